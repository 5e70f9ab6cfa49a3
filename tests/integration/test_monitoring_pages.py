"""The pages of monitoring: few queries, lights while one types, nothing lost, the exchange file."""

import csv
import json
from datetime import UTC, datetime
from io import StringIO

import polars as pl
import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from support.visits import at, visit
from support.world import hat_of
from wenxiao_site.actions import monitoring, suspensions, talk
from wenxiao_site.actions.kept import Kept
from wenxiao_site.registry.models import MonitoringReport, Project, Region
from wenxiao_site.web.lists import page_of_frame

ON = datetime(2026, 5, 6, 2, 0, tzinfo=UTC)
TEXTS = {"a1": {"actual_text": "20万亩"}, "a2": {"actual_text": "92%"}}


@pytest.fixture(scope="module")
def held(shared_world):
    """A round with an accepted report of the canal, with a draft of the next round, and suspended payments."""
    canal, clerk = Project.objects.get(name="富蕴县干渠防渗改造"), hat_of("county-clerk")
    place = Region.objects.get(code="654300000").pk
    rounds = [
        monitoring.open_round(region=place, fiscal_year=2026, month=month, by=hat_of("performance"), on=ON)
        for month in (5, 8)
    ]
    for campaign in rounds:
        row = monitoring.draft(campaign=campaign.pk, project=canal.pk, by=clerk, on=ON)
        row = monitoring.revise(report=row.pk, revision=row.revision, changes={"lines": TEXTS}, by=clerk, on=ON)
        if campaign is rounds[0]:
            monitoring.submit(report=row.pk, revision=row.revision, by=clerk, on=ON)
            monitoring.accept(report=row.pk, by=hat_of("county-performance"), on=ON)
    budget = hat_of("county-budget")
    suspensions.suspend(
        project=canal.pk, fiscal_year=2026, begins_on=ON.date(), reason="进度慢", document="1号", by=budget, on=ON
    )
    return canal


PAGES = (
    "/monitoring",
    "/monitoring/{round}",
    "/monitoring/{round}/missing",
    "/monitoring/{round}/moved",
    "/monitoring/reports/{report}",
    "/monitoring/projects/{project}?fiscal_year=2026",
    "/monitoring/laboratory?year=2026",
    "/monitoring/corrections",
    "/monitoring/corrections/{correction}",
    "/monitoring/suspensions",
    "/projects/{project}?fiscal_year=2026",
)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_few_queries(held, path):
    report = MonitoringReport.objects.get(project=held, round__month=5)
    there = {"round": report.round_id, "report": report.pk, "project": held.pk, "correction": report.correction.pk}
    with at(ON):
        client = visit("performance")
        client.get("/monitoring")
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(path.format(**there))
        assert answer.status_code == 200
        assert len(queries) <= 20, [each["sql"][:120] for each in queries]


def test_lights_follow_what_is_typed_and_nothing_is_stored(held):
    draft = MonitoringReport.objects.get(project=held, round__month=8)
    typed = {"lines/a1/actual_text": "1万亩", "lines/a2/actual_text": "0.95", "executed_amount": "999999999"}
    with at(ON):
        answer = visit("county-clerk").post(f"/monitoring/reports/{draft.pk}/judge", typed)
    told = answer.content.decode()
    assert answer.status_code == 200
    assert "红灯" in told
    assert "不要写 0.95" in told
    assert "大于预算" in told
    assert draft.lines.get(key="a1").actual_text == "20万亩"


def test_what_is_refused_is_still_there(held):
    draft = MonitoringReport.objects.get(project=held, round__month=8)
    sent = {"revision": str(draft.revision), "executed_amount": "一万", "lines/a1/actual_text": "66万亩"}
    with at(ON):
        answer = visit("county-clerk").post(f"/monitoring/reports/{draft.pk}/edit", sent)
    told = answer.content.decode()
    assert answer.status_code == 422
    assert "一万" in told
    assert "66万亩" in told
    assert "不是数字" in told


def test_the_exchange_files_say_the_same(held):
    with at(ON):
        client = visit("county-budget")
        rows = list(csv.DictReader(StringIO(client.get("/monitoring/suspensions.csv").content.decode("utf-8-sig"))))
        data = json.loads(client.get("/monitoring/suspensions.json").content)
    assert rows == [{name: str(value) for name, value in each.items()} for each in data["rows"]]
    assert [(each["pro_code"], each["is_suspended"]) for each in rows] == [(held.code, "1")]


def test_what_is_kept_is_worked_out_anew_once_something_is_recorded(held):
    kept, worked_out = Kept(), []

    def look():
        return kept.get("asked", lambda: worked_out.append("once more") or len(worked_out))

    assert [look(), look()] == [1, 1]
    clerk = hat_of("county-clerk")
    talk.comment(project=held.pk, anchor="plan", text="请看第二条", by=clerk, on=ON)
    assert look() == 1, "a remark changes no result"
    draft = MonitoringReport.objects.get(project=held, round__month=8)
    monitoring.revise(report=draft.pk, revision=draft.revision, changes={"summary": "按计划"}, by=clerk, on=ON)
    assert [look(), look()] == [2, 2]


def test_a_list_that_was_worked_out_comes_in_pages_with_every_row_once():
    rows = [{"amount": amount, "project": number} for number, amount in enumerate((5, 9, 9, 9, 0, 7))]
    found, seen, address = pl.DataFrame(rows), [], "/decisions?use=CUT"
    while address:
        page = page_of_frame(RequestFactory().get(address), found, ("-amount", "project"), 2)
        assert page.count == 6
        seen += [row["project"] for row in page]
        address = page.more and f"/decisions{page.more}"
        assert not address or "use=CUT" in address
    assert seen == [1, 2, 3, 5, 0, 4]
    for bad in ("after=x&after=1", "after=9&after=", "after=9&after=99999999999999999999"):
        assert list(page_of_frame(RequestFactory().get(f"/decisions?{bad}"), found, ("-amount", "project"), 2)) == []
