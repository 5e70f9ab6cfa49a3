"""How long the fit of 2,000 requests under a ceiling takes, with what a further step would buy, and how near the bound.

    python bench/fitting.py

Requests of very different size, with and without ties, divisible ones and a floor. The program ends with 1 when one
takes 5 seconds or more.
"""

from __future__ import annotations

import random
import sys
import time

from wenxiao_site.adapters.fitting import SECONDS, Candidate, fit

COUNT = 2_000
AIM_SECONDS = 5.0
STEP = 100_000_000
"""1,000,000 yuan, in fen."""


def requests(*, has_ties: bool, divisible: float) -> list[Candidate]:
    """Requests by chance, the same every time; multiples of 100 yuan."""
    chance = random.Random(6543)
    return [
        Candidate(
            amount=max(1, int(chance.lognormvariate(8.5, 1.3))) * (1 if chance.random() < 0.5 else 10) * 10_000,
            points=chance.choice((6_000, 7_000, 8_000, 9_000)) if has_ties else chance.randint(4_000, 10_000),
            counts=chance.random() < 0.5,
            is_divisible=chance.random() < divisible,
        )
        for _ in range(COUNT)
    ]


def main() -> int:
    """Print a line for each kind of requests; 1 when one of them is too slow."""
    slowest = 0.0
    for has_ties in (False, True):
        for divisible in (0.0, 0.3):
            for share in (0.0, 0.8, 0.95):
                asked = requests(has_ties=has_ties, divisible=divisible)
                ceiling = sum(each.amount for each in asked) * 7 // 10 // 10_000 * 10_000
                floor = int(sum(each.amount for each in asked if each.counts) * share) // 10_000 * 10_000
                began = time.perf_counter()
                found = fit(asked, ceiling, floor)
                fit(asked, ceiling + STEP, floor, SECONDS / 2)
                seconds = time.perf_counter() - began
                slowest = max(slowest, seconds)
                print(
                    f"ties {has_ties!s:5}  divisible {divisible:.0%}  floor {share:.0%}  {seconds:5.2f} s  "
                    f"below the bound {(found.bound - found.value) / found.bound:.1e}  proven {found.is_optimal}"
                )
    return int(slowest >= AIM_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
