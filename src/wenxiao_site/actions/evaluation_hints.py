"""What the records know beside a line of an evaluation: this year's monitoring, and the ratios of the unit's report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenxiao.forms.departments import labels
from wenxiao_site.actions.self_reports import told_of
from wenxiao_site.registry.models import DepartmentReport, EvaluationKind, ProgressLine, ReportState
from wenxiao_site.visibility import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wenxiao.forms.departments import Ratio
    from wenxiao_site.actions.evaluation_forms import Record
    from wenxiao_site.registry.models import Evaluation
    from wenxiao_site.visibility import Hat

_HANDED_IN = (ReportState.SUBMITTED, ReportState.ACCEPTED)


def hints(record: Record, hat: Hat) -> Mapping[str, tuple[str, ...]]:
    """Key of a line → sentences, as far as the hat may see them."""
    row = record.evaluation
    if row.kind == EvaluationKind.WHOLE_DEPARTMENT:
        return _ratios(record, hat)
    return _monitored(row, hat) if row.project_id is not None and row.plan_id is not None else {}


def _monitored(row: Evaluation, hat: Hat) -> Mapping[str, tuple[str, ...]]:
    """What was reported for each indicator in the rounds of the year, the earliest first."""
    lines = visible(ProgressLine, hat).filter(
        report__project=row.project_id, report__fiscal_year=row.fiscal_year, report__state__in=_HANDED_IN
    )
    told: dict[str, tuple[str, ...]] = {}
    known = lines.exclude(actual_text="").order_by("report__round__month", "pk")
    for key, month, text in known.values_list("key", "report__round__month", "actual_text"):
        told[key] = (*told.get(key, ()), f"{month} 月监控：{text}")
    return told


def _ratios(record: Record, hat: Hat) -> Mapping[str, tuple[str, ...]]:
    """The ratio of the unit's own report for each line that names one, with its numbers."""
    row = record.evaluation
    reports = visible(DepartmentReport, hat).filter(unit=row.unit_id, fiscal_year=row.fiscal_year)
    report = reports.select_related("unit").first()
    if report is None:
        return {}
    known, names = {each.name: each for each in told_of(report).ratios}, labels()
    named = ((line.key, known[names[line.level3]]) for line in record.indicators if line.level3 in names)
    return {key: (f"按记录计算：{_shown(each)}",) for key, each in named}


def _shown(ratio: Ratio) -> str:
    return "缺少数据" if ratio.value is None else f"{ratio.why.value}（{ratio.why.numbers}）"
