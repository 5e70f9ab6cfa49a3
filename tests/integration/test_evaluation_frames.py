"""Whole years on frames are read as each form is read, and ranked with reasons."""

import polars as pl
import pytest

from support.evaluations import filled, submitted
from wenxiao.forms.filed import printed, readings
from wenxiao.forms.notation import read_notation
from wenxiao.forms.spot_checks import likeness
from wenxiao.forms.typing import composed_text, tables
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


def test_several_are_ranked_together(world):
    submitted(world)
    station = Evaluation.objects.filter(project__name="富蕴县干渠防渗改造")
    station.update(own_score=9000)
    found = ranked(own([2026]))
    assert found.rows.height == 2
    assert set(found.rows["jurisdiction"]) == {"CN-XJ-6543", "CN-XJ-654322"}


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


TEXTS = (
    *(
        "110",
        "0",
        "1.5",
        "96.5",
        "1000000",
        "0.0001",
        "12.34567",
        "007",
        "1,200",
        "-3",
        "1e3",
        "",
        None,
        "达成年度指标",
    ),
    *("≥120万亩", "≤3%", "=100%", ">0.5亿元", "<10", "≥1", "2020年9月", "9月底前", "3次", "每月1次", "12标段", "5人"),
    *("约5公里", "5公里以上", "100%", "100", "50元", "50", "1-3", "≥90%", "≥ 90 %", "①", "１２"),
)
UNITS = ("万亩", "%", "元", "万元", "公里", "标段", "人", "次", "年", "天", "无", "定性", "某某", "", None)


def test_numbers_between_the_same_words_are_read_as_each_of_them_is():
    pairs = pl.DataFrame([(text, unit) for text in TEXTS for unit in UNITS], schema=["text", "unit"], orient="row")
    found = {(row[0], row[1]): row[2:] for row in readings(pairs).iter_rows()}
    for text, unit in pairs.iter_rows():
        composed = composed_text(text, unit, None)
        one = read_notation(composed)
        assert found[text, unit] == (one.kind, one.operator, one.value, one.value_to, one.unit, composed), (text, unit)
    assert len(found) == len(TEXTS) * len(UNITS)


def test_a_text_handed_in_later_is_the_copy():
    words = (
        "项目按照批复的实施方案推进，单位成立专班抓项目落实，资金实行专账核算、专款专用，聘请监理全过程跟踪。"
        "主要任务在年底前基本完成，大部分工程已经通过验收，服务对象反映总体良好，重点环节有记录可查。"
        "部分佐证资料收集不及时，个别标段开工偏晚。下一年提前开展前期工作，细化指标并明确数据来源。"
    )
    other = "与相关部门数据核对不够，群众参与度有待提高，支付进度前松后紧，下一年按月收集整理佐证资料，组织业务培训。"
    texts = pl.Series([other, words, words.replace("年底前", "年末之前")])
    found = likeness(texts, 8_000)
    assert found["copied_from"].to_list() == [None, None, 1]
    assert found["copied_ratio"][2] < 10_000
    assert likeness(pl.Series([words, words]), 8_000)["copied_ratio"].to_list() == [None, 10_000]


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
