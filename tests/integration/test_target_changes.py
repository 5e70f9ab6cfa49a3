"""Changing an approved target: reason, both values side by side, what it does to the score, both readable."""

import pytest

from support.visits import at, visit
from support.world import LATER, hat_of
from wenxiao_site.actions import plans
from wenxiao_site.actions.target_changes import score_effect


@pytest.fixture(autouse=True)
def _day():
    with at(LATER):
        yield


@pytest.fixture
def second(world):
    """A new version of the plan for canal, with a lower target."""
    first = world.plan("canal")
    plan = plans.draft(
        project=first.project_id, fiscal_year=2026, reason="汛情影响工期", document="富水字〔2026〕5号",
        by=hat_of("county-clerk"), on=LATER,
    )  # fmt: skip
    return revised(plan, {"a1": {"target_text": "≥150万亩"}})


def revised(plan, lines):
    changes = {"indicators": lines}
    return plans.revise(plan=plan.pk, revision=plan.revision, changes=changes, by=hat_of("county-clerk"), on=LATER)


def effect_of(plan):
    told = score_effect(plan, plans.content(plan))
    return {each.name: (each.target, each.target_now, each.actual, each.points, each.points_now) for each in told.lines}


@pytest.mark.parametrize(
    ("target", "points"),
    [
        ("≥150万亩", "32.00"),
        ("≥120万亩", "40.00"),
        ("≥100万亩", "40.00"),
        ("≥120.01万亩", "40.00"),
        ("≥121万亩", "39.67"),
    ],
)
def test_both_versions_are_judged_with_the_same_actual_values(second, target, points):
    told = effect_of(revised(second, {"a1": {"target_text": target}}))
    assert told["推广面积"] == ("≥120万亩", target, "≥120万亩", "40.00", points)
    assert told["农牧民满意度"][3:] == ("10.00", "10.00")


def test_what_is_recorded_comes_before_a_guess(second, monkeypatch):
    monkeypatch.setattr("wenxiao_site.actions.target_changes._recorded", lambda _: {"a1": "110万亩"})
    told = score_effect(second, plans.content(second))
    line = next(each for each in told.lines if each.name == "推广面积")
    assert (line.source, line.points, line.points_now) == ("自评填报的完成值", "36.67", "29.33")
    assert told.is_guess


def test_an_indicator_that_comes_or_goes_is_there(second):
    told = effect_of(revised(second, {"a2": None, "a3": {"dimension": "OUTPUT", "sub_dimension": "QUALITY",
        "name": "合格率", "target_text": "≥95%", "max_points": "10"}}))  # fmt: skip
    assert told["农牧民满意度"] == ("≥90%", "", "≥90%", "10.00", "")
    assert told["合格率"] == ("", "≥95%", "≥95%", "", "10.00")


def test_the_first_version_changes_nothing(world):
    plan = world.plan("canal")
    assert score_effect(plan, plans.content(plan)) is None


def test_it_is_shown_before_it_is_confirmed_and_the_old_version_stays(world, second):
    clerk = visit("county-clerk")
    page = clerk.get(f"/plans/{second.pk}/submit").content.decode()
    for words in ("汛情影响工期", "富水字〔2026〕5号", "对得分的影响", "≥150万亩", "32.00", "按原指标值恰好完成推算"):
        assert words in page
    first = world.project("canal").plans.get(version=1)
    assert clerk.post(f"/plans/{second.pk}/submit", {"revision": second.revision}).status_code == 302
    plans.approve(plan=second.pk, by=hat_of("county-performance"), on=LATER)
    page = clerk.get(f"/plans/{first.pk}").content.decode()
    assert "≥120万亩" in page
    assert page.count("批复") >= 2


def test_a_change_needs_its_reason(world):
    first = world.plan("canal")
    answer = visit("county-clerk").post(f"/projects/{first.project_id}/plan", {"fiscal_year": 2026})
    assert answer.status_code == 422
    assert "调整绩效目标应写明原因。" in answer.content.decode()
