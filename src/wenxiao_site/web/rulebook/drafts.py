"""Local instruments: listed, written in a form, and what they would move."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from wenxiao.rulebook import RulebookError
from wenxiao_site.actions import effects, instruments, rulebook
from wenxiao_site.actions.errors import Missing, NotAllowed, Refused, StaleVersion
from wenxiao_site.registry.models import InstrumentDraft, InstrumentState, Region
from wenxiao_site.visibility import changeable, may, visible
from wenxiao_site.web import clock
from wenxiao_site.web.check.examples import samples
from wenxiao_site.web.doors import open_doors, refuse_other_hat
from wenxiao_site.web.rulebook.doors import DRAFT_DOORS
from wenxiao_site.web.visitors import for_hat, hat_key, hat_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpResponse, QueryDict

    from wenxiao.kernel.citations import Citation
    from wenxiao.rulebook import Declaration, Difference, Rulebook
    from wenxiao_site.actions.effects import Effect
    from wenxiao_site.visibility import Hat
    from wenxiao_site.web.visitors import Request

HEAD = ("name", "title", "number", "issuer", "in_force_from")
_HINTS = {
    "points": "分",
    "ratio": "例如 15%",
    "amount": "元",
    "integer": "整数",
    "value": "数",
    "months": "例如 5,8",
    "curve": "12 个月末的累计比例",
    "text": "文字",
}


class Row(NamedTuple):
    """One parameter that may be set. `options`: words to choose from, for those that have them."""

    declaration: Declaration
    citation: Citation | None
    options: tuple[str, ...]
    hint: str
    value: str
    article: str
    problem: str


@require_safe
@for_hat
def drafts(request: Request) -> HttpResponse:
    """``/rulebook/drafts``: the instruments made here, and those being made."""
    hat = hat_of(request)
    context = {
        "section": "rulebook",
        "drafts": visible(InstrumentDraft, hat).select_related("drafted_by", "approved_by").order_by("-pk"),
        "may_draft": may(hat, "instruments.draft"),
        "names": rulebook.place_name,
        "left_out": dict(instruments.left_out()),
    }
    return render(request, "rulebook/drafts.html", context)


@require_safe
@for_hat
def draft(request: Request, pk: int) -> HttpResponse:
    """``/rulebook/drafts/<id>``: an instrument made here, and what it moves."""
    hat = hat_of(request)
    row = visible(InstrumentDraft, hat).filter(pk=pk).select_related("drafted_by", "approved_by").first()
    if row is None:
        raise Http404
    book = instruments.current_rulebook()
    effect, problem = None, ""
    if row.state in (InstrumentState.DRAFT, InstrumentState.SUBMITTED):
        try:
            effect = effects.effect(row, by=hat, samples=samples())
        except Refused as refused:
            problem = str(refused)
    context = {
        "section": "rulebook",
        "row": row,
        "content": tomllib.loads(row.text),
        "declarations": book.declarations,
        "shown": _read,
        "moves": _grouped(effect) if effect is not None else [],
        "names": book.jurisdictions.path_name,
        "effect": effect,
        "problem": problem,
        "amends": row.state == InstrumentState.DRAFT and may(hat, "instruments.amend", row),
        "doors": open_doors(hat, row, DRAFT_DOORS),
        "is_own": row.drafted_by_id == hat.person.pk,
        "left_out": dict(instruments.left_out()).get(row.identifier, "") if row.approved_at else "",
    }
    return render(request, "rulebook/draft.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_hat
def new(request: Request) -> HttpResponse:
    """``/rulebook/drafts/new``: write an instrument of a region."""
    hat = hat_of(request)
    if not may(hat, "instruments.draft"):
        raise PermissionDenied
    regions = list(changeable("instruments.draft", Region, hat).order_by("code"))
    asked = request.POST.get("region") or request.GET.get("region", "")
    region = next((each for each in regions if str(each.pk) == asked), regions[0] if regions else None)
    if region is None:
        raise PermissionDenied("您所在的地区没有自己的规则，不能起草地方制度。")
    return _write(request, hat, region.jurisdiction, regions=regions, region=region)


@require_http_methods(["GET", "HEAD", "POST"])
@for_hat
def amend(request: Request, pk: int) -> HttpResponse:
    """``/rulebook/drafts/<id>/amend``: write it anew."""
    hat = hat_of(request)
    row = changeable("instruments.amend", InstrumentDraft, hat).filter(pk=pk).first()
    if row is None:
        if visible(InstrumentDraft, hat).filter(pk=pk).exists():
            raise PermissionDenied
        raise Http404
    return _write(request, hat, row.jurisdiction, row=row)


def _write(
    request: Request,
    hat: Hat,
    jurisdiction: str,
    *,
    row: InstrumentDraft | None = None,
    regions: list[Region] | None = None,
    region: Region | None = None,
) -> HttpResponse:
    """The form, and what is done with it."""
    kept = request.visitor.kept(request.get_full_path())
    sent: QueryDict | None = request.POST if request.method == "POST" else kept
    problems: dict[str, str] = {}
    sentence = ""
    status = HTTPStatus.OK
    revision = str(row.revision) if row is not None else ""
    if request.method == "POST":
        try:
            made = _do(request.POST, hat, row, region)
        except StaleVersion as stale:
            sentence, revision = str(stale), str(stale.current["revision"])
            sentence += "下面是您填写的内容；别人已保存的内容请在另一页打开对照，再保存一次就以您的为准。"
            status = HTTPStatus.CONFLICT
        except Missing as missing:
            raise Http404 from missing
        except NotAllowed as refused:
            raise PermissionDenied(*refused.problems.values()) from refused
        except Refused as refused:
            problems, status = dict(refused.problems), HTTPStatus.UNPROCESSABLE_ENTITY
        else:
            request.visitor.say("已保存草案。下面是它会改变的取值。")
            return redirect("draft", pk=made.pk)
    values = _values(sent, row)
    context = {
        "section": "rulebook",
        "row": row,
        "regions": regions,
        "region": region,
        "place": rulebook.place_name(jurisdiction),
        "values": values,
        "problems": problems,
        "sentence": sentence,
        "stages": rulebook.STAGES,
        "groups": _groups(instruments.current_rulebook(), jurisdiction, values, problems),
        "revision": revision if status == HTTPStatus.CONFLICT or sent is None else sent.get("revision", revision),
        "restored": kept is not None,
        "hat_key": hat_key(hat),
        "action": request.get_full_path(),
    }
    return render(request, "rulebook/write.html", context, status=status)


def _do(sent: QueryDict, hat: Hat, row: InstrumentDraft | None, region: Region | None) -> InstrumentDraft:
    refuse_other_hat(sent, hat)
    try:
        first = date.fromisoformat(sent.get("in_force_from", ""))
    except ValueError:
        raise Refused({"in_force_from": "施行日期应写作 2027-01-01，并且日历上有这一天。"}) from None
    choices = {
        name.removeprefix("value/"): instruments.Choice(value.strip(), sent.get(f"article/{name[6:]}", "").strip())
        for name, value in sent.items()
        if name.startswith("value/") and isinstance(value, str) and value.strip()
    }
    given: dict[str, Any] = {name: sent.get(name, "").strip() for name in ("title", "number", "issuer")}
    given |= {"in_force_from": first, "choices": choices, "by": hat, "on": clock.now()}
    if row is not None:
        revision = sent.get("revision", "")
        return instruments.amend(draft=row.pk, revision=int(revision) if revision.isdecimal() else 0, **given)
    if region is None:
        raise Missing
    return instruments.draft(region=region.pk, name=sent.get("name", "").strip(), **given)


def _values(sent: QueryDict | None, row: InstrumentDraft | None) -> dict[str, str]:
    """Every field of the form by its name."""
    if sent is not None:
        return {name: str(value) for name, value in sent.items()}
    if row is None:
        return dict.fromkeys(HEAD, "")
    content = tomllib.loads(row.text)
    told = {name: str(content.get(name, "")) for name in HEAD} | {"name": row.identifier.rpartition("/")[2]}
    declarations = instruments.current_rulebook().declarations
    for name, table in content.get("parameters", {}).items():
        told[f"value/{name}"] = _shown(declarations[name], table["value"]) if name in declarations else ""
        told[f"article/{name}"] = table["article"]
    return told


def _shown(declaration: Declaration, raw: object) -> str:
    """A value of the file as it is typed in the form."""
    match raw:
        case bool():
            return "是" if raw else "否"
        case list():
            return ",".join(map(str, raw))
        case str() if declaration.type == "ratio" and raw != "unset":
            text = f"{Decimal(raw) * 100:f}"
            return f"{text.rstrip('0').rstrip('.') if '.' in text else text}%"
    return declaration.choices.get(str(raw), "未设定" if raw == "unset" else str(raw))


def _read(declaration: Declaration, raw: object) -> str:
    """A value of the file as people read it."""
    try:
        return declaration.show(declaration.parse(raw))
    except ValueError:
        return str(raw)


def _grouped(effect: Effect) -> list[tuple[list[str], list[int], tuple[Difference, ...]]]:
    """What would move, once for all places and years that it moves alike in: places, years, differences."""
    alike: dict[tuple[Difference, ...], list[tuple[str, int]]] = {}
    for where, moves in effect.moves.items():
        alike.setdefault(moves, []).append(where)
    return [
        (sorted({place for place, _ in found}), sorted({year for _, year in found}), moves)
        for moves, found in alike.items()
    ]


def _groups(
    book: Rulebook, jurisdiction: str, values: Mapping[str, str], problems: Mapping[str, str]
) -> dict[str, list[Row]]:
    """The parameters by stage, with what is in force in the place now."""
    text = values.get("in_force_from", "")
    year = int(text[:4]) if text[:4].isdecimal() and len(text[:4]) == len("2026") else clock.today().year
    try:
        resolution = book.for_year(jurisdiction, year)
    except RulebookError:
        resolution = None
    groups: dict[str, list[Row]] = {}
    for name, it in book.declarations.items():
        options = ("是", "否") if it.type == "flag" else tuple(it.choices.values())
        groups.setdefault(it.stage, []).append(
            Row(
                it,
                resolution.citation(name) if resolution is not None else None,
                options,
                _HINTS.get(it.type, ""),
                values.get(f"value/{name}", ""),
                values.get(f"article/{name}", ""),
                problems.get(name, ""),
            )
        )
    return groups
