"""QC-221 运算符齐备, 方向与指标相符."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.kernel.scales import HUNDRED_PERCENT
from wenxiao.rules import scope, words

_ENTITLEMENT = r"补助|补贴|救助|低保|养老|工资|待遇|奖励|津贴|抚恤|供养|保障标准"
_LESS = r"减少|降低|下降|控制|压缩|压减|限额|不超"


@check(
    "QC-221",
    Grain.INDICATOR,
    "运算符方向正确",
    "target_text",
    "“{level3}”的指标值“{target_text}”缺运算符或方向不对；越多越好写 ≥,成本和事故类写 ≤,文字不加运算符。",
    forms=scope.PLANNED | {"evaluation_scoring"},
    printed="target_text",
)
def operator_fits_indicator(
    target_kind: pl.Expr,
    target_operator: pl.Expr,
    target_value: pl.Expr,
    target_unit: pl.Expr,
    level3: pl.Expr,
    dimension: pl.Expr,
    sub_dimension: pl.Expr,
    direction: pl.Expr,
    is_target_stage: pl.Expr,
) -> pl.Expr:
    """Direction is judged on every form; what only drafting can mend (no operator, = for ≥) at the target stage."""
    low, high = target_operator.is_in(["LE", "LT"]), target_operator.is_in(["GE", "GT"])
    harm = words.is_harm(level3)
    money = target_unit.str.contains("元")
    named_cost = words.is_cost(level3) & ~words.is_rate(level3)
    cost = ((dimension == "COST") | (sub_dimension == "COST") | named_cost) & money
    on_text = (target_kind == "QUALITATIVE") & target_operator.is_not_null()
    too_few = (
        low & sub_dimension.is_in(["QUANTITY", "SATISFACTION"]) & ~harm & ~money.fill_null(value=False)
        & ~level3.str.contains(_LESS) & ~words.is_cost(level3)
    )  # fmt: skip
    dear = high & cost & ~level3.str.contains(_ENTITLEMENT)
    harmful = high & harm & (sub_dimension != "COST") & ~words.is_rate(level3)
    numbers = target_kind.is_in(["NUMBER", "COMPOSITE"])
    missing = is_target_stage & numbers & target_operator.is_null() & (target_value.is_null() | (target_value != 0))
    whole = (target_unit == "%") & (target_value == HUNDRED_PERCENT)
    exact = (
        is_target_stage
        & (target_operator == "EQ")
        & (direction == "HIGHER_IS_BETTER")
        & ~whole.fill_null(value=False)
        & (target_value > 0)
    )
    faults = (on_text, too_few, dear, harmful, missing, exact)
    return ~pl.any_horizontal(fault.fill_null(value=False) for fault in faults)
