"""A unit as a whole in a year: the ratios of the common framework, and what follows where finance grades lower.

Frames with one row per unit and year, or per pair of evaluations. Amounts are fen, ratios ×10⁴, points ×10². A blank is
null: a ratio whose numbers nobody knows stays blank.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import polars as pl

from wenxiao.forms.explaining import Explainer
from wenxiao.kernel.columns import Column, Grain, Schema, Tables
from wenxiao.kernel.plan import Plan
from wenxiao.kernel.scales import Unit
from wenxiao.rules import catalogue
from wenxiao.rules.grading import graded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wenxiao.kernel.explanations import Explanation
    from wenxiao.rulebook import Resolution

    Line = Mapping[str, object]
    Values = tuple[tuple[str, int | str | bool | None], ...]

_N, _T = pl.Int64, pl.String
_AMOUNTS: Final = (
    ("department_initial_amount", "年初预算数"),
    ("department_budget_amount", "全年预算数"),
    ("department_adjusted_amount", "预算调整数"),
    ("department_executed_amount", "全年执行数"),
    ("carried_over_amount", "本年结转结余"),
    ("past_carried_over_amount", "上年结转结余"),
    ("key_projects_executed_amount", "重点项目支出"),
    ("three_public_budget_amount", "“三公经费”预算"),
    ("three_public_executed_amount", "“三公经费”支出"),
    ("past_three_public_budget_amount", "上年“三公经费”预算"),
    ("office_budget_amount", "公用经费预算"),
    ("office_executed_amount", "公用经费支出"),
    ("procurement_budget_amount", "政府采购预算"),
    ("procured_amount", "实际采购金额"),
    ("assets_amount", "全部固定资产"),
    ("used_assets_amount", "在用固定资产"),
)
_COUNTS: Final = (
    ("staff_quota", "编制数"),
    ("staff_count", "在职人员数"),
    ("outputs_planned", "产出指标数"),
    ("outputs_completed", "完成的产出指标数"),
    ("timeliness_planned", "时效指标数"),
    ("timeliness_completed", "按时完成的时效指标数"),
    ("quality_planned", "质量指标数"),
    ("quality_completed", "达标的质量指标数"),
    ("key_outputs_planned", "重点项目的产出指标数"),
    ("key_outputs_completed", "重点项目完成的产出指标数"),
)
_GRADES: Final = (
    ("department_grade", _T, Unit.TEXT, "部门评价等级"),
    ("department_score", _N, Unit.POINTS, "部门评价得分"),
    ("finance_grade", _T, Unit.TEXT, "财政评价等级"),
    ("finance_score", _N, Unit.POINTS, "财政评价得分"),
)


def _schema(*columns: tuple[str, type[pl.DataType], Unit, str]) -> Schema:
    told = {name: Column(name, dtype, unit, label) for name, dtype, unit, label in columns}
    return {Grain.FORM: told, Grain.FUND: {}, Grain.INDICATOR: {}}


DEPARTMENTS: Final = _schema(
    *((name, _N, Unit.AMOUNT, label) for name, label in _AMOUNTS),
    *((name, _N, Unit.COUNT, label) for name, label in _COUNTS),
)
"""What the ratios of a unit as a whole read."""

DISAGREEMENTS: Final = _schema(*_GRADES)
"""What is compared where both the department and finance have evaluated."""

RATIOS: Final = (
    "staff_control_rate",
    "three_public_change_rate",
    "key_spending_rate",
    "budget_completion_rate",
    "budget_adjustment_rate",
    "carry_over_rate",
    "carry_over_change_rate",
    "office_control_rate",
    "three_public_control_rate",
    "procurement_rate",
    "asset_use_rate",
    "output_completion_rate",
    "timely_completion_rate",
    "quality_pass_rate",
    "key_work_rate",
)
"""The ratios of 财预〔2013〕53号, in its order."""

OTHER_NAMES: Final = {"预算执行率": "budget_completion_rate", "财政供养人员控制率": "staff_control_rate"}
"""Words of local sheets for the same ratio."""

_OUTCOME: Final = frozenset({"grade_gap", "disagreement_ratio", "disagreement_score", "disagreement_grade"})


@dataclass(frozen=True, slots=True)
class Ratio:
    """One ratio of a unit. `value`: ×10⁴, None where a number is not known; `why`: with both its numbers."""

    name: str
    label: str
    value: int | None
    why: Explanation


def labels() -> dict[str, str]:
    """The official word of each ratio, and the words that local sheets have for it → its name."""
    return {catalogue.rules_by_name()[name].label: name for name in RATIOS} | OTHER_NAMES


def ratios(line: Line, resolution: Resolution) -> list[Ratio]:
    """Every ratio of one unit and year, each explained. `line`: any of the columns of `DEPARTMENTS`."""
    row = _judged(line, frozenset(RATIOS), DEPARTMENTS, ())
    explainer = _explainer(row, resolution, DEPARTMENTS)
    told = []
    for name in RATIOS:
        why = explainer.explain(Grain.FORM, 0, name)
        value = row[name]
        told.append(Ratio(name, why.label, value if isinstance(value, int) else None, why))
    return told


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Finance against the department. `gap`: grades below; `score`, `grade`: what counts then, None: no consequence."""

    gap: int | None
    score: int | None
    grade: str | None
    why: Explanation | None


def disagreement(department: tuple[str, int], finance: tuple[str, int], resolution: Resolution) -> Disagreement:
    """What the rulebook says of two evaluations of the same, each a grade and a score ×10²."""
    line = dict(zip([name for name, *_ in _GRADES], (*department, *finance), strict=True))
    names = sorted({each for rule in catalogue.needed(_OUTCOME) for each in rule.inputs} & set(resolution))
    values = tuple((name, resolution[name]) for name in names)
    row = _judged(line, _OUTCOME, DISAGREEMENTS, values)
    score, gap, grade = row["disagreement_score"], row["grade_gap"], row["disagreement_grade"]
    if not isinstance(score, int):
        return Disagreement(gap if isinstance(gap, int) else None, None, None, None)
    why = _explainer(row | dict(values), resolution, DISAGREEMENTS).explain(Grain.FORM, 0, "disagreement_score")
    return Disagreement(int(str(gap)), score, str(grade), why)


def grade_of(score: int, resolution: Resolution) -> str:
    """The grade of a score ×10² under the boundaries in force."""
    limits = [pl.lit(resolution[name]) for name in ("grade_excellent_from", "grade_good_from", "grade_fair_from")]
    return str(pl.select(graded(pl.lit(score), *limits)).item())


@lru_cache(maxsize=64)
def _plan(wanted: frozenset[str], departments: bool, values: Values) -> Plan:  # noqa: FBT001 - a key of the cache
    return Plan(catalogue.needed(wanted), DEPARTMENTS if departments else DISAGREEMENTS, dict(values))


def _judged(line: Line, wanted: frozenset[str], schema: Schema, values: Values) -> dict[str, object]:
    columns = schema[Grain.FORM]
    form = pl.DataFrame({"form": [0]}, schema={"form": pl.UInt32}).with_columns(
        pl.lit(line.get(name), column.dtype).alias(name) for name, column in columns.items()
    )
    lines = pl.DataFrame(schema={"form": pl.UInt32, "row": pl.UInt16})
    run = _plan(wanted, schema is DEPARTMENTS, values).run(Tables(form=form, fund=lines, indicator=lines))
    return run.form.row(0, named=True)


def _explainer(row: Line, resolution: Resolution, schema: Schema) -> Explainer:
    rows: dict[Grain, Sequence[Line]] = {Grain.FORM: [row], Grain.FUND: [], Grain.INDICATOR: []}
    return Explainer(rows, resolution, lambda *_: "", schema)
