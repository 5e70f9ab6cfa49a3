"""Many forms are worked through in batches: the same answers as all at once."""

import json
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from wenxiao.forms.assessment import judge
from wenxiao.forms.records import forms_from_records
from wenxiao.forms.typing import tables
from wenxiao.kernel import plan
from wenxiao.kernel.columns import Grain
from wenxiao.kernel.scales import LARGEST, MOST_POINTS, TooLargeError
from wenxiao.rules.catalogue import rulebook

CLEAN = sorted((Path(__file__).parents[1] / "golden" / "clean").glob("*.json"))


@pytest.mark.parametrize("size", [1, 2, 3])
def test_batches_change_nothing(size, monkeypatch):
    forms = [form for path in CLEAN for form in forms_from_records(_record(path))]
    typed, resolution = tables(forms)[0], rulebook().for_year("CN", 2025)
    whole = judge(typed, resolution)
    monkeypatch.setattr(plan, "BATCH", size)
    monkeypatch.setattr(plan, "FEW", 0)
    in_batches = judge(typed, resolution)
    for grain in Grain:
        assert_frame_equal(in_batches.at(grain), whole.at(grain))


@pytest.mark.parametrize(
    ("grain", "column", "most"),
    [
        (Grain.FUND, "executed_amount", LARGEST),
        (Grain.INDICATOR, "target_value", LARGEST),
        (Grain.INDICATOR, "max_points", MOST_POINTS),
        (Grain.FORM, "total_score", MOST_POINTS),
    ],
)
def test_numbers_that_would_wrap_are_refused(grain, column, most):
    typed = tables(forms_from_records(_record(CLEAN[0])))[0]
    resolution = rulebook().for_year("CN", 2025)
    for sign in (1, -1):
        judge(typed.replaced(grain, typed.at(grain).with_columns(pl.lit(sign * most).alias(column))), resolution)
        beyond = typed.replaced(grain, typed.at(grain).with_columns(pl.lit(sign * (most + 1)).alias(column)))
        with pytest.raises(TooLargeError, match=column):
            judge(beyond, resolution)


def _record(path):
    return json.loads(path.read_text(encoding="utf-8"))
