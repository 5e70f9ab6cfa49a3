"""QC-008: the printed total is the sum of the printed scores."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.total_is_sum_of_scores import total_is_sum_of_scores

ROWS = spec(
    total_is_sum_of_scores,
    ({"total_score": 9300}, True, "93"),
    ({"total_score": 9400}, False, "items adding to 93 printed as 94"),
    ({"total_score": 9301}, True, "0.01 off is rounding"),
    ({"total_score": 9299}, True, "in both directions"),
    ({"total_score": 9302}, False, "0.02 off is not"),
    ({"total_score": 9298}, False, "in neither direction"),
    ({"total_score": 10000, "not_applicable_points": 1}, True, "rescaled: QC-116's"),
    ({"total_score": 9400, "not_applicable_points": None}, False, "no indicator lines, nothing rescaled"),
    ({"total_score": 9400, "printed_parts_sum": None}, None, "a score is blank: undecided"),
    ({"total_score": 9400, "is_complete": False}, True, "a cut page shows less than the total"),
    ({"total_score": 9200, "is_complete": False}, False, "a cut page already shows more"),
    ({"total_score": None}, None, "no total: undecided"),
    printed_parts_sum=9300,
    not_applicable_points=0,
    score_tolerance=1,
    is_complete=True,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_total_is_sum_of_scores(row):
    assert run(total_is_sum_of_scores, row) == row.expected
