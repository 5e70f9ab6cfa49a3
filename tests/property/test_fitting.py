"""The fit under a ceiling is the best there is: every choice of small cases is tried."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wenxiao_site.adapters.fitting import Candidate, UnreachableFloorError, fit

CANDIDATES = st.lists(
    st.builds(
        Candidate,
        amount=st.integers(1, 40),
        points=st.integers(0, 6),
        counts=st.booleans(),
        is_divisible=st.booleans(),
    ),
    max_size=6,
)


def best(candidates, ceiling, floor):
    """The greatest value of any choice, by trying each; a divisible request is as many requests of one unit."""
    reached = {(0, 0): 0}
    for each in candidates:
        parts = range(each.amount + 1) if each.is_divisible else (0, each.amount)
        found = {}
        for ((spent, protected), value), part in product(reached.items(), parts):
            if spent + part <= ceiling:
                key = (spent + part, protected + part * each.counts)
                found[key] = max(found.get(key, -1), value + part * each.points)
        reached = found
    return max((value for (_, protected), value in reached.items() if protected >= floor), default=None)


@settings(max_examples=120, deadline=None)
@given(CANDIDATES, st.integers(0, 160), st.integers(0, 100), st.sampled_from([1, 100, 10_007]))
def test_no_choice_is_worth_more(candidates, ceiling, floor, unit):
    floor = min(floor, ceiling)
    expected = best(candidates, ceiling, floor)
    asked = [Candidate(each.amount * unit, each.points, each.counts, each.is_divisible) for each in candidates]
    if expected is None:
        with pytest.raises(UnreachableFloorError):
            fit(asked, ceiling * unit, floor * unit)
        return
    found = fit(asked, ceiling * unit, floor * unit)
    assert (found.value, found.is_optimal) == (expected * unit, True)
    assert found.bound >= found.value
    assert sum(found.amounts) <= ceiling * unit
    assert sum(amount for amount, each in zip(found.amounts, asked, strict=True) if each.counts) >= floor * unit
    for amount, each in zip(found.amounts, asked, strict=True):
        assert 0 <= amount <= each.amount
        assert each.is_divisible or amount in (0, each.amount)


def test_two_thousand_requests_come_close_to_the_bound():
    """In fen, of very different size, some divisible, with a floor: within 0.001 % of what nothing can exceed."""
    asked = [
        Candidate(
            amount=(number * 7_919 % 9_973 + 1) * (1 if number % 3 else 37) * 10_000,
            points=4_000 + number * 104_729 % 6_000,
            counts=number % 2 == 0,
            is_divisible=number % 5 == 0,
        )
        for number in range(2_000)
    ]
    ceiling = sum(each.amount for each in asked) * 7 // 10
    floor = sum(each.amount for each in asked if each.counts) * 8 // 10
    found = fit(asked, ceiling, floor)
    assert sum(found.amounts) <= ceiling
    assert sum(amount for amount, each in zip(found.amounts, asked, strict=True) if each.counts) >= floor
    assert found.bound - found.value <= found.value // 100_000
