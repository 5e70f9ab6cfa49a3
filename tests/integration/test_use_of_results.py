"""What a result does: the budget of the coming year, remediation, the register of training."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from support.appraisals import announced, asked
from support.evaluations import CLOSING, at
from support.results import evaluated
from support.visits import at as seen_at
from support.visits import visit
from support.world import unit_of
from wenxiao_site.actions import application, auditing, money, remediation, results, training
from wenxiao_site.actions.ceilings import ceiling
from wenxiao_site.actions.errors import Missing, NotAllowed, Refused
from wenxiao_site.registry.models import Fact, Project, Region, ResultDecision

MAY = datetime(2026, 5, 6, 2, 0, tzinfo=UTC)


def decided(world, login="budget", **changed):
    about = {
        "project": world.project("seeds").pk,
        "fiscal_year": 2026,
        "budget_year": 2028,
        "outcome": "ACCEPT",
        "decision_reason": "同意。",
    }
    return application.decide(**(about | changed), by=at(login), on=CLOSING)


def demanded(world, **changed):
    about = {
        "project": world.project("seeds").pk,
        "fiscal_year": 2026,
        "category": "OUTPUT",
        "problem": "推广面积只有四分之一",
        "demand": "查明原因，补种到位",
        "working_days_given": 20,
    }
    return remediation.demand(**(about | changed), by=at("performance"), on=CLOSING)


def mended(row):
    row = remediation.plan(
        remediation=row.pk, revision=row.revision, plan="补种", owner="王技员", by=at("clerk"), on=CLOSING
    )
    return remediation.report(
        remediation=row.pk, revision=row.revision, result="已补种90万亩", by=at("clerk"), on=CLOSING
    )


def verified(row, login="performance"):
    return remediation.verify(
        remediation=row.pk, revision=row.revision, opinion="现场看过，属实", by=at(login), on=CLOSING
    )


def ask(world, amount, year=2028):
    return money.request(
        project=world.project("seeds").pk,
        fiscal_year=year,
        amount=amount,
        decided_on=date(2027, 10, 20),
        document="申请",
        by=at("clerk", date(2027, 10, 20)),
        on=datetime(2027, 10, 20, 2, 0, tzinfo=UTC),
    )


def test_a_poor_result_stops_the_request_until_it_is_mended(world):
    assert evaluated(world).grade == "POOR"
    open_ = demanded(world)
    assert open_.due_on == date(2027, 2, 12)  # 20 days from Monday to Friday: the holidays of 2027 are not announced
    row = decided(world)
    assert (row.base_amount, row.recommended_amount) == (Decimal(100_000), row.decided_amount)
    assert row.recommended_amount < row.base_amount
    assert row.is_held
    assert row.reason.startswith("取消：差，削减或取消")
    fact = Fact.objects.get(step="application.decide")
    assert (fact.kind, fact.state, fact.amount) == ("BUDGET", row.use, row.base_amount - row.decided_amount)
    with pytest.raises(Refused, match=r"2026 年度评价结果（差）的应用决定.*整改核实前暂缓安排 2028 年预算"):
        ask(world, 1)
    verified(mended(open_))
    assert not ceiling(world.project("seeds").pk, 2028).is_held
    with pytest.raises(Refused, match="核定 2028 年控制数"):
        ask(world, row.decided_amount + 1)
    assert ask(world, row.decided_amount).pk
    followed = results.ledger([row])[0]
    assert (followed.budgeted, followed.moved) == (None, None)
    assert auditing.verify().broken is None


def test_the_money_that_did_not_move_is_seen(world):
    evaluated(world)
    row = decided(world, budget_year=2027)
    money.decide(
        kind="APPROVED",
        project=row.project_id,
        fiscal_year=2027,
        amount=90_000,
        decided_on=date(2027, 1, 15),
        document="财预〔2027〕9号",
        by=at("budget"),
        on=CLOSING,
    )
    followed = results.ledger([row])[0]
    assert (followed.moved, followed.beyond) == (False, 90_000 - row.decided_amount)
    with pytest.raises(Refused, match="2027 年预算已于 2027-01-15 批复（财预〔2027〕9号）"):
        decided(world, budget_year=2027)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"budget_year": 2026}, "2026 年度已经结束，不能再核定控制数"),
        ({"budget_year": 2030}, "结果用于评价年度之后一至两年的预算"),
        ({"fiscal_year": 2025, "budget_year": 2027}, "2025 年度还没有评价结果或预算"),
        ({"outcome": "CHANGE"}, "调整建议时，请填写核定控制数"),
        ({"outcome": "CHANGE", "decided_amount": "-1"}, "金额不能小于零"),
        ({"decided_amount": "99999"}, "采纳建议时，核定控制数就是建议控制数"),
        ({"decision_reason": "  "}, "请填写这一项"),
        ({"management": "完善制度"}, "请写明管理上的改进要在哪一天前完成"),
    ],
)
def test_a_decision_that_cannot_be_made(world, changed, sentence):
    evaluated(world)
    with pytest.raises(Refused, match=sentence):
        decided(world, **changed)
    assert not ResultDecision.objects.exists()


def test_a_later_decision_takes_the_place_of_the_earlier(world):
    evaluated(world)
    first = decided(world)
    second = decided(world, outcome="REFUSE", decision_reason="民生急需，另行核实")
    assert second.replaces == first
    assert second.decided_amount == second.base_amount
    assert ceiling(first.project_id, 2028).decision == second
    with pytest.raises(NotAllowed):
        decided(world, login="performance")


def test_remediation_is_verified_by_another_and_reopened_when_it_recurs(world):
    row = mended(demanded(world, fiscal_year=2025))
    with pytest.raises((Missing, NotAllowed)):
        verified(row, login="clerk")
    row = verified(row)
    with pytest.raises(Refused, match="已销号"):
        verified(row)
    again = demanded(world)
    assert again.recurs == row
    row = remediation.reopen(
        remediation=row.pk, revision=row.revision, opinion="又出现了", by=at("performance"), on=CLOSING
    )
    assert (row.state, row.reopened, row.verified_by) == ("DEMANDED", 1, None)
    other = demanded(world, project=world.project("canal").pk)
    assert set(remediation.alike(again, at("performance"))) == {row, other}
    assert set(remediation.alike(again, at("reviewer"))) == {row}
    with pytest.raises(Refused, match="1 到 250 个工作日"):
        demanded(world, working_days_given=0)


def test_feedback_needs_a_result(world):
    about = {"project": world.project("seeds").pk, "fiscal_year": 2026, "text": "请总结经验"}
    with pytest.raises(Refused, match="还没有评价结果"):
        application.give_feedback(**about, by=at("performance"), on=CLOSING)
    evaluated(world)
    application.give_feedback(**about, by=at("performance"), on=CLOSING)
    assert Fact.objects.filter(step="application.give_feedback", fiscal_year=2026).count() == 1


def test_training_is_counted_in_person_times(world):
    about = {
        "region": Region.objects.get(code="654300000").pk,
        "organiser": unit_of("654300000/101").pk,
        "title": "绩效目标填报培训",
        "method": "COURSE",
        "held_on": date(2026, 12, 1),
    }
    by = {"by": at("performance"), "on": CLOSING}
    training.record(**about, person_times={"FINANCE": 12, "DEPARTMENT": 230, "EXTERNAL_EVALUATOR": 0}, **by)
    told = Fact.objects.filter(step="training.record").values_list("kind", "count", "fiscal_year")
    assert set(told) == {("FINANCE", 12, 2026), ("DEPARTMENT", 230, 2026)}
    with pytest.raises(Refused, match="已登记过同名的培训"):
        training.record(**about, person_times={"FINANCE": 1}, **by)
    with pytest.raises(Refused, match="至少填写一类"):
        training.record(**(about | {"title": "空"}), person_times={}, **by)
    with pytest.raises(Refused, match="日期还没有到"):
        training.record(**(about | {"held_on": date(2027, 5, 1)}), person_times={"FINANCE": 1}, **by)


def test_the_frame_says_what_the_record_says(world):
    evaluated(world)
    project = Project.objects.filter(pk=world.project("seeds").pk)
    told = results.project_years([2026], project).row(0, named=True)
    assert (told["budget_amount"], told["executed_amount"]) == (10_000_000, 9_234_567)
    assert (told["result_grade"], told["is_unrectified"], told["jurisdiction"]) == ("差", False, "CN-XJ-6543")


def test_a_request_shows_what_was_decided_before(world):
    request = asked(world.project("seeds"), announced())
    evaluated(world)
    decided(
        world,
        policy_effect="CHANGE",
        management="修订办法",
        management_due_on=date(2027, 9, 30),
        decision_reason="先改办法再安排",
    )
    demanded(world)
    with seen_at(CLOSING):
        page = visit("clerk").get(f"/budget-requests/{request.pk}").content.decode()
    for words in ("修订办法（2027-09-30 前）", "调整完善", "先改办法再安排", "没有核实销号的整改", "申报必保支出"):
        assert words in page
