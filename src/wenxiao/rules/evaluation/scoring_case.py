"""Which branch of the scoring rule an indicator falls into."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit

_CASES = pl.Enum([
    "NOT_APPLICABLE", "MET", "SHORT", "BELOW_PASS", "OVER_RATIO", "OVER_LINEAR", "OVER_ZERO", "FAR_EXCEEDED",
    "KEY_DUTY_ZERO",
])  # fmt: skip


def _case(name: str | None) -> pl.Expr:
    return pl.lit(name, _CASES)


@rule(
    Grain.INDICATOR,
    "计分情形",
    Unit.TEXT,
    {
        "NOT_APPLICABLE": "指标不适用，不计分",
        "KEY_DUTY_ZERO": "重点履职指标的完成率在规定范围之外，不得分",
        "MET": "达到指标值",
        "SHORT": "正向指标未达到，按完成比例",
        "BELOW_PASS": "完成率低于及格线，不得分",
        "OVER_RATIO": "反向指标超出，按指标值与完成值之比",
        "OVER_LINEAR": "反向指标超出，按超出比例递减",
        "OVER_ZERO": "反向指标超出，不得分",
        "FAR_EXCEEDED": "超额过多，按规定扣减",
    },
    case="scoring_case",
)
def scoring_case(
    target_is_met: pl.Expr,
    direction: pl.Expr,
    is_applicable: pl.Expr,
    comparable_actual_value: pl.Expr,
    target_value: pl.Expr,
    attainment_ratio: pl.Expr,
    lower_is_better_method: pl.Expr,
    completion_pass_mark: pl.Expr,
    overachievement_policy: pl.Expr,
    overachievement_explain_from: pl.Expr,
    form_type: pl.Expr,
    key_duty_zero_below: pl.Expr,
    key_duty_zero_above: pl.Expr,
) -> pl.Expr:
    """One of the cases of the formula; null where the line cannot be scored by number (qualitative, blank, unread).

    A negative target is met or not, but a miss has no proportion: null, unless the method needs none (binary).
    """
    lower = direction == "LOWER_IS_BETTER"
    out_of_reach = comparable_actual_value >= 2 * target_value
    far = (overachievement_policy != "none") & ~lower & (attainment_ratio > overachievement_explain_from)
    too_far = (attainment_ratio < key_duty_zero_below) | (attainment_ratio > key_duty_zero_above).fill_null(value=False)
    key_duty = (form_type == "department_overall") & ~lower & too_far
    return (
        pl.when(~is_applicable)
        .then(_case("NOT_APPLICABLE"))
        .when(target_is_met.is_null())
        .then(_case(None))
        .when(key_duty.fill_null(value=False))
        .then(_case("KEY_DUTY_ZERO"))
        .when(target_is_met & far)
        .then(_case("FAR_EXCEEDED"))
        .when(target_is_met)
        .then(_case("MET"))
        .when((target_value < 0) & ~(lower & (lower_is_better_method == "binary")))
        .then(_case(None))
        .when(~lower & (attainment_ratio < completion_pass_mark))
        .then(_case("BELOW_PASS"))
        .when(~lower)
        .then(_case("SHORT"))
        .when((lower_is_better_method == "binary") | (target_value == 0))
        .then(_case("OVER_ZERO"))
        .when((lower_is_better_method == "linear") & out_of_reach)
        .then(_case("OVER_ZERO"))
        .when(lower_is_better_method == "linear")
        .then(_case("OVER_LINEAR"))
        .otherwise(_case("OVER_RATIO"))
    )
