"""Requests that start from zero: their order by stated criteria, one row per request.

Points and weights ×10². A blank is null: what nobody has rated does not count, for or against.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import polars as pl

from wenxiao.forms.explaining import Explainer
from wenxiao.kernel.columns import Column, Grain, Schema, Tables
from wenxiao.kernel.plan import Plan
from wenxiao.kernel.scales import Unit
from wenxiao.rules import catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wenxiao.kernel.explanations import Explanation
    from wenxiao.rulebook import Resolution

CRITERIA: Final = {
    "result": "绩效结果",
    "need": "需求",
    "readiness": "前期准备",
    "cost_effectiveness": "成本效益",
}
"""What a request is rated by."""

REQUESTS: Final[Schema] = {
    Grain.FORM: {
        column.name: column
        for name, label in CRITERIA.items()
        for column in (
            Column(f"{name}_points", pl.Int64, Unit.POINTS, f"{label}得分"),
            Column(f"{name}_weight", pl.Int64, Unit.POINTS, f"{label}权重"),
        )
    },
    Grain.FUND: {},
    Grain.INDICATOR: {},
}
"""The columns that the rules read."""


@lru_cache(maxsize=1)
def _plan() -> Plan:
    return Plan(catalogue.needed(frozenset({"priority_score"})), REQUESTS, {})


def ranked(requests: pl.DataFrame) -> pl.DataFrame:
    """Some requests with the columns of `REQUESTS`, with ``priority_score`` added; rows keep their order."""
    lines = pl.DataFrame(schema={"form": pl.UInt32, "row": pl.UInt16})
    numbered = requests.with_columns(form=pl.int_range(pl.len(), dtype=pl.UInt32))
    return _plan().run(Tables(form=numbered, fund=lines, indicator=lines)).form.drop("form")


def explained(row: Mapping[str, object], resolution: Resolution) -> Explanation:
    """Why a request has its score."""
    explainer = Explainer({Grain.FORM: [row], Grain.FUND: [], Grain.INDICATOR: []}, resolution, lambda *_: "", REQUESTS)
    return explainer.explain(Grain.FORM, 0, "priority_score")
