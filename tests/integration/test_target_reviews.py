"""The review table: points of four parts, and the rulebook says what follows."""

import pytest
from django.db import IntegrityError, transaction

from support.world import LATER
from wenxiao_site.actions import plans, targets
from wenxiao_site.actions.errors import NotAllowed, Refused
from wenxiao_site.registry.models import Fact, TargetReview

FULL = {"completeness": 20, "relevance": 30, "adequacy": 30, "feasibility": 20}


def review(world, login="performance", revision=None, **points):
    plan = world.plan("seeds")
    given = {**FULL, "opinion": "", **points}
    return targets.review(plan=plan.pk, revision=revision or plan.revision, **given, by=world.hat(login), on=LATER)


@pytest.mark.parametrize(
    ("points", "total", "grade", "consequence"),
    [
        ({}, "100.00", "EXCELLENT", "PASS"),
        ({"relevance": 20}, "90.00", "EXCELLENT", "PASS"),
        ({"relevance": "19.99"}, "89.99", "GOOD", "FIX"),
        ({"relevance": 10}, "80.00", "GOOD", "FIX"),
        ({"relevance": "9.99"}, "79.99", "FAIR", "RETURN"),
        ({"relevance": 0, "completeness": 10}, "60.00", "FAIR", "RETURN"),
        ({"relevance": 0, "completeness": "9.99"}, "59.99", "POOR", "BLOCK"),
    ],
)
def test_the_grade_follows_from_the_points(world, points, total, grade, consequence):
    row = review(world, **points, opinion="请看意见")
    row.refresh_from_db()
    assert (str(row.total), row.grade, row.consequence) == (total, grade, consequence)
    fact = Fact.objects.get(step="targets.review")
    assert (fact.kind, fact.state, fact.grade, str(fact.score)) == ("PERFORMANCE_DESK", consequence, grade, total)
    assert (row.role, row.findings > 0, len(row.rulebook_digest)) == ("PERFORMANCE_DESK", True, 64)


@pytest.mark.parametrize(
    ("points", "problems"),
    [
        ({"relevance": "30.01"}, {"relevance": "得分最多 30 分。"}),
        ({"adequacy": "-1"}, {"adequacy": "请填写得分。"}),
        ({"feasibility": "二十", "completeness": 21}, {"feasibility": "“二十”不是数字。"}),
        ({"relevance": 9}, {"opinion": "没有通过的目标，请写明要修改什么。"}),
    ],
)
def test_bad_points_are_refused_beside_their_part(world, points, problems):
    with pytest.raises(Refused) as problem:
        review(world, **points)
    assert problem.value.problems == problems
    assert not TargetReview.objects.exists()


def test_only_what_was_handed_in_is_reviewed_and_as_it_was_read(world):
    plan = world.plan("seeds")
    with pytest.raises(Refused, match="又有改动"):
        review(world, revision=plan.revision - 1)
    with pytest.raises(NotAllowed):
        review(world, "clerk")
    plans.send_back(plan=plan.pk, opinion="改", by=world.hat("reviewer"), on=LATER)
    with pytest.raises(Refused, match="退回修改，现在不能审核"):
        review(world)


def test_a_review_is_never_changed(world):
    row = review(world)
    for change in (lambda: TargetReview.objects.filter(pk=row.pk).update(opinion="另说"), row.delete):
        with pytest.raises(IntegrityError, match="绩效目标审核不能"), transaction.atomic():
            change()
