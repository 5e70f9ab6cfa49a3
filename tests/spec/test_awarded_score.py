"""计入总分的得分: by number where the rules decide it, else the printed judgement, within 0 and the points."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.awarded_score import awarded_score

ROWS = spec(
    awarded_score,
    ({"expected_score": 969, "score": 1000}, 969, "the recomputed score, not the printed one"),
    ({"expected_score": 0, "score": 1000}, 0, "0 is a score"),
    ({"expected_score": None, "score": 850}, 850, "a qualitative indicator counts as judged"),
    ({"expected_score": None, "score": 1000}, 1000, "full marks"),
    ({"expected_score": None, "score": 1001}, 1000, "得分不得突破权重总额: at most the points"),
    ({"expected_score": None, "score": -1}, 0, "and at least 0"),
    ({"expected_score": None, "score": 850, "max_points": None}, 850, "points not printed: as judged"),
    ({"expected_score": None, "score": None}, None, "blank is not zero"),
    ({"expected_score": 969, "score": None}, 969, "a blank score is recomputed"),
    ({"expected_score": 969, "score": 1000, "is_applicable": False}, None, "not applicable counts nowhere"),
    max_points=1000,
    is_applicable=True,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_awarded_score(row):
    assert run(awarded_score, row) == row.expected
