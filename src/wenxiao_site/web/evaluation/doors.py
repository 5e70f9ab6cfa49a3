"""The verbs of self-evaluations, but for the filling itself, which has a page of its own."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from wenxiao_site.actions import evaluation
from wenxiao_site.registry.models import EvaluationState, Region
from wenxiao_site.visibility import changeable
from wenxiao_site.web.doors import Door
from wenxiao_site.web.forms import DeedForm, RowForm, choice, exact, hidden, line, number, paragraph, rows


def evaluation_page(row: Any, _: object = None) -> str:  # noqa: ANN401 - an evaluation
    """Where an evaluation is shown."""
    return reverse("evaluation", kwargs={"pk": row.pk})


def listed(_: object = None, __: object = None) -> str:
    """The list of evaluations."""
    return reverse("evaluations")


class Open(DeedForm):
    """For which year."""

    fiscal_year = number("预算年度", min_value=1949, max_value=2200)


class OpenAll(DeedForm):
    """Where and for which year."""

    region = choice("地区")
    fiscal_year = number("预算年度", min_value=1949, max_value=2200)

    def prepare(self) -> None:
        """The regions of the desk."""
        found = changeable("evaluation.open_all", Region, self.hat).order_by("code")
        self.fields["region"].choices = rows(found)  # type: ignore[attr-defined]


class Draw(DeedForm):
    """Where, for which year, and with which seed."""

    region = choice("地区")
    fiscal_year = number("预算年度", min_value=1949, max_value=2200)
    seed = line("随机种子", "公开的数字或文字，例如约定当天的开奖号码。")

    def prepare(self) -> None:
        """The regions of the desk."""
        found = changeable("evaluation.draw", Region, self.hat).order_by("code")
        self.fields["region"].choices = rows(found)  # type: ignore[attr-defined]


class Select(DeedForm):
    """Which evaluation, of which year, and why."""

    kind = choice("评价种类")
    fiscal_year = number("预算年度", min_value=1949, max_value=2200)
    reason = paragraph("选取理由", "例如金额大、社会关注、五年内没有评价过、监控或自评有风险。")

    def prepare(self) -> None:
        """The kinds that the hat may choose."""
        found = evaluation.kinds_for(self.hat, of_units=hasattr(self, "of_units"))
        self.fields["kind"].choices = [(each.value, each.label) for each in found]  # type: ignore[attr-defined]


class SelectUnit(Select):
    """The same for a unit as a whole."""

    of_units = True
    amount = exact("涉及资金（元）")


class Boundaries(DeedForm):
    """The least points of each grade, to be tried."""

    grade_excellent_from = number("优，不低于", min_value=0, max_value=100)
    grade_good_from = number("良，不低于", min_value=0, max_value=100)
    grade_fair_from = number("中，不低于", min_value=0, max_value=100)

    def told(self) -> dict[str, Any]:
        """What most places have."""
        return {"grade_excellent_from": 90, "grade_good_from": 80, "grade_fair_from": 60}


class Nothing(DeedForm):
    """Nothing to fill in."""


class AsRead(RowForm):
    """Nothing but the revision that was read."""

    revision = hidden(required=True)


class Sign(RowForm):
    """Who signs, in which capacity."""

    revision = hidden(required=True)
    capacity = choice("签字身份", evaluation.CAPACITIES.items())
    name = line("签字人姓名")

    def told(self) -> dict[str, Any]:
        """The capacity that has not signed yet, with the name that the records know."""
        row: Any = self.row
        open_ = next((name for name in evaluation.CAPACITIES if getattr(row, f"{name}_at") is None), "project_head")
        return super().told() | {"capacity": open_, "name": getattr(row, open_)}


class SendBack(DeedForm):
    """What is to be changed."""

    opinion = paragraph("审核意见", "写明需要修改什么。")


class Opinion(DeedForm):
    """Words with the decision."""

    opinion = paragraph("审核意见", required=False)


def _in(*states: EvaluationState) -> Any:  # noqa: ANN401 - a condition on a row
    return lambda row: row is None or row.state in states


def _revision(sent: Any) -> dict[str, Any]:  # noqa: ANN401 - as Door has it
    return {"evaluation": sent.row.pk, "revision": int(sent.given["revision"]), "by": sent.by, "on": sent.on}


_OF: dict[str, Any] = {"then": evaluation_page, "back": evaluation_page, "section": "evaluations"}
_EDITABLE = _in(EvaluationState.DRAFT, EvaluationState.RETURNED)

LIST_DOORS = (
    Door(
        verb="evaluation.open_all",
        address="evaluations/open",
        title="开启年度自评",
        lead="为批复预算里的每个项目开启自评，覆盖率应为 100%；没有批复绩效目标的项目会列在“未完成”里。",
        form=OpenAll,
        act=lambda sent: evaluation.open_all(
            region=int(sent.given["region"]), fiscal_year=sent.given["fiscal_year"], by=sent.by, on=sent.on
        ),
        then=listed,
        back=listed,
        button="开启",
        said=lambda done: f"已开启 {len(done)} 份自评。",
        chosen=True,
        section="evaluations",
    ),
)
RISK_DOORS = (
    Door(
        verb="evaluation.draw",
        address="evaluations/draw",
        title="抽取复核样本",
        lead="按规则规定的比例抽取已采纳的自评：一部分按风险从高到低，其余随机。种子公开后任何人都能重算出同样的结果。",
        form=Draw,
        act=lambda sent: evaluation.draw(
            region=int(sent.given["region"]),
            fiscal_year=sent.given["fiscal_year"],
            seed=sent.given["seed"],
            by=sent.by,
            on=sent.on,
        ),
        then=lambda *_: f"{reverse('evaluations')}?kind=SPOT_CHECK",
        back=lambda _: reverse("evaluations-risks"),
        button="抽取",
        said=lambda made: f"从 {made.listed} 份自评中按风险抽取 {made.by_risk} 份、随机抽取 {made.by_chance} 份。",
        chosen=True,
        section="evaluations-risks",
    ),
)
PROJECT_DOORS = (
    Door(
        verb="evaluation.open",
        address="projects/<int:pk>/evaluation",
        title="开展自评",
        form=Open,
        act=lambda sent: evaluation.open(project=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        then=evaluation_page,
        back=lambda row: reverse("project", kwargs={"pk": row.pk}),
        button="开启自评",
        said="已开启，指标和预算已从记录带入。",
        opens=lambda row: row is None or row.closed_on is None,
        section="evaluations",
    ),
)
SELECT_DOORS = (
    Door(
        verb="evaluation.select",
        address="projects/<int:pk>/select",
        title="选取评价",
        lead="选取后按评价种类带入指标体系，逐项评分、写明依据，形成结论后归档。",
        form=Select,
        act=lambda sent: evaluation.select(project=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        then=evaluation_page,
        back=lambda row: reverse("project", kwargs={"pk": row.pk}),
        button="选取",
        said="已选取，指标体系已带入。",
        section="evaluations",
    ),
    Door(
        verb="evaluation.select_unit",
        address="units/<int:pk>/select",
        title="选取整体评价",
        form=SelectUnit,
        act=lambda sent: evaluation.select_unit(unit=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        then=evaluation_page,
        back=lambda row: reverse("unit", kwargs={"pk": row.pk}),
        button="选取",
        said="已选取，指标体系已带入。",
        section="evaluations",
    ),
)
EVALUATION_DOORS = (
    Door(
        verb="evaluation.sign",
        address="evaluations/<int:pk>/sign",
        title="签字",
        lead="签字后内容再有修改，签字即失效。",
        form=Sign,
        act=lambda sent: evaluation.sign(**_revision(sent), **sent.only("capacity", "name")),
        button="签字",
        said="已签字。",
        opens=_EDITABLE,
        **_OF,
    ),
    Door(
        verb="evaluation.submit",
        address="evaluations/<int:pk>/submit",
        title="提交审核",
        lead="提交后内容不能再改，退回后才能修改。",
        form=AsRead,
        act=lambda sent: evaluation.submit(**_revision(sent)),
        button="提交审核",
        said="已提交。",
        opens=_EDITABLE,
        **_OF,
    ),
    Door(
        verb="evaluation.forward",
        address="evaluations/<int:pk>/forward",
        title="审核通过，报财政",
        form=Opinion,
        act=lambda sent: evaluation.forward(evaluation=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        button="审核通过",
        said="已报财政部门。",
        opens=_in(EvaluationState.SUBMITTED),
        **_OF,
    ),
    Door(
        verb="evaluation.accept",
        address="evaluations/<int:pk>/accept",
        title="采纳",
        lead="按现行规则计算的得分、等级和所用规则一并留存。",
        form=Opinion,
        act=lambda sent: evaluation.accept(evaluation=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        button="确认采纳",
        said="已采纳。",
        opens=_in(EvaluationState.FORWARDED),
        **_OF,
    ),
    Door(
        verb="evaluation.conclude",
        address="evaluations/<int:pk>/conclude",
        title="形成结论",
        lead="结论形成后各指标不能再改；复核结果按规则反馈给单位，相差超过上限的取代自评得分。",
        form=AsRead,
        act=lambda sent: evaluation.conclude(**_revision(sent)),
        button="形成结论",
        said="已形成结论并反馈。",
        opens=_EDITABLE,
        **_OF,
    ),
    Door(
        verb="evaluation.archive",
        address="evaluations/<int:pk>/archive",
        title="归档",
        form=Nothing,
        act=lambda sent: evaluation.archive(evaluation=sent.row.pk, by=sent.by, on=sent.on),
        button="归档",
        said="已归档。",
        opens=_in(EvaluationState.CONCLUDED),
        **_OF,
    ),
    Door(
        verb="evaluation.send_back",
        address="evaluations/<int:pk>/send-back",
        title="退回修改",
        form=SendBack,
        act=lambda sent: evaluation.send_back(evaluation=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        button="退回修改",
        said="已退回。",
        opens=_in(EvaluationState.SUBMITTED, EvaluationState.FORWARDED),
        **_OF,
    ),
)
