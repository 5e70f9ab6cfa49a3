"""The interface for programs: the records, rights and refusals of the pages, each write once, in one shape."""

import csv
import json
from datetime import date, timedelta
from io import BytesIO, StringIO

import pytest
from django.core.cache import cache
from django.test import override_settings
from django.urls import reverse
from openpyxl import load_workbook

from support.appraisals import WHEN, announced
from support.site import site_client
from support.visits import at, hat_key, visit
from support.world import LATER, LOGINS, hat_of
from wenxiao_site.actions import auditing, exchange, money, tokens
from wenxiao_site.actions.errors import NotAllowed, Refused
from wenxiao_site.actions.standard.outgoing import OUTGOING
from wenxiao_site.api import clock
from wenxiao_site.jobs import imports
from wenxiao_site.registry.models import (
    AccessToken,
    AuditEvent,
    BudgetAmount,
    BudgetRequest,
    Execution,
    ImportJob,
    Project,
    Scope,
)
from wenxiao_site.visibility import visible

V1 = "/api/v1/"
EVERY = [each.value for each in Scope]
KEYLESS = ("system", "security", "auditor")


@pytest.fixture(autouse=True)
def _day(monkeypatch):
    cache.clear()
    monkeypatch.setattr(clock, "now", lambda: LATER)
    with at(LATER):
        yield


class Program:
    """A program with a key of its own."""

    def __init__(self, login, scopes=EVERY, day=LATER):
        by = hat_of(login, day.date())
        made = tokens.issue(
            name="测试",
            scopes=scopes,
            expires_on=day.date() + timedelta(days=300),
            by=by,
            on=day,
        )
        self.token, self.client, self.count = (
            made.token,
            site_client(headers={"Authorization": f"Bearer {made.key}"}),
            0,
        )

    def get(self, path, **asked):
        return self.client.get(V1 + path, asked)

    def post(self, path, told, key=None):
        self.count += 1
        return self.client.post(
            V1 + path, told, content_type="application/json", headers={"Idempotency-Key": key or f"k{self.count}"}
        )

    def all(self, resource, **asked):
        """Every record, in pages of two."""
        found, after = [], 0
        while after is not None:
            page = self.get(resource, after=after, limit=2, **asked).json()
            found += page["items"]
            after = page["next"]
        return found


def listed(client, route, column="项目代码"):
    """What a page has in a column, from its export."""
    text = client.get(f"{reverse(route)}?export=csv&fiscal_year=2026&columns=code,project,unit").content.decode(
        "utf-8-sig"
    )
    return list(csv.DictReader(StringIO(text)))


def test_programs_and_pages_show_the_same_to_every_role(shared_world):
    for login in LOGINS:
        hat = hat_of(login, LATER.date())
        page = visit(login, hat=hat)
        if login in KEYLESS:
            with pytest.raises(NotAllowed):
                tokens.issue(name="x", scopes=EVERY, expires_on=date(2026, 12, 31), by=hat, on=LATER)
            continue
        program = Program(login, ["READ"])
        shown = {row["项目代码"] for row in listed(page, "projects")}
        assert {each["PRO_CODE"] for each in program.all("projects")} == shown, login
        shown = {row["项目代码"] for row in listed(page, "plans")} - {""}
        assert {each["PRO_CODE"] for each in program.all("plans", fiscal_year=2026)} == shown, login
        for table in OUTGOING:
            ids = {each["ID"] for each in program.get(table.resource, limit=500).json()["items"]}
            seen = visible(table.model, hat).filter(table.only)
            assert ids <= set(seen.values_list("pk", flat=True)), (login, table.resource)


def test_the_exported_tables_are_those_of_the_interface(shared_world):
    program, page = Program("performance", ["READ"]), visit("performance", hat=hat_of("performance", LATER.date()))
    told = json.loads(page.get("/exchange/data?format=json").content)
    book = load_workbook(BytesIO(page.get("/exchange/data?format=xlsx").content))
    assert book.sheetnames == [each.name for each in OUTGOING] == list(told)
    for table in OUTGOING:
        rows = [{name: value for name, value in each.items() if name != "ID"} for each in program.all(table.resource)]
        assert told[table.name] == rows
        sheet = list(book[table.name].values)
        assert sheet[1] == tuple(name for name, _ in table.heads)
        assert len(sheet) - 2 == len(rows)
    text = page.get("/exchange/data?format=csv&table=budgets").content.decode("utf-8-sig")
    assert [row["REPLY_AMT"] for row in csv.DictReader(StringIO(text))] == [
        each["REPLY_AMT"] or "" for each in program.all("budgets")
    ]
    assert page.get("/exchange/data?format=csv").status_code == 400
    assert "2018" in json.dumps(program.get("statistics", **{"from": 2018, "to": 2026}).json())


def test_what_goes_out_comes_in_again_and_changes_nothing(world):
    content = visit("budget", hat=hat_of("budget", LATER.date())).get("/exchange/data?format=json").content
    told = {name: rows for name, rows in json.loads(content).items() if name in ("PM_PROJECT_INFO", "BGT_PM_ANNUAL")}
    told["PM_PERF_INDICATOR"] = [
        each for each in json.loads(content)["PM_PERF_INDICATOR"] if each["WEIGHT"] is not None
    ]
    source = BytesIO(json.dumps(told).encode())
    by = hat_of("budget", LATER.date())
    job = exchange.bring(name="x.json", source=source, confirms_itself=True, by=by, on=LATER)
    before = Project.objects.values_list("revision", flat=True)
    imports.run_waiting(lambda: LATER)
    job.refresh_from_db()
    assert exchange.problems_of(job) == []
    assert all(each["new"] + each["changed"] == 0 for each in exchange.counts_of(job).values())
    assert list(Project.objects.values_list("revision", flat=True)) == list(before)


def refused(answer, status):
    """The refusal, in its one shape."""
    assert answer.status_code == status, answer.content
    told = answer.json()
    assert set(told) == {"sentence", "problems"}
    assert told["sentence"]
    return told


def test_a_write_is_done_once_and_refused_in_sentences(world):
    clerk, code = Program("clerk"), world.project("seeds").code
    payment = {
        "PRO_CODE": code, "FISCAL_YEAR": 2026, "PAY_CERT_NO": "Z1", "XPAY_AMT": "10.50", "XPAY_DATE": "2026-02-20",
    }  # fmt: skip
    first = clerk.post("payments", payment, key="one")
    assert first.status_code == 201
    assert clerk.post("payments", payment, key="one").json() == first.json()
    assert Execution.objects.filter(reference="Z1").count() == 1
    assert AuditEvent.objects.order_by("-sequence").first().action == "money.execute"
    assert "幂等键" in refused(clerk.post("payments", payment | {"XPAY_AMT": "11"}, key="one"), 409)["sentence"]
    assert "同一支付编号" in refused(clerk.post("payments", payment), 409)["sentence"]
    told = refused(clerk.post("payments", payment | {"PAY_CERT_NO": "Z2", "XPAY_DATE": "2026-03-09"}, "two"), 409)
    assert told["problems"] == {"executed_on": "日期还没有到。"}
    assert clerk.post("payments", payment | {"PAY_CERT_NO": "Z2"}, "three").status_code == 201
    refused(clerk.post("payments", payment | {"PRO_CODE": world.project("canal").code}), 404)
    refused(Program("reviewer").post("payments", payment | {"PAY_CERT_NO": "Z3"}), 403)
    assert "XPAY_AMT" in str(refused(clerk.post("payments", payment | {"XPAY_AMT": "12万"}), 422)["problems"])
    refused(clerk.client.post(V1 + "payments", payment, content_type="application/json"), 422)
    assert "没有“登记支付”的权限" in refused(Program("clerk", ["READ"]).post("payments", payment), 403)["sentence"]
    assert auditing.verify().broken is None


def test_a_key_ends_with_its_day_its_post_its_revocation_and_its_minute(world):
    program = Program("clerk")
    assert program.get("projects").status_code == 200
    kept = AccessToken.objects.get(pk=program.token.pk)
    assert len(kept.digest) == 64
    refused(site_client().get(V1 + "projects"), 401)
    refused(site_client(headers={"Authorization": "Bearer wx_none"}).get(V1 + "projects"), 401)
    with override_settings(API_PER_MINUTE=2):
        assert program.get("projects").status_code == 429 or program.get("projects")
        answer = program.get("projects")
        assert "每分钟最多 2 次" in refused(answer, 429)["sentence"]
        assert int(answer.headers["Retry-After"]) <= 60
    cache.clear()
    with pytest.raises(Refused, match="366"):
        tokens.issue(
            name="x", scopes=["READ"], expires_on=LATER.date() + timedelta(days=400),
            by=hat_of("clerk", LATER.date()), on=LATER,
        )  # fmt: skip
    with pytest.raises(Refused, match="允许的操作"):
        tokens.issue(
            name="x", scopes=["ALL"], expires_on=date(2026, 12, 31), by=hat_of("clerk", LATER.date()), on=LATER
        )
    page = visit("clerk", hat=hat_of("clerk", LATER.date()))
    told = {"hat": hat_key(hat_of("clerk", LATER.date()))}
    shown = page.post("/exchange/tokens/issue", told | {"name": "页面", "scopes": ["READ"], "expires_on": "2026-12-31"})
    key = shown.content.decode().partition('value="wx_')[2].partition('"')[0]
    assert site_client(headers={"Authorization": f"Bearer wx_{key}"}).get(V1 + "projects").status_code == 200
    assert page.post(f"/exchange/tokens/{program.token.pk}/revoke", told).status_code == 302
    refused(program.get("projects"), 401)
    assert AuditEvent.objects.order_by("-sequence").first().action == "tokens.revoke"
    assert page.get("/exchange").content.count("已作废".encode()) == 2  # the sentence, and the state


def test_money_without_target_is_refused_by_the_interface_as_by_the_pages(world):
    """Each shortcut of a budget round: by the single actions, by the interface, by a file."""
    campaign = announced()
    seeds = world.project("seeds")
    clerk, desk = Program("clerk", day=WHEN), hat_of("budget", WHEN.date())
    clock_day = pytest.MonkeyPatch()
    clock_day.setattr(clock, "now", lambda: WHEN)
    try:
        told = {"PRO_CODE": seeds.code, "ROUND_ID": campaign.pk, "APPLY_UP": "600000"}
        made = clerk.post("budget-requests", told)
        assert made.status_code == 201, made.content
        pk, revision = made.json()["id"], made.json()["revision"]
        why = refused(clerk.post(f"budget-requests/{pk}/submit", {"revision": revision}), 409)["problems"]["plan"]
        assert "没有绩效目标不能申请预算" in why
        refused(clerk.post("budget-requests", told), 409)
        stale = refused(clerk.post(f"budget-requests/{pk}/submit", {"revision": revision + 1}), 409)
        assert stale["sentence"]
    finally:
        clock_day.undo()
    year = campaign.campaign.fiscal_year
    about = {"project": seeds.pk, "fiscal_year": year, "amount": 600_000, "document": "1号"}
    clerk_hat = hat_of("clerk", WHEN.date())
    for act in (
        lambda: money.request(**about, decided_on=WHEN.date(), by=clerk_hat, on=WHEN),
        lambda: money.decide(**about, kind="SUPPORTED", decided_on=WHEN.date(), by=desk, on=WHEN),
    ):
        with pytest.raises(Refused, match="不能单独登记金额"):
            act()
    for field in ("APPLY_UP", "FIN_AUDIT_MONEY"):
        row = {
            "PRO_CODE": seeds.code, "FISCAL_YEAR": str(year), field: "600000", "APPROVAL_FILE_NO": "1号",
            "DOC_DATE": WHEN.date().isoformat(),
        }  # fmt: skip
        source = BytesIO(json.dumps({"BGT_PM_ANNUAL": [row]}).encode())
        job = exchange.bring(name="预算.json", source=source, by=desk, on=WHEN)
        imports.run_waiting(lambda: WHEN)
        job.refresh_from_db()
        assert "不能单独登记金额" in exchange.problems_of(job)[0].sentence
    assert not BudgetAmount.objects.filter(project=seeds, fiscal_year=year).exists()
    assert BudgetRequest.objects.get(pk=pk).state == "DRAFTED"


def test_a_file_goes_in_through_the_interface(world):
    program = Program("budget")
    row = {
        "PRO_CODE": world.project("seeds").code, "FISCAL_YEAR": "2026", "CUR_AMT": "110000",
        "APPROVAL_FILE_NO": "调1号", "DOC_DATE": "2026-03-01",
    }  # fmt: skip
    content = json.dumps({"BGT_PM_ANNUAL": [row]}).encode()

    def send(key):
        file = BytesIO(content)
        file.name = "调整.json"
        return program.client.post(V1 + "imports", {"file": file}, headers={"Idempotency-Key": key})

    made = send("a")
    assert (made.status_code, made.json()["state"]) == (201, "WAITING"), made.content
    assert send("a").json() == made.json()
    refused(send("b"), 409)
    place = f"imports/{made.json()['id']}"
    imports.run_waiting(lambda: LATER)
    looked = program.get(place).json()
    assert (looked["state"], looked["counts"]["BGT_PM_ANNUAL"]["new"]) == ("CHECKED", 1)
    assert program.post(f"{place}/confirm", {}).status_code == 201
    imports.run_waiting(lambda: LATER)
    assert program.get(place).json()["state"] == "DONE"
    assert money.budget(world.project("seeds").pk, 2026) == 110_000
    refused(Program("performance").get(place), 404)
    page = visit("budget", hat=hat_of("budget", LATER.date()))
    assert "已全部导入" in page.get(f"/exchange/imports/{ImportJob.objects.get().pk}").content.decode()


def test_the_description_is_served_here_and_names_every_answer(shared_world):
    told = site_client().get(V1 + "openapi.json").json()
    assert "http" not in json.dumps(told["paths"])
    assert len([1 for path in told["paths"].values() for _ in path]) == 18
    for path in told["paths"].values():
        for operation in path.values():
            assert {"401", "403", "409", "422", "429"} <= set(operation["responses"])
