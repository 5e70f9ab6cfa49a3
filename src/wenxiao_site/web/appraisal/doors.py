"""The verbs of appraisals."""

from __future__ import annotations

from typing import Any, Final

from django.urls import reverse

from wenxiao_site.actions import appraisal
from wenxiao_site.actions.errors import Refused
from wenxiao_site.registry.models import (
    Appraisal,
    AppraisalState,
    AppraisalTier,
    CostSide,
    EvidenceFile,
    MaterialState,
    Person,
    Role,
    SeatState,
    Unit,
    Verdict,
)
from wenxiao_site.visibility import changeable, visible
from wenxiao_site.web import clock
from wenxiao_site.web.doors import Door
from wenxiao_site.web.forms import DeedForm, choice, day, exact, flag, line, number, paragraph, rows, whole
from wenxiao_site.web.places.doors import full_name, in_order


def appraisal_page(row: Any, _: object = None) -> str:  # noqa: ANN401 - an appraisal
    """Where an appraisal is shown."""
    return reverse("appraisal", kwargs={"pk": row.pk})


def _of_appraisal(row: Any, _: object = None) -> str:  # noqa: ANN401 - what belongs to an appraisal
    return reverse("appraisal", kwargs={"pk": row.appraisal_id})


class OpenProject(DeedForm):
    """A new appraisal of a project."""

    fiscal_year = number("预算年度")
    requested_amount = exact("申请数（元）", "评估类别由金额决定：100万元（含）以上为重点评估（以本地规定为准）。")

    def told(self) -> dict[str, Any]:
        """Next year is what is asked for."""
        return {"fiscal_year": clock.today().year + 1}


class OpenPolicy(OpenProject):
    """A new appraisal of a policy."""

    unit = choice("申请单位")
    title = line("政策名称")
    field_order = ("unit", "title")

    def prepare(self) -> None:
        """The units one may file for."""
        found = in_order(changeable("appraisal.open_policy", Unit, self.hat).filter(valid_to__isnull=True))
        self.fields["unit"].choices = rows(found, full_name)  # type: ignore[attr-defined]


class OfAppraisal(DeedForm):
    """A form about an appraisal."""

    @property
    def of(self) -> Appraisal:
        """The appraisal."""
        if not isinstance(self.row, Appraisal):
            raise TypeError(self.row)
        return self.row


class Reason(OfAppraisal):
    """Verdict and reason in each dimension."""

    def prepare(self) -> None:
        """A pair of fields for each dimension of the sheet."""
        said = {each.dimension: each for each in self.of.reasons.all()}
        for each in appraisal.sheet_of(self.of, clock.today()):
            known = said.get(each.key)
            is_general = self.of.tier == AppraisalTier.GENERAL
            if is_general:
                first = known.verdict if known else ""
                self.fields[f"verdict/{each.key}"] = choice(each.label, Verdict.choices)
                self.initial[f"verdict/{each.key}"] = first
            hint = "；".join(leaf.label for leaf in each.leaves)
            self.fields[each.key] = paragraph(f"{each.label}的理由", f"要点：{hint}。", rows=2)
            self.initial[each.key] = known.reason if known else ""


class Balance(OfAppraisal):
    """Items of costs and benefits, pasted from a spreadsheet."""

    table = paragraph(
        "成本和效益",
        "从 Excel 或 WPS 复制后粘贴。每行一项，各列依次为："
        "成本或效益、名称、年度、金额（元）、数量（可空）、计量单位（可空）。",
        rows=10,
    )
    discount_rate = exact("折现率（%）", "留空按制度规则的折现率。", required=False)

    def told(self) -> dict[str, Any]:
        """What stands now."""
        row: Any = self.row
        if row is None:
            return {}
        lines = [
            "\t".join(
                (
                    each.get_side_display(),
                    each.name,
                    str(each.fiscal_year),
                    f"{each.amount:f}",
                    "" if each.quantity is None else f"{each.quantity.normalize():f}",
                    each.measurement_unit,
                )
            )
            for each in row.cost_items.all()
        ]
        rate = "" if row.discount_rate is None else f"{(row.discount_rate * 100).normalize():f}"
        return {"table": "\n".join(lines), "discount_rate": rate}


_COLUMNS: Final = 4


def _items(text: str) -> list[appraisal.Item]:
    """Pasted lines. Raises Refused with the number of each line that cannot be read."""
    items, problems = [], []
    sides = {label: value for value, label in CostSide.choices}
    for place, written in enumerate((each for each in text.splitlines() if each.strip()), start=1):
        cells = [each.strip() for each in written.split("\t")]
        if len(cells) < _COLUMNS:
            problems.append(f"第 {place} 行：只有 {len(cells)} 列，应至少有 {_COLUMNS} 列（各列用制表符隔开）。")
            continue
        side, name, year, amount, *rest = cells
        if side not in sides:
            problems.append(f"第 {place} 行：第一列应为“成本”或“效益”，现在是“{side}”。")
        elif not year.isdecimal():
            problems.append(f"第 {place} 行：年度“{year}”应为四位年份。")
        else:
            quantity, unit = (*rest, "", "")[:2]
            plain = amount.replace(",", "")
            items.append(appraisal.Item(sides[side], name, int(year), plain, quantity.replace(",", "") or None, unit))
    if problems:
        raise Refused({"table": " ".join(problems[:20])})
    return items


def _balance(sent: Any) -> Any:  # noqa: ANN401 - as Door has it
    rate = sent.given["discount_rate"]
    try:
        return appraisal.balance(
            appraisal=sent.row.pk,
            items=_items(sent.given["table"]),
            discount_rate=appraisal.percent(rate) if rate else None,
            by=sent.by,
            on=sent.on,
        )
    except Refused as refused:
        if set(refused.problems) <= {"table", "discount_rate", ""}:
            raise
        words = " ".join(
            f"第 {int(key.partition('.')[0]) + 1} 行：{text}" if key[:1].isdecimal() else text
            for key, text in refused.problems.items()
        )
        raise Refused({"table": words}) from refused


class HandIn(OfAppraisal):
    """A material that is there."""

    key = choice("资料")
    file = choice("文件", hint="先在“佐证材料”里上传；没有电子文件的，在下面写明资料在哪里。", required=False)
    note = line("说明", required=False)

    def prepare(self) -> None:
        """The checklist, and the unit's files."""
        self.fields["key"].choices = [(key, label) for key, label, _ in appraisal.materials_of(self.of)]  # type: ignore[attr-defined]
        found = visible(EvidenceFile, self.hat).filter(unit=self.of.unit, discarded_at__isnull=True).order_by("-pk")
        self.fields["file"].choices = rows(found[:200], blank="没有电子文件")  # type: ignore[attr-defined]


class CheckMaterial(OfAppraisal):
    """A material taken or returned."""

    key = choice("资料")
    state = choice("结果", [each for each in MaterialState.choices if each[0] in {"ACCEPTED", "RETURNED"}])
    note = line("说明", "驳回的写明原因。", required=False)

    def prepare(self) -> None:
        """What has come in."""
        there = set(self.of.materials.exclude(state=MaterialState.MISSING).values_list("key", flat=True))
        listed = [(key, label) for key, label, _ in appraisal.materials_of(self.of) if key in there]
        self.fields["key"].choices = listed  # type: ignore[attr-defined]


class Enlist(DeedForm):
    """An expert of the pool."""

    person = choice("专家", hint="有“评审专家”岗位的人员。")
    employer_name = line("工作单位")
    employer = choice("工作单位是本系统的单位", hint="抽取时据此回避。", required=False)
    speciality = line("专业领域")
    valid_from = day("入库日期", initial=clock.today)
    valid_to = day("出库日期", required=False)

    def prepare(self) -> None:
        """People with such a post, and the units."""
        found = Person.objects.filter(is_active=True, posts__role=Role.EXPERT).distinct().order_by("name", "pk")
        self.fields["person"].choices = rows(found)  # type: ignore[attr-defined]
        units = in_order(visible(Unit, self.hat).filter(valid_to__isnull=True))
        self.fields["employer"].choices = rows(units, full_name, blank="不是")  # type: ignore[attr-defined]


class Draw(DeedForm):
    """How many experts."""

    count = number("抽取人数", min_value=1, max_value=15, initial=3)


class Excuse(DeedForm):
    """Why an expert leaves."""

    reason = line("原因", "例如：出差，或与申请单位有利害关系。")


class Score(DeedForm):
    """The sheet of an expert."""

    opinion = paragraph("评审意见", "对立项、预算和目标的具体意见；交回时必填。", required=False, rows=4)
    is_final = flag("交回评分表", "交回后不能再改；不勾选只是保存。")

    def prepare(self) -> None:
        """A field for each leaf."""
        seat: Any = self.row
        known = {each.leaf: each.points for each in seat.scores.all()}
        self.groups = []
        for each in appraisal.sheet_of(seat.appraisal, clock.today()):
            for leaf in each.leaves:
                self.fields[leaf.key] = exact(f"{leaf.label}（{leaf.max_points // 100} 分）", required=False)
                self.initial[leaf.key] = "" if leaf.key not in known else f"{known[leaf.key].normalize():f}"
            self.groups.append((each, [(leaf, self[leaf.key]) for leaf in each.leaves]))
        self.initial.setdefault("opinion", seat.opinion)


def _score(sent: Any) -> Any:  # noqa: ANN401 - as Door has it
    given = dict(sent.given)
    opinion, is_final = given.pop("opinion"), given.pop("is_final")
    points = {key: text for key, text in given.items() if text}
    return appraisal.score(seat=sent.row.pk, points=points, opinion=opinion, is_final=is_final, by=sent.by, on=sent.on)


class Exchange(DeedForm):
    """Something said."""

    text = paragraph("意见", rows=4)


class Conclude(DeedForm):
    """What a person adds to the rulebook's conclusion."""

    supported_amount = exact("评估支持数（元）", "不予支持的填 0。")
    opinion = paragraph("总体意见", rows=4)
    advice = paragraph("相关建议", required=False)

    def told(self) -> dict[str, Any]:
        """All that was asked for."""
        return {"supported_amount": getattr(self.row, "requested_amount", None)}


def _reason(sent: Any) -> Any:  # noqa: ANN401 - as Door has it
    reasons = {
        key: (sent.given.get(f"verdict/{key}", ""), text)
        for key, text in sent.given.items()
        if not key.startswith("verdict/")
    }
    return appraisal.reason(appraisal=sent.row.pk, reasons=reasons, by=sent.by, on=sent.on)


def _in(*states: AppraisalState) -> Any:  # noqa: ANN401 - a condition on a row
    return lambda row: row is None or row.state in states


def _is_key(*states: AppraisalState) -> Any:  # noqa: ANN401 - a condition on a row
    return lambda row: row is None or (row.tier == AppraisalTier.KEY and row.state in states)


def _can_conclude(row: Any) -> bool:  # noqa: ANN401 - an appraisal
    ready = AppraisalState.EXCHANGE if row is not None and row.tier == AppraisalTier.KEY else AppraisalState.OPEN
    return row is None or row.state == ready


def _is_open_seat(row: Any) -> bool:  # noqa: ANN401 - a seat
    return row is None or (row.state == SeatState.SEATED and row.submitted_at is None)


_OF: dict[str, Any] = {"then": appraisal_page, "back": appraisal_page, "section": "appraisals"}
_PART: dict[str, Any] = {"then": _of_appraisal, "back": appraisal_page, "section": "appraisals"}
_SEAT: dict[str, Any] = {"then": _of_appraisal, "back": _of_appraisal, "section": "appraisals"}
_OPEN = AppraisalState.OPEN

PROJECT_DOORS = (
    Door(
        verb="appraisal.open_project",
        address="projects/<int:pk>/appraisal",
        title="开展事前评估",
        form=OpenProject,
        act=lambda sent: appraisal.open_project(project=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        then=appraisal_page,
        back=lambda row: reverse("project", kwargs={"pk": row.pk}) if row else reverse("projects"),
        button="开始",
        said="已开始，请填写理由、准备资料。",
        opens=lambda row: row is None or row.closed_on is None,
        section="appraisals",
    ),
)
LIST_DOORS = (
    Door(
        verb="appraisal.open_policy",
        address="appraisals/policy",
        title="开展政策事前评估",
        form=OpenPolicy,
        act=lambda sent: appraisal.open_policy(
            unit=int(sent.given["unit"]),
            **sent.only("title", "fiscal_year", "requested_amount"),
            by=sent.by,
            on=sent.on,
        ),
        then=appraisal_page,
        back=lambda _: reverse("appraisals"),
        button="开始",
        said="已开始，请填写理由、准备资料。",
        chosen=True,
        section="appraisals",
    ),
)
POOL_DOORS = (
    Door(
        verb="appraisal.enlist",
        address="experts/new",
        title="登记评审专家",
        form=Enlist,
        act=lambda sent: appraisal.enlist(
            person=int(sent.given["person"]),
            employer=whole(sent.given["employer"]),
            **sent.only("employer_name", "speciality", "valid_from", "valid_to"),
            by=sent.by,
            on=sent.on,
        ),
        then=lambda *_: reverse("experts"),
        back=lambda _: reverse("experts"),
        button="登记",
        said="已登记。",
        chosen=True,
        section="experts",
    ),
)
APPRAISAL_DOORS = (
    Door(
        verb="appraisal.reason",
        address="appraisals/<int:pk>/reasons",
        title="填写理由",
        form=Reason,
        act=_reason,
        opens=_in(_OPEN),
        **_OF,
    ),
    Door(
        verb="appraisal.balance",
        address="appraisals/<int:pk>/costs",
        title="成本效益",
        form=Balance,
        act=_balance,
        opens=_in(_OPEN),
        template="appraisal/balance.html",
        **_OF,
    ),
    Door(
        verb="appraisal.hand_in",
        address="appraisals/<int:pk>/materials",
        title="交资料",
        form=HandIn,
        act=lambda sent: appraisal.hand_in(
            appraisal=sent.row.pk,
            key=sent.given["key"],
            file=whole(sent.given["file"]),
            note=sent.given["note"],
            by=sent.by,
            on=sent.on,
        ),
        button="交来",
        opens=_is_key(_OPEN),
        **_PART,
    ),
    Door(
        verb="appraisal.check_material",
        address="appraisals/<int:pk>/materials/check",
        title="核对资料",
        form=CheckMaterial,
        act=lambda sent: appraisal.check_material(appraisal=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        button="登记结果",
        opens=_is_key(_OPEN),
        **_PART,
    ),
    Door(
        verb="appraisal.draw",
        address="appraisals/<int:pk>/draw",
        title="抽取专家",
        lead="从专家库随机抽取；本单位、上下级单位和受托参与本项目的自动回避。抽取的种子和顺序留有记录，可以复算。",
        form=Draw,
        act=lambda sent: (appraisal.draw(appraisal=sent.row.pk, **sent.given, by=sent.by, on=sent.on), sent.row)[1],
        button="抽取",
        said="已抽取。",
        opens=_is_key(_OPEN),
        **_OF,
    ),
    Door(
        verb="appraisal.exchange",
        address="appraisals/<int:pk>/exchange",
        title="交换意见",
        form=Exchange,
        act=lambda sent: appraisal.exchange(appraisal=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        button="发表",
        opens=_in(AppraisalState.EXCHANGE),
        **_PART,
    ),
    Door(
        verb="appraisal.conclude",
        address="appraisals/<int:pk>/conclude",
        title="得出结论",
        lead="结论由评分和制度规则得出；这里填写支持数和意见。",
        form=Conclude,
        act=lambda sent: appraisal.conclude(appraisal=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        button="得出结论",
        said=lambda row: f"评估结论：{row.get_conclusion_display()}。",
        opens=_can_conclude,
        **_OF,
    ),
)
SEAT_DOORS = (
    Door(
        verb="appraisal.score",
        address="seats/<int:pk>/score",
        title="评分表",
        lead="独立评分：全部专家交回之前，您看不到别人的评分，别人也看不到您的。",
        form=Score,
        act=_score,
        button="保存",
        opens=_is_open_seat,
        template="appraisal/score.html",
        **_SEAT,
    ),
    Door(
        verb="appraisal.excuse",
        address="seats/<int:pk>/excuse",
        title="请辞、回避",
        form=Excuse,
        act=lambda sent: appraisal.excuse(seat=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        button="确认",
        said="已登记，由候补专家接替。",
        opens=_is_open_seat,
        **_SEAT,
    ),
)
