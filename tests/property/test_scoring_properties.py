"""What holds of scores whatever the numbers: they equal an exact twin, stay within their points, reward more work."""

from __future__ import annotations

import random
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from support import oracle
from support.frames import tables
from wenxiao.forms.frames import COLUMNS, SCHEMA
from wenxiao.kernel.columns import Grain
from wenxiao.kernel.plan import Plan
from wenxiao.kernel.rounding import divide_half_up, divide_up, share_half_up
from wenxiao.kernel.scales import LARGEST, Scaled, TooLargeError, plain, to_scaled
from wenxiao.rules.catalogue import computable, needed, rulebook
from wenxiao.rules.evaluation.band_least_score import band_least_score
from wenxiao.rules.evaluation.band_most_score import band_most_score
from wenxiao.rules.evaluation.execution_rate import execution_rate
from wenxiao.rules.evaluation.execution_score import execution_score
from wenxiao.rules.evaluation.grade import grade

VALUES = dict(rulebook().for_year("CN", 2026))
SCORED = frozenset({"expected_score", "attainment_ratio", "execution_score", "recomputed_total", "grade"})
GRADES = (Decimal(90), Decimal(80), Decimal(60))
METHODS = ("ratio", "linear", "binary")
HIGHER, LOWER = ("GE", "GT"), ("LE", "LT")

whole_numbers = st.integers(0, 200).map(lambda number: number * 10_000)
extremes = st.sampled_from([0, 1, LARGEST - 1, LARGEST])
counts = whole_numbers | st.integers(0, 2_000_000) | st.integers(0, LARGEST) | extremes
numbers = counts | counts.map(lambda number: -number)
shares = st.integers(0, 10_000)
points = st.integers(0, 10_000) | st.integers(1, 100).map(lambda number: number * 100)
any_points = points | counts
schemes = st.builds(
    oracle.Scheme,
    method=st.sampled_from(METHODS),
    policy=st.sampled_from(["none", "linear", "zero"]),
    pass_mark=st.sampled_from([Decimal(0), Decimal("0.6"), Decimal("0.7"), Decimal(1)]),
    explain_from=st.sampled_from([Decimal(1), Decimal("1.2"), Decimal("1.3")]),
    rate_cap=st.sampled_from([Decimal("0.9"), Decimal(1), Decimal("1.1")]),
)


def exact(number, places):
    return None if number is None else Decimal(number).scaleb(-places)


def scaled(number, places):
    return None if number is None else int(number.scaleb(places))


@cache
def plan(scheme):
    chosen = {
        "lower_is_better_method": scheme.method,
        "overachievement_policy": scheme.policy,
        "completion_pass_mark": scaled(scheme.pass_mark, 4),
        "overachievement_explain_from": scaled(scheme.explain_from, 4),
        "execution_rate_cap": scaled(scheme.rate_cap, 4),
    }
    return Plan(needed(SCORED), SCHEMA, VALUES | chosen)


def measured(operator, target, actual, max_points, **more):
    """An indicator line whose target and actual are numbers."""
    kinds = {"target_kind": "NUMBER", "actual_kind": "NUMBER", "is_applicable": True, "level3": "培训人数"}
    values = {"target_operator": operator, "target_value": target, "actual_value": actual, "max_points": max_points}
    return kinds | values | more


def scores(lines, scheme):
    """The column of expected scores of some lines."""
    form = {"form": {}, "funds": [], "indicators": lines}
    return plan(scheme).run(tables([form])).indicator.get_column("expected_score").to_list()


@st.composite
def measured_lines(draw):
    """A line whose actual often lies near its target or between it and its double, where the methods differ."""
    target = draw(numbers | st.none())
    actual = numbers | st.none()
    if target is not None and 0 <= target <= LARGEST // 2:
        actual |= st.integers(max(target - 100, 0), target + 100) | st.integers(target, 2 * target)
    operator = draw(st.sampled_from([*HIGHER, *LOWER, "EQ", None]))
    dimension = draw(st.sampled_from(["OUTPUT", "COST"]))
    return measured(operator, target, draw(actual), draw(any_points | st.none()), dimension=dimension)


lines = measured_lines()


def is_lower(line):
    """A cost or a zero target is to stay low where the operator says nothing."""
    if line["target_operator"] in (*HIGHER, *LOWER):
        return line["target_operator"] in LOWER
    return line["dimension"] == "COST" or line["target_value"] == 0


def twin_score(line, scheme):
    return oracle.expected_score(
        exact(line["actual_value"], 4),
        exact(line["target_value"], 4),
        line["target_operator"],
        exact(line["max_points"], 2),
        scheme,
        lower=is_lower(line),
    )


@given(st.lists(lines, min_size=1, max_size=30), schemes)
def test_expected_scores_equal_their_twins(some, scheme):
    assert scores(some, scheme) == [scaled(twin_score(line, scheme), 2) for line in some]


@given(st.lists(lines, min_size=1, max_size=30))
def test_completion_equals_its_twin(some):
    form = {"form": {}, "funds": [], "indicators": some}
    ratios = plan(oracle.Scheme()).run(tables([form])).indicator.get_column("attainment_ratio").to_list()
    twins = [oracle.attainment(exact(line["actual_value"], 4), exact(line["target_value"], 4)) for line in some]
    assert ratios == [scaled(twin, 4) for twin in twins]


@given(st.lists(lines, min_size=1, max_size=30), schemes)
def test_expected_scores_stay_within_their_points(some, scheme):
    for score, line in zip(scores(some, scheme), some, strict=True):
        assert score is None or 0 <= score <= line["max_points"]


@pytest.mark.parametrize("method", METHODS)
@given(
    st.sampled_from([*HIGHER, *LOWER]),
    numbers,
    any_points,
    st.lists(numbers, min_size=2, max_size=30),
    st.sampled_from([Decimal(0), Decimal("0.6")]),
)
def test_who_does_better_never_scores_less(method, operator, target, max_points, actuals, pass_mark):
    ascending = sorted(actuals, reverse=operator in LOWER)
    some = [measured(operator, target, actual, max_points) for actual in ascending]
    given_scores = [score for score in scores(some, oracle.Scheme(method, pass_mark=pass_mark)) if score is not None]
    assert given_scores == sorted(given_scores)


@pytest.mark.parametrize("method", METHODS)
@given(st.sampled_from(["GE", "LE"]), counts, any_points)
def test_a_target_met_exactly_earns_all_points(method, operator, target, max_points):
    assert scores([measured(operator, target, target, max_points)], oracle.Scheme(method)) == [max_points]


@given(st.lists(st.tuples(numbers | st.none(), numbers | st.none(), any_points), min_size=1, max_size=30), schemes)
def test_execution_rate_and_score_equal_their_twins(some, scheme):
    columns = ["executed", "budget", "points"]
    frame = pl.DataFrame(some, dict.fromkeys(columns, pl.Int64), orient="row")
    executed, budget, most = (pl.col(name) for name in columns)
    found = frame.select(
        rate=execution_rate(executed, budget),
        score=execution_score(executed, budget, most, pl.lit(scaled(scheme.rate_cap, 4))),
    )
    for (spent, whole, full), rate, score in zip(some, found["rate"], found["score"], strict=True):
        amounts = exact(spent, 2), exact(whole, 2)
        assert rate == scaled(oracle.execution_rate(*amounts), 4)
        assert score == scaled(oracle.execution_score(*amounts, exact(full, 2), scheme), 2)


@st.composite
def evaluated(draw):
    """A self-evaluation: one total line, indicators scored by number or by judgement, some not applicable."""
    indicators = [
        {**draw(lines), "max_points": draw(points), "score": draw(points | st.none()), "is_applicable": applies}
        for applies in draw(st.lists(st.sampled_from([True, True, True, False]), min_size=1, max_size=8))
    ]
    fund = {"is_total": True, "is_component": False, "fund_points": draw(points | st.none())}
    amounts = {"full_year_budget_amount": draw(counts), "executed_amount": draw(counts | st.none())}
    return {"form": {"form_type": "self_evaluation"}, "funds": [fund | amounts], "indicators": indicators}


def twin_parts(form, scheme):
    """Execution, where it is scored, and every indicator that applies."""
    fund, indicators = form["funds"][0], form["indicators"]
    carried = sum(line["max_points"] for line in indicators)
    parts = []
    if fund["fund_points"] is not None or carried < scaled(scheme.full_points, 2):
        most = scheme.execution_points if fund["fund_points"] is None else exact(fund["fund_points"], 2)
        spent, budget = fund["executed_amount"], fund["full_year_budget_amount"]
        parts.append(oracle.execution_score(exact(spent, 2), exact(budget, 2), most, scheme))
    for line in indicators:
        if line["is_applicable"]:
            judged = None if line["score"] is None else exact(min(line["score"], line["max_points"]), 2)
            by_number = twin_score(line, scheme)
            parts.append(judged if by_number is None else by_number)
    return parts


@given(st.lists(evaluated(), min_size=1, max_size=8), schemes)
def test_totals_and_grades_equal_their_twins(forms, scheme):
    judged = plan(scheme).run(tables(forms)).form
    for form, total, mark in zip(forms, judged["recomputed_total"], judged["grade"], strict=True):
        idle = sum(
            (exact(line["max_points"], 2) for line in form["indicators"] if not line["is_applicable"]), Decimal(0)
        )
        twin = oracle.total(twin_parts(form, scheme), idle, scheme)
        assert total == scaled(twin, 2)
        assert mark == oracle.grade(twin, GRADES)


@given(st.lists(evaluated(), min_size=1, max_size=8), schemes)
def test_a_total_is_the_sum_of_its_parts_where_everything_applies(forms, scheme):
    judged = plan(scheme).run(tables(forms))
    for place, (total, execution, scored) in enumerate(
        judged.form.select("recomputed_total", "execution_score", "execution_is_scored").rows()
    ):
        awarded = judged.indicator.filter(form=place).select("awarded_score", "is_applicable")
        if total is not None and awarded["is_applicable"].all():
            assert total == awarded["awarded_score"].sum() + (execution if scored else 0)


def test_every_total_has_the_grade_of_its_twin():
    frame = pl.DataFrame({"total": range(10_001)}, {"total": pl.Int64})
    limits = [pl.lit(scaled(limit, 2)) for limit in GRADES]
    grades = frame.select(grade(pl.col("total"), *limits)).to_series().to_list()
    assert grades == [oracle.grade(exact(total, 2), GRADES) for total in range(10_001)]


@given(st.lists(any_points, min_size=1, max_size=30), shares, shares)
def test_bands_equal_their_twins_and_leave_no_gap(some, one, other):
    partial, full = sorted([one, other])
    frame = pl.DataFrame({"points": some}, {"points": pl.Int64})
    limits = {}
    for result in ("FULLY", "PARTLY", "NOT"):
        inputs = pl.lit(result), pl.col("points"), pl.lit(full), pl.lit(partial)
        limits[result] = frame.select(least=band_least_score(*inputs), most=band_most_score(*inputs)).rows()
        twins = [oracle.band(result, exact(each, 2), exact(full, 4), exact(partial, 4)) for each in some]
        assert limits[result] == [(scaled(least, 2), scaled(most, 2)) for least, most in twins]
    for lower, upper in (("NOT", "PARTLY"), ("PARTLY", "FULLY")):
        assert [most + 1 for _, most in limits[lower]] == [least for least, _ in limits[upper]]


def quotients(function, rows, *names):
    frame = pl.DataFrame(rows, dict.fromkeys(names, pl.Int64), orient="row")
    return frame.select(function(*(pl.col(name) for name in names))).to_series().to_list()


@given(st.lists(st.tuples(st.integers(0, LARGEST * 10_000) | numbers, numbers), min_size=1, max_size=50))
def test_divide_half_up_is_decimal_rounding(pairs):
    halves = [oracle.quotient(Decimal(part), Decimal(whole)) for part, whole in pairs]
    twins = [None if half is None else int(oracle.rounded(half, Decimal(1))) for half in halves]
    assert quotients(divide_half_up, pairs, "numerator", "denominator") == twins


@given(st.lists(st.tuples(numbers, numbers), min_size=1, max_size=50))
def test_divide_up_is_the_least_integer_not_below(pairs):
    for (part, whole), up in zip(pairs, quotients(divide_up, pairs, "numerator", "denominator"), strict=True):
        assert (up is None) == (whole <= 0 or part < 0)
        assert up is None or (up - 1) * whole < part <= up * whole


@given(st.lists(st.tuples(counts, numbers, numbers), min_size=1, max_size=50))
def test_share_half_up_is_decimal_rounding_or_too_large(triples):
    for (whole, part, parts), share in zip(
        triples, quotients(share_half_up, triples, "whole", "part", "parts"), strict=True
    ):
        twin = oracle.quotient(Decimal(whole * part), Decimal(parts)) if part >= 0 else None
        rounded = None if twin is None else int(oracle.rounded(twin, Decimal(1)))
        assert share == (None if rounded is None or rounded >= 2**63 else rounded)


@given(numbers, st.integers(0, 6), st.integers(0, 6))
def test_a_scaled_number_survives_its_text(number, places, least):
    text = plain(number, places, min(least, places))
    assert to_scaled(text, places).number == number
    assert not to_scaled(text, places).rounded


long_texts = st.builds(
    lambda sign, whole, head, tail, times, last: f"{sign}{whole}.{head}{tail * times}{last}",
    st.sampled_from(["", "-"]), st.integers(0, 10**16), st.from_regex("[0-9]{0,6}", fullmatch=True),
    st.sampled_from("0459"), st.integers(0, 60), st.sampled_from("0159"),
)  # fmt: skip
"""Numbers with many decimals, on the edge of being rounded up."""


@given(long_texts, st.integers(0, 6))
def test_a_text_is_rounded_half_up_once_or_refused(text, places):
    shifted = Decimal(text).scaleb(places, Context(prec=200))
    twin = shifted.quantize(Decimal(1), ROUND_HALF_UP, Context(prec=200))
    if abs(twin) > LARGEST:
        with pytest.raises(TooLargeError):
            to_scaled(text, places)
    else:
        assert to_scaled(text, places) == Scaled(int(twin), rounded=shifted != twin)


@given(st.integers(-40_000, 40_000), st.sampled_from([1, 1_000, 10_000, 10**8]))
def test_a_multiplier_stands_for_the_unit(number, multiplier):
    assert to_scaled(str(number), 2, multiplier).number == number * multiplier * 100


TEXTS = (
    None,
    "",
    " ",
    "无",
    "已完成",
    "达成年度指标",
    "部分达成",
    "基本未达成",
    "≥95%",
    "项目总成本",
    "培训200人",
    "产出指标",
)
UNITS = (None, "%", "人", "元", "万元", "亿元", "元/米")
FORMS = ("self_evaluation", "department_overall", "target", "monitoring", "evaluation_scoring")


def any_cell(chance, name, dtype):
    """Something that could stand in a column."""
    if name == "form_type":
        return chance.choice(FORMS)
    if dtype == pl.Boolean:
        return chance.random() < 0.7
    if isinstance(dtype, pl.Enum):
        return chance.choice([None, *dtype.categories])
    if dtype == pl.String:
        return chance.choice(UNITS if name.endswith("_unit") else TEXTS)
    if dtype == pl.Int64:
        return chance.choice([None, 0, 1, 500, 1000, 9000, 10_000, chance.randrange(10**6), chance.randrange(LARGEST)])
    if isinstance(dtype, pl.List):
        return chance.choice([None, [], [chance.choice([None, 0, 5000, 10_000]) for _ in range(12)]])
    return chance.choice([None, 0, 1, 2, 3])


def any_form(chance):
    """A form with anything in it; some have no lines."""
    form, fund, indicator = (
        [{name: any_cell(chance, name, column.dtype) for name, column in SCHEMA[grain].items()} for _ in range(count)]
        for grain, count in ((Grain.FORM, 1), (Grain.FUND, chance.randrange(5)), (Grain.INDICATOR, chance.randrange(7)))
    )
    return {"form": form[0], "funds": fund, "indicators": indicator}


# A form has hundreds of cells: drawn one by one they would take seconds, so that only the seed is drawn.
@settings(max_examples=25)
@given(st.integers(0, 2**32), st.integers(1, 6))
def test_many_forms_are_judged_as_each_alone(seed, count):
    chance = random.Random(seed)  # noqa: S311  test data, no secret
    forms = [any_form(chance) for _ in range(count)]
    whole = Plan(needed(computable(COLUMNS)), SCHEMA, VALUES)
    together = whole.run(tables(forms))
    for place, form in enumerate(forms):
        alone = whole.run(tables([form]))
        for grain in Grain:
            mine = together.at(grain).filter(form=place).drop("form")
            assert_frame_equal(mine, alone.at(grain).drop("form"))
