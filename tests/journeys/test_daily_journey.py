"""What people do all day, in a real browser: by keyboard alone, many at once, with a server that is restarted."""

import pytest
from playwright.sync_api import expect

from support.browser import DESK, PHONE, assert_accessible, assert_fits, picture, prefecture_in, serving
from support.world import LOGINS, PASSWORD


@pytest.fixture
def come(visit, prefecture):
    """A window of somebody who has logged in."""

    def came(login, viewport=DESK, colours="light"):
        page = visit("/login", viewport, colours)
        log_in(page, login)
        return page

    return came


def log_in(page, login):
    page.get_by_label("登录名").fill(login)
    page.get_by_label("密码").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("details.who")).to_be_visible()


def look(page, name):
    assert_accessible(page)
    assert_fits(page)
    picture(page, name)


def test_a_project_is_found_read_and_explained_by_keyboard_alone(come):
    page = come("finance-leader")
    page.keyboard.press("Control+k")
    page.keyboard.type("cblz")
    page.keyboard.press("Enter")
    expect(page.get_by_role("rowheader", name="春播良种推广项目")).to_be_visible()
    page.get_by_role("link", name="春播良种推广项目").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="春播良种推广项目", level=1)).to_be_visible()
    page.get_by_role("link", name="目标", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#stage")).to_contain_text("推广面积")
    look(page, "spine-open")
    page.get_by_role("link", name="经过").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#why-title")).to_be_focused()
    expect(page.locator("#panel")).to_contain_text("提交绩效目标")
    look(page, "panel-history")
    page.keyboard.press("Escape")
    expect(page.locator("#why")).to_be_hidden()
    expect(page.get_by_role("link", name="经过").first).to_be_focused()


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_every_component_stands_on_the_style_page(visit, prefecture, viewport, colours):
    page = visit(f"/style?theme={colours}", viewport)
    expect(page.get_by_role("heading", name="组件", level=1)).to_be_visible()
    page.get_by_role("button", name="8.62 分").click()
    expect(page.locator("#panel")).to_contain_text("37.24 万元 ÷ 43.20 万元")
    page.keyboard.press("Escape")
    look(page, f"style-{viewport['width']}-{colours}")


def test_a_list_is_narrowed_kept_as_a_view_and_taken_home(come):
    page = come("budget")
    page.goto("/projects")
    page.locator("select[name=flag]").select_option(label="专项债券")
    expect(page.get_by_role("link", name="标记：专项债券")).to_be_visible()
    page.get_by_text("选列").click()
    page.get_by_label("类别", exact=True).uncheck()
    page.get_by_role("button", name="显示这些列").click()
    expect(page.get_by_role("columnheader", name="类别")).to_have_count(0)
    look(page, "list-narrowed")
    page.get_by_text("常用视图").click()
    page.get_by_label("把现在的条件和列存为").fill("债券项目")
    page.get_by_role("button", name="保存视图").click()
    expect(page.get_by_text("视图已保存。")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="导出 Excel").click()
    assert download.value.suggested_filename.endswith(".xlsx")
    page.goto("/projects")
    page.get_by_text("常用视图").click()
    page.get_by_role("link", name="债券项目").click()
    expect(page.get_by_role("rowheader", name="富蕴县干渠防渗改造")).to_be_visible()
    expect(page.get_by_role("columnheader", name="类别")).to_have_count(0)


def test_a_reviewer_sends_several_back_with_one_reason(come):
    page = come("performance")
    page.goto("/plans?state=SUBMITTED")
    expect(page.locator(".bulk")).to_be_hidden()
    page.get_by_label("全选本页").check()
    expect(page.locator(".bulk")).to_contain_text("已选 1 张")
    page.get_by_role("button", name="退回所选").click()
    expect(page.get_by_text("退回修改请写明需要修改什么")).to_be_visible()
    page.get_by_label("审核意见").fill("指标值请按上年实绩核对")
    look(page, "bulk-refused")
    page.get_by_role("button", name="退回所选").click()
    expect(page.get_by_text("已退回 1 张绩效目标表。")).to_be_visible()


def test_what_is_typed_outlives_the_server(chromium, databases, tmp_path):
    """The clerk types; the server is stopped and started again; what was typed is there."""
    with prefecture_in(databases, tmp_path) as site:
        page = chromium.new_context(base_url=site).new_page()
        page.goto("/login?next=/projects/1/amend")
        log_in(page, "clerk")
        page.get_by_label("项目概况").fill("春播前完成良种调运，这段话写了很久。")
        expect(page.locator("[data-saved]")).to_contain_text("已自动保存")
        page.context.close()
    with serving(tmp_path) as site:
        page = chromium.new_context(base_url=site).new_page()
        page.goto("/login?next=/projects/1/amend")
        log_in(page, "clerk")
        expect(page.get_by_text("上次没有提交的内容还在下面")).to_be_visible()
        expect(page.get_by_label("项目概况")).to_have_value("春播前完成良种调运，这段话写了很久。")
        page.get_by_role("button", name="保存").click()
        expect(page.get_by_text("已保存。")).to_be_visible()
        page.context.close()


ONE_OF_EACH_ROLE = [each for each in LOGINS if each not in {
    "clerk-colleague", "station-clerk", "school-reviewer", "performance-second", "county-clerk", "county-performance",
    "county-budget", "township-clerk", "other-county-clerk", "school-clerk",
}]  # fmt: skip


LOOKED_AT = set()
"""Addresses that axe has been over: it takes a second each, and roles see the same page with more or fewer buttons."""


@pytest.mark.parametrize("login", ONE_OF_EACH_ROLE)
def test_everybody_comes_home_and_finds_what_the_navigation_offers(come, login):
    page = come(login)
    addresses = page.locator(".rail li a").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    assert "/home" in addresses
    for address in addresses:
        page.goto(address)
        assert page.get_by_role("heading", level=1).count() == 1, address
        assert page.locator('.rail [aria-current="page"]').get_attribute("href") == address
        assert_fits(page)
        if address not in LOOKED_AT:
            assert_accessible(page)
            LOOKED_AT.add(address)
    page.goto("/home")
    picture(page, f"home-of-{login}")
    page.locator("details.who summary").click()
    page.get_by_role("button", name="退出").click()
    expect(page.get_by_role("link", name="登录")).to_be_visible()
