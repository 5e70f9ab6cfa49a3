"""Columns that keep what they are given: exact numbers as scaled BIGINT, texts within their length on every database.

Neither SQLite's REAL nor a float may come near money: a scaled field takes exact decimals and refuses the rest.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar
from unicodedata import category

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.functional import cached_property

from wenxiao.kernel.scales import LARGEST, TooLargeError, to_scaled

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models import CharField, Field, TextField
else:

    class Field(models.Field):  # noqa: D101 - Django's fields take type parameters in the stubs only
        def __class_getitem__(cls, _: object) -> type:
            return cls

    class CharField(Field, models.CharField):  # noqa: D101 - as above
        pass

    class TextField(Field, models.TextField):  # noqa: D101 - as above
        pass


_ST = TypeVar("_ST", contravariant=True)  # noqa: PLC0105 - named as in the stubs, which the mypy plugin looks for
_GT = TypeVar("_GT", covariant=True)  # noqa: PLC0105 - as above

Exact = Decimal | int | str
"""What a scaled field takes: a decimal, a whole number, or the plain text of one."""


class ScaledField(Field[_ST, _GT]):
    """An exact decimal, stored as a BIGINT of 10**-`places`.

    Takes Decimal, int and plain decimal texts; gives Decimal with exactly `places` places. Raises ValidationError for
    floats, for more places than it keeps and for magnitudes beyond `wenxiao.kernel.scales.LARGEST`: nothing is rounded
    and nothing is lost.
    """

    _pyi_private_set_type: Exact  # for the mypy plugin
    _pyi_private_get_type: Decimal
    _pyi_lookup_exact_type: Exact

    places: ClassVar[int]
    kind: ClassVar[str]
    empty_strings_allowed = False

    def get_internal_type(self) -> str:
        """A BIGINT for the database."""
        return "BigIntegerField"

    def to_python(self, value: object) -> Decimal | None:
        """The exact decimal. Raises ValidationError with a sentence."""
        return None if value is None else self._shown(self._scaled(value))

    def get_prep_value(self, value: object) -> int | None:
        """The scaled integer to store or to compare with. Raises ValidationError with a sentence."""
        value = super().get_prep_value(value)
        return None if value is None else self._scaled(value)

    def from_db_value(self, value: int | Decimal | None, *_: object) -> Decimal | None:
        """The exact decimal behind a stored integer or a sum of them (which PostgreSQL gives as a numeric)."""
        if value is None:
            return None
        if value != int(value) or isinstance(value, float):
            raise TypeError(f"{value!r} is no sum of whole numbers; averages are the business of statistics")
        return self._shown(int(value))

    def value_to_string(self, obj: models.Model) -> str:
        """The exact decimal text, for serialisation."""
        value = self.value_from_object(obj)
        return "" if value is None else str(self.to_python(value))

    def formfield(self, **kwargs: Any) -> forms.Field | None:  # noqa: ANN401 - as Django has it
        """A decimal input that allows as many places as are kept."""
        return super().formfield(**{"form_class": forms.DecimalField, "decimal_places": self.places, **kwargs})

    def _shown(self, number: int) -> Decimal:
        return Decimal(number).scaleb(-self.places)

    def _scaled(self, value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, Decimal | int | str):
            raise ValidationError("%(value)s 不是精确的十进制数。", code="inexact", params={"value": value})
        text = value.strip() if isinstance(value, str) else str(value)
        try:
            scaled = to_scaled(text, self.places)
        except TooLargeError:
            most = self._shown(LARGEST)
            raise ValidationError(
                "%(value)s 太大，最多 %(most)s。", code="too_large", params={"value": value, "most": f"{most:f}"}
            ) from None
        except ValueError:
            raise ValidationError("“%(value)s”不是数字。", code="not_a_number", params={"value": value}) from None
        if scaled.rounded:
            raise ValidationError(
                "%(value)s 的小数太多，%(kind)s最多保留 %(places)s 位小数。",
                code="too_fine",
                params={"value": value, "kind": self.kind, "places": self.places},
            )
        return scaled.number


class AmountField(ScaledField[_ST, _GT]):
    """Money in yuan, stored in fen."""

    places = 2
    kind = "金额"


class ValueField(ScaledField[_ST, _GT]):
    """The value of an indicator, stored ×10⁴."""

    places = 4
    kind = "指标值"


class PointsField(ScaledField[_ST, _GT]):
    """Points of a score, stored ×10²."""

    places = 2
    kind = "分值"


class RatioField(ScaledField[_ST, _GT]):
    """A ratio, 1 for 100 %, stored ×10⁴."""

    places = 4
    kind = "比率"


def no_control_characters(text: str) -> None:
    """Refuse what no keyboard types and PostgreSQL does not store. Raises ValidationError."""
    if any(category(each) == "Cc" and each not in "\n\t\r" for each in text):
        raise ValidationError("含有不可见的控制字符，请删除后重新输入。", code="control_characters")


def single_line(text: str) -> None:
    """Refuse line breaks. Raises ValidationError."""
    if "\n" in text or "\r" in text:
        raise ValidationError("只能写一行，请去掉换行。", code="several_lines")


def _within_length(field: models.Field[Any, Any], connection: BaseDatabaseWrapper) -> str:
    return f"LENGTH({connection.ops.quote_name(field.column or '')}) <= {field.max_length}"


class LineField(CharField[_ST, _GT]):
    """One line of text, empty when there is none. SQLite checks the length too, which it does not by itself."""

    default_validators = [no_control_characters, single_line]  # noqa: RUF012 - as Django has it

    def db_check(self, connection: BaseDatabaseWrapper) -> str | None:
        """The check of the length, for SQLite."""
        if connection.vendor != "sqlite":
            return None
        return _within_length(self, connection)


class ParagraphField(TextField[_ST, _GT]):
    """Text of several lines, empty when there is none, with a greatest length that every database checks."""

    default_validators = [no_control_characters]  # noqa: RUF012 - as Django has it

    @cached_property
    def validators(self) -> list[Any]:
        """Those of any text, and the greatest length."""
        return [*super().validators, *([MaxLengthValidator(self.max_length)] if self.max_length else [])]

    def db_check(self, connection: BaseDatabaseWrapper) -> str | None:
        """The check of the length."""
        if self.max_length is None:
            return None
        return _within_length(self, connection)
