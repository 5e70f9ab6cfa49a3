"""The indicator library: found by name and by pinyin, inserted, and grown by what practice proposes."""

import json

import pytest

from support.visits import at, visit
from support.world import LATER, hat_of
from wenxiao_site.actions import library
from wenxiao_site.actions.errors import NotAllowed, Refused
from wenxiao_site.registry.models import LibraryIndicator

FIELDS = {
    "sector": "water", "unit": "万亩", "direction": "HIGHER_IS_BETTER", "explanation": "实际推广面积。",
    "formula": "各地面积之和", "source": "部门业务统计", "proof": "核查表",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _day():
    with at(LATER):
        yield


def names(**asked):
    return [each.entry.name for each in library.search(**asked)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("防渗改造长度", "干渠防渗改造长度"),
        ("gqfs", "干渠防渗改造长度"),
        ("GQFSGZCD", "干渠防渗改造长度"),
        ("ganqu", "干渠防渗改造长度"),
        ("lzrk", "公益林管护面积"),
    ],
)
def test_an_indicator_is_found_by_name_and_by_pinyin(world, text, name):
    found = names(text=text)
    assert (name in found) is (text != "lzrk")


def test_a_search_is_narrowed_by_sector_and_dimension(world):
    assert all("满意" in each for each in names(dimension="SATISFACTION"))
    assert names(text="满意度", sector="water") == ["受益群众满意度"]


def test_an_indicator_comes_in_after_another_person_has_accepted_it(world):
    indicator = world.plan("canal").indicators.get(key="a1")
    row = library.propose(indicator=indicator.pk, fields=FIELDS, by=hat_of("county-clerk"), on=LATER)
    assert "推广面积" not in names(sector="water")
    with pytest.raises(Refused, match="请写明不采纳的理由"):
        library.decline(proposal=row.pk, opinion=" ", by=hat_of("performance"), on=LATER)
    with pytest.raises(NotAllowed):
        library.accept(proposal=row.pk, by=hat_of("county-clerk"), on=LATER)
    library.accept(proposal=row.pk, by=hat_of("performance"), on=LATER)
    assert "推广面积" in names(sector="water", text="tgmj")
    with pytest.raises(Refused, match="已入库，不必再审核"):
        library.accept(proposal=row.pk, by=hat_of("performance"), on=LATER)
    with pytest.raises(Refused, match="已有同名的指标"):
        library.propose(indicator=indicator.pk, fields=FIELDS, by=hat_of("county-clerk"), on=LATER)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"sector": "luck"}, {"sector": "请选择行业领域。"}),
        ({"proof": ""}, {"proof": "请填写佐证资料。"}),
        ({"name": "别的"}, {"name": "这一项不能在这里修改。"}),
    ],
)
def test_a_bad_proposal_is_refused_beside_its_field(world, change, problem):
    indicator = world.plan("canal").indicators.get(key="a1")
    with pytest.raises(Refused) as refused:
        library.propose(indicator=indicator.pk, fields=FIELDS | change, by=hat_of("county-clerk"), on=LATER)
    assert refused.value.problems == problem
    assert not LibraryIndicator.objects.exists()


def test_an_indicator_of_a_draft_is_not_proposed(world):
    indicator = world.plan("station").indicators.get(key="a1")
    with pytest.raises(NotAllowed):
        library.propose(indicator=indicator.pk, fields=FIELDS, by=hat_of("station-clerk"), on=LATER)


def test_what_is_inserted_waits_for_its_number(world):
    page = visit("station-clerk").get("/library/found?text=gqfs").content.decode()
    told = json.loads(page.partition('data-insert="')[2].partition('"')[0].replace("&#34;", '"'))
    assert (told["name"], told["target_text"], told["sub_dimension"]) == ("干渠防渗改造长度", "≥公里", "QUANTITY")


def test_the_page_lists_and_proposes(world):
    indicator = world.plan("canal").indicators.get(key="a1")
    clerk = visit("county-clerk")
    assert "推荐入指标库" in clerk.get(f"/plans/{indicator.plan_id}").content.decode()
    assert clerk.post(f"/indicators/{indicator.pk}/propose", FIELDS).status_code == 302
    page = visit("performance").get("/library?sector=water").content.decode()
    assert "待审核的推荐" in page
    assert "灌溉水有效利用系数提高值" in page
