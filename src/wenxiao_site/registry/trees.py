"""Trees as closure tables: one row for every pair of a node and one above it, itself included at depth 0.

The question "is this below that?" is a join, never a comparison of codes. A tree of nodes N is kept by a model of links
that has the fields of `Link` and foreign keys `ancestor` and `descendant` to N, and a field `parent` on N.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least

if TYPE_CHECKING:
    from collections.abc import Iterable


class UnderItselfError(ValueError):
    """A node was to be moved under itself or under a node below it."""


class Link(models.Model):
    """A pair of nodes, `depth` steps apart. The constraints make a circle impossible.

    A node is above itself at depth 0 only; it has one node above it at each depth; and of two nodes, at most one is
    above the other.
    """

    depth = models.PositiveSmallIntegerField("层差")

    class Meta:
        """The constraints, named after the model."""

        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                condition=Q(depth=0, ancestor=F("descendant")) | (Q(depth__gt=0) & ~Q(ancestor=F("descendant"))),
                name="%(class)s_no_circle",
                violation_error_code="parent",
                violation_error_message="不能把上级放到自己或自己的下级之下。",
            ),
            models.UniqueConstraint(fields=("descendant", "depth"), name="%(class)s_one_above_at_each_depth"),
            models.UniqueConstraint(
                Least("ancestor", "descendant"), Greatest("ancestor", "descendant"), name="%(class)s_one_direction"
            ),
        )
        indexes = (models.Index(fields=("ancestor", "descendant"), name="%(class)s_down"),)


class _Node(Protocol):
    pk: int
    parent_id: int | None


def plant(links: type[Any], node: _Node) -> None:
    """Write the links of a node that was just created under its parent."""
    above: Iterable[tuple[int, int]] = ()
    if node.parent_id is not None:
        above = links.objects.filter(descendant=node.parent_id).values_list("ancestor", "depth")
    pairs = [(node.pk, 0), *((ancestor, depth + 1) for ancestor, depth in above)]
    links.objects.bulk_create(
        [links(ancestor_id=ancestor, descendant_id=node.pk, depth=depth) for ancestor, depth in pairs]
    )


def move(links: type[Any], node: _Node, parent: int | None) -> None:
    """Rewrite the links of a node and all below it for another parent (None: to the top).

    The caller saves `parent` on the node. Raises UnderItselfError.
    """
    kept = links.objects
    below = dict(kept.filter(ancestor=node.pk).values_list("descendant", "depth"))
    if parent in below:
        raise UnderItselfError(node.pk, parent)
    kept.filter(descendant__in=below).exclude(ancestor__in=below).delete()
    above = dict(kept.filter(descendant=parent).values_list("ancestor", "depth")) if parent is not None else {}
    kept.bulk_create(
        [
            links(ancestor_id=ancestor, descendant_id=descendant, depth=over + 1 + under)
            for ancestor, over in above.items()
            for descendant, under in below.items()
        ]
    )
