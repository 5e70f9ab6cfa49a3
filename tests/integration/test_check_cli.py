"""`wenxiao check` and `wenxiao template` as a user types them."""

import json
import subprocess
import sys
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from wenxiao.forms.raw import FormType
from wenxiao_site.cli import check as check_command
from wenxiao_site.cli.main import wenxiao
from wenxiao_site.cli.words import run

EXAMPLES = Path(str(files("wenxiao_site.web.check") / "examples"))


@pytest.fixture
def check(capsys):
    """Run `wenxiao check …`: exit code, output, messages."""

    def checked(*args):
        code = run(wenxiao, ["check", *map(str, args)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return checked


@pytest.fixture
def check_json(check):
    def checked(*args):
        code, out, _ = check(*args, "--format", "json")
        return code, json.loads(out)

    return checked


def found(form, code):
    return [each for each in form["findings"] if each["id"] == code]


def test_a_wrong_score_is_named_with_cell_expected_value_and_rule(check_json):
    code, report = check_json(EXAMPLES / "execution.json")
    (form,) = report["files"][0]["forms"]
    (finding,) = found(form, "QC-013")
    assert code == 1
    assert finding["severity"] == "error"
    assert (finding["printed"], finding["expected"]) == ("9.00", "8.62")
    assert finding["where"] == {
        "sheet": "", "cell": "budget[0].score", "block": "fund", "row": 0, "field": "fund_score",
    }  # fmt: skip
    assert "8.62" in finding["message"]
    assert finding["instrument"]
    assert finding["article"]
    assert found(form, "QC-012") == []  # 86.2 % printed for 86.20 % is no defect


def test_what_was_read_and_recomputed_stands_beside_what_was_printed(check_json):
    _, report = check_json(EXAMPLES / "026.json")
    (form,) = report["files"][0]["forms"]
    assert form["read"]["head"]["project_name"] == "建档立卡个人缴费县级配套资金"
    assert form["recomputed"]["execution_rate"] == {"value": "99.10%", "printed": "99%"}
    assert form["recomputed"]["execution_score"]["value"] == "9.91"
    assert form["recomputed"]["total_score"]["printed"] == "94.00"
    (total,) = found(form, "QC-008")
    assert (total["printed"], total["expected"]) == ("94.00", "93.00")


def test_a_workbook_is_named_by_sheet_and_cell(check_json):
    _, report = check_json(EXAMPLES / "department.xlsx")
    (form,) = report["files"][0]["forms"]
    (rate,) = found(form, "QC-012")
    assert (rate["where"]["sheet"], rate["where"]["cell"]) == ("部门整体支出", "I8")
    assert (rate["printed"], rate["expected"]) == ("100%", "80.45%")


def test_a_file_that_cannot_be_read_does_not_keep_the_others_from_being_checked(check_json, tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"not a workbook")
    (tmp_path / "b.json").write_bytes((EXAMPLES / "026.json").read_bytes())
    code, report = check_json(tmp_path, tmp_path / "missing.xlsx")
    assert code == 2
    broken, good, missing = report["files"]
    assert "a.xlsx" in broken["error"]
    assert broken["forms"] == []
    assert good["error"] is None
    assert "missing.xlsx" in missing["error"]
    assert report["summary"]["files"] == 3
    assert report["summary"]["unread"] == 2
    assert report["summary"]["error"] == sum(each["severity"] == "error" for each in good["forms"][0]["findings"]) > 0


def test_a_folder_is_searched_for_forms_each_once(check_json, tmp_path):
    (tmp_path / "inner").mkdir()
    for name in ("inner/a.json", "inner/~$a.json", "inner/.b.json", "inner/notes.txt"):
        (tmp_path / name).write_bytes((EXAMPLES / "execution.json").read_bytes())
    _, report = check_json(tmp_path, tmp_path / "inner")
    assert [Path(each["file"]).name for each in report["files"]] == ["a.json"]


def test_no_errors_is_exit_0(check, tmp_path):
    sound = json.loads((EXAMPLES / "execution.json").read_bytes())
    sound["budget"][0]["score"] = "8.62"
    sound["execution_reason"] = "招标结余"
    (tmp_path / "sound.json").write_text(json.dumps(sound), encoding="utf-8")
    code, out, _ = check(tmp_path / "sound.json")
    assert (code, "QC-013" in out) == (0, False)


def test_nothing_to_check_is_said(check_json, tmp_path):
    code, report = check_json(tmp_path)
    assert (code, report["files"], report["summary"]["files"]) == (0, [], 0)


def test_the_text_says_what_is_wrong_and_on_what_ground(check):
    code, out, _ = check(EXAMPLES / "execution.json")
    assert code == 1
    assert "✕ 错误 QC-013" in out
    assert "应为 8.62 分" in out
    assert "依据：《" in out
    assert "1 个文件，1 张表：错误" in out


def test_explain_walks_from_the_number_to_the_cell(check, check_json):
    _, out, _ = check(EXAMPLES / "execution.json", "--explain")
    assert "预算执行得分 = 8.62 分" in out
    assert "37.24 万元 ÷ 43.20 万元" in out
    _, report = check_json(EXAMPLES / "execution.json", "--explain")
    tree = report["files"][0]["forms"][0]["explanations"]["form/execution_score"]
    assert tree["citations"][0]["instrument"]


def test_the_rules_of_another_place_and_year_can_be_asked_for(check_json):
    _, report = check_json(EXAMPLES / "execution.json", "--jurisdiction", "阿勒泰地区", "--fiscal-year", "2025")
    form = report["files"][0]["forms"][0]
    assert (form["jurisdiction"], form["fiscal_year"]) == ("CN-XJ-6543", 2025)


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--jurisdiction", "亚特兰蒂斯"], "没有地区“亚特兰蒂斯”"),
        (["--fiscal-year", "soon"], "2000 到 2100"),
        (["--format", "xml"], "text、json"),
        (["--nonsense"], "没有选项 --nonsense"),
    ],
)
def test_a_slip_of_the_pen_gets_one_chinese_sentence(check, args, words):
    code, out, err = check(EXAMPLES / "execution.json", *args)
    assert code == 2
    assert out == ""
    assert words in err.splitlines()[0]


@pytest.mark.parametrize("name", ["department.xlsx", "execution.json"])
def test_annotated_workbooks_are_written_and_open_again(check, tmp_path, name):
    check(EXAMPLES / name, "--annotate", tmp_path / "out")
    (copy,) = (tmp_path / "out").iterdir()
    book = openpyxl.load_workbook(copy)
    comments = [cell.comment.text for sheet in book for row in sheet.iter_rows() for cell in row if cell.comment]
    assert any("8.62" in each or "80.45" in each for each in comments)
    book.close()


def test_annotating_never_overwrites_the_file_itself(check, tmp_path):
    original = (EXAMPLES / "department.xlsx").read_bytes()
    (tmp_path / "a.xlsx").write_bytes(original)
    check(tmp_path / "a.xlsx", "--annotate", tmp_path)
    assert (tmp_path / "a.xlsx").read_bytes() == original
    assert (tmp_path / "a (2).xlsx").exists()


def test_a_bug_is_a_sentence_about_one_file_and_a_traceback_only_for_those_who_ask(check, monkeypatch):
    def breaks(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(check_command, "check_file", breaks)
    code, out, _ = check(EXAMPLES / "execution.json")
    assert code == 2
    assert "程序出错" in out
    with pytest.raises(ZeroDivisionError):
        run(wenxiao, ["--debug", "check", str(EXAMPLES / "execution.json")])


@pytest.mark.parametrize("form", list(FormType))
def test_every_blank_form_can_be_had(form, tmp_path, capsys):
    target = tmp_path / "blank.xlsx"
    assert run(wenxiao, ["template", form.value, "-o", str(target)]) == 0
    assert str(target) in capsys.readouterr().out
    assert openpyxl.load_workbook(BytesIO(target.read_bytes())).sheetnames[0] == form.label


def test_help_needs_neither_the_rules_nor_the_site():
    program = (
        "import sys; from wenxiao_site.cli.main import wenxiao; from wenxiao_site.cli.words import run; "
        "run(wenxiao, ['--help']); sys.exit(bool({'polars', 'django', 'openpyxl'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "检查绩效表" in done.stdout
