"""Shares are the same in 64 bits, where they are taken, as in 128."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wenxiao.kernel.narrowing import Rows
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.scales import LARGEST

whole, part, parts = pl.col("whole"), pl.col("part"), pl.col("parts")
SHARES = {
    "share": share_half_up(whole, part, parts),
    "literal": share_half_up(pl.lit(10_000), part, parts),
    "made_of_others": pl.when(whole > 5).then(share_half_up(whole, 2 * parts - part, parts + 1)).otherwise(part),
    "wide_operand": share_half_up(whole, part.cast(pl.Int128) * 10_000, parts * 10_000),
    "two": share_half_up(whole, part, parts) + share_half_up(part, pl.lit(7), pl.lit(9)),
    "none": whole + part,
}
NUMBER = st.none() | st.integers(-9, 9) | st.integers(-LARGEST, LARGEST) | st.sampled_from([LARGEST, 2**31, 3 * 10**9])
SMALL = st.none() | st.integers(-10, 10**6)


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(st.tuples(NUMBER, NUMBER, NUMBER), max_size=5) | st.lists(st.tuples(SMALL, SMALL, SMALL), max_size=9)
)
def test_as_in_128_bits(rows):
    frame = pl.DataFrame(rows, dict.fromkeys(("whole", "part", "parts"), pl.Int64), orient="row")
    assert Rows(SHARES).of(frame).equals(frame.with_columns(**SHARES))


@pytest.mark.parametrize(
    ("number", "taken"),
    [(2**31 - 1, True), (2**31, False), (None, True), (-1, True), (LARGEST, False)],
)
def test_64_bits_are_taken_where_they_suffice(number, taken, monkeypatch):
    rows = Rows({"share": SHARES["share"]})
    monkeypatch.setitem(rows._narrow, "share", pl.lit("in 64 bits"))
    frame = pl.DataFrame(
        {"whole": [number], "part": [number], "parts": [1]}, dict.fromkeys(("whole", "part", "parts"), pl.Int64)
    )
    assert (rows.of(frame)["share"].item() == "in 64 bits") == taken


@pytest.mark.parametrize("name", SHARES)
def test_every_share_is_found(name):
    assert (name in Rows(SHARES)._narrow) == (name != "none")
