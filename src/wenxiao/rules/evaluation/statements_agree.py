"""QC-026 同一笔钱前后一致: 成本指标与资金表."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.kernel.texts import looked_up
from wenxiao.rules import scope

_WHOLE = r"总成本|总投资|项目成本|成本控制数|建设成本|总费用"
_FEN = {"元": 100, "千元": 100_000, "万元": 1_000_000, "百万元": 100_000_000, "亿元": 10_000_000_000}


@check(
    "QC-026",
    Grain.INDICATOR,
    "成本与资金表一致",
    "actual_text",
    "“{level3}”完成值写 {actual_text}，资金表的全年执行数是 {total_executed_amount}；请改成一致。",
    forms=scope.SELF,
    printed="actual_text",
    expected="total_executed_amount",
)
def statements_agree(
    level3: pl.Expr,
    target_unit: pl.Expr,
    actual_unit: pl.Expr,
    actual_value: pl.Expr,
    actual_kind: pl.Expr,
    total_executed_amount: pl.Expr,
) -> pl.Expr:
    """An indicator that states the cost of the whole project states what was spent.

    The value ×10⁴ times the fen of its unit would leave Int64, so the amount is divided instead.
    """
    unit = pl.when(actual_unit.is_null()).then(looked_up(target_unit, _FEN)).otherwise(looked_up(actual_unit, _FEN))
    spent = total_executed_amount * 10_000
    same = (spent // unit == actual_value) & (spent % unit == 0)
    whole = level3.str.contains(_WHOLE) & (actual_kind == "NUMBER")
    return same | ~whole
