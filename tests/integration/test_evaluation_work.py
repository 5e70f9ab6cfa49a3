"""The work of a key evaluation: chosen by rule and by hand, planned, looked at, asked about, put to the unit."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from support.evaluations import CLOSING, at, submitted
from support.visits import at as clock_at
from support.visits import visit
from support.world import Person
from wenxiao_site.actions import evaluation, evaluation_work, surveys
from wenxiao_site.actions.errors import Missing, NotAllowed, Refused
from wenxiao_site.actions.evaluator_selection import rules_for
from wenxiao_site.actions.key_selection import proposed, sentence
from wenxiao_site.registry.models import Evaluation, Notification, Project, Survey, SurveyAnswer
from wenxiao_site.visibility import visible

DESK = "performance"
PLAN = {
    "notice": "阿地财绩〔2027〕3号",
    "scope": "评价2026年春播良种推广项目。",
    "methods": "比较法、公众评判法",
    "standards": "计划标准",
    "sampling": "抽三个乡，每乡两个点。",
    "team": "周绩效、孙农业",
    "begins_on": date(2027, 1, 10),
    "ends_on": date(2027, 2, 28),
}
PAPER = {
    "sample": "喀拉通克镇三号点",
    "visited_on": date(2027, 1, 14),
    "reported": "推广 20 万亩",
    "found": "实测 18 万亩",
    "is_as_reported": False,
    "note": "",
}


def chosen(world, project="seeds", kind="KEY"):
    return evaluation.select(
        project=world.project(project).pk, kind=kind, fiscal_year=2026, reason="金额大", by=at(DESK), on=CLOSING
    )


def planned(row, frame=None, **changed):
    lines = evaluation_work.frame_of(row) if frame is None else frame
    return evaluation_work.plan(evaluation=row.pk, fields=PLAN | changed, frame=lines, by=at(DESK), on=CLOSING)


def scored(row, **words):
    lines = {each.key: {"own_score": each.max_points, **words} for each in row.lines.all()}
    return evaluation.review(
        evaluation=row.pk,
        revision=row.revision,
        changes={"conclusion": "达到目标。", "lines": lines},
        by=at(DESK),
        on=CLOSING,
    )


def opened(row, **changed):
    given = {"title": "良种推广满意度", "audience": "受益农户", "questions": "种子质量怎么样？\n服务及时吗？"}
    given |= {"closes_on": date(2027, 2, 1), "population": 2300, "token": "abcdefghijklmnop"}
    return surveys.open(evaluation=row.pk, **given | changed, by=at(DESK), on=CLOSING)


def refused(call, *given, **named):
    with pytest.raises(Refused) as told:
        call(*given, **named)
    return told.value.problems


def test_projects_are_ranked_by_rule_with_reasons_and_what_is_chosen_leaves_the_list(world):
    submitted(world)
    seen = visible(Project, at(DESK))
    found = proposed(seen, 2026)
    rows = {each["name"]: each for each in found.rows.iter_rows(named=True)}
    assert "水库安全监测系统" not in rows  # classified: nobody from outside could look at it
    seeds = rows["春播良种推广项目"]
    assert (seeds["attention_marks"], seeds["years_since_evaluation"]) == (1, None)
    told = sentence(found.reasons(seeds))
    assert "久未评价分 20.00 分（—（从未评价视同 5 年） ÷ 5 × 20 分，最高得满分）" in told
    assert "金额分 0.25 分（10.00 万元 ÷ 1000 万元 × 25 分，最高得满分）" in told
    assert seeds["checks_risk"] is not None
    chosen(world)
    assert "春播良种推广项目" not in proposed(seen, 2026).rows.get_column("name")
    later = proposed(seen.filter(name="春播良种推广项目"), 2026)
    assert later.rows.is_empty()
    assert proposed(visible(Project, at("school-reviewer")), 2026).rows.get_column("name").to_list() == [
        "校舍维修改造项目"
    ]


def test_the_frame_makes_a_hundred_and_holds_the_share_of_results(world):
    row = chosen(world)
    frame = evaluation_work.frame_of(row)
    fewer = [[*each[:3], "1" if each[2] == "满意度" else each[3], each[4]] for each in frame]
    assert refused(planned, row, fewer) == {"frame": "各项分值合计 91 分，应为 100 分。"}
    moved = [[*each[:3], {"满意度": "1", "立项依据充分性": "13"}.get(each[2], each[3]), each[4]] for each in frame]
    (told,) = refused(planned, row, moved).values()
    assert told.startswith("产出和效益合计 51 分，不应低于 60 分：《项目支出绩效评价管理办法》")
    assert refused(planned, row, [["决策", "立项", "依据"]])["frame"].startswith("第 1 行应写成")
    assert refused(planned, row, [["决策", "立项", "依据", "很多", "…"]])["frame"].startswith("第 1 行的分值“很多”")
    own = [*frame[:-2], ("效益", "项目效益", "良种增产效果", "22", "亩均单产与上年相比"), (*frame[-1][:3], "8", "问卷")]
    planned(row, own)
    assert [each.level3 for each in row.lines.all()][-2:] == ["良种增产效果", "满意度"]
    scored(Evaluation.objects.get(pk=row.pk), actual_text="见底稿")
    planned(row, own, team="周绩效")  # the plan may still be changed, its indicators not
    assert refused(planned, row, frame) == {"frame": "已经开始评分或登记底稿，指标体系不能再改。"}
    assert refused(planned, row, own, ends_on=date(2027, 1, 1)) == {"ends_on": "完成日期不能早于开始日期。"}


def test_points_need_proof_and_the_unit_its_say_before_the_conclusion(world):
    row = chosen(world)
    planned(row)
    row = scored(row)
    concluding = {"evaluation": row.pk, "revision": row.revision, "by": at(DESK), "on": CLOSING}
    (told,) = refused(evaluation.conclude, **concluding).values()
    assert told.startswith("有 17 项得分没有依据，请写明依据或登记底稿：立项依据充分性、")
    assert told.endswith("等 17 项。还没有与被评价单位交换意见，或单位还在答复期限内。")
    for line in row.lines.all():
        evaluation_work.record(evaluation=row.pk, fields=PAPER, key=line.key, by=at("sector"), on=CLOSING)
    assert refused(evaluation.conclude, **concluding) == {"": "还没有与被评价单位交换意见，或单位还在答复期限内。"}
    with pytest.raises(Missing):  # not the unit's before it is asked
        evaluation_work.reply(evaluation=row.pk, agrees=True, text="", by=at("clerk"), on=CLOSING)
    asked = evaluation_work.consult(evaluation=row.pk, text="初步评为优。", by=at(DESK), on=CLOSING)
    assert asked.due_on == date(2027, 1, 22)  # five working days after Friday, 15 January
    assert visible(Evaluation, at("clerk")).filter(pk=row.pk).exists()
    notified = Notification.objects.filter(text__contains="征求意见").values_list("person__login", flat=True)
    assert sorted(notified) == ["clerk", "clerk-colleague", "head"]
    given = {"evaluation": row.pk, "by": at("head"), "on": CLOSING}
    assert refused(evaluation_work.reply, agrees=False, text=" ", **given) == {"text": "不同意的，请写明理由。"}
    evaluation_work.reply(agrees=False, text="面积以确权为准。", **given)
    with pytest.raises(NotAllowed):
        evaluation_work.reply(agrees=True, text="", **given)
    assert evaluation.conclude(**concluding).state == "CONCLUDED"
    with pytest.raises(Refused, match="现在不能这样做"):
        evaluation_work.record(evaluation=row.pk, fields=PAPER, by=at(DESK), on=CLOSING)


def test_a_unit_that_does_not_answer_in_time_does_not_hold_the_conclusion_up(world):
    row = chosen(world)
    planned(row)
    row = scored(row, actual_text="见底稿")
    evaluation_work.consult(evaluation=row.pk, text="初步评为优。", by=at(DESK), on=CLOSING)
    assert evaluation_work.unfinished(row, date(2027, 1, 22)) != []
    assert evaluation_work.unfinished(row, date(2027, 1, 23)) == []


def test_bonds_and_transition_funds_have_frames_of_their_own_and_marks(world):
    assert refused(chosen, world, "seeds", "BOND") == {"kind": "这个项目没有标为专项债券项目。"}
    assert refused(chosen, world, "seeds", "TRANSITION_FUND") == {"kind": "这个项目没有标为衔接资金项目。"}
    assert chosen(world, "road", "TRANSITION_FUND").lines.filter(level3="用于产业的比例").exists()
    canal = world.project("canal")
    assert not chosen(world, "canal", "BOND").lines.filter(level3="收入实现和覆盖倍数").exists()  # being built
    Project.objects.filter(pk=canal.pk).update(last_year=2026)
    run = evaluation.select(
        project=canal.pk,
        kind="BOND",
        fiscal_year=2027,
        reason="运营第一年",
        by=at(DESK),
        on=CLOSING,
    )
    assert run.lines.filter(level3="收入实现和覆盖倍数").exists()


def test_a_survey_answered_500_times_from_one_place_is_told_and_set_aside(world):
    made = opened(chosen(world))
    for number, choices in enumerate((["5", "4"], ["4", "4"], ["2", "1"])):
        surveys.answer(token=made.token, choices=choices, address=f"10.0.0.{number}", on=CLOSING)
    for _ in range(10):
        surveys.answer(token=made.token, choices=["5", "5"], address="10.9.9.9", on=CLOSING)
    with pytest.raises(Refused, match="这个网络提交得太快，请一分钟后再交；您的选择还在下面。"):
        surveys.answer(token=made.token, choices=["5", "5"], address="10.9.9.9", on=CLOSING)
    mass = SurveyAnswer.objects.filter(choices="5,5").first()
    SurveyAnswer.objects.bulk_create(
        SurveyAnswer(survey=made, origin=mass.origin, choices="5,5", answered_at=CLOSING) for _ in range(490)
    )
    told = surveys.told_by(made, rules_for(made.evaluation, CLOSING.date()))
    assert told.masses == (500,)
    assert (told.result.answers, told.result.counted, told.result.set_aside) == (503, 3, 500)
    assert told.result.rate == 6667
    assert SurveyAnswer.objects.count() == 503
    assert not SurveyAnswer.objects.filter(origin__contains="10.").exists()
    with clock_at(CLOSING):
        client = visit(DESK)
        with CaptureQueriesContext(connection) as asked:
            page = client.get(f"/evaluations/{made.evaluation_id}/work").content.decode()
    assert len(asked) <= 20
    assert "同一来源提交了 500 份，超过 20 份，这些来源的答卷都保留但不计入" in page


def test_a_survey_is_answered_by_a_link_without_an_account_and_nothing_is_lost(world):
    made = opened(chosen(world))
    with clock_at(CLOSING):
        client = visit(None)
        assert client.get("/survey/nobody-knows-this").status_code == 404
        assert "请受益农户填写" in client.get(f"/survey/{made.token}").content.decode()
        page = client.post(f"/survey/{made.token}", {"q1": "4"})
        assert page.status_code == 422
        assert "还有 1 道题没有选" in page.content.decode()
        assert 'value="4" checked' in page.content.decode()
        assert "已收到您的回答" in client.post(f"/survey/{made.token}", {"q1": "4", "q2": "5"}).content.decode()
    with clock_at(CLOSING + timedelta(days=30)):
        page = client.post(f"/survey/{made.token}", {"q1": "4", "q2": "5"})
        assert "这份问卷已于 2027-02-01 截止" in page.content.decode()
    assert SurveyAnswer.objects.count() == 1
    assert {each.name for each in SurveyAnswer._meta.concrete_fields} == {
        "id",
        "survey",
        "origin",
        "choices",
        "answered_at",
    }


def test_what_a_survey_cannot_be(world):
    row = chosen(world)
    assert refused(opened, row, questions=" ") == {"questions": "请写 1 到 20 道题，一行一题。"}
    assert refused(opened, row, closes_on=date(2027, 1, 1)) == {"closes_on": "截止日期已经过去。"}
    with pytest.raises(NotAllowed):
        surveys.open(
            evaluation=row.pk,
            title="…",
            audience="…",
            questions="…",
            closes_on=date(2027, 2, 1),
            token="x" * 16,
            by=at("sector"),
            on=CLOSING,
        )
    assert not Survey.objects.exists()
    assert Person.objects.exists()
