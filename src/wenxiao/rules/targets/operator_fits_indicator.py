"""QC-221 运算符齐备, 方向与指标相符."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.kernel.scales import HUNDRED_PERCENT
from wenxiao.rules import scope, words

_BOUND = r"不(少|低|高|超|多|大|小)于?|至少|以上|以内|以下"


@check(
    "QC-221",
    Grain.INDICATOR,
    "运算符方向正确",
    "target_text",
    "“{level3}”的指标值“{target_text}”缺运算符或方向不对；越多越好写 ≥,成本和事故类写 ≤,文字不加运算符。",
    forms=scope.PLANNED | {"evaluation_scoring"},
    printed="target_text",
    suggests="suggested_target_text",
)
def operator_fits_indicator(
    target_kind: pl.Expr,
    target_text: pl.Expr,
    target_operator: pl.Expr,
    target_value: pl.Expr,
    target_unit: pl.Expr,
    name_unit: pl.Expr,
    level3: pl.Expr,
    dimension: pl.Expr,
    sub_dimension: pl.Expr,
    direction: pl.Expr,
    is_target_stage: pl.Expr,
) -> pl.Expr:
    """Direction is judged on every form; what only drafting can mend (no operator, = for ≥) at the target stage."""
    low, high = target_operator.is_in(["LE", "LT"]), target_operator.is_in(["GE", "GT"])
    in_name_only = target_unit.is_null()
    percent = pl.when(in_name_only).then(name_unit == "%").otherwise(target_unit == "%").fill_null(value=False)
    money = pl.when(in_name_only).then(name_unit.str.contains("元")).otherwise(target_unit.str.contains("元"))
    whole = percent & (target_value >= HUNDRED_PERCENT).fill_null(value=False)
    few_deeds = words.is_deed(level3) & (sub_dimension == "QUANTITY") & ~percent
    too_few = low & ~whole & ~words.is_harm(level3) & (words.is_share(level3) | few_deeds)
    filed_as_cost = (dimension == "COST") | sub_dimension.is_in(["COST", "ECONOMIC_COST"])
    cost = filed_as_cost | (words.is_cost(level3) & ~words.is_rate(level3))
    not_to_be_low = words.is_entitlement(level3) | words.is_saving(level3)
    dear = high & cost & money & ~not_to_be_low
    harmful = high & words.is_harm(level3) & (sub_dimension != "COST")
    late = high & words.is_duration(level3) & target_unit.is_in(words.DURATIONS)
    ordered = words.has_standard(target_text) | words.is_grade(target_text)
    on_text = (target_kind == "QUALITATIVE") & words.has_glyph(target_text) & ~ordered
    zero = (target_value == 0).fill_null(value=False)
    open_ended = is_target_stage & target_kind.is_in(["NUMBER", "COMPOSITE"]) & target_operator.is_null() & ~zero
    stated = words.has_glyph(target_text) | target_text.str.contains(_BOUND) | level3.str.contains("[≥≤≧≦＞＜><=＝]")
    missing = open_ended & ~stated.fill_null(value=False)
    standard = (level3.str.contains("标准") & target_unit.str.contains("元/")).fill_null(value=False)
    more_is_better = (direction == "HIGHER_IS_BETTER") & (target_value > 0)
    exact = is_target_stage & (target_operator == "EQ") & more_is_better & ~whole & ~standard
    faults = (on_text, too_few, dear, harmful, late, missing, exact)
    return ~pl.any_horizontal(faults).fill_null(value=False)
