"""The report of a unit on itself: numbers from the records, Word out and in with its text kept, archived."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from docx.oxml.ns import qn

from support.evaluations import CLOSING, at, submitted
from support.visits import at as at_time
from support.visits import visit
from support.world import unit_of
from wenxiao_site.actions import auditing, evaluation, evidence, self_reports
from wenxiao_site.actions.department_report import PASSAGES
from wenxiao_site.actions.errors import Missing, NotAllowed, Refused, StaleVersion
from wenxiao_site.adapters.storage import storage

TEXTS = {name: f"关于{title}的判断。\n第二段。" for name, (title, _) in PASSAGES.items()}


def drafted(place="654300000/219"):
    return self_reports.draft(unit=unit_of(place).pk, fiscal_year=2026, by=at("reviewer"), on=CLOSING)


def accepted(world):
    row = submitted(world)
    evaluation.forward(evaluation=row.pk, by=at("reviewer"), on=CLOSING)
    evaluation.accept(evaluation=row.pk, by=at("performance"), on=CLOSING)


def edited(row, change):
    """The report as somebody has edited it in Word."""
    document = Document(BytesIO(self_reports.document.written(self_reports.told_of(row), draws=False)))
    change(document)
    buffer = BytesIO()
    document.save(buffer)
    buffer.seek(0)
    return buffer


def below(document, title):
    """The paragraph below a heading."""
    texts = [each.text for each in document.paragraphs]
    return document.paragraphs[texts.index(title) + 1]


def test_numbers_come_from_the_records_and_blank_ones_stay_blank(world):
    accepted(world)
    row = drafted()
    told = {each.name: each for each in self_reports.told_of(row).ratios}
    # 100 000 + 200 000 budget; 92 345.67 + 12 345.67 paid; the station's project has no self-evaluation
    assert told["budget_completion_rate"].value == 3490
    assert told["budget_completion_rate"].why.numbers == "104691.34 元 ÷ 30.00 万元"
    assert told["budget_adjustment_rate"].value == 0
    assert told["output_completion_rate"].value == 5000  # 110 of 120 falls short, 96.5 of 95 does not
    assert told["quality_pass_rate"].value == 10_000
    assert told["staff_control_rate"].value is None
    assert told["key_spending_rate"].value is None
    seeds = world.project("seeds")
    row = self_reports.link(report=row.pk, duty="推广良种", projects=[seeds.pk], by=at("reviewer"), on=CLOSING)
    row = self_reports.fill(
        report=row.pk,
        revision=row.revision,
        changes={"staff_quota": 40, "staff_count": 38},
        by=at("reviewer"),
        on=CLOSING,
    )
    told = {each.name: each.value for each in self_reports.told_of(row).ratios}
    assert told["staff_control_rate"] == 9500
    assert told["key_spending_rate"] == 8821  # 92 345.67 of 104 691.34
    assert told["key_work_rate"] == 5000
    other = world.project("school").pk
    with pytest.raises(Refused, match="不属于这份报告"):
        self_reports.link(report=row.pk, duty="别的", projects=[other], by=at("reviewer"), on=CLOSING)
    changes = {"assets_amount": "1", "used_assets_amount": "2"}
    with pytest.raises(Refused, match="在用固定资产不能多于全部固定资产"):
        self_reports.fill(report=row.pk, revision=row.revision, changes=changes, by=at("reviewer"), on=CLOSING)
    again = drafted()
    assert (again.pk, again.staff_count, again.revision) == (row.pk, 38, row.revision + 1)
    with at_time(CLOSING):
        page = visit("reviewer").get(f"/self-reports/{row.pk}").content.decode()
    assert "1 个项目没有完成自评：试验站灌溉设备更新" in page
    assert "34.90%" in page


def test_edited_word_comes_back_with_its_text_and_changed_numbers_are_named(world):
    row = drafted()

    def change(document):
        below(document, PASSAGES["problems"][0]).text = "支付偏慢。"
        below(document, PASSAGES["problems"][0]).insert_paragraph_before("底数不清。")
        table = next(each for each in document.tables if each.cell(0, 0).text == "单位")
        table.cell(1, 5).text = "99.99"
        below(document, "（一）项目自评结果").runs[0].text = "全部完成。"

    done = self_reports.read_back(report=row.pk, source=edited(row, change), by=at("reviewer"), on=CLOSING)
    assert done.taken == ["（一）存在问题"]
    assert done.row.problems == "底数不清。\n支付偏慢。"
    assert any("第 1 行“平均得分”：系统为 —，文件里为 99.99，没有采用" in each for each in done.ignored)
    assert any("“全部完成。”与系统数据不符，没有采用" in each for each in done.ignored)
    assert len(done.ignored) == 2

    with at_time(CLOSING):
        sent = {"file": SimpleUploadedFile("改好.docx", edited(done.row, change).read())}
        page = visit("reviewer").post(f"/self-reports/{row.pk}/upload", sent).content.decode()
    assert "文字部分没有变化" not in page
    assert "系统为 —，文件里为 99.99，没有采用" in page
    done.row.refresh_from_db()

    def without_bookmarks(document):
        for each in list(document.element.body.iter(qn("w:bookmarkStart"))):
            each.getparent().remove(each)
        below(document, PASSAGES["measures"][0]).text = "按月调度。"

    plain = edited(done.row, without_bookmarks)
    done = self_reports.read_back(report=row.pk, source=plain, by=at("reviewer"), on=CLOSING)
    assert (done.taken, done.ignored) == (["（二）改进措施"], [])
    old = edited(done.row, lambda document: setattr(below(document, PASSAGES["measures"][0]), "text", "按周调度。"))
    self_reports.fill(
        report=row.pk, revision=done.row.revision, changes={"measures": "按日调度。"}, by=at("reviewer"), on=CLOSING
    )
    late = self_reports.read_back(report=row.pk, source=old, by=at("reviewer"), on=CLOSING)
    assert late.taken == []
    assert late.ignored == ["“（二）改进措施”下载之后在网页上改过，文件里的没有带入，请核对后在网页上修改。"]
    assert late.row.measures == "按日调度。"
    assert auditing.verify().broken is None


def test_files_that_are_no_report_of_this_unit_are_refused_with_words(world):
    row, other = drafted(), drafted("654300000/219001")
    plain = BytesIO()
    Document().save(plain)
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as written:
        written.writestr("word/document.xml", "<broken")
    for source, words in (
        (edited(other, lambda _: None), "这是另一份报告，不是地区农业农村局2026年度的"),
        (plain, "不是从本系统下载的自评报告"),
        (archive, "读不出这个文件"),
        (BytesIO(b"MZ\x90\x00"), "读不出这个文件"),
    ):
        source.seek(0)
        with pytest.raises(Refused, match=words):
            self_reports.read_back(report=row.pk, source=source, by=at("reviewer"), on=CLOSING)
    row.refresh_from_db()
    assert row.revision == 1


def test_archived_as_evidence_it_changes_no_more(world):
    row = drafted("654300000/219001")
    with pytest.raises(Refused, match="还没有写完，不能归档：（一）部门职能"):
        self_reports.archive(report=row.pk, revision=row.revision, by=at("head"), on=CLOSING)
    row = self_reports.fill(report=row.pk, revision=row.revision, changes=TEXTS, by=at("clerk"), on=CLOSING)
    with pytest.raises(StaleVersion):
        self_reports.archive(report=row.pk, revision=1, by=at("head"), on=CLOSING)
    with pytest.raises(NotAllowed):
        self_reports.archive(report=row.pk, revision=row.revision, by=at("clerk"), on=CLOSING)
    with pytest.raises(Missing):
        self_reports.fill(report=row.pk, revision=row.revision, changes={}, by=at("school-clerk"), on=CLOSING)
    row = self_reports.archive(report=row.pk, revision=row.revision, by=at("head"), on=CLOSING)
    with storage().open(row.file.sha256) as source:
        texts = [each.text for each in Document(source).paragraphs]
    assert "关于（一）存在问题的判断。" in texts
    assert not any("【请填写】" in each for each in texts)
    with pytest.raises(Refused, match="已归档，不能再改"):
        self_reports.fill(report=row.pk, revision=row.revision, changes={}, by=at("clerk"), on=CLOSING)
    with pytest.raises(Refused, match="归档的自评报告"):
        evidence.discard(file=row.file_id, by=at("clerk"), on=CLOSING)
    with pytest.raises(Exception, match="自评报告已归档"):
        type(row).objects.filter(pk=row.pk).update(problems="")
