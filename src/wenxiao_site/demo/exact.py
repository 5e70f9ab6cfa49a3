"""Sums that come out exactly: dividing an amount, and choosing records whose amounts add up to one.

All amounts are whole numbers (fen). Nothing is rounded away: what cannot be reached is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wenxiao_site.demo.chance import Chance

_TRIES: Final = 4000


class UnreachableError(ValueError):
    """No choice of so many amounts with this sum was found."""


def split(total: int, weights: Sequence[float], *, grain: int = 1, least: int = 0) -> list[int]:
    """Divide `total` in proportion to the weights, in multiples of `grain`, each part at least `least`.

    The parts add up to `total` exactly; what `grain` leaves over goes to the greatest part. Raises UnreachableError.
    """
    rest = total - least * len(weights)
    if not weights or rest < 0 or sum(weights) <= 0:
        raise UnreachableError(f"{total} cannot be divided into {len(weights)} parts of at least {least}")
    whole, scale = 0, rest / sum(weights)
    parts = []
    for weight in weights:
        part = int(weight * scale) // grain * grain
        parts.append(least + part)
        whole += part
    parts[max(range(len(parts)), key=parts.__getitem__)] += rest - whole
    return parts


def choose(amounts: Sequence[int], count: int, total: int, chance: Chance) -> list[int]:
    """Positions of `count` of the amounts, by chance, that add up to exactly `total`.

    Begins with a choice by chance and swaps: first whatever brings the sum nearer, then pairs that close the gap to the
    fen. With thousands of amounts of some variety any total between the extremes is reached in milliseconds. Raises
    UnreachableError when it is out of reach, or was not found in `_TRIES` swaps.
    """
    values = np.array(amounts, dtype=np.int64)
    ordered = np.sort(values)
    if not 0 <= count <= len(values) or not ordered[:count].sum() <= total <= ordered[len(values) - count :].sum():
        raise UnreachableError(f"{count} of {len(values)} amounts cannot add up to {total}")
    inside = np.zeros(len(values), dtype=bool)
    inside[chance.sample(range(len(values)), count)] = True
    gap = total - int(values[inside].sum())
    for _ in range(_TRIES):
        if gap == 0:
            return [int(each) for each in np.flatnonzero(inside)]
        gap -= _swap(values, inside, gap, chance)
    raise UnreachableError(f"no {count} of {len(values)} amounts that add up to {total}: {gap} remain")


def _swap(values: np.ndarray, inside: np.ndarray, gap: int, chance: Chance) -> int:
    """Swap one amount for another so that the sum comes as near as one swap can; by how much it grew.

    When no swap brings it nearer, two are swapped by chance, to try from elsewhere.
    """
    taken, left = np.flatnonzero(inside), np.flatnonzero(~inside)
    if not len(taken) or not len(left):
        raise UnreachableError("all or none are taken")
    left = left[np.argsort(values[left], kind="stable")]
    sought = values[taken] + gap
    place = np.searchsorted(values[left], sought)
    best = None
    for near in (np.clip(place, 0, len(left) - 1), np.clip(place - 1, 0, len(left) - 1)):
        miss = np.abs(values[left[near]] - sought)
        least = int(miss.min())
        if best is None or least < best[0]:
            equal = np.flatnonzero(miss == least)
            pick = int(equal[int(chance.random() * len(equal))])
            best = (least, int(taken[pick]), int(left[near[pick]]))
    if best is None or best[0] >= abs(gap):
        best = (0, chance.one([int(each) for each in taken]), chance.one([int(each) for each in left]))
    _, out, into = best
    inside[out], inside[into] = False, True
    return int(values[into] - values[out])
