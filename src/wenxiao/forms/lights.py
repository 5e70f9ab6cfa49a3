"""Monitoring judged for any number of projects at once: lights, forecasts, alert schemes side by side, their replay.

A project in a round is a form of the type ``monitoring``: one row of `frames.SCHEMA` per project, one per money line,
one per indicator. What a scheme of alerts says is a set of parameters of the rulebook, so one place's lights are tried
on another's records by exchanging these parameters only.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

import polars as pl

from wenxiao.forms.assessment import judge
from wenxiao.kernel.rule import Severity
from wenxiao.rules import catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wenxiao.kernel.columns import Tables
    from wenxiao.kernel.rule import Check
    from wenxiao.rulebook import Resolution

OF_INDICATORS: Final = (
    "comparable_actual_value",
    "attainment_ratio",
    "progress_kind",
    "expected_basis",
    "expected_value_to_date",
    "progress_index",
    "forecast_basis",
    "usual_share",
    "year_end_value",
    "year_end_value_low",
    "year_end_value_high",
    "forecast_outlook",
    "indicator_alert",
    "indicator_light",
    "indicator_turn",
    "value_for_green",
)
OF_PROJECTS: Final = (
    "project_execution_rate",
    "expected_execution_rate",
    "execution_index",
    "execution_alert",
    "execution_light",
    "amount_for_green",
    "year_end_execution_rate",
    "year_end_execution_rate_low",
    "year_end_execution_rate_high",
    "progress_to_date",
    "expected_progress_to_date",
    "results_gap",
    "red_indicators",
    "yellow_indicators",
    "blue_indicators",
    "green_indicators",
    "least_progress_index",
    "alert_index",
    "project_alert",
    "project_light",
)
LIGHTS: Final = frozenset((*OF_INDICATORS, *OF_PROJECTS))
"""Names of the rules that make lights and forecasts."""

ALERTS: Final = ("RED", "YELLOW")
"""Lights that ask for something to be done."""

_STAGE: Final = "monitoring"
_NEVER: Final = 2**62
"""An index that no line is above."""


def light(tables: Tables, resolution: Resolution) -> Tables:
    """The frames of any number of projects in a round, with lights and forecasts added."""
    return judge(tables, resolution, LIGHTS)


def light_and_check(tables: Tables, resolution: Resolution) -> Tables:
    """As `light`, with the checks of what is reported beside; those of the targets were asked when they were set."""
    return judge(tables, resolution, LIGHTS | {each.name for each in checks(resolution)})


@cache
def _of_the_stage() -> tuple[Check, ...]:
    return tuple(each for each in catalogue.checks() if f".{_STAGE}." in each.function.__module__)


def checks(resolution: Resolution) -> list[Check]:
    """The checks of what is reported that are not switched off."""
    return [each for each in _of_the_stage() if resolution[each.name] != Severity.OFF.value]


def under_scheme(own: Resolution, other: Resolution) -> Resolution:
    """The values of a place with the monitoring parameters of another: its alert scheme tried on one's own records."""
    lent = {name: period for name, period in other.periods.items() if other.declarations[name].stage == _STAGE}
    return replace(own, periods={**own.periods, **lent})


# --- The past ---------------------------------------------------------------------------------------------------------


def quartiles(cases: pl.DataFrame, by: Sequence[str]) -> pl.DataFrame:
    """How much of a year's result was there by a month, in earlier cases: the quartiles per group.

    `cases`: the columns `by`, and ``to_date`` and ``year_end`` (scaled integers of one scale). Cases without a positive
    year's end tell nothing. Gives the columns `by`, ``cases``, ``share_low``, ``share``, ``share_high`` (ratios ×10⁴,
    at most 1). A quartile is the case of that rank (⌈n/4⌉, ⌈n/2⌉, ⌈3n/4⌉ from below), so it can be looked up.
    """
    told = cases.filter((pl.col("year_end") > 0) & (pl.col("to_date") >= 0))
    whole, part = pl.col("year_end"), pl.col("to_date").clip(upper_bound=pl.col("year_end"))
    share = (2 * part.cast(pl.Int128) * 10_000 + whole) // (2 * whole)
    ranked = pl.col("share").sort()
    count = pl.len().cast(pl.Int64)
    return (
        told.select(*by, share=share.cast(pl.Int64))
        .group_by(by, maintain_order=True)
        .agg(
            cases=count,
            share_low=ranked.get((count + 3) // 4 - 1),
            share_middle=ranked.get((count + 1) // 2 - 1),
            share_high=ranked.get((3 * count + 3) // 4 - 1),
        )
        .rename({"share_middle": "share"})
    )


# --- The laboratory ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Counts:
    """How a scheme's alerts of some rounds agree with how the projects ended.

    `alerts`: projects with an alert in any round; `hits`: of these, those that ended below target; `short`: all that
    ended below target. `lead_months`: from the first alert of each hit to the end of its year, summed.
    """

    projects: int
    alerts: int
    hits: int
    short: int
    lead_months: int

    @property
    def false_alarms(self) -> int:
        """Projects with an alert that ended well."""
        return self.alerts - self.hits

    @property
    def missed(self) -> int:
        """Projects that ended below target without any alert."""
        return self.short - self.hits


def agreement(alerts: pl.DataFrame, outcomes: pl.DataFrame) -> Counts:
    """Count alerts against outcomes.

    `alerts`: ``project``, ``fiscal_year``, ``as_of_month``, ``alerted`` (flag), a row per project and round;
    `outcomes`: ``project``, ``fiscal_year``, ``fell_short`` (flag). Projects without an outcome are left out.
    """
    key = ["project", "fiscal_year"]
    first = alerts.group_by(key).agg(
        alerted=pl.col("alerted").fill_null(value=False).any(),
        first=pl.col("as_of_month").filter(pl.col("alerted").fill_null(value=False)).min(),
    )
    ended = first.join(outcomes.drop_nulls("fell_short"), on=key)
    hit = ended["alerted"] & ended["fell_short"]
    lead = (12 - ended.filter(hit)["first"].cast(pl.Int64)).sum()
    return Counts(ended.height, int(ended["alerted"].sum()), int(hit.sum()), int(ended["fell_short"].sum()), int(lead))


def alerted(lit: pl.DataFrame) -> pl.DataFrame:
    """The alerts of a frame of projects that was lit: ``project``, ``fiscal_year``, ``as_of_month``, ``alerted``."""
    flag = pl.col("project_light").is_in(ALERTS)
    return lit.select("project", "fiscal_year", "as_of_month", alerted=flag)


@dataclass(frozen=True, slots=True)
class Point:
    """What a scheme gives when an alert comes below this index (ratio ×10⁴) instead of at its own line."""

    below: int
    counts: Counts


def sweep(lit: pl.DataFrame, outcomes: pl.DataFrame, lines: Sequence[int]) -> list[Point]:
    """The agreement for alerts at one line of `alert_index` after the other: schemes compare at equal recall."""
    key = ["project", "fiscal_year"]
    told = lit.select(*key, "as_of_month", index=pl.col("alert_index").cast(pl.Int64).fill_null(_NEVER))
    rows = told.join(outcomes.drop_nulls("fell_short"), on=key).sort(*key, "as_of_month")
    earlier = pl.col("index").cum_min().shift(1).over(key).fill_null(_NEVER)
    ended = rows.unique(key)
    projects, short = ended.height, int(ended["fell_short"].sum())
    lead = 12 - pl.col("as_of_month").cast(pl.Int64)
    sums: dict[str, pl.Expr] = {}
    for line in lines:  # a row has the first alert of its project for the lines above its index, up to the earlier ones
        first = (pl.col("index") < line) & (pl.col("earlier") >= line)
        hit = first & pl.col("fell_short")
        sums |= {f"alerts{line}": first.sum(), f"hits{line}": hit.sum(), f"lead{line}": lead.filter(hit).sum()}
    counted = rows.with_columns(earlier=earlier).select(**sums).row(0, named=True)
    return [
        Point(line, Counts(projects, counted[f"alerts{line}"], counted[f"hits{line}"], short, counted[f"lead{line}"]))
        for line in lines
    ]


def at_recall(points: Sequence[Point], hits: int) -> Point | None:
    """The point with the fewest false alarms among those that find at least so many; None where none does."""
    enough = [each for each in points if each.counts.hits >= hits]
    return min(enough, key=lambda each: (each.counts.false_alarms, each.below), default=None)


def moved(before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    """Projects whose light or fired rule differs between two judgements of the same round.

    Both with ``project``, ``project_light``, ``project_alert``; gives these with ``_before`` and ``_after``.
    """
    columns = ["project", "project_light", "project_alert"]
    both = before.select(columns).join(after.select(columns), on="project", suffix="_after")
    same = pl.col("project_light").eq_missing(pl.col("project_light_after")) & pl.col("project_alert").eq_missing(
        pl.col("project_alert_after")
    )
    return both.filter(~same).rename({name: f"{name}_before" for name in columns[1:]})
