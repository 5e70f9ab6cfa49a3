"""The verbs of the work of an evaluation."""

from __future__ import annotations

import secrets
from typing import Any

from django.urls import reverse

from wenxiao_site.actions import evaluation_work, surveys
from wenxiao_site.registry.models import Evaluation, EvaluationKind, EvaluationState, EvidenceFile, WorkPlan
from wenxiao_site.visibility import visible
from wenxiao_site.web.doors import Door
from wenxiao_site.web.forms import DeedForm, choice, day, flag, line, number, paragraph, rows, whole

_SEPARATOR = "|"


def work_page(row: Any, _: object = None) -> str:  # noqa: ANN401 - an evaluation, or something of it
    """Where the work of an evaluation is shown."""
    return reverse("evaluation-work", kwargs={"pk": row.pk if isinstance(row, Evaluation) else row.evaluation_id})


class Plan(DeedForm):
    """The work plan, and the indicators one a line."""

    notice = line("评价通知文号")
    scope = paragraph("评价目的、对象和范围")
    methods = choice("评价方法", [(each, each) for each in evaluation_work.METHODS], many=True)
    standards = paragraph("评价标准", "计划标准、行业标准、历史标准等。")
    sampling = paragraph("抽样和现场调研安排", "抽哪些点、多少样本、怎样抽。")
    team = paragraph("评价组", "组长、成员和分工。", rows=2)
    begins_on = day("开始日期")
    ends_on = day("完成日期")
    frame = paragraph(
        "指标体系", "一行一项：一级|二级|三级|分值|评分标准。合计 100 分，产出和效益不低于规定的份额。", rows=18
    )

    def told(self) -> dict[str, Any]:
        """What is there already: the plan, and the frame that came with the kind."""
        row = self.row
        if not isinstance(row, Evaluation):
            return {}
        known = WorkPlan.objects.filter(evaluation=row).first()
        told = {} if known is None else {name: getattr(known, name) for name in evaluation_work.PLAN}
        if known is not None:
            told["methods"] = known.methods.split("、")
        return told | {"frame": "\n".join(_SEPARATOR.join(each) for each in evaluation_work.frame_of(row))}


class Paper(DeedForm):
    """What was looked at, and what was found."""

    key = choice("所证明的指标", required=False)
    sample = line("样本", "现场点、项目、户或凭证，例如“喀拉通克镇灌溉渠 3 号段”。")
    visited_on = day("核查日期")
    reported = line("上报情况")
    found = line("核实情况")
    is_as_reported = flag("与上报一致")
    note = paragraph("说明", required=False)
    file = choice("底稿材料", hint="先在“佐证材料”里上传照片、访谈记录等。", required=False)

    def prepare(self) -> None:
        """The indicators, and the files that are seen."""
        lines = self.row.lines.order_by("position") if isinstance(self.row, Evaluation) else ()
        listed = [(each.key, each.level3 or str(each.indicator)) for each in lines]
        self.fields["key"].choices = [("", "整个评价"), *listed]  # type: ignore[attr-defined]
        files = visible(EvidenceFile, self.hat).filter(discarded_at__isnull=True).order_by("-pk")[:200]
        self.fields["file"].choices = rows(files, blank="没有")  # type: ignore[attr-defined]


class OpenSurvey(DeedForm):
    """Who is asked what."""

    title = line("问卷名称")
    audience = line("调查对象", "例如“受益农户”。")
    population = number("对象总数", "用来算误差；不清楚的不填。", required=False, min_value=1)
    questions = paragraph(
        "题目", "一行一题，都用“非常满意”到“非常不满意”五级回答。不要问姓名、电话、住址等个人信息。", rows=6
    )
    closes_on = day("截止日期")


class Consult(DeedForm):
    """What is put to the unit."""

    text = paragraph("初步结论", "单位从这时起看得到评分和依据。", rows=6)


class Reply(DeedForm):
    """What the unit says."""

    agrees = choice("对初步结论", [("yes", "同意"), ("no", "不同意")])
    text = paragraph("意见", "不同意的写明理由，可以另附佐证材料。", required=False)


def _frame(text: str) -> list[list[str]]:
    """The lines of the text; what stands behind the fourth separator is the last part."""
    lines = [each for each in text.replace("｜", _SEPARATOR).splitlines() if each.strip()]
    return [each.split(_SEPARATOR, 4) for each in lines]


def _plan(sent: Any) -> Any:  # noqa: ANN401 - as Door has it
    fields = sent.only(*evaluation_work.PLAN) | {"methods": "、".join(sent.given["methods"])}
    frame = _frame(sent.given["frame"])
    return evaluation_work.plan(evaluation=sent.row.pk, fields=fields, frame=frame, by=sent.by, on=sent.on)


def _record(sent: Any) -> Any:  # noqa: ANN401 - as Door has it
    return evaluation_work.record(
        evaluation=sent.row.pk,
        fields=sent.only(*evaluation_work.PAPER),
        key=sent.given["key"],
        file=whole(sent.given["file"]),
        by=sent.by,
        on=sent.on,
    )


def _is_worked_on(row: Any) -> bool:  # noqa: ANN401 - an evaluation
    open_ = (EvaluationState.DRAFT, EvaluationState.RETURNED)
    looked_again = (EvaluationKind.SELF, EvaluationKind.SPOT_CHECK)
    return row is None or (row.state in open_ and row.kind not in looked_again)


_OF: dict[str, Any] = {"then": work_page, "back": work_page, "section": "evaluations", "opens": _is_worked_on}

WORK_DOORS = (
    Door(
        verb="evaluation_work.plan",
        address="evaluations/<int:pk>/plan",
        title="工作方案",
        lead="写明怎么评、由谁评、评什么；开始评分或登记底稿后，指标体系不能再改。",
        form=Plan,
        act=_plan,
        said="已保存工作方案。",
        **_OF,
    ),
    Door(
        verb="evaluation_work.record",
        address="evaluations/<int:pk>/papers/new",
        title="登记底稿",
        lead="底稿登记后不能修改，情况有变另记一份。",
        form=Paper,
        act=_record,
        button="登记",
        said="已登记。",
        **_OF,
    ),
    Door(
        verb="surveys.open",
        address="evaluations/<int:pk>/surveys/new",
        title="发起问卷",
        lead="发起后得到一个链接，收到的人不用登录，在手机上就能答；题目发出后不能再改。",
        form=OpenSurvey,
        act=lambda sent: surveys.open(
            evaluation=sent.row.pk, **sent.given, token=secrets.token_urlsafe(16), by=sent.by, on=sent.on
        ),
        button="发起",
        said="已发起，把链接发给调查对象。",
        **_OF,
    ),
    Door(
        verb="evaluation_work.consult",
        address="evaluations/<int:pk>/consult",
        title="交换意见",
        form=Consult,
        act=lambda sent: evaluation_work.consult(
            evaluation=sent.row.pk, text=sent.given["text"], by=sent.by, on=sent.on
        ),
        button="发给单位",
        said="已发给被评价单位。",
        **_OF,
    ),
    Door(
        verb="evaluation_work.reply",
        address="evaluations/<int:pk>/reply",
        title="答复初步结论",
        form=Reply,
        act=lambda sent: evaluation_work.reply(
            evaluation=sent.row.pk,
            agrees=sent.given["agrees"] == "yes",
            text=sent.given["text"],
            by=sent.by,
            on=sent.on,
        ),
        button="答复",
        said="已答复。",
        **_OF,
    ),
)
