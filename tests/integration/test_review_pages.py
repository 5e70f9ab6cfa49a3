"""The queue of targets under review, the review table, what changed since a return, and many passed at once."""

import re

import pytest

from support.visits import at, hat_key, visit
from support.world import LATER, hat_of
from wenxiao_site.actions import plans, targets
from wenxiao_site.actions.errors import Refused
from wenxiao_site.registry.models import Fact, TargetReview

CLEAN = {
    "objectives": {
        "g1": {"text": "完成良种推广 120 万亩，带动农牧民增收。"},
        "g2": {"term": "MEDIUM_TERM", "text": "两年推广 240 万亩。"},
    },
    "indicators": {
        key: {
            "dimension": dimension, "sub_dimension": sub, "name": name, "target_text": target, "max_points": points,
            "operator": "GE", "explanation": "按验收数填报。", "criteria": "按比例计分",
        } | plans.reading(target)
        for key, dimension, sub, name, target, points in (
            ("a1", "OUTPUT", "QUANTITY", "良种推广面积", "≥120万亩", 30),
            ("b1", "OUTPUT", "QUALITY", "种子质量合格率", "≥98%", 10),
            ("b2", "OUTPUT", "TIMELINESS", "推广完成时间", "4月30日前", 10),
            ("b3", "OUTCOME", "ECONOMIC", "亩均增收", "≥80元/亩", 30),
            ("a2", "SATISFACTION", "SATISFACTION", "农牧民满意度", "≥90%", 10),
        )
    },
}  # fmt: skip


@pytest.fixture(autouse=True)
def _day():
    with at(LATER):
        yield


@pytest.fixture
def clean(world):
    """The plan for seeds, written well and handed in again."""
    plan = world.plan("seeds")
    plans.send_back(plan=plan.pk, opinion="请重写", by=hat_of("reviewer"), on=LATER)
    plan.refresh_from_db()
    changes = {name: dict(lines) for name, lines in CLEAN.items()}
    plans.revise(plan=plan.pk, revision=plan.revision, changes=changes, by=hat_of("clerk"), on=LATER)
    plan.refresh_from_db()
    plans.submit(plan=plan.pk, revision=plan.revision, by=hat_of("clerk"), on=LATER)
    plan.refresh_from_db()
    return plan


def text(login, path):
    answer = visit(login, hat=hat_of(login)).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_queue_tells_what_is_found_and_ticks_only_what_is_clean(world):
    page = text("performance", "/targets/review?fiscal_year=2026")
    assert "春播良种推广项目" in page
    assert 'name="pick"' not in page
    assert "富蕴县干渠防渗改造" not in page


def test_what_is_clean_is_passed_at_once(world, clean):
    page = text("performance", "/targets/review?fiscal_year=2026")
    assert f'name="pick" value="{clean.pk}"' in page
    answer = visit("performance").post(
        "/targets/review/pass", {"hat": hat_key(hat_of("performance")), "pick": clean.pk}
    )
    assert answer.status_code == 302
    review = TargetReview.objects.get()
    assert (str(review.total), review.grade, review.consequence) == ("100.00", "EXCELLENT", "PASS")
    assert Fact.objects.get(step="targets.review").kind == "PERFORMANCE_DESK"


def test_what_is_not_clean_is_not_passed_and_named(world):
    plan = world.plan("seeds")
    with pytest.raises(Refused, match="有 1 张还有错误或警告，没有办理，请逐张审核：春播良种推广项目"):
        targets.pass_clean(plans=[plan.pk], by=hat_of("performance"), on=LATER)
    with pytest.raises(Refused, match="已经不在待审核之列"):
        targets.pass_clean(plans=[world.plan("station").pk], by=hat_of("performance"), on=LATER)
    answer = visit("performance").post("/targets/review/pass", {"pick": plan.pk})
    assert answer.status_code == 422
    assert not TargetReview.objects.exists()


def test_the_table_is_prefilled_from_the_findings(world):
    plan = world.plan("seeds")
    page = text("performance", f"/plans/{plan.pk}/review")
    points = dict(re.findall(r'name="(\w+)" value="([\d.]+)"', page))
    assert float(points["completeness"]) < 20
    assert points["relevance"] == "30"
    assert "目标表的指标分值合计 50" in page
    assert "预填的扣分比例是系统自定的" in page
    assert f"/projects/{plan.project_id}/comment?plan={plan.pk}&amp;anchor=" in page or "anchor=" in page


def test_a_review_is_done_on_its_page_and_told(world, clean):
    given = {"revision": clean.revision, "completeness": "18", "relevance": "25", "adequacy": "25", "feasibility": "17"}
    client = visit("performance")
    path = f"/plans/{clean.pk}/review"
    assert "请写明要修改什么" in client.post(path, given).content.decode()
    answer = client.post(path, given | {"opinion": "时效指标请写到月日"})
    assert answer.status_code == 302
    assert "审核完成：85.00 分，良，直接修改后进入下一步。" in client.get("/targets/review").content.decode()


def test_what_changed_since_the_return_is_shown(world, clean):
    page = text("performance", f"/plans/{clean.pk}/review")
    assert "退回以后的修改" in page
    assert "<td>绩效指标“良种推广面积” · 三级指标</td><td>推广面积</td><td><b>良种推广面积</b></td>" in page
    assert "<td>绩效指标“种子质量合格率”</td><td>—</td><td><b>新增</b></td>" in page
