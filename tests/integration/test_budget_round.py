"""Budget requests: money and target together through every step, or not at all, whoever tries it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from support.appraisals import (
    APPROVED_ON,
    DEPARTMENT_DUE,
    UNIT_DUE,
    WHEN,
    YEAR,
    announced,
    appraised,
    asked,
    at_noon,
    good_lines,
    hat,
    new_project,
    pool,
    prepared,
    with_target,
)
from support.visits import at, hat_key, visit
from support.world import lines, unit_of
from wenxiao_site.actions import appraisal, auditing, budgets, mending, money, plans, publication, targets
from wenxiao_site.actions.errors import Missing, NotAllowed, Refused, StaleVersion
from wenxiao_site.registry.models import BudgetAmount, BudgetRequest, Fact, PerformancePlan
from wenxiao_site.visibility import public

LATER = WHEN + timedelta(hours=1)
IN_FORCE = at_noon(APPROVED_ON)


def refused(function, **given):
    """The sentences of a refusal."""
    with pytest.raises(Refused) as caught:
        function(**given)
    return caught.value.problems


def fresh(row):
    """The row as it is stored."""
    return BudgetRequest.objects.get(pk=row.pk)


def submitted(name="牧区饮水安全项目", amount="1200000", supported="1000000"):
    """A request that was handed in with everything it needs."""
    if not BudgetRequest.objects.exists():
        pool()
    campaign = announced() if not BudgetRequest.objects.exists() else BudgetRequest.objects.first().round
    project = new_project(name)
    row = asked(project, campaign, amount)
    with_target(project)
    appraised(project, amount, supported)
    return budgets.submit(request=row.pk, revision=fresh(row).revision, by=hat("clerk"), on=LATER)


def reviewed(row, rank=1):
    return budgets.review(request=row.pk, grade="EXCELLENT", rank=rank, by=hat("reviewer"), on=LATER)


def supported(row, amount="1000000"):
    return budgets.support(request=row.pk, supported_amount=amount, by=hat("budget"), on=LATER)


def approved(row, amount="1000000"):
    return budgets.approve(
        request=row.pk,
        approved_amount=amount,
        document="新财预〔2027〕1号",
        decided_on=APPROVED_ON,
        by=hat("budget", IN_FORCE),
        on=IN_FORCE,
    )


def states(row):
    """The states of a request and of its plan, as stored."""
    row = fresh(row)
    return row.state, row.plan.state if row.plan else None


# --- The way through --------------------------------------------------------------------------------------------------


def test_money_and_target_go_through_every_step_together(world):
    row = submitted()
    assert states(row) == ("SUBMITTED", "SUBMITTED")
    assert (fresh(row).appraisal_required, fresh(row).tier) == (True, "KEY")
    assert states(reviewed(row)) == ("REVIEWED", "SUBMITTED")
    assert states(supported(row)) == ("SUPPORTED", "SUBMITTED")
    assert states(approved(row)) == ("APPROVED", "APPROVED")
    plan = PerformancePlan.objects.get(budget_request=row)
    assert plan.decided_at == IN_FORCE
    done = budgets.publish(request=row.pk, published_on=APPROVED_ON, by=hat("performance", IN_FORCE), on=IN_FORCE)
    assert states(done) == ("PUBLISHED", "APPROVED")
    kinds = dict(BudgetAmount.objects.filter(project=row.project, fiscal_year=YEAR).values_list("kind", "amount"))
    assert kinds == {"REQUESTED": Decimal(1200000), "SUPPORTED": Decimal(1000000), "APPROVED": Decimal(1000000)}
    fact = Fact.objects.get(step="plans.approve", project=row.project)
    assert (fact.kind, fact.amount, fact.count) == ("PROJECT", Decimal(1000000), 6)
    assert auditing.verify().broken is None


def test_what_is_sent_back_goes_back_together_and_comes_again(world):
    row = reviewed(submitted())
    budgets.send_back(request=row.pk, opinion="请细化指标", by=hat("reviewer"), on=LATER)
    assert states(row) == ("RETURNED", "RETURNED")
    again = fresh(row)
    assert (again.rank, again.target_grade, again.plan.opinion) == (None, "", "请细化指标")
    budgets.submit(request=row.pk, revision=again.revision, by=hat("clerk"), on=LATER)
    assert states(row) == ("SUBMITTED", "SUBMITTED")


def test_a_request_that_came_back_goes_into_the_second_round(world):
    row = submitted()
    budgets.send_back(request=row.pk, opinion="按控制数调整", by=hat("budget"), on=LATER)
    second = announced("SECOND", "2027年预算二上")
    carried = budgets.carry(request=row.pk, budget_round=second.pk, by=hat("budget"), on=LATER)
    assert carried.round_id == second.pk


# --- What stops it ----------------------------------------------------------------------------------------------------


def test_a_new_project_is_stopped_for_want_of_target_and_appraisal_with_the_rule_named(world):
    pool()
    campaign = announced()
    project = new_project()
    row = asked(project, campaign)
    given = {"request": row.pk, "revision": row.revision, "by": hat("clerk"), "on": LATER}
    problem = refused(budgets.submit, **given)["plan"]
    assert "没有绩效目标不能申请预算" in problem
    assert "《" in problem
    plan = plans.draft(project=project.pk, fiscal_year=YEAR, by=hat("clerk"), on=WHEN)
    assert "无效的绩效目标" in refused(budgets.submit, **given)["plan"]
    assert plan.state == "DRAFT"
    plan = plans.revise(plan=plan.pk, revision=plan.revision, changes=lines(), by=hat("clerk"), on=WHEN)
    problem = refused(budgets.submit, **given)["plan"]
    assert "处错误" in problem
    assert "QC-213" in problem
    plan = plans.revise(
        plan=plan.pk, revision=plan.revision, changes={"indicators": {"a1": None, "a2": None}}, by=hat("clerk"), on=WHEN
    )
    plans.revise(plan=plan.pk, revision=plan.revision, changes=good_lines(), by=hat("clerk"), on=WHEN)
    problem = refused(budgets.submit, **given)["appraisal"]
    assert "重点评估" in problem
    assert "阿勒泰地区" in problem
    prepared_row = prepared(project)
    assert "重点评估" in refused(budgets.submit, **given)["appraisal"]
    assert prepared_row.state == "OPEN"
    assert states(row) == ("DRAFTED", None)


def test_a_general_appraisal_does_not_do_for_a_key_one_nor_a_rejected_one(world):
    campaign = announced()
    project = new_project()
    row = asked(project, campaign)
    with_target(project)
    general = prepared(project, "600000")
    appraisal.conclude(appraisal=general.pk, supported_amount=600000, opinion="可行", by=hat("reviewer"), on=WHEN)
    given = {"request": row.pk, "revision": row.revision, "by": hat("clerk"), "on": LATER}
    assert "重点评估" in refused(budgets.submit, **given)["appraisal"]
    changed = budgets.amend(
        request=row.pk, revision=row.revision, changes={"requested_amount": "600000"}, by=hat("clerk"), on=LATER
    )
    done = budgets.submit(request=row.pk, revision=changed.revision, by=hat("clerk"), on=LATER)
    assert (done.tier, done.appraisal) == ("GENERAL", general)


def test_continuing_projects_need_no_appraisal(world):
    campaign = announced()
    project = new_project(novelty="CONTINUING")
    row = asked(project, campaign)
    with_target(project)
    done = budgets.submit(request=row.pk, revision=row.revision, by=hat("clerk"), on=LATER)
    assert (done.appraisal_required, done.appraisal) == (False, None)


@pytest.mark.parametrize("is_major", [True, False])
def test_a_mid_year_addition_needs_one_when_it_is_a_major_undertaking(world, is_major):
    campaign = announced("MID_YEAR", "2027年年中追加")
    project = new_project()
    row = asked(project, campaign, is_major_undertaking=is_major)
    with_target(project)
    given = {"request": row.pk, "revision": row.revision, "by": hat("clerk"), "on": LATER}
    if is_major:
        assert "appraisal" in refused(budgets.submit, **given)
    else:
        assert budgets.submit(**given).appraisal_required is False


@pytest.mark.parametrize(
    ("grade", "field", "words"),
    [
        ("POOR", "grade", "不予安排资金"),
        ("FAIR", "grade", "退回"),
        ("GOOD", "grade", "当场修改"),
        ("", "grade", "选择"),
    ],
)
def test_the_grade_of_the_target_decides_about_the_money(world, grade, field, words):
    row = submitted()
    given = {"request": row.pk, "grade": grade, "rank": 1, "by": hat("reviewer"), "on": LATER}
    problem = refused(budgets.review, **given)[field]
    assert words in problem
    assert not grade or "财预〔2015〕88号" in problem
    assert states(row) == ("SUBMITTED", "SUBMITTED")
    if grade == "GOOD":
        assert "当场修改" in refused(budgets.review, **given, opinion="当场补了时限")["grade"]


def test_a_good_target_passes_once_it_was_mended_on_the_spot(world):
    row = submitted()
    targets_reviewed(row, "reviewer", (16, 25, 25, 16))
    plan = fresh(row).plan
    changes = {"indicators": {"a3": {"target_text": f"{YEAR}年9月30日前"}}}
    about = {"plan": plan.pk, "revision": plan.revision, "by": hat("reviewer"), "on": LATER}
    proposed = mending.propose(changes=changes, reason="雨季前完工", **about)
    given = {"request": row.pk, "grade": "", "rank": 1, "by": hat("reviewer"), "on": LATER}
    assert "当场修改" in refused(budgets.review, **given)["grade"]
    assert "只改已有的行" in refused(mending.propose, changes={"indicators": {"a3": None}}, reason="删", **about)[""]
    assert "在等单位答复" in refused(mending.propose, changes=changes, reason="再提", **about)[""]
    with pytest.raises(IntegrityError, match="不能再改"), transaction.atomic():
        plan.indicators.filter(key="a3").update(target_text="随意")
    mending.answer(mending=proposed.pk, agrees=True, by=hat("head"), on=LATER)
    assert states(row) == ("SUBMITTED", "SUBMITTED")
    assert plan.indicators.get(key="a3").target_text == f"{YEAR}年9月30日前"
    with pytest.raises(IntegrityError, match="不能再改"), transaction.atomic():
        plan.indicators.filter(key="a3").update(target_text="随意")
    assert budgets.review(**given).target_grade == "GOOD"
    assert supported(row).state == "SUPPORTED"
    assert auditing.verify().broken is None


def targets_reviewed(row, login, points):
    """A review table of the target, the same share in every part."""
    plan = fresh(row).plan
    parts = dict(zip(("completeness", "relevance", "adequacy", "feasibility"), points, strict=True))
    return targets.review(plan=plan.pk, revision=plan.revision, opinion="见审核表", by=hat(login), on=LATER, **parts)


def test_the_review_table_gives_the_grade(world):
    row = submitted()
    targets_reviewed(row, "reviewer", (10, 15, 15, 10))
    given = {"request": row.pk, "rank": 1, "by": hat("reviewer"), "on": LATER}
    assert "审核表的结果是“差”" in refused(budgets.review, grade="EXCELLENT", **given)["grade"]
    assert "不予安排资金" in refused(budgets.review, grade="", **given)["grade"]
    targets_reviewed(row, "reviewer", (19, 29, 29, 19))
    assert budgets.review(grade="", **given).target_grade == "EXCELLENT"
    targets_reviewed(row, "performance", (13, 20, 20, 13))
    problem = refused(budgets.support, request=row.pk, supported_amount=1000000, by=hat("budget"), on=LATER)
    assert "退回修改" in problem["grade"]


def test_finance_supports_no_more_than_the_appraisal(world):
    row = reviewed(submitted())
    problem = refused(budgets.support, request=row.pk, supported_amount="1000000.01", by=hat("budget"), on=LATER)
    assert "1000000.00" in problem["supported_amount"]
    assert supported(row, "1000000").state == "SUPPORTED"


def test_a_rank_is_given_once(world):
    first = submitted()
    second = submitted("牧道维修工程", "1100000", "1100000")
    reviewed(first, 1)
    problem = refused(budgets.review, request=second.pk, grade="EXCELLENT", rank=1, by=hat("reviewer"), on=LATER)
    assert "第 2 位" in problem["rank"]
    assert reviewed(second, 2).rank == 2


# --- Shortcuts --------------------------------------------------------------------------------------------------------


def test_every_shortcut_is_refused_by_the_actions(world):
    campaign = announced()
    project = new_project()
    row = asked(project, campaign)
    plan = with_target(project)
    about = {"request": row.pk, "on": LATER}
    assert "依次" in refused(budgets.review, grade="EXCELLENT", rank=1, by=hat("reviewer"), **about)[""]
    assert "依次" in refused(budgets.support, supported_amount=1, by=hat("budget"), **about)[""]
    assert (
        "依次"
        in refused(
            budgets.approve, approved_amount=1, document="文", decided_on=WHEN.date(), by=hat("budget"), **about
        )[""]
    )
    assert "依次" in refused(budgets.publish, published_on=WHEN.date(), by=hat("performance"), **about)[""]
    told = refused(plans.submit, plan=plan.pk, revision=plan.revision, by=hat("clerk"), on=LATER)[""]
    assert "同步" in told
    assert "《" in told
    money_given = {"project": project.pk, "fiscal_year": YEAR, "amount": 1, "document": "文", "on": LATER}
    assert "同步" in refused(money.request, decided_on=WHEN.date(), by=hat("clerk"), **money_given)[""]
    for kind in ("SUPPORTED", "APPROVED"):
        problem = refused(money.decide, kind=kind, decided_on=WHEN.date(), by=hat("budget"), **money_given)
        assert "同步" in problem[""]
    assert states(row) == ("DRAFTED", None)


def test_a_plan_of_a_request_is_not_approved_or_sent_back_alone(world):
    row = submitted()
    plan = fresh(row).plan
    assert "预算申请里" in refused(plans.approve, plan=plan.pk, by=hat("performance"), on=LATER)[""]
    assert "预算申请里" in refused(plans.send_back, plan=plan.pk, opinion="改", by=hat("reviewer"), on=LATER)[""]


_AMOUNT = (
    "INSERT INTO registry_budgetamount (project_id, fiscal_year, kind, fund_source, amount, decided_on, document,"
    " recorded_at) VALUES ({project}, 2027, '{state}', 'CURRENT_YEAR', 100, '2026-09-08', '文', '2026-09-08')"
)
SHORTCUTS = (
    ("UPDATE registry_budgetrequest SET state = '{state}' WHERE id = {request}", "REVIEWED"),
    ("UPDATE registry_budgetrequest SET state = '{state}' WHERE id = {request}", "SUPPORTED"),
    ("UPDATE registry_budgetrequest SET state = '{state}' WHERE id = {request}", "APPROVED"),
    ("UPDATE registry_budgetrequest SET state = '{state}' WHERE id = {request}", "PUBLISHED"),
    ("UPDATE registry_performanceplan SET state = '{state}' WHERE id = {plan}", "SUBMITTED"),
    ("UPDATE registry_performanceplan SET state = '{state}' WHERE id = {plan}", "APPROVED"),
    (_AMOUNT, "REQUESTED"),
    (_AMOUNT, "SUPPORTED"),
)


@pytest.mark.parametrize(("statement", "state"), SHORTCUTS)
def test_every_shortcut_is_refused_by_the_database(world, statement, state):
    campaign = announced()
    project = new_project()
    row = asked(project, campaign)
    plan = with_target(project)
    text = statement.format(state=state, request=row.pk, plan=plan.pk, project=project.pk)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(text)
    assert states(row) == ("DRAFTED", None)
    assert PerformancePlan.objects.get(pk=plan.pk).state == "DRAFT"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("state", "DRAFT"),
        ("state", "RETURNED"),
        ("state", "APPROVED"),
    ],
)
def test_the_database_does_not_let_a_target_go_alone_once_it_was_submitted(world, column, value):
    row = submitted()
    with pytest.raises(IntegrityError), transaction.atomic():
        PerformancePlan.objects.filter(budget_request=row).update(**{column: value})
    assert states(row) == ("SUBMITTED", "SUBMITTED")


def test_the_database_moves_the_target_with_its_money(world):
    row = submitted()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE registry_budgetrequest SET state = 'RETURNED' WHERE id = %s", [row.pk])
    assert states(row) == ("RETURNED", "RETURNED")


@pytest.mark.parametrize("change", [{"appraisal": None}, {"plan": None}, {"requested_amount": 5}])
def test_the_database_keeps_what_was_submitted_together(world, change):
    row = submitted()
    with pytest.raises(IntegrityError), transaction.atomic():
        BudgetRequest.objects.filter(pk=row.pk).update(**change)


def test_the_database_wants_the_appraisal(world):
    campaign = announced()
    project = new_project()
    row = asked(project, campaign)
    plan = with_target(project)
    BudgetRequest.objects.filter(pk=row.pk).update(plan=plan, appraisal_required=True, tier="KEY")
    with pytest.raises(IntegrityError), transaction.atomic():
        BudgetRequest.objects.filter(pk=row.pk).update(state="SUBMITTED")
    general = prepared(project, "600000")
    with pytest.raises(IntegrityError), transaction.atomic():
        BudgetRequest.objects.filter(pk=row.pk).update(state="SUBMITTED", appraisal=general)


# --- Bad input --------------------------------------------------------------------------------------------------------


def test_an_amount_in_the_wrong_unit_is_asked_about(world):
    campaign = announced()
    project = new_project()
    problems = refused(asked, project=project, campaign=campaign, amount="120")
    assert "万元" in problems["requested_amount"]
    assert "is_unit_checked" in problems
    assert asked(project, campaign, "120万元").requested_amount == Decimal(1200000)


def test_an_amount_is_compared_with_last_year(world):
    campaign = announced()
    project = new_project(novelty="CONTINUING", first_year=2026)
    money.decide(
        project=project.pk,
        fiscal_year=2026,
        kind="APPROVED",
        amount=1200000,
        decided_on=date(2026, 9, 2),
        document="文",
        by=hat("budget"),
        on=WHEN,
    )
    problems = refused(asked, project=project, campaign=campaign, amount="12000000000")
    assert "上年为 120.00 万元" in problems["requested_amount"]
    assert asked(project, campaign, "12000000000", is_unit_checked=True).state == "DRAFTED"


def test_projects_that_were_split_are_named_and_want_words(world):
    pool()
    campaign = announced()
    rows = []
    for name in ("良种繁育基地建设（东片）", "良种繁育基地建设二期"):
        project = new_project(name)
        rows.append(asked(project, campaign, "600000"))
        with_target(project)
        general = prepared(project, "600000")
        appraisal.conclude(appraisal=general.pk, supported_amount=600000, opinion="可行", by=hat("reviewer"), on=WHEN)
    given = {"request": rows[0].pk, "by": hat("clerk"), "on": LATER}
    problem = refused(budgets.submit, revision=rows[0].revision, **given)["explanation"]
    assert "合计 120.00 万元" in problem
    assert "QC-219" in problem
    changed = budgets.amend(
        revision=rows[0].revision, changes={"explanation": "两个基地相距200公里，分别立项。"}, **given
    )
    assert budgets.submit(revision=changed.revision, **given).state == "SUBMITTED"


def test_two_departments_that_claim_one_project_are_told(world):
    campaign = announced()
    school = new_project("校园饮水安全项目", "school-clerk", "654300000/205001", novelty="CONTINUING")
    asked(school, campaign, login="school-clerk")
    project = new_project("校园饮水安全项目", novelty="CONTINUING")
    row = asked(project, campaign)
    with_target(project)
    problem = refused(budgets.submit, request=row.pk, revision=row.revision, by=hat("clerk"), on=LATER)
    assert "地区第一中学（1200000.00 元）" in problem["explanation"]


def test_a_deadline_that_has_passed_says_so_and_loses_nothing(world):
    campaign = announced()
    project = new_project(novelty="CONTINUING")
    row = asked(project, campaign, basis="测算依据")
    with_target(project)
    late = at_noon(UNIT_DUE) + timedelta(days=1)
    given = {"request": row.pk, "revision": row.revision, "by": hat("clerk", late), "on": late}
    assert "2026-09-15 截止" in refused(budgets.submit, **given)[""]
    with at(late):
        typed = {"revision": row.revision, "requested_amount": "1300000", "basis": "新的测算"}
        page = visit("clerk").post(f"/budget-requests/{row.pk}/amend", typed, follow=True).content.decode()
    assert "已保存；单位报送已于 2026-09-15 截止，现在不能申报" in page
    assert fresh(row).basis == "新的测算"
    on_time = at_noon(UNIT_DUE)
    given |= {"revision": fresh(row).revision, "by": hat("clerk", on_time), "on": on_time}
    assert budgets.submit(**given).state == "SUBMITTED"
    late = at_noon(DEPARTMENT_DUE) + timedelta(days=1)
    typed = {"grade": "EXCELLENT", "rank": "1", "opinion": "目标清楚，同意", "hat": hat_key(hat("reviewer", late))}
    with at(late):
        client = visit("reviewer")
        page = client.post(f"/budget-requests/{row.pk}/review", typed)
        assert "主管部门审核已于 2026-09-24 截止" in page.content.decode()
        again = visit("reviewer").get(f"/budget-requests/{row.pk}/review").content.decode()
    assert "目标清楚，同意" in again
    assert "上次没有提交的内容还在下面" in again


def test_a_second_request_of_a_year_and_a_stale_one(world):
    campaign = announced()
    project = new_project(novelty="CONTINUING")
    row = asked(project, campaign)
    assert "已有一项预算申请" in refused(asked, project=project, campaign=campaign)[""]
    budgets.amend(request=row.pk, revision=1, changes={"basis": "甲"}, by=hat("clerk"), on=LATER)
    with pytest.raises(StaleVersion):
        budgets.amend(request=row.pk, revision=1, changes={"basis": "乙"}, by=hat("clerk"), on=LATER)


def test_who_may_not(world):
    row = submitted()
    with pytest.raises(NotAllowed):
        budgets.review(request=row.pk, grade="EXCELLENT", rank=1, by=hat("clerk"), on=LATER)
    with pytest.raises(Missing):
        budgets.review(request=row.pk, grade="EXCELLENT", rank=1, by=hat("school-reviewer"), on=LATER)
    with pytest.raises(Missing):
        budgets.send_back(request=row.pk, opinion="改", by=hat("county-performance"), on=LATER)


def test_classified_projects_are_not_published(world):
    row = submitted()
    type(row.project).objects.filter(pk=row.project_id).update(is_classified=True)
    approved(supported(reviewed(row)))
    given = {"request": row.pk, "published_on": APPROVED_ON, "by": hat("performance", IN_FORCE), "on": IN_FORCE}
    assert "涉密" in refused(budgets.publish, **given)[""]


def test_a_department_publishes_amount_and_target_together(world):
    row = approved(supported(reviewed(submitted())))
    by = {"by": hat("performance", IN_FORCE), "on": IN_FORCE}
    duty = publication.announce(
        region=unit_of("654300000/219").region.pk, fiscal_year=YEAR, kind="BUDGET", approved_on=APPROVED_ON, **by
    )
    assert not public(PerformancePlan).exists()
    told = publication.publish(duty=duty.pk, unit=unit_of("654300000/219").pk, published_on=IN_FORCE.date(), **by)
    assert told.items == 1
    assert states(row) == ("PUBLISHED", "APPROVED")
    assert fresh(row).published_on == IN_FORCE.date()
    assert [each.pk for each in public(PerformancePlan)] == [fresh(row).plan_id]
    assert [each.amount for each in public(BudgetAmount)] == [Decimal(1_000_000)]
    assert auditing.verify().broken is None
