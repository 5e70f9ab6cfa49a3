"""What to write as the target instead: the same number with the right sign and unit, or a day."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import HUNDRED_PERCENT, Unit
from wenxiao.rules.targets.direction import direction
from wenxiao.rules.targets.duty_is_met_in_full import duty_is_met_in_full
from wenxiao.rules.targets.operator_fits_indicator import operator_fits_indicator
from wenxiao.rules.targets.rate_target_is_plausible import rate_target_is_plausible
from wenxiao.rules.targets.spending_limit_is_reachable import spending_limit_is_reachable
from wenxiao.rules.targets.timeliness_has_date import timeliness_has_date

_SIGNS = {"GE": "≥", "GT": ">", "EQ": "=", "LE": "≤", "LT": "<"}
_YEAR_END = "12月31日前"


@rule(Grain.INDICATOR, "建议的指标值", Unit.TEXT, "“{target_text}”的数，配上与{level3}相符的运算符和单位")
def suggested_target_text(
    target_kind: pl.Expr,
    target_text: pl.Expr,
    target_operator: pl.Expr,
    target_value: pl.Expr,
    target_unit: pl.Expr,
    name_unit: pl.Expr,
    level3: pl.Expr,
    dimension: pl.Expr,
    sub_dimension: pl.Expr,
    is_target_stage: pl.Expr,
    total_base_amount: pl.Expr,
) -> pl.Expr:
    """Text; null where nothing better can be said than what stands there.

    The number is never changed, but for shares of a whole that are meant to be 100 %.
    """
    stated = {"target_value": target_value, "target_unit": target_unit, "level3": level3}
    filed = {"dimension": dimension, "sub_dimension": sub_dimension}
    unsaid = pl.when(pl.lit(value=False)).then(target_operator)
    low = direction(target_operator=unsaid, **stated, **filed) == "LOWER_IS_BETTER"
    fits = operator_fits_indicator(
        target_kind=target_kind,
        target_text=target_text,
        target_operator=target_operator,
        name_unit=name_unit,
        direction=direction(target_operator=target_operator, **stated, **filed),
        is_target_stage=is_target_stage,
        **stated,
        **filed,
    )
    plausible = rate_target_is_plausible(target_operator=target_operator, name_unit=name_unit, **stated)
    reachable = spending_limit_is_reachable(
        target_operator=target_operator,
        target_value=target_value,
        target_unit=target_unit,
        total_base_amount=total_base_amount,
    )
    owed = ~duty_is_met_in_full(name_unit=name_unit, **stated)
    share = pl.coalesce(target_unit, name_unit) == "%"
    whole = (owed | ~plausible | (share & (target_value == HUNDRED_PERCENT) & ~low)).fill_null(value=False)
    sign = (
        pl.when(whole)
        .then(pl.lit("="))
        .when(~reachable.fill_null(value=True))
        .then(pl.lit("≤"))
        .when(~fits & low)
        .then(pl.lit("≤"))
        .when(~fits)
        .then(pl.lit("≥"))
        .otherwise(target_operator.cast(pl.String).replace_strict(_SIGNS, default=""))
    )
    number = pl.when(whole).then(pl.lit("100")).otherwise(target_text.str.extract(r"(\d[\d,]*(?:\.\d+)?)", 1))
    written = sign + number + target_unit.fill_null("")
    day = ~timeliness_has_date(sub_dimension=sub_dimension, target_kind=target_kind, target_text=target_text)
    better = pl.when(target_kind == "NUMBER").then(written).when(day.fill_null(value=False)).then(pl.lit(_YEAR_END))
    return pl.when(better != target_text).then(better)
