"""Finance grades below the department; a unit objects; somebody else answers; everything is kept."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from support.evaluations import CLOSING, at
from support.visits import at as at_time
from support.visits import visit
from wenxiao_site.actions import auditing, evaluation, objections
from wenxiao_site.actions.errors import NotAllowed, Refused
from wenxiao_site.registry.models import AuditEvent, Evaluation, Fact, GradeDisagreement, Notification, Region


def concluded(world, kind, login, lost):
    """An evaluation of the seeds that took some points off."""
    row = evaluation.select(
        project=world.project("seeds").pk, kind=kind, fiscal_year=2026, reason="金额大", by=at(login), on=CLOSING
    )
    lines = {each.key: {"own_score": each.max_points} for each in row.lines.all()}
    for key in ("s16", "s12"):
        taken = min(lost, lines[key]["own_score"])
        lines[key] = {"own_score": lines[key]["own_score"] - taken, "reason": "核实不足"}
        lost -= taken
    changes = {"conclusion": "见底稿。", "lines": lines}
    row = evaluation.review(evaluation=row.pk, revision=1, changes=changes, by=at(login), on=CLOSING)
    return evaluation.conclude(evaluation=row.pk, revision=row.revision, by=at(login), on=CLOSING)


def test_where_no_rule_says_so_a_lower_grade_is_named_and_changes_nothing(world):
    department = concluded(world, "DEPARTMENT", "reviewer", 4)
    concluded(world, "KEY", "performance", 15)
    department.refresh_from_db()
    told = GradeDisagreement.objects.get()
    assert (department.score, department.grade, told.gap, told.score) == (96, "EXCELLENT", 1, None)
    assert "部门评价 96.00 分、优，财政评价 85.00 分、良，低 1 个等级；本地没有规定联动" in told.sentence
    assert Notification.objects.filter(text=told.sentence, person__login="clerk").exists()


def test_a_coefficient_of_the_rulebook_takes_effect_whoever_is_first(world):
    Region.objects.filter(code="654300000").update(jurisdiction="CN-SC")
    finance = concluded(world, "KEY", "performance", 15)
    department = concluded(world, "DEPARTMENT", "reviewer", 4)
    # 85.00 × 90 % = 76.50, in Sichuan 中 from 70
    assert (department.own_score, department.score, department.grade) == (96, Decimal("76.50"), "FAIR")
    told = GradeDisagreement.objects.get()
    assert (told.gap, told.ratio, told.before, told.score) == (1, Decimal("0.9"), 96, Decimal("76.50"))
    assert "川财绩〔2025〕5号" in told.sentence
    fact = Fact.objects.filter(step="evaluation.conclude", kind="DEPARTMENT").latest("pk")
    assert (fact.score, fact.grade) == (Decimal("76.50"), "FAIR")

    made = objections.file(evaluation=finance.pk, grounds="产出有新证据。", by=at("clerk"), on=CLOSING)
    objections.answer(
        objection=made.pk, outcome="CHANGED", score="95", words="证据成立。", by=at("performance-second"), on=CLOSING
    )
    department.refresh_from_db()
    finance.refresh_from_db()
    assert (finance.score, finance.grade) == (95, "EXCELLENT")
    assert (department.score, department.grade) == (96, "EXCELLENT")  # its own counts again
    assert GradeDisagreement.objects.latest("pk").gap == 0
    assert Fact.objects.filter(step="evaluation.conclude", kind="KEY").latest("pk").score == 95
    with pytest.raises(Exception, match="评价等级联动不能修改"):
        GradeDisagreement.objects.update(gap=0)


def test_an_objection_is_filed_in_time_and_answered_by_another(world):
    row = concluded(world, "KEY", "performance", 15)
    late = CLOSING + timedelta(days=30)
    with pytest.raises(Refused, match=r"异议应在 2027-01-\d\d 前提出，已经过期（依据：对评价结论提出异议的期限"):
        objections.file(evaluation=row.pk, grounds="不同意", by=at("clerk", late.date()), on=late)
    with pytest.raises(Refused, match="请写明异议的理由"):
        objections.file(evaluation=row.pk, grounds=" ", by=at("clerk"), on=CLOSING)
    with pytest.raises(NotAllowed):
        objections.file(evaluation=row.pk, grounds="不同意", by=at("performance"), on=CLOSING)
    made = objections.file(evaluation=row.pk, grounds="产出有新证据。", by=at("clerk"), on=CLOSING)
    with pytest.raises(Refused, match="已有待答复的异议"):
        objections.file(evaluation=row.pk, grounds="再次", by=at("head"), on=CLOSING)
    with pytest.raises(Refused, match="异议还没有答复，不能归档"):
        evaluation.archive(evaluation=row.pk, by=at("performance"), on=CLOSING)
    answer = {"objection": made.pk, "words": "核实无误。", "on": CLOSING}
    with pytest.raises(NotAllowed):  # the author
        objections.answer(**answer, outcome="KEPT", by=at("performance"))
    with pytest.raises(NotAllowed):
        objections.answer(**answer, outcome="KEPT", by=at("clerk"))
    second = at("performance-second")
    for score, words in (("", "变更结论应写明得分"), ("100.01", "得分应在 0 到 100 之间"), ("九十", "不是数字")):
        with pytest.raises(Refused, match=words):
            objections.answer(**answer, outcome="CHANGED", score=score, by=second)
    with at_time(CLOSING):
        with CaptureQueriesContext(connection) as asked:
            page = visit("performance-second").get(f"/evaluations/{row.pk}").content.decode()
        home = visit("performance-second").get("/home").content.decode()
    assert "产出有新证据。" in page
    assert len(asked) - 4 <= 20  # four for coming in
    assert f"/objections/{made.pk}/answer" in page
    assert "2026 年财政重点评价的异议待答复" in home
    made = objections.answer(**answer, outcome="KEPT", by=second)
    assert (made.state, made.answered_by.login, made.author.login) == ("KEPT", "performance-second", "performance")
    assert Evaluation.objects.get(pk=row.pk).score == 85
    assert Notification.objects.filter(text__contains="维持结论", person__login="clerk").exists()
    told = AuditEvent.objects.filter(action__startswith="objections.").values_list("action", flat=True)
    assert list(told.order_by("sequence")) == ["objections.file", "objections.answer"]
    assert auditing.verify().broken is None
    with pytest.raises(Exception, match="异议已答复"):
        type(made).objects.filter(pk=made.pk).update(answer="改")
