"""Lines are gathered into forms as Polars gathers them, group by group."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wenxiao.kernel.gathering import Gathering, Places

amount, flag, text, other = pl.col("amount"), pl.col("flag"), pl.col("text"), pl.col("other")
EXPRESSIONS = {
    "sum": amount.sum(),
    "sum_of_some": amount.filter(flag).sum(),
    "sum_in_128_bits": amount.cast(pl.Int128).sum(),
    "sum_of_flags": flag.sum(),
    "count": amount.count(),
    "count_of_some": (amount + other).filter(flag).count(),
    "blank": amount.null_count(),
    "length": text.len(),
    "any": (flag & (amount > 3)).any(),
    "all": (flag | (amount > 3)).all(),
    "all_of_some": amount.filter(flag).is_not_null().all(),
    "greatest": amount.max(),
    "greatest_of_some": pl.when(flag).then(amount).max(),
    "greatest_text": text.max(),
    "first_of_some": text.filter(flag).first(),
    "distinct": text.n_unique(),
    "joined": text.implode(),
    "made_of_several": pl.when(amount.is_not_null().all()).then(2 * amount.sum() - other.max()).fill_null(7),
    "compared_with_lines": (amount == amount.max()).sum(),
}
LINE = st.tuples(
    st.integers(0, 6),
    st.none() | st.integers(-9, 9) | st.just(4 * 10**14),
    st.none() | st.booleans(),
    st.none() | st.sampled_from(["", "率", "abc"]),
    st.none() | st.integers(-9, 9),
)
TYPES = {"form": pl.UInt32, "amount": pl.Int64, "flag": pl.Boolean, "text": pl.String, "other": pl.Int64}


@settings(max_examples=40, deadline=None)
@given(lines=st.lists(LINE, max_size=30).map(lambda rows: sorted(rows, key=lambda row: row[0])), first=st.just(3))
def test_as_group_by_group(lines, first):
    frame = pl.DataFrame(lines, TYPES, orient="row").with_columns(pl.col("form") + first)
    forms = pl.DataFrame({"form": pl.Series(range(first, first + 7), dtype=pl.UInt32)})
    found = Gathering(EXPRESSIONS).of(forms, frame, Places(forms["form"], frame["form"]))
    expected = forms.join(frame.group_by("form").agg(**EXPRESSIONS), on="form", how="left", maintain_order="left")
    for name in EXPRESSIONS:
        assert found[name].to_list() == expected[name].to_list(), name
        assert found[name].dtype == expected[name].dtype, name


@pytest.mark.parametrize("name", ["distinct", "joined", "compared_with_lines"])
def test_what_is_left_to_polars(name):
    assert len(Gathering({name: EXPRESSIONS[name]})._grouped) == 1


@pytest.mark.parametrize("name", sorted(set(EXPRESSIONS) - {"distinct", "joined", "compared_with_lines"}))
def test_what_is_taken_over_columns(name):
    assert not Gathering({name: EXPRESSIONS[name]})._grouped
