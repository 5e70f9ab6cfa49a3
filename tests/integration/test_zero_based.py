"""Zero-based budgeting: what must be paid, what competes, what fits, and what it saves."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest

from support.visits import at as seen_at
from support.visits import visit
from support.world import NOW, PDF, hat_of, unit_of
from wenxiao_site.actions import auditing, evidence, money, requests_from_zero, zero_based
from wenxiao_site.actions.errors import NotAllowed, Refused
from wenxiao_site.registry.models import Allocation, BudgetAmount, Fact

DAY = date(2026, 3, 2)
YEAR = 2027
WEIGHTS = {"result_weight": "40", "need_weight": "30", "readiness_weight": "15", "cost_effectiveness_weight": "15"}


@pytest.fixture
def requested(world):
    """Two requests of the department of agriculture for the coming year: 30 and 20 万元."""
    for name, login, amount in (("seeds", "clerk", 300_000), ("station", "station-clerk", 200_000)):
        money.request(
            project=world.project(name).pk,
            fiscal_year=YEAR,
            amount=amount,
            decided_on=DAY,
            document="申请",
            by=hat_of(login),
            on=NOW,
        )
    return world


def rated(world, name, need, **more):
    about = {"project": world.project(name).pk, "fiscal_year": YEAR, "opinion": "职责必需。", "need_points": need}
    return zero_based.rate(**(about | more), by=hat_of("reviewer"), on=NOW)


def claimed(world, **changed):
    file = evidence.attach(
        unit=unit_of("654300000/219001").pk, name="合同.pdf", source=BytesIO(PDF + b"z"), by=hat_of("clerk"), on=NOW
    ).file
    about = {
        "project": world.project("seeds").pk,
        "fiscal_year": YEAR,
        "basis": "CONTRACT",
        "amount": "100000",
        "document": "供种合同〔2026〕3号",
        "evidence": file.pk,
    }
    return zero_based.claim_obligation(**(about | changed), by=hat_of("clerk"), on=NOW)


def confirmed(row):
    return zero_based.judge_obligation(
        obligation=row.pk, is_confirmed=True, opinion="合同属实", by=hat_of("reviewer"), on=NOW
    )


def proposed(**changed):
    settings = requests_from_zero.read({"ceiling": "35", **WEIGHTS, "share": ""} | changed)
    return requests_from_zero.propose(unit_of("654300000/219"), YEAR, settings, DAY)


def settled(**changed):
    return zero_based.settle(
        unit=unit_of("654300000/219").pk,
        fiscal_year=YEAR,
        settings={"ceiling": "35", **WEIGHTS, "share": ""} | changed,
        reason="财力安排",
        by=hat_of("budget"),
        on=NOW,
    )


def test_what_must_be_paid_comes_first_and_the_rest_by_its_score(requested):
    rated(requested, "seeds", 60)
    rated(requested, "station", 90, readiness_points=70)
    row = claimed(requested)
    assert proposed().must == 0
    confirmed(row)
    found = proposed()
    told = {line.row["name"]: line for line in found.lines}
    station, seeds = told["试验站灌溉设备更新"], told["春播良种推广项目"]
    assert (station.row["priority_score"], station.rank, station.amount) == (8_333, 1, 20_000_000)
    assert (seeds.row["priority_score"], seeds.row["must"], seeds.amount) == (6_000, 10_000_000, 10_000_000)
    assert (found.requested, found.must, found.allocated, found.is_optimal) == (
        50_000_000,
        10_000_000,
        30_000_000,
        True,
    )
    assert station.reason == "全额安排。"
    assert seeds.reason == "必保支出 10 万元；得分不高于已安排的各项，控制数只剩 5 万元，需要 20 万元。"
    assert [(line.row["name"], change) for line, change in found.more] == [("春播良种推广项目", 20_000_000)]
    assert found.base == 30_000_000  # 10 and 20 万元 of 2026
    assert (found.grown, found.saving) == (31_500_000, 1_500_000)
    assert "（" in found.explain(station).numbers


def test_a_divisible_request_fills_what_is_left(requested):
    rated(requested, "seeds", 60, is_divisible=True)
    rated(requested, "station", 90)
    told = {line.row["name"]: line for line in proposed().lines}
    assert told["春播良种推广项目"].amount == 15_000_000
    assert told["春播良种推广项目"].reason == "可以部分安排，控制数用到这里为止，还差 15 万元。"
    rated(requested, "seeds", 95, is_divisible=True)
    assert next(line.row["name"] for line in proposed().lines) == "春播良种推广项目"


def test_weights_move_the_order_and_a_blank_is_no_zero(requested):
    rated(requested, "seeds", 90, cost_effectiveness_points=50)
    rated(requested, "station", 70, cost_effectiveness_points=80)
    by_need = proposed(**dict.fromkeys(WEIGHTS, "0") | {"need_weight": "100"})
    by_cost = proposed(**dict.fromkeys(WEIGHTS, "0") | {"cost_effectiveness_weight": "100"})
    assert next(line.row["name"] for line in by_need.lines) == "春播良种推广项目"
    assert next(line.row["name"] for line in by_cost.lines) == "试验站灌溉设备更新"


def test_what_nobody_rated_is_not_ranked(requested):
    rated(requested, "station", 70)
    told = {line.row["name"]: line for line in proposed(ceiling="100").lines}
    seeds = told["春播良种推广项目"]
    assert (seeds.rank, seeds.amount) == (None, 0)
    assert seeds.reason == "没有评价结果和评分，不能排序，其余不安排。"


@pytest.mark.parametrize(
    ("given", "field", "sentence"),
    [
        ({"ceiling": "9"}, "ceiling", "控制数 9 万元低于必保支出 10 万元，差 1 万元"),
        ({"ceiling": ""}, "ceiling", "请填写控制数"),
        ({"ceiling": "许多"}, "ceiling", "控制数应是一个数"),
        ({"need_weight": "50"}, "result_weight", "四项权重合计应为 100，现在是 120"),
        ({"need_weight": "130"}, "need_weight", "需求权重应在 0 到 100 之间"),
        ({"share": "120%"}, "share", "民生下限应在 0 到 100 之间"),
        ({"share": "50"}, "share", "民生下限 17.5 万元达不到：可以安排的民生申请一共只有 0 万元"),
    ],
)
def test_settings_that_cannot_be(requested, given, field, sentence):
    rated(requested, "station", 70)
    confirmed(claimed(requested))
    with pytest.raises(Refused) as refused:
        proposed(**given)
    assert sentence in refused.value.problems[field]
    with pytest.raises(Refused):
        settled(**given)
    assert not Allocation.objects.exists()


def test_what_was_settled_binds_and_a_later_one_replaces_it(requested):
    rated(requested, "station", 70)
    confirmed(claimed(requested))
    first = settled()
    assert (first.allocated_amount, first.must_amount, first.is_optimal) == (Decimal(300_000), Decimal(100_000), True)
    fact = Fact.objects.get(step="zero_based.settle")
    assert (fact.amount, fact.state, fact.count, fact.supported_amount) == (15_000, "LESS", 2, 300_000)
    seeds = requested.project("seeds")
    zero_based.refuse_beyond(seeds, YEAR, Decimal(100_000), "supported_amount")
    with pytest.raises(Refused, match=r"零基预算核定这个项目 2027 年安排 100,000\.00 元，不能超过"):
        zero_based.refuse_beyond(seeds, YEAR, Decimal("100000.01"), "supported_amount")
    assert settled(ceiling="50").replaces == first
    with pytest.raises(NotAllowed):
        zero_based.settle(
            unit=first.unit_id, fiscal_year=YEAR, settings={}, reason="-", by=hat_of("performance"), on=NOW
        )
    assert auditing.verify().broken is None


def test_proof_is_checked_by_another_and_never_exceeds_the_request(requested):
    row = claimed(requested)
    with pytest.raises(Refused, match=r"必保支出合计 350,000\.00 元，超过申请数 300,000\.00 元"):
        claimed(requested, amount="250000")
    with pytest.raises(NotAllowed):
        zero_based.judge_obligation(obligation=row.pk, is_confirmed=True, opinion="好", by=hat_of("clerk"), on=NOW)
    with pytest.raises(Refused, match="请写明核实意见"):
        zero_based.judge_obligation(obligation=row.pk, is_confirmed=True, opinion=" ", by=hat_of("reviewer"), on=NOW)
    confirmed(row)
    with pytest.raises(Refused, match="已核实，不必再核实"):
        confirmed(row)
    with pytest.raises(Refused, match="2028 年度还没有这个项目的预算申请"):
        claimed(requested, fiscal_year=2028)


@pytest.mark.parametrize("year", [2025, 2026])
def test_a_year_that_is_over_or_approved_is_closed(world, year):
    assert BudgetAmount.objects.filter(fiscal_year=2026, kind="APPROVED").exists()
    with pytest.raises(Refused, match="年度已经结束" if year == 2025 else r"2026 年预算已于 2026-01-20 批复"):
        rated(world, "seeds", 50, fiscal_year=year)


def test_pages_say_what_the_action_says(requested):
    rated(requested, "station", 70)
    with seen_at(NOW):
        visitor = visit("budget")
        address = f"/zero-based/{unit_of('654300000/219').pk}"
        page = visitor.get(address, {"fiscal_year": str(YEAR), "ceiling": "35"}).content.decode()
        wrong = visitor.get(address, {"need_weight": "50"}).content.decode()
        listed = visitor.get("/zero-based").content.decode()
    assert "试验站灌溉设备更新" in page
    assert "全额安排。" in page
    assert "四项权重合计应为 100，现在是 120。" in wrong
    assert "地区农业农村局" in listed
    assert '<span title="500,000.00 元">50.00</span>' in listed
