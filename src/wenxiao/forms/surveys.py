"""Satisfaction surveys: which answers count, how many are satisfied, how exact that is, how many have to be asked.

The error of a sample is stated for the case in which opinions are split in halves, where it is greatest, so that it is
never told too small; a finite population makes it smaller. Integers throughout: the root is that of `math.isqrt`.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isqrt
from typing import TYPE_CHECKING, Final

import polars as pl

from wenxiao.kernel.columns import Column, Grain, Schema, Tables
from wenxiao.kernel.plan import Plan
from wenxiao.kernel.scales import Unit
from wenxiao.rules import catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wenxiao.rulebook import Resolution

LEVELS: Final = {"5": "非常满意", "4": "满意", "3": "一般", "2": "不满意", "1": "非常不满意"}
"""What can be answered: value → words."""

_LEAST, _STEPS, _FULL = 1, 4, 10_000
_ONE: Final = 10_000
"""Ratios and values are ×10⁴."""

ANSWERS: Final[Schema] = {
    Grain.FORM: {},
    Grain.FUND: {},
    Grain.INDICATOR: {
        "origin_answers": Column("origin_answers", pl.Int64, Unit.COUNT, "同一来源的答卷"),
        "answer_points": Column("answer_points", pl.Int64, Unit.POINTS, "答卷均分"),
    },
}
WANTED: Final = frozenset({"counted_answers", "satisfaction_rate", "answer_counts", "is_satisfied"})


@dataclass(frozen=True, slots=True)
class Result:
    """What a survey says.

    `rate`, `margin`: ratios ×10⁴, None without an answer that counts; `needed`: answers that the rulebook's margin asks
    for; `levels`: per question how many chose each level, of the answers that count.
    """

    answers: int
    counted: int
    rate: int | None
    margin: int | None
    needed: int
    levels: tuple[dict[str, int], ...]

    @property
    def set_aside(self) -> int:
        """Answers that do not count."""
        return self.answers - self.counted


def points_of(choices: Sequence[str]) -> int:
    """The points ×10² of an answer: the mean of its questions, each 0 for the lowest level and 100 for the highest.

    Raises KeyError for a level that is none.
    """
    steps = sum(list(reversed(LEVELS)).index(each) if each in LEVELS else _unknown(each) for each in choices)
    parts = _STEPS * len(choices)
    return (2 * steps * _FULL + parts) // (2 * parts)


def _unknown(level: str) -> int:
    raise KeyError(level)


def margin_of_error(counted: int, population: int | None, resolution: Resolution) -> int | None:
    """z·√(¼ ÷ n · (N − n) ÷ (N − 1)) as a ratio ×10⁴, rounded up; None without answers.

    z: `survey_confidence_factor`, n: `counted`, N: `population` (None: so large that it does not matter).
    """
    if counted <= 0:
        return None
    if population is not None and population <= counted:
        return 0
    left, of = (1, 1) if population is None else (population - counted, population - 1)
    square = _up(_factor(resolution) ** 2 * left, 4 * counted * of)
    root = isqrt(square)
    return min(root if root * root == square else root + 1, _ONE)


def sample_needed(population: int | None, resolution: Resolution) -> int:
    """How many answers keep the error within `survey_margin_most`: z² ÷ 4e² for an endless population, less for N."""
    factor, margin = _factor(resolution) ** 2, int(str(resolution["survey_margin_most"])) ** 2
    if population is None:
        return _up(factor, 4 * margin)
    return min(population, _up(factor * population, 4 * margin * max(population - 1, 0) + factor))


def _factor(resolution: Resolution) -> int:
    return int(str(resolution["survey_confidence_factor"]))


def _up(numerator: int, denominator: int) -> int:
    return -(-numerator // denominator)


def result(
    answers: Sequence[tuple[str, Sequence[str]]], questions: int, population: int | None, resolution: Resolution
) -> Result:
    """What the answers say: each the origin and the levels chosen, in the order of the `questions`."""
    frame = pl.DataFrame(
        {
            "origin": [origin for origin, _ in answers],
            "answer_points": [points_of(choices) for _, choices in answers],
        },
        {"origin": pl.String, "answer_points": pl.Int64},
    )
    needed = sample_needed(population, resolution)
    nothing = tuple(dict.fromkeys(LEVELS, 0) for _ in range(questions))
    if frame.is_empty():
        return Result(0, 0, None, None, needed, nothing)
    told = _judged(frame, resolution)
    counts = told.indicator.get_column("answer_counts").to_list()
    for (_, choices), stands in zip(answers, counts, strict=True):
        for level, question in zip(choices if stands else (), nothing, strict=False):
            question[level] += 1
    counted = told.form.item(0, "counted_answers")
    rate = told.form.item(0, "satisfaction_rate")
    return Result(len(answers), counted, rate, margin_of_error(counted, population, resolution), needed, nothing)


def _judged(answers: pl.DataFrame, resolution: Resolution) -> Tables:
    lines = answers.select(
        form=pl.lit(0, pl.UInt32),
        row=pl.int_range(pl.len(), dtype=pl.UInt32),
        origin_answers=pl.len().over("origin").cast(pl.Int64),
        answer_points="answer_points",
    )
    form = pl.DataFrame({"form": [0]}, {"form": pl.UInt32})
    empty = pl.DataFrame(schema={"form": pl.UInt32, "row": pl.UInt16})
    plan = Plan(catalogue.needed(WANTED), ANSWERS, dict(resolution.items()))
    return plan.run(Tables(form=form, fund=empty, indicator=lines))
