"""Appraisals: by the amount general or key, drawn and scored blind, concluded by the rulebook."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import IntegrityError, connection, transaction

from support.appraisals import (
    EXPERTS,
    WHEN,
    YEAR,
    appraised,
    drawn,
    hat,
    new_project,
    pool,
    prepared,
    scored,
    seat_of,
    sheet,
)
from support.visits import at, visit
from support.world import PDF, unit_of
from wenxiao.kernel.columns import Grain
from wenxiao_site.actions import appraisal, auditing, evidence
from wenxiao_site.actions.errors import Missing, NotAllowed, Refused
from wenxiao_site.registry.models import Appraisal, Engagement, EvidenceUse, Expert, Fact, LeafScore, Panelist, Person
from wenxiao_site.visibility import visible

LATER = WHEN + timedelta(hours=1)


def refused(function, **given):
    """The sentences of a refusal."""
    with pytest.raises(Refused) as caught:
        function(**given)
    return caught.value.problems


@pytest.mark.parametrize(
    ("amount", "tier"), [("999999.99", "GENERAL"), ("1000000.00", "KEY"), ("1200000", "KEY"), ("1", "GENERAL")]
)
def test_the_tier_follows_from_the_amount(world, amount, tier):
    row = appraisal.open_project(
        project=new_project().pk, fiscal_year=YEAR, requested_amount=amount, by=hat("clerk"), on=WHEN
    )
    assert (row.tier, row.kind) == (tier, tier)
    assert row.materials.exists() == (tier == "KEY")


def test_bonds_and_policies_have_sheets_of_their_own(world):
    bond = prepared(new_project("产业园", is_bond=True))
    policy = appraisal.open_policy(
        unit=unit_of("654300000/219001").pk,
        title="良种补贴办法",
        fiscal_year=YEAR,
        requested_amount="2000000",
        by=hat("clerk"),
        on=WHEN,
    )
    assert appraisal.sheet_of(bond, WHEN.date())[0].key == "PURPOSE"
    assert len(appraisal.sheet_of(bond, WHEN.date())) == 7
    assert (bond.kind, policy.kind, policy.project) == ("BOND", "POLICY", None)
    assert appraisal.sheet_of(policy, WHEN.date())[1].key == "SUPPORT"
    assert "LEGALITY" in set(policy.materials.values_list("key", flat=True))


def test_a_general_appraisal_is_a_short_form(world):
    row = prepared(new_project(), "600000")
    assert row.tier == "GENERAL"
    assert "简表" in refused(appraisal.draw, appraisal=row.pk, count=3, by=hat("performance"), on=WHEN)[""]
    done = appraisal.conclude(
        appraisal=row.pk, supported_amount="550000", opinion="可行。", by=hat("reviewer"), on=LATER
    )
    assert (done.conclusion, done.supported_amount, done.score) == ("SUPPORT", Decimal("550000.00"), None)
    fact = Fact.objects.get(step="appraisal.conclude")
    assert (fact.kind, fact.state, fact.count, fact.requested_amount) == ("GENERAL", "SUPPORT", 1, Decimal(600000))


@pytest.mark.parametrize(("verdict", "conclusion"), [("PARTLY_MET", "ADJUST"), ("NOT_MET", "REJECT")])
def test_a_short_form_rejects_what_one_dimension_rejects(world, verdict, conclusion):
    row = prepared(new_project(), "600000")
    appraisal.reason(appraisal=row.pk, reasons={"PLAN": (verdict, "方案不细。")}, by=hat("clerk"), on=WHEN)
    supported = 0 if conclusion == "REJECT" else 600000
    done = appraisal.conclude(
        appraisal=row.pk, supported_amount=supported, opinion="见理由。", by=hat("reviewer"), on=LATER
    )
    assert done.conclusion == conclusion


def test_a_short_form_wants_every_verdict_and_reason(world):
    row = appraisal.open_project(
        project=new_project().pk, fiscal_year=YEAR, requested_amount=600000, by=hat("clerk"), on=WHEN
    )
    given = {"appraisal": row.pk, "supported_amount": 600000, "opinion": "可行。", "by": hat("reviewer"), "on": LATER}
    assert "五个维度" in refused(appraisal.conclude, **given)[""]
    problems = refused(appraisal.reason, appraisal=row.pk, reasons={"PLAN": ("", " ")}, by=hat("clerk"), on=WHEN)
    assert "判断" in problems["PLAN"]


# --- The panel --------------------------------------------------------------------------------------------------------


def test_the_draw_wants_materials_and_enough_experts_and_says_which_rule(world):
    project = new_project()
    row = appraisal.open_project(
        project=project.pk, fiscal_year=YEAR, requested_amount=1200000, by=hat("clerk"), on=WHEN
    )
    given = {"appraisal": row.pk, "by": hat("performance"), "on": WHEN}
    assert "实施方案" in refused(appraisal.draw, count=3, **given)[""]
    for key, label, is_required in appraisal.materials_of(row):
        if is_required:
            appraisal.hand_in(appraisal=row.pk, key=key, note=f"{label}已交", by=hat("clerk"), on=WHEN)
    assert "至少抽取 3 名" in refused(appraisal.draw, count=2, **given)["count"]
    assert "本地自定" in refused(appraisal.draw, count=2, **given)["count"]
    assert "不足 3 人" in refused(appraisal.draw, count=3, **given)["count"]
    assert Panelist.objects.count() == 0


def test_the_draw_is_recorded_and_can_be_repeated(world):
    pool()
    row = prepared(new_project())
    seats = drawn(row)
    row.refresh_from_db()
    panel = list(row.panel.order_by("place"))
    assert row.state == "SCORING"
    assert len(seats) == 3
    assert [each.person.login for each in panel] == appraisal.draw_order(row.draw_seed, list(EXPERTS))
    assert [each.state for each in panel] == ["SEATED"] * 3 + ["RESERVE"]
    assert row.draw_seed in appraisal.draw_record(row)
    assert Engagement.objects.filter(project=row.project).count() == 3
    assert auditing.verify().broken is None


def test_experts_keep_away_from_their_own_unit_its_tree_and_their_engagements(world):
    pool((*EXPERTS, "expert-five", "expert-six", "expert-seven"))
    project = new_project()
    Expert.objects.filter(person__login="expert-one").update(employer=unit_of("654300000/219001"))
    Expert.objects.filter(person__login="expert-two").update(employer=unit_of("654300000/219"))
    Engagement.objects.create(
        project=project,
        person=Person.objects.get(login="expert-three"),
        document="委托",
        valid_from=WHEN.date(),
        recorded_at=WHEN,
    )
    row = prepared(project)
    drawn(row)
    reasons = dict(row.panel.filter(state="AVOIDED").values_list("person__login", "reason"))
    assert reasons == {
        "expert-one": "在申请单位工作",
        "expert-two": "在申请单位的上下级单位工作",
        "expert-three": "曾受托参与本项目",
    }
    assert not row.panel.filter(state="SEATED", person__login__in=reasons).exists()


def test_an_expert_sees_and_fills_the_own_sheet_only(world):
    pool()
    row = prepared(new_project())
    first, second, _ = drawn(row)
    mine = hat(first.person.login)
    assert list(visible(Panelist, mine)) == [seat_of(row, first.person.login)]
    given = {"points": sheet(row), "opinion": "同意。", "on": LATER}
    with pytest.raises(Missing):
        appraisal.score(seat=second.pk, by=mine, **given)
    appraisal.score(seat=second.pk, by=hat(second.person.login), is_final=True, **given)
    appraisal.score(seat=first.pk, by=mine, **given)
    assert set(visible(LeafScore, mine).values_list("panelist", flat=True)) == {first.pk}
    desk = hat("performance")
    assert set(visible(LeafScore, desk).values_list("panelist", flat=True)) == {second.pk}
    assert not visible(Panelist, hat("clerk")).exists()


def test_points_stay_within_their_leaves_and_a_sheet_is_whole_when_it_is_handed_in(world):
    pool()
    row = prepared(new_project())
    seat = drawn(row)[0]
    by = hat(seat.person.login)
    given = {"seat": seat.pk, "opinion": "同意。", "by": by, "on": LATER}
    assert "0 到 5" in refused(appraisal.score, points={"PLAN-1": "5.01"}, **given)["PLAN-1"]
    assert "0 到 5" in refused(appraisal.score, points={"PLAN-1": "-1"}, **given)["PLAN-1"]
    assert "不是数字" in refused(appraisal.score, points={"PLAN-1": "五"}, **given)["PLAN-1"]
    assert "没有这一项" in refused(appraisal.score, points={"PLAN-9": "1"}, **given)["PLAN-9"]
    assert "还没有" in refused(appraisal.score, points={"PLAN-1": "5"}, is_final=True, **given)["PLAN-2"]
    appraisal.score(points={"PLAN-1": "5"}, **given)
    assert seat_of(row, by.person.login).scores.count() == 1


def test_who_is_excused_gives_the_seat_to_the_reserve(world):
    pool()
    row = prepared(new_project())
    seat = drawn(row)[0]
    reserve = row.panel.get(state="RESERVE")
    following = appraisal.excuse(seat=seat.pk, reason="出差", by=hat(seat.person.login), on=LATER)
    assert following.pk == reserve.pk
    assert set(row.panel.filter(state="SEATED").values_list("pk", flat=True)) >= {reserve.pk}
    left = hat(seat.person.login)
    assert "不能评分" in refused(appraisal.score, seat=seat.pk, points={}, opinion="", by=left, on=LATER)[""]


# --- The conclusion ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("missing", "score", "conclusion"),
    [((0, 0, 0), "100.00", "SUPPORT"), ((1, 1, 1), "80.00", "ADJUST"), ((2, 2, 2), "60.00", "REJECT")],
)
def test_the_rulebook_gives_the_conclusion(world, missing, score, conclusion):
    pool()
    row = prepared(new_project())
    scored(row, drawn(row), missing)
    given = {"appraisal": row.pk, "opinion": "见意见。", "by": hat("performance"), "on": LATER}
    if conclusion == "REJECT":
        problems = refused(appraisal.conclude, supported_amount=1, **given)
        assert "70 分" in problems["supported_amount"]
        done = appraisal.conclude(supported_amount=0, **given)
    else:
        assert "不超过申请数" in refused(appraisal.conclude, supported_amount="1200000.01", **given)["supported_amount"]
        done = appraisal.conclude(supported_amount=1000000, **given)
    assert (str(done.score), done.conclusion) == (score, conclusion)
    assert done.rulebook_digest


def test_experts_who_disagree_exchange_opinions_first(world):
    pool()
    row = prepared(new_project())
    row = scored(row, drawn(row), (0, 0, 1))
    assert row.state == "EXCHANGE"
    judged = appraisal.scored(row, WHEN.date()).rows(Grain.FORM)[0]
    assert (judged["expert_spread"], judged["experts_agree"]) == (2000, False)
    given = {"appraisal": row.pk, "supported_amount": 1000000, "opinion": "见意见。", "by": hat("performance")}
    assert "相差 20.00 分" in refused(appraisal.conclude, on=LATER, **given)[""]
    appraisal.exchange(appraisal=row.pk, text="已补充测算。", by=hat("clerk"), on=LATER)
    assert appraisal.conclude(on=LATER, **given).conclusion == "SUPPORT"


def test_who_concludes(world):
    pool()
    row = prepared(new_project())
    scored(row, drawn(row))
    given = {"appraisal": row.pk, "supported_amount": 1000000, "opinion": "可行。", "on": LATER}
    with pytest.raises(NotAllowed):
        appraisal.conclude(by=hat("clerk"), **given)
    assert "财政绩效科" in refused(appraisal.conclude, by=hat("reviewer"), **given)[""]
    with pytest.raises(Missing):
        appraisal.conclude(by=hat("county-performance"), **given)


def test_what_is_concluded_stays(world):
    pool()
    row = appraised(new_project())
    for statement in (
        "UPDATE registry_appraisal SET supported_amount = 5 WHERE id = %s",
        "DELETE FROM registry_appraisal WHERE id = %s",
    ):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, [row.pk])
    seat = row.panel.filter(state="SEATED").first()
    with pytest.raises(IntegrityError), transaction.atomic():
        LeafScore.objects.filter(panelist=seat).update(points=1)
    assert Appraisal.objects.get(pk=row.pk).supported_amount == Decimal(1000000)


# --- Costs against benefits -------------------------------------------------------------------------------------------


def test_costs_against_benefits(world):
    row = prepared(new_project())
    items = [
        appraisal.Item("COST", "机井", YEAR, "1000000", "20", "眼"),
        *(appraisal.Item("BENEFIT", "节约运水费", YEAR + year, "300000") for year in range(1, 6)),
    ]
    appraisal.balance(appraisal=row.pk, items=items, discount_rate="0.08", by=hat("clerk"), on=WHEN)
    judged = appraisal.costs(row, WHEN.date())
    plan = judged.rows(Grain.FORM)[0]
    assert plan["net_present_value"] == 19_781_302  # 277,777.78 + 257,201.65 + 238,149.67 + 220,508.96 + 204,174.96
    assert plan["benefit_cost_ratio"] == 11_978
    assert 4 * 10_000 < plan["payback_period"] < 5 * 10_000
    assert len(judged.tables.form) == 28


def test_unit_costs_stand_beside_those_of_other_years_and_places(world):
    row = prepared(new_project())
    other = appraisal.open_project(
        project=world.project("canal").pk, fiscal_year=2026, requested_amount=5, by=hat("county-clerk"), on=WHEN
    )
    for place, amount, login in ((row, "1000000", "clerk"), (other, "900000", "county-clerk")):
        items = [appraisal.Item("COST", "机井", place.fiscal_year, amount, "20", "眼")]
        appraisal.balance(appraisal=place.pk, items=items, discount_rate=None, by=hat(login), on=WHEN)
    (told,) = appraisal.unit_costs(row, WHEN.date())
    assert (told.unit_cost, told.elsewhere) == (Decimal("50000.00"), ((2026, "富蕴县", Decimal("45000.00")),))


def test_items_that_are_wrong_are_named(world):
    row = prepared(new_project())
    given = {"appraisal": row.pk, "discount_rate": None, "by": hat("clerk"), "on": WHEN}
    problems = refused(appraisal.balance, items=[appraisal.Item("COST", "机井", YEAR, "-1")], **given)
    assert problems == {"0.amount": "金额不能小于零。"}
    long = [appraisal.Item("COST", "机井", YEAR, "1"), appraisal.Item("COST", "机井", YEAR + 31, "1")]
    assert "30 年" in refused(appraisal.balance, items=long, **given)[""]
    assert not row.cost_items.exists()


def test_a_file_of_the_checklist_is_in_use_until_another_takes_its_place(world):
    row = appraisal.open_project(
        project=new_project().pk, fiscal_year=YEAR, requested_amount="1200000", by=hat("clerk"), on=WHEN
    )
    about = {"by": hat("clerk"), "on": LATER}
    files = [
        evidence.attach(unit=row.unit_id, name=f"方案{n}.pdf", source=BytesIO(PDF + b"plan%d" % n), **about).file
        for n in range(2)
    ]
    paper = appraisal.hand_in(appraisal=row.pk, key="PLAN", file=files[0].pk, **about)
    use = EvidenceUse.objects.get(material=paper)
    assert (use.file, use.removed_at) == (files[0], None)
    assert "正用在 1 处" in refused(evidence.discard, file=files[0].pk, **about)[""]
    assert "请在评估里换交" in refused(evidence.remove, use=use.pk, **about)[""]
    with pytest.raises(IntegrityError, match="请在评估里换交"), transaction.atomic():
        EvidenceUse.objects.filter(pk=use.pk).update(removed_at=LATER)
    with pytest.raises(IntegrityError, match="正在使用"), transaction.atomic():
        type(files[0]).objects.filter(pk=files[0].pk).update(discarded_at=LATER)
    with at(LATER):
        page = visit("clerk").get(f"/evidence/{files[0].pk}").content.decode()
    assert f"/appraisals/{row.pk}" in page
    assert "移除</a>" not in page
    appraisal.hand_in(appraisal=row.pk, key="PLAN", file=files[0].pk, note="同一份", **about)
    assert EvidenceUse.objects.filter(material=paper).count() == 1
    appraisal.hand_in(appraisal=row.pk, key="PLAN", file=files[1].pk, **about)
    assert evidence.discard(file=files[0].pk, **about).discarded_at == LATER
    assert visible(EvidenceUse, hat("performance")).filter(material=paper).count() == 2
    assert not visible(EvidenceUse, hat("school-clerk")).filter(material=paper).exists()
