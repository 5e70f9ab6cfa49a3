"""People of a prefecture at work, in a real browser against the real server: by mouse, by keyboard, on a phone.

Screenshots go to var/screenshots, for people to look at.
"""

import pytest
from playwright.sync_api import expect

from support.browser import DESK, PHONE, log_in, look


def go(page, name):
    """Through the navigation, which is behind a button on a phone."""
    if page.get_by_role("link", name="菜单").is_visible():
        page.get_by_role("link", name="菜单").click()
    page.get_by_role("navigation", name="主要页面").get_by_role("link", name=name, exact=True).click()


def act(page, name):
    """One of the deeds behind 办理."""
    page.get_by_text("办理", exact=True).click()
    page.get_by_role("link", name=name, exact=True).click()


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_a_clerk_registers_a_project_asks_for_money_and_adds_evidence(come, viewport):
    size = viewport["width"]
    page = come("clerk", viewport)
    look(page, f"home-{size}")
    go(page, "项目")
    look(page, f"projects-{size}")
    page.get_by_role("link", name="登记项目").click()
    page.get_by_role("button", name="登记").click()
    expect(page.get_by_text("请填写项目名称。")).to_be_visible()
    expect(page.get_by_label("项目名称")).to_have_attribute("aria-invalid", "true")
    look(page, f"project-refused-{size}")
    page.get_by_label("项目名称").fill(f"棉田滴灌改造{size}")
    page.get_by_label("项目类别").select_option(label="特定目标类")
    page.get_by_label("新增或延续").select_option(label="新增")
    page.get_by_label("起始年度").fill("2027")
    page.get_by_label("所属预算").select_option(label="一般公共预算")
    page.get_by_label("支出功能分类科目").fill("2130106")
    page.get_by_label("乡村振兴", exact=True).check()
    page.get_by_role("button", name="登记").click()
    expect(page.get_by_role("heading", name=f"棉田滴灌改造{size}")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("项目已登记")

    act(page, "申请预算")
    page.get_by_label("预算年度").fill("2027")
    page.get_by_label("金额（元）").fill("1,200,000")
    page.get_by_label("依据文件").fill("农技〔2026〕12号")
    look(page, f"request-{size}")
    page.get_by_role("button", name="登记").click()
    expect(page.get_by_role("cell", name="120.00").first).to_be_visible()

    page.get_by_role("link", name="佐证材料").last.click()
    page.get_by_role("link", name="上传", exact=True).click()
    wrong = {"name": "说明.exe", "mimeType": "application/octet-stream", "buffer": b"MZ"}
    page.get_by_label("文件", exact=True).set_input_files(wrong)
    page.get_by_role("button", name="上传").click()
    expect(page.get_by_text("这是可执行程序（说明.exe），不能作佐证材料")).to_be_visible()
    look(page, f"upload-refused-{size}")
    right = {"name": "可行性报告.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 " + str(size).encode()}
    page.get_by_label("文件", exact=True).set_input_files(right)
    page.get_by_role("button", name="上传").click()
    expect(page.get_by_label("用于")).to_contain_text(f"棉田滴灌改造{size}")
    page.get_by_role("button", name="确认使用").click()
    page.get_by_role("link", name=f"棉田滴灌改造{size}").click()
    page.get_by_role("link", name="佐证材料").last.click()
    expect(page.get_by_role("link", name="可行性报告.pdf")).to_be_visible()
    look(page, f"project-{size}")


def test_what_was_typed_is_there_again_after_the_session_has_ended(come):
    page = come("school-clerk")
    go(page, "项目")
    page.get_by_role("link", name="校舍维修改造项目").click()
    page.get_by_role("navigation", name="档案内容").get_by_role("link", name="意见").click()
    page.get_by_label("发表意见").fill("这条意见写了很久，\n不能丢。")
    page.context.clear_cookies(name="wenxiao-session")
    page.get_by_role("button", name="发表").click()
    expect(page.get_by_text("您填写的内容没有丢")).to_be_visible()
    look(page, "session-ended")
    log_in(page, "school-clerk")
    expect(page.get_by_text("您刚才填写的内容还在下面")).to_be_visible()
    expect(page.get_by_label("意见")).to_have_value("这条意见写了很久，\n不能丢。")
    look(page, "session-restored")
    page.get_by_role("button", name="发表").click()
    page.get_by_role("link", name="意见").first.click()
    expect(page.get_by_role("complementary").get_by_text("这条意见写了很久，")).to_be_visible()


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_a_plan_is_written_in_its_table_and_submitted(come, viewport):
    login = {DESK["width"]: "station-clerk", PHONE["width"]: "township-clerk"}[viewport["width"]]
    page = come(login, viewport)
    page.get_by_role("link", name="填写").click()
    page.locator('[name="indicators/a1/max_points"]').fill("四十")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_text("“四十”不是数字。")).to_be_visible()
    look(page, f"plan-refused-{viewport['width']}")
    page.locator('[name="indicators/a1/max_points"]').fill("40")
    new = page.locator("tr.new").nth(1)
    new.get_by_label("三级指标").fill("设备完好率")
    new.get_by_label("指标值", exact=True).fill("≥95%")
    new.get_by_label("分值").fill("10")
    look(page, f"plan-edit-{viewport['width']}")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_role("cell", name="设备完好率")).to_be_visible()
    page.get_by_role("link", name="提交审核").click()
    page.get_by_role("button", name="提交审核").click()
    expect(page.get_by_text("已提交").first).to_be_visible()
    look(page, f"plan-{viewport['width']}")


def test_a_local_instrument_needs_two_people(come):
    first, second = come("performance"), come("finance-leader")
    first.goto("/rulebook/drafts")
    first.get_by_role("link", name="起草").click()
    first.get_by_label("文件名称").fill("阿勒泰地区结果应用办法")
    first.get_by_label("发文机关").fill("阿勒泰地区财政局")
    first.get_by_label("施行日期").fill("2027-01-01")
    first.get_by_label("文件标识").fill("result-use-2027")
    row = first.locator("tr", has=first.locator('[name="value/execution_points"]'))
    row.locator("input").first.fill("很多")
    row.locator("input").last.fill("第三条")
    first.get_by_role("button", name="保存草案").click()
    expect(row).to_contain_text("请填")
    look(first, "instrument-refused")
    row.locator("input").first.fill("20")
    first.get_by_role("button", name="保存草案").click()
    expect(first.get_by_role("heading", name="它会改变什么")).to_be_visible()
    look(first, "instrument-effect")
    first.get_by_role("link", name="提交审批").click()
    first.get_by_role("button", name="提交审批").click()
    expect(first.get_by_text("起草人不能批准自己起草的文件")).to_be_visible()
    expect(first.get_by_role("link", name="批准")).to_have_count(0)

    second.goto("/home")
    look(second, "home-leader")
    second.get_by_role("link", name="审批").click()
    second.get_by_role("link", name="批准").click()
    second.get_by_role("button", name="批准").click()
    second.get_by_role("link", name="在规则库中查看").click()
    expect(second.get_by_role("row", name="预算执行率分值")).to_contain_text("20 分")
    look(second, "instrument-in-force")


def test_two_people_at_once_see_mine_and_theirs(come):
    here, there = come("other-county-clerk"), come("budget")
    here.goto("/projects")
    here.get_by_role("link", name="水库安全监测系统").click()
    act(here, "修改项目")
    there.goto(here.url)
    for page, text in ((there, "预算科写的"), (here, "水利局写的")):
        page.get_by_label("项目概况").fill(text)
        page.get_by_role("button", name="保存").click()
    expect(here.get_by_role("heading", name="合并两人的修改")).to_be_visible()
    expect(here.get_by_label("采用别人的：预算科写的")).to_be_visible()
    look(here, "merge")
    here.get_by_role("button", name="保存合并后的内容").click()
    here.get_by_role("link", name="基本情况").click()
    expect(here.get_by_text("水利局写的")).to_be_visible()


def test_a_hat_is_changed_by_keyboard_alone(come):
    head = come("head")
    head.goto("/me/delegate")
    head.get_by_label("代理人").select_option(label="李同事（clerk-colleague）")
    head.get_by_label("结束日期").fill("2099-01-01")
    head.get_by_label("代理原因").fill("休假")
    head.get_by_role("button", name="委托").click()
    expect(head.get_by_text("李同事 代理 张站长").first).to_be_visible()
    page = come("clerk-colleague")
    expect(page.get_by_role("heading", name="选择身份")).to_be_visible()
    look(page, "hats")
    page.get_by_role("button", name="代理 张站长").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("banner")).to_contain_text("单位负责人")
    look(page, "home-acting")


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize(
    ("login", "addresses"),
    [
        ("performance", ["/home", "/projects", "/projects/1", "/plans/1", "/rounds", "/rounds/1", "/rounds/new",
                         "/regions", "/regions/1", "/units/3", "/evidence", "/evidence/1", "/me", "/rulebook/drafts"]),
        ("government-leader", ["/home", "/projects/1"]),
        ("system", ["/home", "/regions/1", "/regions/1/units/new", "/people", "/people/new"]),
        ("security", ["/home", "/people/4", "/people/4/posts/new"]),
        ("auditor", ["/home", "/audit", "/audit/1", "/people", "/projects/1"]),
    ],
)  # fmt: skip
def test_pages_of_a_role_fit_and_are_accessible_in_the_dark(come, login, addresses, viewport):
    page = come(login, viewport, "dark")
    for address in addresses:
        page.goto(address)
        assert page.get_by_role("heading", level=1).count() == 1, address
        look(page, f"{login}-{viewport['width']}{address.replace('/', '-')}")
