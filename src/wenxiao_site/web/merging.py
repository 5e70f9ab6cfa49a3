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


@dataclass(frozen=True, slots=True)
class Contested:
    """A field that somebody changed. `words`: was, theirs, mine; `…_raw`: what a form sends (several for a list)."""

    name: str
    label: str
    words: tuple[str, ...]
    theirs_raw: list[str]
    mine_raw: list[str]
    is_conflict: bool
    options: list[tuple[str, str, bool]]
    """Of a contested list: value, label, whether I chose it."""

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


def merge_page(request: Request, door: Door, form: DeedForm, row: Model | None, stale: StaleVersion) -> HttpResponse:
    """The page on which whoever saved second puts both together."""
    found, same = [], []
    for name, each in form.fields.items():
        key = name if name in stale.current else f"{name}_id"
        if key not in stale.current or name == "revision":
            continue
        was, theirs, mine = (content.get(key) for content in (stale.base, stale.current, stale.submitted))
        merged = stale.merged.get(key)
        if was == theirs == mine:
            same += [(name, value) for value in _raw(merged)]
            continue
        shown = [_shown(each, value) for value in (was, theirs, mine)]
        mine_raw = _raw(mine if key in stale.conflicts else merged)
        is_conflict = key in stale.conflicts
        options = _options(each, theirs, mine) if is_conflict and isinstance(mine, list) else []
        found.append(Contested(name, str(each.label), tuple(shown), _raw(theirs), mine_raw, is_conflict, options))
    context = {
        "door": door,
        "contested": found,
        "same": same,
        "revision": stale.current["revision"],
        "sentence": str(stale),
        "action": request.get_full_path(),
        "section": door.section,
        "back": door.back(row),
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
