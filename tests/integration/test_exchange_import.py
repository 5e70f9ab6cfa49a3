"""Files of the integrated system: the same rows, facts and events as the single actions, all of it or nothing, once."""

import csv
import json
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from openpyxl import Workbook, load_workbook

from support.world import LATER, hat_of, unit_of
from wenxiao_site.actions import auditing, exchange, money, plans, projects, suspensions
from wenxiao_site.actions.errors import NotAllowed, Refused
from wenxiao_site.adapters.exchange_store import exchange_store, progress
from wenxiao_site.jobs import imports
from wenxiao_site.registry.models import (
    AuditEvent,
    BudgetAmount,
    Execution,
    Fact,
    ImportJob,
    Indicator,
    Objective,
    PerformancePlan,
    Project,
)

CODE = "65430026T000000000901"
PROJECT = {
    "MOF_DIV_CODE": "654300000", "AGENCY_CODE": "219001", "PRO_CODE": CODE, "PRO_NAME": "牧草种植补助",
    "PRO_KIND_CODE": "T", "SETUP_YEAR": "2026", "END_YEAR": "2027", "IS_NEW": "1", "FUND_TYPE_CODE": "111",
    "EXP_FUNC_CODE": "2130106", "PRO_DESC": "", "IS_LIVELIHOOD": "1",
}  # fmt: skip
BUDGET = {
    "PRO_CODE": CODE, "FISCAL_YEAR": "2026", "APPLY_UP": "900000", "REPLY_AMT": "800000.50",
    "APPROVAL_FILE_NO": "财预〔2026〕9号", "DOC_DATE": "2026-01-20",
}  # fmt: skip
PAYMENT = {
    "PAY_CERT_NO": "Z0001", "PRO_CODE": CODE, "FISCAL_YEAR": "2026", "XPAY_AMT": "1,234.56",
    "XPAY_DATE": "20260210000000000", "USE_DES": "补助款",
}  # fmt: skip
GOAL = {"PRO_CODE": CODE, "FISCAL_YEAR": "2026", "KPI_TARGET": "扩大牧草种植，带动农牧民增收。"}
LINES = (
    ("产出指标", "数量指标", "种植面积", "2", "10", "万亩", "40"),
    ("满意度指标", "服务对象满意度指标", "农牧民满意度", "", "≥90%", "", "10"),
)


def indicators(lines=LINES, code=CODE):
    names = ("LV1_PERF_IND_NAME", "LV2_PERF_IND_NAME", "LV3_PERF_IND_NAME", "COMPUTESIGN", "KPI_VAL", "METERUNIT")
    return [
        {"KPI_ID": f"a{number}", "PRO_CODE": code, "FISCAL_YEAR": "2026"}
        | dict(zip((*names, "WEIGHT"), line, strict=True))
        for number, line in enumerate(lines, start=1)
    ]


def tables(**changes):
    told = {
        "PM_PROJECT_INFO": [PROJECT],
        "BGT_PM_ANNUAL": [BUDGET],
        "PAY_VOUCHER_BILL": [PAYMENT],
        "PM_PERF_GOAL_INFO": [GOAL],
        "PM_PERF_INDICATOR": indicators(),
    } | changes
    return {name: rows for name, rows in told.items() if rows}


def as_json(told):
    return json.dumps(told, ensure_ascii=False).encode()


def as_workbook(told):
    book = Workbook()
    book.remove(book.active)
    for name, rows in told.items():
        sheet = book.create_sheet(name)
        heads = list(dict.fromkeys(key for row in rows for key in row))
        sheet.append(heads)
        for row in rows:
            sheet.append([row.get(head) for head in heads])
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def as_csv(rows):
    kept = StringIO()
    writer = csv.DictWriter(kept, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return kept.getvalue().encode("gb18030")


def brought(content, name="一体化.json", login="budget", **more):
    return exchange.bring(name=name, source=BytesIO(content), by=hat_of(login, LATER.date()), on=LATER, **more)


def taken(content, name="一体化.json", login="budget"):
    """Bring a file, let the job look it over, confirm, let the job take it in."""
    job = brought(content, name, login)
    imports.run_waiting(lambda: LATER)
    job.refresh_from_db()
    if job.state == "CHECKED":
        exchange.confirm(job=job.pk, by=hat_of(login, LATER.date()), on=LATER)
        imports.run_waiting(lambda: LATER)
        job.refresh_from_db()
    return job


def told_of(project):
    """Everything that is recorded of a project, without keys of rows, places in the chain and other records' names."""
    left_out = {
        "id",
        "plan_id",
        "project_id",
        "event_id",
        "sequence",
        "hash",
        "previous_hash",
        "object_id",
        "person_id",
    }
    left_out |= {"hat", "search"}
    rows = {}
    for model, found in (
        (Project, Project.objects.filter(pk=project)),
        (BudgetAmount, BudgetAmount.objects.filter(project=project)),
        (Execution, Execution.objects.filter(project=project)),
        (PerformancePlan, PerformancePlan.objects.filter(project=project)),
        (Objective, Objective.objects.filter(plan__project=project)),
        (Indicator, Indicator.objects.filter(plan__project=project)),
        (Fact, Fact.objects.filter(project=project)),
        (AuditEvent, AuditEvent.objects.filter(project=project)),
    ):
        rows[model.__name__] = [
            {name: value for name, value in auditing.snapshot(row).items() if name not in left_out}
            for row in found.order_by("pk")
        ]
    for event in rows["AuditEvent"]:
        for side in ("before", "after"):
            content = json.loads(event[side] or "{}")
            event[side] = {name: value for name, value in content.items() if name not in left_out}
    return rows


def by_single_actions():
    """The same project, done by the people themselves."""
    clerk, desk, code = hat_of("clerk"), hat_of("budget"), CODE[:-1] + "2"
    fields = {
        "name": "牧草种植补助", "category": "SPECIFIC", "first_year": 2026, "last_year": 2027, "novelty": "NEW",
        "account": "GENERAL_PUBLIC", "functional_code": "2130106", "is_livelihood": True,
    }  # fmt: skip
    project = projects.register(unit=unit_of("654300000/219001").pk, fields=fields, code=code, by=clerk, on=LATER).pk
    about = {"project": project, "fiscal_year": 2026, "decided_on": date(2026, 1, 20), "document": "财预〔2026〕9号"}
    money.request(**about, amount=900_000, by=clerk, on=LATER)
    money.decide(**about, kind="APPROVED", amount="800000.50", by=desk, on=LATER)
    money.execute(
        project=project, fiscal_year=2026, amount="1234.56", executed_on=date(2026, 2, 10), document="补助款",
        reference="Z0001", by=desk, on=LATER,
    )  # fmt: skip
    plan = plans.draft(project=project, fiscal_year=2026, by=clerk, on=LATER)
    lines = {
        "objectives": {"g1": {"term": "ANNUAL", "text": GOAL["KPI_TARGET"]}},
        "indicators": {
            "a1": {
                "dimension": "OUTPUT", "sub_dimension": "QUANTITY", "name": "种植面积", "target_text": "≥10万亩",
                "max_points": 40, "explanation": "", "criteria": "",
            },
            "a2": {
                "dimension": "SATISFACTION", "sub_dimension": "SATISFACTION", "name": "农牧民满意度",
                "target_text": "≥90%", "max_points": 10, "explanation": "", "criteria": "",
            },
        },
    }  # fmt: skip
    plans.revise(plan=plan.pk, revision=plan.revision, changes=lines, by=clerk, on=LATER)
    return project


def test_a_file_leaves_what_the_single_actions_leave_and_the_same_again_changes_nothing(world):
    job = taken(as_workbook(tables()), "一体化.xlsx")
    assert (job.state, exchange.problems_of(job)) == ("DONE", [])
    project = Project.objects.get(code=CODE)
    found, expected = told_of(project.pk), told_of(by_single_actions())
    for rows in (found, expected):
        rows["Project"][0].pop("code")
        rows["AuditEvent"][0]["after"].pop("code")
    assert found == expected
    assert auditing.verify().broken is None
    assert progress(job.pk).percent == 100
    assert projects.amend(  # keys go on where the file left them
        project=project.pk, revision=1, changes={"summary": "补充"}, by=hat_of("clerk"), on=LATER
    )
    count = AuditEvent.objects.count()
    with pytest.raises(Refused, match="同样内容的文件"):
        brought(_again(job))
    assert AuditEvent.objects.count() == count
    same = taken(as_json(tables()))  # other bytes, the same content
    counts = exchange.counts_of(same)
    assert same.state == "DONE"
    assert {name: (each["new"], each["changed"]) for name, each in counts.items()} == dict.fromkeys(counts, (0, 0))
    kinds = set(AuditEvent.objects.filter(sequence__gt=count).values_list("action", flat=True))
    assert kinds == {"exchange.bring", "exchange.look_over", "exchange.confirm", "exchange.carry_out"}
    assert auditing.verify().broken is None


def _again(job):
    return exchange_store().path(job.sha256).read_bytes()


def canal_code():
    return Project.objects.get(name="富蕴县干渠防渗改造").code


def test_what_is_wrong_is_named_by_row_and_column_and_nothing_is_taken_in(shared_world):
    seeds, canal = Project.objects.get(name="春播良种推广项目").code, canal_code()
    budget = {"PRO_CODE": seeds, "FISCAL_YEAR": "2026", "APPROVAL_FILE_NO": "1号", "DOC_DATE": "2026-02-01"}
    told = tables(
        PM_PROJECT_INFO=[
            PROJECT | {"AGENCY_CODE": "219009"},
            PROJECT | {"PRO_CODE": CODE[:-1] + "3", "PRO_KIND_CODE": "R"},
            PROJECT | {"PRO_CODE": seeds, "AGENCY_CODE": "219"},
        ],
        BGT_PM_ANNUAL=[
            budget | {"REPLY_AMT": "12万元"},
            budget | {"REPLY_AMT": "90000", "APPROVAL_FILE_NO": "2号"},
            budget | {"CUR_AMT": "11", "APPROVAL_FILE_NO": "3号"},
            budget | {"CUR_AMT": "110000", "APPROVAL_FILE_NO": "4号", "DOC_DATE": "2026-02-30"},
            budget | {"CUR_AMT": "110000", "APPROVAL_FILE_NO": "5号", "DOC_DATE": "2026-03-04"},
        ],
        PAY_VOUCHER_BILL=[
            PAYMENT | {"PRO_CODE": seeds, "XPAY_DATE": "2026-03-09"},
            PAYMENT | {"PRO_CODE": seeds, "PAY_CERT_NO": "P1"},
            PAYMENT | {"PRO_CODE": seeds, "PAY_CERT_NO": "Z9", "XPAY_DATE": "2025-12-31"},
        ],
        PM_PERF_GOAL_INFO=[],
        PM_PERF_INDICATOR=indicators((("产出指标", "数量指标", "长度", "2", "99", "公里", "90"),), canal),
    )
    before = (AuditEvent.objects.count(), Project.objects.count())
    job = taken(as_workbook(told), "错误.xlsx")
    found = {(each.table, each.cell): each.sentence for each in exchange.problems_of(job)}
    assert job.state == "REFUSED"
    assert (AuditEvent.objects.filter(action__startswith="exchange").count() + before[0], Project.objects.count()) == (
        AuditEvent.objects.count(),
        before[1],
    )
    for place, words in {
        ("PM_PROJECT_INFO", "B2"): "没有单位代码“219009”",
        ("PM_PROJECT_INFO", "C3"): "第 9 位应为 R",
        ("PM_PROJECT_INFO", "B4"): "与已有记录矛盾：这个项目登记在“地区农技推广中心（219001）”",
        ("BGT_PM_ANNUAL", "E2"): "以元为单位",
        ("BGT_PM_ANNUAL", "E3"): "与已有记录矛盾：已登记批复数 100,000.00 元（财预〔2026〕1号",
        ("BGT_PM_ANNUAL", "F4"): "是否把“万元”当成了“元”",
        ("BGT_PM_ANNUAL", "D5"): "日历上有这一天",
        ("BGT_PM_ANNUAL", "D6"): "发文时间 2026-03-04 还没有到",
        ("PAY_VOUCHER_BILL", "E2"): "支付日期 2026-03-09 还没有到",
        ("PAY_VOUCHER_BILL", "A3"): "与已有记录矛盾：支付凭证号“P1”已登记 2026 年度 12,345.67 元",
        ("PAY_VOUCHER_BILL", "E4"): "不在 2026 预算年度内",
        ("PM_PERF_INDICATOR", "F2"): "绩效目标表已批复，内容与文件不同",
    }.items():
        assert words in found.get(place, ""), (place, found)
    assert len(found) == 12
    book = load_workbook(BytesIO(exchange.error_workbook(job)))
    assert book.sheetnames == ["问题", *(f"{name} 待改" for name in told)]
    marked = book["BGT_PM_ANNUAL 待改"]["E2"]
    assert (marked.value, "以元为单位" in marked.comment.text) == ("12万元", True)


def test_who_may_not_bring_a_table_is_told_so(shared_world):
    with pytest.raises(NotAllowed):
        brought(as_json(tables()), "单位.json", login="clerk")
    job = taken(as_json(tables()), "县.json", login="county-budget")
    assert {each.sentence[:14] for each in exchange.problems_of(job) if each.field == "AGENCY_CODE"} == {
        "财政区划“654300000"
    }
    job = taken(as_json(tables() | {"PAY_VOUCHER_BILL": [PAYMENT | {"USE_DES": "x"}]}), "部门.json", login="reviewer")
    assert "不能导入“国库集中支付凭证”" in " ".join(each.sentence for each in exchange.problems_of(job))


def test_a_refresh_fills_what_is_blank_and_keeps_what_was_typed(world):
    assert taken(as_json(tables())).state == "DONE"
    project = Project.objects.get(code=CODE)
    plan = project.plans.get()
    typed = {"indicators": {"a1": {"name": "人工种草面积", "explanation": "以验收面积为准"}, "a2": {"target_text": ""}}}
    plans.revise(plan=plan.pk, revision=plan.revision, changes=typed, by=hat_of("clerk"), on=LATER)
    lines = (
        ("产出指标", "数量指标", "牧草种植面积", "2", "12", "万亩", "40"),
        LINES[1],
        ("产出指标", "质量指标", "出苗率", "2", "85", "%", "10"),
    )
    later = tables(
        PM_PROJECT_INFO=[PROJECT | {"PRO_NAME": "牧草种植奖补", "PRO_DESC": "种植 10 万亩"}],
        BGT_PM_ANNUAL=[BUDGET, {**BUDGET, "APPLY_UP": "", "REPLY_AMT": "", "CUR_AMT": "850000",
                                "APPROVAL_FILE_NO": "调1号", "DOC_DATE": "2026-03-01"}],
        PM_PERF_INDICATOR=indicators(lines),
    )  # fmt: skip
    job = taken(as_csv(later["PM_PERF_INDICATOR"]), "指标.csv")
    assert job.state == "DONE", exchange.problems_of(job)
    told = {each.key: each for each in plan.indicators.all()}
    assert (told["a1"].name, told["a1"].explanation) == ("人工种草面积", "以验收面积为准")
    assert (told["a1"].target_text, told["a1"].target_value) == ("≥12万亩", Decimal(12))
    assert told["a2"].target_text == "≥90%"
    assert told["a3"].name == "出苗率"
    notes = [each.sentence for each in exchange.notes_of(job)]
    assert notes == ["本系统里填的是“人工种草面积”，文件里是“牧草种植面积”；保留本系统的内容。"]
    assert taken(as_json(later)).state == "DONE"
    project.refresh_from_db()
    assert (project.name, project.summary) == ("牧草种植奖补", "种植 10 万亩")
    assert money.budget(project.pk, 2026) == Decimal("850000.00")
    plan.refresh_from_db()
    before = auditing.rewound(plan, plans.content(plan), 2)["indicators"]
    assert {key: line["target_text"] for key, line in before.items()} == {"a1": "≥10万亩", "a2": "≥90%"}
    again = taken(as_json(later | {"PM_PROJECT_INFO": [{**PROJECT, "PRO_NAME": "牧草种植奖补"}]}))
    assert exchange.problems_of(again) == []
    assert (again.state, plan.indicators.get(key="a1").name) == ("DONE", "人工种草面积")
    assert auditing.verify().broken is None


def test_killed_half_way_nothing_is_half_taken_in_and_the_next_worker_does_it(world, monkeypatch):
    job = brought(as_json(tables()), confirms_itself=True)
    before = {model: model.objects.count() for model in (Project, BudgetAmount, Execution, PerformancePlan, Fact)}

    class Killed(BaseException):
        """As when the process ends."""

    def die(self):
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr("wenxiao_site.actions.ledger.Ledger.end", die)  # after every row is written
        with pytest.raises(Killed):
            imports.run_waiting(lambda: LATER)
    job.refresh_from_db()
    assert job.state == "CONFIRMED"
    assert {model: model.objects.count() for model in before} == before
    assert imports.run_waiting(lambda: LATER) == 1
    job.refresh_from_db()
    assert job.state == "DONE"
    assert Project.objects.filter(code=CODE).exists()
    assert auditing.verify().broken is None


def test_a_suspended_project_takes_no_payment(world):
    assert taken(as_json(tables(PAY_VOUCHER_BILL=[]))).state == "DONE"
    project = Project.objects.get(code=CODE)
    suspensions.suspend(
        project=project.pk, fiscal_year=2026, begins_on=date(2026, 2, 1), reason="进度慢", document="1号",
        by=hat_of("budget"), on=LATER,
    )  # fmt: skip
    job = taken(as_json({"PAY_VOUCHER_BILL": [PAYMENT]}))
    assert [each.sentence for each in exchange.problems_of(job)] == [
        "这个项目自 2026-02-01 起暂停拨付（1号），恢复之前不能登记支付。"
    ]


def test_a_file_that_is_none_is_refused_in_one_sentence(shared_world):
    job = taken(b"a,b\n1,2\n", "别的.csv")
    assert (job.state, "没有认出数据表" in exchange.problems_of(job)[0].sentence) == ("REFUSED", True)
    assert ImportJob.objects.get(pk=job.pk).problem_count == 1
