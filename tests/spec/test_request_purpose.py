"""同一用途: what is left of a name without phases, sections, places and numbers."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.request_purpose import request_purpose

ROWS = spec(
    request_purpose,
    ({"level3": "良种推广项目（东片）"}, "良种推广项目", "a bracket"),
    ({"level3": "良种推广项目二期"}, "良种推广项目", "a phase"),
    ({"level3": "良种推广项目2"}, "良种推广项目", "a number at the end"),
    ({"level3": "良种推广 项目"}, "良种推广项目", "a space"),
    ({"level3": "干渠防渗第3标段工程"}, "干渠防渗工程", "a section"),
    ({"level3": "干渠防渗东段工程"}, "干渠防渗工程", "a part by its side"),
    ({"level3": "西部大开发宣传"}, "大开发宣传", "a side is taken away wherever it stands: only likeness counts"),
    ({"level3": "校舍维修改造"}, "校舍维修改造", "nothing to take away"),
    ({"level3": None}, None, "blank"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_request_purpose(row):
    assert run(request_purpose, row) == row.expected
