"""Fitting requests under a ceiling: which of them, and how much, so that the money earns the most points.

Every unit of money earns the points of its request. A request is taken whole or not at all, unless it may be divided.
All that is decided here is decided in integers: a bound from a linear relaxation (its multipliers are rounded, any
multipliers give a bound), what it fixes, the divisible rest, and the check of what the solver (HiGHS) says about the
few that remain open. The solver's floating point is never taken at its word.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import gcd
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SECONDS: Final = 2.5
"""The solver stops after so long, unless told otherwise; what it found by then is said to be unproven."""


class UnreachableFloorError(ValueError):
    """No choice under the ceiling gives as much to those that the floor protects.

    `is_proven`: there is none; otherwise none was found in the time.
    """

    def __init__(self, *, is_proven: bool = True) -> None:
        super().__init__("the floor cannot be met")
        self.is_proven = is_proven


@dataclass(frozen=True, slots=True)
class Candidate:
    """A request. `amount`: fen, above zero; `points`: ×10², not below zero; `counts`: whether the floor protects it."""

    amount: int
    points: int
    counts: bool = False
    is_divisible: bool = False


@dataclass(frozen=True, slots=True)
class Fit:
    """`amounts`: fen, in the order of the candidates. `value`, `bound`: points ×10² by fen.

    No choice whatsoever is worth more than `bound`. `is_optimal`: nothing is worth more than this one, as the bound
    says or the solver proves.
    """

    amounts: tuple[int, ...]
    value: int
    bound: int
    is_optimal: bool


@dataclass(frozen=True, slots=True)
class _Problem:
    """In whole units of the greatest common divisor of all amounts."""

    items: tuple[Candidate, ...]
    ceiling: int
    floor: int

    def value(self, amounts: Sequence[int]) -> int:
        return sum(each.points * amount for each, amount in zip(self.items, amounts, strict=True))

    def holds(self, amounts: Sequence[int]) -> bool:
        protected = sum(amount for each, amount in zip(self.items, amounts, strict=True) if each.counts)
        return sum(amounts) <= self.ceiling and protected >= self.floor

    def filled(self, chosen: Iterable[int]) -> list[int] | None:
        """Those taken whole, and the divisible ones filled up in the best way; None where that cannot be.

        First the best that the floor protects until it is met, then the best of all: no exchange could gain.
        """
        amounts = [0] * len(self.items)
        for number in chosen:
            amounts[number] = self.items[number].amount
        left = self.ceiling - sum(amounts)
        lacking = self.floor - sum(amounts[number] for number, each in enumerate(self.items) if each.counts)
        ranked = sorted(
            (number for number, each in enumerate(self.items) if each.is_divisible),
            key=lambda number: (-self.items[number].points, number),
        )
        for number in ranked:
            if self.items[number].counts and lacking > 0:
                part = min(self.items[number].amount, lacking)
                amounts[number], lacking, left = part, lacking - part, left - part
        if left < 0 or lacking > 0:
            return None
        for number in ranked:
            part = min(self.items[number].amount - amounts[number], left)
            amounts[number], left = amounts[number] + part, left - part
        return amounts


def fit(candidates: Sequence[Candidate], ceiling: int, floor: int = 0, seconds: float = SECONDS) -> Fit:
    """The choice that is worth most: at most `ceiling` in all, at least `floor` for those that it protects; fen.

    `seconds`: how long the solver may search. Raises UnreachableFloorError.
    """
    if not candidates:
        if floor > 0:
            raise UnreachableFloorError
        return Fit((), 0, 0, is_optimal=True)
    unit = gcd(ceiling, floor, *(each.amount for each in candidates)) or 1
    items = tuple(Candidate(each.amount // unit, each.points, each.counts, each.is_divisible) for each in candidates)
    problem = _Problem(items, ceiling // unit, floor // unit)
    found, bound, is_optimal = _solved(problem, seconds)
    return Fit(tuple(amount * unit for amount in found), problem.value(found) * unit, bound * unit, is_optimal)


def _solved(problem: _Problem, seconds: float) -> tuple[list[int], int, bool]:
    """Amounts, bound, and whether nothing is better.

    A choice among the few requests that lie closest to the line gives something good; what lies so far from the line
    that the other way could not be better is fixed; the rest is searched.
    """
    ceiling_price, floor_price = _prices(problem)
    gains = [
        (each.points - ceiling_price + (floor_price if each.counts else 0)) * each.amount for each in problem.items
    ]
    bound = ceiling_price * problem.ceiling - floor_price * problem.floor + sum(max(0, gain) for gain in gains)
    whole = [number for number, each in enumerate(problem.items) if not each.is_divisible]
    whole.sort(key=lambda number: abs(gains[number]))
    best = problem.filled(_first(problem))
    least, left, is_proven = -1 if best is None else problem.value(best), seconds, False
    for size, share in (*_ROUNDS, (len(whole), 1.0)):
        taken = [number for number in whole if gains[number] > 0 and bound - gains[number] <= least]
        fixed = {*taken, *(number for number in whole if gains[number] < 0 and bound + gains[number] <= least)}
        open_ = [number for number in whole if number not in fixed]
        taken += [number for number in open_[size:] if gains[number] > 0]
        is_last = size >= len(open_)
        found, is_searched = _searched(problem, taken, open_[:size], left if is_last else seconds * share)
        left -= seconds * share
        if found is not None and problem.value(found) > least:
            best, least = found, problem.value(found)
        is_proven = is_searched and is_last
        if is_last or least == bound:
            break
    if best is None:
        raise UnreachableFloorError(is_proven=is_proven)
    return best, bound, is_proven or least == bound


_ROUNDS: Final = ((24, 0.1), (96, 0.15), (384, 0.25))
"""How many requests are open at first and then, and how much of the time each search has; the last has the rest."""


def _first(problem: _Problem) -> list[int]:
    """Some choice to begin with: the best that the floor protects until it is met, then the best that fits."""
    ranked = sorted(range(len(problem.items)), key=lambda number: (-problem.items[number].points, number))
    lacking = problem.floor - sum(each.amount for each in problem.items if each.counts and each.is_divisible)
    left = problem.ceiling - max(min(problem.floor, problem.floor - lacking), 0)
    chosen: list[int] = []
    for is_first in (True, False):
        for number in ranked:
            each = problem.items[number]
            wanted = each.counts and lacking > 0 if is_first else number not in chosen
            if wanted and not each.is_divisible and each.amount <= left:
                chosen.append(number)
                left -= each.amount
                lacking -= each.amount if each.counts else 0
    return chosen


def _prices(problem: _Problem) -> tuple[int, int]:
    """What a unit of the ceiling and of the floor is worth when everything may be divided, rounded."""
    rows, _, limits = _rows(problem.items, problem.ceiling, problem.floor)
    points = np.array([each.points for each in problem.items], dtype=float)
    told = linprog(-points * rows[0], A_ub=np.array([rows[0], *(-row for row in rows[1:])]), b_ub=limits, bounds=(0, 1))
    if told.status == _INFEASIBLE:
        raise UnreachableFloorError
    prices = [max(0, round(-float(each))) for each in told.ineqlin.marginals]
    return prices[0], prices[1] if len(prices) > 1 else 0


def _rows(items: Sequence[Candidate], ceiling: int, floor: int) -> tuple[list[np.ndarray], float, list[float]]:
    """The amounts, and those that the floor protects, where there is one; the scale; and the limits, as ``≤``.

    Scaled so that the solver's tolerance stays below one unit and above what a floating point number can tell apart.
    """
    scale = max(ceiling / _RANGE, 1.0)
    amounts = np.array([each.amount for each in items], dtype=float) / scale
    if floor <= 0:
        return [amounts], scale, [ceiling / scale]
    counts = np.array([each.counts for each in items], dtype=float)
    return [amounts, amounts * counts], scale, [ceiling / scale, -floor / scale]


_RANGE: Final = 10_000
_INFEASIBLE: Final = 2
_PROVEN: Final = 0


def _searched(
    problem: _Problem, taken: Sequence[int], open_: Sequence[int], seconds: float
) -> tuple[list[int] | None, bool]:
    """What the solver makes of those still open, with whole amounts; and whether it says that nothing is better."""
    if not open_:
        return problem.filled(taken), True
    columns = [*open_, *(number for number, each in enumerate(problem.items) if each.is_divisible)]
    items = [problem.items[number] for number in columns]
    left = problem.ceiling - sum(problem.items[number].amount for number in taken)
    lacking = problem.floor - sum(problem.items[number].amount for number in taken if problem.items[number].counts)
    if left < 0:
        return None, True
    rows, _, limits = _rows(items, left, lacking)
    least, most = [-np.inf, *(-each for each in limits[1:])], [limits[0], *(np.inf for _ in limits[1:])]
    told = milp(
        -np.array([each.points for each in items], dtype=float) * rows[0],
        constraints=LinearConstraint(np.array(rows), least, most),
        bounds=Bounds(0, 1),
        integrality=np.array([0 if each.is_divisible else 1 for each in items]),
        options={"mip_rel_gap": 0.0, "time_limit": max(seconds, 0.1)},
    )
    if told.x is None:
        return None, told.status == _INFEASIBLE
    chosen = [number for number, share in zip(open_, told.x, strict=False) if round(float(share)) == 1]
    found = problem.filled([*taken, *chosen])
    return found, found is not None and told.status == _PROVEN
