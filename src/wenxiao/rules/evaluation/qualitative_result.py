"""达成情况 of a qualitative indicator, read from the official phrases."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit

_RESULTS = pl.Enum(["FULLY", "PARTLY", "NOT"])


@rule(
    Grain.INDICATOR,
    "达成情况",
    Unit.TEXT,
    {
        "FULLY": "达成年度指标",
        "PARTLY": "部分达成年度指标并具有一定效果",
        "NOT": "未达成年度指标且效果较差",
    },
    case="qualitative_result",
)
def qualitative_result(actual_text: pl.Expr, target_kind: pl.Expr) -> pl.Expr:
    """FULLY, PARTLY, NOT; null for numbers and other texts. Source: 财预〔2020〕10号 annex 1."""
    words = target_kind.is_in(["QUALITATIVE", "YES_NO", "DONE"])
    return pl.when(words).then(
        pl.when(actual_text.str.contains("^未达成|^没有达成|^未完成$|^基本未|实现目标程度较低"))
        .then(pl.lit("NOT", _RESULTS))
        .when(actual_text.str.contains("^部分(达成|完成|实现)"))
        .then(pl.lit("PARTLY", _RESULTS))
        .when(actual_text.str.contains("^(全部)?达成(年度|预期)?(指标|目标)?$|^基本达成目标$"))
        .then(pl.lit("FULLY", _RESULTS))
    )
