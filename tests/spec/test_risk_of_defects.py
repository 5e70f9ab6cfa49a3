"""表内问题: an error counts twice, in full from the line on."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.risk_of_defects import risk_of_defects

ROWS = spec(
    risk_of_defects,
    ({"form_errors": 0, "form_warnings": 0}, 0, "clean"),
    ({"form_errors": 0, "form_warnings": 1}, 250, "one warning"),
    ({"form_errors": 1, "form_warnings": 0}, 500, "one error"),
    ({"form_errors": 2, "form_warnings": 1}, 1250, "one short of the line"),
    ({"form_errors": 2, "form_warnings": 2}, 1500, "exactly at the line"),
    ({"form_errors": 9, "form_warnings": 9}, 1500, "never more"),
    risk_defects_points=1500,
    risk_defects_full_at=6,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_risk_of_defects(row):
    assert run(risk_of_defects, row) == row.expected
