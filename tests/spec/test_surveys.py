"""Margin of error and sample of a survey: stated for opinions in halves, rounded to the safe side."""

from datetime import date

import pytest

from wenxiao.forms.surveys import margin_of_error, points_of, result, sample_needed
from wenxiao.rules.catalogue import rulebook

RULES = rulebook().on("CN-XJ-6543", date(2026, 5, 1))


@pytest.mark.parametrize(
    ("counted", "population", "margin"),
    [
        (0, None, None),
        (1, None, 9800),
        (384, None, 501),  # 1.96 × √(0.25 ÷ 384) = 5.0010 %
        (385, None, 500),  # 4.9945 %, rounded up
        (278, 1000, 500),
        (1000, 1000, 0),  # everybody was asked
    ],
)
def test_margin_of_error(counted, population, margin):
    assert margin_of_error(counted, population, RULES) == margin


@pytest.mark.parametrize(("population", "needed"), [(None, 385), (1000, 278), (100, 80), (1, 1)])
def test_sample_needed(population, needed):
    assert sample_needed(population, RULES) == needed


@pytest.mark.parametrize(
    ("choices", "points"), [(["5"], 10000), (["1"], 0), (["4"], 7500), (["5", "4"], 8750), (["5", "4", "4"], 8333)]
)
def test_points_of_an_answer(choices, points):
    assert points_of(choices) == points


def test_a_level_that_is_none():
    with pytest.raises(KeyError):
        points_of(["6"])


def test_no_answers():
    told = result([], 2, 1000, RULES)
    assert (told.counted, told.rate, told.margin, told.needed) == (0, None, None, 278)
