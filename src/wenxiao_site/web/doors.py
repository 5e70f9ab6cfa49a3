"""A door for every verb: its form, the one action that it calls, and what is said when it was done or refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import PermissionDenied
from django.forms import BooleanField, FileField, MultipleChoiceField, PasswordInput, Textarea
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from wenxiao_site.actions.errors import Late, Missing, NotAllowed, Refused, StaleVersion
from wenxiao_site.visibility import RIGHTS, allowed_on_seen, changeable, may, visible
from wenxiao_site.web import clock
from wenxiao_site.web.merging import merge_page
from wenxiao_site.web.visitors import for_hat, hat_key, hat_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from django.db.models import Model
    from django.http import HttpResponse, QueryDict
    from django.urls import URLPattern

    from wenxiao_site.visibility import Hat
    from wenxiao_site.web.forms import DeedForm
    from wenxiao_site.web.visitors import Request

OTHER_HAT: Final = "这一页是用另一个身份打开的，没有保存。请核对后再提交，或换回原来的身份。"
_MANY: Final = 6
"""Fields of a form from which on it is long."""

STALE: Final = "您打开之后，别人又修改过，所以没有办理。请返回看过现在的内容再来。"


@dataclass(frozen=True, slots=True)
class Sent:
    """What a form handed in: the row, the fields, and who and when."""

    row: Any
    given: Mapping[str, Any]
    by: Hat
    on: datetime

    def only(self, *names: str) -> dict[str, Any]:
        """Some of the fields."""
        return {name: self.given[name] for name in names}


@dataclass(frozen=True, slots=True)
class Shown:
    """A page to show instead of going on: what is told once."""

    template: str
    context: dict[str, Any]


@dataclass(frozen=True)
class Door:
    """One verb in the site. `then`: where to go when it was done, or the page to show.

    `opens`: a condition on the row beyond the rights, such as its state: without it no button leads here.
    `template`, `beside`: another page for the form, and what it shows beside it.
    `chosen`: the row that the right is about is chosen in the form, not named by the address.
    `related`: what is read together with the row.
    """

    verb: str
    address: str
    title: str
    form: type[DeedForm]
    act: Callable[[Sent], Any]
    then: Callable[[Any, Sent], str | Shown]
    button: str = "保存"
    said: str | Callable[[Any], str] = "已保存。"
    lead: str = ""
    opens: Callable[[Any], bool] = lambda _: True
    chosen: bool = False
    section: str = ""
    name: str = ""
    back: Callable[[Any], str] = field(default=lambda _: reverse("home"))
    template: str = "deed.html"
    beside: Callable[[Any, Hat], dict[str, Any]] = lambda _row, _hat: {}
    related: tuple[str, ...] = ()

    @property
    def route(self) -> str:
        """The name of the address."""
        return self.name or self.verb

    @cached_property
    def keeps(self) -> bool:
        """Whether what is typed is kept by itself: forms with a text of several lines, or with many fields."""
        widgets = [each.widget for each in self.form.base_fields.values() if not each.widget.is_hidden]
        if any(isinstance(each, PasswordInput) for each in widgets):
            return False
        return len(widgets) >= _MANY or any(isinstance(each, Textarea) for each in widgets)

    @cached_property
    def model(self) -> type[Model] | None:
        """What the address names a row of."""
        return None if self.chosen else RIGHTS[self.verb].model

    def pattern(self) -> URLPattern:
        """Its address."""
        return path(self.address, require_http_methods(["GET", "HEAD", "POST"])(for_hat(self.answer)), name=self.route)

    def is_open(self, hat: Hat, row: Model | None) -> bool:
        """Whether a hat may use it on a row now."""
        return self.opens(row) and may(hat, self.verb, None if self.chosen else row)

    def href(self, row: Model | None = None) -> str:
        """Its address for a row."""
        return reverse(self.route, kwargs={"pk": row.pk} if row is not None and "<int:pk>" in self.address else {})

    def answer(self, request: Request, pk: int | None = None) -> HttpResponse:
        """Show the form, or do the deed."""
        hat = hat_of(request)
        row = self._row(hat, pk)
        if request.method != "POST":
            return self.open(request, hat, row)
        path = request.get_full_path()
        form = self.form(request.POST, request.FILES, hat=hat, row=row)
        if form.is_valid():
            sent = Sent(row, form.cleaned_data, hat, clock.now())
            try:
                refuse_other_hat(request.POST, hat)
                done = self.act(sent)
            except StaleVersion as stale:
                if form.visible_fields():
                    return merge_page(request, self, form, row, stale)
                form.add_error(None, STALE)
            except Missing as missing:
                raise Http404 from missing
            except NotAllowed as refused:
                raise PermissionDenied(*refused.problems.values()) from refused
            except Refused as refused:
                form.refuse(refused)
                if isinstance(refused, Late) and self.keeps:
                    request.visitor.keep_draft(path, request.POST)
            else:
                went = self.then(done, sent)
                if isinstance(went, Shown):
                    return render(request, went.template, went.context)
                if self.keeps:
                    request.visitor.hand_in(path)
                request.visitor.say(self.said if isinstance(self.said, str) else self.said(done))
                return redirect(went)
        return self.page(request, form, row, status=HTTPStatus.UNPROCESSABLE_ENTITY)

    def open(self, request: Request, hat: Hat, row: Model | None) -> HttpResponse:
        """The form as it is opened: with what an ended session or an earlier visit left, else as the row is."""
        path = request.get_full_path()
        kept = request.visitor.kept(path)
        if "forget" in request.GET:
            request.visitor.hand_in(without_forgetting(path))
            return redirect(without_forgetting(path))
        drafted = request.visitor.drafted(path) if self.keeps and kept is None else None
        first = {name: value for name, value in request.GET.items() if name in self.form.base_fields}
        if drafted:
            first |= as_first_shown(self.form, drafted[0])
        form = self.form(kept, hat=hat, row=row, initial=first)
        return self.page(request, form, row, restored=kept is not None, drafted_at=drafted[1] if drafted else None)

    def page(
        self,
        request: Request,
        form: DeedForm,
        row: Model | None,
        *,
        restored: bool = False,
        drafted_at: datetime | None = None,
        status: HTTPStatus = HTTPStatus.OK,
    ) -> HttpResponse:
        """The form on a page of its own."""
        context = {"door": self, "form": form, "row": row, "restored": restored, "section": self.section}
        context |= {"back": self.back(row), "hat_key": hat_key(hat_of(request)), "action": request.get_full_path()}
        context |= {"drafted_at": drafted_at, "keeps": self.keeps, "forgetting": forgetting(request.get_full_path())}
        return render(request, self.template, context | self.beside(row, hat_of(request)), status=status)

    def _row(self, hat: Hat, pk: int | None) -> Model | None:
        if self.model is None:
            if not may(hat, self.verb):
                raise PermissionDenied
            return None
        if pk is None:  # the verb is about the post that is worn
            pk = hat.post.pk
        rows = changeable(self.verb, self.model, hat).filter(pk=pk)
        row = (rows.select_related(*self.related) if self.related else rows).first()
        if row is None:
            if visible(self.model, hat).filter(pk=pk).exists():
                raise PermissionDenied
            raise Http404
        return row


def as_first_shown(form: type[DeedForm], fields: QueryDict) -> dict[str, Any]:
    """A draft as a form shows it before anybody has said that it is ready: without sentences about what is missing."""
    told: dict[str, Any] = {}
    for name, field_ in form.base_fields.items():
        if isinstance(field_, MultipleChoiceField):
            told[name] = fields.getlist(name)
        elif isinstance(field_, BooleanField):
            told[name] = name in fields
        elif name in fields and not isinstance(field_, FileField):
            told[name] = fields[name]
    return told


def forgetting(path: str) -> str:
    """The address that gives up what was kept of a page."""
    return f"{path}{'&' if '?' in path else '?'}forget=1"


def without_forgetting(path: str) -> str:
    """The address of the page itself."""
    return path.replace("?forget=1", "").replace("&forget=1", "")


def refuse_other_hat(sent: QueryDict, hat: Hat) -> None:
    """A page that was opened with one hat is not handed in with another. Raises Refused."""
    if sent.get("hat", hat_key(hat)) != hat_key(hat):
        raise Refused(OTHER_HAT)


def open_doors(hat: Hat, row: Model | None, doors: Iterable[Door]) -> list[tuple[str, str]]:
    """Words and addresses of the doors that are open to a hat for a row that it sees."""
    if row is not None:
        return doors_of(hat, [row], doors)[row.pk]
    return [(each.title, each.href(row)) for each in doors if each.is_open(hat, row)]


def doors_of(hat: Hat, rows: Sequence[Model], doors: Iterable[Door]) -> dict[Any, list[tuple[str, str]]]:
    """The same for many rows of one model, by primary key, in at most one query."""
    known = list(doors)
    if not rows:
        return {}
    asked = [each.verb for each in known if not each.chosen and any(map(each.opens, rows))]
    may_do = allowed_on_seen(hat, type(rows[0]), rows, asked)

    def is_open(door: Door, row: Model) -> bool:
        if not door.opens(row):
            return False
        return may(hat, door.verb) if door.chosen or door.model is None else door.verb in may_do[row.pk]

    return {row.pk: [(each.title, each.href(row)) for each in known if is_open(each, row)] for row in rows}
