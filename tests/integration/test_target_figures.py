"""Targets set, by year, county and account: computed from facts, each number opening exactly its rows."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest

from support.visits import at, visit
from support.world import LATER, hat_of
from wenxiao_site.actions import plans
from wenxiao_site.registry.models import Fact
from wenxiao_site.statistics.targets import approvals, narrowed, targets_set


@pytest.fixture(autouse=True)
def _day():
    with at(LATER):
        yield


def told(by, as_of=None, **asked):
    facts = narrowed(approvals(Fact.objects.all(), as_of), **asked)
    return [(each.key, each.count, each.amount) for each in targets_set(facts, by)]


def test_an_approval_counts_its_project_and_its_budget(world):
    assert told("fiscal_year") == [("2026", 1, Decimal("400000.00"))]
    assert told("county") == [("654322000", 1, Decimal("400000.00"))]
    assert told("account") == [("GENERAL_PUBLIC", 1, Decimal("400000.00"))]


def test_a_second_version_does_not_count_twice(world):
    first = world.plan("canal")
    second = plans.draft(project=first.project_id, fiscal_year=2026, reason="调整", by=hat_of("county-clerk"), on=LATER)
    plans.submit(plan=second.pk, revision=second.revision, by=hat_of("county-clerk"), on=LATER)
    plans.approve(plan=second.pk, by=hat_of("county-performance"), on=LATER)
    assert Fact.objects.filter(step="plans.approve").count() == 2
    assert told("fiscal_year") == [("2026", 1, Decimal("400000.00"))]


def test_a_past_date_has_the_figures_of_its_day(world):
    plans.approve(plan=world.plan("seeds").pk, by=hat_of("performance"), on=LATER)
    assert [each[1] for each in told("fiscal_year")] == [2]
    assert [each[1] for each in told("fiscal_year", LATER - timedelta(hours=1))] == [1]
    assert told("fiscal_year", LATER - timedelta(days=30)) == []
    assert [each[:2] for each in told("county")] == [("654300000", 1), ("654322000", 1)]


def test_a_county_counts_what_is_below_it(world):
    assert told("fiscal_year", county="654322000") == [("2026", 1, Decimal("400000.00"))]
    assert told("fiscal_year", county="654300000") == []  # of the prefecture itself, as its row says
    assert told("fiscal_year", county="654301000") == []
    assert told("fiscal_year", account="STATE_CAPITAL") == []
    assert told("fiscal_year", fiscal_year="twenty") == []


def test_every_number_opens_exactly_its_rows(world):
    plans.approve(plan=world.plan("seeds").pk, by=hat_of("performance"), on=LATER)
    client = visit("performance")
    for by in ("fiscal_year", "county", "account"):
        page = client.get(f"/targets/figures?by={by}").content.decode()
        links = re.findall(r'<a href="(/targets/counted[^"]*)">(\d+)</a>', page)
        assert links
        for address, number in links:
            listed = client.get(address.replace("&amp;", "&")).content.decode()
            assert f"{number} 个" in listed
            assert len(re.findall(r'<tr><th scope="row"><a href="/plans/', listed)) == int(number)


def test_a_clerk_counts_only_what_may_be_seen(world):
    page = visit("clerk").get("/targets/figures").content.decode()
    assert "还没有批复的绩效目标。" in page
    assert visit("clerk").get("/targets/counted?as_of=nonsense").status_code == 200
