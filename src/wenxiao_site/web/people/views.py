"""People and what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wenxiao_site.registry.models import Delegation, Person, Post, in_force
from wenxiao_site.visibility import visible
from wenxiao_site.web import clock
from wenxiao_site.web.doors import open_doors
from wenxiao_site.web.lists import page_of
from wenxiao_site.web.people.doors import DELEGATION_DOORS, OWN_DOORS, PEOPLE_DOORS, PERSON_DOORS, POST_DOORS
from wenxiao_site.web.visitors import for_hat, hat_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from wenxiao_site.web.visitors import Request


@require_safe
@for_hat
def people(request: Request) -> HttpResponse:
    """``/people``: those one may see, looked for by name or login."""
    hat = hat_of(request)
    text = request.GET.get("text", "").strip()
    found = visible(Person, hat)
    if text:
        found = found.filter(Q(name__icontains=text) | Q(login__icontains=text.lower()))
    listed = page_of(request, found, ("login", "id"))
    posts: dict[int, list[Post]] = {}
    for post in (
        visible(Post, hat)
        .filter(in_force(clock.today()), person__in=[each.pk for each in listed])
        .select_related("unit", "region")
        .order_by("pk")
    ):
        posts.setdefault(post.person_id, []).append(post)
    context = {
        "section": "people",
        "people": listed,
        "posts": posts,
        "text": text,
        "now": clock.actual(),
        "doors": open_doors(hat, None, PEOPLE_DOORS),
    }
    return render(request, "people/people.html", context)


@require_safe
@for_hat
def person(request: Request, pk: int) -> HttpResponse:
    """``/people/<id>``: an account and its posts."""
    hat = hat_of(request)
    row = visible(Person, hat).filter(pk=pk).first()
    if row is None:
        raise Http404
    posts = visible(Post, hat).filter(person=row).select_related("unit", "region").order_by("-valid_from", "pk")
    context = {
        "section": "people",
        "row": row,
        "now": clock.actual(),
        "posts": [(each, open_doors(hat, each, POST_DOORS)) for each in posts],
        "delegations": visible(Delegation, hat)
        .filter(Q(person=row) | Q(post__person=row))
        .select_related("person", "post__person"),
        "doors": open_doors(hat, row, PERSON_DOORS),
    }
    return render(request, "people/person.html", context)


@require_safe
@for_hat
def me(request: Request) -> HttpResponse:
    """``/me``: what one holds, who acts for whom, and how one is reached."""
    hat = hat_of(request)
    own = Q(person=hat.person) | Q(post__person=hat.person)
    delegations = (
        visible(Delegation, hat).filter(own).select_related("person", "post__person", "post__unit", "post__region")
    )
    context = {
        "row": hat.person,
        "hats": request.visitor.hats,
        "worn": hat,
        "delegations": [
            (each, open_doors(hat, each, DELEGATION_DOORS)) for each in delegations.order_by("-valid_from")
        ],
        "today": clock.today(),
        "doors": open_doors(hat, hat.post, OWN_DOORS),
    }
    return render(request, "people/me.html", context)
