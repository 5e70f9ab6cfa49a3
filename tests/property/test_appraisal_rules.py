"""Costs against benefits, and the points of experts, against slow exact twins."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext

from hypothesis import given
from hypothesis import strategies as st

from wenxiao.forms import appraisals
from wenxiao.kernel.columns import Grain
from wenxiao.rules.catalogue import rulebook

RESOLUTION = rulebook().on("CN-XJ-6543", date(2026, 3, 2))
AMOUNTS = st.integers(0, 10**13)
YEARS = st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=1, max_size=31)


def half_up(number, step="1"):
    return number.quantize(Decimal(step), ROUND_HALF_UP)


def twin(years, rate):
    """Present values of costs and benefits in fen, by decimals, rounded where the rules say that they round."""
    with localcontext(prec=60):
        factor, costs, benefits = Decimal(1), Decimal(0), Decimal(0)
        for cost, benefit in years:
            costs += half_up(Decimal(cost) * factor)
            benefits += half_up(Decimal(benefit) * factor)
            factor = half_up(factor / (1 + Decimal(rate) / 10_000), "1e-12")
    return int(costs), int(benefits)


def lines(years):
    return [
        {"label": str(2026 + place), "year_offset": place, "cost_amount": cost, "benefit_amount": benefit}
        for place, (cost, benefit) in enumerate(years)
    ]


@given(YEARS, st.integers(0, 3_000))
def test_present_values_are_exact(years, rate):
    judged = appraisals.judge_costs(lines(years), rate, RESOLUTION)
    plan = judged.rows(Grain.FORM)[0]
    costs, benefits = twin(years, rate)
    assert (plan["present_costs_amount"], plan["present_benefits_amount"]) == (costs, benefits)
    assert plan["net_present_value"] == benefits - costs


@given(YEARS, st.integers(0, 3_000))
def test_more_costs_are_never_better(years, rate):
    judged = appraisals.judge_costs(lines(years), rate, RESOLUTION)
    values = judged.tables.form["net_present_value"].to_list()
    told = list(zip(appraisals.variations(int(RESOLUTION["sensitivity_most"])), values, strict=True))
    costs = [value for each, value in told if each.factor == "cost"]
    benefits = [value for each, value in told if each.factor == "benefit"]
    assert costs == sorted(costs, reverse=True)
    assert benefits == sorted(benefits)
    assert all(value == values[0] for each, value in told if each.change == 0)


@given(st.lists(st.integers(0, 100), min_size=1, max_size=9))
def test_the_score_is_the_sum_of_its_dimensions_and_within_full_points(shares):
    dimensions = appraisals.sheet("PROJECT", RESOLUTION)
    given_points = [
        {"level3": leaf.label, "dimension": each.key, "expert": expert, "points": leaf.max_points * share // 100}
        for expert, share in enumerate(shares)
        for each in dimensions
        for leaf in each.leaves
    ]
    judged = appraisals.judge_scores([given_points], RESOLUTION)
    form = judged.rows(Grain.FORM)[0]
    opening = [row["dimension_score"] for row in judged.rows(Grain.INDICATOR) if row["opens_dimension"]]
    assert form["appraisal_score"] == sum(opening)
    assert 0 <= form["appraisal_score"] <= 10_000
    assert form["experts_count"] == len(shares)
    totals = [sum(row["points"] for row in given_points if row["expert"] == each) for each in range(len(shares))]
    assert form["expert_spread"] == max(totals) - min(totals)
