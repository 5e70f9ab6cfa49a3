"""Evaluations by departments and finance: chosen with a reason, scored line by line, concluded, archived."""

from decimal import Decimal

import pytest

from support.evaluations import CLOSING, at
from wenxiao.forms.scoring_sheets import scoring_sheets
from wenxiao.rules.catalogue import rulebook
from wenxiao_site.actions import evaluation, self_reports
from wenxiao_site.actions.errors import Missing, NotAllowed, Refused
from wenxiao_site.actions.evaluation_forms import record_of
from wenxiao_site.actions.evaluation_hints import hints
from wenxiao_site.registry.models import Fact, Region, Unit


def chosen(world, kind="KEY", login="performance"):
    return evaluation.select(
        project=world.project("seeds").pk,
        kind=kind,
        fiscal_year=2026,
        reason="五年内没有评价过，社会关注度高。",
        by=at(login),
        on=CLOSING,
    )


def scored(row, login="performance", taken_off=0):
    lines = {
        each.key: {"actual_text": "见底稿", "own_score": each.max_points, "reason": "依据见底稿"}
        for each in row.lines.all()
    }
    lines["s12"]["own_score"] = 10 - taken_off
    changes = {"conclusion": "总体达到目标。", "lines": lines}
    return evaluation.review(evaluation=row.pk, revision=row.revision, changes=changes, by=at(login), on=CLOSING)


def test_scored_by_its_frame_concluded_and_archived(world):
    row = scored(chosen(world), taken_off=4)
    row = evaluation.conclude(evaluation=row.pk, revision=row.revision, by=at("performance"), on=CLOSING)
    assert (row.score, row.grade, row.amount) == (Decimal(96), "EXCELLENT", Decimal(100_000))
    fact = Fact.objects.get(step="evaluation.conclude")
    assert (fact.kind, fact.amount, fact.score, fact.grade) == ("KEY", 100_000, 96, "EXCELLENT")
    row = evaluation.archive(evaluation=row.pk, by=at("performance"), on=CLOSING)
    assert row.state == "ARCHIVED"
    with pytest.raises(Refused, match="现在不能这样做"):
        evaluation.archive(evaluation=row.pk, by=at("performance"), on=CLOSING)


def test_an_indicator_without_points_leaves_no_result(world):
    row = chosen(world)
    row = evaluation.review(
        evaluation=row.pk, revision=1, changes={"conclusion": "…"}, by=at("performance"), on=CLOSING
    )
    with pytest.raises(Refused, match="总分还算不出来"):
        evaluation.conclude(evaluation=row.pk, revision=row.revision, by=at("performance"), on=CLOSING)


def test_a_department_chooses_and_concludes_its_own_kinds(world):
    row = scored(chosen(world, "DEPARTMENT", "reviewer"), "reviewer")
    row = evaluation.conclude(evaluation=row.pk, revision=row.revision, by=at("reviewer"), on=CLOSING)
    assert row.score == 100
    with pytest.raises(Refused, match="这一类评价不能在这里选取"):
        chosen(world, "KEY", "reviewer")
    with pytest.raises(Missing):
        chosen(world, "DEPARTMENT", "school-reviewer")
    with pytest.raises(NotAllowed):
        evaluation.archive(evaluation=row.pk, by=at("reviewer"), on=CLOSING)


def test_chosen_once_a_year_and_with_a_reason(world):
    chosen(world)
    with pytest.raises(Refused, match="已有这一类评价"):
        chosen(world)
    with pytest.raises(Refused, match="请写明选取的理由"):
        evaluation.select(
            project=world.project("road").pk, kind="KEY", fiscal_year=2026, reason=" ", by=at("performance"), on=CLOSING
        )


def test_a_whole_department(world):
    unit = Unit.objects.get(region__code="654300000", code="219")
    row = evaluation.select_unit(
        unit=unit.pk,
        kind="WHOLE_DEPARTMENT",
        fiscal_year=2026,
        reason="年度整体评价",
        amount="123456.78",
        by=at("reviewer"),
        on=CLOSING,
    )
    lines = {each.key: {"own_score": each.max_points} for each in row.lines.all()}
    changes = {"conclusion": "履职较好。", "lines": lines}
    row = evaluation.review(evaluation=row.pk, revision=1, changes=changes, by=at("reviewer"), on=CLOSING)
    evaluation.conclude(evaluation=row.pk, revision=2, by=at("reviewer"), on=CLOSING)
    fact = Fact.objects.get(step="evaluation.conclude")
    assert (fact.kind, fact.unit, fact.project, fact.amount) == ("WHOLE_DEPARTMENT", unit, None, Decimal("123456.78"))


def test_the_structure_of_a_place_comes_with_the_evaluation_and_ratios_stand_beside(world):
    Region.objects.filter(code="654300000").update(jurisdiction="CN-SC-510117")
    unit = Unit.objects.get(region__code="654300000", code="219")
    self_reports.draft(unit=unit.pk, fiscal_year=2026, by=at("reviewer"), on=CLOSING)
    row = evaluation.select_unit(
        unit=unit.pk,
        kind="WHOLE_DEPARTMENT",
        fiscal_year=2026,
        reason="年度整体评价",
        amount="1",
        by=at("reviewer"),
        on=CLOSING,
    )
    lines = row.lines.all()
    assert sum(each.max_points for each in lines if each.level1 == "基本运行绩效") == 40
    assert sum(each.max_points for each in lines if each.level2 == "重点履职绩效") == 50
    told = hints(record_of(row), at("reviewer"))
    by_name = {each.level3: told.get(each.key) for each in lines}
    assert by_name["预算完成率"] == ("按记录计算：8.23%（24691.34 元 ÷ 30.00 万元）",)
    assert by_name["政府采购执行率"] == ("按记录计算：缺少数据",)
    assert by_name["资金使用合规性"] is None


@pytest.mark.parametrize("name", ["project", "bond", "policy"])
def test_frames_give_results_their_weight(name):
    least = rulebook().for_year("CN-XJ-6543", 2026)["output_outcome_share_least"]
    assert scoring_sheets()[name].result_points * 100 >= least
    assert sum(each.points for each in scoring_sheets()[name].lines) == 100
