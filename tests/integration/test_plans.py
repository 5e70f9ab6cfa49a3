"""Performance plans: written together, handed in, decided, changed in versions; what was handed in stays."""

import pytest
from django.db import IntegrityError, transaction

from support.world import LATER, lines
from wenxiao_site.actions import auditing, evidence, plans
from wenxiao_site.actions.errors import Missing, NotAllowed, Refused, StaleVersion
from wenxiao_site.registry.models import AuditEvent, EvidenceFile, Indicator, PerformancePlan


def revise(world, plan, changes, login="clerk", revision=None):
    plan.refresh_from_db()
    return plans.revise(
        plan=plan.pk, revision=revision or plan.revision, changes=changes, by=world.hat(login), on=LATER
    )


@pytest.fixture
def draft(world):
    """The plan for seeds, back in the hands of its clerk."""
    plan = world.plan("seeds")
    plans.send_back(plan=plan.pk, opinion="请补充时效指标", by=world.hat("reviewer"), on=LATER)
    plan.refresh_from_db()
    return plan


def test_lines_come_go_and_change(world, draft):
    changes = {
        "objectives": {"g1": {"text": "改过的目标"}},
        "indicators": {"a1": {"max_points": "39.5"}, "a2": None, "a3": lines()["indicators"]["a1"] | {"name": "单产"}},
    }
    revise(world, draft, changes)
    there = {each.key: each for each in draft.indicators.all()}
    assert list(there) == ["a1", "a3"]
    assert (str(there["a1"].max_points), there["a1"].name, there["a3"].name) == ("39.50", "推广面积", "单产")
    event = AuditEvent.objects.order_by("-sequence").first()
    assert '"a1":{"max_points":"40.00"}' in event.before
    assert '"a1":{"max_points":"39.50"}' in event.after
    assert '"a2":{' in event.before
    assert '"a2"' not in event.after


def test_what_is_saved_unchanged_is_no_change(world, draft):
    revise(world, draft, {"indicators": {"a1": {"max_points": "40", "target_value": 120}}})
    event = AuditEvent.objects.order_by("-sequence").first()
    assert event.before == '{"revision":4}'


@pytest.mark.parametrize(
    ("line", "field", "sentence"),
    [
        ({"target_value": 90.5}, "target_value", "90.5 不是精确的十进制数。"),
        ({"target_value": "九十"}, "target_value", "“九十”不是数字。"),
        ({"max_points": "-1"}, "max_points", "分值不能小于零。"),
        ({"name": "长" * 300}, "name", "三级指标最多 200 个字，现在有 300 个字，请缩短。"),
        ({"dimension": "LUCK"}, "dimension", "一级指标不在可选范围内。"),
        ({"target_value_to": "10"}, "target_value_to", "指标值上限不能小于指标值。"),
        ({"plan": 1}, "plan", "这一项不能在这里修改。"),
        ({"score": 1}, "score", "这一项不能在这里修改。"),
    ],
)
def test_a_wrong_line_is_refused_beside_its_cell_and_nothing_is_saved(world, draft, line, field, sentence):
    with pytest.raises(Refused) as problem:
        revise(world, draft, {"objectives": {"g1": {"text": "新的"}}, "indicators": {"a1": line}})
    assert problem.value.problems == {f"indicators/a1/{field}": sentence}
    assert draft.objectives.get().text == "推广良种，提高单产。"


def test_two_people_editing_at_once_lose_nothing(world, draft):
    read = draft.revision
    revise(world, draft, {"indicators": {"a1": {"target_value": "130", "target_text": "≥130万亩"}}})
    mine = {"indicators": {"a1": {"name": "良种推广面积", "target_value": "125"}, "a2": None}}
    with pytest.raises(StaleVersion) as problem:
        revise(world, draft, mine, "clerk-colleague", revision=read)
    stale = problem.value
    assert stale.base["indicators"]["a1"]["target_value"] == "120.0000"
    assert stale.current["indicators"]["a1"]["target_value"] == "130.0000"
    assert stale.submitted["indicators"]["a1"]["target_value"] == "125.0000"
    assert stale.conflicts == ["indicators/a1/target_value"]
    assert stale.merged["indicators"]["a1"]["name"] == "良种推广面积"
    assert "a2" not in stale.merged["indicators"]
    again = {name: stale.merged[name] for name in ("objectives", "indicators")}
    again["indicators"]["a2"] = None
    revise(world, draft, again, "clerk-colleague", revision=stale.current["revision"])
    assert draft.indicators.get().name == "良种推广面积"


def test_a_revision_that_never_was_is_no_base(world, draft):
    with pytest.raises(Refused, match="没有您打开时的那个版本"):
        revise(world, draft, {"objectives": {"g1": {"text": "x"}}}, revision=99)


def test_a_plan_goes_its_way_and_everyone_does_the_own_step(world, draft):
    about = {"plan": draft.pk, "on": LATER}
    for login in ("reviewer", "performance"):
        with pytest.raises(NotAllowed):
            plans.submit(**about, revision=draft.revision, by=world.hat(login))
    plans.submit(**about, revision=draft.revision, by=world.hat("head"))
    with pytest.raises(NotAllowed):
        plans.approve(**about, by=world.hat("clerk"))
    with pytest.raises(Missing):
        plans.approve(**about, by=world.hat("county-performance"))
    plan = plans.approve(**about, by=world.hat("performance"), opinion="同意")
    assert (plan.state, plan.opinion, plan.decided_at) == ("APPROVED", "同意", LATER)
    facts = plan.facts.order_by("pk").values_list("step", "state", "count")
    assert list(facts)[-3:] == [
        ("plans.send_back", "RETURNED", 2),
        ("plans.submit", "SUBMITTED", 2),
        ("plans.approve", "APPROVED", 2),
    ]


def test_what_was_handed_in_does_not_change(world):
    plan = world.plan("seeds")
    with pytest.raises(Refused, match="这张绩效目标表已提交，现在不能这样做。"):
        revise(world, plan, {"objectives": {"g1": {"text": "x"}}})
    for change in (
        lambda: plan.indicators.update(max_points=1),
        lambda: plan.indicators.get(key="a2").delete(),
        lambda: Indicator.objects.create(plan=plan, key="z", position=9, dimension="COST", sub_dimension="COST"),
    ):
        with pytest.raises(IntegrityError, match="绩效目标表已提交"), transaction.atomic():
            change()


def test_an_empty_plan_is_not_handed_in(world):
    plan = PerformancePlan.objects.get(unit=world.unit("654300000/219001"))
    with pytest.raises(Refused, match="还没有填写绩效指标"):
        plans.submit(plan=plan.pk, revision=plan.revision, by=world.hat("clerk"), on=LATER)


def test_a_returned_plan_says_what_to_change(world):
    with pytest.raises(Refused) as problem:
        plans.send_back(plan=world.plan("seeds").pk, opinion="  ", by=world.hat("reviewer"), on=LATER)
    assert problem.value.problems == {"opinion": "请写明需要修改什么。"}


def test_an_approved_plan_changes_in_a_new_version_with_a_reason(world):
    first = world.plan("canal")
    about = {"project": first.project_id, "fiscal_year": 2026, "by": world.hat("county-clerk"), "on": LATER}
    with pytest.raises(Refused) as problem:
        plans.draft(**about)
    assert problem.value.problems == {"reason": "调整绩效目标应写明原因。"}
    second = plans.draft(**about, reason="汛情影响工期", document="富水字〔2026〕5号")
    assert (second.version, second.state) == (2, "DRAFT")
    assert plans.content(second)["indicators"] == plans.content(first)["indicators"]
    with pytest.raises(Refused, match="已有绩效目标表（第 2 版，起草中）"):
        plans.draft(**about, reason="又来")
    revise(world, second, {"indicators": {"a1": {"target_value": "100"}}}, "county-clerk")
    assert str(first.indicators.get(key="a1").target_value) == "120.0000"
    assert str(second.indicators.get(key="a1").target_value) == "100.0000"


def test_a_line_with_evidence_is_not_taken_away(world, draft):
    file = EvidenceFile.objects.get(unit=draft.project.unit)
    line = draft.indicators.get(key="a2")
    evidence.use(file=file.pk, record="indicator", pk=line.pk, by=world.hat("clerk"), on=LATER)
    with pytest.raises(Refused) as problem:
        revise(world, draft, {"indicators": {"a2": None}})
    assert problem.value.problems == {"indicators/a2": "这一行附有佐证材料，不能删除。"}
    assert auditing.verify().broken is None
