"""Choosing by rule: external evaluators for a commission, projects for key evaluations, and whether scorers agree.

Frames with one row per candidate. Points ×10², ratios ×10⁴, amounts in fen; a blank is null.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import polars as pl

from wenxiao.forms.explaining import Explainer
from wenxiao.kernel.columns import Column, Grain, Schema, Tables
from wenxiao.kernel.plan import Plan
from wenxiao.kernel.scales import Unit
from wenxiao.rules import catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wenxiao.kernel.explanations import Explanation
    from wenxiao.rulebook import Resolution

    Values = tuple[tuple[str, int | str | bool | None], ...]

_N, _T = pl.Int64, pl.String


def _schema(*columns: tuple[str, type[pl.DataType], Unit, str], lines: tuple[str, ...] = ()) -> Schema:
    points = {name: Column(name, _N, Unit.POINTS, label) for name, _, label in (each.partition("=") for each in lines)}
    return {Grain.FORM: {each[0]: Column(*each) for each in columns}, Grain.FUND: {}, Grain.INDICATOR: points}


CANDIDATES: Final = _schema(
    ("accepted_reports", _N, Unit.COUNT, "近年验收报告"),
    ("quality_sum", _N, Unit.POINTS, "质量得分合计"),
    ("returned_reports", _N, Unit.COUNT, "退回过的报告"),
    ("copied_reports", _N, Unit.COUNT, "雷同的报告"),
    ("leads", _N, Unit.COUNT, "有效主评人"),
    ("experts", _N, Unit.COUNT, "有效专家"),
)
"""What the rules read of an external evaluator."""

PROJECTS: Final = _schema(
    ("budget_amount", _N, Unit.AMOUNT, "预算"),
    ("attention_marks", _N, Unit.COUNT, "受关注的理由"),
    ("years_since_evaluation", _N, Unit.COUNT, "距上次评价的年数"),
    ("checks_risk", _N, Unit.POINTS, "自评风险分"),
    ("monitoring_light", _T, Unit.TEXT, "监控预警"),
)
"""What the rules read of a project: `years_since_evaluation` null where others never evaluated it."""

REPORTS: Final = _schema(("copied_ratio", _N, Unit.RATIO, "文字相似度"), lines=("rated_points=质量得分",))
"""What the rules read of a report: how alike it is to another, and the points of the quality sheet."""

PAIRS: Final = _schema(lines=("first_score=第一次评分", "second_score=第二次评分"))
"""One form per external evaluator, one line per evaluation that was scored twice."""

PARTS: Final = ("record_points", "quality_points", "lead_points", "expert_points")
REASONS: Final = (
    "selection_of_amount",
    "selection_of_attention",
    "selection_of_age",
    "selection_of_checks",
    "selection_of_light",
)
"""The rules that `selection_score` adds up."""


@lru_cache(maxsize=256)
def _plan(wanted: str, values: Values) -> Plan:
    schema = {"evaluator_score": CANDIDATES, "selection_score": PROJECTS}[wanted]
    return Plan(catalogue.needed(frozenset({wanted})), schema, dict(values))


def _ranked(rows: pl.DataFrame, wanted: str, resolution: Resolution) -> pl.DataFrame:
    lines = pl.DataFrame(schema={"form": pl.UInt32, "row": pl.UInt16})
    numbered = rows.with_columns(form=pl.int_range(pl.len(), dtype=pl.UInt32))
    read = {name for each in catalogue.needed(frozenset({wanted})) for name in each.inputs}
    values = tuple((name, value) for name, value in resolution.items() if name in read)
    return _plan(wanted, values).run(Tables(form=numbered, fund=lines, indicator=lines)).form.drop("form")


def evaluators(candidates: pl.DataFrame, resolution: Resolution) -> pl.DataFrame:
    """Candidates with the columns of `CANDIDATES`, with `evaluator_score` and its parts added, in their order."""
    return _ranked(candidates, "evaluator_score", resolution)


def projects(candidates: pl.DataFrame, resolution: Resolution) -> pl.DataFrame:
    """Projects with the columns of `PROJECTS`, with `selection_score` and its parts added, in their order."""
    return _ranked(candidates, "selection_score", resolution)


def why_evaluator(row: Mapping[str, object], resolution: Resolution) -> Explanation:
    """Why a candidate has its score."""
    return _explainer(row, resolution, CANDIDATES).explain(Grain.FORM, 0, "evaluator_score")


def why_project(row: Mapping[str, object], resolution: Resolution) -> list[Explanation]:
    """Why a project is proposed: the reasons that add points, the greatest first."""
    explainer = _explainer(row, resolution, PROJECTS)
    found = [(points, name) for name in REASONS if isinstance(points := row[name], int) and points > 0]
    ranked = sorted(found, key=lambda each: (-each[0], REASONS.index(each[1])))
    return [explainer.explain(Grain.FORM, 0, name) for _, name in ranked]


def _explainer(row: Mapping[str, object], resolution: Resolution, schema: Schema) -> Explainer:
    return Explainer({Grain.FORM: [row], Grain.FUND: [], Grain.INDICATOR: []}, resolution, lambda *_: "", schema)


def _judged(schema: Schema, wanted: frozenset[str], form: pl.DataFrame, lines: pl.DataFrame, by: Resolution) -> Tables:
    """Frames of forms and lines, numbered, with what is wanted added."""
    plan = Plan(catalogue.needed(wanted), schema, dict(by.items()))
    empty = pl.DataFrame(schema={"form": pl.UInt32, "row": pl.UInt16})
    return plan.run(Tables(form=form, fund=empty, indicator=lines))


def rated(points: list[int | None], copied_ratio: int | None, resolution: Resolution) -> tuple[int | None, bool | None]:
    """The total of a quality sheet (points ×10²) and whether the report is a near-copy."""
    form = pl.DataFrame({"form": [0], "copied_ratio": [copied_ratio]}, {"form": pl.UInt32, "copied_ratio": _N})
    lines = pl.DataFrame({"rated_points": points}, {"rated_points": _N}).with_columns(
        form=pl.lit(0, pl.UInt32), row=pl.int_range(pl.len(), dtype=pl.UInt16)
    )
    told = _judged(REPORTS, frozenset({"report_quality_total", "report_is_near_copy"}), form, lines, resolution).form
    return told.item(0, "report_quality_total"), told.item(0, "report_is_near_copy")


def agreement(pairs: pl.DataFrame, resolution: Resolution) -> pl.DataFrame:
    """How far a second, blind scorer agrees with external evaluators.

    `pairs`: ``evaluator`` (id), ``first_score``, ``second_score`` (points ×10²). Gives one row per evaluator:
    ``evaluator``, ``pairs``, ``agreement_rate`` (ratio ×10⁴), ``average_difference`` (points ×10²).
    """
    if pairs.is_empty():
        return pl.DataFrame(schema=dict.fromkeys(("evaluator", "pairs", "agreement_rate", "average_difference"), _N))
    forms = pairs.group_by("evaluator").agg(pairs=pl.len().cast(_N)).sort("evaluator").with_row_index("form")
    lines = pairs.join(forms.select("evaluator", "form"), on="evaluator").sort("form", maintain_order=True)
    lines = lines.with_columns(row=pl.int_range(pl.len()).over("form").cast(pl.UInt16)).drop("evaluator")
    told = _judged(PAIRS, frozenset({"agreement_rate", "average_difference"}), forms, lines, resolution).form
    return told.select("evaluator", "pairs", "agreement_rate", "average_difference")
