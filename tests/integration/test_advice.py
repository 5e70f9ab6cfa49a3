"""Advice while a plan is typed: what is wrong, in which field, by which rule, and what to write instead."""

import time

import pytest

from support.visits import at, visit
from support.world import LATER, hat_of
from wenxiao_site.actions import plans
from wenxiao_site.registry.models import AuditEvent, Indicator, Objective

MOST_SECONDS = 1.0
"""A generous bound for any machine under any load; `make bench` has the figure."""


@pytest.fixture(autouse=True)
def _day():
    with at(LATER):
        yield


def fields(plan, **changes):
    """The fields of the page as they are, with changes."""
    told = {}
    content = plans.content(plan)
    for table in ("objectives", "indicators"):
        for key, line in content[table].items():
            told |= {f"{table}/{key}/{name}": value or "" for name, value in line.items() if name != "position"}
    return told | changes


def advice(plan, login="station-clerk", **changes):
    answer = visit(login, hat=hat_of(login)).post(f"/plans/{plan.pk}/advice", fields(plan, **changes))
    assert answer.status_code == 200
    return answer.json()


def about(told, path):
    return {each["code"]: each for each in told["findings"] if each["path"] == path}


@pytest.fixture
def plan(world):
    return world.plan("station")


@pytest.mark.parametrize(
    ("typed", "code", "suggestion"),
    [
        ("120万亩", "QC-221", "≥120万亩"),
        ("显著提高", "QC-205", None),
        ("", "QC-220", None),
        ("≥", "QC-220", None),
        ("≥120", "QC-222", None),
    ],
)
def test_a_badly_written_target_is_told_in_its_cell(plan, typed, code, suggestion):
    found = about(advice(plan, **{"indicators/a1/target_text": typed}), "indicators/a1/target_text")
    assert code in found
    assert found[code]["suggestion"] == suggestion
    assert found[code]["rule"].startswith("《表格校验规则目录》")
    if suggestion:
        assert found[code]["suggested_path"] == "indicators/a1/target_text"


def test_a_wrong_category_says_where_the_indicator_belongs(plan):
    told = advice(plan, **{"indicators/a1/name": "工程验收合格率", "indicators/a1/target_text": "≥95%"})
    found = about(told, "indicators/a1/name")["QC-219"]
    assert (found["suggestion"], found["suggested_path"]) == ("QUALITY", "indicators/a1/sub_dimension")


def test_accepting_a_suggestion_mends_it(plan):
    told = advice(plan, **{"indicators/a1/target_text": "120万亩"})
    found = about(told, "indicators/a1/target_text")["QC-221"]
    mended = advice(plan, **{found["suggested_path"]: found["suggestion"]})
    assert "QC-221" not in about(mended, "indicators/a1/target_text")


def test_weights_are_summed_as_typed_and_a_hundredth_is_told(plan):
    told = advice(plan, **{"indicators/a1/max_points": "79.99"})
    assert (told["points"], told["points_fit"]) == ("89.99", False)
    assert "合计 89.99 分，应为 90 分" in next(each["message"] for each in told["findings"] if each["code"] == "QC-213")
    told = advice(plan, **{"indicators/a1/max_points": "80"})
    assert (told["points"], told["points_fit"]) == ("90", True)


def test_what_cannot_be_saved_is_told_beside_its_field(plan):
    told = advice(plan, **{"indicators/a1/max_points": "四十"})
    assert [(each["path"], each["message"]) for each in told["findings"]] == [
        ("indicators/a1/max_points", "“四十”不是数字。")
    ]


def test_amounts_in_the_wrong_unit_are_told(plan):
    """The budget is 200,000 yuan; somebody writes it in 万元 with the figure in yuan."""
    line = {
        "dimension": "COST", "sub_dimension": "ECONOMIC_COST", "name": "项目总成本", "max_points": "20",
        "target_text": "≤200000万元", "explanation": "", "criteria": "",
    }  # fmt: skip
    told = advice(plan, **{f"indicators/n1/{name}": value for name, value in line.items()})
    assert "多半是元和万元写错" in about(told, "indicators/n1/target_text")["QC-018"]["message"]
    line["target_text"] = "≤20万元"
    told = advice(plan, **{f"indicators/n1/{name}": value for name, value in line.items()})
    assert "QC-018" not in about(told, "indicators/n1/target_text")


def test_curves_are_advised_in_their_row(plan):
    told = advice(plan, **{f"curves/.spending/month_{month:02}": "50%" for month in range(1, 13)})
    assert "QC-226" in about(told, "curves/.spending/month_01")


def test_a_goal_copied_from_another_project_of_the_unit_is_told(world, plan):
    twin = world.plan("seeds")
    Objective.objects.filter(plan=plan).update(text="推广优良品种 2026 年 100 亩，提高单位面积产量")
    type(plan.project).objects.filter(pk=twin.project_id).update(unit=plan.project.unit_id)
    plans.send_back(plan=twin.pk, opinion="改", by=hat_of("performance"), on=LATER)
    Objective.objects.filter(plan=twin).update(text="推广优良品种 2025 年 300 亩，提高单位面积产量。")
    found = about(advice(plan), "objectives/g1/text")["QC-306"]
    assert "春播良种推广项目" in found["message"]


def test_a_target_below_last_years_and_below_similar_projects_is_told(world, plan):
    earlier = world.plan("canal")  # approved; moved into the years before of the same project
    type(earlier).objects.filter(pk=earlier.pk).update(project=plan.project_id, fiscal_year=2025)
    found = about(advice(plan, **{"indicators/a1/target_text": "≥107万亩"}), "indicators/a1/target_text")
    assert "比前三年的 120 退步超过 10%" in found["QC-227"]["message"]
    assert "QC-227" not in about(advice(plan, **{"indicators/a1/target_text": "≥108万亩"}), "indicators/a1/target_text")
    assert "QC-215" not in about(advice(plan, **{"indicators/a1/target_text": "≥20万亩"}), "indicators/a1/target_text")
    for number, name in enumerate(("school", "road", "secret")):
        other = world.plan(name)
        Indicator.objects.filter(plan=other, key="a2").update(target_value=90 + number)
        type(other).objects.filter(pk=other.pk).update(state="SUBMITTED")
    found = about(advice(plan, **{"indicators/a2/target_text": "≥70%"}), "indicators/a2/target_text")
    assert "中位数 9" in found["QC-228"]["message"]
    found = about(advice(plan, **{"indicators/a1/target_text": "≥161万亩"}), "indicators/a1/target_text")["QC-215"]
    assert "折合每万亩 1242.24 元，其他年度和地区同一指标的中位数是 0.25 万元，相差超过 50%" in found["message"]
    assert (found["severity"], found["evidence"]) == ("info", "local_choice")
    assert "QC-215" not in about(advice(plan, **{"indicators/a1/target_text": "≥160万亩"}), "indicators/a1/target_text")


def test_nothing_is_saved_and_nothing_is_told_to_the_chain(plan):
    before = AuditEvent.objects.count(), plans.content(plan)
    advice(plan, **{"indicators/a1/name": "改名", "indicators/a2/_remove": "1"})
    plan.refresh_from_db()
    assert (AuditEvent.objects.count(), plans.content(plan)) == before


def test_more_lines_than_a_plan_can_have_are_refused_in_clear_words(plan):
    many = {f"indicators/n{row}/name": f"指标{row}" for row in range(2000)}
    for way in ("advice", "edit"):
        answer = visit("station-clerk").post(f"/plans/{plan.pk}/{way}", {"revision": plan.revision} | many)
        text = answer.json()["findings"][0]["message"] if way == "advice" else answer.content.decode()
        assert "一张表最多 100 行绩效指标，现在有 2,002 行；没有保存，请分项目填写。" in text
    assert plan.indicators.count() == 2


def test_thirty_rows_are_advised_quickly(plan):
    rows = {}
    for row in range(30):
        rows |= {
            f"indicators/n{row}/dimension": "OUTPUT",
            f"indicators/n{row}/sub_dimension": "QUANTITY",
            f"indicators/n{row}/name": f"第{row}项建设数量",
            f"indicators/n{row}/target_text": f"{row + 1}个",
            f"indicators/n{row}/max_points": "3",
        }
    client = visit("station-clerk", hat=hat_of("station-clerk"))
    sent = fields(plan, **rows)
    took = []
    for _ in range(3):
        began = time.perf_counter()
        answer = client.post(f"/plans/{plan.pk}/advice", sent)
        took.append(time.perf_counter() - began)
    assert len([each for each in answer.json()["findings"] if each["code"] == "QC-221"]) == 30
    assert min(took) < MOST_SECONDS
