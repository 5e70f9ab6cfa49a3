"""A clerk checks a form, in a real browser against the real server: by mouse, by keyboard, on a phone, in the dark.

Screenshots go to var/screenshots, for people to look at.
"""

import base64
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from support.browser import DESK, PHONE, assert_accessible, assert_fits, picture

EXAMPLES = Path(str(files("wenxiao_site.web.check") / "examples"))
HEAVIEST = 300_000
"""Bytes of a page with everything that it loads."""


def drop(page, *paths):
    """Drop files on the page as a mouse would."""
    given = [{"name": path.name, "content": base64.b64encode(path.read_bytes()).decode()} for path in paths]
    held = page.evaluate_handle(
        """given => {
            const held = new DataTransfer();
            for (const {name, content} of given)
                held.items.add(new File([Uint8Array.from(atob(content), c => c.charCodeAt(0))], name));
            return held;
        }""",
        given,
    )
    page.dispatch_event("#drop", "drop", {"dataTransfer": held})


def comments(path):
    book = openpyxl.load_workbook(BytesIO(Path(path).read_bytes()))
    found = [cell.comment.text for sheet in book for row in sheet.iter_rows() for cell in row if cell.comment]
    book.close()
    return found


def test_a_workbook_is_dropped_read_explained_and_taken_home_annotated(visit):
    page = visit("/")
    assert_accessible(page)
    picture(page, "start")
    page.get_by_role("link", name="检查表格").click()
    assert_accessible(page)
    picture(page, "check")

    drop(page, EXAMPLES / "department.xlsx")
    expect(page.get_by_role("heading", name="部门整体支出")).to_be_focused()
    expect(page.locator(".findings-bar")).to_contain_text("错误")
    assert_accessible(page)
    picture(page, "checked")

    page.get_by_role("button", name="下一处").click()
    expect(page.locator("[data-current]")).to_have_text("1")
    expect(page.locator("[data-mark='1']")).to_be_focused()
    expect(page.locator("#note-1")).to_have_attribute("open", "")
    wrong_rate = page.locator(".note", has_text="执行率等于执行数除以预算数")
    while wrong_rate.get_attribute("open") is None:
        page.get_by_role("button", name="下一处").click()
    expect(wrong_rate).to_contain_text("应为 80.45%")
    expect(page.locator(".official .now")).to_contain_text("100%")
    picture(page, "finding")

    wrong_rate.get_by_role("button", name="为什么").click()
    panel = page.locator("#why")
    expect(panel).to_contain_text("80.45%")
    expect(panel).to_contain_text("3824.26 万元 ÷ 4753.66 万元")
    expect(panel).to_contain_text("依据")
    panel.locator("summary").first.click()
    assert_accessible(page)
    picture(page, "why")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(wrong_rate.get_by_role("button", name="为什么")).to_be_focused()

    with page.expect_download() as download:
        page.get_by_role("button", name="下载批注工作簿").first.click()
    assert any("80.45%" in each for each in comments(download.value.path()))
    expect(page.get_by_role("heading", name="部门整体支出")).to_be_visible()


def test_it_all_works_by_keyboard_alone(visit):
    page = visit("/check")
    with page.expect_file_chooser() as chooser:
        page.locator("#choose").focus()
        page.keyboard.press("Enter")
    chooser.value.set_files(EXAMPLES / "026.json")
    expect(page.locator("#sheet-title")).to_be_focused()
    for _ in range(3):
        page.keyboard.press("F8")
    expect(page.locator("[data-current]")).to_have_text("3")
    page.keyboard.press("Shift+F8")
    expect(page.locator("[data-current]")).to_have_text("2")
    page.locator(".figure .why").nth(2).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#why")).to_contain_text("总分")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="复制文字")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".figure .why").nth(2)).to_be_focused()


def test_the_reason_is_copied_as_text_down_to_the_cells(visit):
    page = visit("/check/examples/execution")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".figure .why").nth(1).click()
    page.get_by_role("button", name="复制文字").click()
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    text = page.evaluate("navigator.clipboard.readText()")
    assert "预算执行得分 = 8.62 分" in text
    assert "37.24 万元 ÷ 43.20 万元" in text
    assert "依据：" in text
    assert "budget[0].executed" in text


def test_many_files_become_a_list_and_a_bad_one_does_not_stop_the_others(visit, tmp_path):
    (tmp_path / "坏文件.xlsx").write_bytes(b"broken")
    page = visit("/check")
    drop(page, tmp_path / "坏文件.xlsx", *sorted(EXAMPLES.iterdir()))
    expect(page.locator("#progress")).to_contain_text("检查了 9 个文件")
    expect(page.locator("#progress")).to_contain_text("没能读取 1 个文件")
    assert_accessible(page)
    page.locator("#files").get_by_role("button", name="建档立卡个人缴费县级配套资金").click()
    expect(page.get_by_role("heading", name="建档立卡个人缴费县级配套资金")).to_be_focused()
    expect(page.locator("#files .current")).to_contain_text("026.json")
    picture(page, "files")
    with page.expect_download() as download:
        page.locator("#files .current").get_by_role("button", name="下载批注工作簿").click()
    assert any("9.91" in each for each in comments(download.value.path()))


def test_other_rules_are_applied_at_once(visit):
    page = visit("/check")
    drop(page, EXAMPLES / "026.json")
    expect(page.locator("[data-sheet]")).to_contain_text("按山西省 2020 年的规则")
    page.locator("#drop [name=jurisdiction]").select_option("CN-HB")
    expect(page.locator("[data-sheet]")).to_contain_text("按湖北省 2020 年的规则")
    page.locator("#drop [name=fiscal_year]").select_option("2023")
    expect(page.locator("[data-sheet]")).to_contain_text("按湖北省 2023 年的规则")


def test_a_file_too_large_is_refused_before_it_is_sent(visit, tmp_path):
    (tmp_path / "大.xlsx").write_bytes(b"0" * (20 * 2**20 + 1))
    page = visit("/check")
    page.set_input_files("#choose", tmp_path / "大.xlsx")
    expect(page.locator("#files")).to_contain_text("文件超过 20 MB")


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_on_a_phone_the_finding_in_hand_lies_below_its_cell(visit, colours):
    page = visit("/check/examples/medical-aid", PHONE, colours)
    assert_fits(page)
    page.get_by_role("button", name="下一处").click()
    cell, note = page.locator("[data-cell~='1']").bounding_box(), page.locator("#note-1").bounding_box()
    assert 0 <= cell["x"] < PHONE["width"]
    assert cell["y"] + cell["height"] <= note["y"]
    assert note["y"] + note["height"] <= PHONE["height"] + 1
    assert_accessible(page)
    picture(page, f"phone-{colours}")
    page.locator("#note-1").get_by_role("button", name="为什么").click()
    assert_fits(page)
    picture(page, f"phone-why-{colours}")


@pytest.mark.parametrize(
    "address",
    ["/", "/check", "/check/examples/pig-farm", "/rulebook", "/rulebook/execution_points?jurisdiction=CN-SC",
     "/rulebook/instruments/cn/self-evaluation"],
)  # fmt: skip
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_pages_fit_are_accessible_in_the_dark_and_light_in_weight(visit, address, viewport):
    page = visit("about:blank", viewport, "dark")
    weights = []
    page.on("requestfinished", lambda request: weights.append(sum(request.sizes().values())))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert_fits(page)
    assert_accessible(page)
    assert 0 < sum(weights) < HEAVIEST
    picture(page, f"dark-{viewport['width']}-{address.strip('/').replace('/', '-').partition('?')[0] or 'start'}")


def test_rules_are_found_while_typing_and_the_address_can_be_sent(visit):
    page = visit("/rulebook")
    assert_accessible(page)
    page.locator("[name=text]").fill("执行率分值")
    expect(page.locator("#found tbody tr")).to_have_count(1)
    page.locator("[name=jurisdiction]").select_option("CN-HB")
    expect(page.locator("#found")).to_contain_text("20 分")
    assert "jurisdiction=CN-HB" in page.url
    picture(page, "rulebook")
    again = visit(page.url)
    expect(again.locator("#found")).to_contain_text("20 分")
    again.locator("[name=against]").select_option("CN-SC")
    expect(again.locator("#found")).to_contain_text("个参数取值不同")
    assert_accessible(again)
    picture(again, "rulebook-compare")


def test_print_shows_the_form_and_every_finding(visit):
    page = visit("/check/examples/medical-aid")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("[data-note][open]").count() == page.locator("[data-note]").count() > 1
    expect(page.locator(".masthead")).to_be_hidden()
    picture(page, "print")
