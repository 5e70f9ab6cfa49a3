"""Deadlines in working days, remarks, and what is to be done."""

from datetime import UTC, date, datetime, timedelta

import pytest

from support.visits import at, hat_key, visit
from support.world import LATER
from wenxiao_site.actions import rounds, talk
from wenxiao_site.actions.errors import Missing, NotAllowed, Refused
from wenxiao_site.adapters import working_days
from wenxiao_site.registry.models import Comment, Deadline, Notification, Region, Round, Task
from wenxiao_site.visibility import visible


@pytest.mark.parametrize(
    ("day", "due", "left"),
    [
        (date(2026, 4, 30), date(2026, 5, 6), 1),  # Labour Day is taken from 1 to 5 May
        (date(2026, 5, 8), date(2026, 5, 11), 2),  # Saturday 9 May is worked instead
        (date(2026, 5, 15), date(2026, 5, 15), 0),
        (date(2026, 5, 18), date(2026, 5, 15), -1),
        (date(2026, 5, 17), date(2026, 5, 15), 0),
    ],
)
def test_working_days_follow_the_official_calendar(day, due, left):
    assert rounds.seen(due, day) == rounds.Due(due, left, is_certain=True)


def test_years_whose_holidays_are_not_known_are_said_to_be_provisional():
    seen = rounds.seen(date(2099, 10, 2), date(2099, 9, 30))
    assert (seen.working_days_left, seen.is_certain) == (2, False)
    assert not working_days.is_working_day(date(2099, 10, 3))
    assert working_days.after(date(2099, 10, 2), 1) == date(2099, 10, 5)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2015, 12, 31), date(2018, 1, 1)),
        (date(2016, 3, 1), date(2017, 3, 1)),
        (date(2024, 9, 20), date(2024, 10, 12)),
        (date(2026, 2, 14), date(2026, 2, 28)),
        (date(2026, 12, 31), date(2027, 1, 1)),
        (date(2026, 5, 15), date(2026, 5, 15)),
    ],
)
def test_working_days_are_those_counted_one_by_one(first, last):
    days = [first + timedelta(days=step) for step in range(1, (last - first).days + 1)]
    count = sum(working_days.is_working_day(day) for day in days)
    assert working_days.left(first, last) == count
    assert working_days.left(last, first) == -count


def test_the_tenth_working_day_after_a_warning():
    assert working_days.after(date(2026, 4, 27), 10) == date(2026, 5, 13)
    with pytest.raises(ValueError, match="count from one"):
        working_days.after(date(2026, 4, 27), 0)


def test_a_deadline_of_the_nearest_unit_counts(world):
    campaign = Round.objects.get()
    day = date(2026, 5, 13)
    dues = {
        code: rounds.due(campaign, "UNIT", world.unit(f"654300000/{code}"), day).on
        for code in ("219001001", "219", "205001")
    }
    assert dues == {"219001001": date(2026, 5, 18), "219": date(2026, 5, 18), "205001": date(2026, 5, 15)}
    rounds.set_deadline(
        campaign=campaign.pk,
        step="UNIT",
        unit=world.unit("654300000/219001").pk,
        due_on=date(2026, 5, 19),
        reason="设备故障",
        by=world.hat("performance"),
        on=LATER,
    )
    assert rounds.due(campaign, "UNIT", world.unit("654300000/219001001"), day).on == date(2026, 5, 19)
    assert rounds.due(campaign, "FINANCE", world.unit("654300000/219"), day) is None


def test_a_deadline_that_passes_while_a_plan_is_typed_keeps_it_as_a_draft(world):
    """Outside a budget round: what is typed after the last day is stored and told; more time lets it be handed in."""
    place, desk = Region.objects.get(code="654300000").pk, world.hat("performance")
    about = {"region": place, "stage": "TARGETS", "fiscal_year": 2026, "name": "2026年目标", "by": desk, "on": LATER}
    campaign = rounds.announce(opens_on=LATER.date(), deadlines={"UNIT": date(2026, 3, 10)}, **about)
    plan = world.plan("station")
    late = datetime(2026, 3, 11, 2, tzinfo=UTC)
    words = "单位报送已于 2026-03-10 截止"
    with at(late):
        client = visit("station-clerk")
        typed = {"revision": plan.revision, "hat": hat_key(world.hat("station-clerk")), "stay": "1"}
        typed |= {"objectives/g1/term": "ANNUAL", "objectives/g1/text": "更新灌溉设备，节水增产。"}
        page = client.post(f"/plans/{plan.pk}/edit", typed, follow=True).content.decode()
        assert f"已保存为草稿；{words}，现在不能提交" in page
        plan.refresh_from_db()
        assert (plan.state, plan.objectives.get().text) == ("DRAFT", "更新灌溉设备，节水增产。")
        answer = client.post(f"/plans/{plan.pk}/submit", {"revision": plan.revision})
        assert answer.status_code == 422
        assert f"{words}，没有办理；您填写的内容都已保存" in answer.content.decode()
        assert f"{words}，填写的内容可以保存" in client.get(f"/plans/{plan.pk}/edit").content.decode()
        station = world.unit("654300000/219001001").pk
        more = {"step": "UNIT", "unit": station, "due_on": date(2026, 3, 12), "reason": "设备故障"}
        rounds.set_deadline(campaign=campaign.pk, by=desk, on=LATER, **more)
        assert client.post(f"/plans/{plan.pk}/submit", {"revision": plan.revision}).status_code == 302


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"due_on": date(2026, 5, 17)}, "due_on", "2026-05-17 不是工作日，请改为工作日，例如 2026-05-18。"),
        ({"due_on": date(2026, 5, 5)}, "due_on", "截止日期不能早于开始日期 2026-05-06。"),
        ({"reason": ""}, "reason", "给单位延期应写明原因。"),
        ({"step": "LUNCH"}, "step", "步骤不在可选范围内。"),
    ],
)
def test_a_wrong_deadline_is_refused_beside_the_field(world, changed, field, sentence):
    good = {"step": "UNIT", "due_on": date(2026, 5, 20), "reason": "故障"}
    with pytest.raises(Refused) as problem:
        rounds.set_deadline(
            campaign=Round.objects.get().pk,
            unit=world.unit("654300000/205").pk,
            **{**good, **changed},
            by=world.hat("performance"),
            on=LATER,
        )
    assert problem.value.problems == {field: sentence}


def test_a_round_binds_the_counties_below_and_only_its_own_desk_changes_it(world):
    campaign = Round.objects.get()
    for login in ("county-clerk", "township-clerk", "county-performance", "clerk"):
        assert campaign in visible(Round, world.hat(login))
    with pytest.raises(NotAllowed):
        rounds.close(campaign=campaign.pk, closed_on=date(2026, 6, 1), by=world.hat("county-performance"), on=LATER)
    county = Region.objects.get(code="654322000")
    own = rounds.announce(
        region=county.pk,
        stage="MONITORING",
        fiscal_year=2026,
        name="县级监控",
        opens_on=date(2026, 5, 6),
        deadlines={"UNIT": date(2026, 5, 12)},
        by=world.hat("county-performance"),
        on=LATER,
    )
    assert own not in visible(Round, world.hat("clerk"))
    assert own in visible(Round, world.hat("performance"))
    assert not visible(Deadline, world.hat("clerk")).filter(round=own).exists()
    with pytest.raises(Refused) as problem:
        rounds.announce(
            region=county.pk,
            stage="MONITORING",
            fiscal_year=2026,
            name="县级监控",
            opens_on=date(2026, 5, 6),
            deadlines={},
            by=world.hat("county-performance"),
            on=LATER,
        )
    assert problem.value.problems == {"name": "这个地区本年度本环节已有同名批次。"}


def test_an_answer_is_told_to_whom_it_answers(world):
    project = world.project("seeds")
    first = Comment.objects.get(project=project)
    talk.comment(project=project.pk, text="已核对", answers=first.pk, by=world.hat("clerk"), on=LATER)
    note = Notification.objects.get(person=first.author)
    assert (note.text, note.project_id) == ("古丽娜尔回复了您的意见", project.pk)
    talk.read(notification=note.pk, by=world.hat("budget"), on=LATER)
    with pytest.raises(Missing):
        talk.read(notification=note.pk, by=world.hat("clerk"), on=LATER)
    talk.resolve(comment=first.pk, by=world.hat("clerk"), on=LATER)
    with pytest.raises(Refused, match="已经解决"):
        talk.resolve(comment=first.pk, by=world.hat("budget"), on=LATER)


@pytest.mark.parametrize("text", ["", "   ", "字" * 2001])
def test_an_empty_or_endless_remark_is_refused(world, text):
    with pytest.raises(Refused) as problem:
        talk.comment(project=world.project("seeds").pk, text=text, by=world.hat("clerk"), on=LATER)
    assert list(problem.value.problems) == ["text"]


def test_a_task_is_done_by_those_it_is_for(world):
    task = Task.objects.get()
    assert task in visible(Task, world.hat("clerk"))
    assert task not in visible(Task, world.hat("school-clerk"))
    assert Notification.objects.filter(text="新的待办：补充佐证材料").count() == 2
    with pytest.raises(NotAllowed):
        talk.finish_task(task=task.pk, by=world.hat("reviewer"), on=LATER)
    with pytest.raises(Missing):
        talk.finish_task(task=task.pk, by=world.hat("school-clerk"), on=LATER)
    talk.finish_task(task=task.pk, by=world.hat("clerk"), on=LATER)
    with pytest.raises(Refused, match="已经办结"):
        talk.finish_task(task=task.pk, by=world.hat("clerk"), on=LATER)
