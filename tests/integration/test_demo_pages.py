"""The pages of a demonstration: who may come in by a click, what every page says, and how many queries it takes."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from django.utils.timezone import localdate

from support.databases import VENDORS
from support.site import site_client
from support.visits import visit
from wenxiao_site.actions.demonstrations import shown
from wenxiao_site.cli.database import moment_of
from wenxiao_site.demo import building
from wenxiao_site.registry.models import AuditEvent, Draft, PerformancePlan, Person, Project, Region, Round, Unit
from wenxiao_site.visibility import hats, visible
from wenxiao_site.web import clock

MOST_QUERIES = 20
NOT_PAGES = {"/logout", "/audit/verify"}
NOTICE = "人员、项目和金额都是虚构的"


@pytest.fixture(scope="module", params=VENDORS)
def box(request, databases, tmp_path_factory):
    """A fiftieth of the prefecture; nothing in it is changed but who came in."""
    with databases.fresh(request.param, "empty", tmp_path_factory.mktemp("pages")):
        building.build(scale=Decimal("0.02"), say=lambda _: None)
        yield shown()


def come_in(box, visitor):
    """A browser in which a visitor was clicked on."""
    client = site_client()
    page = client.get("/login").content.decode()
    assert f'name="login" value="{visitor.login}"' in page
    fields = {"login": visitor.login, "password": box.password, "next": f"/home?fiscal_year={box.fiscal_year}"}
    answer = client.post("/login", fields)
    assert answer.status_code == 302, answer.content.decode()
    assert client.get(answer.headers["Location"]).status_code == 200
    return client


def plain(patterns, before="/"):
    """Every address without parts."""
    for each in patterns:
        address = before + str(each.pattern)
        if "<" not in address:
            yield from plain(each.url_patterns, address) if hasattr(each, "url_patterns") else [address]


def records(login):
    """Some records that somebody may see."""
    hat = hats(Person.objects.get(login=login), clock.today())[0]
    kinds = ((Project, "projects"), (PerformancePlan, "plans"), (Unit, "units"), (Region, "regions"), (Round, "rounds"))
    for model, place in kinds:
        seen = list(visible(model, hat).order_by("pk").values_list("pk", flat=True))
        yield from (f"/{place}/{key}" for key in {*seen[:1], *seen[-1:]})


def test_everybody_shown_comes_in_and_no_page_takes_many_queries(box):
    pages = sorted(set(plain(get_resolver().url_patterns)) - NOT_PAGES)
    assert len(pages) > 15
    taken, looked_at = {}, set()
    for visitor in box.visitors:
        client = come_in(box, visitor)
        for page in (*pages, *records(visitor.login), "/projects?text=项目"):
            with CaptureQueriesContext(connection) as queries:
                answer = client.get(page)
                count = len(queries)
            assert answer.status_code < 500, (visitor.login, page)
            if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
                taken[visitor.login, page] = count
                looked_at.add(page)
            answer.close()
    assert {"/home", "/projects", "/regions", "/rounds"} <= looked_at
    assert {where: count for where, count in taken.items() if count > MOST_QUERIES} == {}


def test_every_page_says_that_it_is_a_demonstration(box):
    client = come_in(box, box.visitors[0])
    for page in ("/home", "/projects", "/check", "/no-such-page"):
        assert NOTICE in client.get(page).content.decode()
        assert page in {"/home", "/projects"} or NOTICE in site_client().get(page).content.decode()


def test_it_is_the_day_that_the_records_end_with_while_logins_are_of_today(box):
    client = visit(box.visitors[0].login)
    home = client.get("/home").content.decode()
    assert "演示停在 2025 年 3 月 31 日" in home
    if 'name="fiscal_year"' in home:
        assert '<option value="2025" selected>' in home
    assert client.post("/desk/draft", {"_path": "/projects/new", "name": "试填"}).status_code == 200
    assert localdate(Draft.objects.latest("pk").saved_at) == date(2025, 3, 31)
    come_in(box, box.visitors[0])
    assert AuditEvent.objects.filter(action="people.log_in").latest("sequence").at.year >= 2026
    assert localdate(moment_of(None)) == date(2025, 3, 31)
    assert moment_of(datetime(2025, 1, 2)).date() == date(2025, 1, 2)  # noqa: DTZ001 - as the option gives it


def test_a_site_with_real_records_says_nothing_of_it_and_shows_nobody(shared_world):
    page = site_client().get("/login").content.decode()
    assert NOTICE not in page
    assert 'class="demonstration' not in page
    assert shown() is None
