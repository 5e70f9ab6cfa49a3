"""QC-302b: no filling hint, placeholder or copied name is left in the form's texts."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.no_template_residue import no_template_residue

ROWS = spec(
    no_template_residue,
    ({"goal": "改善审判楼安全条件"}, True, "own words"),
    (
        {"goal": "卫片执法补助经费", "project_name": "2020年省级自然资源卫片执法补助经费"},
        False,
        "the project's name as its goal",
    ),
    ({"goal": "道路", "project_name": "农村道路建设"}, True, "too short to tell"),
    ({"goal": "普法、社区矫正", "goal_actual": "普法、社区矫正"}, False, "the result repeats the goal"),
    ({"goal": "修路5公里", "goal_actual": "完成修路5公里"}, True, "a result of its own"),
    ({"conclusion": "请在此填写评价结论，200字以内"}, False, "filling hint"),
    ({"conclusion": "对项目总体情况简要说明（500字左右）"}, False, "length hint"),
    ({"goal": "支持XX镇发展产业"}, False, "placeholder"),
    ({"goal": "20xx年完成绿化____亩"}, False, "blank of the form"),
    ({"problems": "待补充"}, False, "to be filled"),
    ({"measures": "加强预算执行进度管理，按季通报"}, True, "a measure"),
    ({"goal": "建设示范村3个"}, True, "示范 is no 示例"),
    ({}, True, "all blank: other checks ask for them"),
    goal=None,
    goal_actual=None,
    project_name=None,
    conclusion=None,
    problems=None,
    measures=None,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_no_template_residue(row):
    assert run(no_template_residue, row) == row.expected
