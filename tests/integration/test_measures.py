"""Figures come from the records alone: exact, fresh, as of any past date, for everybody what they may see."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import polars as pl
import pytest

from support.world import LATER, LOGINS, NOW, hat_of
from wenxiao_site.actions import money, plans
from wenxiao_site.actions.measuring import scope_of, view_of
from wenxiao_site.cli.main import wenxiao
from wenxiao_site.cli.words import run
from wenxiao_site.demo.world import data
from wenxiao_site.registry.models import BudgetAmount, Fact, Post
from wenxiao_site.statistics import codes, exchange, facts
from wenxiao_site.statistics.asking import (
    DIMENSIONS,
    WHOLE,
    Question,
    figure,
    figures,
    grouped,
    least,
    reading,
    records,
    values,
)
from wenxiao_site.statistics.facts import Store
from wenxiao_site.statistics.headlines import HEADLINES
from wenxiao_site.statistics.measures import BY_KEY, MEASURES, Unit, measure
from wenxiao_site.visibility import visible

YEAR = Question(2026, 2026)
MUCH_LATER = datetime(2026, 6, 10, 2, 0, tzinfo=UTC)
DIVIDING = [each for each in DIMENSIONS if each != "strategy"]


@pytest.fixture
def store(tmp_path):
    """A store with a folder of its own."""
    return Store(folder=tmp_path / "statistics")


def value(store, key, question=YEAR, scope=WHOLE):
    return figure(reading(store.facts(), question, scope), BY_KEY[key], question).value


def approved(world, name):
    return BudgetAmount.objects.get(project=world.project(name), kind="APPROVED")


def correct(world, name, amount, on=MUCH_LATER):
    """The approved amount of a project is corrected."""
    row = approved(world, name)
    by = hat_of("budget", on.date())
    return money.decide(
        kind="APPROVED",
        project=row.project_id,
        fiscal_year=2026,
        amount=amount,
        decided_on=date(2026, 1, 20),
        document="更正",
        replaces=row.pk,
        by=by,
        on=on,
    )


def pay(world, amount, on=LATER):
    return money.execute(
        project=world.project("seeds").pk,
        fiscal_year=2026,
        amount=amount,
        executed_on=date(2026, 3, 2),
        document="凭证",
        by=hat_of("clerk"),
        on=on,
    )


def test_figures_are_what_the_records_say(world, store):
    assert value(store, "budget_items_count") == 6
    assert value(store, "budget_amount") == Decimal("2100000.00")
    assert value(store, "executed_amount") == 6 * Decimal("12345.67")
    assert value(store, "targets_count") == 1
    assert value(store, "targets_amount") == Decimal("400000.00")
    assert value(store, "targets_coverage") == Decimal("0.1667")
    assert value(store, "targets_coverage_by_amount") == Decimal("0.1905")
    assert value(store, "execution_rate") == Decimal("0.0353")
    assert value(store, "livelihood_share") == Decimal("0.1667")


def test_what_has_no_records_is_no_number_and_says_what_it_waits_for(world, store):
    asked = reading(store.facts(), YEAR)
    told = figures(asked, YEAR)
    for code in ("M1", "M2", "M3", "E1", "E5", "A1", "R3", "P1"):
        assert told[code].value is None
        assert "待“" in told[code].reason
    before = Question(2019, 2019)
    assert figure(asked, measure("T1"), before).value is None
    assert figure(asked, measure("T1"), before).reason == "这个范围和年度还没有记录。"


def test_a_record_more_changes_a_figure_by_that_record(world, store):
    before = value(store, "executed_amount")
    pay(world, "1000.01")
    assert value(store, "executed_amount") == before + Decimal("1000.01")
    plan = world.plan("seeds")
    plans.approve(plan=plan.pk, by=hat_of("performance"), on=LATER)
    assert value(store, "targets_count") == 2
    assert value(store, "targets_amount") == Decimal("500000.00")
    assert value(store, "targets_coverage") == Decimal("0.3333")


def test_a_correction_replaces_and_the_figure_of_before_is_still_told(world, store):
    old = Question(2026, 2026, position=store.facts().sequence)
    correct(world, "seeds", 150_000)
    assert value(store, "budget_amount") == Decimal("2150000.00")
    assert value(store, "budget_items_count") == 6
    assert value(store, "budget_amount", replace(YEAR, as_of=date(2026, 6, 9))) == Decimal("2100000.00")
    assert value(store, "budget_amount", replace(YEAR, as_of=date(2026, 6, 10))) == Decimal("2150000.00")
    code = codes.code_of(codes.Named(measure("B2"), old))
    assert value(store, "budget_amount", codes.read(code).question) == Decimal("2100000.00")


def test_a_correction_counts_also_when_its_day_is_earlier(world, store):
    row = approved(world, "seeds")
    money.decide(
        kind="APPROVED",
        project=row.project_id,
        fiscal_year=2026,
        amount=90_000,
        decided_on=date(2026, 1, 5),
        document="更正日期",
        replaces=row.pk,
        by=hat_of("budget"),
        on=LATER,
    )
    assert value(store, "budget_amount") == Decimal("2090000.00")


def test_money_of_two_sources_and_adjustments_add_up_as_the_project_file_has_them(world, store):
    project = world.project("seeds").pk
    about = {"project": project, "fiscal_year": 2026, "document": "文", "by": hat_of("budget"), "on": LATER}
    money.decide(kind="APPROVED", amount=7, decided_on=date(2026, 1, 21), fund_source="OTHER", **about)
    money.decide(kind="ADJUSTED", amount=60_000, decided_on=date(2026, 2, 1), **about)
    narrowed = YEAR.narrowed("unit", "654300000/219001")
    assert value(store, "budget_amount", narrowed) == money.budget(project, 2026) == Decimal("60007.00")


def test_groups_add_up_to_the_whole(world, store):
    asked = reading(store.facts(), YEAR)
    for by in DIVIDING:
        for code, groups in grouped(asked, YEAR, (by,)).items():
            whole = figure(asked, measure(code), YEAR)
            assert sum(each.numerator or 0 for each in groups.values()) == (whole.numerator or 0), (by, code)
            assert sum(each.denominator or 0 for each in groups.values()) == (whole.denominator or 0), (by, code)
            for (key,), each in groups.items():
                assert figure(asked, measure(code), YEAR.narrowed(by, key)) == each


def test_strategies_and_places_have_their_names(world, store):
    asked = reading(store.facts(), YEAR)
    told = grouped(asked, YEAR, ("strategy",), (measure("B1"),))["B1"]
    assert {key: each.value for (key,), each in told.items()} == dict.fromkeys(
        ("BOND", "CLASSIFIED", "LIVELIHOOD", "RURAL_REVITALISATION", "TRANSITION_FUND"), 1
    )
    assert dict(values(asked, "county", measure("B1").counted)) == {
        "654300000": "阿勒泰地区本级",
        "654301000": "阿勒泰市",
        "654322000": "富蕴县",
    }
    departments = dict(values(asked, "department", measure("B1").counted))
    assert departments["654300000/219"] == "地区农业农村局"
    assert departments["654322100/301"] == "可可托海镇人民政府"


@pytest.mark.parametrize("login", LOGINS)
def test_everybody_counts_what_they_may_see_and_nothing_else(shared_world, login, tmp_path):
    hat = hat_of(login)
    held = Store(folder=tmp_path).facts()
    mine = scope_of(hat).of(held.frame)
    assert set(mine["id"]) == set(visible(Fact, hat).values_list("pk", flat=True))
    asked = reading(held, YEAR, scope_of(hat))
    for each in MEASURES:
        told = figure(asked, each, YEAR)
        rows = records(asked, each, YEAR)
        assert told.count == rows.height
        assert (told.numerator or 0) == (rows["numerator"].sum() or 0)
        assert set(rows["id"]) <= set(mine["id"])


def test_a_classified_project_is_counted_for_those_who_see_it(shared_world, tmp_path):
    held = Store(folder=tmp_path).facts()
    city = YEAR.narrowed("county", "654301000")
    counted = {
        login: figure(reading(held, YEAR, scope_of(hat_of(login))), measure("B1"), city).value for login in LOGINS
    }
    seeing = {login for login, found in counted.items() if found}
    assert seeing >= {"performance", "other-county-clerk", "auditor"}
    assert seeing.isdisjoint({"evaluator", "expert", "clerk", "county-performance", "system", "security"})
    left = exchange.without_classified(held.frame)
    assert "654301000" not in set(left["county"])
    assert left.height == held.frame.height - Fact.objects.filter(project__is_classified=True).count()


def test_a_snapshot_is_taken_up_and_what_came_since_is_added(world, store, monkeypatch):
    monkeypatch.setattr(facts, "_REWRITE_AFTER", 0)
    first = store.facts()
    kept = list(store.folder.iterdir())
    assert len(kept) == 1
    monkeypatch.setattr(facts, "_REWRITE_AFTER", 20_000)
    pay(world, 5)
    other = Store(folder=store.folder)
    second = other.facts()
    assert list(store.folder.iterdir()) == kept
    assert second.sequence == first.sequence + 1
    assert second.frame.height == first.frame.height + 1 == Fact.objects.count()
    assert value(other, "executed_amount") == value(Store(folder=store.folder / "none"), "executed_amount")
    assert second.frame.select(first.frame.columns).head(first.frame.height).equals(first.frame)


def test_a_spoilt_or_foreign_snapshot_is_not_believed(world, store, monkeypatch):
    monkeypatch.setattr(facts, "_REWRITE_AFTER", 0)
    right = store.facts().frame
    (kept,) = store.folder.iterdir()
    kept.write_bytes(b"spoilt")
    assert Store(folder=store.folder).facts().frame.equals(right)
    foreign = right.select(list(facts.SCHEMA)).with_columns(pl.lit(1).cast(pl.Int64).alias("executed_amount"))
    foreign.write_ipc(store.folder / f"facts-{store.facts().sequence}-{'0' * 16}.arrow")
    assert Store(folder=store.folder).facts().frame.equals(right)


def test_a_folder_that_cannot_be_written_costs_no_figure(world, tmp_path, monkeypatch):
    monkeypatch.setattr(facts, "_REWRITE_AFTER", 0)
    (tmp_path / "file").write_text("")
    assert value(Store(folder=tmp_path / "file" / "below"), "budget_items_count") == 6


def test_a_project_that_changes_is_seen_changed(world, store):
    from wenxiao_site.actions import projects  # noqa: PLC0415 - needed here alone

    asked = reading(store.facts(), YEAR)
    assert ("213",) in grouped(asked, YEAR, ("sector",), (measure("B1"),))["B1"]
    for name, login in (("seeds", "clerk"), ("school", "school-clerk")):
        row = world.project(name)
        projects.amend(
            project=row.pk, revision=row.revision, changes={"functional_code": "2050299"}, by=hat_of(login), on=LATER
        )
    told = grouped(reading(store.facts(), YEAR), YEAR, ("sector",), (measure("B1"),))["B1"]
    assert {key: each.value for (key,), each in told.items()} == {"205": 2, "213": 4}


def test_every_headline_asks_a_measure_and_the_demonstration_asks_the_headlines():
    assert {each.measure for each in HEADLINES} <= set(BY_KEY)
    assert [each["key"] for each in data("figures")["figure"]] == [each.key for each in HEADLINES]


def test_the_least_year_of_a_ratio(world, store):
    asked = reading(store.facts(), YEAR)
    found = least(asked, BY_KEY["livelihood_share"], Question(2020, 2030))
    assert (found[0], found[1].value) == ("2026", Decimal("0.1667"))
    assert least(asked, BY_KEY["livelihood_share"], Question(2020, 2021)) is None


# --- Codes ------------------------------------------------------------------------------------------------------------

ASKED = (
    Question(2018, 2024),
    Question(2026, 2026, (("account", "STATE_CAPITAL"), ("county", "654322000")), position=123_456),
    Question(2020, 2021, (("department", "654322100/301"), ("tier", "3")), date(2021, 2, 3), 35),
    Question(2020, 2021, (("strategy", "RURAL_REVITALISATION"), ("unit", "654300000/219001")), date(2021, 2, 3)),
)


@pytest.mark.parametrize("question", ASKED, ids=str)
@pytest.mark.parametrize("post", [None, 17])
def test_a_code_is_read_as_it_was_written(question, post):
    named = codes.Named(measure("T4"), question, post)
    assert codes.read(codes.code_of(named)) == named


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("", "不是数字编号"),
        ("T1", "不是数字编号"),
        ("Z9.2018", "没有编号为 Z9"),
        ("T1.2024-2018", "年度 2024-2018 不对"),
        ("T1.2018.x1", "“x1”看不懂"),
        ("T1.2018.a9", "a9 不对"),
        ("T1.2018~20251340", "日期 20251340 不对"),
    ],
)
def test_what_is_no_code_is_said(code, sentence):
    with pytest.raises(codes.CodeError, match=sentence):
        codes.read(code)


def test_a_code_keeps_whose_view_it_was(shared_world, tmp_path):
    hat = hat_of("county-performance")
    named = codes.read(codes.code_of(codes.Named(measure("B1"), YEAR, hat.post.pk)))
    again = view_of(named, NOW.date())
    assert again.post == hat.post
    assert figure(reading(Store(folder=tmp_path).facts(), YEAR, scope_of(again)), named.measure, YEAR).value == 2
    with pytest.raises(LookupError):
        view_of(replace(named, post=Post.objects.order_by("-pk").first().pk + 1), NOW.date())


def test_every_measure_says_what_it_is():
    assert len({each.code for each in MEASURES}) == len({each.key for each in MEASURES}) == len(MEASURES)
    for each in MEASURES:
        assert each.label
        assert each.not_counted
        assert "《" in each.instrument
        assert (each.denominator is not None) == (each.unit is Unit.RATIO) == bool(each.denominator_label)


# --- From the terminal ------------------------------------------------------------------------------------------------


@pytest.fixture
def terminal(world, store, monkeypatch, capsys):
    """The commands, over the small prefecture."""
    monkeypatch.setattr(facts, "STORE", store)

    def call(*given):
        code = run(wenxiao, list(given))
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def test_an_exported_file_gives_the_same_figures(terminal, tmp_path):
    file = str(tmp_path / "facts.parquet")
    asked = ("stats", "--from", "2026", "--to", "2026", "--by", "county", "--format", "json")
    assert terminal("facts", "export", file)[0] == 0
    _, here, _ = terminal(*asked)
    _, there, _ = terminal(*asked, "--facts", file)
    assert here == there
    told = {each["key"]: each for each in json.loads(here)["measures"]}
    assert told["targets_amount"]["value"] == "400000.00"
    assert told["monitored_count"]["value"] is None
    assert [each["label"] for each in told["budget_items_count"]["groups"]] == ["阿勒泰地区本级", "阿勒泰市", "富蕴县"]
    heads = {each["key"]: each["value"] for each in json.loads(here)["headlines"]}
    assert heads["targets_count"] == "1"
    code, out, _ = terminal("figure", told["targets_amount"]["figure"], "--facts", file)
    assert code == 0
    assert "400,000.00 元" in out


def test_a_record_more_changes_the_figures_by_that_record_and_a_day_before_keeps_the_old(world, terminal):
    def told(*given):
        _, out, _ = terminal("stats", "--from", "2026", "--to", "2026", "--format", "json", *given)
        return {each["key"]: each["value"] for each in json.loads(out)["measures"]}

    before = told()
    pay(world, "1000.01")
    after = told()
    changed = {key for key in before if before[key] != after[key]}
    assert changed == {"executed_amount", "execution_rate", "livelihood_share"}
    assert Decimal(after["executed_amount"]) - Decimal(before["executed_amount"]) == Decimal("1000.01")
    correct(world, "seeds", 150_000)
    assert told()["budget_amount"] == "2150000.00"
    assert told("--as-of", "2026-06-09") == after
    assert told("--as-of", "2026-06-10") == told()


def test_a_figure_is_computed_again_with_its_records(terminal):
    code, out, _ = terminal("figure", "B2.2026.c654322000", "--records")
    assert code == 0
    assert "90.00 万元" in out
    assert "富蕴县干渠防渗改造" in out
    assert "校舍维修改造项目" not in out


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (("stats", "--from", "2026", "--to", "2025"), "起始年度不能晚于终止年度"),
        (("stats", "--from", "2026", "--to", "2026", "--as-of", "昨天"), "“昨天”不是日期"),
        (("stats", "--from", "2026", "--to", "2026", "--by", "colour"), "中的一个"),
        (("figure", "B2"), "不是数字编号"),
        (("figure", "B2.2026.p987654"), "岗位不存在"),
        (("stats", "--from", "2026", "--to", "2026", "--facts", __file__), "不是 wenxiao facts export 导出的文件"),
        (("facts", "export", "/nowhere/at/all"), "写不进去"),
    ],
)
def test_bad_input_is_one_sentence(terminal, given, sentence):
    code, _, err = terminal(*given)
    assert code
    assert sentence in err
