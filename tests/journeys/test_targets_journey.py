"""Writing targets in a browser: advice as one types, a suggestion taken with one key, a paste, undo, the library."""

import re

import pytest
from playwright.sync_api import expect

from support.browser import DESK, assert_accessible
from support.world import PASSWORD

BLOCK = "产出指标\t质量指标\t设备完好率\t≥95%\t10\n产出指标\t时效指标\t更新完成时间\t9月30日前\t10\n"
TARGET = '[name="indicators/a1/target_text"]'


@pytest.fixture
def page(prefecture, visit):
    """The clerk of the station before the grid of the plan."""
    page = visit("/login")
    page.get_by_label("登录名").fill("station-clerk")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.wait_for_url(lambda address: "login" not in address)
    page.goto("/plans/2/edit")
    expect(page.locator("#advice-points")).to_have_text("50")
    return page


def paste(page, field, text):
    """Put a text into the clipboard event that a field hears."""
    page.locator(field).evaluate(
        """(field, text) => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            field.focus();
            field.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
        }""",
        text,
    )


def test_targets_are_written_with_advice_and_by_keyboard(page):
    field = page.locator(TARGET)
    field.fill("120万亩")
    expect(page.locator("#advice")).to_contain_text("缺运算符或方向不对")
    assert_accessible(page)
    page.keyboard.press("Alt+Enter")
    expect(field).to_have_value("≥120万亩")
    expect(page.locator("#advice")).to_be_hidden()

    page.keyboard.press("Enter")
    expect(page.locator('[name="indicators/a2/target_text"]')).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator('[name="indicators/a2/max_points"]')).to_be_focused()

    first_new = page.locator("table[data-grid=indicators] tr.new select").first
    paste(page, f'[name="{first_new.get_attribute("name")}"]', BLOCK)
    expect(page.locator("#advice-said")).to_contain_text("已粘贴 2 行")
    expect(page.locator("#advice-points")).to_have_text("70")
    page.get_by_role("button", name="撤销").click()
    expect(page.locator("#advice-points")).to_have_text("50")

    paste(page, TARGET, "x\ty\n" * 2000)
    expect(page.locator("#advice-said")).to_contain_text("剪贴板里有 2,000 行，一张表最多 100 行；什么都没有粘贴")
    expect(field).to_have_value("≥120万亩")

    page.get_by_text("从指标库插入").click()
    page.get_by_placeholder("名称、拼音首字母").fill("gqfs")
    found = page.locator("#library-found button").first
    expect(found).to_have_attribute("data-insert", re.compile("干渠防渗改造长度"))
    found.click()
    expect(page.locator("#advice-said")).to_contain_text("已从指标库插入“干渠防渗改造长度”")
    expect(page.locator("#advice")).to_contain_text("没有数")

    page.locator('[name="curves/.spending/preset"]').select_option("CONSTRUCTION")
    expect(page.locator('[name="curves/.spending/month_12"]')).to_have_value("100%")
    page.keyboard.press("F8")
    expect(page.locator("#advice")).to_be_visible()


def test_the_grid_fits_a_desk(page):
    assert page.viewport_size == DESK
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
