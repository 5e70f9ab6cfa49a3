"""Texts that are near copies of each other, found among many without comparing every pair.

Two texts are compared by their shingles (every run of `SHINGLE` characters, digits and punctuation left out): likeness
is the share of shingles that both have among those that either has. Candidates share a long run that is no
phrase of the trade, out of a sample of all; every candidate is then compared exactly, so nothing is called a copy by
chance.
"""

from __future__ import annotations

from typing import Final

import polars as pl

from wenxiao.kernel.rounding import divide_half_up

SHINGLE: Final = 5
"""Characters of a shingle."""

SHORTEST: Final = 20
"""Texts with fewer characters that count say too little to be called copies."""

_LONG: Final = 15
"""Characters of the runs that candidates are found by."""

_BASE: Final = 6_364_136_223_846_793_005
"""Of the polynomial; arithmetic wraps at 2⁶⁴."""

_SAMPLED: Final = 4
"""One long run of so many is looked at."""

_SKETCH: Final = 8
_SHARED: Final = 4
_COMMON: Final = 200
"""Texts that share a run beyond which it is a phrase of the trade, not a trace of copying."""

_NOTHING: Final = pl.DataFrame(schema={"left": pl.UInt32, "right": pl.UInt32, "likeness": pl.Int64})


def near_copies(texts: pl.Series, least: int) -> pl.DataFrame:
    """Pairs of texts that are at least `least` alike (ratio ×10⁴): `left` < `right` (places), `likeness` (×10⁴).

    Of texts that are equal but for digits and punctuation each is paired with the first of them only.
    """
    plain = pl.DataFrame({"text": texts.fill_null("").str.replace_all(r"[^\p{Han}\p{Latin}]", "")}).with_row_index("id")
    plain = plain.filter(pl.col("text").str.len_chars() >= SHORTEST)
    if plain.is_empty():
        return _NOTHING
    first = plain.with_columns(first=pl.col("id").min().over("text"))
    same = first.filter(pl.col("id") != pl.col("first")).select(
        left="first", right="id", likeness=pl.lit(10_000, pl.Int64)
    )
    different = first.filter(pl.col("id") == pl.col("first"))
    pairs = _candidates(_shingles(different, _LONG, _SAMPLED))
    involved = pl.concat([pairs.get_column("left"), pairs.get_column("right")]).unique()
    shingles = _shingles(different.filter(pl.col("id").is_in(involved.implode())), SHINGLE, 1)
    alike = _compared(shingles, pairs).filter(pl.col("likeness") >= least)
    return pl.concat([same.cast(_NOTHING.schema), alike]).sort("left", "right")


def likeness_of(texts: pl.Series, least: int) -> pl.DataFrame:
    """For each text, the earlier one that it is most alike: `id`, `other`, `likeness`; only where at least `least`.

    The texts stand in the order in which they were handed in: of two that are alike the later one is the copy.
    """
    pairs = near_copies(texts, least).select(id="right", other="left", likeness="likeness")
    return pairs.sort("id", "likeness", "other", descending=[False, True, False]).unique("id", keep="first").sort("id")


def _shingles(texts: pl.DataFrame, length: int, sampled: int) -> pl.DataFrame:
    """Each text's different runs of a length, hashed: `id`, `hash` (a polynomial of the hashes of the characters).

    Of all runs one of `sampled`, chosen by its hash: the same run is chosen in every text.
    """
    sized = texts.with_columns(len=pl.col("text").str.len_chars().cast(pl.Int64)).filter(pl.col("len") >= length)
    sized = sized.with_columns(last=pl.col("len").cum_sum() - length)
    chars = sized.select("id", "last", char=pl.col("text").str.split("")).explode("char", empty_as_null=False)
    code = pl.col("char").hash(seed=1)
    run = pl.sum_horizontal(code.shift(-place) * pl.lit(_BASE**place % 2**64, pl.UInt64) for place in range(length))
    runs = chars.select("id", hash=run, stands=pl.int_range(pl.len(), dtype=pl.Int64) <= pl.col("last"))
    return runs.filter(pl.col("stands") & (pl.col("hash") % sampled == 0)).select("id", "hash").unique()


def _candidates(runs: pl.DataFrame) -> pl.DataFrame:
    """Pairs that share several of the rarest runs of each."""
    shared = runs.with_columns(texts=pl.len().over("hash")).filter(pl.col("texts").is_between(2, _COMMON))
    sketch = shared.sort("texts", "hash").group_by("id", maintain_order=True).head(_SKETCH)
    pairs = sketch.join(sketch, on="hash", suffix="_right").filter(pl.col("id") < pl.col("id_right"))
    counted = pairs.group_by(left="id", right="id_right").len().filter(pl.col("len") >= _SHARED)
    return counted.select("left", "right")


def _compared(shingles: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """The likeness of each pair, exactly."""
    if pairs.is_empty():
        return _NOTHING
    sizes = shingles.group_by("id").len()
    shared = (
        pairs.join(shingles, left_on="left", right_on="id")
        .join(shingles, left_on=["right", "hash"], right_on=["id", "hash"], how="semi")
        .group_by("left", "right")
        .len("shared")
    )
    sized = shared.join(sizes, left_on="left", right_on="id").join(
        sizes, left_on="right", right_on="id", suffix="_right"
    )
    numbers = {name: pl.col(name).cast(pl.Int64) for name in ("shared", "len", "len_right")}
    either = numbers["len"] + numbers["len_right"] - numbers["shared"]
    told = sized.select("left", "right", likeness=divide_half_up(numbers["shared"] * 10_000, either))
    return told.cast(_NOTHING.schema)
