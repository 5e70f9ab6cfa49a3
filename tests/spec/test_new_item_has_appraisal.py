"""QC-218: what has to be appraised first has been, and was not rejected."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.new_item_has_appraisal import new_item_has_appraisal

ROWS = spec(
    new_item_has_appraisal,
    ({"appraised_as": None}, False, "no appraisal"),
    ({"appraised_as": "KEY"}, True, "a key one"),
    ({"appraised_as": "GENERAL"}, False, "a general one does not do for a key one"),
    ({"appraised_as": "GENERAL", "appraisal_tier": "GENERAL"}, True, "a general one for a general one"),
    ({"appraised_as": "KEY", "appraisal_tier": "GENERAL"}, True, "a key one does for a general one"),
    ({"appraised_as": None, "appraisal_is_required": False}, True, "none is required"),
    ({"appraised_as": "GENERAL", "appraisal_tier": None}, True, "no amount divides them: any does"),
    ({"appraised_as": None, "appraisal_tier": None}, False, "but one there must be"),
    appraisal_is_required=True,
    appraisal_tier="KEY",
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_new_item_has_appraisal(row):
    assert run(new_item_has_appraisal, row) == row.expected
