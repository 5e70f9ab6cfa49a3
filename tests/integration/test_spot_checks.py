"""Spot checks: drawn by risk and by chance, repeatable; a result that differs takes the place of the own one."""

from decimal import Decimal

import polars as pl
import pytest

from support.evaluations import CLOSING, at, submitted
from wenxiao.forms.spot_checks import drawn
from wenxiao.rules.catalogue import rulebook
from wenxiao_site.actions import auditing, evaluation
from wenxiao_site.actions.errors import Missing, Refused
from wenxiao_site.registry.models import Evaluation, Fact, Notification, Region


def accepted(world):
    row = submitted(world)
    evaluation.forward(evaluation=row.pk, by=at("reviewer"), on=CLOSING)
    return evaluation.accept(evaluation=row.pk, by=at("performance"), on=CLOSING)


def drawn_one(world):
    row = accepted(world)
    prefecture = Region.objects.get(code="654300000")
    made = evaluation.draw(region=prefecture.pk, fiscal_year=2026, seed="0115", by=at("performance"), on=CLOSING)
    return row, made, Evaluation.objects.get(reviews=row)


def looked_at(world, actual, **more):
    row, _, check = drawn_one(world)
    changes = {
        "conclusion": "现场核实面积不足。",
        "lines": {"a1": {"actual_text": actual, "reason": "现场测量"}},
        **more,
    }
    check = evaluation.review(
        evaluation=check.pk, revision=check.revision, changes=changes, by=at("performance"), on=CLOSING
    )
    check = evaluation.conclude(evaluation=check.pk, revision=check.revision, by=at("performance"), on=CLOSING)
    row.refresh_from_db()
    return row, check


def test_the_drawing_is_recorded_with_its_reasons(world):
    _, made, check = drawn_one(world)
    assert (made.listed, made.by_risk, made.by_chance, made.seed) == (1, 1, 0, "0115")
    assert check.selection_reason.startswith("按风险抽取，风险分 ")
    assert {each.rule for each in check.risks.all()} >= {"risk_of_evidence"}
    assert check.lines.get(key="a1").actual_text == "110"
    assert check.lines.get(key="a4").own_score == Decimal(14)
    with pytest.raises(Refused, match="没有可以抽查的自评"):
        evaluation.draw(region=made.region_id, fiscal_year=2026, seed="0116", by=at("performance"), on=CLOSING)


def test_a_result_far_off_takes_the_place_of_the_own_one(world):
    row, check = looked_at(world, "40")  # 8.33 of 25 instead of 22.92: 14.59 less
    assert check.score == Decimal("81.56")
    assert (row.own_score, row.score, row.grade) == (Decimal("96.15"), Decimal("81.56"), "GOOD")
    fact = Fact.objects.get(step="evaluation.conclude")
    assert (fact.kind, fact.score, fact.grade, fact.amount) == ("SPOT_CHECK", Decimal("81.56"), "GOOD", 100_000)
    told = Notification.objects.filter(text__contains="复核").first()
    assert told.text == "2026 年自评复核：自评 96.15 分，复核 81.56 分，以复核为准，等级为良。"
    assert auditing.verify().broken is None


def test_a_result_within_the_tolerance_is_only_told(world):
    row, check = looked_at(world, "62")  # 12.92: exactly 10.00 less
    assert check.score == Decimal("86.15")
    assert (row.score, row.grade) == (Decimal("96.15"), "EXCELLENT")
    assert Notification.objects.filter(text="2026 年自评复核：自评 96.15 分，复核 86.15 分。").exists()


def test_without_a_conclusion_there_is_no_result(world):
    _, _, check = drawn_one(world)
    with pytest.raises(Refused, match="请先写明评价结论"):
        evaluation.conclude(evaluation=check.pk, revision=check.revision, by=at("performance"), on=CLOSING)


def test_the_unit_sees_a_spot_check_when_it_is_concluded(world):
    _, _, check = drawn_one(world)
    with pytest.raises(Missing):
        evaluation.review(evaluation=check.pk, revision=check.revision, changes={}, by=at("clerk"), on=CLOSING)


LISTED = pl.DataFrame(
    {"key": [f"p{number:04d}" for number in range(1000)], "risk_score": [number % 100 for number in range(1000)]}
)


def test_the_same_seed_draws_the_same_and_another_one_others():
    resolution = rulebook().for_year("CN-XJ-6543", 2026)
    first, again, other = (drawn(LISTED, seed, resolution) for seed in ("a", "a", "b"))
    assert first.equals(again)
    assert first.height == 150  # 15 % of the list
    by_risk = first.filter(how="RISK")
    assert by_risk.height == 90  # 60 % of the sample
    assert by_risk["risk_score"].min() >= 91
    assert by_risk["key"].to_list() == other.filter(how="RISK")["key"].to_list()
    chance, others = (set(each.filter(how="CHANCE")["key"]) for each in (first, other))
    assert len(chance) == 60
    assert chance != others
    assert chance.isdisjoint(by_risk["key"].to_list())
    assert drawn(LISTED.reverse(), "a", resolution).equals(first)  # the order of the list does not matter
