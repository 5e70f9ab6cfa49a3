"""A round of 16,000 projects with 8 indicators each: judged, judged again under another scheme, and what moved.

python bench/monitoring.py [projects]
"""

import sys
import time

import polars as pl

from wenxiao.forms.frames import SCHEMA
from wenxiao.forms.lights import light, moved, under_scheme
from wenxiao.kernel.columns import Grain, Tables
from wenxiao.rules.catalogue import rulebook

INDICATORS = 8


def tables(projects: int) -> Tables:
    """Made-up projects by the end of July: spread over all lights, the same on every machine."""
    number = pl.int_range(projects, dtype=pl.Int64)
    line = pl.int_range(projects * INDICATORS, dtype=pl.Int64)
    kind, unit = line % INDICATORS, pl.lit("人")
    frames = {
        Grain.FORM: pl.select(
            form=number.cast(pl.UInt32),
            project=number,
            form_type=pl.lit("monitoring"),
            fiscal_year=pl.lit(2024, pl.Int16),
            as_of_month=pl.lit(7, pl.Int8),
            is_table=pl.lit(value=True),
            is_complete=pl.lit(value=True),
            planned_execution_rate=2_000 + number * 37 % 7_000,
            execution_share=3_000 + number * 11 % 5_000,
            execution_cases=number % 20,
        ),
        Grain.FUND: pl.select(
            form=number.cast(pl.UInt32),
            row=pl.lit(0, pl.UInt16),
            is_total=pl.lit(value=True),
            full_year_budget_amount=10_000_000 + number * 97_003 % 900_000_000,
            executed_amount=(10_000_000 + number * 97_003 % 900_000_000) * (number * 53 % 100) // 100,
        ),
        Grain.INDICATOR: pl.select(
            form=(line // INDICATORS).cast(pl.UInt32),
            row=kind.cast(pl.UInt16),
            level3=pl.format("指标{}", kind),
            sub_dimension=pl.when(kind < 4).then(pl.lit("QUANTITY")).otherwise(pl.lit("QUALITY")),
            target_text=pl.lit("120人"),
            target_kind=pl.when(kind == 7).then(pl.lit("QUALITATIVE")).otherwise(pl.lit("NUMBER")),
            target_operator=pl.when(kind == 6).then(pl.lit("LE")).otherwise(pl.lit("GE")),
            target_value=1_200_000 + line * 7 % 1_000_000,
            target_unit=pl.when(kind == 5).then(pl.lit("%")).otherwise(unit),
            actual_text=pl.when(line % 3 == 0).then(pl.lit("达成年度指标")).otherwise(pl.lit("部分达成")),
            actual_kind=pl.lit("NUMBER"),
            actual_value=line * 7_919 % 2_000_000,
            planned_value=200_000 + line * 31 % 1_000_000,
            past_share=3_000 + line * 13 % 5_000,
            past_cases=line % 20,
        ),
    }
    return Tables(**{grain.value: _whole(grain, frame) for grain, frame in frames.items()})


def _whole(grain: Grain, frame: pl.DataFrame) -> pl.DataFrame:
    """With every column of the schema; what is not stated is blank."""
    missing = {name: pl.lit(None, each.dtype) for name, each in SCHEMA[grain].items() if name not in frame.columns}
    known = {name: pl.col(name).cast(each.dtype) for name, each in SCHEMA[grain].items() if name in frame.columns}
    return frame.with_columns(**known, **missing)


def main(projects: int = 16_000) -> None:
    """Print how long each step takes."""
    book = rulebook()
    own, other = book.for_year("CN-XJ-6543", 2024), book.for_year("CN-SX", 2024)
    made = tables(projects)
    for name, values in (("cold", own), ("own scheme", own), ("twelve equal months", under_scheme(own, other))):
        began = time.perf_counter()
        lit = light(made, values)
        lines = made.indicator.height
        print(f"{name}: {projects:,} projects, {lines:,} indicators in {time.perf_counter() - began:.2f} s")
        print("  ", dict(sorted(lit.form["project_light"].value_counts().iter_rows())))
    began = time.perf_counter()
    before = light(made, own).form
    changed = moved(before, light(made, under_scheme(own, other)).form)
    print(f"judged under both and compared: {changed.height:,} moved, {time.perf_counter() - began:.2f} s")


if __name__ == "__main__":
    main(*(int(each) for each in sys.argv[1:]))
