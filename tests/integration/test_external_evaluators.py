"""External evaluators: qualified, independent, commissioned; their reports delivered, returned, taken and rated."""

from datetime import date
from io import BytesIO

import pytest

from support.evaluations import CLOSING, at, filled
from support.world import unit_of
from wenxiao_site.actions import evaluation, evaluators, evidence
from wenxiao_site.actions.errors import Missing, NotAllowed, Refused
from wenxiao_site.registry.models import Commission, Engagement

FIRM = "654300000/901"
DESK = "performance"


def lead(world, valid_to=date(2028, 1, 1)):
    return evaluators.register_credential(
        unit=unit_of(FIRM).pk,
        capacity="LEAD",
        holder="沈经理",
        title="注册会计师",
        number="CPA-1",
        valid_from=date(2020, 1, 1),
        valid_to=valid_to,
        by=at(DESK),
        on=CLOSING,
    )


def chosen(world, project="school", kind="KEY_EXTERNAL"):
    return evaluation.select(
        project=world.project(project).pk, kind=kind, fiscal_year=2026, reason="金额大", by=at(DESK), on=CLOSING
    )


def offered(world, row=None, credential=None):
    return evaluators.offer(
        evaluation=(row or chosen(world)).pk,
        unit=unit_of(FIRM).pk,
        lead=(credential or lead(world)).pk,
        contract="委托合同1号",
        fee="50000",
        reason="业绩和能力综合得分最高。",
        by=at(DESK),
        on=CLOSING,
    )


def report(name, content=b"%PDF-1.4 report", login="evaluator"):
    return evidence.attach(unit=unit_of(FIRM).pk, name=name, source=BytesIO(content), by=at(login), on=CLOSING).file


def test_from_selection_to_archive_with_one_report_returned(world):
    row = chosen(world)
    made = offered(world, row)
    with pytest.raises(Missing):  # before it is engaged the project is none of its business
        evaluation.review(evaluation=row.pk, revision=1, changes={}, by=at("evaluator"), on=CLOSING)
    evaluators.accept(commission=made.pk, by=at("evaluator"), on=CLOSING)
    assert Engagement.objects.filter(unit=unit_of(FIRM), project=row.project).exists()
    lines = {each.key: {"own_score": each.max_points, "actual_text": "见底稿"} for each in row.lines.all()}
    row = evaluation.review(
        evaluation=row.pk,
        revision=1,
        changes={"conclusion": "达到目标。", "lines": lines},
        by=at("evaluator"),
        on=CLOSING,
    )
    file = report("报告.pdf")
    evaluators.deliver(commission=made.pk, report=file.pk, by=at("evaluator"), on=CLOSING)
    evaluators.send_back(commission=made.pk, opinion="缺少附表。", by=at(DESK), on=CLOSING)
    better = report("报告第二稿.pdf", b"%PDF-1.4 better")
    evaluators.deliver(commission=made.pk, report=better.pk, by=at("evaluator"), on=CLOSING)
    made = evaluators.approve(commission=made.pk, quality="88.5", by=at(DESK), on=CLOSING)
    assert (made.state, str(made.quality), made.report) == ("APPROVED", "88.50", better)
    evaluation.conclude(evaluation=row.pk, revision=row.revision, by=at(DESK), on=CLOSING)
    assert evaluation.archive(evaluation=row.pk, by=at(DESK), on=CLOSING).state == "ARCHIVED"


def test_a_self_evaluation_is_never_commissioned_and_the_article_says_so(world):
    row = filled(world)
    with pytest.raises(Refused, match="单位自评不得委托第三方机构：《关于委托第三方机构参与预算绩效管理的指导意见》"):
        offered(world, row)


def test_a_declared_conflict_keeps_away(world):
    evaluators.declare_conflict(
        unit=unit_of(FIRM).pk,
        about=unit_of("654300000/205").pk,
        holder="沈经理",
        relation="三年内在该局任职",
        valid_from=date(2026, 1, 1),
        by=at("evaluator"),
        on=CLOSING,
    )
    with pytest.raises(Refused) as refused:  # the school is below the department
        offered(world)
    assert refused.value.problems == {
        "unit": "“天山绩效咨询公司”应当回避：沈经理（三年内在该局任职），涉及“地区教育局”。"
    }
    assert not Commission.objects.exists()


def test_an_expired_credential_is_told_with_its_day(world):
    with pytest.raises(Refused) as refused:
        offered(world, credential=lead(world, valid_to=date(2027, 1, 15)))
    assert refused.value.problems == {"lead": "主评人“沈经理”的资质已于 2027-01-15 失效，请换一位主评人。"}


def test_a_unit_that_is_no_external_evaluator_is_not_commissioned(world):
    with pytest.raises(Refused, match="没有找到这家第三方机构"):
        evaluators.offer(
            evaluation=chosen(world).pk,
            unit=unit_of("654300000/219001").pk,
            lead=lead(world).pk,
            contract="1",
            fee=1,
            reason="…",
            by=at(DESK),
            on=CLOSING,
        )


def test_a_report_of_another_evaluation_and_an_executable_are_refused(world):
    credential = lead(world)
    one, two = offered(world, chosen(world), credential), offered(world, chosen(world, "road"), credential)
    for made in (one, two):
        evaluators.accept(commission=made.pk, by=at("evaluator"), on=CLOSING)
    file = report("报告.pdf")
    evaluators.deliver(commission=one.pk, report=file.pk, by=at("evaluator"), on=CLOSING)
    with pytest.raises(Refused, match="内容相同的报告已经交付给另一项评价“校舍维修改造项目"):
        evaluators.deliver(commission=two.pk, report=file.pk, by=at("evaluator"), on=CLOSING)
    with pytest.raises(Refused, match="不接受这种文件"):
        report("报告.exe", b"MZ\x90\x00")
    with pytest.raises(Refused, match="文件内容不是 pdf"):
        report("报告.pdf", b"MZ\x90\x00")


def test_declined_with_a_reason_and_offered_again(world):
    row = chosen(world)
    credential = lead(world)
    made = offered(world, row, credential)
    with pytest.raises(Refused, match="请写明原因"):
        evaluators.decline(commission=made.pk, opinion=" ", by=at("evaluator"), on=CLOSING)
    evaluators.decline(commission=made.pk, opinion="人手不足。", by=at("evaluator"), on=CLOSING)
    again = offered(world, row, credential)
    with pytest.raises(NotAllowed):
        evaluators.approve(commission=again.pk, quality=90, by=at("evaluator"), on=CLOSING)
    with pytest.raises(Missing):
        evaluators.accept(commission=again.pk, by=at("clerk"), on=CLOSING)
