"""The review table as a form: prefilled from the findings, decided by a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse

from wenxiao.forms.reviewing import PARTS, part_of, proposed
from wenxiao.kernel.citations import Evidence
from wenxiao.kernel.scales import Unit, plain
from wenxiao_site.actions import mending, plans, target_lists, targets
from wenxiao_site.actions.errors import Refused
from wenxiao_site.actions.grading import latest_review
from wenxiao_site.actions.plan_forms import assess_plan
from wenxiao_site.registry.models import Comment, Consequence, MendingState, PlanState, TargetMending, TargetReview
from wenxiao_site.registry.models.common import GREATEST_YEAR, LEAST_YEAR
from wenxiao_site.visibility import may, visible
from wenxiao_site.web import clock
from wenxiao_site.web.doors import Door
from wenxiao_site.web.forms import DeedForm, choice, exact, hidden, line, number, paragraph, upload
from wenxiao_site.web.plans.advice import path_of
from wenxiao_site.web.plans.comparing import rows_of
from wenxiao_site.web.plans.editing import shown

if TYPE_CHECKING:
    from wenxiao.forms.assessment import Assessment
    from wenxiao_site.actions.merging import Content
    from wenxiao_site.registry.models import PerformancePlan
    from wenxiao_site.visibility import Hat

_FIRST_HALF: Final = 6


class Review(DeedForm):
    """The points of the four parts, and words."""

    revision = hidden(required=True)
    completeness = exact(PARTS["completeness"])
    relevance = exact(PARTS["relevance"])
    adequacy = exact(PARTS["adequacy"])
    feasibility = exact(PARTS["feasibility"])
    opinion = paragraph("审核意见", "没有通过（良、中、差）时必填，写明要修改什么。", required=False)

    def told(self) -> dict[str, Any]:
        """The points that the findings leave."""
        plan: Any = self.row
        assessment = _looked_at(plan)[1]
        points = proposed(assessment.findings, assessment.resolution)
        return {"revision": plan.revision} | {part: plain(each, Unit.POINTS.places) for part, each in points.items()}

    def prepare(self) -> None:
        """Say how many points a part has."""
        rules = _looked_at(self.row)[1].resolution
        for part in PARTS:
            self.fields[part].help_text = f"满分 {targets.most_points(rules, part)} 分"


def _looked_at(plan: Any) -> tuple[Content, Assessment]:  # noqa: ANN401 - a plan, which keeps what was found
    """The content of a plan and what the checks find in it: looked at once for the form and for what stands beside."""
    if "looked_at" not in vars(plan):
        content = plans.content(plan)
        plan.looked_at = content, assess_plan(plan, content)
    found: tuple[Content, Assessment] = plan.looked_at
    return found


def _beside(row: PerformancePlan, hat: Hat) -> dict[str, Any]:
    """The findings by part, what changed since the last return, the remarks, and earlier reviews."""
    content, assessment = _looked_at(row)
    rules = assessment.resolution
    by_part = [
        (label, [each for each in assessment.findings if part_of(each) == part]) for part, label in PARTS.items()
    ]
    changed = targets.changed_since_return(row, content)
    local = rules.citation("target_review_error_share").evidence is Evidence.LOCAL_CHOICE
    reviews = list(visible(TargetReview, hat).filter(plan=row).select_related("reviewer").order_by("-pk"))
    remark = reverse("talk.comment", kwargs={"pk": row.project_id}) if row.project_id else ""
    return {
        "by_part": by_part,
        "path_of": path_of,
        "remark": f"{remark}?plan={row.pk}&anchor=" if remark and may(hat, "talk.comment") else "",
        "changed": rows_of(*changed, content) if changed else None,
        "comments": visible(Comment, hat).filter(plan=row, resolved_at__isnull=True).select_related("author"),
        "reviews": reviews,
        "mends": bool(reviews) and reviews[0].consequence == Consequence.FIX,
        "prefill_is_local": local,
        "full": plain(sum(int(rules[f"target_review_{part}_points"] or 0) for part in PARTS), Unit.POINTS.places),
    }


class Mend(DeedForm):
    """What is to be changed in the lines that are there, and why."""

    revision = hidden(required=True)
    reason = paragraph("修改理由", "写明为什么这样改，与单位怎样商定的。")

    def prepare(self) -> None:
        """A field for each cell that may be changed, with what stands in it."""
        plan: Any = self.row
        self.fields["revision"].initial = plan.revision
        for path, label, text, is_long in _cells(plans.content(plan)):
            needed = path.endswith(_NEEDED)
            self.fields[path] = paragraph(label, required=needed, rows=2) if is_long else line(label, required=needed)
            self.fields[path].initial = text

    def table(self) -> list[tuple[str, list[tuple[Any, str]]]]:
        """The fields by line: its title, and each field with what stands there now."""
        told: dict[str, list[tuple[Any, str]]] = {}
        for name, each in self.fields.items():
            if "/" in name:
                told.setdefault(name.rpartition("/")[0], []).append((self[name], str(each.initial)))
        return list(told.items())


_NEEDED: Final = ("/text", "/name", "/target_text")
_MENDED: Final = {
    "objectives": (("text", "目标内容", True),),
    "indicators": (
        ("name", "三级指标", False),
        ("target_text", "指标值", False),
        ("max_points", "分值", False),
        ("explanation", "指标解释", True),
        ("criteria", "评分标准", True),
    ),
}


def _cells(content: Content) -> list[tuple[str, str, str, bool]]:
    """Path, label, text and whether it is long, of each cell that may be changed on the spot."""
    return [
        (f"{table}/{key}/{column}", label, shown(fields[column]), is_long)
        for table, columns in _MENDED.items()
        for key, fields in content[table].items()
        for column, label, is_long in columns
    ]


def _changed(sent: Any) -> dict[str, Any]:  # noqa: ANN401 - as Door has it
    """The cells that say something else than they did, as the action takes them."""
    told: dict[str, Any] = {}
    for path, _, text, _ in _cells(plans.content(sent.row)):
        table, key, column = path.split("/")
        given = str(sent.given[path]).replace("\r\n", "\n").strip()
        if given != text.strip():
            told.setdefault(table, {}).setdefault(key, {})[column] = given or (None if column == "max_points" else "")
    return told


class Answer(DeedForm):
    """Yes or no of the unit."""

    agrees = choice("答复", (("YES", "同意，按此修改"), ("NO", "不同意")))
    words = paragraph("说明", "不同意的，写明理由。", required=False, rows=2)


def _beside_mending(row: PerformancePlan, hat: Hat) -> dict[str, Any]:
    """The review that asks for it, and whether one is waiting."""
    return {
        "review": latest_review(row),
        "waiting": visible(TargetMending, hat).filter(plan=row, state=MendingState.PROPOSED).first(),
    }


def mending_rows(row: TargetMending, content: Content) -> list[tuple[str, str, str]]:
    """What a mending changes, as label, before, after."""
    old, new = mending.sides(row)
    named = {**content, **{name: {**content[name], **_filled(new[name], content[name])} for name in plans.LINES}}
    return rows_of(old, new, named)


def _filled(lines: Content, whole: Content) -> Content:
    return {key: {**(whole.get(key) or {}), **(fields or {})} for key, fields in lines.items()}


def _beside_answer(row: TargetMending, _: Hat) -> dict[str, Any]:
    """Old and new value of everything that is to be changed."""
    return {"rows": mending_rows(row, plans.content(row.plan)), "plan": row.plan}


def _plan_of(row: Any, _: object = None) -> str:  # noqa: ANN401 - a mending
    return reverse("plan", kwargs={"pk": row.plan_id})


def _after_review(done: TargetReview, _: object) -> str:
    """A target graded 良 is mended now, others wait in the queue."""
    return reverse("mending.propose", kwargs={"pk": done.plan_id}) if done.consequence == Consequence.FIX else _queue()


def _queue(_: object = None, __: object = None) -> str:
    return reverse("targets")


class Upload(DeedForm):
    """The workbook of a department."""

    file = upload("工作簿", "xlsx、xlsm 或 xls：每行一个指标的汇总表，或官方目标表（一表一个项目）。")
    fiscal_year = number("预算年度", min_value=LEAST_YEAR, max_value=GREATEST_YEAR)

    def told(self) -> dict[str, Any]:
        """Next year's targets, in the second half of a year."""
        return {"fiscal_year": clock.today().year + (clock.today().month > _FIRST_HALF)}


def _file_all(sent: Any) -> Any:  # noqa: ANN401 - as Door has it
    """File every project of the workbook as a draft, if nothing in it is wrong."""
    given = sent.given["file"]
    book = target_lists.looked_at(given.name, given.read(), sent.given["fiscal_year"], sent.by)
    if book.error:
        raise Refused({"file": book.error})
    if book.errors:
        raise Refused(
            {"file": f"有 {book.errors} 处错误，全部没有导入。请点“预览”逐项查看，或下载标注后的工作簿修改。"}
        )
    contents = {each.project.pk: target_lists.content_of(each.form) for each in book.entries if each.project}
    return plans.file_many(contents=contents, fiscal_year=sent.given["fiscal_year"], by=sent.by, on=sent.on)


UPLOAD = Door(
    verb="plans.file_many",
    address="targets/upload",
    title="导入绩效目标",
    lead="先预览每个项目的问题，再一次全部导入；有一处错误就全部不导入。原有的起草内容会被替换。",
    form=Upload,
    act=_file_all,
    then=lambda done, _: f"{reverse('plans')}?fiscal_year={done[0].fiscal_year}",
    button="全部导入",
    said=lambda done: f"已导入 {len(done)} 个项目的绩效目标，都在起草中。",
    section="plans",
    template="targets/upload.html",
)
ANSWER_DOORS = (
    Door(
        verb="mending.answer",
        address="mendings/<int:pk>/answer",
        title="答复当场修改",
        lead="审核人提出的修改：同意后立即按此修改，目标仍在审核中；不同意的写明理由。",
        form=Answer,
        act=lambda sent: mending.answer(
            mending=sent.row.pk,
            agrees=sent.given["agrees"] == "YES",
            words=sent.given["words"],
            by=sent.by,
            on=sent.on,
        ),
        button="答复",
        said=lambda done: f"已答复：{MendingState(done.state).label}。",
        opens=lambda row: row is None or row.state == MendingState.PROPOSED,
        then=_plan_of,
        back=_plan_of,
        section="plans",
        template="targets/mending.html",
        beside=_beside_answer,
    ),
)
TARGET_DOORS = (
    UPLOAD,
    Door(
        verb="targets.review",
        related=("project__unit__region", "unit__region"),
        address="plans/<int:pk>/review",
        title="审核绩效目标",
        lead="得分按问题预填，由审核人确定；等级和处理由规则算出。",
        form=Review,
        act=lambda sent: targets.review(
            plan=sent.row.pk,
            revision=int(sent.given["revision"]) if sent.given["revision"].isdecimal() else 0,
            **sent.only("completeness", "relevance", "adequacy", "feasibility", "opinion"),
            by=sent.by,
            on=sent.on,
        ),
        button="完成审核",
        said=lambda done: f"审核完成：{done.total} 分，{done.get_grade_display()}，{done.get_consequence_display()}。",
        opens=lambda row: row is None or row.state == PlanState.SUBMITTED,
        then=_after_review,
        back=_queue,
        section="targets",
        template="targets/review.html",
        beside=_beside,
    ),
    Door(
        verb="mending.propose",
        address="plans/<int:pk>/mend",
        title="当场修改",
        lead="审核为良的目标，与单位商定后直接修改：写上新的内容，单位同意后即按此修改，不用退回。",
        form=Mend,
        act=lambda sent: mending.propose(
            plan=sent.row.pk,
            revision=int(sent.given["revision"]) if sent.given["revision"].isdecimal() else 0,
            changes=_changed(sent),
            reason=sent.given["reason"],
            by=sent.by,
            on=sent.on,
        ),
        button="交单位确认",
        said="已交单位确认；单位同意后立即生效。",
        opens=lambda row: row is None or row.state == PlanState.SUBMITTED,
        then=_plan_of,
        back=lambda row: reverse("plan", kwargs={"pk": row.pk}),
        section="targets",
        template="targets/mend.html",
        beside=_beside_mending,
    ),
    *ANSWER_DOORS,
)
