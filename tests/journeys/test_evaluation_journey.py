"""In a real browser: a self-evaluation, a spot check that makes it 差 and what follows; one by an agency."""

import re

import pytest
from playwright.sync_api import expect

from support.browser import DESK, look, prefecture_in
from support.evaluations import open_in_the_world
from support.key_evaluations import register_the_firm


@pytest.fixture(scope="module")
def prefecture(databases, tmp_path_factory):
    """A running site with the small prefecture: a self-evaluation is open, an evaluator is on the register."""

    def prepare():
        open_in_the_world()
        register_the_firm()

    with prefecture_in(databases, tmp_path_factory.mktemp("var"), prepare) as address:
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
    for name, value in (("推广面积", "20"), ("种子合格率", "30"), ("亩均增收", "5"), ("农牧民满意度", "40")):
        page.get_by_label(f"{name}：实际完成值").fill(value)
        page.get_by_label(f"{name}：偏差原因").fill("现场核实的数。")
    page.get_by_label("评价结论").fill("面积不实。")
    page.get_by_role("button", name="保存并返回").click()
    page.get_by_role("link", name="形成结论").click()
    page.get_by_role("button", name="形成结论").click()
    expect(page.get_by_role("status")).to_contain_text("已形成结论并反馈")
    page.goto(address)
    expect(page.get_by_text("自评 96.15 分", exact=True)).to_be_visible()
    look(page, "evaluation-checked")
    object_and_answer(come, address)
    use_the_result(come, page)


def object_and_answer(come, address):
    """The unit objects to the spot check; somebody else of the desk, whose list names it, keeps the conclusion."""
    clerk = come("clerk", DESK)
    clerk.goto(address)
    clerk.get_by_role("link", name="自评抽查复核").click()
    clerk.get_by_role("link", name="提出异议").click()
    clerk.get_by_label("异议理由").fill("丈量漏了两个乡。")
    clerk.get_by_role("button", name="提出").click()
    expect(clerk.get_by_role("status")).to_contain_text("已提出")
    other = come("performance-second", DESK)
    expect(other.get_by_text("2026 年自评抽查复核的异议待答复")).to_be_visible()
    other.get_by_role("link", name="答复").first.click()
    other.get_by_label("答复", exact=True).select_option(label="维持结论")
    other.get_by_label("答复理由").fill("两个乡已在丈量之内。")
    other.get_by_role("button", name="答复").click()
    expect(other.get_by_role("status")).to_contain_text("已答复")
    expect(other.get_by_text("两个乡已在丈量之内。")).to_be_visible()
    look(other, "objection-answered")


def use_the_result(come, desk):
    """差 → remediation → decision → ceiling → the request above it is stopped → verified → released."""
    desk.get_by_role("link", name="春播良种推广项目").first.click()
    file = desk.url.split("?")[0]
    desk.goto(f"{file}/remediation?fiscal_year=2026")
    desk.get_by_label("问题分类").select_option(label="产出未完成")
    desk.get_by_label("问题", exact=True).fill("推广面积只有六分之一")
    desk.get_by_label("整改要求").fill("补种到位")
    desk.get_by_label("整改期限").fill("20")
    desk.get_by_role("button", name="下达").click()
    expect(desk.get_by_role("status")).to_contain_text("已下达")
    remediation = desk.url
    budget = come("budget", DESK)
    budget.goto(f"{file}/decide-result?fiscal_year=2026")
    expect(budget.locator("form.sheet-form")).to_contain_text("2026 年度差，建议控制数")
    budget.get_by_label("处理", exact=True).select_option(label="采纳建议")
    budget.get_by_label("决定理由").fill("同意。")
    budget.get_by_role("button", name="核定").click()
    expect(budget.get_by_role("status")).to_contain_text("已核定 2027 年控制数")
    clerk = come("clerk", DESK)
    expect(asked(clerk, file, "1")).to_contain_text("整改核实前暂缓安排 2027 年预算")
    look(clerk, "application-held")
    clerk.goto(f"{remediation}/plan")
    clerk.get_by_label("整改方案").fill("补种")
    clerk.get_by_label("整改责任人").fill("张站长")
    clerk.get_by_role("button", name="报送").click()
    clerk.goto(f"{remediation}/report")
    clerk.get_by_label("整改结果").fill("已补种100万亩")
    clerk.get_by_role("button", name="报送").click()
    expect(clerk.get_by_role("status")).to_contain_text("等待核实")
    desk.goto(f"{remediation}/verify")
    desk.get_by_label("意见", exact=True).fill("现场看过，属实")
    desk.get_by_role("button", name="核实销号").click()
    expect(desk.get_by_role("status")).to_contain_text("已销号")
    expect(asked(clerk, file, "99999999")).to_contain_text("核定 2027 年控制数")
    expect(asked(clerk, file, "1")).to_contain_text("已")


def asked(page, file, amount):
    """The budget of the next year asked for; gives what the page says."""
    page.goto(f"{file}/request")
    page.get_by_label("预算年度").fill("2027")
    page.get_by_label("金额（元）").fill(amount)
    page.get_by_label("依据文件").fill("申请")
    page.get_by_role("button", name="登记").click()
    return page.locator("main")


def hand_in(page, link, **fields):
    """Open a form by its link, fill it in and hand it in."""
    page.get_by_role("link", name=link, exact=True).first.click()
    for name, value in fields.items():
        page.locator(f"form.sheet-form [name={name}]").fill(value)
    page.locator("form.sheet-form button.first").click()


def choose_and_plan(page):
    """The desk takes the school from the list, and writes the work plan; gives the address of the evaluation."""
    page.goto("/evaluations/selection?fiscal_year=2026")
    look(page, "key-selection")
    page.get_by_role("row", name="校舍维修改造项目").get_by_role("link", name="选取", exact=True).click()
    expect(page.get_by_label("选取理由")).to_have_value(re.compile("久未评价分"))
    page.get_by_label("评价种类").select_option("KEY_EXTERNAL")
    page.get_by_role("button", name="选取").click()
    expect(page.get_by_role("status")).to_contain_text("已选取")
    address = page.url
    page.goto(f"{address}/plan")
    for name in ("notice", "scope", "standards", "sampling", "team"):
        page.locator(f"[name={name}]").fill("见评价通知")
    page.get_by_label("公众评判法").check()
    for name in ("begins_on", "ends_on"):
        page.locator(f"[name={name}]").fill("2026-11-30")
    look(page, "key-plan")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("status")).to_contain_text("已保存工作方案")
    return address


def commission(page, address):
    """An expert of the school is refused, with everything typed still there; then the firm is asked without him."""
    page.goto(f"{address}/offer")
    page.get_by_label("赵顾问").check()
    for name, value in (("contract", "委托合同1号"), ("fee", "50000"), ("reason", "得分最高。")):
        page.locator(f"[name={name}]").fill(value)
    page.get_by_role("button", name="发出委托").click()
    expect(page.get_by_text("在“地区第一中学”任职，应当回避")).to_be_visible()
    look(page, "key-offer-refused")
    page.get_by_label("赵顾问").uncheck()
    page.get_by_role("button", name="发出委托").click()
    expect(page.get_by_role("status")).to_contain_text("已发出委托")
    return page.url


def test_a_key_evaluation_by_an_agency_with_a_conflict_refused_and_a_report_returned(come):
    desk, firm, school = (come(login, DESK) for login in ("performance", "evaluator", "school-clerk"))
    address = choose_and_plan(desk)
    work = commission(desk, address)
    firm.goto(work)
    hand_in(firm, "承接")
    firm.goto(f"{address}/edit")
    for most in firm.locator("[name$='/own_score']").all():
        most.fill("3")
    for basis in firm.locator("[name$='/actual_text']").all():
        basis.fill("见底稿")
    firm.get_by_label("评价结论").fill("总体达到目标，扣分见各项依据。")
    firm.get_by_role("button", name="保存并返回").click()
    expect(firm.get_by_role("status")).to_contain_text("已保存")
    for draft in ("初稿", "修改稿"):
        firm.goto(f"{work}/deliver")
        firm.get_by_label("评价报告").select_option(label=f"评价报告{draft}.docx")
        firm.get_by_role("button", name="交付").click()
        expect(firm.get_by_text("已交付。")).to_be_visible()
        desk.goto(work)
        if draft == "初稿":
            hand_in(desk, "退回报告", opinion="缺少指标评分表。")
            expect(desk.get_by_text("退回过 1 次")).to_be_visible()
    hand_in(desk, "验收报告", **{f"points-{place}": "9" for place in range(1, 8)})
    expect(desk.get_by_text("63.00", exact=True)).to_be_visible()
    look(desk, "key-report-taken")
    desk.goto(f"{address}/work")
    hand_in(desk, "交换意见", text="初步评为差。")
    school.goto(f"{address}/reply")
    school.get_by_label("对初步结论").select_option(label="同意")
    school.get_by_role("button", name="答复").click()
    expect(school.get_by_role("status")).to_contain_text("已答复")
    desk.goto(address)
    for step, said in (("形成结论", "已形成结论"), ("归档", "已归档")):
        hand_in(desk, step)
        expect(desk.get_by_role("status")).to_contain_text(said)
    desk.goto(f"{address}/work")
    look(desk, "key-archived")
