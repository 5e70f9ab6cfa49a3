"""QC-222 计量单位齐备, 目标与完成值一致."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope, words

_PRICED = r"\d+(平方米|平米|㎡|米|公里|亩|立方米)$"


@check(
    "QC-222",
    Grain.INDICATOR,
    "计量单位清楚",
    "target_text",
    "“{level3}”的单位缺失、混用或写错位置（指标值“{target_text}”，完成值“{actual_text}”）；"
    "请在指标值和完成值里都写同一个规范单位，百分数写 %。",
    forms=scope.PLANNED,
    printed="target_text",
    suggests="suggested_target_text",
)
def unit_is_clear(
    target_kind: pl.Expr,
    target_text: pl.Expr,
    target_unit: pl.Expr,
    target_value: pl.Expr,
    name_unit: pl.Expr,
    actual_kind: pl.Expr,
    actual_unit: pl.Expr,
    actual_value: pl.Expr,
    level3: pl.Expr,
) -> pl.Expr:
    """百分比 for %, no unit, a unit on one side only, 万 for 万元, a count for a rate (签约率 24694人), % for a date.

    Also the unit in the name and again in the value; an official name that prints the place of the target with its unit
    (发放人数(≥**人)) may be answered with the unit.
    """
    number, result = target_kind == "NUMBER", actual_kind == "NUMBER"
    zero = target_value == 0
    spelled = target_text.str.contains(r"百分比|百分数|百分点值|\d\s*比例")
    missing = number & target_unit.is_null() & name_unit.is_null() & ~zero
    one_sided = (
        number & result & name_unit.is_null() & (target_unit.is_null() != actual_unit.is_null()) & (actual_value != 0)
    )
    mixed = number & result & (target_unit != actual_unit) & (target_unit != "%") & (actual_unit != "%")
    abbreviated = number & target_unit.str.contains("^(万|亿|千|百万)(/|$)|^/|^每") & name_unit.is_null()
    printed_place = level3.str.contains(r"[≥≤＞＜><=＝]\s*[*＊×xX]")
    twice = number & (target_unit == name_unit) & ~printed_place
    unpriced = number & (target_unit == "元") & level3.str.contains(_PRICED)
    other_unit = number & ~target_unit.str.contains("%|‰|率|分|/")
    of_other_kind = (words.is_dated(level3) & (target_unit == "%")) | (words.is_rate_name(level3) & other_unit)
    faults = (spelled, missing, one_sided, mixed, abbreviated, twice, unpriced, of_other_kind)
    return ~pl.any_horizontal(faults).fill_null(value=False)
