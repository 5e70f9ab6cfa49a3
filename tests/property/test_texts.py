"""A text gives the same answer whether it is asked alone (Python's `re`) or among many (Polars)."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wenxiao.forms.frames import COLUMNS, SCHEMA
from wenxiao.forms.records import form_from_record
from wenxiao.forms.typing import tables
from wenxiao.kernel.answers import _asked, _strangers, _Table
from wenxiao.kernel.columns import Grain
from wenxiao.kernel.plan import Plan
from wenxiao.kernel.texts import FEW
from wenxiao.rules.catalogue import computable, needed, rulebook

CASES = Path(__file__).parents[1] / "golden" / "cases" / "forms"
PLAN = Plan(needed(computable(COLUMNS)), SCHEMA, dict(rulebook().for_year("CN", 2024)))
TEXTS = {grain: [name for name, column in SCHEMA[grain].items() if column.dtype == pl.String] for grain in Grain}
PIECES = (
    "率 成本 事故 及时 满意度 ≥ ≤ = % 100 95.5 0 百分比 元 万元 人次 提高 显著 是 否 无 完成 2024年 12月底前 ** 20XX年 "
    "填写说明 限200字 （ ） ( ) 、 。 \n \r 补助 工资 发放 率$ 300平方米 9200人 $ ^ \\ 　 —"
).split(" ")


def same_alone_and_among_many(grain, frame):
    questions = PLAN._questions[grain]
    many = pl.concat([frame] * (FEW // frame.height + 2))
    with ThreadPoolExecutor(2) as pool:
        among = questions.prepared(many, pool).joined(many, 0).head(frame.height)
    alone = questions.answered(frame.to_dict(as_series=False))
    for base, asked in questions.asked.items():
        matters = questions.parts[base][1] if base in questions.parts else pl.col("form").is_not_null()
        rows = frame.with_row_index("place").filter(matters)["place"].to_list()
        for question in asked:
            if question.method != "number":
                answers = among[question.column].to_list()
                assert [answers[row] for row in rows] == [alone[question.column][row] for row in rows], question.words


@pytest.mark.parametrize("grain", list(Grain))
def test_every_question_on_the_published_forms(grain):
    records = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(CASES.glob("*.json"))]
    typed, _ = tables([form_from_record(record) for record in records])
    same_alone_and_among_many(grain, typed.at(grain))


@pytest.mark.parametrize("grain", list(Grain))
@settings(max_examples=25)
@given(texts=st.lists(st.lists(st.sampled_from(PIECES), max_size=5).map("".join), min_size=1, max_size=12))
def test_every_question_on_texts_of_any_kind(grain, texts):
    nothing = [None] * len(texts)
    columns = {
        name: pl.Series(texts if name in TEXTS[grain] else nothing, dtype=column.dtype)
        for name, column in SCHEMA[grain].items()
    }
    columns["form"] = pl.Series([0] * len(texts), dtype=pl.UInt32)
    same_alone_and_among_many(grain, pl.DataFrame(columns))


def test_texts_that_differ_in_places_alone_are_asked_once():
    places = ["", "阿尔泰", "布尔津", "喀拉布勒根", "哈巴河", "龘", "〇", "𠀀", "é"]
    texts = pl.Series("level3", [a + b + c for a in places for b in PIECES for c in PIECES]).unique(maintain_order=True)
    asked = PLAN._questions[Grain.INDICATOR].asked["level3"]
    table = _Table.of(texts, asked)
    found = pl.DataFrame([*table.of_rows(pl.int_range(texts.len(), dtype=pl.UInt32, eager=True))])
    assert texts.len() > 4096  # fewer are asked one by one
    assert len(table.bits) > 32
    assert found.select([each.column for each in asked]).equals(_asked(texts, asked))


def test_a_range_of_characters_may_tell_strangers_apart():
    pattern, stands = _strangers("(新建|改造)率$")
    assert pl.Series(["新村率", "改造é率"]).str.replace_all(pattern, stands).to_list() == [f"新{stands}率", "改造é率"]
    assert stands not in "新建改造率村"
    assert _strangers("[一-鿿]率") is None
    assert _strangers(r"\p{Han}率") is None
