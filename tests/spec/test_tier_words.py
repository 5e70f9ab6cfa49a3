"""评估类别 in words."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.tier_words import tier_words

ROWS = spec(
    tier_words,
    ({"appraisal_tier": "KEY"}, "重点评估", ""),
    ({"appraisal_tier": "GENERAL"}, "一般评估", ""),
    ({"appraisal_tier": None}, "事前评估", "no amount divides them"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_tier_words(row):
    assert run(tier_words, row) == row.expected
