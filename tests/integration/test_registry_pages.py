"""The pages of the registry: what people fill in badly is said beside the field, and nothing is lost."""

import errno
import html
import re
import sqlite3
from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError

from support.visits import at, hat_key, visit
from support.world import LATER, hat_of, unit_of
from wenxiao_site.actions import auditing, plans, projects
from wenxiao_site.adapters.storage import Storage
from wenxiao_site.registry.models import (
    AuditEvent,
    BudgetAmount,
    EvidenceFile,
    InstrumentDraft,
    Person,
    Project,
    Region,
)


@pytest.fixture(autouse=True)
def clock_of_the_world():
    with at():
        yield


def text_of(answer):
    return html.unescape(answer.content.decode())


def problem(answer, field):
    """The sentence beside a field."""
    found = re.search(
        rf'<span class="problem" id="id_{field}_error">(.*?)</span>\s*</?(?:div|fieldset)', text_of(answer), re.DOTALL
    )
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split()) if found else ""


def project_fields(unit, **more):
    return {
        "unit": unit_of(unit).pk,
        "name": "新水渠",
        "category": "SPECIFIC",
        "novelty": "NEW",
        "first_year": 2027,
        "account": "GENERAL_PUBLIC",
        "functional_code": "2130106",
        "transfer_kind": "NONE",
        **more,
    }


CENTRE = "654300000/219001"


def test_a_project_is_registered_with_the_next_code(world):
    answer = visit("clerk").post(
        "/projects/new", project_fields(CENTRE, strategies=["RURAL_REVITALISATION"], is_bond="on")
    )
    made = Project.objects.latest("pk")
    assert answer.headers["Location"] == f"/projects/{made.pk}"
    assert made.code == "65430027T000000000001"
    assert made.is_bond
    page = text_of(visit("clerk").get(f"/projects/{made.pk}"))
    assert "专项债券" in page
    assert "乡村振兴" in page


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "长" * 300, "个字，现在有 300 个字，请缩短。"),
        ("name", "", "请填写项目名称。"),
        ("code", "65430027R000000000009", "项目代码第 9 位应为 T"),
        ("code", "12345", "项目代码应为 21 位"),
        ("functional_code", "21301", ""),
        ("functional_code", "2130", "支出功能分类科目应为 3、5 或 7 位数字。"),
        ("last_year", "2026", "终止年度不能早于起始年度。"),
        ("first_year", "明年", "起始年度应为整数。"),
        ("category", "", "请选择项目类别。"),
        ("unit", "1", "项目单位不在可选范围内"),
    ],
)
def test_what_is_wrong_with_a_project_stands_beside_the_field(world, field, value, sentence):
    count = Project.objects.count()
    answer = visit("clerk").post("/projects/new", project_fields(CENTRE, summary="这段话不能丢") | {field: value})
    if not sentence:
        assert answer.status_code == 302
        return
    assert answer.status_code == 422
    assert sentence in problem(answer, field)
    assert "这段话不能丢" in text_of(answer)
    assert Project.objects.count() == count


def test_scripts_in_texts_are_only_texts(world):
    evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    clerk = visit("clerk")
    clerk.post("/projects/new", project_fields(CENTRE, name=evil, summary=evil))
    made = Project.objects.latest("pk")
    assert made.name == evil
    for page in (clerk.get(f"/projects/{made.pk}"), clerk.get("/projects"), clerk.get(f"/projects?text={evil}")):
        source = page.content.decode()
        assert "<script>alert" not in source
        assert "<img" not in source
        assert "&lt;script&gt;" in source


@pytest.mark.parametrize(
    ("login", "verb", "sent", "field", "sentence"),
    [
        ("budget", "decide", {"kind": "APPROVED", "decided_on": "2025-12-31"}, "decided_on", "日期不在预算年度内"),
        ("budget", "decide", {"kind": "APPROVED", "decided_on": "2026-02-30"}, "decided_on", "日历上有这一天"),
        ("budget", "decide", {"kind": "APPROVED", "decided_on": "2026-12-31"}, "decided_on", "日期还没有到。"),
        ("budget", "decide", {"kind": "APPROVED", "amount": "-1"}, "amount", "金额不能小于零。"),
        ("budget", "decide", {"kind": "APPROVED", "amount": "1.005"}, "amount", "金额最多保留 2 位小数"),
        ("budget", "decide", {"kind": "APPROVED", "amount": "十万"}, "amount", "不是数字"),
        ("clerk", "execute", {"executed_on": "2025-12-31"}, "executed_on", "支付日期不在预算年度内。"),
        ("clerk", "execute", {"amount": "0"}, "amount", "金额不能为零。"),
        ("clerk", "execute", {"reference": "P1"}, "reference", "已有同一支付编号"),
    ],
)
def test_money_outside_its_year_is_refused_beside_the_field(world, login, verb, sent, field, sentence):
    given = {
        "fiscal_year": 2026,
        "fund_source": "CURRENT_YEAR",
        "amount": "100",
        "decided_on": "2026-03-01",
        "executed_on": "2026-03-01",
        "document": "财预〔2026〕9号",
    }
    answer = visit(login).post(f"/projects/{world.project('seeds').pk}/{verb}", given | sent)
    assert answer.status_code == 422
    assert sentence in problem(answer, field)


def test_an_amount_with_separators_of_thousands_is_taken_exactly(world):
    project = world.project("seeds")
    sent = {"fiscal_year": 2027, "fund_source": "CURRENT_YEAR", "amount": "1,234,567.89", "decided_on": "2026-03-01"}
    answer = visit("clerk").post(f"/projects/{project.pk}/request", sent | {"document": "请示"})
    assert answer.status_code == 302
    assert str(BudgetAmount.objects.latest("pk").amount) == "1234567.89"
    assert "123.46" in text_of(visit("clerk").get(f"/projects/{project.pk}"))


def test_a_credit_code_with_a_wrong_check_is_refused(world):
    region = Region.objects.get(code="654300000")
    given = {"code": "777", "name": "新单位", "kind": "BUDGETARY_UNIT", "tier": "1", "valid_from": "2026-03-01"}
    system = visit("system")
    answer = system.post(f"/regions/{region.pk}/units/new", given | {"credit_code": "91350100M000100Y44"})
    assert "最后一位是校验码" in problem(answer, "credit_code")
    answer = system.post(f"/regions/{region.pk}/units/new", given | {"credit_code": "91350100M000100Y43"})
    assert answer.status_code == 302


def test_a_unit_is_not_moved_under_itself(world):
    department = unit_of("654300000/219")
    for under in (department, unit_of(CENTRE), unit_of("654300000/219001001")):
        sent = {"parent": under.pk, "valid_from": "2026-03-02", "reason": "机构改革"}
        answer = visit("system").post(f"/units/{department.pk}/move", sent)
        assert answer.status_code == 422
        assert problem(answer, "parent").endswith("不能放到自己或自己的下级之下。")


def test_a_region_is_not_moved_under_itself(world):
    county, township = Region.objects.get(code="654322000"), Region.objects.get(code="654322100")
    answer = visit("system").post(f"/regions/{county.pk}/move", {"parent": township.pk})
    assert problem(answer, "parent").endswith("不能放到自己或自己的下级之下。")


def amended(project, **more):
    strategies = [each.code for each in project.strategies.all()]
    told = {name: getattr(project, name) for name in projects.FIELDS if name not in ("strategies", "responsible")}
    fields = {name: value for name, value in told.items() if value not in (None, False)}
    fields = {name: "on" if value is True else value for name, value in fields.items()}
    return {**fields, "strategies": strategies, "revision": project.revision, **more}


def test_two_people_save_at_once_and_the_second_puts_both_together(world):
    project = world.project("seeds")
    path = f"/projects/{project.pk}/amend"
    read = amended(project)
    first = visit("budget").post(path, {**read, "functional_code": "2130199", "name": "预算科改的名称"})
    assert first.status_code == 302
    second = visit("clerk").post(path, {**read, "summary": "经办写的概况", "name": "经办改的名称"})
    assert second.status_code == 409
    page = text_of(second)
    assert "别人已经保存过一次" in page
    assert "采用别人的：预算科改的名称" in page
    assert "采用我的：经办改的名称" in page
    merged = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    assert merged["functional_code"] == "2130199"
    assert merged["summary"] == "经办写的概况"
    strategies = re.findall(r'name="strategies" value="([^"]*)"', page)
    saved = visit("clerk").post(path, {**merged, "strategies": strategies, "name": "经办改的名称"})
    assert saved.status_code == 302, text_of(saved)
    project.refresh_from_db()
    assert (project.name, project.summary, project.functional_code) == ("经办改的名称", "经办写的概况", "2130199")
    assert [each.code for each in project.strategies.all()] == ["RURAL_REVITALISATION"]


def plan_fields(plan, **changes):
    content = plans.content(plan)
    told = {"revision": plan.revision}
    for table in ("objectives", "indicators"):
        for key, line in content[table].items():
            told |= {f"{table}/{key}/{name}": value or "" for name, value in line.items() if name != "position"}
    return told | changes


def test_two_people_write_in_the_same_plan(world):
    plan = world.plan("seeds")
    plans.send_back(plan=plan.pk, opinion="请补充", by=hat_of("performance"), on=LATER)
    plan.refresh_from_db()
    path = f"/plans/{plan.pk}/edit"
    read = plan_fields(plan)
    other = visit("clerk-colleague", hat=hat_of("clerk-colleague"))
    assert (
        other.post(path, read | {"indicators/a1/name": "同事的名称", "indicators/a2/max_points": "15"}).status_code
        == 302
    )
    new = {f"indicators/n1/{name}": value for name, value in NEW_LINE.items()}
    answer = visit("clerk").post(
        path, read | new | {"indicators/a1/name": "我的名称", "indicators/a1/max_points": "35"}
    )
    assert answer.status_code == 409
    page = text_of(answer)
    assert "采用别人的：同事的名称" in page
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    assert fields["indicators/a1/max_points"] == "35"
    assert "indicators/a2/max_points" not in fields
    saved = visit("clerk").post(path, {**fields, "indicators/a1/name": "我的名称"})
    assert saved.status_code == 302
    told = {each.key: (each.name, each.max_points) for each in plan.indicators.all()}
    assert told["a1"] == ("我的名称", 35)
    assert told["a2"][1] == 15
    assert told["n1"] == ("新增指标", 5)


NEW_LINE = {
    "dimension": "OUTPUT",
    "sub_dimension": "QUALITY",
    "name": "新增指标",
    "target_text": "≥1",
    "operator": "GE",
    "target_value": "1",
    "max_points": "5",
}


def test_a_line_that_one_takes_away_and_another_changes_is_a_choice(world):
    plan = world.plan("station")
    path = f"/plans/{plan.pk}/edit"
    clerk = visit("station-clerk")
    read = plan_fields(plan)
    assert clerk.post(path, read | {"indicators/a2/_remove": "1"}).status_code == 302
    answer = clerk.post(path, read | {"indicators/a2/name": "改过的"})
    page = text_of(answer)
    assert answer.status_code == 409
    assert "采用别人的：已删除" in page
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    assert clerk.post(path, {**fields, "indicators/a2/_remove": ""}).status_code == 302
    assert plan.indicators.get(key="a2").name == "改过的"


def test_a_wrong_cell_of_a_plan_is_told_in_its_cell_and_the_rest_stays(world):
    plan = world.plan("station")
    sent = plan_fields(plan, **{"indicators/a1/max_points": "很多", "indicators/a2/name": "改过的满意度"})
    answer = visit("station-clerk").post(f"/plans/{plan.pk}/edit", sent)
    page = text_of(answer)
    assert answer.status_code == 422
    assert 'id="indicators/a1/max_points-problem"' in page
    assert 'value="很多"' in page
    assert 'value="改过的满意度"' in page


def test_versions_are_compared(world):
    plan = world.plan("canal")
    again = visit("county-clerk").post(
        f"/projects/{plan.project_id}/plan", {"fiscal_year": 2026, "reason": "追加投资", "document": "财预9号"}
    )
    number = again.headers["Location"].rpartition("/")[2]
    sent = plan_fields(plan.__class__.objects.get(pk=number), **{"indicators/a1/target_text": "≥150万亩"})
    assert visit("county-clerk").post(f"/plans/{number}/edit", sent).status_code == 302
    page = text_of(visit("county-clerk").get(f"/plans/{number}/compare/{plan.pk}"))
    assert "≥120万亩" in page
    assert "≥150万亩" in page


def test_a_full_disk_is_said_and_nothing_is_lost(world, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Storage, "put", full)
    count = EvidenceFile.objects.count()
    sent = {"unit": unit_of(CENTRE).pk, "file": SimpleUploadedFile("批复.pdf", b"%PDF-1.4 x")}
    answer = visit("clerk").post("/evidence/new", sent)
    assert answer.status_code == 422
    assert "空间不足；没有保存" in text_of(answer)
    assert EvidenceFile.objects.count() == count


def test_a_full_disk_of_the_database_is_said_and_the_text_stays(world, monkeypatch):
    def full(*_, **__):
        cause = sqlite3.OperationalError("database or disk is full")
        cause.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise OperationalError("database or disk is full") from cause

    monkeypatch.setattr(auditing, "_append", full)
    answer = visit("clerk").post(f"/projects/{world.project('seeds').pk}/comment", {"text": "写好的意见"})
    assert answer.status_code == 422
    assert "空间不足；没有保存" in text_of(answer)
    assert "写好的意见" in text_of(answer)


def test_a_session_that_cannot_be_saved_on_a_full_disk_keeps_nobody_from_reading_and_loses_no_text(world, monkeypatch):
    """A minute after the last click its moment is written down: that alone must not cost what was typed."""

    def full(*_, **__):
        cause = sqlite3.OperationalError("database or disk is full")
        cause.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise OperationalError("database or disk is full") from cause

    clerk = visit("clerk")
    path = f"/projects/{world.project('seeds').pk}"
    monkeypatch.setattr(auditing, "_append", full)
    monkeypatch.setattr(SessionStore, "save", full)
    with at(LATER + timedelta(minutes=2)):
        assert clerk.get(path).status_code == 200
        answer = clerk.post(f"{path}/comment", {"text": "写好的意见"})
        assert answer.status_code == 422
        assert "空间不足；没有保存" in text_of(answer)
        assert "写好的意见" in text_of(answer)


def test_a_file_is_uploaded_for_a_project_and_used_there(world):
    project = world.project("seeds")
    clerk = visit("clerk")
    form = text_of(clerk.get(f"/evidence/new?project={project.pk}&unit={project.unit_id}"))
    assert f'name="project" value="{project.pk}"' in form
    sent = {"unit": project.unit_id, "project": project.pk, "file": SimpleUploadedFile("验收单.pdf", b"%PDF-1.4 new")}
    onward = clerk.post("/evidence/new", sent).headers["Location"]
    page = text_of(clerk.get(onward))
    assert f'<option value="project-{project.pk}" selected>' in page
    assert clerk.post(onward, {"target": f"project-{project.pk}"}).status_code == 302
    assert "验收单.pdf" in text_of(clerk.get(f"/projects/{project.pk}?part=evidence"))
    file = EvidenceFile.objects.latest("pk")
    answer = clerk.post(f"/evidence/{file.pk}/discard")
    assert "不能作废" in text_of(answer)


def test_projects_are_pasted_from_a_spreadsheet_all_or_none(world):
    good = "654300000\t219001\t粘贴项目{}\t特定目标类\t新增\t2027\t\t一般公共预算\t2130106"
    count = Project.objects.count()
    bad = "\n".join((good.format(1), good.format(2).replace("特定目标类", "别的类"), "654322000\t213\tx"))
    answer = visit("reviewer").post("/projects/paste", {"table": bad})
    assert "第 2 行：项目类别“别的类”不在可选范围内" in problem(answer, "table")
    assert "第 3 行：只有 3 列" in problem(answer, "table")
    assert "粘贴项目1" in text_of(answer)
    assert Project.objects.count() == count
    assert (
        visit("reviewer").post("/projects/paste", {"table": f"{good.format(1)}\n{good.format(2)}"}).status_code == 302
    )
    assert Project.objects.count() == count + 2


def test_a_person_is_registered_by_one_administrator_and_gets_a_post_from_another(world):
    answer = visit("system").post("/people/new", {"login": "newcomer", "name": "新来的"})
    password = re.search(r'<code class="secret">([^<]+)</code>', text_of(answer))[1]
    newcomer = Person.objects.get(login="newcomer")
    assert newcomer.must_change_password
    assert newcomer.check_password(password)
    assert "新来的" in text_of(visit("security").get("/home"))
    sent = {"role": "UNIT_CLERK", "unit": unit_of(CENTRE).pk, "valid_from": "2026-03-02"}
    assert visit("security").post(f"/people/{newcomer.pk}/posts/new", sent).status_code == 302
    both = visit("security").post(f"/people/{newcomer.pk}/posts/new", {"role": "AUDITOR", "valid_from": "2026-03-02"})
    assert "安全审计员不能兼任其他岗位" in problem(both, "role")


def test_a_login_name_that_is_taken_is_said_beside_it(world):
    answer = visit("system").post("/people/new", {"login": "clerk", "name": "另一人"})
    assert "已有登录名相同的记录" in problem(answer, "login")


def test_the_auditor_finds_what_was_done_and_verifies_the_chain(world):
    auditor = visit("auditor")
    page = text_of(auditor.get("/audit?action=plans.approve"))
    assert "批复绩效目标" in page
    event = AuditEvent.objects.get(action="plans.approve")
    page = text_of(auditor.get(f"/audit/{event.pk}"))
    assert f"绩效目标表 {event.object_id}" in page
    assert re.search(r"<td>状态</td>\s*<td[^>]*>已提交</td>\s*<td[^>]*>已批复</td>", page)
    revised = AuditEvent.objects.filter(action="plans.revise").first()
    page = text_of(auditor.get(f"/audit/{revised.pk}"))
    assert "绩效指标 · a1 · 三级指标" in page
    assert "<td>产出指标</td>" in re.sub(r' class="prose"', "", page)
    assert "审计链完好" in text_of(auditor.post("/audit/verify"))


def test_long_lists_have_pages(world):
    auditor = visit("auditor")
    first = text_of(auditor.get("/audit"))
    onward = html.unescape(re.search(r'<p class="more"><a href="([^"]+)"', first)[1])
    second = text_of(auditor.get(onward))
    shown = [set(re.findall(r'href="/audit/(\d+)"', page)) for page in (first, second)]
    assert len(shown[0]) == 50
    assert not shown[0] & shown[1]
    assert auditor.get("/audit?after=nonsense").status_code == 200
    assert auditor.get(f"/audit?after={'9' * 40}").status_code == 200


# --- The rulebook of the site -----------------------------------------------------------------------------------------


def drafted(**more):
    return {
        "title": "阿勒泰地区绩效监控办法",
        "issuer": "阿勒泰地区财政局",
        "number": "阿地财〔2026〕8号",
        "in_force_from": "2027-01-01",
        "name": "monitoring-2027",
        "value/monitoring_gap_most": "20%",
        "article/monitoring_gap_most": "第九条",
        **more,
    }


def test_a_local_instrument_is_drafted_looked_at_and_approved_by_a_second_person(world):
    first, second = visit("performance"), visit("finance-leader")
    before = text_of(first.get("/rulebook/monitoring_gap_most?jurisdiction=CN-XJ-6543"))
    assert "阿勒泰地区绩效监控办法" not in before
    place = first.post("/rulebook/drafts/new", drafted()).headers["Location"]
    page = text_of(first.get(place))
    assert "它会改变什么" in page
    assert "20%" in page
    assert "2027 年" in page
    assert first.post(f"{place}/submit").status_code == 302
    alone = first.post(f"{place}/approve", {"opinion": "同意"})
    assert alone.status_code == 403
    assert "起草人不能批准" in text_of(first.get(place))
    assert "阿勒泰地区绩效监控办法" in text_of(second.get("/home"))
    assert second.post(f"{place}/approve", {"opinion": "同意"}).status_code == 302
    row = InstrumentDraft.objects.get()
    assert (row.state, row.approved_by.login) == ("APPROVED", "finance-leader")
    anyone = visit()
    assert "20%" in text_of(anyone.get("/rulebook/monitoring_gap_most?jurisdiction=CN-XJ-6543"))
    assert "阿地财〔2026〕8号" in text_of(anyone.get("/rulebook/instruments/cn-xj-6543/monitoring-2027"))
    told = text_of(anyone.get("/rulebook?jurisdiction=CN-XJ-6543&year=2027&text=monitoring_gap_most"))
    assert "20%" in told
    told = text_of(anyone.get("/rulebook?jurisdiction=CN-XJ-6543&year=2026&text=monitoring_gap_most"))
    assert "阿勒泰地区绩效监控办法" not in told
    actions = AuditEvent.objects.filter(action__startswith="instruments.").values_list("action", "person__login")
    assert list(actions) == [
        ("instruments.draft", "performance"),
        ("instruments.submit", "performance"),
        ("instruments.approve", "finance-leader"),
    ]


def test_what_is_wrong_with_a_draft_is_said_beside_it_and_the_rest_stays(world):
    sent = drafted(
        **{
            "value/execution_points": "很多",
            "article/execution_points": "第一条",
            "value/poor_total_least": "5",
            "in_force_from": "2027-02-30",
        }
    )
    answer = visit("performance").post("/rulebook/drafts/new", sent)
    assert answer.status_code == 422
    assert "施行日期应写作" in text_of(answer)
    answer = visit("performance").post("/rulebook/drafts/new", sent | {"in_force_from": "2027-01-01"})
    page = text_of(answer)
    assert answer.status_code == 422
    assert 'id="problem/execution_points"' in page
    assert 'value="很多"' in page
    assert 'value="阿勒泰地区绩效监控办法"' in page
    assert not InstrumentDraft.objects.exists()


def test_a_draft_sent_back_is_amended(world):
    first, second = visit("performance"), visit("performance-second")
    place = first.post("/rulebook/drafts/new", drafted()).headers["Location"]
    first.post(f"{place}/submit")
    assert second.post(f"{place}/send-back", {"opinion": "比例太高"}).status_code == 302
    page = text_of(first.get(f"{place}/amend"))
    assert 'value="20%"' in page
    revision = InstrumentDraft.objects.get().revision
    sent = drafted(revision=revision, **{"value/monitoring_gap_most": "12.5%"})
    assert first.post(f"{place}/amend", sent).status_code == 302
    assert "12.5%" in text_of(first.get(place))
    stale = first.post(f"{place}/amend", sent)
    assert stale.status_code == 409
    assert "别人已经保存过一次" in text_of(stale)


def test_an_unconfirmed_value_is_confirmed_by_a_document(world):
    from wenxiao.kernel.citations import Evidence  # noqa: PLC0415
    from wenxiao_site.actions.instruments import current_rulebook  # noqa: PLC0415

    instrument, parameter = next(
        (each.id, name)
        for each in current_rulebook().instruments.values()
        for name, setting in each.settings.items()
        if setting.evidence is Evidence.UNCONFIRMED
    )
    desk = visit("budget")
    assert "确认</a>" in text_of(desk.get(f"/rulebook/instruments/{instrument}"))
    assert "确认</a>" not in text_of(visit("clerk").get(f"/rulebook/instruments/{instrument}"))
    sent = {"instrument": instrument, "parameter": parameter, "article": "第九条"}
    answer = desk.post("/rulebook/confirm", sent)
    assert problem(answer, "document") == "✕ 请填写核对的文件。"
    assert desk.post("/rulebook/confirm", sent | {"document": "财预〔2018〕167号"}).status_code == 302
    page = text_of(visit().get(f"/rulebook/instruments/{instrument}"))
    assert "郑预算 于 2026-03-03 核对《财预〔2018〕167号》确认" in page


def test_the_form_of_a_hat_carries_its_key(world):
    page = text_of(visit("clerk").get("/projects/new"))
    assert f'name="hat" value="{hat_key(hat_of("clerk"))}"' in page
