"""Regional targets of transfers: written, handed down to counties with values, answered, gathered back."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from support.visits import at, hat_key, visit
from support.world import LATER
from wenxiao_site.actions import auditing, regional
from wenxiao_site.actions.errors import Missing, NotAllowed, Refused
from wenxiao_site.actions.in_force import rules_of
from wenxiao_site.registry.models import Fact, RegionalIndicator, RegionalPart, RegionalTarget, RegionalValue
from wenxiao_site.visibility import visible

DEPARTMENT = "654300000/219"
WATER, CITY_WATER = "富蕴县水利局", "阿勒泰市水利局"
LINES = (
    regional.Line("产出指标", "数量指标", "新建高标准农田面积", "≥10万亩"),
    regional.Line("产出指标", "质量指标", "工程验收合格率", "≥95%"),
    regional.Line("效益指标", "社会效益指标", "管护责任落实", "全部落实到村"),
)
DUE = date(2026, 3, 20)


def written(world, lines=LINES, **fields):
    fields = {
        "name": "高标准农田建设补助",
        "fiscal_year": 2026,
        "amount": "1000万元",
        "goal": "改善灌溉条件。",
    } | fields
    unit = world.unit(DEPARTMENT).pk
    return regional.draft(unit=unit, fields=fields, lines=lines, by=world.hat("reviewer"), on=LATER)


def parts(first=("600万元", "≥6万亩", "≥96%"), second=("400万元", "≥4万亩", "≥95%")):
    return [regional.Part(WATER, first[0], (*first[1:], "全部落实到村")),
            regional.Part(CITY_WATER, second[0], (*second[1:], "全部落实到村"))]  # fmt: skip


def handed_down(world, row, given=None, **more):
    by = world.hat("reviewer")
    about = {"target": row.pk, "revision": row.revision, "due_on": DUE, "by": by, "on": LATER}
    return regional.hand_down(parts=given or parts(), **about, **more)


def answered(world, row, login, values, **more):
    part = row.parts.get(unit=world.hat(login).post.unit)
    held = {f"a{n}": value if isinstance(value, tuple) else (value, "") for n, value in enumerate(values, start=1)}
    return regional.answer(part=part.pk, held=held, by=world.hat(login), on=LATER, **more)


def gathered(row):
    seen = regional.gathered(row, rules_of(row.unit, LATER.date()))
    told = [(seen.told(n)["gathered_target"], seen.told(n)["gathered_commitment"]) for n in range(len(LINES))]
    codes = {each.code for n in range(len(LINES)) for each in seen.judged.findings(n)}
    return told, codes, [each.unit.name for each in seen.silent]


def test_what_counties_hold_is_gathered_against_the_whole(world):
    """The area adds up, the rate is weighted by money: (96 × 600 + 95 × 400) ÷ 1000 = 95.6; words hold everywhere."""
    row = written(world)
    assert [each.gathering for each in row.indicators.all()] == ["SUM", "WEIGHTED", "EVERY"]
    row = handed_down(world, row)
    assert gathered(row) == ([(100_000, None), (956_000, None), (None, None)], set(), [CITY_WATER, WATER])
    canal = world.project("canal").pk
    answered(world, row, "county-clerk", ("≥6万亩", "≥96%", "全部落实到村"), project=canal, reply="已落实")
    assert gathered(row)[0][:2] == [(100_000, 60_000), (956_000, 960_000)]
    with pytest.raises(Refused) as problem:
        answered(world, row, "other-county-clerk", ("≥3.5万亩", "≥95%", ""))
    assert problem.value.problems == {"a3": "请填写承诺值。"}
    with pytest.raises(Refused, match="没有达到分解的 4"):
        answered(world, row, "other-county-clerk", ("≥3.5万亩", "≥95%", "全部落实到村"))
    answered(world, row, "other-county-clerk", (("≥3.5万亩", "水源不足"), "≥95%", "全部落实到村"))
    assert gathered(row) == ([(100_000, 95_000), (956_000, 956_000), (None, None)], {"QC-234", "QC-235"}, [])
    fact = Fact.objects.get(step="regional.hand_down")
    assert (fact.amount, fact.count, fact.kind) == (10_000_000, 2, "EARMARKED")
    with pytest.raises(IntegrityError, match="不能再改"), transaction.atomic():
        RegionalValue.objects.update(handed_text="≥1万亩")
    with pytest.raises(IntegrityError, match="不能再改"), transaction.atomic():
        RegionalIndicator.objects.update(target_text="≥1万亩")
    assert auditing.verify().broken is None


def test_who_sees_and_who_may_do_what(world):
    row = written(world)
    logins = ("reviewer", "performance", "county-clerk", "county-performance", "other-county-clerk", "school-reviewer")
    seen = {login: visible(RegionalTarget, world.hat(login)).count() for login in logins}
    assert seen == dict.fromkeys(logins, 0) | {"reviewer": 1, "performance": 1}
    row = handed_down(world, row, [parts()[0]], explanation="其余地区第二批下达")
    assert visible(RegionalTarget, world.hat("county-performance")).count() == 1
    assert visible(RegionalPart, world.hat("county-clerk")).count() == 1
    assert visible(RegionalTarget, world.hat("other-county-clerk")).count() == 0
    part = row.parts.get().pk
    for login, error in (("other-county-clerk", Missing), ("reviewer", NotAllowed), ("county-performance", NotAllowed)):
        with pytest.raises(error):
            regional.answer(part=part, held={}, by=world.hat(login), on=LATER)
    held = {f"a{n}": (text, "") for n, text in enumerate(("≥6万亩", "≥96%", "全部落实到村"), start=1)}
    late = datetime(2026, 3, 23, 2, tzinfo=UTC)
    assert regional.answer(part=part, held=held, by=world.hat("county-clerk", late.date()), on=late).answered_at == late
    with pytest.raises(Refused, match="2026-03-20 截止，不能再改"):
        regional.answer(part=part, held=held, by=world.hat("county-clerk", late.date()), on=late)


@pytest.mark.parametrize(
    ("given", "field", "words"),
    [
        ([regional.Part("富蕴县水务局", "1", ("1", "1", "1"))], "parts/1", "没有找到叫“富蕴县水务局”的单位"),
        ([parts()[0], parts()[0]], "parts/2", "出现了两次"),
        (parts(first=("600", "≥6万亩", "较高")), "parts/1", "“工程验收合格率”填的是“较高”，请照“≥95%”的写法填写"),
        (parts(first=("700万元", "≥6万亩", "≥96%")), "parts", "超过转移支付金额 10,000,000"),
        (parts(first=("六百", "≥6万亩", "≥96%")), "parts", "“六百”不是金额"),
        (parts(first=("600万元", "≥5.9万亩", "≥96%")), "explanation", "汇总为 9.9，区域目标是 10"),
        ([regional.Part(WATER, "1", ("1",))], "parts/1", "有 1 个指标值，应有 3 个"),
    ],
)
def test_a_wrong_share_is_told_beside_its_line_and_nothing_is_handed_down(shared_world, given, field, words):
    row = RegionalTarget.objects.first() or written(shared_world)
    with pytest.raises(Refused) as problem:
        handed_down(shared_world, row, given)
    assert words in problem.value.problems[field]
    row.refresh_from_db()
    assert (row.state, row.parts.count()) == ("DRAFT", 0)


def test_the_pages_take_pasted_tables_and_tell_wrong_lines(world):
    with at(LATER):
        client, key = visit("reviewer"), {"hat": hat_key(world.hat("reviewer"))}
        fields = {
            "unit": world.unit(DEPARTMENT).pk,
            "name": "草原补助",
            "fiscal_year": 2026,
            "goal": "恢复草原。",
        } | key
        fields |= {"transfer_kind": "EARMARKED", "amount": "100万元", "lines": "产出指标\t数量指标\t恢复面积"}
        page = client.post("/regional-targets/new", fields).content.decode()
        assert "第 1 行：只有 3 列" in page
        fields["lines"] = "产出指标\t数量指标\t恢复面积\t≥20万亩\t相加\n产出\t质量指标\t达标率\t≥90%"
        assert "第 1 行：汇总方式“相加”应为" in client.post("/regional-targets/new", fields).content.decode()
        fields["lines"] = "产出指标\t数量指标\t恢复面积\t≥20万亩"
        answer = client.post("/regional-targets/new", fields)
        assert answer.status_code == 302
        row = RegionalTarget.objects.get()
        edited = fields | {"revision": row.revision, "goal": "恢复退化草原。"}
        assert client.post(f"/regional-targets/{row.pk}/edit", edited).status_code == 302
        row.refresh_from_db()
        assert (row.goal, row.indicators.count()) == ("恢复退化草原。", 1)
        pasted = {"revision": row.revision, "due_on": "2026-03-20", "parts": f"{WATER}\t60万元\t≥12万亩", **key}
        page = client.post(f"/regional-targets/{row.pk}/hand-down", pasted).content.decode()
        assert "汇总为 12，区域目标是 20" in page
        pasted["parts"] += f"\n{CITY_WATER}\t40万元\t≥8万亩"
        assert client.post(f"/regional-targets/{row.pk}/hand-down", pasted).status_code == 302
        page = client.get(f"/regional-targets/{row.pk}").content.decode()
        assert f"还有 2 个单位没有答复：{CITY_WATER}、{WATER}" in page
        county = visit("county-clerk")
        part = row.parts.get(unit__name=WATER)
        assert f"/regional-parts/{part.pk}/answer" in county.get("/home").content.decode()
        page = county.get(f"/regional-targets/{row.pk}").content.decode()
        assert CITY_WATER not in page
        sent = {"a1": "≥11万亩", "a1/reason": "", "project": "", "reply": ""}
        page = county.post(f"/regional-parts/{part.pk}/answer", sent).content.decode()
        assert "没有达到分解的 12" in page
        assert county.post(f"/regional-parts/{part.pk}/answer", sent | {"a1/reason": "干旱"}).status_code == 302
        page = client.get("/regional-targets").content.decode()
    assert "1 / 2" in page
