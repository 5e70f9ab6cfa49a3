"""A self-evaluation from prefilled to accepted, and a spot check that changes its grade, in a real browser."""

import pytest
from playwright.sync_api import expect

from support.browser import DESK, look, prefecture_in
from support.evaluations import open_in_the_world


@pytest.fixture(scope="module")
def prefecture(databases, tmp_path_factory):
    """A running site with the small prefecture, in which one self-evaluation is open."""
    with prefecture_in(databases, tmp_path_factory.mktemp("var"), open_in_the_world) as address:
        yield address


ACTUAL = {"推广面积": "110", "种子合格率": "96.5", "亩均增收": "52", "农牧民满意度": "91"}


def fill_in(page):
    """What the clerk types; gives the address of the evaluation."""
    page.goto("/evaluations?fiscal_year=2026")
    page.get_by_role("link", name="春播良种推广项目").click()
    page.get_by_role("link", name="填写").first.click()
    look(page, "evaluation-prefilled")
    inputs = 0
    for name, value in ACTUAL.items():
        page.get_by_label(f"{name}：实际完成值").fill(value)
    page.get_by_label("带动农户增收作用：实际完成值").fill("达成年度指标")
    page.get_by_label("带动农户增收作用：得分").fill("14")
    inputs += 1
    expect(page.locator("#points-a1")).to_contain_text("22.92")  # the rules score along
    page.locator("#points-a1 button").click()
    expect(page.get_by_role("complementary")).to_contain_text("110 ÷ 120 × 25.00 分")
    page.keyboard.press("Escape")
    expect(page.locator("#notes-a1")).to_contain_text("请写明原因")
    page.get_by_label("推广面积：偏差原因").fill("旱情影响春播，已安排补种。")
    page.get_by_label("带动农户增收作用：偏差原因").fill("带动面还不够广，明年扩大到三个乡。")
    for name, text in (
        ("总体目标完成情况", "推广良种110万亩。"),
        ("评价结论", "基本完成。"),
        ("存在问题", "旱情影响进度。"),
        ("改进措施（需要时填）", "三月底前备种。"),
    ):
        page.get_by_label(name).fill(text)
        inputs += 1
    expect(page.locator("#running")).to_contain_text("可以签字提交")
    look(page, "evaluation-filled")
    page.get_by_role("button", name="保存并返回").click()
    expect(page.get_by_role("status")).to_contain_text("已保存")
    address = page.url
    assert inputs <= 15
    return address


def sign_and_accept(come, address):
    """The heads sign, the clerk hands in, department and finance pass it; gives the window of the desk."""
    head = come("head", DESK)
    for name in ("张站长", "刘会计"):
        head.goto(address)
        head.get_by_role("link", name="签字").click()
        head.get_by_label("签字人姓名").fill(name)
        head.get_by_role("button", name="签字").click()
        expect(head.get_by_role("status")).to_contain_text("已签字")
    for login, link in (("clerk", "提交审核"), ("reviewer", "审核通过，报财政"), ("performance", "采纳")):
        page = come(login, DESK)
        page.goto(address)
        page.get_by_role("link", name=link).click()
        page.locator("form.sheet-form button.first").click()
        expect(page.get_by_role("status")).to_be_visible()
    expect(page.get_by_text("已采纳").first).to_be_visible()
    look(page, "evaluation-accepted")
    return page


def test_from_prefilled_to_accepted_and_a_spot_check_that_changes_the_grade(come):
    address = fill_in(come("clerk", DESK))
    page = sign_and_accept(come, address)
    page.goto("/evaluations/risks?fiscal_year=2026")
    look(page, "evaluation-risks")
    page.get_by_role("link", name="抽取复核样本").click()
    page.get_by_label("地区").select_option(label="阿勒泰地区")
    page.locator("form.sheet-form [name=fiscal_year]").fill("2026")
    page.get_by_label("随机种子").fill("0115")
    page.get_by_role("button", name="抽取").click()
    expect(page.get_by_role("status")).to_contain_text("从 1 份自评中按风险抽取 1 份")
    page.get_by_role("link", name="春播良种推广项目").click()
    page.get_by_role("link", name="填写").click()
    page.get_by_label("推广面积：实际完成值").fill("40")
    page.get_by_label("推广面积：偏差原因").fill("现场测量只有40万亩。")
    page.get_by_label("评价结论").fill("面积不实。")
    page.get_by_role("button", name="保存并返回").click()
    page.get_by_role("link", name="形成结论").click()
    page.get_by_role("button", name="形成结论").click()
    expect(page.get_by_role("status")).to_contain_text("已形成结论并反馈")
    page.goto(address)
    expect(page.get_by_text("自评 96.15 分", exact=True)).to_be_visible()
    look(page, "evaluation-checked")
