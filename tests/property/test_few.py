"""A few rows are worked out in Python, many by Polars: from the same expressions, to the same values."""

import json
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wenxiao.forms.frames import COLUMNS, SCHEMA
from wenxiao.forms.records import form_from_record
from wenxiao.forms.typing import tables
from wenxiao.kernel.columns import Grain, Tables
from wenxiao.kernel.few import NotUnderstoodError, Program
from wenxiao.kernel.plan import Plan
from wenxiao.kernel.scales import LARGEST, MOST_POINTS, Unit
from wenxiao.rules.catalogue import computable, needed, rulebook

CASES = sorted((Path(__file__).parents[1] / "golden" / "cases" / "forms").glob("*.json"))
RULES = needed(computable(COLUMNS))
PLANS = {where: Plan(RULES, SCHEMA, dict(rulebook().for_year(where, 2024))) for where in ("CN", "CN-XJ")}
FORM_TYPES = ["self_evaluation", "project_target", "monitoring", "department_overall", "evaluation_scoring"]
TEXTS = (
    "合格率 项目成本 事故起数 及时 满意度 ≥95% 100 30个 3.5公里 提高 是 否 达成预期指标 未完成 元 万元 亿元 % 天 优 **"
).split(" ")
MONEY = [None, 0, 1, 5, 100, 1_000_000, 999_999, 1_050_000, -1, LARGEST]
POINTS = [None, 0, 5, 1000, 999, 2000, 10_000, -100, MOST_POINTS]


def same(few, many):
    """Rows of a grain as dicts; forms are numbered anew where one is worked out alone."""
    assert len(few) == len(many)
    for ours, theirs in zip(few, many, strict=True):
        assert {name: (value, ours[name]) for name, value in theirs.items() if ours[name] != value} == {}


def a_value(column):
    if column.name == "form_type":
        return st.sampled_from(FORM_TYPES)
    if isinstance(column.dtype, pl.Enum):
        return st.sampled_from([None, *column.dtype.categories])
    if column.dtype == pl.Boolean:
        return st.sampled_from([True, False] if column.name.startswith("is_") else [True, False, None])
    if column.dtype == pl.String:
        return st.none() | st.sampled_from(["", *TEXTS]) | st.lists(st.sampled_from(TEXTS), max_size=3).map("".join)
    if isinstance(column.dtype, pl.List):
        return st.none() | st.lists(st.sampled_from([None, 0, 5000, 10_000]), max_size=13)
    if column.dtype == pl.Int64:
        return st.sampled_from(POINTS if column.unit is Unit.POINTS else MONEY)
    return st.sampled_from([None, 0, 1, 2, 6])


@st.composite
def some_tables(draw):
    forms = draw(st.integers(1, 3))
    rows = {grain: [draw(st.integers(0, 3)) for _ in range(forms)] for grain in (Grain.FUND, Grain.INDICATOR)}
    frames = {}
    for grain, columns in SCHEMA.items():
        lines = [1] * forms if grain is Grain.FORM else rows[grain]
        keys = [(form, row) for form, count in enumerate(lines) for row in range(count)]
        frame = {"form": pl.Series([form for form, _ in keys], dtype=pl.UInt32)}
        if grain is not Grain.FORM:
            frame["row"] = pl.Series([row for _, row in keys], dtype=pl.UInt16)
        for name, column in columns.items():
            frame[name] = pl.Series([draw(a_value(column)) for _ in keys], dtype=column.dtype)
        frames[grain.value] = pl.DataFrame(frame)
    return Tables(**frames)


def test_every_rule_is_understood():
    """A plan with one that is not is worked out by Polars: right, but three times as slow."""
    for step in PLANS["CN"]._steps:
        for expressions in (step.rows, *step.gathered.values()):
            assert Program(expressions)
    assert all(plan._programs is not None for plan in PLANS.values())


@pytest.mark.parametrize("where", PLANS)
def test_the_published_forms_one_by_one_and_all_together(where):
    forms = [form_from_record(json.loads(path.read_text(encoding="utf-8"))) for path in CASES]
    together = PLANS[where].run(tables(forms)[0])
    for number, form in enumerate(forms):
        alone = PLANS[where].rows(tables([form])[0])
        for grain in Grain:
            same(alone[grain], together.at(grain).filter(form=number).with_columns(form=pl.lit(0)).to_dicts())


@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(typed=some_tables())
def test_forms_of_any_kind(typed):
    few, many = PLANS["CN"].rows(typed), PLANS["CN"].run(typed)
    for grain in Grain:
        same(few[grain], many.at(grain).to_dicts())


def test_what_is_not_understood_is_refused():
    with pytest.raises(NotUnderstoodError, match="Sort"):
        Program({"sorted": pl.col("amount").sort()})
