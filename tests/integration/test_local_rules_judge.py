"""What two people have approved here judges everywhere: the page of a parameter, a checked form, the terminal."""

import html
import os
import re
import subprocess
import sys

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from support.databases import address_in_use
from support.visits import at, visit
from support.world import LATER, lines
from wenxiao.rules import catalogue
from wenxiao_site.actions import effects, plans
from wenxiao_site.actions.instruments import current_rulebook, left_out
from wenxiao_site.cli.main import wenxiao
from wenxiao_site.cli.words import run
from wenxiao_site.registry.models import InstrumentDraft, Person
from wenxiao_site.web.check.examples import EXAMPLES, samples

TITLE = "阿勒泰地区绩效评价等级办法"
DRAFT = {
    "title": TITLE,
    "issuer": "阿勒泰地区财政局",
    "number": "阿地财〔2026〕21号",
    "in_force_from": "2027-01-01",
    "name": "grades-2027",
    "value/grade_excellent_from": "99.8",
    "article/grade_excellent_from": "第十二条",
    "value/target_points": "100",
    "article/target_points": "第三条",
}
MEDICAL_AID = {"example": "medical-aid", "jurisdiction": "CN-XJ-6543", "open": "1"}
"""A published form with 99.77 points."""


@pytest.fixture(autouse=True)
def clock_of_the_world():
    with at():
        yield


def text_of(answer):
    return html.unescape(answer.content.decode())


def checked(year):
    """What a visitor without an account sees when a form is checked by the rules of Altay."""
    return text_of(visit().post("/check/file", {**MEDICAL_AID, "fiscal_year": year}))


def parameter_page():
    return text_of(visit().get("/rulebook/grade_excellent_from?jurisdiction=CN-XJ-6543"))


def drafted():
    place = visit("performance").post("/rulebook/drafts/new", DRAFT).headers["Location"]
    assert visit("performance").post(f"{place}/submit").status_code == 302
    return place


def approved():
    place = drafted()
    assert visit("finance-leader").post(f"{place}/approve", {"opinion": "同意"}).status_code == 302
    return place


def test_every_page_judges_by_a_local_instrument_from_its_approval_and_its_date(world):
    place = drafted()
    assert visit("performance").post(f"{place}/approve", {"opinion": "同意"}).status_code == 403
    assert TITLE not in parameter_page()
    assert TITLE not in checked(2027)
    assert visit("finance-leader").post(f"{place}/approve", {"opinion": "同意"}).status_code == 302
    assert f"《{TITLE}》" in re.sub(r"<[^>]+>", "", parameter_page())
    page = checked(2027)
    assert f"《{TITLE}》" in re.sub(r"<[^>]+>", "", page)
    assert "第十二条" in page
    assert TITLE not in checked(2026)


def fill_up_to_a_hundred(world):
    """The plan of the station has 40 + 10 + 25 + 25 points: right by the draft, wrong by what is in force."""
    plan, line = world.plan("station"), lines()["indicators"]["a1"]
    more = {f"b{number}": {**line, "max_points": 25, "name": f"指标{number}"} for number in (1, 2)}
    clerk = world.hat("station-clerk")
    plans.revise(plan=plan.pk, revision=plan.revision, changes={"indicators": more}, by=clerk, on=LATER)


def test_the_effect_tells_values_plans_on_record_and_scores_of_samples(world):
    fill_up_to_a_hundred(world)
    page = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", text_of(visit("finance-leader").get(drafted()))))
    assert "等级 优 → 良" in page
    assert "按 2027 年的规则重审已登记的绩效目标表" in page
    assert "6 份，1 份有变化" in page
    assert "试验站灌溉设备更新" in page
    assert "目标分值合计（QC-213）" in page


def test_plans_are_judged_again_by_the_rules_of_their_place_and_only_those_one_may_see(world):
    fill_up_to_a_hundred(world)
    drafted()
    row = InstrumentDraft.objects.get()
    found = effects.effect(row, by=world.hat("performance"), samples=samples())
    told = {each.label: each for each in found.plans}
    assert found.count == len(told) == 6
    assert [words for words, _ in told["试验站灌溉设备更新"].vanishes] == ["错误：目标分值合计（QC-213）"]
    assert not told["富蕴县干渠防渗改造"].vanishes
    county = effects.effect(row, by=world.hat("county-performance"))
    assert {each.label for each in county.plans} == {"富蕴县干渠防渗改造", "可可托海镇村道养护"}
    moved = {each.label: each.numbers for each in found.samples if each.numbers}
    assert moved[EXAMPLES["medical-aid"].label] == (("等级", "优", "良"),)
    assert current_rulebook() is catalogue.rulebook()


def test_the_terminal_judges_by_the_rules_of_the_site_on_the_machine(world, tmp_path):
    form = tmp_path / "form.json"
    form.write_bytes(EXAMPLES["medical-aid"].content)
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join(sys.path),
        "WENXIAO_DATABASE": address_in_use(),
        "WENXIAO_VAR": str(tmp_path / "var"),
    }

    def wenxiao_says(*arguments):
        program = "from wenxiao_site.cli.main import main; main()"
        told = subprocess.run(
            [sys.executable, "-c", program, *arguments], env=environment, capture_output=True, text=True, check=False
        )
        assert told.stderr == ""
        return told.stdout

    check = ("check", str(form), "--jurisdiction", "CN-XJ-6543", "--fiscal-year", "2027", "--explain")
    show = ("rulebook", "show", "grade_excellent_from", "--jurisdiction", "CN-XJ-6543", "--year", "2027")
    assert TITLE not in wenxiao_says(*check)
    approved()
    assert f"《{TITLE}》" in wenxiao_says(*check)
    assert f"《{TITLE}》" in wenxiao_says(*show)
    assert TITLE not in wenxiao_says(*check, "--shipped")
    assert TITLE not in wenxiao_says(*show, "--shipped")


def test_the_terminal_needs_no_database_and_makes_none(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("WENXIAO_VAR", str(tmp_path / "var"))
    monkeypatch.delenv("WENXIAO_DATABASE", raising=False)
    assert run(wenxiao, ["rulebook", "list", "--year", "2026"]) == 0
    assert capsys.readouterr().err == ""
    assert not (tmp_path / "var").exists()


def test_a_database_that_does_not_answer_is_told_and_the_shipped_rules_judge(tmp_path, monkeypatch, capsys, database):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE registry_instrumentdraft RENAME TO elsewhere")
    monkeypatch.setenv("WENXIAO_DATABASE", database)
    assert run(wenxiao, ["rulebook", "show", "full_points", "--year", "2026"]) == 0
    said = capsys.readouterr()
    assert "没有读到本机网站里的地方制度" in said.err
    assert "100 分" in said.out


def test_asking_for_the_rulebook_again_costs_one_small_query(world):
    approved()
    book = current_rulebook()
    with CaptureQueriesContext(connection) as asked:
        assert current_rulebook() is book
    assert len(asked) == 1
    assert not any('"text"' in each["sql"] for each in asked)


def test_an_instrument_that_a_later_version_refuses_stops_nothing_and_is_shown(world):
    """As after an upgrade in which a parameter has gone."""
    place = drafted()
    row = InstrumentDraft.objects.get()
    row.text, row.state = row.text.replace("target_points", "gone_points"), "APPROVED"
    row.approved_by, row.approved_at = Person.objects.get(login="finance-leader"), LATER
    row.save()
    assert [identifier for identifier, _ in left_out()] == [row.identifier]
    assert row.identifier not in current_rulebook().instruments
    assert visit().get("/rulebook").status_code == 200
    assert "没有生效" in text_of(visit("performance").get(place))
    assert "没有生效" in text_of(visit("performance").get("/rulebook/drafts"))


@pytest.mark.parametrize(
    "change", ["UPDATE registry_instrumentdraft SET text = ''", "DELETE FROM registry_instrumentdraft"]
)
def test_the_database_itself_keeps_what_was_approved(world, change):
    approved()
    with pytest.raises(DatabaseError, match="已批准的地方制度不能更改"), connection.cursor() as cursor:
        cursor.execute(change)
