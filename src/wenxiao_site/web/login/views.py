"""Logging in and out, changing the password, choosing the hat."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from wenxiao_site.actions import demonstrations, logins, people
from wenxiao_site.actions.errors import WHOLE, Refused
from wenxiao_site.web import clock
from wenxiao_site.web.visitors import address_of, for_person, hat_key, safe_next

if TYPE_CHECKING:
    from django.http import HttpResponse

    from wenxiao_site.registry.models import Person
    from wenxiao_site.web.visitors import Request

LONGEST_PASSWORD = 200
"""More is not hashed: nobody types it, and hashing costs."""


@require_http_methods(["GET", "HEAD", "POST"])
def login(request: Request) -> HttpResponse:
    """``/login``. What was typed on a page before the session ended is carried along, and shown there again."""
    posted = request.POST
    onward = posted.get("next") or request.GET.get("next") or ""
    context = {"next": onward, "kept": posted.get("kept", ""), "problems": {}, "login": "", "had_file": False}
    context["posted"] = "kept" in posted and bool(posted["kept"])
    context["demonstration_people"] = demonstrations.shown()
    if request.method != "POST":
        if request.visitor.person is not None:
            return redirect(safe_next(onward))
        return render(request, "login/login.html", context)
    name, secret = posted.get("login", "").strip().lower(), posted.get("password", "")
    problems = _blanks(login=(name, "请填写登录名。"), password=(secret, "请填写密码。"))
    if not problems and (len(secret) > LONGEST_PASSWORD or "\0" in name + secret):
        problems = {WHOLE: "登录名或密码不对。"}
    if not problems:
        try:
            person = logins.enter(login=name, password=secret, address=address_of(request), on=clock.actual())
        except Refused as refused:
            problems = refused.problems
        else:
            return _entered(request, person, safe_next(onward), posted.get("kept", ""))
    context |= {"problems": problems, "login": name}
    return render(request, "login/login.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _entered(request: Request, person: Person, onward: str, kept: str) -> HttpResponse:
    request.visitor.enter(request, person)
    if kept:
        request.visitor.keep(onward, kept)
    if person.must_change_password:
        return redirect("password")
    return HttpResponseRedirect(onward)


def _blanks(**fields: tuple[str, str]) -> dict[str, str]:
    return {name: sentence for name, (value, sentence) in fields.items() if not value}


@require_POST
def logout(request: Request) -> HttpResponse:
    """End the session."""
    person = request.visitor.person
    if person is not None:
        logins.leave(person=person, on=clock.actual())
        request.visitor.leave()
    return redirect("start")


@require_http_methods(["GET", "HEAD", "POST"])
@for_person
def password(request: Request) -> HttpResponse:
    """``/password``: change one's own; other sessions of the same person end."""
    person = request.visitor.person
    problems: dict[str, str] = {}
    if request.method == "POST" and person is not None:
        old, new, again = (request.POST.get(name, "") for name in ("old", "password", "again"))
        problems = _blanks(old=(old, "请填写原密码。"), password=(new, "请填写新密码。"))
        if new != again:
            problems["again"] = "两次填写的新密码不一样。"
        if len(new) > LONGEST_PASSWORD:
            problems["password"] = f"密码最多 {LONGEST_PASSWORD} 位。"
        if not problems:
            try:
                changed = people.change_password(person=person.pk, old=old, new=new, on=clock.actual())
            except Refused as refused:
                problems = dict(refused.problems)
            else:
                request.visitor.enter(request, changed)
                request.visitor.say("密码已修改，其他地方的登录都已退出。")
                return redirect("home")
    context = {"problems": problems, "rules": _rules(), "forced": person is not None and person.must_change_password}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problems else HTTPStatus.OK
    return render(request, "login/password.html", context, status=status)


def _rules() -> str:
    return (
        f"至少 {people.LEAST_PASSWORD_LENGTH} 位，大写字母、小写字母、数字、其他符号中至少用"
        f" {people.LEAST_KINDS_OF_CHARACTERS} 种，不含登录名和姓名，不用常见密码。"
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_person
def hat(request: Request) -> HttpResponse:
    """``/hat``: choose which of one's posts to act on, or whose one acts on while they are away."""
    visitor = request.visitor
    onward = safe_next(request.POST.get("next") or request.GET.get("next"))
    if request.method == "POST":
        chosen = [each for each in visitor.hats if hat_key(each) == request.POST.get("hat")]
        if chosen:
            visitor.wear(chosen[0])
            return HttpResponseRedirect(onward)
    context = {"choices": visitor.hats, "next": onward, "worn": visitor.hat}
    return render(request, "login/hat.html", context)
