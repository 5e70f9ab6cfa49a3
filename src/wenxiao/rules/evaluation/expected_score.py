"""得分 of a quantitative indicator by its target, its actual value and the method in force."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import divide_half_up, share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.INDICATOR,
    "应得分",
    Unit.POINTS,
    {
        "MET": "完成值 {comparable_actual_value} 达到指标值 {target_value}，得满分 {max_points}",
        "SHORT": "{comparable_actual_value} ÷ {target_value} × {max_points}",
        "BELOW_PASS": "完成率 {attainment_ratio} 低于及格线 {completion_pass_mark}，得 0 分",
        "OVER_RATIO": "{target_value} ÷ {comparable_actual_value} × {max_points}",
        "OVER_LINEAR": "(1 − ({comparable_actual_value} − {target_value}) ÷ {target_value}) × {max_points}",
        "OVER_ZERO": "完成值 {comparable_actual_value} 超出指标值 {target_value}，得 0 分",
        "KEY_DUTY_ZERO": "完成率 {attainment_ratio} 低于 {key_duty_zero_below} 或高于 {key_duty_zero_above}，得 0 分",
        "FAR_EXCEEDED": "完成率 {attainment_ratio} 超过 {overachievement_explain_from}，按{overachievement_policy}扣减",
    },
    case="scoring_case",
    cites={
        "MET": ("higher_is_better_method",),
        "SHORT": ("higher_is_better_method",),
        "BELOW_PASS": ("completion_pass_mark",),
        "OVER_RATIO": ("lower_is_better_method",),
        "OVER_LINEAR": ("lower_is_better_method",),
        "OVER_ZERO": ("lower_is_better_method",),
        "FAR_EXCEEDED": ("overachievement_policy",),
    },
    rounding="四舍五入到 0.01 分",
)
def expected_score(
    scoring_case: pl.Expr,
    comparable_actual_value: pl.Expr,
    target_value: pl.Expr,
    max_points: pl.Expr,
    attainment_ratio: pl.Expr,
    overachievement_policy: pl.Expr,
    overachievement_explain_from: pl.Expr,
) -> pl.Expr:
    """Points ×10², within [0, max_points]; null where the line cannot be scored by number.

    Cases of `scoring_case`. Far over-achievement under the `linear` policy takes off the share by which the ratio
    exceeds the line; under `zero` it takes all. Source: 财预〔2020〕10号 annex 1 and the variants of the jurisdictions.
    """
    none = max_points * 0
    excess = attainment_ratio - overachievement_explain_from
    far = (
        pl.when(overachievement_policy == "linear")
        .then(divide_half_up(max_points * (10_000 - excess).clip(lower_bound=0), pl.lit(10_000)))
        .otherwise(none)
    )
    over = scoring_case == "OVER_RATIO"
    linear = scoring_case == "OVER_LINEAR"
    part = (
        pl.when(over)
        .then(target_value)
        .when(linear)
        .then(2 * target_value - comparable_actual_value)
        .otherwise(comparable_actual_value)
    )
    parts = pl.when(over).then(comparable_actual_value).otherwise(target_value)
    return (
        pl.when(scoring_case == "MET")
        .then(max_points)
        .when((scoring_case == "SHORT") | over | linear)
        .then(share_half_up(max_points, part, parts))
        .when(scoring_case.is_in(["BELOW_PASS", "OVER_ZERO"]))
        .then(none)
        .when(scoring_case == "FAR_EXCEEDED")
        .then(far)
    )
