"""Whole years on frames are read as each form is read, and ranked with reasons."""

import polars as pl
import pytest

from support.evaluations import filled, submitted
from wenxiao.forms.filed import printed
from wenxiao.forms.typing import tables
from wenxiao.kernel.columns import Grain
from wenxiao_site.actions import evaluation
from wenxiao_site.actions.evaluation_forms import outcome, record_of
from wenxiao_site.actions.evaluation_frames import moved, own, ranked, tables_of
from wenxiao_site.registry.models import Evaluation

NOT_ASKED = {"jurisdiction", "region", "department", "forecast_unit"}
"""What no rule of a self-evaluation asks for."""


def test_a_year_at_once_is_read_as_each_form_is(world):
    row = submitted(world)
    result = outcome(record_of(row), evaluation.content(row))
    one, _ = tables([result.assessment.form])
    whole, _, _ = tables_of(Evaluation.objects.filter(pk=row.pk))
    whole = printed(whole, result.assessment.resolution)
    different = [
        (grain.value, name, one.at(grain)[name].to_list(), whole.at(grain)[name].to_list())
        for grain in Grain
        for name in one.at(grain).columns
        if name not in NOT_ASKED and one.at(grain)[name].to_list() != whole.at(grain)[name].to_list()
    ]
    assert different == []


def test_risks_are_ranked_with_their_reasons(world):
    row = submitted(world)
    found = ranked(own([2026]))
    assert found.rows["evaluation"].to_list() == [row.pk]
    told = found.rows.row(0, named=True)
    assert told["own_total"] == 9615
    assert told["executed_ratio"] == 9235
    assert told["results_ratio"] == 9658  # 86.92 of 90
    assert told["form_errors"] == 0
    assert told["evidenced_lines"] == 0  # only the first indicator has a file, and it is not full
    names = [each.name for each in found.reasons(told)]
    assert names[0] == "risk_of_evidence"
    assert set(names) == {"risk_of_evidence", "risk_of_execution", "risk_of_defects"}
    assert "满分指标数" in "\n".join(found.reasons(told)[0].lines())
    assert told["risk_score"] == sum(told[name] for name in names)


def test_another_boundary_tells_which_grades_would_move(world):
    row = submitted(world)
    record = record_of(row)
    resolution = outcome(record, evaluation.content(row)).assessment.resolution
    scores = pl.DataFrame({"evaluation": [1, 2, 3], "score": [9000, 8999, 9250]})
    found = moved({"grade_excellent_from": 9200}, scores, resolution)
    assert found.rows() == [(1, 9000, "优", "良")]
    assert moved({}, scores, resolution).is_empty()


@pytest.mark.parametrize("years", [[2020], []])
def test_nothing_to_rank(world, years):
    filled(world)
    assert ranked(own(years)).rows.is_empty()
