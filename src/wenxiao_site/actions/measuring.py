"""Figures for somebody: the facts that a hat may see, and what their names are. Reads only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenxiao_site.registry.models import Post
from wenxiao_site.registry.models.common import GREATEST_YEAR, LEAST_YEAR
from wenxiao_site.statistics.asking import WHOLE, Question, Reading, Scope, reading
from wenxiao_site.statistics.codes import PUBLIC
from wenxiao_site.statistics.facts import STORE
from wenxiao_site.visibility import PUBLIC_STEPS, Hat, reach_of_facts

if TYPE_CHECKING:
    from datetime import date

    import polars as pl

    from wenxiao_site.statistics.codes import Named
    from wenxiao_site.statistics.facts import Facts


def scope_of(hat: Hat) -> Scope:
    """Whose facts a hat may count: those that it may see."""
    is_all, units, projects = reach_of_facts(hat)
    return Scope(is_all=is_all, units=units, projects=projects)


def seen(question: Question, hat: Hat | None) -> tuple[Facts, Reading]:
    """The facts so far, and what a question finds among those that a hat may see; without a hat, among all."""
    facts = STORE.facts()
    return facts, reading(facts, question, WHOLE if hat is None else scope_of(hat))


def public_scope() -> Scope:
    """The facts that everybody may count."""
    return Scope(is_all=True, public=tuple((kind.value, steps) for kind, steps in PUBLIC_STEPS.items()))


def public_frame(facts: Facts) -> pl.DataFrame:
    """The public part of the facts, as a file may carry it away."""
    return reading(facts, Question(LEAST_YEAR, GREATEST_YEAR), public_scope()).frame


def scope_named(named: Named, day: date) -> Scope:
    """Whose facts a code counts. Raises LookupError when there is no such post."""
    if named.post == PUBLIC:
        return public_scope()
    hat = view_of(named, day)
    return WHOLE if hat is None else scope_of(hat)


def view_of(named: Named, day: date) -> Hat | None:
    """The hat whose view a code names; None for everything. Raises LookupError when there is no such post."""
    if named.post is None:
        return None
    post = Post.objects.select_related("person", "unit", "region").filter(pk=named.post).first()
    if post is None:
        raise LookupError("编号里的岗位不存在。")
    return Hat(post.person, post, day)
