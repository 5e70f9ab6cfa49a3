"""Monitoring from the round to the corrective action: filled in, judged, accepted, done, taken up, suspended."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import polars as pl
import pytest
from django.db import DatabaseError

from support.world import hat_of, lines
from wenxiao_site.actions import (
    auditing,
    corrections,
    escalation,
    money,
    monitoring,
    monitoring_forms,
    paces,
    plans,
    rounds,
    suspensions,
)
from wenxiao_site.actions.errors import Missing, NotAllowed, Refused, StaleVersion
from wenxiao_site.actions.monitoring_frames import judged
from wenxiao_site.cli.main import wenxiao
from wenxiao_site.cli.words import run
from wenxiao_site.registry.models import (
    AuditEvent,
    CorrectiveAction,
    Deadline,
    Fact,
    MonitoringReport,
    PaymentSuspension,
    PerformancePlan,
    ProgressLine,
    Region,
    Task,
)
from wenxiao_site.visibility import visible
from wenxiao_site.web.home import blocks

MAY = datetime(2026, 5, 6, 2, 0, tzinfo=UTC)
LATER = datetime(2026, 5, 12, 2, 0, tzinfo=UTC)
AUGUST = datetime(2026, 8, 4, 2, 0, tzinfo=UTC)
ON_PLAN = {"a1": {"actual_text": "20万亩"}, "a2": {"actual_text": "92%"}}
BEHIND = {"a1": {"actual_text": "5万亩", "reason": "春播推迟", "cause": "OTHER"}, "a2": {"actual_text": "92%"}}
CURVES = {
    ".spending": {f"month_{month:02}": str(Decimal(month) / 40) for month in range(1, 12)} | {"month_12": "1"},
    "a1": {"month_04": "0.2", "month_07": "0.5", "month_12": "1", "is_share": True},
}


@pytest.fixture
def seeds(world):
    """The project of the seeds with an approved plan that has curves."""
    plan = world.plan("seeds")
    plans.send_back(plan=plan.pk, opinion="补充月度计划", by=hat_of("performance"), on=MAY)
    plan = world.plan("seeds")
    plan = plans.revise(plan=plan.pk, revision=plan.revision, changes={"curves": CURVES}, by=hat_of("clerk"), on=MAY)
    plans.submit(plan=plan.pk, revision=plan.revision, by=hat_of("clerk"), on=MAY)
    plans.approve(plan=plan.pk, by=hat_of("performance"), on=MAY)
    return world.project("seeds")


def opened(month=5, on=MAY, region="654300000", login="performance"):
    place = Region.objects.get(code=region).pk
    return monitoring.open_round(region=place, fiscal_year=2026, month=month, by=hat_of(login), on=on)


def reported(campaign, project, texts=None, on=MAY, **head):
    """A report handed in."""
    clerk = hat_of("clerk")
    row = monitoring.draft(campaign=campaign.pk, project=project.pk, by=clerk, on=on)
    changes = {"lines": ON_PLAN if texts is None else texts, **head}
    row = monitoring.revise(report=row.pk, revision=row.revision, changes=changes, by=clerk, on=on)
    return monitoring.submit(report=row.pk, revision=row.revision, by=clerk, on=on)


def accepted(campaign, project, texts=None, on=MAY, **head):
    row = reported(campaign, project, texts, on, **head)
    return monitoring.accept(report=row.pk, by=hat_of("performance"), on=on)


def pay(project, amount, day, on):
    return money.execute(
        project=project.pk, fiscal_year=2026, amount=amount, executed_on=day, document="凭证", by=hat_of("clerk"), on=on
    )


def test_a_round_has_its_deadlines_from_the_rulebook(world):
    campaign = opened()
    assert campaign.as_of_month == 4
    due = dict(Deadline.objects.filter(round=campaign.campaign).values_list("step", "due_on"))
    assert due == {"UNIT": date(2026, 5, 14), "DEPARTMENT": date(2026, 5, 20), "FINANCE": date(2026, 5, 26)}
    assert campaign.campaign.name == "2026年5月监控"
    with pytest.raises(Refused, match="同名批次"):
        opened()
    with pytest.raises(Refused) as refused:
        opened(month=1)
    assert "month" in refused.value.problems


def test_cases_of_the_past_are_numbers_of_one_unit_in_their_group():
    rows = [
        ("2130101", "QUANTITY", "万亩", "30万亩", "120"),  # the end without a unit is in that of the target
        ("2130199", "QUANTITY", "万亩", "60", "110万亩"),
        ("2130101", "QUANTITY", "万亩", "600000亩", "120"),  # two units
        ("2130101", "QUANTITY", "项", "3", "全部完成"),  # no number
        ("2050201", "QUALITY", "人", "5人", "10人"),
    ]
    told = pl.DataFrame(rows, schema=["item", "kind", "unit", "begun", "ended"], orient="row")
    assert paces.indicator_cases(told).rows() == [
        ("21301/QUANTITY", 300_000, 1_200_000),
        ("21301/QUANTITY", 600_000, 1_100_000),
        ("20502/QUALITY", 50_000, 100_000),
    ]


def test_the_past_that_a_round_keeps_forecasts_its_indicators(world, seeds):
    campaign = opened()
    shares = {"share_low": "0.2000", "share": "0.2500", "share_high": "0.4000"}
    cohort = paces.indicator_group(seeds.functional_code, "QUANTITY")
    campaign.paces.create(cohort=cohort, cases=8, **shares)
    row = monitoring.draft(campaign=campaign.pk, project=seeds.pk, by=hat_of("clerk"), on=MAY)
    monitoring.revise(report=row.pk, revision=row.revision, changes={"lines": ON_PLAN}, by=hat_of("clerk"), on=MAY)
    line = judged(MonitoringReport.objects.get(pk=row.pk)).line("a1")
    assert (line["forecast_basis"], line["past_cases"]) == ("PAST", 8)
    assert [line[f"year_end_value{end}"] for end in ("_low", "", "_high")] == [500_000, 800_000, 1_000_000]


def test_everybody_with_an_approved_budget_is_on_the_list(world, seeds):
    campaign = opened()
    assert monitoring.listed(campaign).count() == 6
    assert monitoring.listed(opened(region="654322000", login="county-performance")).count() == 2
    reported(campaign, seeds)
    late = monitoring.missing(campaign, visible(type(seeds), hat_of("performance")))
    assert late.count() == 5
    assert seeds not in late


def test_a_report_is_prefilled(world, seeds):
    pay(seeds, "30000", date(2026, 4, 30), MAY)
    pay(seeds, "9999", date(2026, 5, 4), MAY)
    row = monitoring.draft(campaign=opened().pk, project=seeds.pk, by=hat_of("clerk"), on=MAY)
    assert (row.budget_amount, row.executed_amount) == (100_000, Decimal("42345.67"))
    assert row.recorded_amount == row.executed_amount
    assert [each.key for each in row.lines.all()] == ["a1", "a2"]
    with pytest.raises(Refused, match="已有监控表"):
        monitoring.draft(campaign=row.round_id, project=seeds.pk, by=hat_of("clerk"), on=MAY)


def test_august_begins_with_what_may_said(world, seeds):
    accepted(opened(), seeds, BEHIND)
    row = monitoring.draft(campaign=opened(8, AUGUST).pk, project=seeds.pk, by=hat_of("clerk"), on=AUGUST)
    line = row.lines.get(key="a1")
    assert (line.actual_text, line.reason, line.actual_value) == ("5万亩", "春播推迟", 5)
    assert row.round.as_of_month == 7


def test_an_accepted_report_keeps_light_rule_and_digest(world, seeds):
    row = accepted(opened(), seeds)
    assert (row.light, row.alert, row.state) == ("GREEN", "ON_PLAN", "ACCEPTED")
    assert len(row.rulebook_digest) == 64
    line = row.lines.get(key="a1")
    assert (line.light, line.alert) == ("GREEN", "ON_PLAN")
    assert "83.33%" in line.alert_text
    fact = Fact.objects.get(step="monitoring.accept")
    assert (fact.kind, fact.amount, fact.state, fact.count) == ("MAY", 100_000, "GREEN", 1)
    assert not CorrectiveAction.objects.exists()
    with pytest.raises(DatabaseError):
        MonitoringReport.objects.filter(pk=row.pk).update(light="RED")


def test_what_was_handed_in_is_not_changed(world, seeds):
    row = reported(opened(), seeds)
    with pytest.raises(Refused, match="已提交"):
        monitoring.revise(report=row.pk, revision=row.revision, changes={"summary": "再改"}, by=hat_of("clerk"), on=MAY)
    with pytest.raises(DatabaseError):
        ProgressLine.objects.filter(report=row).update(actual_text="100")


def test_two_people_do_not_overwrite_each_other(world, seeds):
    campaign = opened()
    row = monitoring.draft(campaign=campaign.pk, project=seeds.pk, by=hat_of("clerk"), on=MAY)
    first = row.revision
    monitoring.revise(report=row.pk, revision=first, changes={"lines": ON_PLAN}, by=hat_of("clerk"), on=MAY)
    with pytest.raises(StaleVersion) as stale:
        monitoring.revise(
            report=row.pk, revision=first, changes={"lines": {"a2": {"actual_text": "88%"}}}, by=hat_of("clerk"), on=MAY
        )
    assert stale.value.conflicts == ["lines/a2/actual_text"]
    assert stale.value.merged["lines"]["a1"]["actual_text"] == "20万亩"


@pytest.mark.parametrize(
    ("texts", "head", "path", "words"),
    [
        ({"a1": {"actual_text": "120000万亩"}}, {}, "lines/a1/actual_text", "计量单位"),
        ({"a1": {"actual_text": ""}}, {}, "lines/a1/actual_text", "没有开展的填 0"),
        ({"a2": {"actual_text": "0.95"}}, {}, "lines/a2/actual_text", "不要写 0.95"),
        ({}, {"executed_amount": "100000.01"}, "executed_amount", "大于预算"),
        ({}, {"executed_amount": "500"}, "executed_amount", "支付记录"),
        (
            {"a1": {"likelihood": "CERTAIN", "forecast_text": "100万亩"}},
            {},
            "lines/a1/likelihood",
            "够不到",
        ),
    ],
)
def test_bad_input_is_told_at_its_field_and_kept(world, seeds, texts, head, path, words):
    campaign, clerk = opened(), hat_of("clerk")
    row = monitoring.draft(campaign=campaign.pk, project=seeds.pk, by=clerk, on=MAY)
    changes = {"lines": {key: {**ON_PLAN[key], **texts.get(key, {})} for key in ON_PLAN}, **head}
    row = monitoring.revise(report=row.pk, revision=row.revision, changes=changes, by=clerk, on=MAY)
    with pytest.raises(Refused) as refused:
        monitoring.submit(report=row.pk, revision=row.revision, by=clerk, on=MAY)
    assert words in refused.value.problems[path]
    row.refresh_from_db()
    assert row.state == "DRAFT"
    kept = monitoring.content(row)["lines"]["a1"]["actual_text"]
    assert kept == changes["lines"]["a1"]["actual_text"]


def test_a_percentage_may_be_written_without_its_sign(world, seeds):
    row = accepted(opened(), seeds, {**ON_PLAN, "a2": {"actual_text": "95"}})
    line = judged(row).line("a2")
    assert (line["comparable_actual_value"], line["indicator_light"]) == (950_000, "GREEN")


def test_a_cumulative_value_does_not_fall(world, seeds):
    accepted(opened(), seeds)
    with pytest.raises(Refused) as refused:
        reported(opened(8, AUGUST), seeds, {**ON_PLAN, "a1": {"actual_text": "19万亩"}}, AUGUST)
    assert "比上一轮报的 20 还小" in refused.value.problems["lines/a1/actual_text"]


def test_a_difference_from_the_payments_is_asked_about_not_overwritten(world, seeds):
    row = reported(opened(), seeds, executed_amount="20000", execution_reason="一笔未入账")
    assert (row.executed_amount, row.recorded_amount) == (20_000, Decimal("12345.67"))


def test_a_closed_round_takes_nothing(world, seeds):
    campaign = opened()
    rounds.close(campaign=campaign.campaign_id, closed_on=date(2026, 5, 29), by=hat_of("performance"), on=LATER)
    with pytest.raises(Refused, match="已于 2026-05-29 结束"):
        monitoring.draft(campaign=campaign.pk, project=seeds.pk, by=hat_of("clerk"), on=LATER)


def test_who_is_engaged_or_elsewhere_reports_nothing(world, seeds):
    campaign = opened()
    for login in ("school-clerk", "reviewer", "performance", "auditor"):
        with pytest.raises((NotAllowed, Missing)):
            monitoring.draft(campaign=campaign.pk, project=seeds.pk, by=hat_of(login), on=MAY)


def test_an_alert_opens_a_corrective_action(world, seeds):
    row = accepted(opened(), seeds, BEHIND)
    assert (row.light, row.alert) == ("RED", "INDICATOR_RED")
    action = row.correction
    assert (action.state, action.light, action.problem_key, action.due_on) == ("OPEN", "RED", "a1", None)
    assert "进度指数 20.83%" in action.problem
    assert "19.2" in row.lines.get(key="a1").turn_text
    assert Task.objects.filter(project=seeds, title="处置2026年5月监控预警").exists()


def proposed(action, handling="CONTINUE", **more):
    more = {"due_on": date(2026, 5, 20)} | more
    return corrections.propose(
        correction=action.pk, handling=handling, measure="增加两个播种队", by=hat_of("clerk"), on=MAY, **more
    )


def to_do(login):
    """What stands in somebody's list."""
    return [each.what for each in blocks.lines(hat_of(login), LATER.date())]


def test_a_correction_goes_from_hand_to_hand(world, seeds):
    campaign = opened()
    row = reported(campaign, seeds, BEHIND)
    assert "2026年5月监控待审核" in to_do("reviewer")
    row = monitoring.accept(report=row.pk, by=hat_of("performance"), on=MAY)
    assert "处置2026年5月监控预警" in to_do("clerk")
    action = proposed(row.correction)
    assert "处置2026年5月监控预警" not in to_do("clerk")
    assert "纠偏待批准：继续执行" in to_do("reviewer")
    assert "纠偏待批准：继续执行" not in to_do("budget"), "continuing is not for the budget desk to approve"
    with pytest.raises((NotAllowed, Missing)):
        corrections.approve(correction=action.pk, by=hat_of("budget"), on=MAY)
    corrections.approve(correction=action.pk, by=hat_of("reviewer"), on=MAY)
    escalation.take_up_due(on=AUGUST)
    assert any(each.startswith("纠偏逾期") for each in to_do("performance"))
    corrections.finish(correction=action.pk, outcome="已播 60 万亩", by=hat_of("clerk"), on=LATER)
    assert "纠偏结果待核实" in to_do("reviewer")
    with pytest.raises((NotAllowed, Missing)):
        corrections.verify(correction=action.pk, by=hat_of("clerk"), on=LATER)
    done = corrections.verify(correction=action.pk, by=hat_of("reviewer"), on=LATER)
    assert (done.state, done.verified_by.login) == ("VERIFIED", "reviewer")
    assert not any("纠偏" in each for each in (*to_do("reviewer"), *to_do("performance")))
    assert auditing.verify().broken is None


@pytest.mark.parametrize("missing_field", ["handling", "measure", "due_on", "new_budget_amount"])
def test_a_proposal_is_complete(world, seeds, missing_field):
    action = accepted(opened(), seeds, BEHIND).correction
    given = {"handling": "MOVE_MONEY", "measure": "调剂", "due_on": date(2026, 5, 20), "new_budget_amount": "80000"}
    given[missing_field] = {"handling": "UNDECIDED", "measure": " "}.get(missing_field)
    with pytest.raises(Refused) as refused:
        corrections.propose(correction=action.pk, by=hat_of("clerk"), on=MAY, **given)
    assert missing_field in refused.value.problems


def test_moved_money_changes_the_budget(world, seeds):
    action = proposed(accepted(opened(), seeds, BEHIND).correction, "MOVE_MONEY", new_budget_amount="80000")
    with pytest.raises(Refused, match="依据"):
        corrections.approve(correction=action.pk, by=hat_of("budget"), on=MAY)
    corrections.approve(correction=action.pk, document="财预〔2026〕30号", by=hat_of("budget"), on=MAY)
    assert money.budget(seeds.pk, 2026) == 80_000


def test_an_adjusted_target_is_a_new_version(world, seeds):
    action = proposed(accepted(opened(), seeds, BEHIND).correction, "ADJUST_TARGET", new_budget_amount="80000")
    corrections.approve(correction=action.pk, document="财预〔2026〕31号", by=hat_of("performance"), on=MAY)
    plan = PerformancePlan.objects.filter(project=seeds).order_by("-version").first()
    assert (plan.version, plan.state, plan.document) == (2, "DRAFT", "财预〔2026〕31号")
    assert plan.indicators.count() == len(lines()["indicators"])


def test_suspended_payments_stop_and_go_on(world, seeds):
    action = proposed(accepted(opened(), seeds, BEHIND).correction, "SUSPEND")
    corrections.approve(correction=action.pk, document="停拨通知1号", by=hat_of("performance"), on=MAY)
    row = PaymentSuspension.objects.get(project=seeds)
    with pytest.raises(Refused, match="暂停拨付"):
        pay(seeds, "100", date(2026, 5, 6), MAY)
    with pytest.raises(Refused, match="已经暂停"):
        suspensions.suspend(
            project=seeds.pk,
            fiscal_year=2026,
            begins_on=date(2026, 5, 6),
            reason="再停",
            document="2号",
            by=hat_of("budget"),
            on=MAY,
        )
    told = suspensions.exchange_rows(visible(PaymentSuspension, hat_of("budget")))
    assert [(each["pro_code"], each["is_suspended"]) for each in told] == [(seeds.code, "1")]
    suspensions.release(
        suspension=row.pk, ends_on=date(2026, 5, 12), document="恢复通知1号", by=hat_of("budget"), on=LATER
    )
    assert suspensions.exchange_rows(PaymentSuspension.objects.all())[0]["resume_date"] == "2026-05-12"
    pay(seeds, "100", date(2026, 5, 12), LATER)
    with pytest.raises(DatabaseError):
        PaymentSuspension.objects.filter(pk=row.pk).update(reason="改写")


def test_a_cancelled_project_leaves_the_list(world, seeds):
    campaign = opened()
    action = proposed(accepted(campaign, seeds, BEHIND).correction, "CANCEL")
    corrections.approve(correction=action.pk, document="会议纪要3号", by=hat_of("finance-leader"), on=MAY)
    seeds.refresh_from_db()
    assert seeds.closed_on == date(2026, 5, 6)
    assert seeds not in monitoring.listed(campaign)


def test_overdue_ones_are_taken_up_step_by_step(world, seeds):
    action = proposed(accepted(opened(), seeds, BEHIND).correction, due_on=date(2026, 5, 8))
    place, desk = Region.objects.get(code="654300000").pk, hat_of("performance")
    days = {8: "NONE", 9: "DEPARTMENT", 11: "DEPARTMENT", 12: "FINANCE", 20: "FINANCE"}
    for day, step in days.items():
        escalation.escalate(region=place, by=desk, on=datetime(2026, 5, day, 2, 0, tzinfo=UTC))
        action.refresh_from_db()
        assert action.escalation == step, day
    assert not PaymentSuspension.objects.exists()


def test_every_day_each_step_is_taken_once_and_told(world, seeds, capsys):
    action = proposed(accepted(opened(), seeds, BEHIND).correction, due_on=date(2026, 5, 8))
    steps = {8: 0, 9: 1, 10: 0, 11: 0, 12: 1, 13: 0}  # the 9th is worked for the holiday
    for day, taken in steps.items():
        assert escalation.take_up_due(on=datetime(2026, 5, day, 2, 0, tzinfo=UTC)) == taken, day
    told = AuditEvent.objects.filter(action="escalation.take_up").order_by("sequence")
    assert [(each.person_id, each.object_id, json.loads(each.after)["escalation"]) for each in told] == [
        (None, str(action.pk), "DEPARTMENT"),
        (None, str(action.pk), "FINANCE"),
    ]
    late = Task.objects.filter(project=seeds, title__startswith="纠偏逾期")
    assert sorted(late.values_list("role", flat=True)) == ["DEPARTMENT_REVIEWER", "PERFORMANCE_DESK"]
    assert run(wenxiao, ["escalate", "--day", "2026-05-13"]) == 0
    assert "已逐级上报 0 次" in capsys.readouterr().out
    assert auditing.verify().broken is None


def test_days_that_were_missed_leave_no_step_out_and_what_is_settled_is_left_alone(world, seeds, monkeypatch):
    monkeypatch.setattr(escalation, "jurisdiction_of", lambda _: "CN-SC")
    action = proposed(accepted(opened(), seeds, BEHIND).correction, due_on=date(2026, 5, 8))
    day = datetime(2026, 5, 20, 2, 0, tzinfo=UTC)
    assert escalation.take_up_due(on=day) == 3
    assert PaymentSuspension.objects.get(project=seeds).correction_id == action.pk
    assert Fact.objects.filter(step="escalation.take_up", kind="SUSPEND").count() == 1
    settled = proposed(accepted(opened(8, AUGUST), seeds, BEHIND, AUGUST).correction, due_on=date(2026, 8, 5))
    CorrectiveAction.objects.filter(pk=settled.pk).update(state="DONE", done_by=settled.proposed_by)
    assert escalation.take_up_due(on=datetime(2026, 9, 1, 2, 0, tzinfo=UTC)) == 0


def test_where_the_place_has_the_rule_overdue_payment_stops(world, seeds, monkeypatch):
    action = proposed(accepted(opened(), seeds, BEHIND).correction, due_on=date(2026, 5, 8))
    monkeypatch.setattr(escalation, "jurisdiction_of", lambda _: "CN-SC")
    place, desk = Region.objects.get(code="654300000").pk, hat_of("performance")
    (taken,) = escalation.escalate(region=place, by=desk, on=datetime(2026, 5, 11, 2, 0, tzinfo=UTC))
    assert (taken.pk, taken.escalation) == (action.pk, "SUSPENDED")
    row = PaymentSuspension.objects.get(project=seeds)
    assert "四川" in row.document
    assert row.correction_id == action.pk


def test_several_are_accepted_at_once(world, seeds):
    campaign = opened()
    row = reported(campaign, seeds)
    with pytest.raises(Missing):
        monitoring.accept_many(campaign=campaign.pk, reports=[row.pk, 987_654], by=hat_of("performance"), on=MAY)
    (done,) = monitoring.accept_many(campaign=campaign.pk, reports=[row.pk], by=hat_of("performance"), on=MAY)
    assert done.light == "GREEN"


def test_a_changed_rulebook_lists_what_would_move(world, seeds):
    from wenxiao_site.actions.instruments import current_rulebook  # noqa: PLC0415 - after the world is there

    campaign = opened()
    accepted(campaign, seeds)
    assert monitoring.rejudged(campaign).is_empty()
    text = (
        'title = "草案"\nissuer = "地区财政局"\njurisdiction = "CN-XJ-6543"\nkind = "draft"\n'
        'in_force_from = 2026-01-01\ndate_evidence = "local_choice"\nevidence = "local_choice"\n'
        '[parameters.alert_basis]\nvalue = "equal_months"\narticle = "一"\nevidence = "local_choice"\n'
    )
    moved = monitoring.rejudged(campaign, current_rulebook().with_instrument(text, "cn-xj-6543/draft"))
    (told,) = moved.to_dicts()
    assert (told["project"], told["project_light_before"], told["project_light_after"]) == (seeds.pk, "GREEN", "RED")
    assert MonitoringReport.objects.get().light == "GREEN"


def filled_in(book, cells):
    """A workbook with some cells changed, as a person would: indicator → column head → text."""
    from io import BytesIO  # noqa: PLC0415

    from openpyxl import load_workbook  # noqa: PLC0415

    opened_book = load_workbook(BytesIO(book))
    sheet = opened_book.active
    heads = {str(cell.value).replace("\n", ""): cell.column for row in sheet.iter_rows() for cell in row if cell.value}
    for name, texts in cells.items():
        row = next(cell.row for each in sheet.iter_rows() for cell in each if cell.value == name)
        for head, text in texts.items():
            sheet.cell(row, next(column for each, column in heads.items() if head in each)).value = text
    target = BytesIO()
    opened_book.save(target)
    return target.getvalue()


def taken_back(report, book):
    told = monitoring_forms.returned("监控表.xlsx", book, MonitoringReport.objects.get(pk=report.pk))
    return monitoring.take_back(
        report=report.pk, revision=told.revision, changes=told.changes, by=hat_of("clerk"), on=MAY
    )


def test_a_workbook_comes_back_and_is_merged_field_by_field(world, seeds):
    clerk = hat_of("clerk")
    row = monitoring.draft(campaign=opened().pk, project=seeds.pk, by=clerk, on=MAY)
    book = monitoring_forms.workbook_of(row)
    changes = {"lines": {"a2": {"actual_text": "91%"}}}
    monitoring.revise(report=row.pk, revision=row.revision, changes=changes, by=clerk, on=MAY)
    back = filled_in(book, {"推广面积": {"月执行情况": "20万亩", "原因说明": "按计划", "可能性": "确定能"}})
    assert taken_back(row, back) == []
    told = monitoring.content(MonitoringReport.objects.get(pk=row.pk))
    assert (told["lines"]["a1"]["actual_text"], told["lines"]["a1"]["likelihood"]) == ("20万亩", "CERTAIN")
    assert told["lines"]["a2"]["actual_text"] == "91%"
    with pytest.raises(Refused, match="没有需要更新"):
        taken_back(row, back)
    assert monitoring.content(MonitoringReport.objects.get(pk=row.pk)) == told


def test_what_both_changed_stays_and_is_named(world, seeds):
    clerk = hat_of("clerk")
    row = monitoring.draft(campaign=opened().pk, project=seeds.pk, by=clerk, on=MAY)
    book = monitoring_forms.workbook_of(row)
    changes = {"lines": {"a1": {"actual_text": "18万亩"}}}
    monitoring.revise(report=row.pk, revision=row.revision, changes=changes, by=clerk, on=MAY)
    back = filled_in(book, {"推广面积": {"月执行情况": "20万亩", "原因说明": "按计划"}})
    assert taken_back(row, back) == ["lines/a1/actual_text"]
    line = monitoring.content(MonitoringReport.objects.get(pk=row.pk))["lines"]["a1"]
    assert (line["actual_text"], line["reason"]) == ("18万亩", "按计划")


def test_a_workbook_of_other_months_or_another_report_is_refused(world, seeds):
    row = monitoring.draft(campaign=opened().pk, project=seeds.pk, by=hat_of("clerk"), on=MAY)
    book = monitoring_forms.workbook_of(row)
    title = f"项目支出绩效目标执行监控表（1—4月） 编号 {row.pk}-{row.revision}"
    for wrong, words in (
        (title.replace("1—4月", "1—8月"), "截至 4 月"),
        (title.replace(f"编号 {row.pk}-", "编号 98765-"), "另一张监控表"),
        (title.partition(" 编号")[0], "没有编号"),
    ):
        with pytest.raises(Refused) as refused:
            taken_back(row, retitled(book, wrong))
        assert words in refused.value.problems["file"]
    with pytest.raises(Refused):
        taken_back(row, b"not a workbook")


def retitled(book, title):
    from io import BytesIO  # noqa: PLC0415

    from openpyxl import load_workbook  # noqa: PLC0415

    opened_book = load_workbook(BytesIO(book))
    opened_book.active.cell(1, 1).value = title
    target = BytesIO()
    opened_book.save(target)
    return target.getvalue()
