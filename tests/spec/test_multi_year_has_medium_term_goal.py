"""QC-216: a project of several years states its medium-term goal."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.multi_year_has_medium_term_goal import multi_year_has_medium_term_goal

ROWS = spec(
    multi_year_has_medium_term_goal,
    ({"project_years": 1, "long_term_goal": None}, True, "one year needs none"),
    ({"project_years": 2, "long_term_goal": None}, False, "two years need one"),
    ({"project_years": 2, "long_term_goal": "三年建成干渠 120 公里"}, True, "stated"),
    ({"project_years": None, "long_term_goal": None}, None, "the years are not known"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_multi_year_has_medium_term_goal(row):
    assert run(multi_year_has_medium_term_goal, row) == row.expected
