"""What is counted: for each kind of record one row per thing that counts, with everything that it may be divided by.

Every function takes the facts that are known (as of a moment, to somebody) and gives a frame with the columns `ABOUT`
and those that it names. A project counts once in a fiscal year, however often the step was taken: the latest counts.
The rows are the list behind every number.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

import polars as pl

ABOUT: Final = (
    "id",
    "project_id",
    "project_code",
    "project_name",
    "unit_id",
    "unit",
    "unit_name",
    "department",
    "department_name",
    "county",
    "county_name",
    "account",
    "sector",
    "tags",
    "tier",
    "is_classified",
    "occurred_on",
)
"""Columns of every counted row, besides `subject` (the project, or the unit as a whole) and `fiscal_year`."""


class Known(Protocol):
    """The facts that are known, and what was counted in them already: countings share each other's rows."""

    @property
    def frame(self) -> pl.DataFrame:
        """The facts."""

    def counted(self, counting: Counting) -> pl.DataFrame:
        """The rows of another counting."""


Counting = Callable[[Known], pl.DataFrame]

GRAIN: Final = ("subject", "fiscal_year")

_BEGINNING_ENDS: Final = 3
"""Budgets of the beginning of a year (年初预算) are those approved until March."""


def latest(facts: Known, step: str, *kinds: str) -> pl.DataFrame:
    """The latest fact of a step for each subject and year; a step may be divided by kinds."""
    of_step = pl.col("step") == step
    found = facts.frame.filter(of_step & pl.col("kind").is_in(kinds) if kinds else of_step)
    return found.unique(GRAIN, keep="last", maintain_order=True)


def _within(frame: pl.DataFrame, other: pl.DataFrame, name: str) -> pl.DataFrame:
    """Add whether the same subject and year is in another frame: 1, 0, or null in years in which nothing is in it."""
    there = other.select(GRAIN).with_columns(pl.lit(1, pl.Int64).alias(name))
    found = frame.join(there, on=GRAIN, how="left", maintain_order="left")
    return found.with_columns(pl.when(_has_begun(other)).then(pl.col(name).fill_null(0)))


def _has_begun(other: pl.DataFrame) -> pl.Expr:
    return pl.col("fiscal_year").is_in(other["fiscal_year"].unique().implode())


def appraisals(facts: Known) -> pl.DataFrame:
    """Concluded ex-ante appraisals: requested_amount, supported_amount."""
    return latest(facts, "appraisal.conclude")


def targets(facts: Known) -> pl.DataFrame:
    """Projects with approved targets: amount (the budget that they cover), is_monitored, is_self_evaluated."""
    found = _within(latest(facts, "plans.approve", "PROJECT"), facts.counted(monitored), "is_monitored")
    return _within(found, facts.counted(self_evaluations), "is_self_evaluated")


def overall_targets(facts: Known) -> pl.DataFrame:
    """Units with approved targets for their whole expenditure."""
    return latest(facts, "plans.approve", "OVERALL")


def monitored(facts: Known) -> pl.DataFrame:
    """Projects monitored in at least one round of a year: amount, state (the light of the latest round)."""
    return latest(facts, "monitoring.accept")


def self_evaluations(facts: Known) -> pl.DataFrame:
    """Projects whose self-evaluation was accepted: amount, score, grade, has_feedback, is_used."""
    found = _within(latest(facts, "evaluation.accept", "SELF"), facts.counted(feedback), "has_feedback")
    return _within(found, facts.counted(decisions), "is_used")


def _concluded(*kinds: str) -> Counting:
    def evaluations(facts: Known) -> pl.DataFrame:
        return latest(facts, "evaluation.conclude", *kinds)

    return evaluations


department_evaluations = _concluded("DEPARTMENT")
whole_departments = _concluded("WHOLE_DEPARTMENT")
key_evaluations = _concluded("KEY", "KEY_EXTERNAL")
external_evaluations = _concluded("KEY_EXTERNAL")


def feedback(facts: Known) -> pl.DataFrame:
    """Projects whose result was given back to the unit."""
    told = facts.frame.filter(pl.col("step").is_in(("application.give_feedback", "remediation.demand")))
    return told.unique(GRAIN, keep="last", maintain_order=True)


def decisions(facts: Known) -> pl.DataFrame:
    """Decisions that moved budget because of a result: amount, state."""
    return latest(facts, "application.decide", "BUDGET")


def trainings(facts: Known) -> pl.DataFrame:
    """Every training that was held: count, its person-times."""
    return facts.frame.filter(pl.col("step") == "training.record")


# --- Money ------------------------------------------------------------------------------------------------------------


def _decided(frame: pl.DataFrame, column: str) -> pl.DataFrame:
    """The amount of a column that counts for each source of funds: the latest by day that no correction replaces."""
    found = frame.filter((pl.col("step") == "money.decide") & pl.col(column).is_not_null())
    return found.sort("occurred_on", "id").unique((*GRAIN, "fund_source"), keep="last", maintain_order=True)


def _by_project(lines: pl.DataFrame, column: str) -> pl.DataFrame:
    """The sum of the lines of each subject and year, with what the latest line says about it."""
    about = [pl.col(each).last() for each in ABOUT]
    return lines.group_by(GRAIN, maintain_order=True).agg(*about, pl.col(column).sum())


def budgets(facts: Known) -> pl.DataFrame:
    """Projects in the approved budget: budget (as adjusted, else as approved), executed, has_target.

    `executed` is null in years in which nothing was paid to anybody: blank is not zero.
    """
    adjusted = _decided(facts.frame, "adjusted_amount").select(
        *GRAIN, "fund_source", pl.col("adjusted_amount").alias("then")
    )
    lines = _decided(facts.frame, "approved_amount").join(adjusted, on=(*GRAIN, "fund_source"), how="left")
    found = _by_project(lines.with_columns(pl.coalesce("then", "approved_amount").alias("budget")), "budget")
    paid = facts.counted(spending)
    found = found.join(paid.select(*GRAIN, "executed"), on=GRAIN, how="left", maintain_order="left")
    found = found.with_columns(pl.when(_has_begun(paid)).then(pl.col("executed").fill_null(0)))
    return _within(found, facts.counted(targets), "has_target")


def spending(facts: Known) -> pl.DataFrame:
    """Projects with payments: executed, the sum of the year."""
    found = facts.frame.filter(pl.col("step") == "money.execute")
    return _by_project(found.with_columns(pl.col("executed_amount").alias("executed")), "executed")


def beginnings(facts: Known) -> pl.DataFrame:
    """Projects in the budget of the beginning of a year, out of general public money that is no transfer: beginning."""
    own = (
        (pl.col("account") == "GENERAL_PUBLIC")
        & (pl.col("transfer_kind") == "NONE")
        & (pl.col("occurred_on").dt.month() <= _BEGINNING_ENDS)
    )
    lines = _decided(facts.frame.filter(own), "approved_amount")
    return _by_project(lines.with_columns(pl.col("approved_amount").alias("beginning")), "beginning")


def reductions(facts: Known) -> pl.DataFrame:
    """The same money against the year before: less, what the year before had (above zero) and the year has (below)."""
    found = facts.counted(beginnings)
    years = found["fiscal_year"].unique()
    before = found.with_columns(
        (pl.col("fiscal_year") + 1).cast(pl.Int16).alias("fiscal_year"), pl.col("beginning").alias("less")
    )
    after = found.with_columns((-pl.col("beginning")).alias("less"))
    return pl.concat(
        [
            before.filter(pl.col("fiscal_year").is_in(years.implode())),
            after.filter((pl.col("fiscal_year") - 1).cast(pl.Int16).is_in(years.implode())),
        ]
    )
