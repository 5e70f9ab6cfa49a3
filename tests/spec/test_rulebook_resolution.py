"""Which value counts where and when: the most specific place, then the latest instrument in force on the date."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenxiao.kernel.citations import Evidence
from wenxiao.rulebook import NotInForceError, RulebookError, diff, load

BOOK = load()


@pytest.mark.parametrize(
    ("jurisdiction", "year", "parameter", "value", "instrument"),
    [
        ("CN", 2024, "execution_points", 1000, "cn/self-evaluation"),
        ("CN", 2024, "output_points", 5000, "cn/self-evaluation"),
        ("CN", 2024, "outcome_points_with_cost", 2000, "cn/core-indicators"),
        ("CN", 2024, "grade_fair_from", 6000, "cn/self-evaluation"),
        ("CN", 2024, "lower_is_better_method", "ratio", "cn/defaults"),
        ("CN", 2024, "overachievement_explain_from", 13_000, "cn/defaults"),
        ("CN", 2024, "appraisal_key_from", None, "cn/defaults"),
        # Altay and the counties below it
        ("CN-XJ-6543", 2024, "appraisal_key_from", 100_000_000, "cn-xj-6543/strengthening-notice"),
        ("CN-XJ-654322", 2024, "appraisal_key_from", 100_000_000, "cn-xj-6543/strengthening-notice"),
        ("CN-XJ-654301", 2024, "monitoring_months", "5,8", "cn-xj-6543/strengthening-notice"),
        ("CN-XJ-6543", 2024, "grade_fair_from", 6000, "cn/self-evaluation"),
        ("CN-XJ", 2024, "monitoring_months", "8", "cn/monitoring"),
        ("CN-XPCC", 2024, "monitoring_months", "8", "cn/monitoring"),
        # Hubei: 20 points for execution, no split of the 80, bands at 50 %
        ("CN-HB", 2021, "execution_points", 2000, "cn-hb/self-evaluation-form"),
        ("CN-HB", 2021, "target_points", 8000, "cn-hb/self-evaluation-form"),
        ("CN-HB", 2021, "level1_split_fixed", False, "cn-hb/self-evaluation-form"),
        ("CN-HB", 2021, "qualitative_partial_from", 5000, "cn-hb/self-evaluation-form"),
        ("CN-HB", 2021, "qualitative_full_from", 8000, "cn/self-evaluation"),
        # Sichuan: fair from 70, lines of execution; Pidu below it
        ("CN-SC", 2026, "grade_fair_from", 7000, "cn-sc/evaluation-2025"),
        ("CN-SC", 2026, "monitoring_execution_line_04", 2500, "cn-sc/monitoring-2025"),
        ("CN-SC", 2026, "finance_grade_discount_3", 7000, "cn-sc/evaluation-2025"),
        ("CN-SC-510117", 2026, "grade_fair_from", 7000, "cn-sc/evaluation-2025"),
        ("CN-SC-510117", 2026, "key_duty_zero_below", 7000, "cn-sc-510117/self-evaluation-2025"),
        ("CN-SC-510117", 2026, "key_duty_zero_above", 13_000, "cn-sc-510117/self-evaluation-2025"),
        ("CN-SC-510117", 2026, "execution_points", 0, "cn-sc-510117/self-evaluation-2025"),
        ("CN-SC-510117", 2026, "management_points", 2000, "cn-sc-510117/self-evaluation-2025"),
        ("CN-SC-5101", 2026, "key_duty_zero_below", 0, "cn/defaults"),
        # Guangxi: explain from 130 %, linear
        ("CN-GX", 2023, "overachievement_explain_from", 13_000, "cn-gx/performance-system"),
        ("CN-GX", 2023, "lower_is_better_method", "linear", "cn-gx/performance-system"),
    ],
)
def test_the_value_for_a_place_and_year(jurisdiction, year, parameter, value, instrument):
    resolution = BOOK.for_year(jurisdiction, year)
    assert resolution[parameter] == value
    assert resolution.citation(parameter).instrument == instrument
    assert (resolution.jurisdiction, resolution.fiscal_year, resolution.digest) == (jurisdiction, year, BOOK.digest)


@pytest.mark.parametrize(
    ("jurisdiction", "parameter", "last_year", "before", "after"),
    [
        ("CN", "grade_excellent_from", 2020, "cn/defaults", "cn/self-evaluation"),
        ("CN", "cost_points_with_cost", 2021, "cn/defaults", "cn/core-indicators"),
        ("CN", "monitoring_months", 2019, "cn/defaults", "cn/monitoring"),
        ("CN-XJ-6543", "monitoring_months", 2017, "cn/defaults", "cn-xj-6543/strengthening-notice"),
        ("CN-HB", "execution_points", 2019, "cn/defaults", "cn-hb/self-evaluation-form"),
        ("CN-SC", "grade_fair_from", 2025, "cn/self-evaluation", "cn-sc/evaluation-2025"),
        ("CN-SC", "grade_fair_from", 2030, "cn-sc/evaluation-2025", "cn/self-evaluation"),
        ("CN", "transition_industry_share_least", 2022, "cn/defaults", "cn/transition-funds-industry-2023"),
        ("CN", "transition_industry_share_least", 2023, "cn/transition-funds-industry-2023", "cn/defaults"),
    ],
)
def test_a_year_follows_its_first_of_january(jurisdiction, parameter, last_year, before, after):
    assert BOOK.for_year(jurisdiction, last_year).citation(parameter).instrument == before
    assert BOOK.for_year(jurisdiction, last_year + 1).citation(parameter).instrument == after


def test_within_a_year_a_parameter_dated_by_its_start_stands_still():
    before, after = (BOOK.on("CN-SC", date(2025, 9, day)) for day in (23, 24))
    assert before["monitoring_gap_most"] == after["monitoring_gap_most"]
    assert after.citation("monitoring_gap_most").instrument == "cn/defaults"
    assert after.fiscal_year == 2025


@pytest.mark.parametrize(
    ("jurisdiction", "parameter", "day", "before", "after"),
    [
        ("CN-SC", "corrective_action_days", date(2025, 9, 24), None, 10),
        ("CN-SC", "corrective_action_overdue_suspends", date(2025, 9, 24), False, True),
        ("CN", "external_monitoring_allowed", date(2021, 1, 28), True, False),
        ("CN-XJ-6543", "appraisal_key_from", date(2018, 1, 1), None, 100_000_000),
        ("CN-SC-510117", "appraisal_required_from", date(2025, 1, 1), 0, 200_000_000),
    ],
)
def test_an_event_follows_its_own_day(jurisdiction, parameter, day, before, after):
    eve = date.fromordinal(day.toordinal() - 1)
    assert BOOK.on(jurisdiction, eve)[parameter] == before
    assert BOOK.on(jurisdiction, day)[parameter] == after


def test_before_the_first_value_there_is_no_answer():
    assert BOOK.for_year("CN", 2015)["execution_points"] == 1000
    with pytest.raises(NotInForceError, match=r"and \d+ more had no value in CN on 2014-01-01"):
        BOOK.for_year("CN", 2014)
    with pytest.raises(NotInForceError, match="0 is no fiscal year"):
        BOOK.for_year("CN", 0)


def test_an_unknown_place_or_parameter_is_refused():
    with pytest.raises(RulebookError, match="the jurisdiction 'CN-XX' is not known"):
        BOOK.for_year("CN-XX", 2024)
    with pytest.raises(RulebookError, match="the parameter 'bonus' is not declared"):
        BOOK.history("bonus", "CN")
    with pytest.raises(KeyError):
        BOOK.for_year("CN", 2024)["bonus"]


DRAFT = """
title = "某办法（修订草案）"
issuer = "财政部"
kind = "draft"
jurisdiction = "CN"
in_force_from = 2026-07-01
date_evidence = "local_choice"
evidence = "local_choice"
supersedes = ["cn/self-evaluation"]
[parameters.grade_fair_from]
value = 65
article = "第十条"
evidence = "local_choice"
[parameters.lower_is_better_method]
value = "binary"
article = "第十一条"
evidence = "local_choice"
"""


def test_a_draft_makes_another_rulebook_and_leaves_this_one_alone():
    what_if = BOOK.with_instrument(DRAFT)
    assert what_if.for_year("CN", 2027)["grade_fair_from"] == 6500
    assert what_if.for_year("CN-GX", 2027)["lower_is_better_method"] == "linear"
    assert what_if.for_year("CN-HE", 2027)["lower_is_better_method"] == "binary"
    assert what_if.for_year("CN", 2026)["grade_fair_from"] == 6000
    assert BOOK.for_year("CN", 2027)["grade_fair_from"] == 6000
    assert what_if.digest != BOOK.digest


def test_a_superseded_instrument_ends_when_its_successor_begins():
    what_if = BOOK.with_instrument(DRAFT)
    assert what_if.for_year("CN", 2026).citation("grade_good_from").instrument == "cn/self-evaluation"
    assert what_if.for_year("CN", 2027).citation("grade_good_from").instrument == "cn/defaults"
    ends = [period.ends for period in what_if.history("grade_good_from", "CN")]
    assert ends == [date(2020, 2, 25), date(2026, 7, 1), None]


@pytest.mark.parametrize("order", [("2026-07-01", "2028-07-01"), ("2028-07-01", "2026-07-01")])
def test_of_two_successors_the_first_ends_it(order):
    what_if = BOOK
    for number, begins in enumerate(order):
        what_if = what_if.with_instrument(DRAFT.replace("2026-07-01", begins), f"draft-{number}")
    assert what_if.ends("cn/self-evaluation") == date(2026, 7, 1)
    assert what_if.ends("draft-0") is None


def test_an_end_of_its_own_prevails_over_a_successor():
    text = DRAFT.replace('"CN"', '"CN-SC"').replace("cn/self-evaluation", "cn-sc/evaluation-2025")
    what_if = BOOK.with_instrument(text)
    assert what_if.for_year("CN-SC", 2027)["grade_fair_from"] == 6500
    assert what_if.for_year("CN-SC", 2027)["finance_grade_discount_1"] == 9000
    assert what_if.for_year("CN-SC", 2031)["finance_grade_discount_1"] is None


def test_a_draft_that_ties_is_refused():
    tying = DRAFT.replace("2026-07-01", "2020-02-25").replace('supersedes = ["cn/self-evaluation"]', "")
    with pytest.raises(
        RulebookError, match=r"draft.toml: parameters.grade_fair_from: ties with cn/self-evaluation.toml"
    ):
        BOOK.with_instrument(tying)


def test_a_draft_may_change_a_shipped_instrument():
    text = DRAFT.replace('supersedes = ["cn/self-evaluation"]', "").replace("2026-07-01", "2020-02-25")
    what_if = BOOK.with_instrument(text, "cn/self-evaluation")
    assert what_if.for_year("CN", 2021)["grade_fair_from"] == 6500
    assert len(what_if.instruments) == len(BOOK.instruments)


def test_history_tells_every_period_once():
    history = BOOK.history("grade_fair_from", "CN-SC-510117")
    assert [(each.begins, each.ends, each.setting.value, each.instrument.id) for each in history] == [
        (date(2015, 1, 1), date(2020, 2, 25), 6000, "cn/defaults"),
        (date(2020, 2, 25), date(2025, 3, 17), 6000, "cn/self-evaluation"),
        (date(2025, 3, 17), date(2030, 3, 17), 7000, "cn-sc/evaluation-2025"),
        (date(2030, 3, 17), None, 6000, "cn/self-evaluation"),
    ]


def test_setters_are_listed_from_the_root_down_and_by_date():
    assert [each.id for each in BOOK.setters("grade_fair_from")] == [
        "cn/defaults",
        "cn/self-evaluation",
        "cn-sc/evaluation-2025",
    ]


def test_the_digest_depends_on_the_content_alone():
    again = load()
    assert again.digest == BOOK.digest
    assert again == BOOK
    shuffled = dict(reversed(BOOK.instruments.items()))
    assert type(BOOK)(BOOK.declarations, BOOK.jurisdictions, shuffled, BOOK.sources).digest == BOOK.digest
    for change in (("65", "66"), ("第十条", "第九条"), ("2026-07-01", "2026-07-02"), ("草案", "稿")):
        assert BOOK.with_instrument(DRAFT.replace(*change)).digest != BOOK.with_instrument(DRAFT).digest


def test_a_comment_does_not_change_the_digest():
    assert BOOK.with_instrument("# a comment\n" + DRAFT).digest == BOOK.with_instrument(DRAFT).digest


def test_what_differs_between_two_resolutions():
    differences = {each.parameter: each for each in diff(BOOK.for_year("CN", 2024), BOOK.for_year("CN-HB", 2024))}
    moved = {name for name, each in differences.items() if each.moves}
    assert moved == {"execution_points", "target_points", "level1_split_fixed", "qualitative_partial_from"}
    execution = differences["execution_points"]
    assert (execution.label, execution.before.value, execution.after.value) == ("预算执行率分值", "10 分", "20 分")
    assert not differences["lower_is_better_method"].moves
    assert diff(BOOK.for_year("CN", 2024), BOOK.for_year("CN-HE", 2024)) == []


def test_what_differs_between_two_rulebooks():
    changes = diff(BOOK, BOOK.with_instrument(DRAFT))
    ended = [each for each in changes if each.instrument == "cn/self-evaluation"]
    assert {each.in_force_to for each in ended} == {date(2026, 7, 1)}
    assert len(ended) == len(BOOK.instruments["cn/self-evaluation"].settings)
    added = {each.parameter: each for each in changes if each.instrument == "draft"}
    assert set(added) == {"grade_fair_from", "lower_is_better_method"}
    assert added["grade_fair_from"].before is None
    assert added["grade_fair_from"].after.value == "65 分"
    assert diff(BOOK, load()) == []


def test_only_like_is_compared_with_like():
    with pytest.raises(TypeError):
        diff(BOOK, BOOK.for_year("CN", 2024))


places = st.sampled_from(sorted(BOOK.jurisdictions))
years = st.integers(2015, 2040)


@given(st.lists(st.tuples(places, years), max_size=8, unique=True))
def test_the_frame_is_the_resolutions(pairs):
    frame = BOOK.frame(pairs)
    assert frame.columns == ["jurisdiction", "fiscal_year", *BOOK.declarations]
    expected = [{"jurisdiction": place, "fiscal_year": year, **BOOK.for_year(place, year)} for place, year in pairs]
    assert frame.to_dicts() == expected
    assert not any(dtype.is_float() for dtype in frame.dtypes)


def test_the_frame_names_each_pair_once_and_is_typed_even_where_empty():
    assert BOOK.frame([("CN", 2024), ("CN", 2024)]).height == 1
    schema = BOOK.frame([]).schema
    assert (schema["appraisal_key_from"], schema["cost_required"], schema["monitoring_months"]) == (
        pl.Int64,
        pl.Boolean,
        pl.String,
    )


@given(places, years, st.sampled_from(sorted(BOOK.declarations)))
def test_a_place_takes_what_the_places_above_it_set(place, year, parameter):
    resolution = BOOK.for_year(place, year)
    chosen = resolution.instrument(parameter)
    line = BOOK.jurisdictions.line(place)
    assert chosen.jurisdiction in line
    nearer = line[: line.index(chosen.jurisdiction)]
    asked = date(year, 1, 1)
    periods = [each for each in BOOK.history(parameter, place) if each.covers(asked)]
    assert [each.instrument.id for each in periods] == [chosen.id]
    for setter in BOOK.setters(parameter):
        ended = setter.in_force_to is not None and setter.in_force_to <= asked
        if setter.jurisdiction in nearer:
            assert setter.in_force_from > asked or ended
        elif setter.jurisdiction == chosen.jurisdiction and setter.id != chosen.id:
            assert setter.in_force_from > asked or setter.in_force_from < chosen.in_force_from or ended


@pytest.mark.parametrize(
    ("text", "jurisdiction"),
    [
        ("新疆阿勒泰地区富蕴县", "CN-XJ-654322"),
        ("新疆维吾尔自治区阿勒泰地区", "CN-XJ-6543"),
        ("新疆 阿勒泰市", "CN-XJ-654301"),
        ("新疆富蕴县", "CN-XJ-654322"),
        ("福海县某镇", "CN-XJ-654323"),
        ("新疆塔城地区裕民县", "CN-XJ"),
        ("新疆生产建设兵团第十师", "CN-XPCC"),
        ("四川省成都市郫都区", "CN-SC-510117"),
        ("(四川省)遂宁市大英县", "CN-SC"),
        ("天津市河北区", "CN-TJ"),
        ("湖北省武汉市蔡甸区", "CN-HB"),
        ("吉林省吉林市", "CN-JL"),
        ("中央", "CN"),
        ("(某市区)", None),
        ("黄河南岸", None),
        ("", None),
        (None, None),
    ],
)
def test_a_region_text_is_located(text, jurisdiction):
    assert BOOK.locate(text) == jurisdiction


def test_every_place_is_found_by_its_own_full_name():
    for identifier in BOOK.jurisdictions:
        assert BOOK.locate(BOOK.jurisdictions.path_name(identifier)) == identifier


def test_the_tree_of_altay():
    counties = [each for each, place in BOOK.jurisdictions.items() if place.parent == "CN-XJ-6543"]
    assert len(counties) == 7
    assert BOOK.jurisdictions.line("CN-XJ-654322") == ("CN-XJ-654322", "CN-XJ-6543", "CN-XJ", "CN")
    assert len([each for each, place in BOOK.jurisdictions.items() if place.parent == "CN"]) == 32


def test_unconfirmed_values_say_so():
    resolution = BOOK.for_year("CN", 2026)
    assert resolution.setting("cost_points_with_cost").evidence is Evidence.UNCONFIRMED
    assert "〔待确认〕" in resolution.citation("cost_points_with_cost").text()
    assert resolution.setting("lower_is_better_method").evidence is Evidence.LOCAL_CHOICE
    assert resolution.setting("result_poor_cut_least").value is None
