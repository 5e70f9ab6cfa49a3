"""One budget round in the browser: a new project of 1,200,000 yuan, and every shortcut that is refused on its way."""

from datetime import date

import pytest
from playwright.sync_api import expect

from support.appraisals import pool
from support.browser import look, prefecture_in
from support.world import BEGAN, NOW

NAME = "牧区饮水安全项目"
EXPERTS = {"专家one": "expert-one", "专家two": "expert-two", "专家ree": "expert-three", "专家our": "expert-four"}


@pytest.fixture(scope="module")
def prefecture(databases, tmp_path_factory):
    """The small prefecture with a pool of experts."""

    def experts():
        pool(when=NOW, since=BEGAN)

    with prefecture_in(databases, tmp_path_factory.mktemp("var"), experts) as address:
        yield address


def days():
    """Today, and the last days of the three steps."""
    from wenxiao_site.adapters.working_days import after  # noqa: PLC0415 - after the settings are named

    today = date.today()  # noqa: DTZ011 - the server's own clock is the one that counts
    return today, after(today, 5), after(today, 10), after(today, 15)


def do(page, link, button, **filled):
    """Open a door by its link, fill it in, and press its button."""
    page.get_by_role("link", name=link, exact=True).first.click()
    for label, value in filled.items():
        page.get_by_label(label).first.fill(value)
    page.get_by_role("button", name=button, exact=True).click()


def refused(page, words):
    """The page says why not."""
    expect(page.get_by_role("main")).to_contain_text(words)


def write(page, lines):
    """Fill the table of indicators, and save."""
    for _ in range(len(lines)):
        if page.locator("table.grid-indicators tr.new").count() >= len(lines):
            break
        page.locator('[data-add="indicators"]').click()
    for place, ((level1, level2), name, target, points) in enumerate(lines):
        row = page.locator("table.grid-indicators tr.new").nth(place)
        row.get_by_label("一级指标").select_option(label=level1)
        row.get_by_label("二级指标").select_option(label=level2)
        row.get_by_label("三级指标").fill(name)
        row.get_by_label("指标值", exact=True).fill(target)
        row.get_by_label("分值").fill(points)
    page.locator('table.grid-objectives textarea[name$="/text"]').first.fill(
        "新打机井20眼，解决3000名牧民饮水困难，饮水水质达标率达到100%，改善牧区生产生活条件。"
    )


def test_a_new_project_goes_through_a_budget_round(come, prefecture):  # noqa: PLR0915 - one story, step after step
    today, unit_due, department_due, finance_due = days()

    budget = come("budget")
    budget.goto(f"{prefecture}/budget/new")
    budget.get_by_label("地区").select_option(label="阿勒泰地区")
    budget.get_by_label("轮次").select_option(label="年中追加")
    budget.get_by_label("预算年度").fill(str(today.year))
    budget.get_by_label("名称").fill("年中追加")
    for label, day in (
        ("单位申报截止", unit_due),
        ("主管部门审核截止", department_due),
        ("财政部门审核截止", finance_due),
    ):
        budget.get_by_label(label).fill(day.isoformat())
    budget.get_by_role("button", name="布置").click()
    expect(budget.get_by_role("heading", name="年中追加")).to_be_visible()

    clerk = come("clerk")
    clerk.goto(f"{prefecture}/projects/new")
    clerk.get_by_label("项目名称").fill(NAME)
    clerk.get_by_label("项目类别").select_option(label="特定目标类")
    clerk.get_by_label("新增或延续").select_option(label="新增")
    clerk.get_by_label("起始年度").fill(str(today.year))
    clerk.get_by_label("终止年度").fill(str(today.year))
    clerk.get_by_label("所属预算").select_option(label="一般公共预算")
    clerk.get_by_label("支出功能分类科目").fill("2130305")
    clerk.get_by_role("button", name="登记").click()
    project = clerk.url.rstrip("/").rpartition("/")[2]

    # the amount in the wrong unit is asked about, and nothing that was typed is lost
    clerk.goto(f"{prefecture}/projects/{project}/budget-request")
    clerk.get_by_label("预算编制轮次").select_option(label="年中追加")
    clerk.get_by_label("申请数").fill("120")
    clerk.get_by_label("申请理由和测算依据").fill("按 20 眼机井测算。")
    clerk.get_by_label("新增重大事业发展类").check()
    clerk.get_by_role("button", name="建立申请").click()
    refused(clerk, "是否把“万元”当成了“元”")
    look(clerk, "budget-request-unit")
    expect(clerk.get_by_label("申请理由和测算依据")).to_have_value("按 20 眼机井测算。")
    clerk.get_by_label("申请数").fill("120万元")
    clerk.get_by_role("button", name="建立申请").click()
    expect(clerk.get_by_role("heading", name=f"{today.year} 年度预算申请")).to_be_visible()
    request = clerk.url

    do(clerk, "申报", "一并申报")
    refused(clerk, "没有绩效目标不能申请预算")

    # a target with a bad indicator
    clerk.goto(f"{prefecture}/projects/{project}/plan?fiscal_year={today.year}")
    clerk.get_by_role("button", name="开始编制").click()
    plan = clerk.url.removesuffix("/edit")
    if not clerk.url.endswith("/edit"):
        clerk.goto(f"{plan}/edit")
    output, outcome = "产出指标", "效益指标"
    good = [
        ((output, "数量指标"), "新打机井数量", "≥20眼", "20"),
        ((output, "质量指标"), "机井验收合格率", "≥98%", "10"),
        ((output, "时效指标"), "机井完工时间", f"{today.year}年12月31日前", "10"),
        (("成本指标", "经济成本指标"), "单眼机井建设成本", "≤5万元", "20"),
        ((outcome, "社会效益指标"), "解决饮水困难牧民人数", "≥3000人", "20"),
        (("满意度指标", "服务对象满意度指标"), "牧民满意度", "≥90%", "9"),
    ]
    write(clerk, good)
    clerk.get_by_role("button", name="保存", exact=True).first.click()
    clerk.goto(request)
    do(clerk, "申报", "一并申报")
    refused(clerk, "绩效目标有")
    refused(clerk, "QC-213")
    look(clerk, "budget-request-bad-target")

    # neither goes alone: the plan is not handed in without the money
    clerk.goto(f"{plan}/submit")
    clerk.get_by_role("button", name="提交审核").click()
    refused(clerk, "同步申报")

    clerk.goto(f"{plan}/edit")
    last = clerk.locator("table.grid-indicators tr").filter(has=clerk.locator('input[value="牧民满意度"]'))
    last.get_by_label("分值").fill("10")
    clerk.get_by_role("button", name="保存", exact=True).first.click()

    clerk.goto(request)
    do(clerk, "申报", "一并申报")
    refused(clerk, "重点评估")
    look(clerk, "budget-request-without-appraisal")

    # skipping the submission
    reviewer = come("reviewer")
    reviewer.goto(f"{request}/review")
    reviewer.get_by_label("绩效目标审核等级").select_option(label="优")
    reviewer.get_by_label("部门排序").fill("1")
    reviewer.get_by_role("button", name="审核通过").click()
    refused(reviewer, "依次办理")

    # the key appraisal
    clerk.goto(f"{prefecture}/projects/{project}/appraisal?fiscal_year={today.year}&requested_amount=1200000")
    clerk.get_by_role("button", name="开始").click()
    appraisal = clerk.url
    clerk.get_by_role("link", name="填写理由").click()
    for each in ("立项必要性", "投入经济性", "绩效目标合理性", "实施方案可行性", "筹资合规性"):
        clerk.get_by_label(f"{each}的理由").fill(f"{each}：见可行性研究。")
    clerk.get_by_role("button", name="保存").click()
    desk = come("performance")
    desk.goto(appraisal)
    do(desk, "抽取专家", "抽取")
    refused(desk, "还缺资料")
    for each in ("项目申报书", "绩效目标申报表", "法律法规、政策和规划依据", "实施方案", "预算明细与测算说明"):
        clerk.goto(f"{appraisal}/materials")
        clerk.get_by_label("资料", exact=True).select_option(label=each)
        clerk.get_by_label("说明").fill("纸质材料已交")
        clerk.get_by_role("button", name="交来").click()
    desk.goto(appraisal)
    do(desk, "抽取专家", "抽取")
    panel = desk.get_by_role("region", name="专家组")
    expect(panel).to_contain_text("入选")
    look(desk, "appraisal-panel")
    seated = [
        row.get_by_role("rowheader").inner_text()
        for row in panel.get_by_role("row").all()
        if "入选" in row.inner_text()
    ]
    for name in seated:
        expert = come(EXPERTS[name])
        expert.goto(appraisal)
        expert.get_by_role("link", name="评分表").click()
        for cell in expert.locator(".score-sheet input").all():
            cell.fill("4.5")
        expert.get_by_label("评审意见").fill("同意立项。")
        expert.get_by_label("交回评分表").check()
        if name == seated[0]:
            look(expert, "appraisal-sheet")
        expert.get_by_role("button", name="保存").click()
    desk.goto(appraisal)
    do(desk, "得出结论", "得出结论", **{"评估支持数（元）": "1000000", "总体意见": "压减设备购置后支持。"})
    expect(desk.get_by_role("status")).to_contain_text("予以支持")
    look(desk, "appraisal-concluded")

    clerk.goto(request)
    do(clerk, "申报", "一并申报")
    expect(clerk.get_by_role("status")).to_contain_text("一并申报")
    look(clerk, "budget-request-submitted")

    reviewer.goto(f"{request}/review")
    reviewer.get_by_label("绩效目标审核等级").select_option(label="差")
    reviewer.get_by_label("部门排序").fill("1")
    reviewer.get_by_role("button", name="审核通过").click()
    refused(reviewer, "不予安排资金")
    reviewer.get_by_label("绩效目标审核等级").select_option(label="优")
    reviewer.get_by_role("button", name="审核通过").click()
    expect(reviewer.get_by_role("status")).to_contain_text("一并审核")

    budget.goto(request)
    do(budget, "财政审核", "审核通过", 财政审核数="110万元")
    refused(budget, "事前评估支持 1000000.00 元")
    budget.get_by_label("财政审核数").fill("100万元")
    budget.get_by_role("button", name="审核通过").click()
    do(budget, "批复", "一并批复", 批复数="1000000", 批复文件="财预追〔9〕号")
    expect(budget.get_by_role("status")).to_contain_text("一并批复")
    desk.goto(request)
    do(desk, "公开", "一并公开")
    expect(desk.get_by_role("status")).to_contain_text("一并公开")
    look(desk, "budget-request-published")
    desk.goto(plan)
    expect(desk.get_by_role("main")).to_contain_text("已批复")
