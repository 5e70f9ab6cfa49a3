"""Pages of statistics: every number leads to exactly what it counts, and everybody counts what they may see."""

import csv
import re
from decimal import Decimal
from html import unescape
from io import StringIO
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from support.visits import at, visit
from support.world import LOGINS, hat_of
from wenxiao_site.statistics import facts
from wenxiao_site.statistics.facts import Store
from wenxiao_site.web.statistics import asked

NUMBER = re.compile(r'<a href="(/statistics/records[^"]*)" title="([^"]*)">([^<]*)</a>')
MOST_QUERIES = 20
SEEING = ("performance", "county-performance", "reviewer", "evaluator", "auditor")


@pytest.fixture
def store(shared_world, tmp_path, monkeypatch):
    made = Store(folder=tmp_path)
    monkeypatch.setattr(facts, "STORE", made)
    monkeypatch.setattr(asked, "STORE", made)
    return made


def page(login, address):
    with at():
        answer = visit(login, hat=hat_of(login)).get(address)
    assert answer.status_code == 200, address
    return answer


def numbers_of(text):
    return [(unescape(href), unescape(title), shown) for href, title, shown in NUMBER.findall(text)]


def amount(text):
    """The number that a page shows, in the unit of the records: yuan, items."""
    return Decimal(text.replace(",", "").rstrip("%"))


def listed(login, href):
    """The records behind a number, from their download."""
    text = page(login, f"{href}&export=csv").content.decode("utf-8-sig")
    heads, *rows = list(csv.reader(StringIO(text)))
    return heads, rows


@pytest.mark.parametrize("login", SEEING)
@pytest.mark.parametrize("address", ["/statistics", "/statistics?measure=B2&by=county", "/overview"])
def test_every_number_is_what_its_records_and_the_data_say(store, login, address):
    found = numbers_of(page(login, address).content.decode())
    assert found
    told = {}
    for href, title, shown in dict.fromkeys(found):
        heads, rows = listed(login, href)
        query = {key: values[0] for key, values in parse_qs(urlsplit(href).query).items()}
        sums = [sum((Decimal(row[place] or 0) for row in rows), Decimal(0)) for place in range(7, len(heads))]
        data = page(login, href.replace("/statistics/records", "/statistics/figures.json")).json()["measures"][0]
        assert data["figure"].partition(".")[0] == query["measure"]
        assert data["figure"] in title
        if len(sums) == 2:
            assert Decimal(data["numerator"]) / Decimal(data["denominator"]) == sums[0] / sums[1]
            assert abs(amount(shown) - sums[0] / sums[1] * 100) <= Decimal("0.005")
        else:
            assert Decimal(data["value"]) == sums[0]
            money = heads[7].endswith("（元）")
            assert amount(shown) == (sums[0] / 10_000).quantize(Decimal("0.01")) if money else sums[0]
        assert data["records"] == len(rows)
        told[query["measure"]] = shown
    assert len(told) >= 1


@pytest.mark.parametrize("login", SEEING)
@pytest.mark.parametrize("address", ["/overview", "/statistics", "/statistics/records?measure=B1"])
def test_a_page_asks_the_database_little(store, login, address):
    client = visit(login)
    with at():
        client.get(address)
        with CaptureQueriesContext(connection) as asked_for:
            client.get(address)
    assert len(asked_for) <= MOST_QUERIES, [each["sql"][:120] for each in asked_for]


def test_who_sees_nothing_is_told_so_without_a_number(store):
    for login in ("system", "security"):
        assert numbers_of(page(login, "/statistics").content.decode()) == []
        assert page(login, "/statistics/figures.json?measure=B1").json()["measures"][0]["value"] is None


def test_a_classified_project_is_named_to_those_alone_who_see_it(store):
    address = "/statistics/records?measure=B1"
    naming = {login for login in LOGINS if "水库安全监测系统" in page(login, address).content.decode()}
    assert naming == {login for login in LOGINS if _sees(login)}
    assert naming


def _sees(login):
    from wenxiao_site.registry.models import Project  # noqa: PLC0415 - needed here alone
    from wenxiao_site.visibility import visible  # noqa: PLC0415

    return visible(Project, hat_of(login)).filter(is_classified=True).exists()


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("as_of=昨天", "“昨天”不是日期"),
        ("from=20x0", "起始年度“20x0”应在"),
        ("from=2025&to=2024", "起始年度 2025 晚于终止年度 2024"),
        ("by=colour", "没有“colour”这种分组"),
        ("measure=Z1", "没有编号为“Z1”的指标"),
        ("at=-1", "“-1”不是审计记录的序号"),
    ],
)
def test_what_an_address_cannot_mean_is_said(store, query, sentence):
    assert sentence in unescape(page("performance", f"/statistics?{query}").content.decode())


def test_a_tile_leads_to_the_departments_of_its_county(store):
    text = page("performance", "/overview").content.decode()
    href = unescape(re.search(r'<li class="tile[^"]*"><a href="([^"]*c?654322000[^"]*)"', text)[1])
    opened = page("performance", href).content.decode()
    assert "富蕴县水利局" in opened
    assert "可可托海镇人民政府" in opened
    assert "地区农业农村局" not in opened


def test_from_a_county_to_the_record_are_four_clicks(store):
    """The tile, the department, the unit, the project."""
    tile = re.compile(r'<li class="tile[^"]*"><a href="([^"]*c?654322000[^"]*)"')
    row = re.compile(r'<th scope="row"><a href="([^"]*)">富蕴县水利局')
    record = re.compile(r'<a href="(/projects/[^"]*)">富蕴县干渠防渗改造')
    at_hand = "/overview"
    for link in (tile, row, row, record):
        at_hand = unescape(link.search(page("performance", at_hand).content.decode())[1])
    assert "富蕴县干渠防渗改造" in page("performance", at_hand).content.decode()
