"""A report: read, filled in with its lights as one types, taken as a workbook."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wenxiao.kernel.scales import TooLargeError, Unit, show, to_scaled
from wenxiao_site.actions import monitoring, rounds
from wenxiao_site.actions.errors import Missing, NotAllowed, Refused, StaleVersion
from wenxiao_site.actions.monitoring_forms import workbook_of
from wenxiao_site.actions.monitoring_frames import Judged, judged
from wenxiao_site.registry.models import Likelihood, MonitoringReport, ProgressLine, ReportState, VarianceCause
from wenxiao_site.visibility import changeable, may, visible
from wenxiao_site.web import clock
from wenxiao_site.web.doors import open_doors, refuse_other_hat
from wenxiao_site.web.monitoring.doors import REPORT_DOORS
from wenxiao_site.web.visitors import for_hat, hat_key, hat_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import QueryDict

    from wenxiao_site.visibility import Hat
    from wenxiao_site.web.visitors import Request

_EDITABLE: Final = (ReportState.DRAFT, ReportState.RETURNED)
_WORKBOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_YUAN_PLACES: Final = 2
_EXPLAINED: Final = ("indicator_light", "indicator_turn", "year_end_value")


def _found(hat: Hat, pk: int) -> MonitoringReport:
    found = visible(MonitoringReport, hat).filter(pk=pk)
    row = found.select_related("project__unit", "round__campaign__region", "plan").first()
    if row is None:
        raise Http404
    return row


def _frame(hat: Hat, row: MonitoringReport) -> dict[str, Any]:
    due = rounds.due(row.round.campaign, "UNIT", row.project.unit, clock.today())
    return {
        "section": "monitoring",
        "row": row,
        "campaign": row.round.campaign,
        "month": row.round.as_of_month,
        "due": due if row.state in _EDITABLE else None,
        "hat_key": hat_key(hat),
        "edits": row.state in _EDITABLE and may(hat, "monitoring.revise", row),
        "doors": open_doors(hat, row, REPORT_DOORS),
        "likelihoods": Likelihood.choices,
        "causes": VarianceCause.choices,
        "head_names": monitoring.HEAD,
    }


def lights(said: Judged) -> dict[str, Any]:
    """What the rules say of a report, ready for its page: by key of the line, and for the project."""
    lines = {
        key: {
            "light": row["indicator_light"] or "NONE",
            "why": said.words("indicator_alert", key),
            "turn": said.words("indicator_turn", key),
            "expected": show(row["expected_value_to_date"], Unit.VALUE),
            "low": show(row["year_end_value_low"], Unit.VALUE),
            "high": show(row["year_end_value_high"], Unit.VALUE),
            "explained": said.why("indicator_light", key) if row["indicator_light"] else None,
        }
        for key, row in ((key, said.line(key)) for key in said.keys)
    }
    project = said.project
    return {
        "lines": lines,
        "light": project["project_light"] or "NONE",
        "why": said.words("project_alert"),
        "execution": said.words("execution_alert"),
        "rate": show(project["project_execution_rate"], Unit.RATIO),
        "amount_for_green": show(project["amount_for_green"], Unit.AMOUNT),
        "execution_light": project["execution_light"] or "NONE",
        "explained": said.why("project_light") if project["project_light"] else None,
        "findings": {each.path: each for each in reversed(said.found())},
    }


@require_safe
@for_hat
def report(request: Request, pk: int) -> HttpResponse:
    """``/monitoring/reports/<id>``: a report as it stands, with its lights."""
    hat = hat_of(request)
    row = _found(hat, pk)
    lines = ProgressLine.objects.filter(report=row).select_related("indicator").order_by("position", "pk")
    context = _frame(hat, row) | {"lines": lines, "judgement": lights(judged(row))}
    return render(request, "monitoring/report.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_hat
def revise(request: Request, pk: int) -> HttpResponse:
    """``/monitoring/reports/<id>/edit``: the form to fill in."""
    hat = hat_of(request)
    row = _found(hat, pk)
    if not may(hat, "monitoring.revise", row):
        raise PermissionDenied
    content = monitoring.content(row)
    kept = request.visitor.kept(request.get_full_path())
    sent = request.POST if request.method == "POST" else kept
    problems: dict[str, str] = {}
    if request.method == "POST":
        revision = request.POST.get("revision", "")
        try:
            refuse_other_hat(request.POST, hat)
            monitoring.revise(
                report=pk,
                revision=int(revision) if revision.isdecimal() else 0,
                changes=_changes(request.POST, content),
                by=hat,
                on=clock.now(),
            )
        except StaleVersion as stale:
            problems = {"": f"{stale}两人都改过、没有合并的有 {len(stale.conflicts)} 处，请核对后再保存。"}
            merged = stale.merged
            row.revision = stale.current["revision"]
            content = merged
            sent = None
        except Missing as missing:
            raise Http404 from missing
        except NotAllowed as refused:
            raise PermissionDenied(*refused.problems.values()) from refused
        except Refused as refused:
            problems = dict(refused.problems)
        else:
            request.visitor.say("已保存。")
            return redirect(
                reverse("monitoring.revise" if "stay" in request.POST else "monitoring-report", kwargs={"pk": pk})
            )
    said = lights(judged(row, _typed(sent), **_money(sent)) if sent is not None else judged(row))
    context = _frame(hat, row) | {
        "head": {name: sent.get(name, "") if sent is not None else _shown(content[name]) for name in monitoring.HEAD},
        "lines": _rows(row, content, sent),
        "judgement": said,
        "problems": problems,
        "restored": kept is not None and request.method != "POST",
        "revision": sent.get("revision", row.revision) if sent is not None else row.revision,
        "action": request.get_full_path(),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problems else HTTPStatus.OK
    return render(request, "monitoring/edit.html", context, status=status)


@require_POST
@for_hat
def judge(request: Request, pk: int) -> HttpResponse:
    """``/monitoring/reports/<id>/judge``: the lights of what is being typed; nothing is stored."""
    hat = hat_of(request)
    row = _found(hat, pk)
    if not changeable("monitoring.revise", MonitoringReport, hat).filter(pk=pk).exists():
        raise PermissionDenied
    said = lights(judged(row, _typed(request.POST), **_money(request.POST)))
    return render(request, "monitoring/lights.html", {"judgement": said, "row": row, "live": True})


@require_safe
@for_hat
def workbook(request: Request, pk: int) -> HttpResponse:
    """``/monitoring/reports/<id>/workbook``: the form to be filled in without a connection."""
    row = _found(hat_of(request), pk)
    response = HttpResponse(workbook_of(row), content_type=_WORKBOOK)
    name = f"监控表-{row.project.name}-{row.round}.xlsx"
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or ""
    return response


# --- What was sent ----------------------------------------------------------------------------------------------------


def _typed(sent: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The texts of the lines as they are being typed."""
    told: dict[str, dict[str, str]] = {}
    for name, value in sent.items():
        part, _, rest = name.partition("/")
        key, _, field = rest.partition("/")
        if part == "lines" and field in monitoring.FIELDS:
            told.setdefault(key, {})[field] = str(value).strip()
    for fields in told.values():
        if fields.get("likelihood") not in Likelihood.values:
            fields["likelihood"] = Likelihood.UNSTATED
    return told


def _money(sent: Mapping[str, str]) -> dict[str, Any]:
    """The money that is being typed, in fen; blank while it is no number."""
    executed: int | None
    try:
        executed = to_scaled(_number(sent.get("executed_amount", "")), _YUAN_PLACES).number
    except (ValueError, TooLargeError):
        executed = None
    return {"executed": executed, "execution_reason": sent.get("execution_reason") or None}


def _changes(sent: QueryDict, content: Mapping[str, Any]) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for name in monitoring.HEAD:
        if name in sent:
            text = str(sent[name]).strip()
            changes[name] = (_number(text) or None) if name.endswith("_amount") else text
    lines = {key: fields for key, fields in _typed(sent).items() if key in content["lines"]}
    return changes | {"lines": lines}


def _number(text: str) -> str:
    return text.strip().replace(",", "").replace("，", "").replace(" ", "")


def _rows(row: MonitoringReport, content: Mapping[str, Any], sent: Mapping[str, str] | None) -> list[dict[str, Any]]:
    typed = _typed(sent) if sent is not None else {}
    lines = ProgressLine.objects.filter(report=row).select_related("indicator").order_by("position", "pk")
    return [
        {
            "key": line.key,
            "indicator": line.indicator,
            "values": {
                **{name: content["lines"][line.key][name] for name in monitoring.FIELDS},
                **typed.get(line.key, {}),
            },
        }
        for line in lines
    ]


def _shown(value: object) -> str:
    if value is None:
        return ""
    text = str(value)
    return text.rstrip("0").rstrip(".") if "." in text and text.replace(".", "").replace("-", "").isdigit() else text
