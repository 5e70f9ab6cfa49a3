"""评分一致率: of the pairs that are there."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.agreement_rate import agreement_rate

ROWS = spec(
    agreement_rate,
    ({"scores_agree": [True, True, False]}, 6667, "two of three, half up"),
    ({"scores_agree": [True, None]}, 10000, "one is not scored again yet"),
    ({"scores_agree": [None, None]}, None, "no pair"),
    ({"scores_agree": [False]}, 0, "none agrees"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_agreement_rate(row):
    assert run(agreement_rate, row) == row.expected
