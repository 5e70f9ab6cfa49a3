"""How long advice on a sheet of thirty indicators takes, and the preview of a workbook of five hundred projects.

Run: ``.venv/bin/python bench/advice.py``. Makes a small prefecture in a folder that is thrown away.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS, ROWS, PROJECTS = 40, 30, 500
sys.path[:0] = [str(Path(__file__).parents[1] / each) for each in ("src", "tests", "tests/integration")]


def milliseconds(call: Callable[[int], None]) -> tuple[float, float]:
    """Median and best of some rounds, after a warm-up."""
    took = []
    for number in range(ROUNDS):
        began = time.perf_counter()
        call(number)
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took[2:]), min(took[2:])


def main() -> None:
    """Measure and print."""
    from django.core.management import call_command  # noqa: PLC0415 - only after the folder is named

    from support.world import build  # noqa: PLC0415 - as above

    call_command("migrate", verbosity=0)
    build()
    from test_target_upload import workbook  # noqa: PLC0415 - as above

    from support.world import LATER, hat_of, unit_of  # noqa: PLC0415 - as above
    from wenxiao_site.actions import plans, target_lists  # noqa: PLC0415 - as above
    from wenxiao_site.actions.plan_forms import assess_plan  # noqa: PLC0415 - as above
    from wenxiao_site.registry.models import PerformancePlan, Project  # noqa: PLC0415 - as above

    plan = PerformancePlan.objects.select_related("project__unit__region").get(pk=2)

    def advise(number: int) -> None:
        lines = {
            f"n{row}": {
                "dimension": "OUTPUT",
                "sub_dimension": "QUANTITY",
                "name": f"第{row}项建设数量",
                "target_text": f"{row + 1 + number}个",
                "max_points": "3",
            }
            for row in range(ROWS)
        }
        assess_plan(plan, plans.applied(plans.content(plan), {"indicators": lines}))

    median, best = milliseconds(advise)
    print(f"advice on {ROWS} rows: median {median:.1f} ms, best {best:.1f} ms")
    like = {"unit": unit_of("654300000/219001"), "category": "SPECIFIC", "novelty": "NEW", "first_year": 2027}
    like |= {"last_year": 2027, "account": "GENERAL_PUBLIC", "functional_code": "2130106", "recorded_at": LATER}
    many = [
        Project(code=f"65430026T{number:012}", name=f"第{number}片区", **like)
        for number in range(10**6, 10**6 + PROJECTS)
    ]
    Project.objects.bulk_create(many)
    content = workbook([(each.code, each.name) for each in many])
    began = time.perf_counter()
    book = target_lists.looked_at("目标.xlsx", content, 2027, hat_of("reviewer"))
    print(f"preview of {len(book.entries)} projects: {time.perf_counter() - began:.2f} s")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WENXIAO_VAR"] = folder
        main()
