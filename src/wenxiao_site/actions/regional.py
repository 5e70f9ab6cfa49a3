"""Regional targets of transfers: written for the whole, handed down to places, answered by them, gathered back."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from wenxiao.forms.regional import judge_regional
from wenxiao.forms.typing import dimension, sub_dimension
from wenxiao.kernel.columns import Grain
from wenxiao.kernel.scales import to_scaled
from wenxiao_site.actions.auditing import Deed, claim, deed, keep, keep_all, set_fields, snapshot
from wenxiao_site.actions.budgets import amount_of
from wenxiao_site.actions.errors import Missing, Refused
from wenxiao_site.actions.in_force import because, rules_of
from wenxiao_site.actions.merging import differing
from wenxiao_site.actions.plans import reading
from wenxiao_site.adapters import working_days
from wenxiao_site.registry.models import (
    Dimension,
    Gathering,
    Operator,
    Project,
    RegionalIndicator,
    RegionalPart,
    RegionalState,
    RegionalTarget,
    RegionalValue,
    RegionLink,
    SubDimension,
    Unit,
)
from wenxiao_site.visibility import visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from wenxiao.forms.appraisals import Judged
    from wenxiao.rulebook import Resolution
    from wenxiao_site.registry.fields import Exact
    from wenxiao_site.visibility import Hat

HEAD: Final = ("name", "fiscal_year", "transfer_kind", "amount", "goal", "document")
"""What a department writes of a regional target, beside its indicators."""

MOST_INDICATORS: Final = 30
MOST_PLACES: Final = 200
_FEN, _VALUE = 2, 4
_GATHERINGS: Final = {each.label: each for each in Gathering}


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator as it is given, in the words of the form. `gathering`: words, or empty for what usually fits."""

    level1: str
    level2: str
    name: str
    target_text: str
    gathering: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What is handed down to a unit, named in full: money in yuan, and the targets in the order of the indicators."""

    unit: str
    amount: Exact
    targets: tuple[str, ...]


def draft(*, unit: int, fields: Mapping[str, Any], lines: Sequence[Line], by: Hat, on: datetime) -> RegionalTarget:
    """Write the target of a transfer for the whole region. `fields`: of `HEAD`. Raises Refused.

    Problems of a line are keyed by its number, from 1: ``lines/2``.
    """
    with deed("regional.draft", by=by, on=on) as told:
        owner = claim("regional.draft", Unit, unit, by)
        row = RegionalTarget(unit=owner, recorded_at=on)
        _set(row, fields)
        keep(row, new=True)
        _write(row, lines)
        told.done_to(row, after=_content(row), unit=owner)
    return row


def revise(
    *, target: int, revision: int, fields: Mapping[str, Any], lines: Sequence[Line], by: Hat, on: datetime
) -> RegionalTarget:
    """Write a target anew that is not handed down yet, as it was read at `revision`. Raises as `draft`."""
    with deed("regional.revise", by=by, on=on) as told:
        row = _draft_of(claim("regional.revise", RegionalTarget, target, by), revision)
        before = _content(row)
        _set(row, fields)
        row.revision += 1
        keep(row)
        row.indicators.all().delete()
        _write(row, lines)
        old, new = differing(before, _content(row))
        told.done_to(row, before=old, after=new, unit=row.unit)
    return row


def hand_down(
    *, target: int, revision: int, parts: Sequence[Part], due_on: date, by: Hat, on: datetime, explanation: str = ""
) -> RegionalTarget:
    """Share a target out: each unit gets its money and its value of every indicator, to be answered by a day.

    Where the parts do not make the whole, `explanation` says why. Raises Refused; problems of a line are keyed by its
    number, from 1: ``parts/2``.
    """
    with deed("regional.hand_down", by=by, on=on) as told:
        row = _draft_of(claim("regional.hand_down", RegionalTarget, target, by), revision)
        indicators = list(row.indicators.all())
        if not indicators:
            raise Refused("还没有指标，不能分解下达。")
        if due_on < told.day:
            raise Refused({"due_on": "答复截止日期已经过去。"})
        if not working_days.is_working_day(due_on):
            following = working_days.after(due_on, 1)
            raise Refused({"due_on": f"{due_on} 不是工作日，请改为工作日，例如 {following}。"})
        _refuse_other_count(indicators, parts)
        made = [_part(row, each, unit, told) for each, unit in _units_of(row, parts)]
        _refuse_other_money(row, made)
        keep_all(made)
        values = [
            RegionalValue(part=part, indicator=indicator, handed_text=text, handed_value=reading(text)["target_value"])
            for part, given in zip(made, parts, strict=True)
            for indicator, text in zip(indicators, given.targets, strict=True)
        ]
        keep_all(values)
        _refuse_less(row, explanation, rules_of(row.unit, told.day))
        row.state, row.due_on, row.handed_down_at = RegionalState.HANDED_DOWN, due_on, on
        row.explanation = explanation
        row.revision += 1
        keep(row)
        after = {"parts": [snapshot(each) for each in made], "values": [snapshot(each) for each in values]}
        told.done_to(row, after=snapshot(row) | after, unit=row.unit)
        told.fact(
            row.fiscal_year, unit=row.unit, kind=row.transfer_kind, state=row.state, amount=row.amount, count=len(made)
        )
    return row


def answer(
    *,
    part: int,
    held: Mapping[str, tuple[str, str]],
    by: Hat,
    on: datetime,
    project: int | None = None,
    reply: str = "",
) -> RegionalPart:
    """Say what a place holds of each indicator: key → value as written, and why where it is less than handed down.

    May be answered anew until the last day. Raises Refused with the key beside each sentence.
    """
    with deed("regional.answer", by=by, on=on) as told:
        row = claim("regional.answer", RegionalPart, part, by)
        due_on = row.target.due_on
        if due_on is not None and row.answered_at is not None and told.day > due_on:
            raise Refused(f"答复已于 {due_on} 截止，不能再改；请联系下达的主管部门。")
        carrier = visible(Project, by).filter(pk=project, unit=row.unit).first() if project is not None else None
        if project is not None and carrier is None:
            raise Missing
        before = _answered(row)
        values = list(row.values.select_related("indicator").order_by("indicator__position"))
        problems = {
            each.indicator.key: "请填写承诺值。" for each in values if not held.get(each.indicator.key, ("",))[0]
        }
        if problems:
            raise Refused(problems)
        for each in values:
            each.held_text, each.reason = (text.strip() for text in held[each.indicator.key])
            each.held_value = reading(each.held_text)["target_value"]
            if each.handed_value is not None and each.held_value is None:
                raise Refused({each.indicator.key: f"“{each.held_text}”读不出数，请照“{each.handed_text}”的写法填写。"})
        _refuse_short(row, values, rules_of(row.unit, told.day))
        for each in values:
            keep(each)
        row.project, row.reply, row.answered_by, row.answered_at = carrier, reply, by.person, on
        keep(row)
        told.done_to(row, before=before, after=_answered(row), project=carrier, unit=row.unit)
        told.fact(row.target.fiscal_year, unit=row.unit, kind=row.target.transfer_kind, amount=row.amount, count=1)
    return row


# --- Gathering back ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Gathered:
    """A regional target as it stands: its indicators, its parts, the value of each, and what the rules say.

    `values`: by part and indicator. `judged`: one form for each indicator, in order.
    """

    indicators: tuple[RegionalIndicator, ...]
    parts: tuple[RegionalPart, ...]
    values: Mapping[tuple[int, int], RegionalValue]
    judged: Judged

    @property
    def silent(self) -> list[RegionalPart]:
        """Who has not answered."""
        return [each for each in self.parts if each.answered_at is None]

    def told(self, number: int) -> dict[str, object]:
        """The gathered columns of an indicator, by its number from 0."""
        return self.judged.rows(Grain.FORM, number)[0]


def gathered(row: RegionalTarget, resolution: Resolution) -> Gathered:
    """What the places hold, against the whole: three queries."""
    indicators = tuple(row.indicators.all())
    parts = tuple(row.parts.select_related("unit__region", "project").order_by("unit__region__code", "unit__code"))
    values = {(each.part_id, each.indicator_id): each for each in RegionalValue.objects.filter(part__target=row)}
    forms = [(_whole(each, parts), [_place(each, part, values) for part in parts]) for each in indicators]
    return Gathered(indicators, parts, values, judge_regional(forms, resolution))


def _whole(indicator: RegionalIndicator, parts: Sequence[RegionalPart]) -> dict[str, object]:
    return {
        "level3": indicator.name,
        "whole_value": _scaled(indicator.target_value, _VALUE),
        "whole_operator": indicator.operator,
        "are_all_answered": all(each.answered_at is not None for each in parts),
    }


def _place(
    indicator: RegionalIndicator, part: RegionalPart, values: Mapping[tuple[int, int], RegionalValue]
) -> dict[str, object]:
    value = values.get((part.pk, indicator.pk))
    return {
        "place": part.unit.name,
        "part_amount": _scaled(part.amount, _FEN),
        "part_gathering": indicator.gathering,
        "part_operator": indicator.operator,
        "handed_value": _scaled(value.handed_value, _VALUE) if value else None,
        "held_value": _scaled(value.held_value, _VALUE) if value else None,
    }


# --- Refusals ---------------------------------------------------------------------------------------------------------


def _draft_of(row: RegionalTarget, revision: int) -> RegionalTarget:
    if row.state != RegionalState.DRAFT:
        raise Refused(f"这项区域绩效目标{RegionalState(row.state).label}，现在不能这样做。")
    if row.revision != revision:
        raise Refused("您打开之后，这项区域绩效目标又有改动。请看过现在的内容再办理。")
    return row


def _units_of(row: RegionalTarget, parts: Sequence[Part]) -> list[tuple[Part, Unit]]:
    """The unit that each part names, below the region of the department. Raises Refused."""
    if not parts or len(parts) > MOST_PLACES:
        raise Refused({"parts": f"请列出承接单位，一次最多 {MOST_PLACES} 个，现在是 {len(parts)} 个。"})
    below = RegionLink.objects.filter(ancestor=row.unit.region_id, depth__gt=0).values("descendant")
    named: dict[str, list[Unit]] = {}
    for unit in Unit.objects.filter(region__in=below, name__in=[each.unit for each in parts], valid_to__isnull=True):
        named.setdefault(unit.name, []).append(unit)
    problems: dict[str, str] = {}
    found: list[tuple[Part, Unit]] = []
    for number, each in enumerate(parts, start=1):
        units = named.get(each.unit, [])
        if len(units) != 1:
            words = "没有找到" if not units else "不止一个"
            problems[f"parts/{number}"] = f"下级地区{words}叫“{each.unit}”的单位，请核对全称。"
        elif units[0] in [unit for _, unit in found]:
            problems[f"parts/{number}"] = f"“{each.unit}”出现了两次。"
        else:
            found.append((each, units[0]))
    if problems:
        raise Refused(problems)
    return found


def _refuse_other_count(indicators: Sequence[RegionalIndicator], parts: Sequence[Part]) -> None:
    """Every unit gets a value of every indicator, a number where the indicator has one. Raises Refused."""
    problems: dict[str, str] = {}
    for number, each in enumerate(parts, start=1):
        if len(each.targets) != len(indicators):
            problems[f"parts/{number}"] = (
                f"“{each.unit}”有 {len(each.targets)} 个指标值，应有 {len(indicators)} 个，与指标一一对应。"
            )
            continue
        for indicator, text in zip(indicators, each.targets, strict=True):
            if not text or (indicator.target_value is not None and reading(text)["target_value"] is None):
                problems[f"parts/{number}"] = (
                    f"“{each.unit}”的“{indicator.name}”填的是“{text}”，请照“{indicator.target_text}”的写法填写。"
                )
    if problems:
        raise Refused(problems)


def _part(row: RegionalTarget, given: Part, unit: Unit, told: Deed) -> RegionalPart:
    return RegionalPart(target=row, unit=unit, amount=amount_of("parts", given.amount), recorded_at=told.on)


def _refuse_other_money(row: RegionalTarget, parts: Sequence[RegionalPart]) -> None:
    total = sum((each.amount for each in parts), Decimal(0))
    if total > row.amount:
        raise Refused({"parts": f"分配金额合计 {total:,} 元，超过转移支付金额 {row.amount:,} 元，请核对单位。"})


def _refuse_less(row: RegionalTarget, explanation: str, resolution: Resolution) -> None:
    """Where the parts do not make the whole, somebody says why. Raises Refused with the rule."""
    seen = gathered(row, resolution)
    found = [
        each
        for number in range(len(seen.indicators))
        for each in seen.judged.findings(number)
        if each.name == "parts_reach_whole"
    ]
    if found and not explanation.strip():
        words = "".join(each.message for each in found)
        raise Refused({"explanation": f"{words}确需如此的，请写明原因。{because(resolution, 'parts_reach_whole')}"})


def _refuse_short(row: RegionalPart, values: Sequence[RegionalValue], resolution: Resolution) -> None:
    """A place that holds less than was handed down says why. Raises Refused with the rule."""
    told = {(row.pk, each.indicator_id): each for each in values}
    forms = [(_whole(each.indicator, [row]), [_place(each.indicator, row, told)]) for each in values]
    judged = judge_regional(forms, resolution)
    problems = {}
    for number, each in enumerate(values):
        found = [one for one in judged.findings(number) if one.name == "answer_meets_part"]
        if found and not each.reason:
            problems[each.indicator.key] = found[0].message + because(resolution, "answer_meets_part")
    if problems:
        raise Refused(problems)


# --- Writing ----------------------------------------------------------------------------------------------------------


def _set(row: RegionalTarget, fields: Mapping[str, Any]) -> None:
    set_fields(row, fields, HEAD)
    if "amount" in fields:
        row.amount = amount_of("amount", fields["amount"])


def _write(row: RegionalTarget, lines: Sequence[Line]) -> None:
    """The indicators of a target. Raises Refused."""
    if not lines or len(lines) > MOST_INDICATORS:
        raise Refused({"lines": f"请填写指标，最多 {MOST_INDICATORS} 个，现在是 {len(lines)} 个。"})
    made, problems = [], {}
    for number, each in enumerate(lines, start=1):
        family, below = dimension(each.level1, each.level2), sub_dimension(each.level1, each.level2)
        read = reading(each.target_text)
        if each.gathering and each.gathering not in _GATHERINGS:
            problems[f"lines/{number}"] = f"汇总方式“{each.gathering}”应为{'、'.join(_GATHERINGS)}之一。"
        elif family not in Dimension.values or below not in SubDimension.values:
            problems[f"lines/{number}"] = f"不认识一级、二级指标“{each.level1}”“{each.level2}”。"
        elif not each.name.strip() or not each.target_text.strip():
            problems[f"lines/{number}"] = "请填写三级指标和指标值。"
        else:
            gathering = _GATHERINGS.get(each.gathering) or _usual(read)
            if gathering != Gathering.EVERY and read["target_value"] is None:
                problems[f"lines/{number}"] = "指标值不是数的，汇总方式只能是“各地均须达到”。"
            made.append(
                RegionalIndicator(
                    target=row, key=f"a{number}", position=number, dimension=family, sub_dimension=below,
                    name=each.name.strip(), target_text=each.target_text.strip(), operator=read["operator"],
                    target_value=read["target_value"], measurement_unit=read["measurement_unit"], gathering=gathering,
                )
            )  # fmt: skip
    if problems:
        raise Refused(problems)
    keep_all(made)


def _usual(read: Mapping[str, Any]) -> Gathering:
    """Counts add up, rates are weighted, words hold everywhere."""
    if read["target_value"] is None or read["operator"] == Operator.NONE:
        return Gathering.EVERY
    unit = str(read["measurement_unit"])
    return Gathering.WEIGHTED if unit in {"%", "‰"} or "/" in unit else Gathering.SUM


def _content(row: RegionalTarget) -> dict[str, Any]:
    return snapshot(row) | {"indicators": {each.key: snapshot(each) for each in row.indicators.all()}}


def _answered(row: RegionalPart) -> dict[str, Any]:
    values = row.values.select_related("indicator").order_by("indicator__position")
    return snapshot(row) | {"values": {each.indicator.key: snapshot(each) for each in values}}


def _scaled(number: Decimal | str | None, places: int) -> int | None:
    return None if number is None else to_scaled(str(number), places).number
