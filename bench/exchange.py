"""Taking in 16,000 projects with 130,000 indicators from Excel, in a database that holds the units alone.

A first worker is killed while it writes; then says how long looking over and taking in last, and the greatest memory
of the process. `--projects` for a smaller file.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

import xlsxwriter

from pages import server

if TYPE_CHECKING:
    from types import ModuleType

MOMENT: Final = datetime(2026, 3, 3, 2, 0, tzinfo=UTC)
_PASSWORD: Final = "Wenxiao-2026"  # noqa: S105 - of people who do not exist
AIM_SECONDS, AIM_MEGABYTES = 60, 600
UNITS: Final = ("654300000", 400)
INDICATORS: Final = (
    ("产出指标", "数量指标", "任务完成数量", "2", "项"),
    ("产出指标", "质量指标", "验收合格率", "2", "%"),
    ("产出指标", "时效指标", "按期完成率", "2", "%"),
    ("成本指标", "经济成本指标", "项目总成本", "5", "万元"),
    ("效益指标", "经济效益指标", "带动增收", "2", "元"),
    ("效益指标", "社会效益指标", "受益人数", "2", "人"),
    ("效益指标", "可持续影响指标", "管护机制健全率", "2", "%"),
    ("满意度指标", "服务对象满意度指标", "受益群众满意度", "2", "%"),
    ("产出指标", "数量指标", "培训人次", "2", "人次"),
)


def file_of(projects: int, indicators: int) -> bytes:
    """A workbook of the tables, as the integrated system gives them."""
    kept = BytesIO()
    with xlsxwriter.Workbook(kept, {"constant_memory": True}) as book:
        heads = {
            "PM_PROJECT_INFO": "MOF_DIV_CODE AGENCY_CODE PRO_CODE PRO_NAME PRO_KIND_CODE SETUP_YEAR IS_NEW"
            " FUND_TYPE_CODE EXP_FUNC_CODE IS_LIVELIHOOD",
            "BGT_PM_ANNUAL": "PRO_CODE FISCAL_YEAR REPLY_AMT APPROVAL_FILE_NO DOC_DATE",
            "PM_PERF_GOAL_INFO": "PRO_CODE FISCAL_YEAR KPI_TARGET",
            "PM_PERF_INDICATOR": "KPI_ID PRO_CODE FISCAL_YEAR LV1_PERF_IND_NAME LV2_PERF_IND_NAME LV3_PERF_IND_NAME"
            " COMPUTESIGN KPI_VAL METERUNIT WEIGHT KPI_CONTENT",
        }
        sheets = {name: book.add_worksheet(name) for name in heads}
        for name, words in heads.items():
            sheets[name].write_row(0, 0, words.split())
        line = 0
        for number in range(1, projects + 1):
            code, unit = f"65430026T{number:012}", f"{200 + number % UNITS[1] // 100}{1 + number % 100:03}"
            sheets["PM_PROJECT_INFO"].write_row(
                number, 0,
                ("654300000", unit, code, f"第{number}号民生实事项目", "T", "2026", "1", "111", "2130106", "1"),
            )  # fmt: skip
            sheets["BGT_PM_ANNUAL"].write_row(
                number, 0, (code, "2026", str(100_000 + number * 37), "财预〔2026〕1号", "2026-01-20")
            )
            sheets["PM_PERF_GOAL_INFO"].write_row(
                number, 0, (code, "2026", f"完成第{number}号项目年度任务，群众满意度明显提高。")
            )
            share = (indicators * number // projects) - (indicators * (number - 1) // projects)
            for place in range(share):
                line += 1
                *names, sign, word = INDICATORS[place % len(INDICATORS)]
                value = str(80 + (number + place) % 20)
                cells = (f"a{place + 1}", code, "2026", *names, sign, value, word, "10", f"按{names[2]}统计")
                sheets["PM_PERF_INDICATOR"].write_row(line, 0, cells)
    return kept.getvalue()


def people() -> None:
    """A prefecture, its units, and somebody at the budget desk."""
    from wenxiao_site.actions import founding, places  # noqa: PLC0415 - after the set-up
    from wenxiao_site.actions import people as persons  # noqa: PLC0415
    from wenxiao_site.registry.models import Region  # noqa: PLC0415
    from wenxiao_site.visibility import hats  # noqa: PLC0415

    began = MOMENT.date().replace(year=2020)
    founding.found(
        code="654300000",
        name="阿勒泰地区",
        level="PREFECTURE",
        jurisdiction="CN-XJ-6543",
        administrators={
            "SYSTEM_ADMINISTRATOR": ("system", "系统", _PASSWORD),
            "SECURITY_ADMINISTRATOR": ("security", "安全", _PASSWORD),
            "AUDITOR": ("auditor", "审计", _PASSWORD),
        },
        on=MOMENT,
    )
    from wenxiao_site.registry.models import Person  # noqa: PLC0415

    system, security = (hats(Person.objects.get(login=each), MOMENT.date())[0] for each in ("system", "security"))
    region = Region.objects.get()
    for department in range(200, 200 + UNITS[1] // 100):
        above = places.register_unit(
            region=region.pk, parent=None, code=str(department), name=f"第{department}局", kind="LINE_DEPARTMENT",
            tier=1, valid_from=began, by=system, on=MOMENT,
        )  # fmt: skip
        for unit in range(1, 101):
            places.register_unit(
                region=region.pk, parent=above.pk, code=f"{department}{unit:03}", name=f"{department}局第{unit}单位",
                kind="BUDGETARY_UNIT", tier=2, valid_from=began, by=system, on=MOMENT,
            )  # fmt: skip
    person = persons.register(login="budget", name="预算", password=_PASSWORD, by=system, on=MOMENT)
    persons.assign_post(
        person=person.pk, role="BUDGET_DESK", unit=None, region=region.pk, valid_from=began, by=security, on=MOMENT
    )


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--projects", type=int, default=16_000)
    parser.add_argument("--indicators", type=int, default=130_000)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    asked = parser.parse_args()
    content = file_of(asked.projects, asked.indicators)
    print(f"{asked.database}: {asked.projects:,} projects, {asked.indicators:,} indicators, {len(content):,} bytes")
    with tempfile.TemporaryDirectory(prefix="wenxiao-exchange-") as folder:
        address, stop = server(asked.database, Path(folder))
        os.environ |= {"WENXIAO_DATABASE": address, "WENXIAO_VAR": folder}
        os.environ["DJANGO_SETTINGS_MODULE"] = "wenxiao_site.settings"
        os.environ["PYTHONPATH"] = str(Path(__file__).resolve().parents[1] / "src")
        import django  # noqa: PLC0415 - only after the settings are named
        from django.core.management import call_command  # noqa: PLC0415

        django.setup()
        call_command("migrate", verbosity=0)
        try:
            measure(content)
        finally:
            from django.db import connections  # noqa: PLC0415

            connections.close_all()
            stop()


def measure(content: bytes) -> None:
    """Bring, look over, confirm, take in."""
    from wenxiao_site.actions import auditing, exchange  # noqa: PLC0415 - after the set-up
    from wenxiao_site.adapters.exchange_store import progress  # noqa: PLC0415
    from wenxiao_site.jobs import imports  # noqa: PLC0415
    from wenxiao_site.registry.models import Indicator, Person, Project  # noqa: PLC0415
    from wenxiao_site.visibility import hats  # noqa: PLC0415

    people()
    hat = hats(Person.objects.get(login="budget"), MOMENT.date())[0]
    job = exchange.bring(name="一体化.xlsx", source=BytesIO(content), by=hat, on=MOMENT, confirms_itself=True)
    del content
    for words in ("looked over", "taken in"):
        if words == "taken in":
            killed(job.pk)
        wall, cpu = time.monotonic(), time.process_time()
        step(imports)
        job.refresh_from_db()
        print(f"{words}: {time.monotonic() - wall:.1f} s, processor {time.process_time() - cpu:.1f} s, {job.state}")
        if job.problem_count:
            print(exchange.problems_of(job)[:3])
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"greatest memory {most} MB (aim {AIM_MEGABYTES}); last progress {progress(job.pk)}")
    print(f"{Project.objects.count():,} projects, {Indicator.objects.count():,} indicators")
    print(f"chain whole: {auditing.verify().broken is None}")


def step(imports: ModuleType) -> None:
    """One step of the worker, to be timed alone."""
    imports._step(imports._next(0), MOMENT)  # noqa: SLF001 - as the worker takes it


def killed(job: int) -> None:
    """A worker of its own is killed while it writes: nothing of the file is there, and it waits to be done anew."""
    from django.db import connection  # noqa: PLC0415 - after the set-up

    from wenxiao_site.adapters.exchange_store import progress  # noqa: PLC0415
    from wenxiao_site.registry.models import ImportJob, Project  # noqa: PLC0415

    connection.close()
    worker = subprocess.Popen(
        [sys.executable, "-c", "from wenxiao_site.cli.main import main; main()", "jobs", "--once"]
    )
    while not ((told := progress(job)) and told.words.startswith("正在写入") and told.done):
        time.sleep(0.05)
    worker.kill()
    worker.wait()
    state, count = ImportJob.objects.get(pk=job).state, Project.objects.count()
    print(f"killed at {told.done:,} of {told.of:,} projects: {count} projects there, the file is {state}")
    if count:
        sys.exit("half of a file was taken in")


if __name__ == "__main__":
    main()
