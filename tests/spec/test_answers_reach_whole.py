"""QC-234: what the places hold reaches the regional target."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.answers_reach_whole import answers_reach_whole

ROWS = spec(
    answers_reach_whole,
    ({"gathered_commitment": 100}, True, "the same"),
    ({"gathered_commitment": 99}, False, "just below"),
    ({"gathered_commitment": 101}, True, "more than asked"),
    ({"gathered_commitment": 101, "whole_operator": "LE"}, False, "just above what is to stay low"),
    ({"gathered_commitment": 100, "whole_operator": "LE"}, True, "at the limit"),
    ({"gathered_commitment": 101, "whole_operator": "EQ"}, False, "not the very value"),
    ({"gathered_commitment": None}, None, "nothing to compare"),
    ({"gathered_commitment": 99, "are_all_answered": False}, None, "some have not answered"),
    whole_value=100,
    whole_operator="GE",
    are_all_answered=True,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_answers_reach_whole(row):
    assert run(answers_reach_whole, row) == row.expected
