"""A year of monitoring in a browser: a late unit, a red project made green, payments suspended and released.

Screenshots go to var/screenshots, for people to look at.
"""

from playwright.sync_api import expect

from support.browser import AXE, DESK, PHONE, look

CANAL = "富蕴县干渠防渗改造"


def open_round(page, month):
    page.goto("/monitoring")
    page.get_by_role("link", name="开展监控").click()
    page.get_by_label("地区").select_option(label="阿勒泰地区")
    page.get_by_label("预算年度").fill("2026")
    page.get_by_label("监控月份").select_option(label=f"{month}月")
    page.get_by_role("button", name="开展监控").click()
    expect(page.get_by_role("heading", name=f"2026年{month}月监控")).to_be_visible()


def begin_report(page, campaign):
    page.goto("/monitoring")
    page.get_by_role("link", name=campaign).click()
    page.get_by_role("link", name="未报").click()
    page.get_by_role("row", name=CANAL).get_by_role("link", name="填报").click()
    page.get_by_role("button", name="开始填报").click()


def fill(page, area, spent=None, reason=""):
    if spent:
        page.get_by_label("累计执行数（元）").fill(spent)
        page.get_by_label("执行情况说明").fill(reason)
    page.get_by_label("推广面积：截至当月执行情况").fill(area)
    page.get_by_label("农牧民满意度：截至当月执行情况").fill("92%")


def hand_in(page):
    page.get_by_role("button", name="保存", exact=True).click()
    page.get_by_role("link", name="提交审核").click()
    page.get_by_role("button", name="提交审核").click()
    expect(page.get_by_text("已提交。")).to_be_visible()


def accept(page, campaign):
    page.goto("/monitoring")
    page.get_by_role("link", name=campaign).click()
    page.get_by_role("link", name=CANAL).click()
    page.get_by_role("link", name="采用", exact=True).click()
    page.get_by_role("button", name="确认采用").click()


def is_accessible(page):
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa']})")
    assert [each["id"] for each in found["violations"] if each["impact"] in ("serious", "critical")] == []


def test_a_year_of_monitoring(come):  # noqa: PLR0915 - one story
    desk = come("performance", DESK)
    open_round(desk, 5)
    look(desk, "monitoring-board-empty")

    clerk = come("county-clerk")
    begin_report(clerk, "2026年5月监控")
    fill(clerk, "120000万亩")
    expect(clerk.get_by_text("请核对计量单位和小数点")).to_be_visible()
    fill(clerk, "20万亩")
    expect(clerk.get_by_text("进度指数 50.00%，低于 60%")).to_be_visible()
    expect(clerk.get_by_text("完成值达到 32 即转绿灯")).to_be_visible()
    is_accessible(clerk)
    look(clerk, "monitoring-form")
    hand_in(clerk)

    county = come("county-performance")
    accept(county, "2026年5月监控")
    expect(county.get_by_text("已采用：红灯。")).to_be_visible()
    is_accessible(county)
    county.goto("/monitoring")
    county.get_by_role("link", name="2026年5月监控").click()
    is_accessible(county)
    look(county, "monitoring-board")
    county.get_by_role("link", name="未报").click()
    expect(county.get_by_role("row", name="可可托海镇村道养护")).to_be_visible()

    clerk.goto("/monitoring/corrections")
    clerk.get_by_role("link", name=CANAL).click()
    clerk.get_by_role("link", name="选择处置方式").click()
    clerk.get_by_label("处置方式").select_option(label="继续执行")
    clerk.get_by_label("整改措施").fill("增加两个施工队，按周调度。")
    clerk.get_by_role("button", name="提交批准").click()
    expect(clerk.get_by_text("当地没有规定处置期限，请填写完成日期。")).to_be_visible()
    clerk.get_by_label("完成日期").fill("2030-05-31")
    clerk.get_by_role("button", name="提交批准").click()

    county.goto("/monitoring/corrections")
    county.get_by_role("link", name=CANAL).click()
    county.get_by_role("link", name="批准处置").click()
    county.get_by_role("button", name="批准").click()
    clerk.reload()
    clerk.get_by_role("link", name="报告整改结果").click()
    clerk.get_by_label("整改结果").fill("已完成 80 万亩。")
    clerk.get_by_role("button", name="报告").click()
    county.reload()
    county.get_by_role("link", name="核实整改").click()
    county.get_by_role("button", name="核实办结").click()
    expect(county.get_by_text("已办结。")).to_be_visible()
    look(county, "correction-verified")

    open_round(desk, 8)
    begin_report(clerk, "2026年8月监控")
    expect(clerk.get_by_label("推广面积：截至当月执行情况")).to_have_value("20万亩")
    fill(clerk, "80万亩", "240000", "一笔支付尚未入账")
    expect(clerk.locator("#light-project")).to_contain_text("绿灯")
    hand_in(clerk)
    accept(county, "2026年8月监控")
    expect(county.get_by_text("已采用：绿灯。")).to_be_visible()

    county.get_by_role("link", name="看曲线").click()
    expect(county.locator("figure canvas").first).to_be_visible()
    is_accessible(county)
    look(county, "monitoring-curves")
    county.get_by_role("link", name="暂停拨付").last.click()
    county.get_by_label("暂停原因").fill("审计发现问题")
    county.get_by_label("暂停依据").fill("停拨通知1号")
    county.get_by_role("button", name="暂停拨付").click()
    expect(county.get_by_text("已暂停拨付。")).to_be_visible()
    county.get_by_role("link", name="恢复拨付").click()
    county.get_by_label("恢复依据").fill("恢复通知1号")
    county.get_by_role("button", name="恢复拨付").click()
    expect(county.get_by_text("已恢复拨付。")).to_be_visible()
    look(county, "suspensions")


def test_the_board_fits_a_phone(come):
    page = come("performance", PHONE)
    page.goto("/monitoring")
    page.get_by_role("link", name="2026年8月监控").click()
    look(page, "monitoring-board-phone")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
