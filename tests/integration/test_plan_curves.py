"""Plan curves: saved with the plan, merged, copied into the next version, fixed once handed in, checked with it."""

import pytest
from django.db import IntegrityError, transaction

from support.world import LATER
from wenxiao.rulebook.declarations import curve
from wenxiao_site.actions import plans
from wenxiao_site.actions.errors import Refused, StaleVersion
from wenxiao_site.actions.plan_forms import assess_plan
from wenxiao_site.actions.targets import rules_of
from wenxiao_site.registry.models import MONTHS, SPENDING, PlanCurve

RISING = ("0", "0", "0.05", "0.1", "0.2", "0.3", "0.5", "0.6", "0.7", "0.8", "0.9", "1")


def months(values=RISING):
    return dict(zip(MONTHS, values, strict=True))


def revise(world, plan, changes, login="station-clerk", revision=None):
    plan.refresh_from_db()
    return plans.revise(
        plan=plan.pk, revision=revision or plan.revision, changes=changes, by=world.hat(login), on=LATER
    )


def findings(plan):
    plan.refresh_from_db()
    found = assess_plan(plan, plans.content(plan)).findings
    return [(each.name, each.field, each.cell) for each in found if "curve" in each.field]


@pytest.fixture
def plan(world):
    return world.plan("station")


def test_a_curve_is_kept_with_its_exact_months(world, plan):
    revise(world, plan, {"curves": {SPENDING: months(), "a1": {"is_share": False, "month_12": "120"}}})
    told = {each.key: each.months for each in plan.curves.all()}
    assert [str(each) for each in told[SPENDING]] == [f"{float(each):.4f}" for each in RISING]
    assert [each if each is None else str(each) for each in told["a1"]] == [None] * 11 + ["120.0000"]
    assert plans.content(plan)["curves"]["a1"]["month_11"] is None


def test_two_people_plan_different_months_and_both_stay(world, plan):
    revise(world, plan, {"curves": {SPENDING: months()}})
    read = plan.revision
    revise(world, plan, {"curves": {SPENDING: {"month_05": "0.25"}}})
    with pytest.raises(StaleVersion) as problem:
        revise(world, plan, {"curves": {SPENDING: {"month_05": "0.26", "month_06": "0.35"}}}, revision=read + 1)
    assert problem.value.conflicts == ["curves/.spending/month_05"]
    assert problem.value.merged["curves"][SPENDING]["month_06"] == "0.3500"


def test_a_curve_goes_with_its_indicator_and_never_stands_alone(world, plan):
    revise(world, plan, {"curves": {"a2": {"month_12": "1"}}})
    revise(world, plan, {"indicators": {"a2": None}})
    assert not plan.curves.exists()
    with pytest.raises(Refused) as problem:
        revise(world, plan, {"curves": {"a2": {"month_12": "1"}}})
    assert problem.value.problems == {"curves/a2": "没有这个指标，不能编制它的月度计划。"}


@pytest.mark.parametrize(
    ("fields", "place", "sentence"),
    [
        ({"month_05": "五成"}, "month_05", "“五成”不是数字。"),
        ({"month_05": "0.00001"}, "month_05", "0.00001 的小数太多，指标值最多保留 4 位小数。"),
        ({"is_share": False}, "is_share", "支出计划按各月末的累计比例填写。"),
        ({"preset": "STEEP"}, "preset", "曲线形状不在可选范围内。"),
    ],
)
def test_a_bad_month_is_refused_beside_its_cell(world, plan, fields, place, sentence):
    with pytest.raises(Refused) as problem:
        revise(world, plan, {"curves": {SPENDING: fields}})
    assert problem.value.problems == {f"curves/{SPENDING}/{place}": sentence}


def test_curves_are_judged_with_the_plan(world, plan):
    revise(world, plan, {"curves": {SPENDING: months(), "a1": {"is_share": False, "month_12": "120"}}})
    assert findings(plan) == []
    revise(world, plan, {"curves": {SPENDING: {"month_06": "0.19"}, "a1": {"month_12": "119"}}})
    assert findings(plan) == [
        ("spending_curve_never_falls", "spending_curve", "curves/.spending"),
        ("curve_ends_at_target", "curve", "curves/a1"),
    ]
    revise(world, plan, {"curves": {SPENDING: {"month_06": "0.3", "month_12": None}, "a1": None}})
    assert findings(plan) == [("spending_curve_ends_at_whole", "spending_curve", "curves/.spending")]


def test_the_next_version_begins_with_the_same_curves_and_what_was_handed_in_is_fixed(world):
    plan = world.plan("seeds")
    plans.send_back(plan=plan.pk, opinion="请补月度计划", by=world.hat("reviewer"), on=LATER)
    revise(world, plan, {"curves": {SPENDING: months()}}, "clerk")
    plan.refresh_from_db()
    plans.submit(plan=plan.pk, revision=plan.revision, by=world.hat("clerk"), on=LATER)
    with pytest.raises(IntegrityError, match="计划曲线不能再改"), transaction.atomic():
        plan.curves.update(month_05=1)
    plans.approve(plan=plan.pk, by=world.hat("performance"), on=LATER)
    second = plans.draft(project=plan.project_id, fiscal_year=2026, reason="调整", by=world.hat("clerk"), on=LATER)
    assert plans.content(second)["curves"] == plans.content(plan)["curves"]
    assert PlanCurve.objects.filter(plan=second).count() == 1


@pytest.mark.parametrize("preset", ["construction", "seasonal", "even", "one_off"])
def test_a_preset_is_a_curve_of_the_rulebook(plan, preset):
    shares = curve(rules_of(plan)[f"curve_{preset}"])
    assert len(shares) == 12
    assert shares == sorted(shares)
    assert shares[-1] == 10_000
