"""The published forms as data: all are read, every printed number exactly, no cell left without an answer."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from wenxiao.forms.records import form_from_record
from wenxiao.forms.typing import tables

CASES = sorted((Path(__file__).parent / "cases" / "forms").glob("*.json"))
YUAN = {"元": 1, "万元": 10**4, "亿元": 10**8}
MARKED = {"083.json", "066.json"}
"""Forms with a unit inside amount cells, which the plain arithmetic here does not follow."""


def record(path):
    return json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def scaled(value, factor):
    return None if value is None else int(Decimal(value) * factor)


def test_there_are_forty():
    assert len(CASES) == 40


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_printed_number_is_read_exactly(path):
    data = record(path)
    typed, findings = tables([form_from_record(data, path.name)])
    assert {each.severity.value for each in findings} <= {"info"}
    assert typed.form.get_column("total_score").to_list() == [scaled(data["total_score"], 100)]
    assert typed.form.get_column("fiscal_year").to_list() == [data["year"]]
    fen = YUAN[data["amount_unit"]] * 100
    if path.name not in MARKED:
        for name in ("initial_budget", "full_year_budget", "executed"):
            expected = [scaled(line[name], fen) for line in data["budget"]]
            assert typed.fund.get_column(f"{name}_amount").to_list() == expected
    for column, name in (("max_points", "weight"), ("score", "score")):
        expected = [scaled(line[name], 100) for line in data["indicators"]]
        assert typed.indicator.get_column(column).to_list() == expected


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_no_target_or_actual_is_left_unread(path):
    data = record(path)
    typed, _ = tables([form_from_record(data, path.name)])
    for name in ("target", "actual"):
        kinds = typed.indicator.get_column(f"{name}_kind").to_list()
        texts = typed.indicator.get_column(f"{name}_text").to_list()
        assert "UNREAD" not in kinds
        assert texts == [line[name] for line in data["indicators"]]
        assert [kind == "BLANK" for kind in kinds] == [text is None or "数值空" in text for text in texts], (
            "blank only where nothing, or a unit alone, is printed"
        )


def test_answers_are_not_looked_at():
    for path in CASES:
        data = record(path)
        without = {
            name: value for name, value in data.items() if name not in {"checks", "inconsistency_kinds", "notes"}
        }
        assert form_from_record(data) == form_from_record(without)
