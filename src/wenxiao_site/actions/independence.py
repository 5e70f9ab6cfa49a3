"""Whether external evaluators may evaluate a unit: what keeps each of them away, for any number of them at once.

An evaluator keeps away from itself and what it belongs to; from what was declared; where somebody who works for it
holds or held a post in the evaluated unit or above it; where it served the unit in another way. After the end of a post
or a service the rulebook's cooling-off years have to pass.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q

from wenxiao_site.registry.models import (
    Commission,
    ConflictDeclaration,
    Engagement,
    EvaluatorSuspension,
    Post,
    Role,
    UnitLink,
    in_force,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from wenxiao_site.registry.models import Credential, Person, Unit

Sentences = dict[int, list[str]]
"""What keeps away, by the primary key of the evaluator."""


def obstacles(evaluators: Sequence[Unit], evaluated: Unit, day: date, cooling_off: int) -> Sentences:
    """Why each of some evaluators may not evaluate a unit on a day, in sentences; nothing for who may.

    `cooling_off`: whole years that have to pass after a post or a service has ended.
    """
    found: Sentences = {each.pk: [] for each in evaluators}
    since = _years_before(day, cooling_off)
    _same(found, evaluators, evaluated)
    _suspended(found, day)
    _declared(found, evaluated, day)
    for unit, sentence in _posts_of_staff(found, evaluated, since):
        found[unit].append(sentence)
    _served(found, evaluated, since, cooling_off)
    return found


def persons(
    credentials: QuerySet[Credential], evaluated: Unit, day: date, cooling_off: int
) -> list[tuple[Credential, str]]:
    """Of some lead evaluators and experts, those who have to keep away from a unit, each with the sentence why.

    By the person where the credential names one, else by the name: namesakes are told apart by naming the person.
    """
    since = _years_before(day, cooling_off)
    posts = _posts_in(evaluated, since).select_related("person", "unit").order_by("pk")
    by_person = {each.person_id: each for each in posts}
    by_name = {each.person.name: each for each in posts}
    found = []
    for each in credentials:
        post = by_name.get(each.holder) if each.person_id is None else by_person.get(each.person_id)
        if post is not None and post.unit_id != each.unit_id:
            alike = "" if each.person_id is not None else "（按姓名核对；如只是同名，请在资质里登记本人账号）"
            found.append((each, f"{each.get_capacity_display()}“{each.holder}”{_held(post)}，应当回避{alike}。"))
    return found


def persons_near(evaluated: Sequence[int], person: Person, day: date, cooling_off: int) -> str:
    """The sentence about a post that a person has, or had, in or above one of some units; empty without one."""
    above = UnitLink.objects.filter(descendant__in=evaluated).values("ancestor")
    posts = Post.objects.filter(person=person, unit__in=above).filter(
        Q(valid_to__isnull=True) | Q(valid_to__gt=_years_before(day, cooling_off))
    )
    post = posts.select_related("unit").order_by("pk").first()
    return f"“{person}”{_held(post)}，应当回避。" if post is not None else ""


def _years_before(day: date, years: int) -> date:
    """The same day some years ago; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 3, 1)


def _above(evaluated: Unit) -> QuerySet[UnitLink, Any]:
    return UnitLink.objects.filter(descendant=evaluated).values("ancestor")


def _posts_in(evaluated: Unit, since: date) -> QuerySet[Post]:
    """Posts in a unit, above or below it, that are held or ended less than the cooling-off ago."""
    below = UnitLink.objects.filter(ancestor=evaluated).values("descendant")
    near = Q(unit__in=_above(evaluated)) | Q(unit__in=below)
    return Post.objects.filter(near).filter(Q(valid_to__isnull=True) | Q(valid_to__gt=since))


def _held(post: Post) -> str:
    ended = f"至 {post.valid_to}" if post.valid_to is not None else "至今"
    return f"自 {post.valid_from} {ended}在“{post.unit}”任职"


def _same(found: Sentences, evaluators: Sequence[Unit], evaluated: Unit) -> None:
    links = UnitLink.objects.filter(
        Q(ancestor=evaluated, descendant__in=found) | Q(ancestor__in=found, descendant=evaluated)
    )
    related = {pk for pair in links.values_list("ancestor", "descendant") for pk in pair}
    for each in evaluators:
        if each.pk in related or (each.credit_code and each.credit_code == evaluated.credit_code):
            found[each.pk].append(f"“{each}”与被评价单位“{evaluated}”是同一主体或有隶属关系，不能评价自己。")


def _suspended(found: Sentences, day: date) -> None:
    for row in EvaluatorSuspension.objects.filter(in_force(day), unit__in=found, credential__isnull=True):
        found[row.unit_id].append(f"已被暂停委托至 {row.valid_to}：{row.reason}（{row.document}）。")


def _declared(found: Sentences, evaluated: Unit, day: date) -> None:
    declared = ConflictDeclaration.objects.filter(in_force(day), unit__in=found, about__in=_above(evaluated))
    for row in declared.select_related("unit", "about").order_by("pk"):
        found[row.unit_id].append(f"“{row.unit}”应当回避：{row.holder}（{row.relation}），涉及“{row.about}”。")


def _posts_of_staff(found: Sentences, evaluated: Unit, since: date) -> list[tuple[int, str]]:
    """Persons with an account at the evaluator who have, or had, a post at the evaluated unit."""
    staff = Post.objects.filter(role=Role.EXTERNAL_EVALUATOR, unit__in=found, valid_to__isnull=True)
    near = _posts_in(evaluated, since).filter(person__in=staff.values("person"))
    posts = list(near.select_related("person", "unit").order_by("pk"))
    employers: dict[int, list[int]] = {}
    if posts:
        for person, unit in staff.values_list("person", "unit"):
            employers.setdefault(person, []).append(unit)
    return [
        (unit, f"机构人员“{post.person}”{_held(post)}，应当回避。")
        for post in posts
        for unit in employers[post.person_id]
        if unit != post.unit_id
    ]


def _served(found: Sentences, evaluated: Unit, since: date, cooling_off: int) -> None:
    """Engagements with the unit's projects that were no evaluation commissioned here."""
    commissioned = Commission.objects.filter(
        unit=OuterRef("unit"), evaluation__project=OuterRef("project"), contract=OuterRef("document")
    )
    served = Engagement.objects.filter(unit__in=found, project__unit=evaluated).filter(
        ~Exists(commissioned), Q(valid_to__isnull=True) | Q(valid_to__gt=since)
    )
    for row in served.select_related("project").order_by("pk"):
        ended = f"至 {row.valid_to}" if row.valid_to is not None else "至今"
        found[row.unit_id or 0].append(
            f"自 {row.valid_from} {ended}受托为“{evaluated}”的“{row.project.name}”提供服务（{row.document}），"
            f"结束后满 {cooling_off} 年才能评价这个单位。"
        )
