"""The pages of evaluations: typed while the rules score along, few queries, nothing lost when two save at once."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from support.evaluations import ACTUAL, CLOSING, TEXTS, filled, opened
from support.evaluations import at as hat
from support.visits import at, hat_key, visit
from wenxiao_site.actions import evaluation
from wenxiao_site.registry.models import Evaluation

PAGES = (
    "/evaluations?fiscal_year=2026",
    "/evaluations/missing?fiscal_year=2026",
    "/evaluations/{}",
    "/evaluations/{}/edit",
)


def test_pages_ask_few_questions(world):
    row = filled(world)
    with at(CLOSING):
        client = visit("clerk")
        client.get(f"/evaluations/{row.pk}")  # the rulebook is put together once
        for page in PAGES:
            with CaptureQueriesContext(connection) as asked:
                answer = client.get(page.format(row.pk))
            assert answer.status_code == 200
            assert len(asked) <= 20, page


def test_points_come_along_while_one_types(world):
    row = opened(world)
    with at(CLOSING):
        client = visit("clerk")
        fields = {f"lines/{key}/{name}": text for key, given in ACTUAL.items() for name, text in given.items()}
        answer = client.post(f"/evaluations/{row.pk}/preview", {**TEXTS, **fields})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert ">96.15<" in text.replace("\n", "")
    assert "110 ÷ 120 × 25.00 分" in text
    assert 'id="points-a1" hx-swap-oob="true"' in text
    row.refresh_from_db()
    assert row.lines.get(key="a1").actual_text == ""  # nothing was stored


def test_a_defect_stands_beside_its_line_while_one_types(world):
    row = opened(world)
    with at(CLOSING):
        answer = visit("clerk").post(f"/evaluations/{row.pk}/preview", {"lines/a1/actual_text": "完成"})
    assert "完成值却写“完成”" in answer.content.decode()


def test_saved_by_the_page_and_refused_with_what_was_typed(world):
    row = opened(world)
    with at(CLOSING):
        client = visit("clerk")
        sent = {"hat": hat_key(hat("clerk")), "revision": row.revision, "lines/a4/actual_text": "达成年度指标"}
        answer = client.post(f"/evaluations/{row.pk}/edit", {**sent, "lines/a4/own_score": "15.5"})
        assert answer.status_code == 422
        assert "得分不能超过分值 15.00" in answer.content.decode()
        assert 'value="15.5"' in answer.content.decode()
        answer = client.post(f"/evaluations/{row.pk}/edit", {**sent, "lines/a4/own_score": "14.5"})
        assert answer.status_code == 302
    assert str(Evaluation.objects.get(pk=row.pk).lines.get(key="a4").own_score) == "14.50"


def test_two_who_save_at_once_choose_where_they_contradict(world):
    row = opened(world)
    with at(CLOSING):
        client = visit("clerk")
        evaluation.fill(
            evaluation=row.pk, revision=row.revision, changes={"conclusion": "别人写的"}, by=hat("clerk"), on=CLOSING
        )
        sent = {"hat": hat_key(hat("clerk")), "revision": row.revision, "conclusion": "我写的", "problems": "我的问题"}
        answer = client.post(f"/evaluations/{row.pk}/edit", sent)
        assert answer.status_code == 409
        assert "采用别人的：别人写的" in answer.content.decode()
        merged = {"hat": sent["hat"], "revision": 2, "merge": "1", "conclusion": "别人写的", "problems": "我的问题"}
        assert client.post(f"/evaluations/{row.pk}/edit", merged).status_code == 302
    row.refresh_from_db()
    assert (row.conclusion, row.problems) == ("别人写的", "我的问题")
