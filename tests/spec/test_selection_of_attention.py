"""关注分: in proportion, never more than all."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.selection_of_attention import selection_of_attention

ROWS = spec(
    selection_of_attention,
    ({"attention_marks": 0}, 0, "none"),
    ({"attention_marks": 1}, 1000, "a third, half up"),
    ({"attention_marks": 3}, 3000, "exactly full"),
    ({"attention_marks": 4}, 3000, "never more"),
    ({"attention_marks": None}, None, "not known"),
    selection_attention_points=3000,
    selection_attention_full_at=3,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_selection_of_attention(row):
    assert run(selection_of_attention, row) == row.expected
