"""What people typed stays theirs: after the session, with two at once, when it is refused, when the disk is full.

In a real browser against the real server. Screenshots go to var/screenshots, for people to look at.
"""

import pytest
from playwright.sync_api import expect

from support.browser import DESK, PHONE, log_in, look


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_a_half_written_table_of_indicators_outlives_the_session(come, prefecture, viewport):
    login, plan = {
        DESK["width"]: ("station-clerk", 2),
        PHONE["width"]: ("township-clerk", 5),
    }[viewport["width"]]
    page = come(login, viewport)
    page.goto(f"/plans/{plan}/edit")
    page.locator('[name="indicators/a1/name"]').fill("改了名的指标")
    page.locator('[name="indicators/a1/max_points"]').fill("还没想好")
    page.locator('[name="indicators/a2/_remove"]').check()
    new = page.locator("tr.new").nth(1)
    new.get_by_label("三级指标").fill("新添的指标")
    new.get_by_label("一级指标").select_option(label="效益指标")
    new.get_by_label("评分标准").fill("分两行写的\n评分标准")
    prefecture.end_sessions()
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_text("您填写的内容没有丢")).to_be_visible()
    log_in(page, login)
    expect(page.get_by_text("您刚才填写的内容还在下面")).to_be_visible()
    expect(page.locator('[name="indicators/a1/name"]')).to_have_value("改了名的指标")
    expect(page.locator('[name="indicators/a1/max_points"]')).to_have_value("还没想好")
    expect(page.locator('[name="indicators/a2/_remove"]')).to_be_checked()
    row = page.locator("tr", has=page.locator('input[value="新添的指标"]'))
    expect(row.get_by_label("一级指标")).to_have_value("OUTCOME")
    expect(row.get_by_label("评分标准")).to_have_value("分两行写的\n评分标准")
    look(page, f"session-plan-{viewport['width']}")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_text("“还没想好”不是数字。")).to_be_visible()
    page.locator('[name="indicators/a1/max_points"]').fill("40")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_role("cell", name="新添的指标")).to_be_visible()
    expect(page.get_by_role("cell", name="农牧民满意度")).to_have_count(0)


def test_the_longest_forms_outlive_the_session(come, prefecture):
    page = come("performance")
    page.goto("/rulebook/drafts/new")
    page.get_by_label("文件名称").fill("阿勒泰地区绩效管理办法")
    page.get_by_label("施行日期").fill("2027-01-01")
    page.locator("details").evaluate_all("all => all.forEach(each => { each.open = true })")
    fields = page.locator('input[name^="article/"]')
    count = fields.count()
    assert count > 100
    fields.last.fill("第九十九条")
    prefecture.end_sessions()
    page.get_by_role("button", name="保存草案").click()
    expect(page.get_by_text("您填写的内容没有丢")).to_be_visible()
    log_in(page, "performance")
    expect(page.get_by_label("文件名称")).to_have_value("阿勒泰地区绩效管理办法")
    expect(page.get_by_label("施行日期")).to_have_value("2027-01-01")
    expect(page.locator('input[name^="article/"]')).to_have_count(count)
    expect(page.locator('input[name^="article/"]').last).to_have_value("第九十九条")
    page.goto("/rulebook/drafts")
    expect(page.get_by_text("阿勒泰地区绩效管理办法")).to_have_count(0)


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_two_people_write_in_one_plan_and_the_second_puts_both_together(come, viewport):
    """The clerk and the desk of another browser each change, add and take away lines of the same draft."""
    login, plan = {
        DESK["width"]: ("school-clerk", 3),
        PHONE["width"]: ("other-county-clerk", 6),
    }[viewport["width"]]
    first, second = come(login), come(login, viewport)
    for page in (first, second):
        page.goto(f"/plans/{plan}/edit")
    first.locator('[name="indicators/a1/name"]').fill("先保存的名称")
    first.locator('[name="indicators/a2/max_points"]').fill("15")
    first.locator("tr.new").nth(1).get_by_label("三级指标").fill("先添的指标")
    first.get_by_role("button", name="保存", exact=True).click()
    expect(first.get_by_role("cell", name="先添的指标")).to_be_visible()
    second.locator('[name="indicators/a1/name"]').fill("后保存的名称")
    second.locator('[name="indicators/a1/max_points"]').fill("35")
    second.locator("tr.new").nth(1).get_by_label("三级指标").fill("后添的指标")
    second.get_by_role("button", name="保存", exact=True).click()
    expect(second.get_by_role("heading", name="合并两人的修改")).to_be_visible()
    expect(second.get_by_label("采用别人的：先保存的名称")).to_be_visible()
    expect(second.get_by_label("采用我的：后保存的名称")).to_be_checked()
    look(second, f"merge-plan-{viewport['width']}")
    second.get_by_label("采用别人的：先保存的名称").check()
    second.get_by_role("button", name="保存合并后的内容").click()
    for cell in ("先保存的名称", "先添的指标", "后添的指标"):
        expect(second.get_by_role("cell", name=cell)).to_be_visible()
    expect(second.get_by_role("row", name="先保存的名称").get_by_role("cell", name="35", exact=True)).to_be_visible()
    expect(second.get_by_role("row", name="农牧民满意度").get_by_role("cell", name="15", exact=True)).to_be_visible()


def test_wrong_passwords_lock_the_account_and_say_for_how_long(visit, prefecture):
    page = visit("/login")
    for number in range(6):
        page.get_by_label("登录名").fill("county-clerk")
        page.get_by_label("密码").fill(f"Wrong-{number}-password")
        page.get_by_role("button", name="登录").click()
        expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("锁定")
    expect(page.get_by_label("登录名")).to_have_value("county-clerk")
    look(page, "locked-out")


UNIT = {"单位代码": "213", "单位名称": "地区水利局", "单位性质": "主管部门", "预算级次": "一级"}
REGION = {"名称": "某市", "级次": "县级"}
PROJECT = {
    "项目名称": "新水渠",
    "项目类别": "特定目标类",
    "新增或延续": "新增",
    "所属预算": "一般公共预算",
    "支出功能分类科目": "2130106",
    "项目概况": "这段话不能丢",
}
AMOUNT = {"性质": "批复数", "预算年度": "2026", "金额（元）": "100", "依据文件": "财预〔2026〕9号"}
WRONG = (
    # who, address, what is typed, the field that is wrong with its text, the button, the sentence beside the field
    ("system", "/regions/1/units/new", UNIT, ("统一社会信用代码", "91350100M000100Y44"), "登记", "最后一位是校验码"),
    ("system", "/regions/1/new", REGION, ("财政区划代码", "65430012X"), "设立", "9 位数字"),
    ("clerk", "/projects/new", PROJECT, ("项目代码", "65430027R000000000009"), "登记", "项目代码第 9 位应为 T"),
    ("clerk", "/projects/new", PROJECT, ("项目名称", "长" * 300), "登记", "现在有 300 个字"),
    ("budget", "/projects/1/decide", AMOUNT, ("日期", "2025-12-31"), "登记", "日期不在预算年度内"),
)


@pytest.mark.parametrize(("login", "address", "typed", "wrong", "button", "sentence"), WRONG)
def test_what_is_wrong_is_said_beside_its_field_and_the_rest_stays(
    come, login, address, typed, wrong, button, sentence
):
    page = come(login)
    page.goto(address)
    type_in(page, {**typed, wrong[0]: wrong[1]})
    page.get_by_role("button", name=button).click()
    field = page.get_by_label(wrong[0], exact=False).first
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_value(wrong[1])
    beside = [page.locator(f"#{each}") for each in field.get_attribute("aria-describedby").split()]
    expect(beside[-1]).to_contain_text(sentence)
    for label, text in typed.items():
        if label != wrong[0] and not is_list(page, label):
            expect(page.get_by_label(label).first).to_have_value(text)
    look(page, f"wrong-{address.strip('/').replace('/', '-')}-{len(wrong[1])}")


def is_list(page, label):
    return page.get_by_label(label).first.evaluate("field => field.tagName") == "SELECT"


def type_in(page, fields):
    for label, text in fields.items():
        field = page.get_by_label(label).first
        if is_list(page, label):
            field.select_option(label=text)
        else:
            field.fill(text)


def test_a_script_in_a_text_is_shown_as_it_was_typed(come):
    evil = "<script>document.title='x'</script><img src=x onerror=alert(1)>"
    page = come("clerk")
    page.goto("/projects/new")
    type_in(page, {**PROJECT, "项目名称": evil})
    page.get_by_role("button", name="登记").click()
    expect(page.get_by_role("heading", name=evil)).to_be_visible()
    assert page.title() != "x"
    look(page, "script-in-a-name")


def test_a_unit_is_not_moved_under_itself_in_the_page(come):
    page = come("system")
    page.goto("/units/2/move")
    above = page.get_by_label("上级单位")
    own = above.locator("option", has_text="地区农业农村局").get_attribute("value")
    assert page.url.endswith(f"/units/{own}/move")
    above.select_option(value=own)
    type_in(page, {"生效日期": "2026-03-02", "变动原因": "机构改革"})
    page.get_by_role("button", name="划转").click()
    expect(page.get_by_text("不能放到自己或自己的下级之下。")).to_be_visible()
    look(page, "wrong-move")


def test_a_full_disk_is_said_and_what_was_typed_stays(come, prefecture):
    page = come("sector")
    page.goto("/projects/1/comment")
    page.get_by_label("意见").fill("磁盘满的时候写的意见")
    with prefecture.full_disk():
        page.get_by_role("button", name="发表").click()
        expect(page.get_by_text("空间不足；没有保存")).to_be_visible()
        expect(page.get_by_label("意见")).to_have_value("磁盘满的时候写的意见")
        look(page, "full-disk")
    page.get_by_role("button", name="发表").click()
    expect(page.get_by_role("status")).to_contain_text("意见已发表")
    page.goto("/projects/1/parts/comments")
    expect(page.get_by_text("磁盘满的时候写的意见")).to_be_visible()
