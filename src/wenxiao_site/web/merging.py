"""Two people have saved at once: both contents, field by field, and a choice where they contradict each other."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.shortcuts import render

from wenxiao_site.web.visitors import hat_key, hat_of

if TYPE_CHECKING:
    from django.db.models import Model
    from django.http import HttpResponse

    from wenxiao_site.actions.errors import StaleVersion
    from wenxiao_site.web.doors import Door
    from wenxiao_site.web.forms import DeedForm
    from wenxiao_site.web.visitors import Request


Fields = tuple[tuple[str, str], ...]
"""Names and values that a form sends."""


@dataclass(frozen=True, slots=True)
class Contested:
    """A field, or a whole line of a table, that somebody changed. `words`: was, theirs, mine.

    `theirs_raw`, `mine_raw`: what choosing one of them sends. `options`: of a list that both changed, each with value,
    label, whether I chose it. `carried`: what is sent along, whatever is chosen.
    """

    name: str
    label: str
    words: tuple[str, ...]
    is_conflict: bool
    theirs_raw: str = ""
    mine_raw: str = ""
    options: tuple[tuple[str, str, bool], ...] = ()
    carried: Fields = ()

    @property
    def was(self) -> str:
        """What was there when both began."""
        return self.words[0]

    @property
    def theirs(self) -> str:
        """What is there now."""
        return self.words[1]

    @property
    def mine(self) -> str:
        """What the second one wanted."""
        return self.words[2]

    @property
    def result(self) -> str:
        """What will be there without anybody choosing: what the only one who changed it wanted."""
        return self.mine if self.theirs == self.was else self.theirs


def merge_page(request: Request, door: Door, form: DeedForm, row: Model | None, stale: StaleVersion) -> HttpResponse:
    """The page on which whoever saved second with a form puts both together."""
    found: list[Contested] = []
    same: list[tuple[str, str]] = []
    for name, each in form.fields.items():
        key = name if name in stale.current else f"{name}_id"
        if key not in stale.current or name == "revision":
            continue
        was, theirs, mine = (content.get(key) for content in (stale.base, stale.current, stale.submitted))
        merged = tuple((name, value) for value in _raw(stale.merged.get(key)))
        if was == theirs == mine:
            same += merged
            continue
        words = tuple(_shown(each, value) for value in (was, theirs, mine))
        if key not in stale.conflicts:
            found.append(Contested(name, str(each.label), words, is_conflict=False, carried=merged))
            continue
        options = tuple(_options(each, theirs, mine)) if isinstance(mine, list) else ()
        chosen = ("".join(_raw(theirs)[:1]), "".join(_raw(mine)[:1]))
        found.append(Contested(name, str(each.label), words, True, *chosen, options))  # noqa: FBT003 - a conflict
    return show_merge(
        request, found, stale, title=door.title, back=door.back(row), section=door.section, same=tuple(same)
    )


def show_merge(
    request: Request,
    contested: list[Contested],
    stale: StaleVersion,
    *,
    title: str,
    back: str,
    section: str,
    same: Fields = (),
) -> HttpResponse:
    """The page itself. `back`: where the own changes are given up; `same`: fields that nobody changed."""
    context = {
        "title": title,
        "contested": contested,
        "same": same,
        "revision": stale.current["revision"],
        "sentence": str(stale),
        "action": request.get_full_path(),
        "section": section,
        "back": back,
        "hat_key": hat_key(hat_of(request)),
    }
    return render(request, "merge.html", context, status=HTTPStatus.CONFLICT)


def _options(field: Any, theirs: Any, mine: list[Any]) -> list[tuple[str, str, bool]]:  # noqa: ANN401 - as in _shown
    labels = {str(key): str(label) for key, label in getattr(field, "choices", ())}
    return [(each, labels.get(each, each), each in _raw(mine)) for each in sorted({*_raw(theirs), *_raw(mine)})]


def _raw(value: Any) -> list[str]:  # noqa: ANN401 - any plain content
    match value:
        case None | False:
            return []
        case True:
            return ["on"]
        case list():
            return [str(each) for each in value]
    return [str(value)]


def _shown(field: Any, value: Any) -> str:  # noqa: ANN401 - a form field, and any plain content
    match value:
        case None | "" | []:
            return "—"
        case bool():
            return "是" if value else "否"
    labels = {str(key): str(label) for key, label in getattr(field, "choices", ())}
    values = value if isinstance(value, list) else [value]
    return "、".join(labels.get(str(each), str(each)) for each in values)
