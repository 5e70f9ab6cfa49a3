"""Under which 二级指标 an indicator belongs, told by what its name measures."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit
from wenxiao.rules import words

_GOODNESS = "合格率|达标率|优良率|准确率|完好率"


@rule(Grain.INDICATOR, "建议的二级指标", Unit.TEXT, "{level3}衡量的是哪一类")
def suggested_level2(level3: pl.Expr, sub_dimension: pl.Expr) -> pl.Expr:
    """The official heading; null where the name tells nothing, or tells the category that it stands under."""
    told = (
        ("SATISFACTION", "服务对象满意度指标", words.is_satisfaction(level3)),
        ("ECONOMIC_COST", "经济成本指标", words.is_cost_name(level3)),
        ("TIMELINESS", "时效指标", words.is_time(level3)),
        ("QUALITY", "质量指标", level3.str.contains(_GOODNESS)),
        ("QUANTITY", "数量指标", words.is_count(level3)),
    )
    found = pl.coalesce(pl.when(holds).then(pl.lit(heading)) for _, heading, holds in told)
    stands = pl.coalesce(pl.when(holds).then(pl.lit(code)) for code, _, holds in told)
    return pl.when(stands != sub_dimension.cast(pl.String)).then(found)
