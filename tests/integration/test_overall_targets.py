"""Whole-department targets: tasks of the year, the projects that carry them, and what is left over."""

import pytest
from django.db import IntegrityError, transaction

from support.visits import at, hat_key, visit
from support.world import LATER, lines
from wenxiao_site.actions import auditing, overall, plans
from wenxiao_site.actions.errors import Refused
from wenxiao_site.actions.plan_forms import assess_plan
from wenxiao_site.registry.models import OverallTask, PerformancePlan, TaskProject

CENTRE = "654300000/219001"
TASKS = {
    "t1": {"name": "良种推广", "content": "推广良种", "fiscal_amount": "100000"},
    "t2": {"name": "试验示范", "content": "", "fiscal_amount": "150000", "other_amount": "60000"},
}


@pytest.fixture
def plan(world):
    return PerformancePlan.objects.get(unit=world.unit(CENTRE))


def saved(world, plan, **changes):
    plan.refresh_from_db()
    given = {"plan": plan.pk, "revision": plan.revision, "by": world.hat("clerk"), "on": LATER}
    return plans.revise(changes=changes, **given)


def found(plan):
    told = assess_plan(plan, plans.content(plan)).findings
    return {(each.code, each.cell) for each in told if each.code in {"QC-229", "QC-230", "QC-231", "QC-232"}}


def test_tasks_and_the_projects_that_carry_them_are_checked_against_each_other(world, plan):
    """Two projects of 100,000 and 200,000 yuan, one of a unit below."""
    seeds, station = world.project("seeds").code, world.project("station").code
    assert found(plan) == set()
    saved(world, plan, tasks=TASKS)
    assert found(plan) == {
        ("QC-229", ""),
        ("QC-230", "tasks/t1/name"),
        ("QC-230", "tasks/t2/name"),
        ("QC-231", f"carriers/{seeds}/task"),
        ("QC-231", f"carriers/{station}/task"),
    }
    saved(world, plan, carriers={seeds: {"task": "t1"}, station: {"task": "t2"}})
    assert found(plan) == {("QC-229", ""), ("QC-232", "tasks/t2/fiscal_amount")}
    saved(world, plan, tasks={"t2": {"other_amount": "50000"}})
    assert found(plan) == set()
    seen = overall.overview(plan, plans.content(plan))
    assert [(each.name, each.amount, each.carried) for each in seen.tasks] == [
        ("良种推广", 100_000, 100_000),
        ("试验示范", 200_000, 200_000),
    ]
    saved(world, plan, tasks={"t2": None})
    assert [each.key for each in TaskProject.objects.filter(plan=plan)] == [seeds]
    assert [each.name for each, _ in overall.overview(plan, plans.content(plan)).left_over] == ["试验站灌溉设备更新"]


def test_only_own_projects_carry_only_tasks_that_are_there(world, plan):
    saved(world, plan, tasks=TASKS)
    school = world.project("school")
    for code, task, words in (
        (school.code, "t1", "本单位或所属单位"),
        (world.project("seeds").code, "t9", "没有这项任务"),
    ):
        with pytest.raises(Refused, match=words) as problem:
            saved(world, plan, carriers={code: {"task": task}})
        assert list(problem.value.problems) == [f"carriers/{code}/task"]
    draft = world.plan("station")
    given = {"revision": draft.revision, "by": world.hat("station-clerk"), "on": LATER}
    with pytest.raises(Refused, match="只有整体支出绩效目标"):
        plans.revise(plan=draft.pk, changes={"tasks": TASKS}, **given)
    for row, words in (
        (TaskProject(plan=plan, key=school.code, position=1, project=school, task="t1"), "本单位或所属单位"),
        (OverallTask(plan=world.plan("station"), key="t1", position=1, name="任务"), "只有整体支出"),
        (TaskProject(plan=plan, key=world.project("seeds").code, position=1, project=world.project("seeds"), task="t9"),
         "没有这项"),
    ):  # fmt: skip
        with pytest.raises(IntegrityError, match=words), transaction.atomic():
            row.save()


def test_tasks_are_written_in_the_grid_shown_with_their_projects_and_fixed_once_submitted(world, plan):
    seeds, station = world.project("seeds").code, world.project("station").code
    saved(world, plan, **lines())
    with at(LATER):
        client = visit("clerk", hat=world.hat("clerk"))
        plan.refresh_from_db()
        typed = {"hat": hat_key(world.hat("clerk")), "revision": plan.revision, "tasks/n1/fiscal_amount": "10万"}
        refused = client.post(f"/plans/{plan.pk}/edit", typed | {"tasks/n1/name": "良种推广"}).content.decode()
        assert "“10万”不是数字" in refused
        typed |= {"tasks/n1/name": "良种推广", "tasks/n1/fiscal_amount": "100,000", "tasks/n2/name": "空任务"}
        assert client.post(f"/plans/{plan.pk}/edit", typed).status_code == 302
        page = client.get(f"/plans/{plan.pk}/edit").content.decode()
        assert f'name="carriers/{station}/task"' in page
        plan.refresh_from_db()
        typed = {"revision": plan.revision, f"carriers/{seeds}/task": "n1", f"carriers/{station}/task": ""}
        advice = client.post(f"/plans/{plan.pk}/advice", typed).json()["findings"]
        assert {each["path"] for each in advice if each["code"] == "QC-231"} == {f"carriers/{station}/task"}
        assert client.post(f"/plans/{plan.pk}/edit", typed).status_code == 302
        page = client.get(f"/plans/{plan.pk}").content.decode()
    assert "没有对应任务的项目 1 个" in page
    assert page.count("没有项目承担") == 1
    assert world.project("seeds").name in page
    plan.refresh_from_db()
    plans.submit(plan=plan.pk, revision=plan.revision, by=world.hat("head"), on=LATER)
    for rows in (OverallTask.objects.filter(plan=plan), TaskProject.objects.filter(plan=plan)):
        with pytest.raises(IntegrityError, match="不能再改"), transaction.atomic():
            rows.update(position=7)
    plans.approve(plan=plan.pk, by=world.hat("performance"), on=LATER)
    again = plans.draft_overall(unit=plan.unit_id, fiscal_year=2026, reason="追加任务", by=world.hat("clerk"), on=LATER)
    assert plans.content(again)["carriers"] == {seeds: {"position": 1, "task": "n1"}}
    assert auditing.verify().broken is None
