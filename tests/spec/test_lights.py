"""Lights of whole rounds, the past in quartiles, schemes side by side, and how alerts agree with how years ended."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.frames import tables
from wenxiao.forms.explaining import Explainer
from wenxiao.forms.lights import agreement, at_recall, light, light_and_check, moved, quartiles, sweep, under_scheme
from wenxiao.kernel.columns import Grain
from wenxiao.rules.catalogue import rulebook

BOOK = rulebook()
ALTAY, EQUAL_MONTHS, SICHUAN, HEFEI = (
    BOOK.for_year(place, 2026) for place in ("CN-XJ-6543", "CN-SX", "CN-SC", "CN-AH-3401")
)


def project(month=4, budget=10_000_000, paid=2_000_000, planned=None, lines=(), **more):
    """A project in a round, as frames take it."""
    form = {"form_type": "monitoring", "as_of_month": month, "is_table": True, "is_complete": True}
    money = {"is_total": True, "full_year_budget_amount": budget, "executed_amount": paid}
    return {"form": {**form, "planned_execution_rate": planned, **more}, "funds": [money], "indicators": list(lines)}


def count(actual, target=1_200_000, planned=None, **more):
    """A counted indicator."""
    line = {"target_kind": "NUMBER", "target_operator": "GE", "target_value": target, "target_unit": "人"}
    line |= {"sub_dimension": "QUANTITY", "level3": "培训人数", "target_text": "≥120人"}
    line |= {
        "actual_kind": "NUMBER" if actual is not None else "BLANK",
        "actual_value": actual,
        "actual_text": str(actual),
    }
    return {**line, "planned_value": planned, **more}


def lit(*projects, values=ALTAY):
    """The projects' rows with their lights."""
    return light(tables(projects), values).form.to_dicts()


def test_a_plan_that_begins_late_is_no_reason_for_alarm():
    late = project(paid=1_000_000, planned=1_100, lines=[count(110_000, planned=130_000)])
    (own,) = lit(late)
    (by_months,) = lit(late, values=under_scheme(ALTAY, EQUAL_MONTHS))
    assert (own["project_light"], own["project_alert"]) == ("GREEN", "ON_PLAN")
    assert (by_months["project_light"], by_months["project_alert"]) == ("RED", "INDICATOR_RED")


def test_schemes_differ_in_what_they_ask():
    slow = project(month=8, paid=5_900_000, planned=5_000, lines=[count(600_000, planned=600_000)])
    lights = {
        name: lit(slow, values=under_scheme(ALTAY, each))[0]["project_alert"]
        for name, each in {"altay": ALTAY, "months": EQUAL_MONTHS, "sichuan": SICHUAN, "hefei": HEFEI}.items()
    }
    assert lights == {
        "altay": "ON_PLAN",
        "months": "INDICATOR_YELLOW",
        "sichuan": "EXECUTION_YELLOW",
        "hefei": "RESULTS_BEHIND",
    }


def test_a_lent_scheme_changes_monitoring_only():
    lent = under_scheme(ALTAY, SICHUAN)
    changed = {name for name in ALTAY if lent.citation(name) != ALTAY.citation(name)}
    assert {"alert_gap_used", "monitoring_execution_line_08"} <= changed
    assert {lent.declarations[name].stage for name in changed} == {"monitoring"}


def test_nothing_reported_is_not_judged():
    (row,) = lit(project(budget=None, paid=None, lines=[count(None)]))
    assert row["project_light"] is None


def test_a_whole_round_is_the_same_as_one_project_after_the_other():
    made = [project(paid=each * 100_000, lines=[count(each * 20_000), count(None)]) for each in range(90)]
    together = lit(*made)
    alone = [lit(each)[0] for each in made]
    assert [each["project_alert"] for each in together] == [each["project_alert"] for each in alone]
    assert len({each["project_light"] for each in together}) == 4


WORST_FIRST = ("RED", "YELLOW", "GREEN", "BLUE")


@given(st.integers(0, 3_000_000), st.integers(0, 3_000_000), st.integers(1, 12), st.none() | st.integers(0, 1_200_000))
def test_more_delivered_is_never_a_worse_light(one, other, month, planned):
    less, more = sorted((one, other))
    made = [project(month=month, lines=[count(each, planned=planned)]) for each in (less, more)]
    lights = light(tables(made), ALTAY).indicator["indicator_light"].to_list()
    assert WORST_FIRST.index(lights[0]) <= WORST_FIRST.index(lights[1])


@given(st.integers(1, 1_200_000), st.integers(1, 12))
def test_the_value_that_is_told_does_turn_the_light(planned, month):
    made = tables([project(month=month, lines=[count(1, planned=planned)])])
    told = light(made, ALTAY).indicator["value_for_green"][0]
    reached = light(tables([project(month=month, lines=[count(told, planned=planned)])]), ALTAY).indicator.to_dicts()[0]
    assert reached["indicator_alert"] in {"ON_PLAN", "FORECAST_SHORT", "FAR_ABOVE", "NOT_DUE"}
    below = light(tables([project(month=month, lines=[count(told - 1, planned=planned)])]), ALTAY).indicator
    assert (below["progress_index"][0] or 0) <= 8_000


def test_quartiles_are_cases_of_the_past():
    cases = pl.DataFrame({"group": ["a"] * 8 + ["b"], "to_date": [*range(1, 9), 5], "year_end": [10] * 8 + [0]})
    assert quartiles(cases, ["group"]).to_dicts() == [
        {"group": "a", "cases": 8, "share_low": 2000, "share": 4000, "share_high": 6000}
    ]
    odd = pl.DataFrame({"group": ["a"] * 3, "to_date": [1, 2, 30], "year_end": [3, 3, 10]})
    assert quartiles(odd, ["group"]).row(0) == ("a", 3, 3333, 6667, 10000)


def replayed(alerts):
    return pl.DataFrame(alerts, schema=["project", "fiscal_year", "as_of_month", "alerted"], orient="row")


def ended(*rows):
    return pl.DataFrame(
        rows, schema={"project": pl.Int64, "fiscal_year": pl.Int64, "fell_short": pl.Boolean}, orient="row"
    )


def test_agreement_counts_projects_once():
    alerts = replayed(
        [(1, 2023, 4, True), (1, 2023, 7, True), (2, 2023, 7, True), (3, 2023, 7, False), (4, 2023, 7, None)]
    )
    found = agreement(alerts, ended((1, 2023, True), (2, 2023, False), (3, 2023, True), (4, 2023, False)))
    assert (found.projects, found.alerts, found.hits, found.short) == (4, 2, 1, 2)
    assert (found.false_alarms, found.missed, found.lead_months) == (1, 1, 8)


def test_what_has_no_outcome_is_left_out():
    alerts = replayed([(1, 2023, 4, True), (2, 2023, 4, True)])
    assert agreement(alerts, ended((1, 2023, None))).projects == 0


def test_schemes_are_compared_at_equal_recall():
    rows = pl.DataFrame(
        {"project": [1, 2, 3], "fiscal_year": 2023, "as_of_month": 7, "alert_index": [5_000, 6_000, 9_000]}
    )
    points = sweep(rows, ended((1, 2023, True), (2, 2023, False), (3, 2023, True)), (5_001, 6_001, 9_001))
    assert [(each.counts.hits, each.counts.false_alarms) for each in points] == [(1, 0), (1, 1), (2, 1)]
    assert at_recall(points, 2).below == 9_001
    assert at_recall(points, 3) is None


def test_what_moves_is_listed():
    made = tables(
        [project(paid=1_000_000, planned=1_100, lines=[count(110_000, planned=130_000)]), project(paid=9_000_000)]
    )
    before, after = light(made, ALTAY).form, light(made, under_scheme(ALTAY, EQUAL_MONTHS)).form
    (row,) = moved(*(each.with_columns(project=pl.col("form")) for each in (before, after))).to_dicts()
    assert (row["project"], row["project_light_before"], row["project_light_after"]) == (0, "GREEN", "RED")


@pytest.mark.parametrize(
    ("line", "fired"),
    [
        (count(1_200_000_000), "value_to_date_is_plausible"),
        (count(300_000, previous_value=400_000), "cumulative_value_does_not_fall"),
        (
            count(9_500, 950_000, target_unit="%", target_text="≥95%", sub_dimension="QUALITY"),
            "percentage_is_written_alike",
        ),
        (count(200_000, planned=600_000, likelihood="确定能"), "certainty_fits_forecast"),
        (count(1_440_000), "target_is_not_too_low"),
    ],
)
def test_bad_input_is_told(line, fired):
    usual = light_and_check(tables([project(lines=[count(400_000)])]), ALTAY).indicator.to_dicts()[0]
    wrong = light_and_check(tables([project(lines=[line])]), ALTAY).indicator.to_dicts()[0]
    assert (usual[f"defect_{fired}"], wrong[f"defect_{fired}"]) in {(False, True), (None, True)}


def test_the_explanation_says_what_fired_and_what_would_turn_it():
    judged = light_and_check(tables([project(lines=[count(100_000, planned=400_000)])]), ALTAY)
    rows = {grain: judged.at(grain).to_dicts() for grain in Grain}
    explainer = Explainer(rows, ALTAY, lambda *_: "")
    why = "\n".join(explainer.explain(Grain.INDICATOR, 0, "indicator_light").lines())
    assert "红灯：进度指数 25.00%，低于 60%" in why
    assert "计划曲线" in why
    assert "本地自定" in why
    assert explainer.fill("{indicator_turn}", Grain.INDICATOR, 0)
    turn = explainer.explain(Grain.INDICATOR, 0, "indicator_turn")
    assert "32" in turn.numbers
