"""The rules of scoring as anyone would first write them: a loop over projects, exact, with Python's `Decimal`.

It shares no code with the rules but the lists of words that tell a harm from a benefit, and it knows what the rules say
in the jurisdiction that the generated forms belong to: proportional points, lower-is-better by ratio, no policy on
over-achievement.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl

from wenxiao.rules.words import _DURATION, _FIGHT, _HARM, _PURE_COST, _RATE, _SAVING, DURATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    Row = tuple[Any, ...]

CENT, TENTH, ONE, ZERO = Decimal("0.01"), Decimal("0.1"), Decimal(1), Decimal(0)
FULL, EXECUTION_POINTS = Decimal(100), Decimal(10)
GRADES = ((Decimal(90), "优"), (Decimal(80), "良"), (Decimal(60), "中"), (Decimal(0), "差"))
YUAN = {"元": 1, "千元": 10**3, "万元": 10**4, "百万元": 10**6, "亿元": 10**8}
COST = {"COST", "ECONOMIC_COST", "SOCIAL_COST", "ENVIRONMENTAL_COST"}
RATE, HARM, FIGHT, DURATION, PRICE, SAVING = map(re.compile, (_RATE, _HARM, _FIGHT, _DURATION, _PURE_COST, _SAVING))

FORM = ("form", "total_score", "grade_text", "execution_heading_points")
FUND = ("form", "is_total", "is_component", "initial_budget_amount", "full_year_budget_amount", "executed_amount",
    "fund_points", "fund_score", "execution_rate_value", "execution_rate_places")  # fmt: skip
INDICATOR = ("form", "level3", "dimension", "sub_dimension", "target_kind", "target_operator", "target_value",
    "target_unit", "actual_kind", "actual_value", "actual_unit", "max_points", "score", "is_applicable",
    "reason")  # fmt: skip
FIRST_CHECKED = {"fund": ("is_component", "initial_budget_amount", "execution_rate_value", "execution_rate_places")}


class Line(NamedTuple):
    """What the loop finds out about an indicator line."""

    points: Decimal | None
    printed: Decimal | None
    expected: Decimal | None
    met: bool | None
    saving: bool
    applicable: bool
    explained: bool


class Result(NamedTuple):
    """Scores of all lines, then execution score, total and grade of all forms; defects by the name of the check."""

    scores: list[Decimal | None]
    execution: list[Decimal | None]
    totals: list[Decimal | None]
    grades: list[str | None]
    defects: dict[str, int]


def run(folder: Path, *, checked: bool) -> Result:
    """Read, score and grade; with `checked` also the arithmetic checks that a form alone decides."""
    result = Result([], [], [], [], {})
    forms = _rows(folder / "form.parquet", FORM)
    funds, lines = _grouped(folder / "fund.parquet", FUND), _grouped(folder / "indicator.parquet", INDICATOR)
    for form, money, indicators in zip(forms, funds, lines, strict=True):
        scored = [_line(*row) for row in indicators]
        heading = _scaled(form[3], 2)
        total_line = next(row for row in money if row[1])
        budget, spent = _scaled(_budget(total_line), 2), _scaled(total_line[5], 2)
        points = _scaled(total_line[6], 2) or heading or EXECUTION_POINTS
        execution = None
        if budget and spent is not None:
            execution = (min(spent, budget) * points / budget).quantize(CENT, ROUND_HALF_UP)
        total = _total(execution, scored)
        result.scores.extend(line.expected for line in scored)
        result.execution.append(execution)
        result.totals.append(total)
        result.grades.append(_grade(total))
        if checked:
            for name in _defects(form, money, total_line, execution, total, scored):
                result.defects[name] = result.defects.get(name, 0) + 1
    return result


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    return pl.read_parquet(path, columns=list(columns)).select(columns).iter_rows()


def _grouped(path: Path, columns: tuple[str, ...]) -> Iterator[list[Row]]:
    for _, rows in groupby(_rows(path, columns), itemgetter(0)):
        yield list(rows)


def _scaled(number: int | None, places: int) -> Decimal | None:
    return None if number is None else Decimal(number).scaleb(-places)


def _budget(row: Row) -> int | None:
    return row[4] if row[4] is not None else row[3]  # type: ignore[no-any-return]


def _line(
    form: int, name: str | None, dimension: str | None, sub: str | None, target_kind: str, operator: str | None,
    target_value: int | None, target_unit: str | None, actual_kind: str, actual_value: int | None,
    actual_unit: str | None, max_points: int | None, score: int | None, applicable: bool, reason: str | None,
) -> Line:  # fmt: skip
    del form
    points, target, actual = _scaled(max_points, 2), _scaled(target_value, 4), _scaled(actual_value, 4)
    if target_kind != "NUMBER" or actual_kind != "NUMBER":
        actual = None
    elif actual is not None and target_unit and actual_unit and actual_unit != target_unit:
        known = target_unit in YUAN and actual_unit in YUAN
        actual = actual * YUAN[actual_unit] / YUAN[target_unit] if known else None
    if actual is not None:
        actual = max(actual, ZERO)
    lower = _is_lower_better(name or "", dimension, sub, operator, target, target_unit or "")
    met = None
    if actual is not None and target is not None:
        met = _is_met(actual, target, operator, lower=lower)
    expected = None
    if applicable and met is not None and points is not None:
        expected = points if met else _short(actual, target, points, lower=lower)
    saving = (dimension == "COST" or sub in {"COST", "ECONOMIC_COST"}) and lower and met is not None and actual < target
    return Line(points, _scaled(score, 2), expected, met, saving, applicable, bool(reason and reason.strip()))


def _is_lower_better(
    name: str, dimension: str | None, sub: str | None, operator: str | None, target: Decimal | None, unit: str
) -> bool:
    if operator in {"LE", "LT"}:
        return True
    if operator in {"GE", "GT"}:
        return False
    price = "元" in unit and PRICE.search(name)
    cost = (dimension == "COST" or sub in COST or price) and not RATE.search(name) and not SAVING.search(name)
    harm = HARM.search(name) and not FIGHT.search(name)
    waiting = unit in DURATIONS and DURATION.search(name)
    return bool(cost or harm or waiting or target == 0)


def _is_met(actual: Decimal, target: Decimal, operator: str | None, *, lower: bool) -> bool:
    if operator == "LT":
        return actual < target
    if operator == "GT":
        return actual > target
    return actual <= target if lower else actual >= target


def _short(actual: Decimal, target: Decimal, points: Decimal, *, lower: bool) -> Decimal:
    """Points for a target that was missed."""
    if target == 0:
        return ZERO
    share = target * points / actual if lower else actual * points / target
    return share.quantize(CENT, ROUND_HALF_UP)


def _total(execution: Decimal | None, lines: list[Line]) -> Decimal | None:
    parts = [line.printed if line.expected is None else line.expected for line in lines if line.applicable]
    if execution is None or None in parts:
        return None
    possible = FULL - sum((line.points or ZERO for line in lines if not line.applicable), ZERO)
    return ((execution + sum(parts, ZERO)) * FULL / possible).quantize(CENT, ROUND_HALF_UP)


def _grade(total: Decimal | None) -> str | None:
    return None if total is None else next(name for least, name in GRADES if total >= least)


def _defects(
    form: Row, money: list[Row], total_line: Row, execution: Decimal | None, total: Decimal | None, lines: list[Line]
) -> Iterator[str]:
    """Names of the arithmetic checks that do not hold, as often as they do not."""
    printed_total, printed_execution = _scaled(form[1], 2), _scaled(total_line[7], 2)
    printed = [line.printed for line in lines]
    rate_is_right = _rate_is_right(total_line)
    if not rate_is_right:
        yield "execution_rate_is_quotient"
    if not _components_add_up(total_line, money):
        yield "fund_total_is_sum_of_components"
    budget, spent = _budget(total_line), total_line[5]
    if budget and spent is not None and spent > budget:
        yield "executed_within_budget"
    if printed_execution is not None and execution is not None and abs(printed_execution - execution) > CENT:
        yield "execution_score_follows_rate"
    points = [line.points for line in lines]
    if None not in points and sum(points, ZERO) + (_scaled(total_line[6], 2) or _scaled(form[3], 2) or ZERO) != FULL:
        yield "weights_sum_to_hundred"
    if printed_total is not None:
        if printed_execution is not None and None not in printed:
            adds_up = abs(printed_total - printed_execution - sum(printed, ZERO)) <= CENT
            if not adds_up:
                yield "total_is_sum_of_scores"
            elif not rate_is_right or abs(printed_execution - execution) > CENT:
                yield "wrong_value_does_not_hide_in_total"
        if total is not None and not all(line.applicable for line in lines) and abs(printed_total - total) > CENT:
            yield "not_applicable_is_rescaled"
        if form[2] is not None and form[2][0] != _grade(printed_total):
            yield "grade_follows_total"
    for line in lines:
        yield from _line_defects(line)


def _line_defects(line: Line) -> Iterator[str]:
    points, score, expected = line.points, line.printed, line.expected
    if score is None or points is None:
        return
    if not ZERO <= score <= points:
        yield "score_within_points"
    if score < points and line.saving:
        yield "saving_is_not_deducted"
    if score < points and not line.saving and (line.met or not line.explained):
        yield "deduction_is_justified"
    if line.met is not False or expected is None:
        return
    if score >= points:
        if expected < points:
            yield "missed_target_not_full_score"
    elif abs(score - expected) > CENT:
        to_tenths = score == score.quantize(TENTH) and score != score.quantize(ONE)
        if not to_tenths or expected.quantize(TENTH, ROUND_HALF_UP) != score:
            yield "score_is_proportional"


def _rate_is_right(row: Row) -> bool:
    """The printed percentage is the quotient, rounded to the decimals that were printed."""
    budget, spent, rate, places = _budget(row), row[5], row[8], row[9]
    if not budget or spent is None or rate is None:
        return True
    step = ONE.scaleb(-places)
    return (Decimal(spent) * 100 / Decimal(budget)).quantize(step, ROUND_HALF_UP) == _scaled(rate, 4)


def _components_add_up(total: Row, money: list[Row]) -> bool:
    """Of each of the three amounts: the parts make the whole once or several times, or one part is an excerpt."""
    components = [row for row in money if row[2]]
    for column in (3, 4, 5):
        parts = [_scaled(row[column], 2) for row in components if row[column] is not None]
        whole = _scaled(total[column], 2)
        if whole is None or not parts:
            continue
        together = sum(parts, ZERO)
        several = together > 0 and whole > 0 and together % whole == 0
        if together != whole and not several and not (len(components) == 1 and together <= whole):
            return False
    return True
