"""A local instrument is drafted, its effect shown, approved by a second person, and counts from its date."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from support.world import LATER
from wenxiao.kernel.citations import Evidence
from wenxiao.rulebook import load
from wenxiao.rules import catalogue
from wenxiao_site.actions import effects, instruments
from wenxiao_site.actions.errors import NotAllowed, Refused, StaleVersion
from wenxiao_site.actions.instruments import Choice, current_rulebook
from wenxiao_site.registry.models import InstrumentDraft, Region
from wenxiao_site.visibility import visible

FROM = date(2027, 1, 1)
CUT = "result_fair_cut_ratio"


def parameter():
    """A ratio that a place may choose: how much a fair result is cut."""
    found = [name for name, each in catalogue.rulebook().declarations.items() if each.type == "ratio" and "cut" in name]
    return CUT if CUT in found else found[0]


def draft(world, login="performance", **changed):
    about = {
        "region": Region.objects.get(code="654300000").pk,
        "name": "result-use-2027",
        "title": "阿勒泰地区预算绩效结果应用办法",
        "issuer": "阿勒泰地区财政局",
        "number": "阿地财绩〔2026〕8号",
        "in_force_from": FROM,
        "choices": {
            parameter(): Choice("12.5%", "第八条"),
            "monitoring_months": Choice("5、8、10", "第三条"),
            "target_required": Choice("是", "第二条"),
        },
    }
    return instruments.draft(**{**about, **changed}, by=world.hat(login), on=LATER)


def approved(world):
    row = draft(world)
    instruments.submit(draft=row.pk, by=world.hat("performance"), on=LATER)
    return instruments.approve(draft=row.pk, by=world.hat("performance-second"), on=LATER)


def test_one_person_alone_cannot_put_an_instrument_in_force(world):
    row = draft(world)
    first, second = world.hat("performance"), world.hat("performance-second")
    with pytest.raises(Refused, match="这份文件起草中"):
        instruments.approve(draft=row.pk, by=second, on=LATER)
    instruments.submit(draft=row.pk, by=first, on=LATER)
    with pytest.raises(Refused) as problem:
        instruments.approve(draft=row.pk, by=first, on=LATER)
    assert problem.value.problems == {"approved_by": "起草人不能批准自己起草的文件，须由另一人批准。"}
    with pytest.raises(IntegrityError), transaction.atomic():
        InstrumentDraft.objects.filter(pk=row.pk).update(
            state="APPROVED", approved_by=row.drafted_by, approved_at=LATER
        )
    assert current_rulebook() is catalogue.rulebook()
    instruments.approve(draft=row.pk, by=second, on=LATER)
    assert row.identifier in current_rulebook().instruments


def test_it_counts_from_its_date_in_its_place_and_below_and_nowhere_else(world):
    row = approved(world)
    book, shipped = current_rulebook(), catalogue.rulebook()
    for place in ("CN-XJ-6543", "CN-XJ-654322"):
        assert book.for_year(place, 2026)[parameter()] == shipped.for_year(place, 2026)[parameter()]
        assert book.for_year(place, 2027)[parameter()] == 1250
        assert book.for_year(place, 2027)["monitoring_months"] == "5,8,10"
        cited = book.for_year(place, 2027).citation(parameter())
        assert (cited.instrument, cited.article, cited.evidence) == (row.identifier, "第八条", Evidence.LOCAL_CHOICE)
    assert book.for_year("CN-XJ", 2027)[parameter()] == shipped.for_year("CN-XJ", 2027)[parameter()]
    assert book.digest != shipped.digest
    assert current_rulebook() is book


def test_its_effect_is_shown_before_anything_changes(world):
    row = draft(world)
    effect = effects.effect(row, by=world.hat("performance"))
    assert {each.parameter for each in effect.changes} == {parameter(), "monitoring_months", "target_required"}
    assert {place for place, _ in effect.moves} == {
        "CN-XJ-6543",
        *(each for each in catalogue.rulebook().jurisdictions if each.startswith("CN-XJ-6543")),
    }
    moved = {each.parameter: each for each in effect.moves["CN-XJ-654322", 2027]}
    assert set(moved) == {parameter(), "monitoring_months"}
    assert (moved["monitoring_months"].before.value, moved["monitoring_months"].after.value) == (
        "5月、8月",
        "5月、8月、10月",
    )
    assert current_rulebook() is catalogue.rulebook()


def test_it_is_kept_in_the_format_of_the_shipped_ones(world, tmp_path):
    row = approved(world)
    file = tmp_path / f"{row.identifier}.toml"
    file.parent.mkdir()
    file.write_text(row.text, encoding="utf-8")
    loaded = load([each for each in current_rulebook().declarations.values() if each.type == "severity"], [tmp_path])
    assert loaded.instruments[row.identifier] == current_rulebook().instruments[row.identifier]
    assert loaded.digest == current_rulebook().digest


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"choices": {}}, "", "请至少规定一个参数"),
        ({"choices": {"no_such": Choice("1", "第一条")}}, "no_such", "规则库里没有这个参数"),
        ({"choices": {"target_required": Choice("也许", "第一条")}}, "target_required", "请填“是”或“否”"),
        ({"choices": {"target_required": Choice("是", " ")}}, "target_required", "请写明条款"),
        ({"choices": {"monitoring_months": Choice("8,5", "第一条")}}, "monitoring_months", "从小到大"),
        ({"choices": {"full_points": Choice("100000", "第一条")}}, "full_points", "请填 1 分 到 1000 分 之间的数"),
        ({"choices": {"result_poor_action": Choice("奖励", "第一条")}}, "result_poor_action", "请从以下选项中选一个"),
        ({"title": " "}, "title", "请填写"),
        ({"name": "Bad Name"}, "identifier", "标识写作“地区/名称”"),
    ],
)
def test_a_wrong_choice_is_refused_beside_its_field(world, changed, field, words):
    with pytest.raises(Refused) as problem:
        draft(world, **changed)
    assert words in problem.value.problems[field]
    assert not InstrumentDraft.objects.exists()


def test_two_instruments_of_one_place_and_day_do_not_set_the_same(world):
    approved(world)
    with pytest.raises(Refused) as problem:
        draft(world, name="another")
    assert set(problem.value.problems) == {parameter(), "monitoring_months", "target_required"}
    assert "在同一地区同一天已规定了这个参数" in problem.value.problems["monitoring_months"]


def test_a_text_cannot_smuggle_in_another_table(world):
    title = '好"] \\" # [parameters.full_points] {value = 1}'
    row = draft(world, title=title, choices={"target_required": Choice("是", '第"二\\条')})
    instrument = current_rulebook().with_instrument(row.text, row.identifier).instruments[row.identifier]
    assert (instrument.title, list(instrument.settings)) == (title, ["target_required"])
    assert instrument.settings["target_required"].article == '第"二\\条'
    with pytest.raises(Refused, match="只能写一行"):
        draft(world, name="other", title="好\n[parameters.full_points]")


def test_whoever_changes_a_draft_is_its_drafter(world):
    row = draft(world)
    same = {
        "title": row.title,
        "issuer": "阿勒泰地区财政局",
        "in_force_from": FROM,
        "choices": {parameter(): Choice("0.2", "第八条")},
        "on": LATER,
    }
    instruments.amend(draft=row.pk, revision=1, **same, by=world.hat("performance-second"))
    with pytest.raises(StaleVersion):
        instruments.amend(draft=row.pk, revision=1, **same, by=world.hat("performance"))
    instruments.submit(draft=row.pk, by=world.hat("performance"), on=LATER)
    with pytest.raises(Refused, match="起草人不能批准"):
        instruments.approve(draft=row.pk, by=world.hat("performance-second"), on=LATER)
    instruments.approve(draft=row.pk, by=world.hat("performance"), on=LATER)


def test_an_approved_instrument_is_not_taken_back_by_one_person(world):
    row = approved(world)
    with pytest.raises(Refused, match="已批准，现在不能这样做"):
        instruments.withdraw(draft=row.pk, by=world.hat("performance"), on=LATER)


def test_a_county_drafts_for_itself_and_does_not_see_the_drafts_of_the_prefecture(world):
    row = draft(world)
    county = Region.objects.get(code="654322000").pk
    assert not visible(InstrumentDraft, world.hat("county-performance")).exists()
    assert draft(world, "county-performance", region=county).identifier == "cn-xj-654322/result-use-2027"
    for login in ("finance-leader", "performance-second"):
        assert row in visible(InstrumentDraft, world.hat(login))
    with pytest.raises(NotAllowed):
        draft(world, "county-performance")
    assert not visible(InstrumentDraft, world.hat("clerk")).exists()
    instruments.submit(draft=row.pk, by=world.hat("performance"), on=LATER)
    instruments.approve(draft=row.pk, by=world.hat("finance-leader"), on=LATER)
    assert list(visible(InstrumentDraft, world.hat("clerk"))) == [row]


# --- Confirmations ----------------------------------------------------------------------------------------------------


def unconfirmed():
    """A shipped value that nobody has seen in the official text."""
    return next(
        (instrument, name)
        for instrument in catalogue.rulebook().instruments.values()
        for name, setting in instrument.settings.items()
        if setting.evidence is Evidence.UNCONFIRMED and instrument.kind == "regulation"
    )


def test_a_confirmed_value_says_who_when_and_by_which_document(world):
    instrument, name = unconfirmed()
    about = {"instrument": instrument.id, "parameter": name, "article": "第九条", "document": "原件复印件", "on": LATER}
    with pytest.raises(NotAllowed):
        instruments.confirm(**about, by=world.hat("clerk"))
    instruments.confirm(**about, by=world.hat("budget"))
    setting = current_rulebook().instruments[instrument.id].settings[name]
    assert (setting.evidence, setting.article) == (Evidence.SEEN, "第九条")
    assert "郑预算 于 2026-03-03 核对《原件复印件》确认" in setting.note
    assert setting.value == instrument.settings[name].value
    with pytest.raises(Refused, match="不需要确认"):
        instruments.confirm(**about, by=world.hat("budget"))


def test_only_what_an_instrument_sets_is_confirmed(world):
    instrument, _ = unconfirmed()
    for identifier, name in ((instrument.id, "no_such"), ("no/such", "full_points")):
        with pytest.raises(Refused, match="没有规定这个参数"):
            instruments.confirm(
                instrument=identifier, parameter=name, article="x", document="x", by=world.hat("budget"), on=LATER
            )
