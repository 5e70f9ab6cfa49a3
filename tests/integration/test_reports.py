"""Reports in Word say what the measures say, each number with its code; what a person has to judge is marked."""

from datetime import date
from io import BytesIO
from urllib.parse import unquote
from zipfile import ZipFile

import pytest

from support.reports import Report, differences
from support.visits import at, visit
from support.world import hat_of
from wenxiao_site.actions import reports
from wenxiao_site.actions.measuring import scope_of
from wenxiao_site.adapters import charts
from wenxiao_site.cli.main import wenxiao
from wenxiao_site.cli.words import run
from wenxiao_site.statistics import facts
from wenxiao_site.statistics.asking import Question, reading
from wenxiao_site.statistics.facts import Store
from wenxiao_site.web.statistics import asked

ON = date(2026, 3, 3)
OF = {"county": "654322000", "department": "654300000/219"}


@pytest.fixture(scope="module")
def store(databases, tmp_path_factory):
    """The small prefecture on one vendor: facts are the same frame on both."""
    folder = tmp_path_factory.mktemp("reports")
    with databases.fresh("sqlite", "world", folder), pytest.MonkeyPatch.context() as patch:
        made = Store(folder=folder / "statistics")
        patch.setattr(facts, "STORE", made)
        patch.setattr(asked, "STORE", made)
        yield made


def question(kind, store, first=2026, last=2026):
    of = reports.KINDS[kind].of
    return Question(first, last, ((of, OF[of]),) if of else (), position=store.facts().sequence)


@pytest.mark.parametrize("kind", reports.KINDS)
def test_every_number_is_what_its_code_gives(store, kind):
    it = question(kind, store)
    known = reading(store.facts(), it)
    title, content = reports.report(kind, known, it, ON)
    told = Report(content)
    wrong, count = differences(told, known)
    assert wrong == []
    assert count >= 9
    assert "2026" in title or kind == "overview"
    assert "〔请填写：" in told.text
    assert {"county": "富蕴县", "department": "地区农业农村局"}.get(reports.KINDS[kind].of, "阿勒泰地区") in title


def test_passages_of_judgement_are_marked_and_no_others(store):
    _, content = reports.report("overview", reading(store.facts(), question("overview", store)),
                                question("overview", store), ON)  # fmt: skip
    marked, plain = set(), set()
    for each in Report(content).document.paragraphs:
        if each.text:
            (marked if all(run.font.highlight_color for run in each.runs) else plain).add(each.text)
    assert marked
    assert all(each.startswith("〔请填写：") for each in marked)
    assert not any("请填写" in each for each in plain)


def test_what_the_records_do_not_have_is_said_and_no_number_stands_for_it(store):
    it = question("government", store)
    told = Report(reports.report("government", reading(store.facts(), it), it, ON)[1])
    assert "记录中没有，未写入本节：累计监控项目" in told.text
    assert "监控覆盖率0" not in told.text


def test_the_layout_is_that_of_official_documents(store):
    it = question("overview", store, 2025)
    content = reports.report("overview", reading(store.facts(), it), it, ON)[1]
    section = Report(content).document.sections[0]
    assert [round(each.mm) for each in (section.page_width, section.top_margin, section.left_margin)] == [210, 37, 28]
    parts = {name: ZipFile(BytesIO(content)).read(name).decode("utf-8", "replace") for name in (
        "word/document.xml", "word/fontTable.xml", "word/settings.xml")}  # fmt: skip
    assert 'w:eastAsia="仿宋_GB2312"' in parts["word/document.xml"]
    assert 'w:name="方正小标宋简体"><w:altName w:val="Noto Serif CJK SC"/>' in parts["word/fontTable.xml"]
    assert "w:evenAndOddHeaders" in parts["word/settings.xml"]
    pictures = [each for each in ZipFile(BytesIO(content)).namelist() if each.startswith("word/media/")]
    assert bool(pictures) == bool(charts.font())


def test_a_report_of_whoever_sees_a_part_is_about_that_part(store):
    with at():
        answer = visit("county-performance", hat=hat_of("county-performance")).get(
            "/statistics/reports?kind=government&from=2026&to=2026"
        )
    assert "富蕴县" in unquote(answer.headers["Content-Disposition"])
    told = Report(answer.content)
    wrong, count = differences(
        told, reading(store.facts(), Question(2026, 2026), scope_of(hat_of("county-performance")))
    )
    assert (wrong, count > 10) == ([], True)
    assert all(".p" in code for code in told.codes.values())
    assert "2个" in told.text
    assert "水库安全监测" not in told.text


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("kind=county&from=2026&to=2026", "请选择是哪个县（市）的报告"),
        ("kind=department&department=9/9&from=2026&to=2026", "没有代码为“9/9”的部门"),
        ("kind=overview&from=2016&to=2017", "没有可以写进报告的记录"),
    ],
)
def test_what_cannot_be_reported_is_said(store, query, sentence):
    with at():
        assert sentence in visit("performance").get(f"/statistics/reports?{query}").content.decode()


def test_the_terminal_writes_the_same_report(store, tmp_path, capsys):
    target = tmp_path / "综述.docx"
    assert run(wenxiao, ["report", "overview", "--from", "2026", "--to", "2026", "-o", str(target)]) == 0
    assert "阿勒泰地区全面实施预算绩效管理工作综述" in capsys.readouterr().out
    assert differences(Report(target.read_bytes()), reading(store.facts(), Question(2026, 2026)))[0] == []
    nowhere = str(tmp_path / "none" / "x.docx")
    assert run(wenxiao, ["report", "overview", "--from", "2026", "--to", "2026", "-o", nowhere]) == 1
    assert "写不进去" in capsys.readouterr().err
