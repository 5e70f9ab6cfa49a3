"""Bulk is the same code: generated forms scored and checked, beside an exact loop, floats and mere reading.

    make bench                                     500,000 projects with 4,000,000 indicators
    python bench/scoring.py --projects 20000       fewer, while working on it

Each engine runs in a process of its own, from Parquet files to results in memory: best time of its runs, the time of
all processors (which tells more on a machine that others use as well), peak memory.
The results of ours and of the exact loop are compared bit by bit; the program ends with 1 where they differ.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

import decimal_loop
import generate
from wenxiao.forms.assessment import judge
from wenxiao.forms.frames import SCHEMA
from wenxiao.kernel.columns import Grain, Tables
from wenxiao.rules.catalogue import needed, rulebook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from decimal import Decimal

PROJECTS = 500_000
PLACE = ("CN", 2024)
SCORED = frozenset({"expected_score", "execution_score", "recomputed_total", "grade"})


def read(folder: Path, columns: dict[Grain, list[str]] | None = None) -> Tables:
    """The generated frames; `columns` limits what is read of each."""
    return Tables(
        **{
            grain.value: pl.read_parquet(folder / f"{grain.value}.parquet", columns=columns and columns[grain])
            for grain in Grain
        }
    )


def scored_columns() -> dict[Grain, list[str]]:
    """The columns that scoring and grading read."""
    inputs = {name for rule in needed(SCORED) for name in rule.inputs} | {"form", "row"}
    shared = {Grain.FORM: ["form"], Grain.FUND: ["form", "row"], Grain.INDICATOR: ["form", "row"]}
    return {grain: [*shared[grain], *(name for name in columns if name in inputs)] for grain, columns in SCHEMA.items()}


def read_scored(folder: Path) -> None:
    """Reading alone, of the columns that scoring needs."""
    read(folder, scored_columns())


def read_all(folder: Path) -> None:
    """Reading alone, of every column."""
    read(folder)


def score(folder: Path) -> dict[str, str]:
    """Ours: scores, totals and grades."""
    judged = judge(read(folder, scored_columns()), rulebook().for_year(*PLACE), SCORED)
    form, lines = judged.form, judged.indicator
    return _digests(
        lines.get_column("expected_score").to_list,
        *(form.get_column(name).to_list for name in ("execution_score", "recomputed_total", "grade")),
    )


def check(folder: Path) -> dict[str, str]:
    """Ours: every rule and check, all columns kept."""
    judged = judge(read(folder), rulebook().for_year(*PLACE))
    form, lines = judged.form, judged.indicator
    return _digests(
        lines.get_column("expected_score").to_list,
        *(form.get_column(name).to_list for name in ("execution_score", "recomputed_total", "grade")),
    )


def exact(folder: Path) -> dict[str, str]:
    """The loop in decimals: scores, totals and grades."""
    return _exact(decimal_loop.run(folder, checked=False))


def exact_checked(folder: Path) -> dict[str, str]:
    """The loop in decimals with the arithmetic checks."""
    return _exact(decimal_loop.run(folder, checked=True))


def floats(folder: Path) -> dict[str, str]:
    """Pandas in floats: scores, totals and grades, as one would write them there."""
    import numpy as np  # noqa: PLC0415  only this engine needs them, in its own process
    import pandas as pd  # noqa: PLC0415

    columns = ["form", "max_points", "target_value", "actual_value", "target_operator", "sub_dimension", "score"]
    lines = pd.read_parquet(folder / "indicator.parquet", columns=columns)
    funds = pd.read_parquet(
        folder / "fund.parquet", columns=["form", "is_total", "full_year_budget_amount", "executed_amount"]
    )
    points = lines["max_points"] / 100
    target, actual = lines["target_value"] / 10_000, lines["actual_value"] / 10_000
    lower = lines["target_operator"].isin(["LE", "LT"]) | lines["sub_dimension"].isin(["ECONOMIC_COST"])
    met = np.where(lower, actual <= target, actual >= target)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(lower, target / actual, actual / target)
    scores = pd.Series(np.where(met, points, np.round(share * points, 2)))
    scores = scores.where(scores.notna(), lines["score"] / 100)
    total_lines = funds[funds["is_total"]].set_index("form")
    rate = (total_lines["executed_amount"] / total_lines["full_year_budget_amount"]).clip(upper=1)
    totals = np.round(scores.groupby(lines["form"]).sum() + np.round(rate * 10, 2), 2)
    pd.cut(totals, [0, 60, 80, 90, 101], right=False, labels=["差", "中", "良", "优"])
    return {}


ENGINES: dict[str, tuple[Callable[[Path], Any], int, str]] = {
    "read_scored": (read_scored, 3, "reading alone (c), columns of scoring"),
    "read_all": (read_all, 3, "reading alone, all columns"),
    "score": (score, 3, "ours: scoring and grading"),
    "check": (check, 3, "ours: all rules and checks, columns kept"),
    "floats": (floats, 3, "pandas, floats (b): scoring and grading"),
    "exact": (exact, 1, "Decimal loop (a): scoring and grading"),
    "exact_checked": (exact_checked, 1, "Decimal loop with arithmetic checks"),
}


def _exact(result: decimal_loop.Result) -> dict[str, str]:
    def scaled(numbers: Iterable[Decimal | None]) -> Callable[[], list[int | None]]:
        return lambda: [None if number is None else int(number.scaleb(2)) for number in numbers]

    return _digests(scaled(result.scores), scaled(result.execution), scaled(result.totals), lambda: list(result.grades))


_DIGESTED: list[Callable[[], dict[str, str]]] = []


def _digests(*columns: Callable[[], list[Any]]) -> dict[str, str]:
    """Digests of the four results, to be made after the clock has stopped."""
    names = ("scores", "execution", "totals", "grades")
    _DIGESTED[:] = [
        lambda: {
            name: hashlib.sha256(repr(column()).encode()).hexdigest()
            for name, column in zip(names, columns, strict=True)
        }
    ]
    return {}


def run(name: str, folder: Path) -> None:
    """Run one engine here and print what was measured, as JSON."""
    engine, times, _ = ENGINES[name]
    best = processor = float("inf")
    for _ in range(times):
        start, used = time.perf_counter(), time.process_time()
        engine(folder)
        best = min(best, time.perf_counter() - start)
        processor = min(processor, time.process_time() - used)
    status = Path("/proc/self/status").read_text(encoding="ascii")
    memory = int(status.split("VmHWM:")[1].split()[0]) / 1024
    print(
        json.dumps(
            {"seconds": best, "processor": processor, "mib": memory, "digests": _DIGESTED[0]() if _DIGESTED else {}}
        )
    )


def main() -> int:
    """Measure all engines and print the table; 0 when the results are the same bit for bit."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--projects", type=int, default=PROJECTS)
    options.add_argument("--engine", choices=ENGINES)
    chosen = options.parse_args()
    folder = generate.write(chosen.projects, generate.ROOT / str(chosen.projects))
    if chosen.engine:
        run(chosen.engine, folder)
        return 0
    measured = {}
    for name in ENGINES:
        command = [sys.executable, __file__, "--projects", str(chosen.projects), "--engine", name]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        measured[name] = json.loads(done.stdout)
    seconds = {name: each["seconds"] for name, each in measured.items()}
    print(f"{chosen.projects:,} projects, {chosen.projects * generate.LINES:,} indicators; {os.cpu_count()} cores,")
    print(f"Python {platform.python_version()}, Polars {pl.__version__}; best of 3 (the loops: 1)\n")
    print(f"{'':<44}{'seconds':>9}{'of CPU':>8}{'MiB':>8}{'× (a)':>9}{'× (b)':>8}{'× (c)':>8}")
    for name, each in measured.items():
        ratios = (seconds["exact"] / seconds[name], seconds["floats"] / seconds[name])
        reading = seconds[name] / seconds["read_all" if name == "check" else "read_scored"]
        sizes = f"{each['seconds']:>9.2f}{each['processor']:>8.2f}{each['mib']:>8.0f}"
        print(f"{ENGINES[name][2]:<44}{sizes}{ratios[0]:>9.1f}{ratios[1]:>8.2f}{reading:>8.2f}")
    print("\n× (a), × (b): how many times faster than these; × (c): how many times the reading alone")
    return _verdict(seconds, measured)


def _verdict(seconds: dict[str, float], measured: dict[str, Any]) -> int:
    aims = {
        "scoring at least 40 × faster than (a)": seconds["exact"] / seconds["score"] >= 40,
        "scoring not slower than (b)": seconds["score"] <= seconds["floats"],
        "scoring within 4 × of (c)": seconds["score"] <= 4 * seconds["read_scored"],
        "all checks at least 25 × faster than (a)": seconds["exact"] / seconds["check"] >= 25,
        "all checks at least 25 × faster than the loop with checks": seconds["exact_checked"] / seconds["check"] >= 25,
    }
    for aim, reached in aims.items():
        print(f"{'reached ' if reached else 'NOT YET '} {aim}")
    same = {name: measured[name]["digests"] == measured["exact"]["digests"] for name in ("score", "check")}
    right = measured["exact"]["digests"]
    for name, equal in same.items():
        differing = [key for key, digest in measured[name]["digests"].items() if digest != right[key]]
        print(f"{'identical' if equal else 'DIFFERENT'} {ENGINES[name][2]}, bit by bit with (a) {', '.join(differing)}")
    return 0 if all(same.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
