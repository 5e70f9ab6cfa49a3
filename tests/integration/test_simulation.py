"""The simulator: the same figures from the command line and the page, and a floor that holds."""

import json

import polars as pl
import pytest
from click.testing import CliRunner

from support.evaluations import CLOSING
from support.evaluations import at as hat
from support.results import evaluated
from support.visits import at as seen_at
from support.visits import visit
from wenxiao_site.actions import simulation
from wenxiao_site.actions.errors import Missing, NotAllowed, Refused
from wenxiao_site.actions.results import recommend
from wenxiao_site.cli.simulate import simulate as command
from wenxiao_site.registry.models import Region, Scenario


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"recommended_fair_cut": "120%"}, "请填 0% 到 100% 之间的数"),
        ({"recommended_fair_cut": "很多"}, "请填 0% 到 100% 之间的数"),
        ({"livelihood_points": "1"}, "试算里没有"),
    ],
)
def test_a_value_that_cannot_be(shared_world, given, sentence):
    with pytest.raises(Refused, match=sentence):
        simulation.read(given)


def frame(**columns):
    names = ("project", "name", "unit", "region", "account", "jurisdiction", "fiscal_year")
    rows = len(columns["result_grade"])
    usual = {"name": "p", "unit": 1, "region": 1, "account": "GENERAL_PUBLIC", "jurisdiction": "CN-XJ-6543"}
    data = {name: [usual.get(name)] * rows for name in names} | {"fiscal_year": [2024] * rows}
    data |= {"project": list(range(rows)), "department": ["d"] * rows, "county": ["c"] * rows}
    data |= {"result_score": [7000] * rows, "executed_amount": [1000] * rows, "is_unrectified": [False] * rows}
    data |= {"next_requested_amount": [None] * rows, "control_amount": [None] * rows} | columns
    blank = dict.fromkeys(("next_requested_amount", "control_amount"), pl.Int64)
    return pl.DataFrame(data, schema_overrides=blank)


def test_a_parameter_moves_those_that_it_is_about(shared_world, monkeypatch):
    told = frame(result_grade=["中", "优", None], budget_amount=[1000, 1000, 1000], is_livelihood=[False, True, True])
    monkeypatch.setattr(simulation, "_known", lambda _: told)
    found = simulation.simulate([2024], None, simulation.read({"recommended_fair_cut": "30%"}))
    assert (found.before, found.after, found.evaluated) == (2900, 2700, 2)
    assert found.moved["project"].to_list() == [0]
    assert [(each.name, each.change, each.falling) for each in found.by_department] == [("d", -200, 1)]
    assert (found.share_before, found.share_after, found.floor) == (6897, 7407, 7000)


def test_other_boundaries_give_other_grades(shared_world):
    told = frame(result_grade=["中"], budget_amount=[1000], is_livelihood=[False])
    assert recommend(told)["recommended_ceiling_amount"].to_list() == [900]
    moved = recommend(told, simulation.read({"grade_good_from": "70"}))
    assert moved["recommended_ceiling_amount"].to_list() == [1000]


def test_a_scenario_below_the_livelihood_floor_is_not_adopted(shared_world, monkeypatch):
    told = frame(result_grade=["中", "中"], budget_amount=[2800, 1000], is_livelihood=[True, False])
    monkeypatch.setattr(simulation, "_known", lambda _: told.with_columns(executed_amount=pl.col("budget_amount")))
    given = {"recommended_fair_cut": "50%", "livelihood_reduction_most": "50%", "result_reduction_most": "0%"}
    found = simulation.simulate([2024], None, simulation.read(given))
    assert (found.share_before, found.share_after) == (7368, 5833)
    with pytest.raises(Refused, match=r"民生支出占一般公共预算 58.33%，低于 70.00% 的下限，不能采用"):
        simulation.choices_of(found, given, "第八条")
    with pytest.raises(Refused, match="没有改动任何参数"):
        simulation.choices_of(found, {}, "第八条")


def test_both_doors_give_the_same_figures(world):
    evaluated(world)
    asked = ["--year", "2026", "--set", "result_cancel_below=0", "--format", "json"]
    told = json.loads(CliRunner().invoke(command, asked, catch_exceptions=False).output)
    read = simulation.read({"result_cancel_below": "0"})
    assert told == json.loads(json.dumps(simulation.as_data(simulation.simulate([2026], None, read))))
    assert (told["moved"], told["after"] - told["before"]) == (1, 8_000_000)
    with seen_at(CLOSING):
        page = visit("performance").get("/simulate", {"a-result_cancel_below": "0", "fiscal_year": "2026"})
    assert page.status_code == 200
    assert '+<span title="80,000.00 元">8.00</span>' in page.content.decode()


def test_a_scenario_is_kept_shared_put_beside_another_and_given_up(world):
    evaluated(world)
    about = {"region": Region.objects.get(code="654300000").pk, "on": CLOSING}
    given = {"result_cancel_below": "0"}
    row = simulation.keep_scenario(name="不取消", settings=given, is_shared=True, by=hat("budget"), **about)
    assert simulation.given(row.settings) == given
    for settings, sentence in (({}, "没有改动任何参数"), ({"recommended_fair_cut": "120%"}, "0% 到 100% 之间")):
        with pytest.raises(Refused, match=sentence):
            simulation.keep_scenario(name="别的", settings=settings, by=hat("budget"), **about)
    with pytest.raises(Refused, match="已有同名的方案"):
        simulation.keep_scenario(name="不取消", settings=given, by=hat("finance-leader"), **about)
    with seen_at(CLOSING):
        page = visit("performance").get("/simulate", {"a-recommended_fair_cut": "20%", "fiscal_year": "2026"})
    beside = "/simulate?a-recommended_fair_cut=20%25&amp;fiscal_year=2026&amp;b-result_cancel_below=0"
    assert beside in page.content.decode()
    with pytest.raises((Missing, NotAllowed)):
        simulation.drop_scenario(scenario=row.pk, by=hat("performance"), on=CLOSING)
    simulation.drop_scenario(scenario=row.pk, by=hat("budget"), on=CLOSING)
    assert not Scenario.objects.exists()
