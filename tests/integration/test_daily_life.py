"""Lists, kept views, drafts, reminders, decisions on many plans, printing: what people do all day."""

import html
import json
from datetime import UTC, date, datetime
from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from support.visits import at, hat_key, visit
from support.world import LATER, NOW, hat_of, lines
from wenxiao_site.actions import desk, plans, projects, reminders, talk
from wenxiao_site.actions.errors import Refused
from wenxiao_site.registry.models import (
    AuditEvent,
    Comment,
    Draft,
    Notification,
    PerformancePlan,
    Project,
    Role,
    SavedView,
)
from wenxiao_site.registry.search import initials, looked_for, searched
from wenxiao_site.visibility import RIGHTS, allowed, may, visible
from wenxiao_site.web.home.blocks import lines as to_do_lines
from wenxiao_site.web.home.blocks import waiting
from wenxiao_site.web.projects.parts import PARTS


@pytest.fixture(autouse=True)
def clock_of_the_world():
    with at():
        yield


def text_of(answer):
    return html.unescape(answer.content.decode())


# --- Finding ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("春播良种推广项目", "cblztgxm"),
        ("重庆银行", "cqyh"),
        ("A区3号楼", "aq3hl"),
        ("《办法》（试行）", "bfsx"),
        ("", ""),
    ],
)
def test_initials_are_those_of_the_pinyin(text, short):
    assert initials(text) == short


def test_what_is_searched_has_the_text_its_initials_and_the_code():
    assert searched("春播 良种", "65T01") == "春播良种 cblz 65t01"
    assert looked_for(" CBLZ ") == "cblz"


@pytest.mark.parametrize("asked", ["春播", "cblz", "CBLZTG", "65430026T000000000001", "良种 推广"])
def test_a_project_is_found_by_name_code_and_initials(shared_world, asked):
    page = text_of(visit("performance").get("/projects", {"text": asked}))
    assert "春播良种推广项目" in page
    assert "校舍维修改造项目" not in page


def test_what_a_project_is_found_by_follows_its_name(world):
    project = world.project("seeds")
    projects.amend(
        project=project.pk, revision=project.revision, changes={"name": "秋收机械补贴"}, by=hat_of("clerk"), on=NOW
    )
    assert Project.objects.get(pk=project.pk).search.startswith("秋收机械补贴 qsjxbt ")
    event = AuditEvent.objects.latest("sequence")
    assert "qsjxbt" not in event.after


# --- Lists ------------------------------------------------------------------------------------------------------------


def test_filters_stay_as_chips_that_can_be_taken_off(shared_world):
    page = text_of(visit("performance").get("/projects?account=GENERAL_PUBLIC&flag=is_bond&columns=code"))
    assert "富蕴县干渠防渗改造" in page
    assert "春播良种推广项目" not in page
    assert 'href="?flag=is_bond&columns=code"' in page
    assert 'href="?account=GENERAL_PUBLIC&columns=code"' in page
    assert "标记：专项债券" in page


def test_a_kept_view_whose_column_is_gone_says_so_and_still_opens(shared_world):
    answer = visit("performance").get("/projects?columns=code,colour&account=GENERAL_PUBLIC&stage=X&category=OLD")
    page = text_of(answer)
    assert answer.status_code == 200
    assert "列“colour”已经没有了，其余照常显示。" in page
    assert "条件“stage”已经没有了" in page
    assert "条件“项目类别”的取值“OLD”已经没有了" in page
    assert "春播良种推广项目" in page


def test_an_export_is_exactly_what_is_shown(shared_world):
    client = visit("performance")
    answer = client.get("/projects?text=gq&columns=code,account&export=xlsx")
    sheet = openpyxl.load_workbook(BytesIO(answer.content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows == [
        ["项目名称", "项目代码", "所属预算"],
        ["富蕴县干渠防渗改造", "65432226T000000000001", "一般公共预算"],
    ]
    plain = client.get("/projects?text=gq&columns=code,account&export=csv").content.decode("utf-8-sig")
    assert plain.splitlines() == [",".join(row) for row in rows]


def test_an_export_never_holds_a_formula(world):
    project = world.project("seeds")
    told = {"name": "=1+1"}
    projects.amend(project=project.pk, revision=project.revision, changes=told, by=hat_of("clerk"), on=NOW)
    client = visit("clerk")
    sheet = openpyxl.load_workbook(BytesIO(client.get("/projects?export=xlsx").content)).active
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1", "s")
    assert "\n'=1+1," in client.get("/projects?export=csv").content.decode("utf-8-sig").replace("\r", "")


def test_pages_follow_each_other_and_keep_the_filters(world, monkeypatch):
    monkeypatch.setattr("wenxiao_site.web.lists.page_of.__defaults__", (2,))
    client, address, seen = visit("performance"), "/projects?state=open", []
    for _ in range(3):
        page = text_of(client.get(address))
        seen += [each for each in Project.objects.values_list("name", flat=True) if f">{each}</a>" in page]
        onward = page.partition('href="?state=open&after=')[2].partition('"')[0]
        address = f"/projects?state=open&after={onward}"
    assert sorted(seen) == sorted(Project.objects.values_list("name", flat=True))
    assert onward == ""


def test_a_view_is_kept_opened_and_given_up(world):
    client = visit("clerk")
    kept = client.post("/views/new", {"listing": "projects", "name": "本年新增", "query": "account=GENERAL_PUBLIC"})
    assert kept.headers["Location"] == "/projects?account=GENERAL_PUBLIC"
    assert "本年新增" in text_of(client.get("/projects"))
    again = client.post("/views/new", {"listing": "projects", "name": "本年新增", "query": ""})
    assert again.status_code == 422
    assert "已有同名的视图" in text_of(again)
    assert client.post("/views/new", {"listing": "nowhere", "name": "x"}).status_code == 422
    view = SavedView.objects.get(name="本年新增")
    assert visit("head").get(f"/views/{view.pk}/drop").status_code == 404
    assert client.post(f"/views/{view.pk}/drop").headers["Location"] == "/projects"
    assert not SavedView.objects.filter(pk=view.pk).exists()


@pytest.mark.parametrize(
    "address",
    ["/projects/999999", "/plans/999999", "/projects/1/stages/nothing", "/projects/1/parts/nothing", "/nowhere"],
)
def test_an_address_that_is_not_there_is_answered_in_words(shared_world, address):
    answer = visit("clerk").get(address)
    assert answer.status_code == 404
    assert "请检查地址" in text_of(answer)


def test_a_paste_of_five_thousand_cells_is_refused_in_words_and_changes_nothing(world):
    plan, client = world.plan("station"), visit("station-clerk")
    path, before = f"/plans/{plan.pk}/edit", plans.content(plan)
    cells = {f"indicators/p{row}/{column}": "1" for row in range(500) for column in ("name", *"bcdefghij")}
    answer = client.post(path, {"revision": plan.revision, **cells})
    assert answer.status_code == 400
    assert "一次最多提交 3,000 个格子" in text_of(answer)
    assert "还在那一页上" in text_of(answer)
    assert plans.content(world.plan("station")) == before


# --- What waits -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("login", ["clerk", "reviewer", "performance", "government-leader", "expert"])
def test_the_count_in_the_head_is_that_of_the_list(shared_world, login):
    hat = hat_of(login)
    unread = Notification.objects.filter(person=hat.person, read_at__isnull=True).count()
    assert waiting(hat) == (len(to_do_lines(hat, date(2026, 3, 3))), unread)


@pytest.mark.parametrize("login", ["clerk", "head", "reviewer", "performance", "county-performance", "auditor"])
def test_rights_on_a_whole_list_are_those_on_each_row(shared_world, login):
    hat = hat_of(login)
    for model in (Project, PerformancePlan, Comment):
        verbs = [verb for verb, right in RIGHTS.items() if right.model is model]
        rows = list(visible(model, hat))
        told = allowed(hat, model, rows, verbs)
        assert told == {row.pk: {verb for verb in verbs if may(hat, verb, row)} for row in rows}


def test_the_spine_says_what_is_there_and_what_is_missing(shared_world):
    project = shared_world.project("canal")
    page = text_of(visit("county-clerk").get(f"/projects/{project.pk}?fiscal_year=2026"))
    assert page.count("还没有记录") >= 1
    assert "已批复" in page
    assert "12.35%" not in page
    assert "执行率 3.09%" in page  # 12,345.67 of 400,000.00
    earlier = text_of(visit("county-clerk").get(f"/projects/{project.pk}?fiscal_year=2025"))
    assert earlier.count("还没有记录") >= 5
    assert "2025 年度，万元" in earlier
    assert "本年度不实施" in earlier  # it begins in 2026: nothing is missing yet
    assert "绩效目标表" not in earlier


@pytest.mark.parametrize("login", ["clerk", "reviewer", "performance", "budget", "auditor"])
def test_no_address_of_a_project_file_asks_too_often(shared_world, login):
    client, project = visit(login), shared_world.project("seeds")
    stages = [f"stage={stage}" for stage in ("APPRAISAL", "TARGETS", "MONITORING", "EVALUATION", "APPLICATION")]
    parts = [f"part={part}" for part in PARTS]
    for asked in (*stages, *parts, *(f"{one}&{other}" for one in stages for other in parts)):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/projects/{project.pk}?{asked}").status_code == 200
        assert len(queries) <= 20, asked


def test_the_year_that_is_looked_at_stays_until_another_is_chosen(shared_world):
    client = visit("performance")
    assert "2025 年度 0 张" in text_of(client.get("/plans?fiscal_year=2025"))
    assert "2025 年度 0 张" in text_of(client.get("/plans"))
    assert "2025 年度 0 张" in text_of(client.get("/plans?fiscal_year=二〇二六"))
    assert "2026 年度 7 张" in text_of(client.get("/plans?fiscal_year=2026"))


# --- Many at once -----------------------------------------------------------------------------------------------------


def hand_in(world, *names):
    logins = {"seeds": "clerk", "station": "station-clerk", "school": "school-clerk"}
    for name in names:
        plan = world.plan(name)
        if plan.state != "SUBMITTED":
            plans.submit(plan=plan.pk, revision=plan.revision, by=hat_of(logins[name]), on=NOW)


def test_many_plans_are_approved_each_in_its_own_history(world):
    hand_in(world, "seeds", "station", "school")
    picked = [world.plan(name).pk for name in ("seeds", "station", "school")]
    client = visit("performance")
    sent = {"pick": picked, "verdict": "approve", "opinion": "", "next": "/plans?state=SUBMITTED"}
    answer = client.post("/plans/decide", sent | {"hat": hat_key(hat_of("performance"))})
    assert answer.headers["Location"] == "/plans?state=SUBMITTED"
    assert "已批复 3 张绩效目标表。" in text_of(client.get("/plans"))
    for name in ("seeds", "station", "school"):
        assert world.plan(name).state == "APPROVED"
        event = AuditEvent.objects.filter(project=world.project(name)).latest("sequence")
        assert event.action == "plans.approve"


def test_what_cannot_be_decided_is_named_and_does_not_hold_up_the_others(world):
    hand_in(world, "seeds")
    picked = [world.plan("seeds").pk, world.plan("road").pk, 987654]
    sent = {"pick": picked, "verdict": "return", "opinion": "指标值不合理"}
    answer = visit("performance").post("/plans/decide", sent)
    assert answer.status_code == 409
    page = text_of(answer)
    assert "有 2 张没有退回" in page
    assert "起草中，现在不能这样做" in page
    assert world.plan("seeds").state == "RETURNED"
    assert world.plan("seeds").opinion == "指标值不合理"


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"verdict": "return", "opinion": " "}, "退回修改请写明需要修改什么"),
        ({"verdict": "approve", "pick": []}, "还没有选择绩效目标表"),
        ({"verdict": "approve", "pick": list(range(1, 300))}, "一次最多办理 200 张"),
    ],
)
def test_nothing_is_decided_without_what_it_takes_and_the_ticks_stay(shared_world, sent, sentence):
    pk = shared_world.plan("seeds").pk
    answer = visit("performance").post("/plans/decide", {"pick": [pk], "opinion": "", **sent})
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    if len(sent.get("pick", [pk])) == 1:
        assert f'value="{pk}" checked' in text_of(answer)


def test_a_plan_begins_like_the_approved_one_of_an_earlier_year(world):
    project, clerk = world.project("canal"), hat_of("county-clerk")
    made = plans.draft(project=project.pk, fiscal_year=2027, copies=True, by=clerk, on=NOW)
    names = [each.name for each in made.indicators.order_by("position")]
    assert names == [each["name"] for each in lines()["indicators"].values()]
    assert made.version == 1
    with pytest.raises(Refused, match="没有批复过的绩效目标可以沿用"):
        plans.draft(
            project=world.project("station").pk, fiscal_year=2027, copies=True, by=hat_of("station-clerk"), on=NOW
        )


def test_a_plan_is_printed_in_the_official_layout(shared_world):
    plan = shared_world.plan("seeds")
    page = text_of(visit("clerk").get(f"/plans/{plan.pk}/print"))
    for words in ("项目支出绩效目标表", "年度总体目标", "推广良种，提高单产。", "推广面积", "≥120万亩"):
        assert words in page
    assert 'rowspan="' in page


# --- What is typed ----------------------------------------------------------------------------------------------------


def test_what_is_typed_is_kept_and_there_again_without_reproach(world):
    client, path = visit("clerk"), f"/projects/{world.project('seeds').pk}/amend"
    read = text_of(client.get(path))
    assert "data-keeps" in read
    typed = {
        "_path": path,
        "name": "改了一半",
        "summary": "写了很久的概况",
        "csrfmiddlewaretoken": "x",
        "is_bond": "on",
    }
    told = client.post("/desk/draft", typed)
    assert told.content.decode() == "已自动保存 10:00"
    assert "csrf" not in Draft.objects.get().fields
    page = text_of(visit("clerk").get(path))  # another session: the server was restarted, the login was new
    assert "上次没有提交的内容还在下面" in page
    assert "写了很久的概况" in page
    assert 'value="改了一半"' in page
    assert "请填写" not in page
    assert "写了很久的概况" not in text_of(visit("head").get(f"/projects/{world.project('seeds').pk}"))
    assert client.get(f"{path}?forget=1").headers["Location"] == path
    assert Draft.objects.count() == 0


def test_a_draft_goes_when_the_page_is_handed_in(world):
    client, project = visit("budget"), world.project("seeds")
    path = f"/projects/{project.pk}/close"
    client.post("/desk/draft", {"_path": path, "reason": "不再"})
    assert Draft.objects.count() == 1
    assert client.post(path, {"reason": "不再实施"}).status_code == 302
    assert Draft.objects.count() == 0


def test_a_half_filled_plan_is_there_again(world):
    client, plan = visit("station-clerk"), world.plan("station")
    path = f"/plans/{plan.pk}/edit"
    client.post("/desk/draft", {"_path": path, "revision": plan.revision, "indicators/a1/name": "写到一半的指标"})
    page = text_of(visit("station-clerk").get(path))
    assert "上次没有提交的内容还在下面" in page
    assert "写到一半的指标" in page


def test_a_draft_is_ones_own_and_within_bounds(world):
    person = hat_of("clerk").person
    for number in range(desk.MOST_DRAFTS + 5):
        desk.keep_draft(person=person, path=f"/page/{number}", fields=[("a", "b")], moment=LATER)
    assert Draft.objects.filter(person=person).count() == desk.MOST_DRAFTS
    too_long = visit("clerk").post("/desk/draft", {"_path": "/x", "text": "长" * 1_000_001})
    assert too_long.status_code in {400, 422}
    assert visit().post("/desk/draft", {"_path": "/x"}).status_code == 401
    assert json.loads(Draft.objects.latest("pk").fields) == [["a", "b"]]


# --- Reminders --------------------------------------------------------------------------------------------------------


def reminded(key):
    return sorted(Notification.objects.filter(reminder_key__startswith=key).values_list("person__login", flat=True))


def test_people_are_reminded_once_of_a_last_day(world):
    talk.set_task(
        project=world.project("seeds").pk,
        title="补充附件",
        role=Role.UNIT_CLERK,
        due_on=date(2026, 3, 6),
        by=hat_of("reviewer"),
        on=NOW,
    )
    assert reminders.send_due(on=datetime(2026, 3, 2, 2, 0, tzinfo=UTC)) == 0  # four working days left
    assert reminders.send_due(on=datetime(2026, 3, 3, 2, 0, tzinfo=UTC)) == 2
    assert reminded("task:") == ["clerk", "clerk-colleague"]
    assert reminders.send_due(on=datetime(2026, 3, 4, 2, 0, tzinfo=UTC)) == 0
    assert AuditEvent.objects.latest("sequence").action == "reminders.send_due"


def test_a_round_reminds_those_who_have_to_be_ready(world):
    sent = reminders.send_due(on=datetime(2026, 5, 13, 2, 0, tzinfo=UTC))  # 15 May for all, 18 May for the department
    assert sent == len(reminded("deadline:"))
    told = reminded("deadline:")
    assert {"clerk", "head", "school-clerk", "county-clerk", "township-clerk"} <= set(told)
    assert "performance" not in told
    assert told.count("clerk") == 2  # what holds for all, and the extension of its own department
    assert told.count("school-clerk") == 1
    assert reminders.send_due(on=datetime(2026, 5, 15, 2, 0, tzinfo=UTC)) > 0  # 20 May: those who review
    assert "reviewer" in reminded("deadline:")
