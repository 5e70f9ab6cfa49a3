"""External evaluators: qualified, independent, commissioned; their reports delivered, returned, taken and rated."""

import json
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from support.evaluations import CLOSING, at, filled
from support.key_evaluations import FIRM, paper
from support.visits import at as clock_at
from support.visits import visit
from support.world import unit_of
from wenxiao.rules.catalogue import rulebook
from wenxiao_site.actions import appraisal, double_scoring, evaluation, evaluators, evidence, people
from wenxiao_site.actions.errors import Missing, NotAllowed, Refused
from wenxiao_site.actions.evaluator_selection import agreement, candidates, rules_for, scored
from wenxiao_site.registry.models import (
    Commission,
    Credential,
    Engagement,
    Evaluation,
    EvaluatorSuspension,
    EvidenceFile,
    Person,
    Region,
    Role,
)
from wenxiao_site.visibility import RIGHTS, visible

DESK = "performance"


RATINGS = {1: "10", 2: "18", 3: "13", 4: "17.5", 5: "12", 6: "8", 7: "10"}
"""Points of the quality sheet, 88.5 together."""


def lead(world, valid_to=date(2028, 1, 1), capacity="LEAD", holder="沈经理", login=""):
    return evaluators.register_credential(
        unit=unit_of(FIRM).pk,
        capacity=capacity,
        holder=holder,
        login=login,
        title="注册会计师",
        number=f"CPA-{holder}",
        valid_from=date(2020, 1, 1),
        valid_to=valid_to,
        by=at(DESK),
        on=CLOSING,
    )


def chosen(world, project="school", kind="KEY_EXTERNAL"):
    return evaluation.select(
        project=world.project(project).pk, kind=kind, fiscal_year=2026, reason="金额大", by=at(DESK), on=CLOSING
    )


def offered(world, row=None, credential=None, login=DESK, **more):
    return evaluators.offer(
        evaluation=(row or chosen(world)).pk,
        unit=unit_of(FIRM).pk,
        lead=(credential or lead(world)).pk,
        contract="委托合同1号",
        fee="50000",
        reason="业绩和能力综合得分最高。",
        by=at(login),
        on=CLOSING,
        **more,
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
    with pytest.raises(Refused, match="这个文件是第三方的评价报告或评价底稿，不能作废"):
        evidence.discard(file=file.pk, by=at("evaluator"), on=CLOSING)
    assert visible(EvidenceFile, at("school-reviewer")).filter(pk=file.pk).exists()  # handed in: no longer the firm's
    assert not visible(EvidenceFile, at("reviewer")).filter(pk=file.pk).exists()
    evaluators.send_back(commission=made.pk, opinion="缺少附表。", by=at(DESK), on=CLOSING)
    better = report("报告第二稿.pdf", b"%PDF-1.4 better")
    evaluators.deliver(commission=made.pk, report=better.pk, by=at("evaluator"), on=CLOSING)
    made = evaluators.approve(commission=made.pk, ratings=RATINGS, by=at(DESK), on=CLOSING)
    assert (made.state, str(made.quality), made.report, made.returned) == ("APPROVED", "88.50", better, 1)
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
    lead(world, valid_to=date(2026, 12, 31), capacity="AGENCY", holder="天山绩效咨询公司")
    row = chosen(world, "road")
    assert refusal(world, row, Credential.objects.first()) == {"unit": "机构资质“注册会计师”已于 2026-12-31 失效。"}


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
    for name in ("报告.exe", "报告.pdf"):  # whatever it is called
        with pytest.raises(Refused, match=f"这是可执行程序（{name}），不能作佐证材料"):
            report(name, b"MZ\x90\x00")


def test_declined_with_a_reason_and_offered_again(world):
    row = chosen(world)
    credential = lead(world)
    made = offered(world, row, credential)
    with pytest.raises(Refused, match="请写明原因"):
        evaluators.decline(commission=made.pk, opinion=" ", by=at("evaluator"), on=CLOSING)
    evaluators.decline(commission=made.pk, opinion="人手不足。", by=at("evaluator"), on=CLOSING)
    again = offered(world, row, credential)
    with pytest.raises(NotAllowed):
        evaluators.approve(commission=again.pk, ratings=RATINGS, by=at("evaluator"), on=CLOSING)
    with pytest.raises(Missing):
        evaluators.accept(commission=again.pk, by=at("clerk"), on=CLOSING)


def refusal(world, *given, **named):
    with pytest.raises(Refused) as refused:
        offered(world, *given, **named)
    return refused.value.problems


def test_the_selection_is_scored_by_rule_and_kept_with_its_reasons(world):
    made = offered(world)
    assert made.selection_score == Decimal("34.67")  # a newcomer: 70 of 100 for quality, one lead evaluator of three
    assert json.loads(made.considered) == [
        {
            "unit": "天山绩效咨询公司",
            "score": "34.67 分",
            "reason": "选用得分 34.67 分：业绩得分 0.00 分，质量得分 28.00 分，主评人得分 6.67 分，"
            "合作专家得分 0.00 分，退回和雷同扣分 0.00 分。",
            "away": "",
        }
    ]
    evaluators.accept(commission=made.pk, by=at("evaluator"), on=CLOSING)
    evaluators.deliver(commission=made.pk, report=report("报告.pdf").pk, by=at("evaluator"), on=CLOSING)
    with pytest.raises(Refused) as refused:
        evaluators.approve(commission=made.pk, ratings=RATINGS | {1: "11"}, by=at(DESK), on=CLOSING)
    assert refused.value.problems == {"points-1": "“格式和要件”的得分应在 0 到 10 之间。"}
    evaluators.approve(commission=made.pk, ratings=RATINGS, by=at(DESK), on=CLOSING)
    (again,) = candidates(chosen(world, "road"), CLOSING.date())
    assert again.why.value == "45.07 分"  # 3 for the report, 35.40 for its quality, 6.67 for the lead evaluator


def test_an_expert_of_the_same_unit_is_refused_by_person_and_by_name(world):
    credential = lead(world)
    known = lead(world, capacity="EXPERT", holder="赵顾问", login="school-clerk")
    row = chosen(world)
    problems = refusal(world, row, credential, experts=[known.pk])
    assert problems == {"experts": "合作专家“赵顾问”自 2020-01-01 至今在“地区第一中学”任职，应当回避。"}
    namesake = lead(world, capacity="EXPERT", holder="赵老师")
    problems = refusal(world, row, credential, experts=[namesake.pk])
    assert problems["experts"].endswith("应当回避（按姓名核对；如只是同名，请在资质里登记本人账号）。")
    other = lead(world, capacity="EXPERT", holder="钱审核", login="expert")  # not the reviewer of that name
    made = offered(world, row, credential, experts=[other.pk])
    assert made.experts.get().credential == other


def test_staff_with_a_post_and_services_in_the_cooling_off_keep_away(world):
    row = chosen(world, "seeds")
    (problem,) = refusal(world, row).values()
    assert problem == (
        "自 2026-03-02 至今受托为“地区农技推广中心”的“春播良种推广项目”提供服务（委托书1号），"
        "结束后满 3 年才能评价这个单位。"
    )
    people.assign_post(
        person=Person.objects.get(login="school-clerk").pk,
        role="EXTERNAL_EVALUATOR",
        unit=unit_of(FIRM).pk,
        valid_from=date(2026, 6, 1),
        by=at("security"),
        on=CLOSING,
    )
    (problem,) = refusal(world, chosen(world), Credential.objects.get()).values()
    assert problem == "机构人员“赵老师”自 2020-01-01 至今在“地区第一中学”任职，应当回避。"


def test_a_suspended_agency_or_lead_evaluator_is_not_asked_and_does_not_accept(world):
    credential = lead(world)
    made = offered(world, credential=credential)
    told = {"reason": "报告失实", "document": "通报3号", "valid_from": date(2027, 1, 10), "by": at(DESK), "on": CLOSING}
    firm = {"unit": unit_of(FIRM).pk, "valid_to": date(2027, 7, 1)}
    evaluators.suspend(**firm, **told)
    with pytest.raises(Refused, match="“天山绩效咨询公司”已被暂停委托至 2027-07-01：报告失实，不能承接"):
        evaluators.accept(commission=made.pk, by=at("evaluator"), on=CLOSING)
    row = chosen(world, "road")
    assert refusal(world, row, credential) == {"unit": "已被暂停委托至 2027-07-01：报告失实（通报3号）。"}
    evaluators.suspend(**firm | {"valid_to": date(2027, 1, 15)}, **told)  # ended early: the same suspension
    evaluators.suspend(**firm, lead=credential.pk, **told)
    assert refusal(world, row, credential) == {"lead": "主评人“沈经理”已被暂停至 2027-07-01：报告失实。"}
    assert EvaluatorSuspension.objects.count() == 2
    assert not candidates(row, CLOSING.date())[0].can_be_asked


def test_nobody_commissions_the_evaluation_of_itself_nor_of_what_is_classified(world):
    unit = unit_of("654300000/219")
    row = evaluation.select_unit(
        unit=unit.pk,
        kind="WHOLE_DEPARTMENT",
        fiscal_year=2026,
        reason="年度",
        amount="1",
        by=at("reviewer"),
        on=CLOSING,
    )
    credential = lead(world)
    assert refusal(world, row, credential, "reviewer") == {
        "": "“地区农业农村局”是被评价单位，不能委托评价自己；请由财政部门或上级主管部门委托。"
    }
    assert refusal(world, chosen(world, "secret"), credential) == {"": "涉密项目不委托第三方机构和外部专家。"}


def test_targets_monitoring_and_self_evaluations_are_never_an_evaluators_work():
    own = {"evaluation.open", "evaluation.fill", "evaluation.sign", "evaluation.submit"}
    work = [
        verb
        for verb in RIGHTS
        if verb.partition(".")[0] in {"plans", "targets", "monitoring", "budgets"} or verb in own
    ]
    assert len(work) > 20
    assert [verb for verb in work if Role.EXTERNAL_EVALUATOR in RIGHTS[verb].roles] == []
    rules = rulebook().for_year("CN-XJ-6543", 2026)
    for name in ("target_setting", "monitoring", "self_evaluation"):
        assert rules[f"external_{name}_allowed"] is False


OWN = "项目资金按时到位，支出与进度相符，受益村民普遍认可，道路养护标准达到年初设定的要求，后续管护责任已经落实到人。"
SHARED = (
    "评价组查阅了立项批复、合同、验收单和支付凭证，走访了十二所学校，"
    "访谈校长和教师四十余人，发现两处校舍防水工程未按图施工。"
)


def test_a_near_copy_of_an_earlier_report_is_found_told_and_feeds_the_next_selection(world):
    credential = lead(world)
    one, two = offered(world, chosen(world), credential), offered(world, chosen(world, "road"), credential)
    for made, name, content in ((one, "甲.docx", paper(SHARED * 3)), (two, "乙.docx", paper(SHARED * 2, OWN))):
        evaluators.accept(commission=made.pk, by=at("evaluator"), on=CLOSING)
        evaluators.deliver(commission=made.pk, report=report(name, content).pk, by=at("evaluator"), on=CLOSING)
    two.refresh_from_db()
    assert two.copied_from == one
    with clock_at(CLOSING):
        client = visit(DESK)
        with CaptureQueriesContext(connection) as asked:
            page = client.get(f"/commissions/{two.pk}").content.decode()
        assert len(asked) <= 20
        assert "达到雷同的界限 50%，请核实后再验收" in page
        with CaptureQueriesContext(connection) as asked:
            assert "历年价格和质量" in client.get(f"/evaluators/{two.unit_id}").content.decode()
        assert len(asked) <= 20
    assert two.copied_ratio > Decimal("0.5")
    told = scored([unit_of(FIRM)], rules_for(two.evaluation, CLOSING.date()), CLOSING.date())
    assert told.item(0, "copied_reports") == 1
    assert told.item(0, "record_deduction") == 1000
    evaluators.send_back(commission=two.pk, opinion="请核实。", by=at(DESK), on=CLOSING)
    better = report("乙二稿.docx", paper(OWN * 4))
    two = evaluators.deliver(commission=two.pk, report=better.pk, by=at("evaluator"), on=CLOSING)
    assert two.copied_ratio is None  # the own words alone; its first draft is not held against it


def test_drawn_to_be_scored_again_blindly(world):
    row = chosen(world)
    credential = lead(world)
    made = offered(world, row, credential)
    evaluators.accept(commission=made.pk, by=at("evaluator"), on=CLOSING)
    evaluators.deliver(commission=made.pk, report=report("报告.pdf").pk, by=at("evaluator"), on=CLOSING)
    evaluators.approve(commission=made.pk, ratings=RATINGS, by=at(DESK), on=CLOSING)
    Evaluation.objects.filter(pk=row.pk).update(state="CONCLUDED", own_score=92, score=92, grade="EXCELLENT")
    appraisal.enlist(
        person=Person.objects.get(login="expert").pk,
        employer_name="某大学",
        speciality="教育",
        valid_from=date(2026, 1, 1),
        by=at(DESK),
        on=CLOSING,
    )
    drawing = {"region": Region.objects.get(code="654300000").pk, "fiscal_year": 2026, "seed": "0115"}
    drawing |= {"scorer": Person.objects.get(login="expert").pk, "by": at(DESK), "on": CLOSING}
    (scoring,) = double_scoring.draw(**drawing)
    assert not visible(Evaluation, at("expert")).filter(pk=row.pk).exists()  # the school is engaged, the points hidden
    with pytest.raises(Refused, match="没有可以双评的"):
        double_scoring.draw(**drawing)
    points = {each.key: each.max_points for each in row.lines.all()}
    with pytest.raises(Refused) as refused:
        double_scoring.score(scoring=scoring.pk, points=points | {"s1": "5"}, notes={}, by=at("expert"), on=CLOSING)
    assert refused.value.problems == {"points-s1": "得分应在 0 到 4.00 之间。"}
    points["s16"] -= 14
    scoring = double_scoring.score(scoring=scoring.pk, points=points, notes={}, by=at("expert"), on=CLOSING)
    assert scoring.score == 86
    assert visible(Evaluation, at("expert")).filter(pk=row.pk).exists()
    told = agreement([unit_of(FIRM)], rules_for(row, CLOSING.date()))
    assert told == {unit_of(FIRM).pk: {"pairs": "1", "rate": "0.00%", "difference": "6.00 分"}}
