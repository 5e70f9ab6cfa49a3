"""What is public, until when it has to be, and that nothing else ever leaves."""

import json
import re
from datetime import date
from decimal import Decimal
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from support import publishing as by_hand
from support.evaluations import ACTUAL, TEXTS
from support.site import site_client
from support.visits import at, visit
from support.world import LATER, World, hat_of
from wenxiao_site.actions import open_data, publication
from wenxiao_site.actions.errors import Missing, NotAllowed, Refused
from wenxiao_site.cli.main import wenxiao
from wenxiao_site.cli.words import run
from wenxiao_site.registry.models import Evaluation, Fact, PerformancePlan, Person, Project, Publication
from wenxiao_site.statistics import codes, facts
from wenxiao_site.statistics.asking import Question, figure, reading
from wenxiao_site.statistics.facts import Store
from wenxiao_site.visibility import public
from wenxiao_site.web.open.views import SHOWN
from wenxiao_site.web.statistics import asked

NUMBER = re.compile(r'<a href="(/open/items[^"]*)" title="([^"]*)">([^<]*)</a>')


def refused(function, *given, **named):
    with pytest.raises(Refused) as caught:
        function(*given, **named)
    return caught.value.problems


# --- The act, and its last day ----------------------------------------------------------------------------------------


def test_the_last_day_is_twenty_days_after_the_approval(world):
    duty = by_hand.announced()
    assert duty.due_on == date(2026, 3, 2)
    late = {each.unit.name: each for each in publication.standings(2026, date(2026, 3, 5))}
    assert late == {}  # nothing is approved yet that could be published
    county = by_hand.announced(region="654322000", login="county-performance")
    (owing,) = publication.standings(2026, date(2026, 3, 5))
    assert (owing.unit.name, owing.published_on, owing.days_late) == ("富蕴县水利局", None, 3)
    assert publication.standings(2026, county.due_on)[0].days_late == 0


def test_a_department_publishes_and_everybody_sees_it_but_nothing_else(world):
    canal = world.project("canal")
    duty = by_hand.announced(region="654322000", login="county-performance")
    assert not public(Project).exists()
    row = by_hand.published(duty, "county-performance", "654322000/213")
    assert (row.items, Fact.objects.get(step="publication.publish").state) == (1, "LATE")
    assert list(public(Project)) == [canal]
    assert [each.project for each in public(PerformancePlan)] == [canal]
    assert not public(Evaluation).exists()
    (standing,) = publication.standings(2026, date(2026, 6, 1))
    assert (standing.published_on, standing.days_late) == (LATER.date(), 1)
    with pytest.raises(KeyError):
        public(Person)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"published_on": date(2026, 3, 4)}, "日期还没有到"),
        ({"published_on": date(2026, 2, 1)}, "不能早于批复日期"),
        ({"unit": "654322100/301"}, "没有“富蕴县 2026 年度预算和绩效目标”要公开的内容"),
    ],
)
def test_what_cannot_be_published_is_refused(world, change, sentence):
    duty = by_hand.announced(region="654322000", login="county-performance")
    given = {"unit": "654322000/213", **change}
    assert sentence in str(refused(by_hand.published, duty, "county-performance", **given))


def test_who_may_not_publish(world):
    duty = by_hand.announced(region="654322000", login="county-performance")
    for login, problem in (("reviewer", Missing), ("county-clerk", NotAllowed), ("observer", NotAllowed)):
        with pytest.raises(problem):
            by_hand.published(duty, login, "654322000/213")
    whole = by_hand.announced()
    with pytest.raises(NotAllowed):
        by_hand.published(whole, "school-reviewer", "654300000/219")
    with pytest.raises(NotAllowed):
        by_hand.announced(kind="FINAL_ACCOUNTS", login="reviewer")
    assert "日期还没有到" in str(refused(by_hand.announced, "FINAL_ACCOUNTS", approved_on=date(2026, 3, 9)))
    assert "已有这项公开任务" in str(refused(by_hand.announced))


def test_a_project_that_becomes_classified_is_gone_at_once(world):
    duty = by_hand.announced(region="654322000", login="county-performance")
    by_hand.published(duty, "county-performance", "654322000/213")
    canal = Project.objects.get(pk=public(Project).get().pk)
    Project.objects.filter(pk=canal.pk).update(is_classified=True)
    assert not public(Project).exists()
    assert not public(PerformancePlan).exists()
    assert not open_data.opened(canal, 2026)


# --- The public site --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def site(databases, tmp_path_factory):
    """A department that published everything it has, with secrets planted; others that published nothing."""
    folder = tmp_path_factory.mktemp("open")
    with databases.fresh("sqlite", "world", folder), pytest.MonkeyPatch.context() as patch:
        made = Store(folder=folder / "statistics")
        for module in (facts, asked):
            patch.setattr(module, "STORE", made)
        world = World()
        seeds = by_hand.planted(world)
        row = by_hand.evaluated(seeds, TEXTS, ACTUAL)
        budget = by_hand.announced(on=by_hand.SUMMER)
        accounts = by_hand.announced("FINAL_ACCOUNTS", approved_on=date(2027, 7, 15), on=by_hand.SUMMER)
        by_hand.announced(region="654322000", login="county-performance", on=by_hand.SUMMER)
        by_hand.published(budget, on=by_hand.SUMMER)
        by_hand.published(accounts, on=by_hand.SUMMER)
        yield made, seeds, row


def got(path):
    with at(by_hand.AFTER):
        answer = site_client().get(path)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer, content


def everywhere():
    """Every public page and download."""
    yield from ("/open", "/open/terms", "/open/kit", "/open?county=654300000", "/open?department=654300000/219")
    yield from (
        "/open?county=654301000",
        "/open/items?text=机密",
        "/open/items?text=1389911",
        "/open/items?text=%E5%8F%A4",
    )
    for code in (*SHOWN, "M5", "B6"):
        for export in (
            ("", "&export=xlsx", "&export=csv", "&export=json") if code in ("T1", "E1", "B2", "M5") else ("",)
        ):
            yield f"/open/items?measure={code}&from=2026&to=2026{export}"
    for pk in Project.objects.values_list("pk", flat=True):
        yield from (f"/open/projects/{pk}", f"/open/projects/{pk}?export=json", f"/open/projects/{pk}?year=2026")


def test_nothing_that_is_secret_personal_or_unfinished_leaves_by_any_way(site):
    forbidden = {*by_hand.PHONES, *by_hand.SECRETS, *by_hand.PEOPLE, *Person.objects.values_list("name", flat=True)}
    forbidden |= {each.code for each in Project.objects.exclude(unit__code__startswith="219")}
    forbidden |= {each.code for each in Project.objects.filter(is_classified=True)}
    found, seen = [], 0
    for path in everywhere():
        answer, content = got(path)
        assert answer.status_code in (200, 404), path
        for text in by_hand.texts_of(content, path):
            plain = text.replace(unescape(urlsplit(path).query), "")
            found += [(path, each) for each in forbidden if each in plain and "text=" not in path]
            seen += 1
    assert found == []
    assert seen > 80


def test_a_search_does_not_find_by_what_is_hidden(site):
    for text in ("13899", "古丽", "机密", "6543012600"):
        assert "没有找到公开的记录" in got(f"/open/items?measure=T1&text={text}")[1].decode(), text
    assert "春播良种推广（（已隐去）（已隐去））" in got("/open/items?measure=T1&text=良种")[1].decode()


def test_approved_money_is_public_while_its_target_is_a_draft(site):
    station = Project.objects.get(name="试验站灌溉设备更新")
    page = got(f"/open/projects/{station.pk}")[1].decode()
    assert "这个年度的绩效目标还没有公开" in page
    assert "200,000.00 元" in page


def test_a_public_page_asks_the_database_little(site):
    for path in ("/open", "/open/items?measure=E1", f"/open/projects/{site[1].pk}", "/open/terms"):
        got(path)
        with CaptureQueriesContext(connection) as asked_for:
            got(path)
        assert len(asked_for) <= 20, (path, len(asked_for))


def test_the_public_pages_show_what_is_public(site):
    _, seeds, row = site
    page = got(f"/open/projects/{seeds.pk}")[1].decode()
    assert "推广面积" in page
    assert "110" in page
    assert f"{row.score:f} 分" in page
    assert "旱情影响春播" in page
    front = got("/open")[1].decode()
    assert "富蕴县水利局" in front  # late, and named
    assert "还没有公开" in front
    assert "不是公开的数字" in got("/open/items?measure=M5")[1].decode()
    assert got("/open/projects/99999999")[0].status_code == 404
    assert got(f"/open/projects/{seeds.pk}?year=2019")[0].status_code == 404


def test_every_public_number_is_the_list_behind_it_and_its_code(site):
    store, _, _ = site
    told = 0
    for path in ("/open?from=2026&to=2026", "/open?county=654300000&from=2025&to=2026"):
        for href, title, shown in dict.fromkeys(NUMBER.findall(got(path)[1].decode())):
            rows = json.loads(got(f"{unescape(href)}&export=json")[1])
            code = re.search(r"编号 (\S+)", title)[1]
            named = codes.read(code)
            assert named.post == codes.PUBLIC
            it = figure(open_data.public_reading(store.facts(), named.question), named.measure, named.question)
            assert it.count == len(rows)
            names = list(rows[0])[7:]
            sums = [sum(Decimal(str(each[name] or 0)) for each in rows) for name in names]
            value = sums[0] / sums[1] if len(sums) == 2 else sums[0]
            assert abs(value - it.value) < Decimal("0.0001")
            cents = [(value * factor).quantize(Decimal("0.01")) for factor in (Decimal("0.0001"), 100)]
            assert shown.strip("%").replace(",", "") in {f"{each:f}" for each in (value, *cents)}
            told += 1
    assert told > 20


def test_the_kit_computes_every_published_figure_again(site, tmp_path, capsys, monkeypatch):
    row = site[2]
    content = got("/open/kit")[1]
    by_hand.ZipFile(by_hand.BytesIO(content)).extractall(tmp_path)
    for by, name in (("county", "figures.json"), ("year", "figures-by-year.json")):
        run(wenxiao, ["stats", "--facts", str(tmp_path / "facts.parquet"), "--from", "2026", "--to", "2026", "--by", by,
                      "--format", "json"])  # fmt: skip
        assert capsys.readouterr().out == (tmp_path / name).read_text()
    figures = {each["key"]: each["value"] for each in json.loads((tmp_path / "figures.json").read_text())["measures"]}
    assert (figures["targets_count"], figures["self_evaluations_count"]) == ("1", "1")
    shown = got("/open?from=2026&to=2026")[1].decode()
    assert shown.count(".p0@") >= 10
    run(wenxiao, ["check", "--shipped", "--format", "json", str(tmp_path / "forms")])
    checked = json.loads(capsys.readouterr().out)
    (own,) = [form for file in checked["files"] for form in file["forms"] if form["form_type"] == "self_evaluation"]
    for name in ("total_score", "grade", "execution_score"):
        assert own["recomputed"][name]["value"] == own["recomputed"][name]["printed"], name
    assert Decimal(own["recomputed"]["total_score"]["value"].removesuffix(" 分")) == row.score
    assert f"{row.project.code},2026,{row.score:f}" in (tmp_path / "scores.csv").read_text("utf-8-sig")
    code = re.search(r"T1\.2026\.p0@\w+", shown)[0]
    for more in ([], ["--facts", str(tmp_path / "facts.parquet")]):
        assert run(wenxiao, ["figure", code, *more]) == 0
        assert "1 个" in capsys.readouterr().out


def test_as_of_a_day_before_the_publication_nothing_is_public(site):
    store, _, _ = site
    before = Question(2026, 2026, as_of=date(2027, 7, 19))
    assert open_data.public_reading(store.facts(), before).frame.height == 0
    whole = reading(store.facts(), Question(2026, 2026))
    assert whole.frame.height > open_data.public_reading(store.facts(), Question(2026, 2026)).frame.height > 0


def test_whoever_has_to_publish_finds_it_and_does_it_by_the_page(world):
    by_hand.announced(region="654322000", login="county-performance")
    with at(LATER):
        client = visit("county-performance", hat=hat_of("county-performance"))
        page = client.get("/publications?fiscal_year=2026").content.decode()
        address = unescape(re.search(r'href="(/publications/\d+/publish)"', page)[1])
        form = client.get(address).content.decode()
        unit = re.search(r'<option value="(\d+)">[^<]*富蕴县水利局', form)[1]
        answer = client.post(address, {"unit": unit, "published_on": "2026-03-03", "address": ""}, follow=True)
    assert "已公开 1 个项目" in answer.content.decode()
    assert Publication.objects.count() == 1
