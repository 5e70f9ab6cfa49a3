"""``wenxiao rulebook``: list, show and diff, as text and as JSON."""

import json

import pytest
from click.testing import CliRunner

from wenxiao.rules import catalogue
from wenxiao_site.cli.rulebook import rulebook


def run(*args, code=0):
    result = CliRunner().invoke(rulebook, args)
    assert result.exit_code == code, result.output
    return result.output


def test_list_tells_value_evidence_and_source():
    output = run("list", "--jurisdiction", "CN-XJ-654322", "--year", "2026")
    assert output.startswith("新疆维吾尔自治区阿勒泰地区富蕴县 · 2026 年度\n")
    line = next(line for line in output.splitlines() if "appraisal_key_from" in line)
    assert [
        part for part in ("重点评估", "100 万元", "原文可查", "加强阿勒泰地区预算绩效管理") if part not in line
    ] == []
    assert catalogue.rulebook().digest[:12] in output


def test_columns_are_aligned_where_chinese_takes_two_places():
    lines = run("list", "--year", "2026", "--stage", "monitoring").splitlines()
    rows = [line for line in lines if "monitoring_execution_line" in line]
    starts = {sum(2 if sign > "⺀" else 1 for sign in line[: line.index("monitoring_")]) for line in rows}
    assert len(rows) == 5
    assert len(starts) == 1


def test_list_of_one_stage_leaves_the_others_out():
    output = run("list", "--year", "2026", "--stage", "appraisal")
    assert "事前评估" in output
    assert "execution_points" not in output


def test_list_as_json_is_complete():
    data = json.loads(run("list", "--jurisdiction", "湖北省武汉市", "--year", "2021", "--format", "json"))
    assert (data["jurisdiction"], data["fiscal_year"]) == ("CN-HB", 2021)
    assert len(data["parameters"]) == len(catalogue.rulebook().declarations)
    execution = next(each for each in data["parameters"] if each["parameter"] == "execution_points")
    assert (execution["scaled"], execution["value"], execution["evidence"]) == (2000, "20 分", "seen")


def test_the_year_is_this_one_when_none_is_given():
    assert " 年度" in run("list", "--stage", "appraisal").splitlines()[0]


def test_show_a_parameter_with_its_history():
    output = run("show", "grade_fair_from", "--jurisdiction", "四川省", "--year", "2026")
    for part in ("70 分", "《四川省预算绩效评价管理办法》（川财绩〔2025〕5号）", "有旁证", "2025-03-17 起", "沿革"):
        assert part in output


def test_show_a_parameter_as_json():
    data = json.loads(run("show", "grade_fair_from", "--jurisdiction", "CN-SC", "--year", "2026", "--format", "json"))
    assert data["scaled"] == 7000
    assert [each["instrument"] for each in data["history"]] == [
        "cn/defaults",
        "cn/self-evaluation",
        "cn-sc/evaluation-2025",
        "cn/self-evaluation",
    ]
    assert data["history"][-1]["to"] is None
    assert {each["jurisdiction"] for each in data["set_by"]} == {"CN", "CN-SC"}


def test_show_an_instrument():
    output = run("show", "cn-xj-6543/strengthening-notice")
    for part in ("关于进一步加强阿勒泰地区预算绩效管理工作的通知", "100 万元", "5月、8月", "〔待确认〕", "S1"):
        assert part in output
    data = json.loads(run("show", "cn-xj-6543/strengthening-notice", "--format", "json"))
    assert {each["parameter"]: each["scaled"] for each in data["parameters"]}["appraisal_key_from"] == 100_000_000


def test_show_an_instrument_that_sets_nothing():
    assert "规定的参数（0 项）" in run("show", "cn-xj/implementation-opinion")


def test_diff_lists_what_moves():
    output = run("diff", "CN:2024", "新疆阿勒泰地区:2026")
    assert "8月 → 5月、8月" in output
    assert "未设定 → 100 万元" in output
    data = json.loads(run("diff", "CN:2024", "CN-HB:2024", "--format", "json"))
    assert {each["parameter"] for each in data["differences"] if each["moves"]} == {
        "execution_points",
        "target_points",
        "level1_split_fixed",
        "qualitative_partial_from",
    }


def test_diff_of_the_same_says_so():
    assert run("diff", "CN:2024", "CN:2024").endswith("取值不同 0 项；取值相同而依据不同 0 项。\n")


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["show", "grade_fair"], "没有参数或文件“grade_fair”。是不是 grade_fair_from"),
        (["show", "%%%"], "全部参数见 wenxiao rulebook list。"),
        (["list", "--jurisdiction", "某市"], "没有地区“某市”"),
        (["list", "--year", "2014"], "2014 年度没有可用的规则，最早的取值从 2015-01-01 起。"),
        (["list", "--year", "99999"], "99999 年度没有可用的规则"),
        (["diff", "CN", "CN:2024"], "“CN”不是“地区:年度”"),
        (["diff", "CN:2024", "CN:二〇二四"], "不是“地区:年度”"),
    ],
)
def test_a_refusal_is_one_chinese_sentence(args, sentence):
    output = run(*args, code=1)
    assert sentence in output
    assert len(output.strip().splitlines()) == 1
