"""The drawn forms: every grid place covered once, every field of the form in exactly one cell, its text unchanged."""

import json
from collections import Counter
from pathlib import Path

import pytest

from wenxiao.forms.drawing import Drawing, Role, draw
from wenxiao.forms.layout import LAYOUTS
from wenxiao.forms.raw import Cell, FormType, RawForm
from wenxiao.forms.records import form_from_record

CASES = sorted((Path(__file__).parents[1] / "golden" / "cases" / "forms").glob("*.json"))


def case(path: Path) -> RawForm:
    return form_from_record(json.loads(path.read_text(encoding="utf-8")), path.name)


def grid(drawing: Drawing) -> Counter[tuple[int, int]]:
    return Counter(
        (row, column)
        for cell in drawing.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    )


def fields(form: RawForm) -> dict[tuple[str, int | None, str], str]:
    """The texts of a form by key, blanks left out."""
    texts = {("form", None, name): cell.text for name, cell in form.head.items()}
    for block, lines in (("fund", form.funds), ("indicator", form.indicators)):
        texts |= {(block, row, name): cell.text for row, line in enumerate(lines) for name, cell in line.items()}
    return {key: text for key, text in texts.items() if text}


def assert_sound(drawing: Drawing) -> None:
    places = grid(drawing)
    assert set(places.values()) == {1}
    assert len(places) == drawing.height * len(drawing.widths)
    keys = Counter(key for cell in drawing.cells for key in cell.keys)
    assert set(keys.values()) == {1}
    assert set(drawing.places) == set(keys)


@pytest.mark.parametrize("form_type", FormType)
def test_a_blank_form_covers_its_grid_and_has_every_official_field_once(form_type: FormType):
    drawing, layout = draw(form_type), LAYOUTS[form_type]
    assert_sound(drawing)
    assert drawing.title == form_type.label
    lines = 2 * len(layout.outline)
    wanted = {("indicator", row, column.field) for column in layout.columns for row in range(lines)}
    wanted |= {("fund", row, each.field) for each in layout.fund_columns for row in range(len(layout.fund_rows))}
    wanted |= {("form", None, name) for line in (*layout.head, *layout.footer) for _, name in line.pairs}
    assert wanted <= set(drawing.places)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_published_form_keeps_all_its_texts(path: Path):
    form = case(path)
    drawing = draw(form.form_type, form)
    assert_sound(drawing)
    for key, text in fields(form).items():
        assert text in drawing.places[key].text, key
        if drawing.places[key].role in (Role.INPUT, Role.LABEL):
            assert drawing.places[key].text == text


def test_the_self_evaluation_form_is_the_one_of_the_national_annex():
    rows = [[cell.text for cell in row] for row in draw(FormType.SELF_EVALUATION).rows]
    assert rows[:4] == [["项目支出绩效自评表"], ["（　　年度）"], ["项目名称", ""], ["主管部门", "", "实施单位", ""]]
    assert rows[4] == ["项目资金\n（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"]
    assert [row[0] for row in rows[5:9]] == ["年度资金总额", "其中：当年财政拨款", "上年结转资金", "其他资金"]
    assert rows[9] == ["年度总体目标", "预期目标", "实际完成情况"]
    assert rows[11] == [
        "绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分",
        "偏差原因分析及改进措施",
    ]  # fmt: skip
    assert [row[0] for row in rows[-2:]] == ["总分", "项目负责人"]


def test_headings_that_repeat_are_one_merged_cell_that_stands_for_all_its_lines():
    form = RawForm(
        FormType.SELF_EVALUATION,
        indicators=[
            {"level1": Cell(level1), "level2": Cell(level2), "level3": Cell(str(row))}
            for row, (level1, level2) in enumerate(
                [("产出", "数量"), ("产出", "数量"), ("产出", "质量"), ("效益", "质量"), ("效益", None), ("效益", None)]
            )
        ],
    )
    places = draw(form.form_type, form).places
    level1 = [places["indicator", row, "level1"] for row in range(6)]
    level2 = [places["indicator", row, "level2"] for row in range(6)]
    assert [(cell.text, cell.row_span) for cell in level1] == [("产出", 3)] * 3 + [("效益", 3)] * 3
    assert [(cell.text, cell.row_span) for cell in level2] == [
        ("数量", 2), ("数量", 2), ("质量", 1), ("质量", 1), ("", 1), ("", 1),
    ]  # fmt: skip
    assert level1[2].keys == (("indicator", 0, "level1"), ("indicator", 1, "level1"), ("indicator", 2, "level1"))


def test_fields_without_an_official_place_get_one():
    form = RawForm(
        FormType.SELF_EVALUATION,
        head={name: Cell(name) for name in ("region", "adjustment_reason", "conclusion", "problems", "grade_text")},
        funds=[{"label": Cell("总额"), "forecast_text": Cell("5"), "fund_reason": Cell("招标节约")}],
        indicators=[{"level3": Cell("里程"), "target_unit": Cell("公里"), "is_core": Cell("是"), "own": Cell("x")}],
    )
    drawing = draw(form.form_type, form)
    assert_sound(drawing)
    assert {drawing.places[key].text for key in fields(form)} == set(fields(form).values())
    heads = [cell.text for row in drawing.rows[drawing.head_rows[0] : drawing.head_rows[1] + 1] for cell in row]
    assert heads.index("计量单位") == heads.index("年度指标值") + 1
    captions = {row[0].text: row[1].text for row in drawing.rows if len(row) == 2}
    assert captions["地区"] == "region"
    assert captions["评价结论"] == "conclusion"
    assert next(iter(captions)) == "项目名称"


def test_a_filled_form_has_the_signature_line_only_if_it_was_there():
    without = RawForm(FormType.SELF_EVALUATION)
    unsigned = RawForm(FormType.SELF_EVALUATION, head={"finance_head": Cell(None)})
    assert ("form", None, "project_head") not in draw(without.form_type, without).places
    assert ("form", None, "project_head") in draw(unsigned.form_type, unsigned).places
    assert ("form", None, "project_head") in draw(FormType.SELF_EVALUATION).places


def test_the_amount_unit_is_printed_as_given_and_never_invented():
    yuan = RawForm(FormType.SELF_EVALUATION, head={"amount_unit": Cell("元")}, funds=[{"label": Cell("总额")}])
    unknown = RawForm(FormType.SELF_EVALUATION, funds=[{"label": Cell("总额")}])
    assert draw(yuan.form_type, yuan).places["form", None, "amount_unit"].text == "项目资金\n（元）"
    assert draw(unknown.form_type, unknown).places["form", None, "amount_unit"].text == "项目资金"
