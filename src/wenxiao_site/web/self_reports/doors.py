"""The verbs of reports and objections."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from django.urls import reverse

from wenxiao_site.actions import objections, self_reports
from wenxiao_site.actions.department_figures import AMOUNTS, COUNTS
from wenxiao_site.actions.department_report import PASSAGES
from wenxiao_site.registry.models import DepartmentReport, EvaluationState, EvidenceFile, ObjectionState, Project, Unit
from wenxiao_site.visibility import changeable, visible
from wenxiao_site.web import clock
from wenxiao_site.web.doors import Door, Shown
from wenxiao_site.web.evaluation.doors import evaluation_page
from wenxiao_site.web.forms import DeedForm, RowForm, choice, exact, hidden, number, paragraph, rows, upload
from wenxiao_site.web.places.doors import full_name, in_order

_MOST: Final = 200
_LABELS: Final = {each.name: str(each.verbose_name) for each in DepartmentReport._meta.concrete_fields}  # noqa: SLF001 - documented


def report_page(row: Any, _: object = None) -> str:  # noqa: ANN401 - a report
    """Where a report is shown."""
    return reverse("self-report", kwargs={"pk": row.pk})


class Draft(DeedForm):
    """Of which unit, for which year."""

    unit = choice("部门（单位）")
    fiscal_year = number("预算年度", min_value=1949, max_value=2200)

    def prepare(self) -> None:
        """The units that one writes for, those above first."""
        found = in_order(changeable("self_reports.draft", Unit, self.hat))
        self.fields["unit"].choices = rows(found, full_name)  # type: ignore[attr-defined]


def _label(name: str) -> str:
    return _LABELS[name]


class Fill(RowForm):
    """What people write, and the numbers that stand in no other record."""

    revision = hidden(required=True)
    locals().update(
        {name: paragraph(_label(name), hint, required=False, rows=6) for name, (_, hint) in PASSAGES.items()}
        | {name: number(_label(name), required=False, min_value=0) for name in COUNTS}
        | {name: exact(f"{_label(name)}（元）", required=False) for name in AMOUNTS}
    )

    def told(self) -> dict[str, Any]:
        """As the report stands, amounts without the zeros that only fill their places."""
        told = super().told()
        amounts = {name: told[name] for name in AMOUNTS if isinstance(told.get(name), Decimal)}
        return told | {name: f"{amount:f}" for name, amount in amounts.items()}


class Link(RowForm):
    """A key duty and its projects."""

    duty = choice("重点任务", required=False)
    new = paragraph("新的重点任务", "选了上面的就不用填。", required=False, rows=1)
    projects = choice("服务于它的项目", required=False, many=True)

    def prepare(self) -> None:
        """The duties that are named, and the projects of the report."""
        row: Any = self.row
        known = self_reports.duties_of(row)
        told = self_reports.figures_of(row)["projects"]
        codes = {each["code"]: each["name"] for each in told[:_MOST]}
        found = Project.objects.filter(code__in=codes).order_by("unit__code", "code")
        served = {each.pk: known.get(each.code, "") for each in found}
        self.fields["projects"].choices = [  # type: ignore[attr-defined]
            (str(each.pk), f"{each.name}{f'（{served[each.pk]}）' if served[each.pk] else ''}") for each in found
        ]
        self.fields["duty"].choices = [("", "新的"), *((each, each) for each in dict.fromkeys(known.values()))]  # type: ignore[attr-defined]


class ReadBack(DeedForm):
    """The edited document."""

    file = upload("Word 文件", "在下载的报告上改好的 .docx。")


class AsRead(RowForm):
    """Nothing but the revision that was read."""

    revision = hidden(required=True)


class Object(DeedForm):
    """Why one does not agree."""

    grounds = paragraph("异议理由", "写明对哪些指标、哪个结论有异议，依据是什么。", rows=5)
    proof = choice("证明材料", required=False)

    def prepare(self) -> None:
        """The newest files that one sees."""
        found = visible(EvidenceFile, self.hat).filter(discarded_at__isnull=True).order_by("-pk")[:_MOST]
        self.fields["proof"].choices = [("", "没有"), *((str(each.pk), each.name) for each in found)]  # type: ignore[attr-defined]


class Answer(DeedForm):
    """What becomes of an objection."""

    outcome = choice("答复", objections.OUTCOMES.items())
    score = exact("变更后得分", "变更结论时填写。", required=False)
    words = paragraph("答复理由", rows=5)


def _report(sent: Any) -> dict[str, Any]:  # noqa: ANN401 - as Door has it
    return {"report": sent.row.pk, "by": sent.by, "on": sent.on}


def _fill(sent: Any) -> Any:  # noqa: ANN401 - as Door has it
    given = {name: sent.given[name] for name in (*PASSAGES, *COUNTS)}
    given |= {name: sent.given[name] or None for name in AMOUNTS}
    return self_reports.fill(**_report(sent), revision=int(sent.given["revision"]), changes=given)


def _link(sent: Any) -> Any:  # noqa: ANN401 - as Door has it
    duty = sent.given["duty"] or sent.given["new"]
    return self_reports.link(**_report(sent), duty=duty, projects=[int(each) for each in sent.given["projects"]])


def _came_back(done: Any, _: object) -> Shown:  # noqa: ANN401 - a ReadBack
    return Shown("self_reports/came_back.html", {"section": "self-reports", "done": done, "row": done.row})


def _object(sent: Any) -> Any:  # noqa: ANN401 - as Door has it
    proof = sent.given["proof"]
    return objections.file(
        evaluation=sent.row.pk,
        grounds=sent.given["grounds"],
        proof=int(proof) if proof else None,
        by=sent.by,
        on=sent.on,
    )


def _is_open(row: Any) -> bool:  # noqa: ANN401 - a report
    return row is None or row.file_id is None


def _may_object(row: Any) -> bool:  # noqa: ANN401 - an evaluation
    if row is None:
        return True
    done = row.state in (EvaluationState.CONCLUDED, EvaluationState.ARCHIVED)
    return done and objections.is_open_to_objections(row, clock.today())


_OF: Final[dict[str, Any]] = {"then": report_page, "back": report_page, "opens": _is_open, "section": "self-reports"}

LIST_DOORS: Final = (
    Door(
        verb="self_reports.draft",
        address="self-reports/new",
        title="编制自评报告",
        lead="表格、数字和图从项目、预算、支付和自评记录生成；已有的报告再编制一次，只更新数据，写好的文字不变。",
        form=Draft,
        act=lambda sent: self_reports.draft(
            unit=int(sent.given["unit"]), fiscal_year=sent.given["fiscal_year"], by=sent.by, on=sent.on
        ),
        then=report_page,
        back=lambda _: reverse("self-reports"),
        button="生成",
        said="已按现有记录生成数据，请填写文字部分。",
        chosen=True,
        section="self-reports",
    ),
)
REPORT_DOORS: Final = (
    Door(
        verb="self_reports.fill",
        address="self-reports/<int:pk>/edit",
        title="填写",
        lead="数字由系统生成，这里只写判断；下面的数字在其他记录里没有，不填的比率不计算。",
        form=Fill,
        act=_fill,
        **_OF,
    ),
    Door(
        verb="self_reports.link",
        address="self-reports/<int:pk>/duties",
        title="重点任务和项目",
        lead="勾选的就是这项任务的全部项目；一个不选即删除这项任务。",
        form=Link,
        act=_link,
        said="已关联，重点支出安排率和重点工作办结率随之计算。",
        **_OF,
    ),
    Door(
        verb="self_reports.read_back",
        address="self-reports/<int:pk>/upload",
        title="上传改好的 Word",
        lead="只带入文字部分；表格和数字以系统为准，改过的会逐条列出。",
        form=ReadBack,
        act=lambda sent: self_reports.read_back(**_report(sent), source=sent.given["file"].file),
        button="上传",
        **(_OF | {"then": _came_back}),
    ),
    Door(
        verb="self_reports.archive",
        address="self-reports/<int:pk>/archive",
        title="归档",
        lead="归档后报告不能再改，Word 文件留存为单位的佐证材料。",
        form=AsRead,
        act=lambda sent: self_reports.archive(**_report(sent), revision=int(sent.given["revision"])),
        button="归档",
        said="已归档。",
        **_OF,
    ),
)
EVALUATION_DOORS: Final = (
    Door(
        verb="objections.file",
        address="evaluations/<int:pk>/object",
        title="提出异议",
        lead="由结论作出人以外的人答复；提出、答复和由此的变更都留存。",
        form=Object,
        act=_object,
        then=lambda made, _: evaluation_page(made.evaluation),
        back=evaluation_page,
        button="提出",
        said="已提出，等待答复。",
        opens=_may_object,
        section="evaluations",
    ),
)
ANSWER_DOORS: Final = (
    Door(
        verb="objections.answer",
        address="objections/<int:pk>/answer",
        title="答复异议",
        form=Answer,
        act=lambda sent: objections.answer(objection=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        then=lambda made, _: evaluation_page(made.evaluation),
        back=lambda row: evaluation_page(row.evaluation),
        button="答复",
        said="已答复并通知单位。",
        opens=lambda row: row is None or row.state == ObjectionState.OPEN,
        template="self_reports/answer.html",
        section="evaluations",
    ),
)
OBJECTION_DOORS: Final = (*EVALUATION_DOORS, *ANSWER_DOORS)
