"""A department's workbook of targets: previewed with every finding, marked, filed all at once or not at all."""

import time
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from support.visits import at, hat_key, visit
from support.world import LATER, hat_of, unit_of
from wenxiao_site.actions import money, plans, target_lists
from wenxiao_site.registry.models import AuditEvent, Fact, PerformancePlan, Project

HEAD = (
    "项目代码", "项目名称", "年度总体目标", "一级指标", "二级指标", "三级指标", "指标值", "分值",
    "年度资金总额（万元）",
)  # fmt: skip
LINES = (
    ("产出指标", "数量指标", "良种推广面积", "≥120万亩", "30"),
    ("产出指标", "质量指标", "种子质量合格率", "≥98%", "10"),
    ("产出指标", "时效指标", "推广完成时间", "4月30日前", "10"),
    ("效益指标", "经济效益指标", "亩均增收", "≥80元/亩", "30"),
    ("满意度指标", "服务对象满意度指标", "农牧民满意度", "≥90%", "10"),
)
PATH = "/targets/upload"


@pytest.fixture(autouse=True)
def _day():
    with at(LATER):
        yield


def workbook(told, lines=LINES, amount=None):
    """A list with a line for each indicator of each project, told by code and name."""
    book = Workbook()
    sheet = book.active
    sheet.title = "绩效目标"
    sheet.append(["地区农业农村局 2027 年绩效目标汇总表"])
    sheet.append(HEAD)
    for code, name in told:
        for number, line in enumerate(lines):
            first = (code, name, f"完成{name}，带动农牧民增收。") if number == 0 else (None, None, None)
            sheet.append([*first, *line, amount if number == 0 else None])
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def sent(content, **more):
    return {"file": SimpleUploadedFile("目标.xlsx", content), "fiscal_year": "2027", **more}


def told(names, world):
    rows = [world.project(name) for name in names]
    return [(row.code, row.name) for row in rows]


def test_a_whole_workbook_is_filed_at_once(world):
    content = workbook(told(("seeds", "station"), world))
    client = visit("reviewer")
    assert "没有错误，可以导入。" in client.post(f"{PATH}/preview", sent(content)).content.decode()
    before = AuditEvent.objects.count()
    answer = client.post(PATH, sent(content, hat=hat_key(hat_of("reviewer"))))
    assert answer.status_code == 302
    assert AuditEvent.objects.count() == before + 1
    plan = world.project("seeds").plans.get(fiscal_year=2027)
    assert (plan.state, plan.indicators.count(), plan.objectives.count()) == ("DRAFT", 5, 1)
    first = plan.indicators.get(key="a1")
    assert (first.operator, first.target_value, first.measurement_unit) == ("GE", 120, "万亩")
    assert Fact.objects.filter(step="plans.draft", fiscal_year=2027).count() == 2
    assert client.post(PATH, sent(content, hat=hat_key(hat_of("reviewer")))).status_code == 302
    assert world.project("seeds").plans.get(fiscal_year=2027).indicators.count() == 5


def test_what_is_told_while_typing_from_the_records_is_told_on_upload_too(world):
    """The money for one of a quantity, against other years and counties: 120 万亩 for 200,000 yuan are just usual."""
    for name in ("school", "road", "secret"):
        other = world.plan(name)
        type(other).objects.filter(pk=other.pk).update(state="SUBMITTED")

    def found(area):
        lines = [("产出指标", "数量指标", "推广面积", f"≥{area}万亩", "30"), *LINES[1:]]
        book = target_lists.looked_at(
            "目标.xlsx", workbook(told(("seeds",), world), lines, 20), 2027, hat_of("reviewer")
        )
        return [(each.code, each.cell) for each in book.findings if each.code == "QC-215"]

    assert found(120) == []
    assert found(121) == [("QC-215", "G3")]


@pytest.mark.parametrize(
    ("names", "change", "sentence"),
    [
        (("seeds", "school"), {}, "没有找到项目“{school}”，或它不在您的范围内"),
        (("seeds", "seeds"), {"twice": True}, "这个项目在文件里出现了两次（前一次在 A3）"),
        (("seeds",), {"amount": 120_000}, "金额与预算记录 120,000.00 元相差一万倍以上"),
    ],
)
def test_one_error_and_nothing_is_filed(world, names, change, sentence):
    project = world.project("seeds")
    if "amount" in change:
        about = {"project": project.pk, "fiscal_year": 2027, "document": "财预1号"}
        day = LATER.date().replace(month=2)
        money.request(**about, amount=120_000, decided_on=day, by=hat_of("clerk"), on=LATER)
    rows = told(names, world)
    if change.get("twice"):
        rows.insert(1, *told(("station",), world))
    content = workbook(rows, amount=change.get("amount"))
    client = visit("reviewer")
    page = client.post(f"{PATH}/preview", sent(content)).content.decode()
    assert sentence.format(school=world.project("school").code) in page
    answer = client.post(PATH, sent(content, hat=hat_key(hat_of("reviewer"))))
    assert answer.status_code == 422
    assert "处错误，全部没有导入" in answer.content.decode()
    assert not PerformancePlan.objects.filter(fiscal_year=2027).exists()


def test_what_was_handed_in_is_not_written_over(world):
    content = workbook(told(("seeds",), world))
    given = sent(content) | {"fiscal_year": "2026"}
    page = visit("reviewer").post(f"{PATH}/preview", given).content.decode()
    assert "这个项目 2026 年度的绩效目标表已提交，不能再导入；请按调整办理。" in page


def test_the_marked_workbook_comes_back(world):
    lines = (*LINES[:4], ("满意度指标", "服务对象满意度指标", "农牧民满意度", "90", "9.99"))
    content = workbook(told(("seeds",), world), lines)
    answer = visit("reviewer").post(f"{PATH}/annotated", sent(content))
    assert answer.status_code == 200
    book = load_workbook(BytesIO(answer.content))
    assert "核验结果" in book.sheetnames
    told_of = [each.value for row in book["核验结果"].iter_rows() for each in row if each.value]
    assert any("合计 89.99 分" in str(each) for each in told_of)
    assert book["绩效目标"]["G7"].comment is not None


def test_a_file_that_is_no_workbook_is_refused_in_words(world):
    answer = visit("reviewer").post(f"{PATH}/preview", sent(b"text"))
    assert answer.status_code == 422
    assert "不是 Excel 工作簿" in answer.content.decode()


def test_too_many_projects_are_refused(world, monkeypatch):
    monkeypatch.setattr(target_lists, "MOST_PROJECTS", 1)
    book = target_lists.looked_at("目标.xlsx", workbook(told(("seeds", "station"), world)), 2027, hat_of("reviewer"))
    assert book.error == "“目标.xlsx”里有 2 个项目，一次最多 1 个；没有读入，请拆开再传。"


def test_five_hundred_projects_are_previewed_and_filed_in_seconds(world):
    unit = unit_of("654300000/219001")
    many = [
        Project(
            code=f"65430026T{number:012}", name=f"良种推广第{number}片区", unit=unit,
            category="SPECIFIC", novelty="NEW",
            first_year=2027, last_year=2027, account="GENERAL_PUBLIC", functional_code="2130106", recorded_at=LATER,
        )
        for number in range(500_000, 500_500)
    ]  # fmt: skip
    Project.objects.bulk_create(many)
    content = workbook([(each.code, each.name) for each in many])
    by = hat_of("reviewer")
    began = time.perf_counter()
    book = target_lists.looked_at("目标.xlsx", content, 2027, by)
    took = time.perf_counter() - began
    assert (len(book.entries), book.errors) == (500, 0)
    contents = {each.project.pk: target_lists.content_of(each.form) for each in book.entries}
    plans.file_many(contents=contents, fiscal_year=2027, by=by, on=LATER)
    assert PerformancePlan.objects.filter(fiscal_year=2027).count() == 500
    assert took < 20  # a generous bound for any machine under any load
