"""The verbs of regional targets: tables are pasted from a spreadsheet."""

from __future__ import annotations

from typing import Any, Final

from django.urls import reverse

from wenxiao_site.actions import regional
from wenxiao_site.actions.errors import Refused
from wenxiao_site.registry.models import (
    Project,
    RegionalPart,
    RegionalState,
    RegionalTarget,
    RegionLink,
    TransferKind,
    Unit,
    UnitKind,
)
from wenxiao_site.visibility import changeable, visible
from wenxiao_site.web import clock
from wenxiao_site.web.doors import Door
from wenxiao_site.web.forms import DeedForm, choice, day, hidden, line, number, paragraph, rows, whole
from wenxiao_site.web.places.doors import full_name, in_order

_LINE: Final = 4
"""Columns of an indicator that must be there: its two levels, its name, its target."""
_TOLD: Final = 20


def target_page(row: Any, _: object = None) -> str:  # noqa: ANN401 - a regional target
    """Where a regional target is shown."""
    return reverse("regional-target", kwargs={"pk": row.pk})


def _of_part(row: Any, _: object = None) -> str:  # noqa: ANN401 - a part
    return reverse("regional-target", kwargs={"pk": row.target_id})


def _list(_: object = None, __: object = None) -> str:
    return reverse("regional-targets")


class Write(DeedForm):
    """The target of a transfer for the whole region."""

    name = line("转移支付名称")
    fiscal_year = number("预算年度")
    transfer_kind = choice("转移支付性质", [each for each in TransferKind.choices if each[0] != TransferKind.NONE])
    amount = line("金额", "以元为单位；也可以连单位一起写，例如 1200万元。")
    goal = paragraph("区域绩效目标", "这项转移支付在全区域要达到什么。")
    document = line("依据文件", required=False)
    lines = paragraph(
        "指标",
        "从 Excel 或 WPS 复制后粘贴。每行一个指标，各列依次为：一级指标、二级指标、三级指标、指标值、"
        "汇总方式（合计、按资金加权平均、各地均须达到，可空）。",
        rows=8,
    )

    def told(self) -> dict[str, Any]:
        """What stands now; this year for a new one."""
        row = self.row
        if not isinstance(row, RegionalTarget):
            return {"fiscal_year": clock.today().year, "transfer_kind": TransferKind.EARMARKED}
        lines = []
        for each in row.indicators.all():
            levels = (each.get_dimension_display(), each.get_sub_dimension_display())
            lines.append("\t".join((*levels, each.name, each.target_text, each.get_gathering_display())))
        return {name: getattr(row, name) for name in (*regional.HEAD, "revision")} | {"lines": "\n".join(lines)}


class Draft(Write):
    """A new one, of a department."""

    unit = choice("主管部门")
    field_order = ("unit",)

    def prepare(self) -> None:
        """The units one may write for."""
        found = in_order(changeable("regional.draft", Unit, self.hat).filter(valid_to__isnull=True))
        self.fields["unit"].choices = rows(found, full_name)  # type: ignore[attr-defined]


class Revise(Write):
    """One that was read at a revision."""

    revision = hidden(required=True)


class HandDown(DeedForm):
    """A line for each unit: its money, and its value of every indicator."""

    revision = hidden(required=True)
    parts = paragraph("分解到各地", rows=10)
    due_on = day("答复截止日期")
    explanation = paragraph("说明", "分解值汇总达不到区域目标时，写明原因。", required=False, rows=2)

    def told(self) -> dict[str, Any]:
        """The departments of the same field in the regions below, ready to be filled in."""
        row = self.row
        if not isinstance(row, RegionalTarget):
            return {}
        below = RegionLink.objects.filter(ancestor=row.unit.region_id, depth=1).values("descendant")
        found = Unit.objects.filter(region__in=below, code__startswith=row.unit.code[:3], tier=1, valid_to__isnull=True)
        found = found.filter(kind=UnitKind.LINE_DEPARTMENT).order_by("region__code")
        blank = "\t" * row.indicators.count()
        return {"revision": row.revision, "parts": "\n".join(f"{each.name}\t{blank}" for each in found)}

    def prepare(self) -> None:
        """Say in which order the columns stand."""
        row = self.row
        names = [each.name for each in row.indicators.all()] if isinstance(row, RegionalTarget) else []
        columns = "、".join(("承接单位全称", "金额", *names))
        self.fields["parts"].help_text = f"从 Excel 或 WPS 复制后粘贴。每行一个单位，各列依次为：{columns}。"


class Answer(DeedForm):
    """What a place holds of each indicator."""

    project = choice("承接项目", required=False)
    reply = paragraph("答复说明", required=False, rows=2)

    def prepare(self) -> None:
        """A pair of fields for each indicator, and the unit's projects."""
        part = self.row
        if not isinstance(part, RegionalPart):
            return
        found = visible(Project, self.hat).filter(unit=part.unit_id, closed_on__isnull=True).order_by("code")
        self.fields["project"].choices = rows(found[:500], blank="还没有对应的项目")  # type: ignore[attr-defined]
        self.initial.update(project=part.project_id or "", reply=part.reply)
        for each in part.values.select_related("indicator").order_by("indicator__position"):
            key = each.indicator.key
            self.fields[key] = line(each.indicator.name, f"分解值 {each.handed_text}")
            self.fields[f"{key}/reason"] = paragraph(
                f"“{each.indicator.name}”未达到分解值的原因", required=False, rows=2
            )
            self.initial[key], self.initial[f"{key}/reason"] = each.held_text or each.handed_text, each.reason


def _cells(text: str) -> list[list[str]]:
    """Pasted lines as cells, without empty lines."""
    return [[cell.strip() for cell in each.split("\t")] for each in text.splitlines() if each.strip()]


def _lines(sent: Any) -> list[regional.Line]:  # noqa: ANN401 - as Door has it
    found, problems = [], []
    for place, cells in enumerate(_cells(sent.given["lines"]), start=1):
        if len(cells) < _LINE:
            problems.append(f"第 {place} 行：只有 {len(cells)} 列，应至少有 {_LINE} 列（各列用制表符隔开）。")
        else:
            found.append(regional.Line(*(*cells, "")[:5]))
    if problems:
        raise Refused({"lines": " ".join(problems[:_TOLD])})
    return found


def _told_by_line(refused: Refused, field: str) -> Refused:
    """The sentences about lines, together beside the table that was pasted."""
    own = {key: text for key, text in refused.problems.items() if key.startswith(f"{field}/")}
    rest = {key: text for key, text in refused.problems.items() if key not in own}
    words = [f"第 {key.partition('/')[2]} 行：{text}" for key, text in own.items()][:_TOLD]
    return Refused(rest | ({field: " ".join(words)} if words else {}))


def _write(sent: Any) -> Any:  # noqa: ANN401 - as Door has it
    fields = sent.only(*regional.HEAD)
    lines = _lines(sent)
    try:
        if sent.row is None:
            return regional.draft(unit=int(sent.given["unit"]), fields=fields, lines=lines, by=sent.by, on=sent.on)
        revision = int(sent.given["revision"]) if sent.given["revision"].isdecimal() else 0
        return regional.revise(
            target=sent.row.pk, revision=revision, fields=fields, lines=lines, by=sent.by, on=sent.on
        )
    except Refused as refused:
        if type(refused) is not Refused:
            raise
        raise _told_by_line(refused, "lines") from refused


def _hand_down(sent: Any) -> Any:  # noqa: ANN401 - as Door has it
    given = [
        regional.Part(cells[0], cells[1] if len(cells) > 1 else "", tuple(cells[2:]))
        for cells in _cells(sent.given["parts"])
    ]
    try:
        return regional.hand_down(
            target=sent.row.pk,
            revision=int(sent.given["revision"]) if sent.given["revision"].isdecimal() else 0,
            parts=given,
            **sent.only("due_on", "explanation"),
            by=sent.by,
            on=sent.on,
        )
    except Refused as refused:
        if type(refused) is not Refused:
            raise
        raise _told_by_line(refused, "parts") from refused


def _answer(sent: Any) -> Any:  # noqa: ANN401 - as Door has it
    keys = [name.removesuffix("/reason") for name in sent.given if name.endswith("/reason")]
    return regional.answer(
        part=sent.row.pk,
        held={key: (sent.given[key], sent.given[f"{key}/reason"]) for key in keys},
        project=whole(sent.given["project"]),
        reply=sent.given["reply"],
        by=sent.by,
        on=sent.on,
    )


def _is_draft(row: Any) -> bool:  # noqa: ANN401 - a regional target
    return row is None or row.state == RegionalState.DRAFT


LIST_DOORS = (
    Door(
        verb="regional.draft",
        address="regional-targets/new",
        title="编制区域绩效目标",
        lead="转移支付的整体目标由主管部门编制，再分解到各地，由各地答复后汇总。",
        form=Draft,
        act=_write,
        then=target_page,
        back=_list,
        said="已保存，可以分解下达。",
        chosen=True,
        section="regional-targets",
    ),
)
TARGET_DOORS = (
    Door(
        verb="regional.hand_down",
        address="regional-targets/<int:pk>/hand-down",
        title="分解下达",
        lead="下达后目标和分解值不能再改，各承接单位在截止日期前答复。",
        form=HandDown,
        act=_hand_down,
        then=target_page,
        back=target_page,
        button="分解下达",
        said=lambda done: f"已分解下达到 {done.parts.count()} 个单位。",
        opens=_is_draft,
        section="regional-targets",
    ),
    Door(
        verb="regional.revise",
        address="regional-targets/<int:pk>/edit",
        title="修改区域绩效目标",
        form=Revise,
        act=_write,
        then=target_page,
        back=target_page,
        opens=_is_draft,
        section="regional-targets",
    ),
)
PART_DOORS = (
    Door(
        verb="regional.answer",
        address="regional-parts/<int:pk>/answer",
        title="答复区域绩效目标",
        lead="逐项填写本地承诺达到的数；低于分解值的写明原因。",
        form=Answer,
        act=_answer,
        then=_of_part,
        back=_of_part,
        button="答复",
        said="已答复。",
        template="regional/answer.html",
        beside=lambda row, _: {"target": row.target},
        section="regional-targets",
    ),
)
