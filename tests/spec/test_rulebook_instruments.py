"""The shipped instruments: complete, in the right folders, honest about what nobody has confirmed."""

import re

import pytest

from wenxiao.kernel.citations import Evidence
from wenxiao.rulebook import STAGES
from wenxiao.rules import catalogue

BOOK = catalogue.rulebook()
SETTINGS = [
    (instrument.id, setting)
    for instrument in BOOK.instruments.values()
    if instrument.kind != "checks"
    for setting in instrument.settings.values()
]


def test_folders_bear_the_name_of_the_jurisdiction():
    for instrument in BOOK.instruments.values():
        assert instrument.id.partition("/")[0] == instrument.jurisdiction.lower()


def test_the_defaults_set_every_parameter_but_the_checks():
    shipped = {name for name, each in BOOK.declarations.items() if each.type != "severity"}
    assert set(BOOK.instruments["cn/defaults"].settings) == shipped


def test_defaults_never_pass_for_law():
    for setting in BOOK.instruments["cn/defaults"].settings.values():
        assert setting.evidence in {Evidence.LOCAL_CHOICE, Evidence.UNCONFIRMED}


def test_a_value_that_was_seen_or_has_support_names_where():
    told = {Evidence.SEEN, Evidence.CORROBORATED}
    assert [
        (each, setting.parameter) for each, setting in SETTINGS if setting.evidence in told and not setting.sources
    ] == []


def test_a_second_hand_digest_is_not_the_text():
    second_hand = re.compile(r"S22[a-e]|S33|S34|S35")
    seen = [(each, setting) for each, setting in SETTINGS if setting.evidence is Evidence.SEEN]
    assert seen
    assert [
        (each, setting.parameter) for each, setting in seen if all(map(second_hand.fullmatch, setting.sources))
    ] == []


def test_every_source_is_used():
    used = {source for each in BOOK.instruments.values() for source in each.sources}
    used |= {
        source for each in BOOK.instruments.values() for setting in each.settings.values() for source in setting.sources
    }
    assert used == set(BOOK.sources)


def test_every_parameter_has_a_stage_and_a_chinese_label():
    for declaration in BOOK.declarations.values():
        assert declaration.stage in {*STAGES, "checks"}
        assert re.search("[一-鿿]", declaration.label)


@pytest.mark.parametrize(
    ("year", "jurisdiction", "names", "total"),
    [
        (2024, "CN", ("execution", "output", "outcome", "satisfaction", "cost"), 10_000),
        (
            2024,
            "CN",
            ("execution", "output_with_cost", "outcome_with_cost", "satisfaction_with_cost", "cost_with_cost"),
            10_000,
        ),
        (2024, "CN", ("execution", "output", "outcome_without_satisfaction"), 10_000),
        (
            2024,
            "CN",
            ("execution", "output_with_cost", "cost_with_cost", "outcome_with_cost_without_satisfaction"),
            10_000,
        ),
        (2026, "CN-SC-510117", ("management", "execution", "output", "outcome", "satisfaction", "cost"), 10_000),
    ],
)
def test_the_points_of_a_scheme_add_up(year, jurisdiction, names, total):
    resolution = BOOK.for_year(jurisdiction, year)
    parameters = [re.sub(r"^([a-z]+)(.*)$", r"\1_points\2", name) for name in names]
    assert sum(resolution[name] for name in parameters) == total


@pytest.mark.parametrize("jurisdiction", sorted(BOOK.jurisdictions))
def test_cut_offs_stand_in_order_everywhere(jurisdiction):
    for year in range(2015, 2032):
        resolution = BOOK.for_year(jurisdiction, year)
        assert resolution["grade_fair_from"] < resolution["grade_good_from"] < resolution["grade_excellent_from"]
        assert resolution["qualitative_partial_from"] < resolution["qualitative_full_from"]
        assert resolution["alert_red_below"] < resolution["alert_yellow_below"] < resolution["alert_blue_from"]
        assert resolution["appraisal_adjust_from"] < resolution["appraisal_support_from"]
        assert resolution["execution_points"] + resolution["target_points"] <= resolution["full_points"]


@pytest.mark.parametrize(
    ("prefix", "count"), [("target_review", 4), ("appraisal", 5), ("bond_appraisal", 7), ("assessment", 8)]
)
def test_the_points_of_a_sheet_add_up(prefix, count):
    resolution = BOOK.for_year("CN", 2026)
    points = [resolution[name] for name in resolution if re.fullmatch(rf"{prefix}_[a-z]+_points", name)]
    assert len(points) == count
    assert sum(points) == 10_000
