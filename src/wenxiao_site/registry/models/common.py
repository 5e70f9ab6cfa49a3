"""What several models share."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import F, Q

if TYPE_CHECKING:
    from datetime import date

LEAST_YEAR, GREATEST_YEAR = 1949, 2200
"""Fiscal years that are taken for meant."""

HASH_LENGTH = 64
"""Hexadecimal digits of SHA-256 and of SM3."""


class Validity(models.Model):
    """In force on the days from `valid_from` up to, not including, `valid_to` (None: until further notice)."""

    valid_from = models.DateField("生效日期")
    valid_to = models.DateField("失效日期", null=True, blank=True, help_text="自这一天起不再有效；留空表示一直有效。")

    class Meta:
        """A period has at least one day."""

        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="%(class)s_valid_to_after_valid_from",
                violation_error_code="valid_to",
                violation_error_message="失效日期应晚于生效日期。",
            ),
        )

    def is_in_force(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


def in_force(day: date, prefix: str = "") -> Q:
    """The condition that a period of `Validity` covers a day; `prefix` leads to it, as in ``post__``."""
    begun = Q(**{f"{prefix}valid_from__lte": day})
    not_over = Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gt": day})
    return begun & not_over


def one_of(field: str, choices: type[models.TextChoices], label: str) -> models.CheckConstraint:
    """The database accepts only the declared words."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": sorted(choices.values)}),
        name=f"%(class)s_{field}_is_known",
        violation_error_code=field,
        violation_error_message=f"{label}不在可选范围内。",
    )


def fiscal_year_is_plausible(field: str = "fiscal_year") -> models.CheckConstraint:
    """A fiscal year has four digits of our time."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__gte": LEAST_YEAR, f"{field}__lte": GREATEST_YEAR}),
        name=f"%(class)s_{field}_is_plausible",
        violation_error_code=field,
        violation_error_message=f"预算年度应在 {LEAST_YEAR} 到 {GREATEST_YEAR} 之间。",
    )


def matches(field: str, pattern: str, sentence: str, *, blank: bool = False) -> models.CheckConstraint:
    """A code has its form; `blank`: or is empty."""
    condition = Q(**{f"{field}__regex": pattern})
    return models.CheckConstraint(
        condition=condition | Q(**{field: ""}) if blank else condition,
        name=f"%(class)s_{field}_has_its_form",
        violation_error_code=field,
        violation_error_message=sentence,
    )
