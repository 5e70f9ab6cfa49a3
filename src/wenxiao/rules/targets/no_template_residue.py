"""QC-302b 没有模板残留: 总体目标."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope, words

_TELLING = 4
"""Characters from which a goal that stands in the project's name was copied from it."""


@check(
    "QC-302b",
    Grain.FORM,
    "无模板残留",
    "goal",
    "总体目标或完成情况照抄了项目名称、上一栏或填写说明(“{goal}”);请写本项目自己的内容。",
    forms=scope.EVERY,
    printed="goal",
)
def no_template_residue(
    goal: pl.Expr,
    goal_actual: pl.Expr,
    project_name: pl.Expr,
    conclusion: pl.Expr,
    problems: pl.Expr,
    measures: pl.Expr,
) -> pl.Expr:
    """No filling hints, no placeholder, no goal that merely repeats the project's name or its own result."""
    named = (goal.str.len_chars() >= _TELLING) & project_name.str.contains(goal, literal=True)
    repeated = goal == goal_actual
    hints = (words.is_residue(text) for text in (goal, goal_actual, conclusion, problems, measures))
    return ~pl.any_horizontal(named, repeated, *hints).fill_null(value=False)
