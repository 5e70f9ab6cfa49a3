"""QC-221 运算符齐备, 方向与指标相符."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.kernel.scales import HUNDRED_PERCENT
from wenxiao.rules import scope, words

_ENTITLEMENT = r"补助|补贴|救助|低保|养老|工资|待遇|奖励|津贴|抚恤|供养|保障标准|收入"
_BOUND = r"不(少|低|高|超|多|大|小)于?|至少|以上|以内|以下"
_DEED = (
    r"建设|新建|改建|扩建|改造|修建|新增|安装|购置|采购|配备|培训|培养|举办|开展|组织|发放|补助|资助|救助|扶持|支持|受益|惠及|服务|宣传|"
    r"覆盖|接种|检查|巡查|监测|检测|造林|种植|治理|修复|维修|养护|编制|制作|印发|发表|调研|走访|慰问|演出|放映|开放|引进|就业|完成"
)
_LIMITED = (
    r"减少|降低|下降|控制|压缩|压减|限|不超|调整|变更|返|退|差错|公务|接待|会议|出国|出境|三公|耗|排|"
    r"编外|临聘|时间|周期"
)


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
    unit = pl.coalesce(target_unit, name_unit)
    harm, share, money = words.is_harm(level3), words.is_share(level3), unit.str.contains("元")
    percent = (unit == "%").fill_null(value=False)
    whole = percent & (target_value >= HUNDRED_PERCENT).fill_null(value=False)
    on_text = (target_kind == "QUALITATIVE") & words.has_glyph(target_text) & ~words.has_standard(target_text)
    too_few = (
        low
        & ~harm
        & (
            ((sub_dimension == "QUANTITY") & level3.str.contains(_DEED) & ~level3.str.contains(_LIMITED) & ~percent)
            | (share & ~whole)
        )
    )
    filed_as_cost = (dimension == "COST") | sub_dimension.is_in(["COST", "ECONOMIC_COST"])
    cost = (filed_as_cost | (words.is_cost(level3) & ~words.is_rate(level3))) & money
    dear = high & cost & ~level3.str.contains(_ENTITLEMENT) & ~words.is_saving(level3)
    harmful = high & harm & (sub_dimension != "COST")
    late = high & words.is_duration(level3) & target_unit.is_in(words.DURATIONS)
    numbers = target_kind.is_in(["NUMBER", "COMPOSITE"])
    in_name = level3.str.contains(r"[≥≤≧≦＞＜><=＝]").fill_null(value=False)
    open_ended = numbers & target_operator.is_null() & (target_value.is_null() | (target_value != 0))
    stated = (words.has_glyph(target_text) | target_text.str.contains(_BOUND)).fill_null(value=False)
    missing = is_target_stage & open_ended & ~in_name & ~stated
    standard = (level3.str.contains("标准") & target_unit.str.contains("元/")).fill_null(value=False)
    exact = (
        is_target_stage
        & (target_operator == "EQ")
        & (direction == "HIGHER_IS_BETTER")
        & ~whole
        & ~standard
        & (target_value > 0)
    )
    faults = (on_text, too_few, dear, harmful, late, missing, exact)
    return ~pl.any_horizontal(fault.fill_null(value=False) for fault in faults)
