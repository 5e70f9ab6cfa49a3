"""The pages through Django: what they answer, what they refuse, what they keep to themselves."""

import re
from io import BytesIO
from urllib.parse import unquote

import openpyxl
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from support.site import site_client
from wenxiao.kernel.rule import Severity
from wenxiao_site.actions.checking import check_file
from wenxiao_site.actions.rulebook import shipped
from wenxiao_site.web.check.examples import EXAMPLES


@pytest.fixture
def client(shared_empty):
    return site_client()


def text_of(response):
    """The words of a page, without tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def errors_in(slug):
    """How many errors the checker finds in an example."""
    checked = check_file(EXAMPLES[slug].file, EXAMPLES[slug].content, shipped())
    found = [each for each in checked.findings if each.severity is Severity.ERROR]
    assert found
    return len(found)


def upload(slug):
    return SimpleUploadedFile(EXAMPLES[slug].file, EXAMPLES[slug].content)


@pytest.mark.parametrize(
    "address",
    [
        "/", "/check", "/rulebook", "/rulebook?jurisdiction=CN-XJ-6543&year=2026", "/rulebook/execution_points",
        "/rulebook/instruments/cn/self-evaluation", *(f"/check/examples/{slug}" for slug in EXAMPLES),
    ],
)  # fmt: skip
def test_every_page_answers_in_chinese_without_anything_inline(client, address):
    response = client.get(address)
    page = response.content.decode()
    assert response.status_code == 200
    assert '<html lang="zh-CN">' in page
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|javascript:", page)
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert not re.search(r'(src|href)="(https?:)?//', page)


def test_an_example_is_shown_in_its_official_layout_with_findings_beside_the_cells(client):
    page = client.get("/check/examples/execution").content.decode()
    row = next(each for each in page.split("<tr>") if "年度资金总额" in each)
    assert "43.20" in row
    assert "错误" in row
    assert "8.62 分" in row
    assert "按 37.24 万元 ÷ 43.20 万元 × 10.00 分 应为 8.62 分" in page


def test_every_number_that_can_be_asked_why_has_its_reason_on_the_page(client):
    for slug in EXAMPLES:
        page = client.get(f"/check/examples/{slug}").content.decode()
        asked = set(re.findall(r'data-(?:why|opens)="([^"]+)"', page))
        assert asked <= set(re.findall(r'<template id="([^"]+)"', page))


def test_a_file_becomes_a_line_of_the_list_and_the_form_when_it_is_to_be_opened(client):
    line = client.post("/check/file", {"file": upload("department")}, headers={"hx-request": "true"})
    assert f"错误 {errors_in('department')} " in text_of(line)
    assert "<table" not in line.content.decode()
    opened = client.post("/check/file", {"file": upload("department"), "open": ""}, headers={"hx-request": "true"})
    assert "<table" in opened.content.decode()


def test_without_scripts_the_answer_is_a_page(client):
    part = client.post("/check/form", {"file": upload("department")}, headers={"hx-request": "true"})
    whole = client.post("/check/form", {"file": upload("department")})
    assert "<html" not in part.content.decode()
    assert "<html" in whole.content.decode()
    assert "80.45%" in text_of(whole)


def test_the_rules_of_a_place_and_year_can_be_chosen(client):
    answer = client.post(
        "/check/form", {"file": upload("execution"), "jurisdiction": "CN-XJ-6543", "fiscal_year": "2025"}
    )
    assert "按新疆维吾尔自治区阿勒泰地区 2025 年的规则" in text_of(answer)


@pytest.mark.parametrize("slug", ["department", "execution"])
def test_the_annotated_workbook_is_the_same_file_with_comments(client, slug):
    answer = client.post("/check/annotated", {"file": upload(slug)})
    assert answer.headers["Content-Type"].startswith("application/vnd.openxmlformats")
    assert EXAMPLES[slug].file.split(".")[0] in unquote(answer.headers["Content-Disposition"])
    book = openpyxl.load_workbook(BytesIO(answer.content))
    assert any(cell.comment for sheet in book for row in sheet.iter_rows() for cell in row)
    book.close()


def test_what_cannot_be_read_is_said_and_is_no_error_of_the_site(client):
    broken = SimpleUploadedFile("季度报表.xlsx", b"PK\x03\x04 broken")
    answer = client.post("/check/file", {"file": broken}, headers={"hx-request": "true"})
    assert answer.status_code == 200
    assert "没能读取" in text_of(answer)
    assert "季度报表.xlsx" in text_of(answer)
    assert client.post("/check/annotated", {"file": broken}).status_code == 400


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "没有收到文件"),
        ({"example": "nothing"}, "示例"),
        ({"example": "execution", "jurisdiction": "CN-??"}, "没有这个地区"),
        ({"example": "execution", "fiscal_year": "1900"}, "年度"),
        ({"example": "execution", "place": "7"}, "没有这张表"),
    ],
)
def test_a_request_that_makes_no_sense_is_refused_with_a_sentence(client, given, words):
    answer = client.post("/check/form", given)
    assert answer.status_code == 400
    assert words in text_of(answer)
    assert "怎么办" in text_of(answer)


def test_too_large_an_upload_is_refused_unread(client):
    large = SimpleUploadedFile("a.xlsx", b"0" * (settings.UPLOAD_LIMIT + 70_000))
    answer = client.post("/check/file", {"file": large})
    assert answer.status_code == 413
    assert "不能超过 20 MB" in text_of(answer)


@pytest.mark.parametrize(
    "address", ["/nothing", "/check/examples/nothing", "/rulebook/nothing", "/rulebook/instruments/cn/nothing"]
)
def test_what_is_not_there_is_said_with_what_to_do(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert "没有这一页" in text_of(answer)
    assert "回首页" in text_of(answer)


def test_a_bug_is_a_page_without_a_traceback(client, monkeypatch):
    def breaks(*_):
        raise ZeroDivisionError("inner secret")

    monkeypatch.setattr("wenxiao_site.actions.checking.read_file", breaks)
    answer = client.post("/check/form", {"example": "execution"})
    assert answer.status_code == 500
    assert "系统出错" in text_of(answer)
    assert "secret" not in answer.content.decode()


def test_a_stranger_cannot_post_in_a_users_name():
    guarded = site_client(enforce_csrf_checks=True)
    assert guarded.post("/check/form", {"example": "execution"}).status_code == 403
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', guarded.get("/check").content.decode())[1]
    assert guarded.post("/check/form", {"example": "execution", "csrfmiddlewaretoken": token}).status_code == 200


def test_another_host_name_is_refused(client):
    assert client.get("/", SERVER_NAME="evil.example").status_code == 400


def test_nothing_handed_in_is_kept_by_the_browser_or_on_the_way(client):
    assert client.post("/check/form", {"example": "execution"}).headers["Cache-Control"] == "no-store"


def test_a_blank_form_can_be_had(client):
    answer = client.get("/check/blank/target")
    assert "项目支出绩效目标表.xlsx" in unquote(answer.headers["Content-Disposition"])
    assert openpyxl.load_workbook(BytesIO(answer.content)).sheetnames
    assert client.get("/check/blank/nothing").status_code == 404


def test_the_rulebook_is_filtered_by_stage_evidence_and_text(client):
    whole = text_of(client.get("/rulebook?year=2025"))
    assert "预算执行率分值" in whole
    assert "表格校验" in whole
    assert "预算执行率分值" not in text_of(client.get("/rulebook?year=2025&stage=appraisal"))
    assert "没有符合条件的参数" in text_of(client.get("/rulebook?year=2025&text=nowhere-to-be-found"))
    found = client.get("/rulebook?year=2025&evidence=unconfirmed").content.decode()
    assert set(re.findall(r'<span class="badge (\w+)">', found)) == {"unconfirmed"}


def test_two_places_are_compared_by_what_differs(client):
    page = text_of(client.get("/rulebook?jurisdiction=CN-XJ-6543&year=2025&against=CN-HB&against_year=2025"))
    assert "预算执行率分值" in page
    assert "20 分" in page
    same = text_of(client.get("/rulebook?jurisdiction=CN-HB&year=2025&against=CN-HB&against_year=2025"))
    assert "完全相同" in same


@pytest.mark.parametrize(
    ("query", "words"), [("year=1990", "早于规则库"), ("jurisdiction=CN-NOWHERE", "没有所选的地区")]
)
def test_a_place_or_year_without_rules_is_said(client, query, words):
    answer = client.get(f"/rulebook?{query}")
    assert answer.status_code == 200
    assert words in text_of(answer)


def test_a_parameter_shows_its_history_its_values_elsewhere_and_its_readers(client):
    page = text_of(client.get("/rulebook/execution_points?jurisdiction=CN-SC"))
    for words in ("在四川省的沿革", "2020-02-25", "湖北省", "20 分", "QC-023"):
        assert words in page


def test_what_is_handed_in_is_shown_as_text_never_as_page(client):
    record = EXAMPLES["execution"].content.replace("预算执行（其余各栏从略）".encode(), b"<script>alert(1)</script>")
    answer = client.post("/check/form", {"file": SimpleUploadedFile('"><img onerror=x>.json', record)})
    page = answer.content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page
    assert "<img" not in page


def test_a_copy_of_very_many_forms_is_left_to_the_command_line(client, monkeypatch):
    monkeypatch.setattr("wenxiao_site.web.check.views.MOST_ANNOTATED", 1)
    two = b"[" + EXAMPLES["execution"].content + b"," + EXAMPLES["medical-aid"].content + b"]"
    answer = client.post("/check/annotated", {"file": SimpleUploadedFile("two.json", two)})
    assert answer.status_code == 400
    assert "2 张表，一次最多批注 1 张" in text_of(answer)


def test_the_forms_of_a_file_are_listed_and_shown_one_by_one(client):
    two = b"[" + EXAMPLES["execution"].content + b"," + EXAMPLES["medical-aid"].content + b"]"
    listed = client.post("/check/file", {"file": SimpleUploadedFile("two.json", two)}, headers={"hx-request": "true"})
    assert f"预算执行（其余各栏从略） ✕{errors_in('execution')}" in text_of(listed)
    assert f"建档立卡个人缴费县级配套资金 ✕{errors_in('medical-aid')}" in text_of(listed)
    second = client.post(
        "/check/form", {"file": SimpleUploadedFile("two.json", two), "place": "1"}, headers={"hx-request": "true"}
    )
    assert "第 2 张，共 2 张" in text_of(second)
