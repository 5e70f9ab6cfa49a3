"""Scoring once more, slowly: exact decimals, one number at a time, written from the regulations and not from the rules.

Amounts, values and points are plain numbers (8.62 points, 43.20 万元), shares are parts of 1. None is a blank. Inputs
are exact; a quotient carries 100 digits, which decides every rounding of numbers as large as `kernel.scales` accepts.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_EXACT = Context(prec=100, rounding=ROUND_HALF_UP)
_HUNDREDTH = Decimal("0.01")
_OF_A_PERCENT = Decimal("0.0001")


@dataclass(frozen=True)
class Scheme:
    """What a jurisdiction chooses: shares as parts of 1, points as points."""

    method: str = "ratio"
    policy: str = "none"
    pass_mark: Decimal = Decimal(0)
    explain_from: Decimal = Decimal("1.3")
    rate_cap: Decimal = Decimal(1)
    full_points: Decimal = Decimal(100)
    execution_points: Decimal = Decimal(10)


def rounded(number: Decimal, step: Decimal) -> Decimal:
    """Half up to a multiple of 0.01 or 0.0001."""
    return number.quantize(step, ROUND_HALF_UP, _EXACT)


def quotient(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """None where one is blank, the whole is not positive or the part is negative."""
    if part is None or whole is None or whole <= 0 or part < 0:
        return None
    return _EXACT.divide(part, whole)


def execution_rate(executed: Decimal | None, budget: Decimal | None) -> Decimal | None:
    """执行率 = 执行数 ÷ 预算数, to 0.01 %."""
    share = quotient(executed, budget)
    return None if share is None else rounded(share, _OF_A_PERCENT)


def execution_score(
    executed: Decimal | None, budget: Decimal | None, points: Decimal, scheme: Scheme = Scheme()
) -> Decimal | None:
    """分值 × min(执行率, 1), from the rate before it is rounded."""
    share = quotient(executed, budget)
    return None if share is None else rounded(_EXACT.multiply(min(share, scheme.rate_cap), points), _HUNDREDTH)


def attainment(actual: Decimal | None, target: Decimal | None) -> Decimal | None:
    """完成率, to 0.01 %; a negative actual counts as 0 against a target that is not negative."""
    return execution_rate(_counted(actual, target), target)


def is_met(actual: Decimal, target: Decimal, operator: str | None, *, lower: bool) -> bool:
    """By the operator where it is strict, else by the direction."""
    counted = _counted(actual, target)
    assert counted is not None
    if operator in {"LT", "GT"}:
        return counted < target if operator == "LT" else counted > target
    return counted <= target if lower else counted >= target


def expected_score(
    actual: Decimal | None,
    target: Decimal | None,
    operator: str | None,
    points: Decimal | None,
    scheme: Scheme = Scheme(),
    *,
    lower: bool,
) -> Decimal | None:
    """The table 1.4 of the regulations: Q1–Q7 with the chosen method and policy."""
    if actual is None or target is None or points is None:
        return None
    counted = max(actual, Decimal(0)) if target >= 0 else actual
    if is_met(actual, target, operator, lower=lower):
        return _after_policy(attainment(actual, target), points, scheme, lower=lower)
    share = _over(counted, target, scheme) if lower else _short(counted, target, scheme)
    return None if share is None else rounded(_EXACT.multiply(share, points), _HUNDREDTH)


def _counted(actual: Decimal | None, target: Decimal | None) -> Decimal | None:
    return Decimal(0) if actual is not None and target is not None and actual < 0 <= target else actual


def _after_policy(ratio: Decimal | None, points: Decimal, scheme: Scheme, *, lower: bool) -> Decimal:
    if lower or scheme.policy == "none" or ratio is None or ratio <= scheme.explain_from:
        return points
    left = max(1 - (ratio - scheme.explain_from), Decimal(0)) if scheme.policy == "linear" else Decimal(0)
    return rounded(_EXACT.multiply(left, points), _HUNDREDTH)


def _short(actual: Decimal, target: Decimal, scheme: Scheme) -> Decimal | None:
    share = quotient(actual, target)
    below = share is not None and rounded(share, _OF_A_PERCENT) < scheme.pass_mark
    return Decimal(0) if below else share


def _over(actual: Decimal, target: Decimal, scheme: Scheme) -> Decimal | None:
    if scheme.method == "binary" or target == 0:
        return Decimal(0)
    if target < 0:
        return None
    if scheme.method == "linear":
        return max(1 - _EXACT.divide(actual - target, target), Decimal(0))
    return _EXACT.divide(target, actual)


def band(result: str, points: Decimal, full_from: Decimal, partial_from: Decimal) -> tuple[Decimal, Decimal]:
    """Least and highest score of 达成 (FULLY), 部分达成 (PARTLY), 未达成 (NOT): whole hundredths inside the band."""
    full, partial = (
        _EXACT.multiply(points, share).quantize(_HUNDREDTH, ROUND_CEILING) for share in (full_from, partial_from)
    )
    return {
        "FULLY": (full, points),
        "PARTLY": (partial, full - _HUNDREDTH),
        "NOT": (Decimal(0), partial - _HUNDREDTH),
    }[result]


def total(parts: Sequence[Decimal | None], not_applicable: Decimal, scheme: Scheme = Scheme()) -> Decimal | None:
    """得分 ÷ (100 − 不适用分值) × 100; None while a part is blank or nothing applies."""
    stated = [part for part in parts if part is not None]
    if len(stated) < len(parts):
        return None
    share = quotient(sum(stated, Decimal(0)), scheme.full_points - not_applicable)
    return None if share is None else rounded(_EXACT.multiply(share, scheme.full_points), _HUNDREDTH)


def grade(points: Decimal | None, limits: Sequence[Decimal]) -> str | None:
    """优, 良, 中 from their limits on, else 差."""
    if points is None:
        return None
    return next((name for name, limit in zip("优良中", limits, strict=True) if points >= limit), "差")
