"""Scaled fields: what goes in comes out, exactly, or is refused."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, models
from hypothesis import given
from hypothesis import strategies as st

from wenxiao.kernel.scales import LARGEST
from wenxiao_site.registry.fields import AmountField, PointsField, RatioField, ValueField

FIELDS = (AmountField("金额"), ValueField("值"), PointsField("分值"), RatioField("比率"))


class Purse(models.Model):
    """A table of amounts, for this file alone."""

    amount = AmountField("金额")

    class Meta:
        app_label = "registry_test"

    def __str__(self):
        return str(self.amount)


NUMBERS = st.integers(-LARGEST, LARGEST)


@given(number=NUMBERS, field=st.sampled_from(FIELDS))
def test_a_number_survives_the_way_to_the_database_and_back(number, field):
    exact = field.from_db_value(number)
    assert field.get_prep_value(exact) == number
    assert field.get_prep_value(str(exact)) == number
    assert field.to_python(exact) == exact
    assert -exact.as_tuple().exponent == field.places


@given(number=st.floats(allow_nan=True, allow_infinity=True), field=st.sampled_from(FIELDS))
def test_a_float_is_refused_even_when_it_looks_whole(number, field):
    with pytest.raises(ValidationError, match="不是精确的十进制数"):
        field.get_prep_value(number)


@given(number=NUMBERS, digit=st.integers(1, 9), field=st.sampled_from(FIELDS))
def test_one_decimal_too_many_is_refused_and_not_rounded(number, digit, field):
    text = f"{abs(number)}.{'0' * field.places}{digit}"
    with pytest.raises(ValidationError, match=r"最多保留|太大"):
        field.get_prep_value(text)


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", "", "1 2", "一百", "1e999", "--1"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValidationError):
        FIELDS[0].get_prep_value(text)


def test_blank_is_not_zero():
    assert [(each.get_prep_value(None), each.from_db_value(None)) for each in FIELDS] == [(None, None)] * 4


@pytest.mark.parametrize("value", [2.5, Decimal("2.5")])
def test_an_average_is_not_taken_for_money(value):
    with pytest.raises(TypeError, match="averages"):
        FIELDS[0].from_db_value(value)


def test_sums_and_comparisons_in_the_database_are_exact(database):
    with connection.schema_editor() as editor:
        editor.create_model(Purse)
    amounts = ["12345678901.10", "0.10", "0.20", "-0.30", "999999999999.99"]
    Purse.objects.bulk_create([Purse(amount=each) for each in amounts])
    total = Purse.objects.aggregate(models.Sum("amount"))["amount__sum"]
    assert total == sum(map(Decimal, amounts))
    assert str(total) == "1012345678901.09"
    assert Purse.objects.filter(amount__gt="0.10").count() == 3
    assert Purse.objects.get(amount=Decimal("0.1")).amount == Decimal("0.10")
    with pytest.raises(ValidationError):
        Purse.objects.filter(amount__gt=0.1).count()
