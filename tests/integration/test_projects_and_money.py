"""Projects and their money: registered, changed together, refused beside the field, dated inside the year."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from support.world import FIELDS, LATER
from wenxiao_site.actions import auditing, money, projects
from wenxiao_site.actions.errors import Missing, NotAllowed, Refused, StaleVersion
from wenxiao_site.registry.models import AuditEvent, BudgetAmount, Execution, Fact, Project
from wenxiao_site.visibility import visible

NEW = {**FIELDS, "name": "棉花良种补贴"}


def register(world, login="clerk", unit="654300000/219001", code="", **changed):
    return projects.register(
        unit=world.unit(unit).pk, fields={**NEW, **changed}, code=code, by=world.hat(login), on=LATER
    )


def test_a_project_without_a_code_gets_the_next_one(world):
    codes = [register(world, name=f"项目{number}").code for number in range(3)]
    assert codes == [f"65430026T{number:012}" for number in range(4, 7)]
    assert register(world, category="PERSONNEL").code == f"65430026R{1:012}"
    assert register(world, "county-clerk", "654322000/213").code == f"65432226T{3:012}"


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"code": "6543"}, "code", "项目代码应为 21 位：8 位数字、R/Y/T 之一、12 位数字。"),
        ({"code": "65430026T00000000000X"}, "code", "项目代码应为 21 位：8 位数字、R/Y/T 之一、12 位数字。"),
        ({"code": "65430026R000000000001"}, "code", "项目代码第 9 位应为 T（特定目标类）。"),
        ({"code": "65430026T000000000001"}, "code", "已有项目代码相同的记录。"),
        ({"name": "名" * 300}, "name", "项目名称最多 200 个字，现在有 300 个字，请缩短。"),
        ({"functional_code": "21301"}, None, None),
        ({"functional_code": "2130"}, "functional_code", "支出功能分类科目应为 3、5 或 7 位数字。"),
        ({"last_year": 2025}, "last_year", "终止年度不能早于起始年度。"),
        ({"account": "POCKET_MONEY"}, "account", "所属预算不在可选范围内。"),
        ({"category": "OTHER"}, "category", "项目类别不在可选范围内。"),
        ({"strategies": ["MOON"]}, "strategies", "没有这个战略：MOON。"),
        ({"responsible": 0}, "responsible", "没有找到这个人。"),
        ({"unit_id": 1}, "unit_id", "这一项不能在这里修改。"),
        ({"first_year": "去年"}, "first_year", "起始年度的写法不对。"),
    ],
)
def test_a_wrong_project_is_refused_beside_the_field(world, changed, field, sentence):
    before = Project.objects.count()
    if field is None:
        register(world, **changed)
        return
    with pytest.raises(Refused) as problem:
        register(world, **changed)
    assert problem.value.problems == {field: sentence}
    assert Project.objects.count() == before
    assert auditing.verify().broken is None


def test_scripts_in_a_name_are_just_a_name(world):
    name = "<script>alert('1')</script>&\"'；DROP TABLE registry_project;--"
    assert Project.objects.get(pk=register(world, name=name).pk).name == name


def test_many_projects_are_registered_all_or_none(world):
    unit = world.unit("654300000/219001").pk
    entries = [projects.Entry(unit, {**NEW, "name": f"项目{number}"}) for number in range(50)]
    events, facts = AuditEvent.objects.count(), Fact.objects.count()
    bad = projects.Entry(unit, {**NEW, "name": "坏的", "functional_code": "x"})
    with pytest.raises(Refused) as problem:
        projects.register_many(entries=[*entries, bad], by=world.hat("budget"), on=LATER)
    assert problem.value.problems == {"50.functional_code": "支出功能分类科目应为 3、5 或 7 位数字。"}
    assert not Project.objects.filter(name__startswith="项目").exists()
    made = projects.register_many(entries=entries, by=world.hat("budget"), on=LATER)
    assert len({each.code for each in made}) == 50
    assert (AuditEvent.objects.count(), Fact.objects.count()) == (events + 1, facts + 50)


def test_an_import_does_not_reach_another_county(world):
    entries = [projects.Entry(world.unit("654301000/213").pk, NEW)]
    with pytest.raises(Missing):
        projects.register_many(entries=entries, by=world.hat("county-budget"), on=LATER)


def test_another_units_project_is_not_there_at_all(world):
    project = world.project("school")
    for pk in (project.pk, 10**9):
        with pytest.raises(Missing, match="没有找到这条记录"):
            projects.amend(project=pk, revision=1, changes={"name": "x"}, by=world.hat("clerk"), on=LATER)


def test_who_sees_a_project_may_still_not_change_it(world):
    project = world.project("school")
    for login in ("observer", "government-leader", "expert", "performance", "auditor"):
        assert project in visible(Project, world.hat(login))
        with pytest.raises(NotAllowed, match="不能对这条记录做这件事"):
            projects.amend(project=project.pk, revision=1, changes={"name": "x"}, by=world.hat(login), on=LATER)


def test_a_change_is_told_with_what_was_there_before(world):
    project = world.project("seeds")
    changes = {"name": "良种推广", "is_livelihood": True, "strategies": []}
    projects.amend(project=project.pk, revision=1, changes=changes, by=world.hat("clerk"), on=LATER)
    event = AuditEvent.objects.order_by("-sequence").first()
    assert (event.action, event.person.login, event.project_id) == ("projects.amend", "clerk", project.pk)
    assert event.before == (
        '{"is_livelihood":false,"name":"春播良种推广项目","revision":1,"strategies":["RURAL_REVITALISATION"]}'
    )
    assert event.after == '{"is_livelihood":true,"name":"良种推广","revision":2,"strategies":[]}'
    fact = event.facts.get()
    assert (fact.tags, fact.region_path, fact.unit_path) == ("LIVELIHOOD", "654300000", "219/219001")


def test_two_people_saving_at_once_both_keep_what_they_typed(world):
    project = world.project("seeds")
    amend = {"project": project.pk, "on": LATER}
    projects.amend(**amend, revision=1, changes={"name": "甲的名称", "last_year": 2028}, by=world.hat("clerk"))
    with pytest.raises(StaleVersion) as problem:
        projects.amend(
            **amend, revision=1, changes={"name": "乙的名称", "is_bond": True}, by=world.hat("clerk-colleague")
        )
    stale = problem.value
    assert (stale.base["name"], stale.current["name"], stale.submitted["name"]) == (
        "春播良种推广项目",
        "甲的名称",
        "乙的名称",
    )
    assert stale.conflicts == ["name"]
    assert (stale.merged["is_bond"], stale.merged["last_year"]) == (True, 2028)
    project.refresh_from_db()
    assert (project.name, project.is_bond, project.revision) == ("甲的名称", False, 2)


def test_a_project_is_closed_once_and_with_a_reason(world):
    about = {"project": world.project("seeds").pk, "by": world.hat("budget"), "on": LATER}
    with pytest.raises(Refused) as problem:
        projects.close(**about, reason=" ")
    assert list(problem.value.problems) == ["reason"]
    projects.close(**about, reason="政策到期")
    with pytest.raises(Refused, match="项目已于 2026-03-03 终止"):
        projects.close(**about, reason="再来一次")


# --- Money ------------------------------------------------------------------------------------------------------------


def test_the_money_line_runs_from_request_to_payment(world):
    project = world.project("seeds").pk
    about = {"project": project, "fiscal_year": 2026, "by": world.hat("budget"), "on": LATER}
    money.decide(**about, kind="SUPPORTED", amount=110_000, decided_on=date(2025, 11, 5), document="评估报告")
    money.decide(**about, kind="ADJUSTED", amount="90000.50", decided_on=date(2026, 3, 2), document="调整通知")
    money.execute(**about, amount="-45.67", executed_on=date(2026, 3, 2), document="退款")
    (line,) = money.lines(project, 2026)
    assert (line.requested, line.supported, line.approved, line.adjusted) == (
        120_000,
        110_000,
        100_000,
        Decimal("90000.50"),
    )
    assert (line.full_year_budget, line.executed) == (Decimal("90000.50"), Decimal("12300.00"))
    (earlier,) = money.lines(project, 2026, as_of=date(2026, 2, 28))
    assert (earlier.adjusted, earlier.full_year_budget, earlier.executed) == (None, 100_000, Decimal("12345.67"))
    (first,) = money.lines(project, 2026, as_of=date(2025, 10, 31))
    assert (first.requested, first.approved, first.executed) == (120_000, None, None)


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"decided_on": date(2025, 12, 31)}, "decided_on", "日期不在预算年度内（申请数、评估支持数可以在上一年度）。"),
        ({"decided_on": date(2026, 5, 1)}, "decided_on", "日期还没有到。"),
        ({"amount": "-1"}, "amount", "金额不能小于零。"),
        ({"amount": "1.234"}, "amount", "1.234 的小数太多，金额最多保留 2 位小数。"),
        ({"amount": 0.1}, "amount", "0.1 不是精确的十进制数。"),
        ({"amount": "一万"}, "amount", "“一万”不是数字。"),
        ({"amount": 10**15}, "amount", "1000000000000000 太大，最多 4000000000000.00。"),
        ({"document": ""}, "document", "请填写依据文件。"),
        ({"kind": "REQUESTED"}, "kind", "申请数由单位填报。"),
        ({"kind": "GUESSED"}, "kind", "性质不在可选范围内。"),
        ({"fiscal_year": 1800}, "fiscal_year", "预算年度应在 1949 到 2200 之间。"),
    ],
)
def test_wrong_money_is_refused_beside_the_field(world, changed, field, sentence):
    good = {"kind": "APPROVED", "fiscal_year": 2026, "amount": "1", "decided_on": date(2026, 1, 5), "document": "通知"}
    with pytest.raises(Refused) as problem:
        money.decide(**{**good, **changed}, project=world.project("seeds").pk, by=world.hat("budget"), on=LATER)
    assert field in problem.value.problems
    assert problem.value.problems[field] == sentence
    assert BudgetAmount.objects.filter(project=world.project("seeds"), kind="APPROVED").count() == 1


def test_a_payment_is_dated_in_its_year_and_taken_once(world):
    about = {"project": world.project("seeds").pk, "document": "凭证", "by": world.hat("clerk"), "on": LATER}
    for day, year in ((date(2025, 12, 31), 2026), (date(2026, 1, 1), 2025)):
        with pytest.raises(Refused) as problem:
            money.execute(**about, fiscal_year=year, amount=1, executed_on=day)
        assert problem.value.problems == {"executed_on": "支付日期不在预算年度内。"}
    money.execute(**about, fiscal_year=2026, amount=1, executed_on=date(2026, 1, 1), reference="N1")
    with pytest.raises(Refused) as problem:
        money.execute(**about, fiscal_year=2026, amount=1, executed_on=date(2026, 1, 2), reference="N1")
    assert problem.value.problems == {"reference": "这个项目已有同一支付编号的记录。"}
    with pytest.raises(Refused, match="金额不能为零"):
        money.execute(**about, fiscal_year=2026, amount=0, executed_on=date(2026, 1, 2))


def test_the_database_itself_refuses_money_outside_its_year(world):
    project = world.project("seeds")
    row = {"project": project, "fiscal_year": 2026, "amount": 1, "document": "x", "recorded_at": LATER}
    for model, dated in (
        (BudgetAmount, {"kind": "APPROVED", "decided_on": date(2025, 12, 31)}),
        (BudgetAmount, {"kind": "REQUESTED", "decided_on": date(2024, 12, 31)}),
        (BudgetAmount, {"kind": "REQUESTED", "decided_on": date(2027, 1, 1)}),
        (Execution, {"executed_on": date(2027, 1, 1)}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.create(**row, **dated)


def test_a_wrong_amount_is_corrected_and_not_overwritten(world):
    project = world.project("seeds")
    wrong = BudgetAmount.objects.get(project=project, kind="APPROVED")
    about = {
        "kind": "APPROVED",
        "project": project.pk,
        "fiscal_year": 2026,
        "decided_on": date(2026, 1, 20),
        "document": "更正",
        "by": world.hat("budget"),
        "on": LATER,
    }
    money.decide(**about, amount=100_001, replaces=wrong.pk)
    assert money.lines(project.pk, 2026)[0].approved == 100_001
    assert BudgetAmount.objects.get(pk=wrong.pk).amount == 100_000
    with pytest.raises(Refused) as problem:
        money.decide(**about, amount=100_002, replaces=wrong.pk)
    assert problem.value.problems == {"replaces": "这条记录已经更正过，请更正最新的一条。"}
    other = BudgetAmount.objects.get(project=world.project("school"), kind="APPROVED")
    with pytest.raises(Refused, match="没有找到要更正的记录"):
        money.decide(**about, amount=1, replaces=other.pk)


def test_a_clerk_does_not_approve_the_own_money(world):
    with pytest.raises(NotAllowed):
        money.decide(
            kind="APPROVED",
            project=world.project("seeds").pk,
            fiscal_year=2026,
            amount=1,
            decided_on=date(2026, 1, 5),
            document="通知",
            by=world.hat("clerk"),
            on=LATER,
        )
