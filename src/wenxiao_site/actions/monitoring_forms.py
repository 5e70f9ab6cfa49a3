"""A monitoring report as the official form: drawn for screen and paper, written as a workbook, and taken back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from wenxiao.forms.drawing import draw
from wenxiao.forms.raw import Cell, FormType, RawForm
from wenxiao_site.actions.errors import Refused
from wenxiao_site.actions.monitoring import content
from wenxiao_site.adapters.workbook_reading import UnreadableFileError, read_file
from wenxiao_site.adapters.workbook_writing import write_workbook
from wenxiao_site.registry.models import Likelihood, ProgressLine, UnitLink, VarianceCause

if TYPE_CHECKING:
    from decimal import Decimal

    from wenxiao_site.registry.models import MonitoringReport

_MARK: Final = re.compile(r"编号\s*(\d+)-(\d+)")
_MONTHS: Final = re.compile(r"1\s*[-—–~至到]\s*(1[0-2]|[1-9])月")
_CAUSES: Final = {
    "cause_funding": VarianceCause.FUNDING,
    "cause_rules": VarianceCause.RULES,
    "cause_staffing": VarianceCause.STAFFING,
    "cause_equipment": VarianceCause.EQUIPMENT,
    "cause_other": VarianceCause.OTHER,
}
_TICK: Final = "√"
_LEVELS: Final = ("level1", "level2", "level3")


@dataclass(frozen=True, slots=True)
class Returned:
    """What a workbook brought back: the report and revision that it was taken at, and what it says."""

    report: int
    revision: int
    changes: dict[str, Any]


def form_of(report: MonitoringReport) -> RawForm:
    """The official form of a report, filled in."""
    told = content(report)
    of = report.round
    project = report.project
    above = UnitLink.objects.filter(descendant=project.unit_id).select_related("ancestor").order_by("-depth").first()
    form = RawForm(FormType.MONITORING, title=f"项目支出绩效目标执行监控表（1—{of.as_of_month}月）")
    head = {
        "fiscal_year": f"{report.fiscal_year}年度",
        "project_name": project.name,
        "department": above.ancestor.name if above else "",
        "unit": project.unit.name,
        "amount_unit": "元",
        "goal": "\n".join(each.text for each in report.plan.objectives.all()) if report.plan else "",
    }
    form.head = {name: Cell(text or None, name) for name, text in head.items()}
    form.funds = [
        {
            "label": Cell("年度资金总额"),
            "initial_budget_text": Cell(_plain(report.budget_amount), "budget_amount"),
            "executed_text": Cell(_plain(report.executed_amount), "executed_amount"),
            "forecast_text": Cell(_plain(report.expected_amount), "expected_amount"),
        }
    ]
    lines = ProgressLine.objects.filter(report=report).select_related("indicator").order_by("position", "pk")
    form.indicators = [_line(line, told["lines"][line.key]) for line in lines]
    return form


def workbook_of(report: MonitoringReport) -> bytes:
    """The form as a workbook that can be filled in without a connection and taken back."""
    form = form_of(report)
    mark = f"编号 {report.pk}-{report.revision}"
    form.title = f"{form.title} {mark}"
    target = BytesIO()
    write_workbook([draw(FormType.MONITORING, form)], target)
    return target.getvalue()


def returned(name: str, data: bytes, report: MonitoringReport) -> Returned:
    """What a workbook says about a report. Raises Refused: not a form, of another report, of other months."""
    try:
        forms = [each for each in read_file(data, name) if each.form_type is FormType.MONITORING]
    except UnreadableFileError as error:
        raise Refused({"file": str(error)}) from error
    if len(forms) != 1:
        raise Refused({"file": f"“{name}”里应当有一张监控表，现在有 {len(forms)} 张。"})
    form = forms[0]
    mark = _MARK.search(form.title)
    if mark is None:
        raise Refused({"file": "表题里没有编号，请用本页下载的工作簿填写。"})
    if int(mark[1]) != report.pk:
        raise Refused({"file": "这是另一张监控表的工作簿，请到那张表上交。"})
    months = _MONTHS.search(form.title)
    if months is not None and int(months[1]) != report.round.as_of_month:
        raise Refused(
            {"file": f"工作簿写的是 1—{months[1]} 月，本批次截至 {report.round.as_of_month} 月；请改回原来的月份。"}
        )
    return Returned(report.pk, int(mark[2]), {**_money(form), "lines": _lines(form, report)})


def _line(line: ProgressLine, said: dict[str, Any]) -> dict[str, Cell]:
    indicator = line.indicator
    path = f"lines/{line.key}"
    cause = {name: _TICK for name, value in _CAUSES.items() if value == said["cause"]}
    texts = {
        "level1": indicator.get_dimension_display(),
        "level2": indicator.get_sub_dimension_display(),
        "level3": indicator.name,
        "target_text": indicator.target_text,
        "actual_text": said["actual_text"],
        "forecast_text": said["forecast_text"],
        **dict.fromkeys(_CAUSES, ""),
        **cause,
        "reason": said["reason"],
        "likelihood": "" if said["likelihood"] == Likelihood.UNSTATED else Likelihood(said["likelihood"]).label,
        "remark": said["measures"],
    }
    return {name: Cell(text or None, f"{path}/{name}") for name, text in texts.items()}


def _money(form: RawForm) -> dict[str, Any]:
    if not form.funds:
        return {}
    total = form.funds[0]
    told = {}
    for field, name in (("executed_text", "executed_amount"), ("forecast_text", "expected_amount")):
        cell = total.get(field)
        if cell is not None:
            told[name] = (cell.text or "").replace(",", "").replace("，", "") or None
    return told


def _lines(form: RawForm, report: MonitoringReport) -> dict[str, dict[str, str]]:
    """What the workbook says of each indicator, found by its three levels, so that moved rows find their place."""
    stored = ProgressLine.objects.filter(report=report).select_related("indicator").order_by("position", "pk")
    by_name = {(each.indicator.get_sub_dimension_display(), each.indicator.name): each.key for each in stored}
    told: dict[str, dict[str, str]] = {}
    for row in form.indicators:
        texts = {name: cell.text or "" for name, cell in row.items()}
        key = by_name.get((texts.get("level2", ""), texts.get("level3", "")))
        if key is None:
            said = "“{level3}”".format(level3=texts.get("level3", ""))
            raise Refused({"file": f"工作簿里的指标{said}不在批复的目标表里；请不要改动指标名称。"})
        if key in told:
            raise Refused({"file": f"工作簿里的指标“{texts.get('level3', '')}”出现了两次。"})
        cause = next((value for name, value in _CAUSES.items() if texts.get(name)), VarianceCause.NONE)
        likelihood = {each.label: each for each in Likelihood}.get(texts.get("likelihood", ""), Likelihood.UNSTATED)
        told[key] = {
            "actual_text": texts.get("actual_text", ""),
            "forecast_text": texts.get("forecast_text", ""),
            "reason": texts.get("reason", ""),
            "measures": texts.get("remark", ""),
            "cause": cause.value,
            "likelihood": likelihood.value,
        }
    return told


def _plain(amount: Decimal | None) -> str | None:
    if amount is None:
        return None
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
