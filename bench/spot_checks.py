"""How many of the inflated and copied self-evaluations stand at the top of the ranking, and how long ranking takes.

    python bench/spot_checks.py                the whole demonstration: seven years, about 16,000 self-evaluations
    python bench/spot_checks.py --scale 0.2    a part of it

The demonstration is built into a database of its own that is thrown away. Who was made dishonest is known to the
generator alone: it is read from its memory, never from the database. The program ends with 1 below an aim.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from decimal import Decimal

AIM_FOUND = 60
"""Percent of the dishonest ones that the first tenth of the ranking should hold."""
AIM_SECONDS = 5.0
AIM_BOUNDARY_SECONDS = 1.0
RUNS = 3


def built(scale: Decimal) -> dict[tuple[str, int], str]:
    """Build the demonstration; (project code, fiscal year) → how honest its self-evaluation was made."""
    from wenxiao_site.demo import building  # noqa: PLC0415
    from wenxiao_site.demo.world import LAST_YEAR, World  # noqa: PLC0415

    kept: list[World] = []

    class Kept(World):
        def __init__(self, *given: object) -> None:
            super().__init__(*given)  # type: ignore[arg-type]
            kept.append(self)

    building.World = Kept  # type: ignore[misc]
    building.build(scale=scale)
    years = (each for made in kept[0].years.values() for each in made if each.fiscal_year <= LAST_YEAR)
    return {(each.venture.row["code"], each.fiscal_year): each.honesty.value for each in years}


def main() -> int:
    """Build, rank, compare."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--scale", type=Decimal, default=Decimal(1))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="wenxiao-bench-") as folder:
        os.environ |= {"WENXIAO_VAR": folder, "DJANGO_SETTINGS_MODULE": "wenxiao_site.settings"}
        import django  # noqa: PLC0415

        django.setup()
        from django.core.management import call_command  # noqa: PLC0415

        call_command("migrate", verbosity=0)
        return measured(built(asked.scale))


def measured(truth: dict[tuple[str, int], str]) -> int:
    """Rank everything and print the curve."""
    from wenxiao_site.actions.evaluation_frames import moves, own, ranked  # noqa: PLC0415
    from wenxiao_site.registry.models import Evaluation  # noqa: PLC0415

    years = sorted({year for _, year in truth})
    best = min(timed(lambda: ranked(own(years))) for _ in range(RUNS))
    boundary = {"grade_excellent_from": 92, "grade_good_from": 80, "grade_fair_from": 60}
    moved = min(timed(lambda: moves(Evaluation.objects.filter(kind="SELF"), boundary)) for _ in range(RUNS))
    found = ranked(own(years)).rows
    labels = [truth[key, year] for key, year in found.select("key", "fiscal_year").iter_rows()]
    wrong = [label != "HONEST" for label in labels]
    print(f"{len(labels):,} self-evaluations read, scored, checked and ranked in {best:.2f} s")
    print(f"a changed grade boundary over all of them: {moved:.2f} s")
    print(f"{sum(wrong):,} were made inflated or copied ({100 * sum(wrong) / len(wrong):.1f} %)\n")
    print("first … of the ranking   holds … of them   inflated   copied")
    shares = {}
    for percent in (1, 2, 5, 10, 15, 20, 30, 50, 100):
        top = labels[: max(len(labels) * percent // 100, 1)]
        told = [percent_of(top, labels, kinds) for kinds in (("INFLATED", "COPIED"), ("INFLATED",), ("COPIED",))]
        shares[percent] = told[0]
        print(f"{percent:>17} %   {told[0]:>13.1f} %   {told[1]:>6.1f} %   {told[2]:>6.1f} %")
    is_met = shares[10] >= AIM_FOUND and best <= AIM_SECONDS and moved <= AIM_BOUNDARY_SECONDS
    return 0 if is_met else 1


def percent_of(top: list[str], labels: list[str], kinds: tuple[str, ...]) -> float:
    """Which percentage of the labels of some kinds stands at the top."""
    return 100 * sum(each in kinds for each in top) / max(sum(each in kinds for each in labels), 1)


def timed(act: object) -> float:
    """Seconds that it takes."""
    begun = time.perf_counter()
    act()  # type: ignore[operator]
    return time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
