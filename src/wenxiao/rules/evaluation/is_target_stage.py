"""Whether the form only plans: no result, no score, no spending is on it yet."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "是否目标申报阶段", Unit.FLAG, "目标表，或没有任何完成值、得分和执行数的整体表")
def is_target_stage(
    form_type: pl.Expr, results_written: pl.Expr, printed_executed_amount: pl.Expr, total_score: pl.Expr
) -> pl.Expr:
    """Flag. A whole-department sheet is filed twice, as a plan and as a self-evaluation."""
    plan_of_department = (
        (form_type == "department_overall")
        & (results_written.fill_null(0) == 0)
        & printed_executed_amount.is_null()
        & total_score.is_null()
    )
    return (form_type == "target") | plan_of_department
