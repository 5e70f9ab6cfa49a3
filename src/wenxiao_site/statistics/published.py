"""The facts that are public: what departments had published by the moment that the facts reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from wenxiao_site.statistics.exchange import without_classified

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PUBLISHED: Final = "publication.publish"
_BY: Final = ("department", "fiscal_year", "step")


def published(frame: pl.DataFrame, steps: Mapping[str, Sequence[str]]) -> pl.DataFrame:
    """The public part of a frame of facts, with the publications themselves.

    `steps`: which steps go out with which kind of publication. A fact is public when its department published its year
    after it was recorded. Nothing about what is classified, or was when it was recorded; no light of a project; of
    money only what was approved.
    """
    known = without_classified(frame)
    packages = known.filter(pl.col("step") == PUBLISHED)
    pairs = [(kind, step) for kind, of in steps.items() for step in of]
    allowed = pl.DataFrame(pairs, schema={"kind": pl.String, "step": pl.String}, orient="row")
    until = (
        packages.select("department", "fiscal_year", "kind", "event_id")
        .join(allowed, on="kind")
        .group_by(_BY)
        .agg(pl.col("event_id").max().alias("until"))
    )
    found = known.join(until, on=_BY, how="left", maintain_order="left")
    money = pl.col("step") == "money.decide"
    decided = pl.col("approved_amount").is_not_null() | pl.col("adjusted_amount").is_not_null()
    is_check = (pl.col("step") == "evaluation.conclude") & (pl.col("kind") == "SPOT_CHECK")
    is_public = (pl.col("event_id") <= pl.col("until")).fill_null(value=False) & (~money | decided) & ~is_check
    kept = found.filter(is_public | (pl.col("step") == PUBLISHED)).drop("until")
    watched = pl.col("step") == "monitoring.accept"
    return kept.with_columns(pl.when(watched).then(pl.lit("")).otherwise("state").alias("state"))
