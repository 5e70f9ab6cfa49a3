"""Many forms are worked through in batches: the same answers as all at once."""

import json
from pathlib import Path

import pytest
from polars.testing import assert_frame_equal

from wenxiao.forms.assessment import judge
from wenxiao.forms.records import forms_from_records
from wenxiao.forms.typing import tables
from wenxiao.kernel import plan
from wenxiao.kernel.columns import Grain
from wenxiao.rules.catalogue import rulebook

CLEAN = sorted((Path(__file__).parents[1] / "golden" / "clean").glob("*.json"))


@pytest.mark.parametrize("size", [1, 2, 3])
def test_batches_change_nothing(size, monkeypatch):
    forms = [form for path in CLEAN for form in forms_from_records(_record(path))]
    typed, resolution = tables(forms)[0], rulebook().for_year("CN", 2025)
    whole = judge(typed, resolution)
    monkeypatch.setattr(plan, "BATCH", size)
    in_batches = judge(typed, resolution)
    for grain in Grain:
        assert_frame_equal(in_batches.at(grain), whole.at(grain))


def _record(path):
    return json.loads(path.read_text(encoding="utf-8"))
