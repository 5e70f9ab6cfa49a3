"""Self-evaluations: opened for every project, filled without points, signed, handed in, accepted and kept."""

import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from support.evaluations import ACTUAL, CLOSING, TEXTS, at, filled, opened, planned, signed, submitted
from wenxiao_site.actions import auditing, evaluation, monitoring
from wenxiao_site.actions.errors import Missing, NotAllowed, Refused, StaleVersion
from wenxiao_site.actions.evaluation_forms import outcome, record_of
from wenxiao_site.actions.evaluation_hints import hints
from wenxiao_site.registry.models import EvaluationState, Fact, Region


def test_the_points_come_from_the_rules(world):
    row = filled(world)
    result = outcome(record_of(row), evaluation.content(row))
    # 110 of 120 → 22.92 of 25; 92 345.67 of 100 000 → 9.23 of 10; 14 as judged; the rest in full
    assert result.scores == {
        "a1": Decimal("22.92"),
        "a2": Decimal("25.00"),
        "a3": Decimal("15.00"),
        "a4": Decimal("14.00"),
        "a5": Decimal("10.00"),
    }
    assert result.total == Decimal("22.92") + 25 + 15 + 14 + 10 + Decimal("9.23")
    assert result.grade == "EXCELLENT"
    assert [each for each in result.assessment.findings if each.severity.value == "error"] == []
    why = result.assessment.explanations()["indicator/0/expected_score"]
    assert why.numbers == "110 ÷ 120 × 25.00 分"
    assert "财预〔2020〕10号" in "\n".join(why.lines())


def test_accepted_keeps_result_digest_and_fact(world):
    row = submitted(world)
    assert row.state == EvaluationState.SUBMITTED
    evaluation.forward(evaluation=row.pk, by=at("reviewer"), on=CLOSING)
    row = evaluation.accept(evaluation=row.pk, by=at("performance"), on=CLOSING)
    assert (row.score, row.own_score, row.grade) == (Decimal("96.15"), Decimal("96.15"), "EXCELLENT")
    kept = json.loads(row.result)
    assert kept["rulebook_digest"] == row.rulebook_digest
    assert kept["scores"]["a1"] == "22.92"
    fact = Fact.objects.get(step="evaluation.accept")
    assert (fact.kind, fact.amount, fact.score, fact.grade, fact.count) == (
        "SELF",
        Decimal(100_000),
        Decimal("96.15"),
        "EXCELLENT",
        1,
    )
    assert row.lines.get(key="a1").score == Decimal("22.92")
    assert auditing.verify().broken is None


def test_lines_of_an_accepted_evaluation_are_fixed_by_the_database(world):
    row = submitted(world)
    evaluation.forward(evaluation=row.pk, by=at("reviewer"), on=CLOSING)
    evaluation.accept(evaluation=row.pk, by=at("performance"), on=CLOSING)
    with pytest.raises(Exception, match="评价已经审定"):
        row.lines.filter(key="a1").update(own_score=1)


def test_what_is_missing_keeps_it_from_being_handed_in(world):
    row = opened(world)
    with pytest.raises(Refused, match="完成值和得分不空"):
        evaluation.sign(
            evaluation=row.pk, revision=row.revision, capacity="project_head", name="张", by=at("head"), on=CLOSING
        )
    row = evaluation.fill(
        evaluation=row.pk, revision=row.revision, changes={**TEXTS, "lines": ACTUAL}, by=at("clerk"), on=CLOSING
    )
    with pytest.raises(Refused, match="项目负责人、财务负责人还没有签字"):
        evaluation.submit(evaluation=row.pk, revision=row.revision, by=at("clerk"), on=CLOSING)


def test_an_edit_takes_the_signatures_back(world):
    row = signed(world, filled(world))
    assert row.finance_head_at is not None
    row = evaluation.fill(
        evaluation=row.pk, revision=row.revision, changes={"conclusion": "完成。"}, by=at("clerk"), on=CLOSING
    )
    assert row.project_head_at is None
    assert row.finance_head_at is None


def test_points_above_the_most_are_refused_beside_their_field(world):
    row = opened(world)
    with pytest.raises(Refused) as refused:
        evaluation.fill(
            evaluation=row.pk,
            revision=row.revision,
            changes={"lines": {"a4": {"own_score": "15.01"}}},
            by=at("clerk"),
            on=CLOSING,
        )
    assert refused.value.problems == {"lines/a4/own_score": "得分不能超过分值 15.00。"}
    with pytest.raises(Refused) as refused:
        evaluation.fill(
            evaluation=row.pk,
            revision=row.revision,
            changes={"lines": {"a4": {"own_score": "十五"}}},
            by=at("clerk"),
            on=CLOSING,
        )
    assert refused.value.problems == {"lines/a4/own_score": "“十五”不是数字。"}


def test_two_at_once_lose_nothing(world):
    row = opened(world)
    evaluation.fill(evaluation=row.pk, revision=row.revision, changes={"conclusion": "甲"}, by=at("clerk"), on=CLOSING)
    with pytest.raises(StaleVersion) as stale:
        evaluation.fill(
            evaluation=row.pk,
            revision=row.revision,
            changes={"lines": {"a1": {"actual_text": "110"}}},
            by=at("clerk-colleague"),
            on=CLOSING,
        )
    assert stale.value.conflicts == []
    assert stale.value.merged["conclusion"] == "甲"
    assert stale.value.merged["lines"]["a1"]["actual_text"] == "110"


def test_sent_back_with_words_and_handed_in_again(world):
    row = submitted(world)
    with pytest.raises(Refused, match="请写明需要修改什么"):
        evaluation.send_back(evaluation=row.pk, opinion=" ", by=at("reviewer"), on=CLOSING)
    row = evaluation.send_back(evaluation=row.pk, opinion="补充佐证", by=at("reviewer"), on=CLOSING)
    assert (row.state, row.opinion, row.project_head_at) == ("RETURNED", "补充佐证", None)
    row = signed(world, row)
    evaluation.submit(evaluation=row.pk, revision=row.revision, by=at("clerk"), on=CLOSING)


def test_others_may_not(world):
    row = submitted(world)
    with pytest.raises(Missing):
        evaluation.forward(evaluation=row.pk, by=at("school-reviewer"), on=CLOSING)
    with pytest.raises(NotAllowed):
        evaluation.accept(evaluation=row.pk, by=at("reviewer"), on=CLOSING)
    with pytest.raises(Refused, match="待主管部门审核，现在不能这样做"):
        evaluation.accept(evaluation=row.pk, by=at("performance"), on=CLOSING)


def test_all_of_a_budget_are_opened_and_who_is_missing_is_named(world):
    planned(world)
    prefecture = Region.objects.get(code="654300000")
    rows = evaluation.open_all(region=prefecture.pk, fiscal_year=2026, by=at("performance"), on=CLOSING)
    assert [each.project.name for each in rows] == ["春播良种推广项目"]  # the canal's is open in the world
    assert rows[0].lines.count() == 5
    missing = evaluation.without(2026, type(rows[0].project).objects.all())
    assert missing.count() == 6
    with pytest.raises(Refused, match="没有可以开启的自评"):
        evaluation.open_all(region=prefecture.pk, fiscal_year=2026, by=at("performance"), on=CLOSING)


def test_without_an_approved_plan_there_is_nothing_to_evaluate(world):
    with pytest.raises(Refused, match="没有批复的绩效目标"):
        evaluation.open(project=world.project("station").pk, fiscal_year=2026, by=at("station-clerk"), on=CLOSING)
    with pytest.raises(Refused, match="还没有开始"):
        evaluation.open(project=world.project("station").pk, fiscal_year=2028, by=at("station-clerk"), on=CLOSING)


def test_what_monitoring_reported_stands_beside_the_indicator(world):
    plan = planned(world)
    place = Region.objects.get(code="654300000").pk
    summer = datetime(2026, 8, 10, 2, 0, tzinfo=UTC)
    told = {"by": at("clerk", summer.date()), "on": summer}
    campaign = monitoring.open_round(
        region=place, fiscal_year=2026, month=8, by=at("performance", summer.date()), on=summer
    )
    report = monitoring.draft(campaign=campaign.pk, project=plan.project_id, **told)
    lines = {
        key: {"actual_text": text} for key, text in {"a1": "80万亩", "a2": "96%", "a3": "20元", "a5": "90%"}.items()
    }
    report = monitoring.revise(report=report.pk, revision=report.revision, changes={"lines": lines}, **told)
    row = evaluation.open(project=plan.project_id, fiscal_year=2026, by=at("clerk"), on=CLOSING)
    assert hints(record_of(row), at("clerk")) == {}  # not handed in
    type(report).objects.filter(pk=report.pk).update(state="SUBMITTED")
    assert hints(record_of(row), at("clerk"))["a1"] == ("8 月监控：80万亩",)
