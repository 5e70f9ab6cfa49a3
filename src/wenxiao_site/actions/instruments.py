"""The site's own part of the rulebook: local instruments that two people make, and confirmations of values.

A local instrument is kept as the text of a TOML file in the format of the shipped ones, and goes through the same
loader. Once a second person has approved it, it is part of `current_rulebook` and counts from its own date.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from django.db import connection
from django.db.models import CharField, Count, Max, Value
from django.db.models.functions import Cast

from wenxiao.kernel.citations import Evidence
from wenxiao.rulebook import UNSET, Declaration, Instrument, Rulebook, RulebookError
from wenxiao.rules import catalogue
from wenxiao_site.actions.auditing import allow, claim, deed, keep, refuse_stale, snapshot
from wenxiao_site.actions.errors import Refused
from wenxiao_site.actions.merging import differing
from wenxiao_site.registry.models import Confirmation, InstrumentDraft, InstrumentState, Region
from wenxiao_site.visibility import visible

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from django.db.models import QuerySet

    from wenxiao.rulebook.declarations import Scalar
    from wenxiao_site.visibility import Hat

_HUNDRED: Final = 100


@dataclass(frozen=True, slots=True)
class Choice:
    """A value as it was typed (``15%``, ``是``, ``5,8``) and the article that sets it."""

    value: str
    article: str


# --- The rulebook -----------------------------------------------------------------------------------------------------


def current_rulebook() -> Rulebook:
    """The shipped rulebook with the approved local instruments and the confirmed values; made anew when they change.

    Asking costs one small query: what was approved or confirmed is never changed, so counts and moments tell it.
    """
    return _current().rulebook


def left_out() -> tuple[tuple[str, str], ...]:
    """The approved instruments that the loader of this version refuses, so that they do not count, with the reason."""
    return _current().left_out


@dataclass(frozen=True, slots=True)
class _Assembled:
    rulebook: Rulebook
    left_out: tuple[tuple[str, str], ...] = ()


def _approved() -> QuerySet[InstrumentDraft]:
    return InstrumentDraft.objects.filter(state=InstrumentState.APPROVED)


def _current() -> _Assembled:
    approved, confirmed = _told_by(_approved(), "approved_at"), _told_by(Confirmation.objects.all(), "pk")
    return _assembled(str(connection.settings_dict["NAME"]), tuple(approved.union(confirmed, all=True)))


def _told_by(rows: QuerySet[Any], last: str) -> QuerySet[Any, Any]:
    """One line that tells the state of rows which are never changed: what they are, how many, and the last of them."""
    named = rows.order_by().annotate(of=Value(rows.model.__name__, output_field=CharField()))
    told: QuerySet[Any, Any] = named.values("of").annotate(number=Count("pk"), last=Cast(Max(last), CharField()))
    return told.values_list("of", "number", "last")


@lru_cache(maxsize=4)
def _assembled(_database: str, _state: tuple[tuple[str, int, str], ...]) -> _Assembled:
    """The arguments only tell one state from another."""
    rulebook, refused = catalogue.rulebook(), []
    for identifier, text in _approved().order_by("approved_at", "pk").values_list("identifier", "text"):
        try:
            rulebook = rulebook.with_instrument(text, identifier)
        except RulebookError as error:
            refused.append((identifier, str(error)))
    instruments = dict(rulebook.instruments)
    for each in Confirmation.objects.order_by("pk").select_related("confirmed_by"):
        instrument = instruments.get(each.instrument)
        if instrument is not None and _shown(rulebook, instrument, each.parameter) == each.value:
            instruments[each.instrument] = _with_evidence(instrument, each.parameter, each.article, _told(each))
    if instruments != rulebook.instruments:
        rulebook = replace(rulebook, instruments=instruments)
    return _Assembled(rulebook, tuple(refused))


def _told(confirmation: Confirmation) -> str:
    day = confirmation.confirmed_at.date()
    return f"{confirmation.confirmed_by.name} 于 {day} 核对《{confirmation.document}》确认。{confirmation.note}"


def _shown(rulebook: Rulebook, instrument: Instrument, parameter: str) -> str | None:
    if parameter not in instrument.settings or parameter not in rulebook.declarations:
        return None
    return rulebook.declarations[parameter].show(instrument.settings[parameter].value)


def _with_evidence(instrument: Instrument, parameter: str, article: str, told: str) -> Instrument:
    setting = instrument.settings[parameter]
    note = f"{setting.note} {told}".strip()
    seen = replace(setting, evidence=Evidence.SEEN, article=article, note=note)
    return replace(instrument, settings={**instrument.settings, parameter: seen})


# --- Confirmations ----------------------------------------------------------------------------------------------------


def confirm(
    *, instrument: str, parameter: str, article: str, document: str, by: Hat, on: datetime, note: str = ""
) -> Confirmation:
    """Somebody has looked a value up in the official text: from now on it is no longer unconfirmed. Raises Refused."""
    with deed("instruments.confirm", by=by, on=on) as told:
        allow("instruments.confirm", by)
        rulebook = current_rulebook()
        found = rulebook.instruments.get(instrument)
        value = _shown(rulebook, found, parameter) if found else None
        if found is None or value is None:
            raise Refused("这份文件没有规定这个参数。")
        if found.settings[parameter].evidence is Evidence.SEEN:
            raise Refused("这个取值已有原文可查，不需要确认。")
        row = Confirmation(
            instrument=instrument,
            parameter=parameter,
            value=value,
            article=article,
            document=document,
            note=note,
            confirmed_by=by.person,
            confirmed_at=on,
        )
        keep(row, new=True)
        told.done_to(row, before={"evidence": found.settings[parameter].evidence.value}, after=snapshot(row))
    return row


# --- Local instruments ------------------------------------------------------------------------------------------------


def draft(
    *,
    region: int,
    name: str,
    title: str,
    issuer: str,
    in_force_from: date,
    choices: Mapping[str, Choice],
    by: Hat,
    on: datetime,
    number: str = "",
) -> InstrumentDraft:
    """A local instrument of a region that has rules of its own. `name`: a word for its file. Raises Refused."""
    with deed("instruments.draft", by=by, on=on) as told:
        place = claim("instruments.draft", Region, region, by)
        row = InstrumentDraft(
            identifier=f"{place.jurisdiction.lower()}/{name}", jurisdiction=place.jurisdiction, drafted_by=by.person
        )
        row.drafted_at = on
        _write(row, title=title, issuer=issuer, number=number, in_force_from=in_force_from, choices=choices)
        keep(row, new=True)
        told.done_to(row, after=snapshot(row))
    return row


def amend(
    *,
    draft: int,
    revision: int,
    title: str,
    issuer: str,
    in_force_from: date,
    choices: Mapping[str, Choice],
    by: Hat,
    on: datetime,
    number: str = "",
) -> InstrumentDraft:
    """Write a draft anew; whoever does is its drafter from now on. Raises Refused, StaleVersion."""
    with deed("instruments.amend", by=by, on=on) as told:
        row = claim("instruments.amend", InstrumentDraft, draft, by)
        _refuse_state(row, InstrumentState.DRAFT)
        before = snapshot(row)
        _write(row, title=title, issuer=issuer, number=number, in_force_from=in_force_from, choices=choices)
        edited = {key: value for key, value in snapshot(row).items() if key in {"title", "in_force_from", "text"}}
        refuse_stale(row, before, revision, lambda read: {**read, **edited})
        row.drafted_by, row.drafted_at = by.person, on
        row.revision += 1
        keep(row)
        old, new = differing(before, snapshot(row))
        told.done_to(row, before=old, after=new)
    return row


def submit(*, draft: int, by: Hat, on: datetime) -> InstrumentDraft:
    """Ask a second person to approve. Raises Refused."""
    return _move("instruments.submit", draft, InstrumentState.DRAFT, InstrumentState.SUBMITTED, by=by, on=on)


def withdraw(*, draft: int, by: Hat, on: datetime) -> InstrumentDraft:
    """Give a draft up. One that is approved is ended by another instrument. Raises Refused."""
    return _move(
        "instruments.withdraw",
        draft,
        (InstrumentState.DRAFT, InstrumentState.SUBMITTED),
        InstrumentState.WITHDRAWN,
        by=by,
        on=on,
    )


def send_back(*, draft: int, opinion: str, by: Hat, on: datetime) -> InstrumentDraft:
    """The second person wants changes. Raises Refused."""
    if not opinion.strip():
        raise Refused({"opinion": "请写明需要修改什么。"})
    return _move(
        "instruments.send_back", draft, InstrumentState.SUBMITTED, InstrumentState.DRAFT, by=by, on=on, opinion=opinion
    )


def approve(*, draft: int, by: Hat, on: datetime, opinion: str = "") -> InstrumentDraft:
    """The second person approves: the instrument counts from its date. Raises Refused, also for the drafter."""
    return _move(
        "instruments.approve",
        draft,
        InstrumentState.SUBMITTED,
        InstrumentState.APPROVED,
        by=by,
        on=on,
        opinion=opinion,
    )


def _move(
    verb: str,
    draft: int,
    expected: InstrumentState | tuple[InstrumentState, ...],
    state: InstrumentState,
    *,
    by: Hat,
    on: datetime,
    opinion: str = "",
) -> InstrumentDraft:
    with deed(verb, by=by, on=on) as told:
        if state == InstrumentState.APPROVED:
            _refuse_alone(draft, by)
        row = claim(verb, InstrumentDraft, draft, by)
        _refuse_state(row, *(expected if isinstance(expected, tuple) else (expected,)))
        before = snapshot(row)
        if state in (InstrumentState.SUBMITTED, InstrumentState.APPROVED):
            loaded(current_rulebook(), row)
        if state == InstrumentState.APPROVED:
            row.approved_by, row.approved_at = by.person, on
        row.state, row.opinion = state, opinion
        row.revision += 1
        keep(row)
        old, new = differing(before, snapshot(row))
        told.done_to(row, before=old, after=new)
    return row


def _refuse_alone(draft: int, by: Hat) -> None:
    if visible(InstrumentDraft, by).filter(pk=draft, drafted_by=by.person).exists():
        raise Refused({"approved_by": "起草人不能批准自己起草的文件，须由另一人批准。"})


def _refuse_state(row: InstrumentDraft, *states: InstrumentState) -> None:
    if row.state not in states:
        raise Refused(f"这份文件{InstrumentState(row.state).label}，现在不能这样做。")


# --- Writing ----------------------------------------------------------------------------------------------------------


def _write(
    row: InstrumentDraft,
    *,
    title: str,
    issuer: str,
    number: str,
    in_force_from: date,
    choices: Mapping[str, Choice],
) -> None:
    """Write the text of the file, and see that the loader takes it. Raises Refused."""
    rulebook = current_rulebook()
    head: dict[str, Any] = {
        "title": title,
        **({"number": number} if number else {}),
        "issuer": issuer,
        "jurisdiction": row.jurisdiction,
        "in_force_from": in_force_from,
        "date_evidence": Evidence.LOCAL_CHOICE.value,
        "evidence": Evidence.LOCAL_CHOICE.value,
    }
    problems = {name: "请填写。" for name, value in (("title", title), ("issuer", issuer)) if not value.strip()}
    if not choices:
        problems[""] = "请至少规定一个参数。"
    tables = []
    for name, choice in choices.items():
        declaration = rulebook.declarations.get(name)
        if declaration is None:
            problems[name] = "规则库里没有这个参数。"
            continue
        try:
            raw = _raw(declaration, choice.value)
            declaration.parse(raw)
        except ValueError:
            problems[name] = _expected(declaration)
            continue
        if not choice.article.strip():
            problems[name] = "请写明条款。"
            continue
        tables.append((name, {"value": raw, "article": choice.article, "evidence": Evidence.LOCAL_CHOICE.value}))
        tied = _tied(rulebook, row, name, in_force_from)
        if tied:
            problems[name] = f"《{tied.title}》在同一地区同一天已规定了这个参数。"
    if problems:
        raise Refused(problems)
    row.title, row.in_force_from = title, in_force_from
    row.text = "\n".join((_toml(head), *(f"[parameters.{name}]\n{_toml(table)}" for name, table in tables)))
    loaded(rulebook, row)


def _tied(rulebook: Rulebook, row: InstrumentDraft, parameter: str, day: date) -> Instrument | None:
    return next(
        (
            each
            for each in rulebook.instruments.values()
            if each.id != row.identifier
            and (each.jurisdiction, each.in_force_from) == (row.jurisdiction, day)
            and parameter in each.settings
        ),
        None,
    )


def loaded(rulebook: Rulebook, row: InstrumentDraft) -> Rulebook:
    """The rulebook with the instrument, through the loader of all instruments. Raises Refused."""
    try:
        return rulebook.with_instrument(row.text, row.identifier)
    except RulebookError as error:
        raise Refused(f"规则库没有接受这份文件：{error}") from error


def typed_value(declaration: Declaration, text: str) -> Scalar:
    """What somebody typed as the scaled value of a parameter. Raises ValueError with the sentence to show."""
    try:
        return declaration.parse(_raw(declaration, text))
    except ValueError:
        raise ValueError(_expected(declaration)) from None


def _raw(declaration: Declaration, typed: str) -> object:
    """A typed value as a TOML file has it. Raises ValueError."""
    text = typed.strip()
    if text in {"", "未设定"}:
        return UNSET
    if declaration.type == "flag":
        return {"是": True, "否": False}.get(text, text)
    if declaration.type == "months":
        return [int(each.removesuffix("月")) for each in text.replace("、", ",").replace("，", ",").split(",")]
    if declaration.type == "curve":
        return [
            _ratio(each.rpartition("月")[2].strip()) for each in text.replace("、", ",").replace("，", ",").split(",")
        ]
    if declaration.type == "ratio":
        return _ratio(text)
    labels = {label: value for value, label in declaration.choices.items()}
    return labels.get(text, text)


def _ratio(text: str) -> str:
    """A percentage as the ratio that a TOML file has; another text as it is. Raises ValueError."""
    if not text.endswith("%"):
        return text
    try:
        return f"{Decimal(text.removesuffix('%')) / _HUNDRED:f}"
    except InvalidOperation:
        raise ValueError(text) from None


def _expected(declaration: Declaration) -> str:
    """How a value of a parameter has to be written."""
    match declaration.type:
        case "flag":
            return "请填“是”或“否”。"
        case "months":
            return "请填月份，从小到大，用逗号隔开，例如 5,8。"
        case "curve":
            return "请填 12 个月末的累计比例，不降低，12 月为 100%，用逗号隔开，例如 8%,16%,…,100%。"
        case _ if declaration.choices:
            return f"请从以下选项中选一个：{'、'.join(declaration.choices.values())}。"
        case _ if not declaration.is_numeric:
            return "请填写文字。"
    least, most = (
        declaration.show(bound) if bound is not None else "" for bound in (declaration.least, declaration.most)
    )
    if least and most:
        return f"请填 {least} 到 {most} 之间的数。"
    return f"请填不小于 {least} 的数。" if least else "请填数字。"


def _toml(table: Mapping[str, object]) -> str:
    return "".join(f"{key} = {_toml_value(value)}\n" for key, value in table.items())


def _toml_value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case list():
            return f"[{', '.join(map(_toml_value, value))}]"
        case str():
            return json.dumps(value, ensure_ascii=False)  # a JSON string is a TOML basic string
    return str(value)
