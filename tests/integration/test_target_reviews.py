"""The review table: points of four parts, and the rulebook says what follows."""

import pytest
from django.db import IntegrityError, transaction

from support.visits import at, hat_key, visit
from support.world import LATER
from wenxiao_site.actions import mending, plans, targets
from wenxiao_site.actions.errors import NotAllowed, Refused
from wenxiao_site.registry.models import Fact, TargetMending, TargetReview

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


def cells(plan):
    """What may be mended, as it stands."""
    found = plans.content(plan)
    columns = {"objectives": ("text",), "indicators": ("name", "target_text", "max_points", "explanation", "criteria")}
    return {
        f"{table}/{key}/{column}": line[column]
        for table, named in columns.items()
        for key, line in found[table].items()
        for column in named
    }


def test_a_good_target_is_mended_in_the_site_and_the_unit_sees_old_and_new(world):
    """Reviewed as 良, a change is proposed; the unit declines it once, then agrees; the plan stays handed in."""
    plan = world.plan("seeds")
    sheet = {"revision": plan.revision, "completeness": 18, "relevance": 25, "adequacy": 25, "feasibility": 17}
    with at(LATER):
        reviewer, clerk = visit("reviewer"), visit("clerk")
        key = {"hat": hat_key(world.hat("reviewer"))}
        answer = reviewer.post(f"/plans/{plan.pk}/review", {**sheet, "opinion": "面积应与任务一致", **key})
        assert answer.headers["Location"] == f"/plans/{plan.pk}/mend"
        fields = {"revision": plan.revision, **key, **cells(plan)}
        page = reviewer.get(f"/plans/{plan.pk}/mend").content.decode()
        assert all(f'name="{name}"' in page for name in fields)
        assert "没有改动" in reviewer.post(f"/plans/{plan.pk}/mend", fields | {"reason": "无"}).content.decode()
        fields |= {"indicators/a1/target_text": "≥125万亩", "reason": "与下达任务一致"}
        too_much = reviewer.post(f"/plans/{plan.pk}/mend", fields | {"indicators/a1/max_points": "四十"})
        assert "“四十”不是数字" in too_much.content.decode()
        for number, verdict in enumerate(("NO", "YES"), start=1):
            assert reviewer.post(f"/plans/{plan.pk}/mend", fields).status_code == 302
            with pytest.raises(Refused, match="当场修改后才能"):
                plans.approve(plan=plan.pk, by=world.hat("performance"), on=LATER)
            row = TargetMending.objects.latest("pk")
            page = clerk.get(f"/mendings/{row.pk}/answer").content.decode()
            assert all(each in page for each in ("≥120万亩", "≥125万亩", "与下达任务一致"))
            assert f"/mendings/{row.pk}/answer" in clerk.get("/home").content.decode()
            sent = {"agrees": verdict, "words": ""}
            if verdict == "NO":
                assert "写明理由" in clerk.post(f"/mendings/{row.pk}/answer", sent).content.decode()
                sent["words"] = "任务已调减"
            assert clerk.post(f"/mendings/{row.pk}/answer", sent).status_code == 302
            assert plan.reviews.count() == 1
            assert plan.mendings.count() == number
        page = clerk.get(f"/plans/{plan.pk}").content.decode()
    assert all(each in page for each in ("任务已调减", "已当场修改", "单位不同意"))
    line = plan.indicators.get(key="a1")
    assert (line.target_text, line.target_value, plan.indicators.count()) == ("≥125万亩", 125, 2)
    plan.refresh_from_db()
    assert (plan.state, plan.revision) == ("SUBMITTED", sheet["revision"] + 1)
    assert plans.approve(plan=plan.pk, by=world.hat("performance"), on=LATER).state == "APPROVED"
    for change in (lambda: TargetMending.objects.update(reason="另说"), row.delete):
        with pytest.raises(IntegrityError, match="当场修改"), transaction.atomic():
            change()


@pytest.mark.parametrize(
    ("points", "words"), [({"relevance": 9}, "须退回修改"), ({"relevance": 0, "adequacy": 0}, "不予安排资金")]
)
def test_what_does_not_pass_the_review_is_neither_approved_nor_mended(world, points, words):
    row = review(world, **points, opinion="请看意见")
    with pytest.raises(Refused, match=words):
        plans.approve(plan=row.plan_id, by=world.hat("performance"), on=LATER)
    with pytest.raises(Refused, match="只有审核为良"):
        mending.propose(
            plan=row.plan_id, revision=row.plan_revision, changes={}, reason="改", by=world.hat("reviewer"), on=LATER
        )


def test_a_proposal_that_a_return_overtook_waits_for_nobody_and_gives_way_to_a_new_one(world):
    for text in ("≥125万亩", "≥130万亩"):
        plan = world.plan("seeds")
        review(world, "reviewer", relevance=15, opinion="面积偏低")
        about = {"plan": plan.pk, "revision": plan.revision, "by": world.hat("reviewer"), "on": LATER}
        mending.propose(changes={"indicators": {"a1": {"target_text": text}}}, reason="与任务一致", **about)
        with at(LATER):
            assert "的修改待答复" in visit("clerk").get("/home").content.decode()
        plans.send_back(plan=plan.pk, opinion="改", by=world.hat("reviewer"), on=LATER)
        with at(LATER):
            assert "的修改待答复" not in visit("clerk").get("/home").content.decode()
        plan = world.plan("seeds")
        plans.submit(plan=plan.pk, revision=plan.revision, by=world.hat("clerk"), on=LATER)
    assert "130" in TargetMending.objects.get().new
