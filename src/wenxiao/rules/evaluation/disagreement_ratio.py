"""得分系数 where finance grades below the department: what the rulebook says of one, two or three grades."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "得分系数",
    Unit.RATIO,
    {
        "1": "低一个等级：{finance_grade_discount_1}",
        "2": "低两个等级：{finance_grade_discount_2}",
        "3": "低三个等级：{finance_grade_discount_3}",
    },
    case="grade_gap",
    cites={"1": ("finance_grade_discount_1",), "2": ("finance_grade_discount_2",), "3": ("finance_grade_discount_3",)},
)
def disagreement_ratio(
    grade_gap: pl.Expr,
    finance_grade_discount_1: pl.Expr,
    finance_grade_discount_2: pl.Expr,
    finance_grade_discount_3: pl.Expr,
) -> pl.Expr:
    """Ratio ×10⁴; null where the grades do not differ downwards, or where nobody has set a consequence."""
    ratios = {1: finance_grade_discount_1, 2: finance_grade_discount_2, 3: finance_grade_discount_3}
    return pl.coalesce(pl.when(grade_gap == gap).then(ratio) for gap, ratio in ratios.items())
