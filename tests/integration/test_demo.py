"""The demonstration data: exact, the same from the same seed, and what the actions would have left."""

from decimal import Decimal

import pytest

from support.databases import VENDORS
from support.reenacting import DEEDS, KEYS_NOT_COMPARED, NOT_COMPARED, Record, everything
from support.reports import Report, differences
from wenxiao_site.actions import auditing, monitoring, paces, reports
from wenxiao_site.actions.results import ledger
from wenxiao_site.demo import building, figures
from wenxiao_site.demo.chance import Chance
from wenxiao_site.demo.exact import UnreachableError, choose, split
from wenxiao_site.demo.money import APPRAISALS
from wenxiao_site.demo.world import ENDS_ON, FIRST_YEAR, LAST_YEAR
from wenxiao_site.registry.models import (
    AuditEvent,
    BudgetAmount,
    CorrectiveAction,
    Demonstration,
    Indicator,
    MonitoringReport,
    MonitoringRound,
    Person,
    ResultDecision,
)
from wenxiao_site.statistics.asking import Question, reading
from wenxiao_site.statistics.facts import STORE

SMALL = Decimal("0.01")


def quiet(_):
    """Nobody listens."""


@pytest.fixture(scope="module", params=VENDORS)
def small(request, databases, tmp_path_factory):
    """A hundredth of the prefecture: what was built, and all of its rows."""
    with databases.fresh(request.param, "empty", tmp_path_factory.mktemp("small")):
        built = building.build(scale=SMALL, say=quiet, stages=building.IN_FULL)
        yield built, Record(), request.param


def comparable(rows, name):
    """Rows without what may differ: hashes of passwords, and keys that no event names."""
    left_out = NOT_COMPARED | ({"id"} if name in KEYS_NOT_COMPARED else set())
    return sorted(
        str([(column, value) for column, value in row.items() if column not in left_out]) for row in rows.values()
    )


def test_the_chain_is_whole(small):
    built, record, _ = small
    verdict = auditing.verify()
    assert verdict.broken is None
    assert verdict.count == len(record.events) == built.rows["auditevent"] > 2000


def test_done_again_through_the_actions_it_leaves_the_same_rows_facts_and_events(small, databases, tmp_path):
    """Deed by deed on SQLite, which takes minutes; what stands on PostgreSQL is compared with the same box there."""
    _, record, vendor = small
    assert {event["action"] for event in record.events} == set(DEEDS), "every kind of deed is re-enacted"
    assert any(each["state"] == "APPROVED" and each["version"] > 1 for each in record.rows["performanceplan"].values())
    with databases.fresh("sqlite", "empty", tmp_path):
        if vendor == "sqlite":
            with record.same_keys():
                for event in record.events:
                    record.again(event)
        else:
            building.build(scale=SMALL, say=quiet, stages=building.IN_FULL)
        left = everything()
    assert list(left["auditevent"].values()) == record.events
    assert set(left) == set(record.rows)
    for name in set(left) - {"demonstration"}:
        assert comparable(left[name], name) == comparable(record.rows[name], name), name


def test_the_same_seed_gives_the_same_chain_and_another_does_not(small, databases, tmp_path):
    _, record, vendor = small
    heads = []
    for number, seed in enumerate((building.SEED, building.SEED + 1)):
        with databases.fresh(vendor, "empty", tmp_path / str(number)):
            building.build(seed=seed, scale=SMALL, say=quiet, stages=building.IN_FULL)
            heads.append(AuditEvent.objects.order_by("-sequence").values_list("hash", flat=True).first())
    assert heads[0] == record.events[-1]["hash"] != heads[1]


def test_points_of_a_plan_add_up(small):
    totals = {}
    for plan, points in Indicator.objects.values_list("plan", "max_points"):
        totals[plan] = totals.get(plan, 0) + points
    assert set(totals.values()) == {Decimal(90)}


def test_figures_of_a_part_are_its_part(small):
    asked = {each.label: each.found for each in figures.figures()}
    assert asked["设置绩效目标的项目"] == 158
    assert asked["设置绩效目标涉及资金"] == Decimal("704420000.00")
    assert asked["绩效目标管理覆盖率"] == 1
    assert asked["累计培训人员"] == 127
    assert asked["事前评估重大政策和项目"] == len(APPRAISALS)  # one in each year, however small the box
    assert asked["事前评估核减或调整资金"] == Decimal("200000.00")
    assert asked["2025 年地区本级年初专项经费等同比减少"] == Decimal("412000.00")
    assert asked["根据评价结果调整优化资金"] == Decimal("1120000.00")
    assert asked["民生支出占一般公共预算支出比重（各年最低）"] >= Decimal("0.70")


def test_what_was_decided_from_results_binds_the_budget(small):
    decisions = ResultDecision.objects.filter(replaced_by__isnull=True)
    assert set(decisions.values_list("fiscal_year", flat=True)) == set(range(FIRST_YEAR, LAST_YEAR + 1))
    followed = ledger(decisions.filter(budget_year__lte=LAST_YEAR + 1))
    assert all(each.moved for each in followed if each.budgeted is not None)
    asked = BudgetAmount.objects.filter(kind="REQUESTED")
    for each in decisions:
        for request in asked.filter(project=each.project_id, fiscal_year=each.budget_year):
            assert request.amount <= each.decided_amount


def test_monitoring_comes_with_its_rounds_lights_and_figures(databases, tmp_path):
    with databases.fresh("sqlite", "empty", tmp_path):
        building.build(scale=SMALL, say=quiet)
        assert auditing.verify().broken is None
        asked = {each.label: each.found for each in figures.figures()}
        counts = [MonitoringReport.objects.filter(light=light).count() for light in ("RED", "YELLOW", "GREEN")]
        alerted = MonitoringReport.objects.filter(light__in=("RED", "YELLOW")).count()
        assert CorrectiveAction.objects.count() == alerted
        assert MonitoringRound.objects.count() == 14
        last = MonitoringRound.objects.get(campaign__fiscal_year=2024, month=8)
        told = [(each.cohort, each.cases, each.share_low, each.share, each.share_high) for each in last.paces.all()]
        again = [(each.cohort, each.cases, each.share_low, each.share, each.share_high) for each in paces.taken(last)]
        assert sorted(told) == [(*pace[:2], *map(Decimal, pace[2:])) for pace in sorted(again)]
        assert sum(not cohort.startswith("spending/") for cohort, *_ in told) > 5
        rounds = MonitoringRound.objects.select_related("campaign__region")
        assert all(monitoring.rejudged(each).is_empty() for each in rounds), "their records give the lights they have"
        period = Question(2018, 2024)
        known = reading(STORE.facts(), period)
        told = Report(reports.report("overview", known, period, ENDS_ON)[1])
        wrong, count = differences(told, known)
    assert (wrong, count > 200) == ([], True)
    assert asked["累计监控项目"] == 136
    assert len(asked) == 17
    assert None not in asked.values()
    assert min(counts) > 0


def test_it_is_marked_and_everybody_shown_may_come_in(small):
    built, _, _ = small
    mark = Demonstration.objects.get()
    assert "演示" in mark.notice
    logins = mark.logins.split()
    assert [login for login, *_ in built.shown] == logins
    assert Person.objects.filter(login__in=logins, is_active=True, must_change_password=False).count() == len(logins)


def test_it_is_refused_where_something_is(small):
    with pytest.raises(building.NotEmptyError, match="空的数据库"):
        building.build(scale=SMALL, say=quiet)


# --- Sums that come out exactly ---------------------------------------------------------------------------------------


def test_a_split_adds_up_and_keeps_its_grain():
    parts = split(1_000_003, [1, 2, 3.5, 0.1], grain=100, least=5)
    assert sum(parts) == 1_000_003
    assert min(parts) >= 5
    assert sum(part % 100 not in (5, 8) for part in parts) <= 1


@pytest.mark.parametrize(("total", "weights", "least"), [(10, [], 0), (10, [1, 1], 6), (10, [0, 0], 0)])
def test_a_split_that_cannot_be_is_refused(total, weights, least):
    with pytest.raises(UnreachableError):
        split(total, weights, least=least)


def test_choosing_finds_exactly_so_many_with_exactly_the_sum():
    chance = Chance(1, "test")
    amounts = [int(chance.lognormvariate(15, 1.2)) // 100 * 100 for _ in range(4000)]
    for count, share in ((3500, 0.86), (1000, 0.27), (60, 0.1)):
        total = int(sum(amounts) * share) // 100 * 100
        chosen = choose(amounts, count, total, chance)
        assert len(set(chosen)) == count
        assert sum(amounts[each] for each in chosen) == total


@pytest.mark.parametrize(("count", "total"), [(2, 10), (2, 1000), (4, 60), (0, 5)])
def test_choosing_what_cannot_be_is_refused(count, total):
    with pytest.raises(UnreachableError):
        choose([10, 20, 30], count, total, Chance(1, "test"))


def test_choosing_none_or_all_is_a_choice_too():
    assert choose([10, 20], 0, 0, Chance(1, "test")) == []
    assert choose([10, 20], 2, 30, Chance(1, "test")) == [0, 1]
