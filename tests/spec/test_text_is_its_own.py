"""QC-306: the goal is not copied from another project."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.text_is_its_own import text_is_its_own

ROWS = spec(
    text_is_its_own,
    ({"copied_from": None}, True, "its own"),
    ({"copied_from": "校舍维修改造项目"}, False, "the same words elsewhere"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_text_is_its_own(row):
    assert run(text_is_its_own, row) == row.expected
