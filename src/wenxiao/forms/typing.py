"""Makes typed frames of raw forms, and says of every text that it could not read where it stands and why.

Texts are interpreted here and nowhere else: amounts by the form's unit into fen, points ×10², targets and actuals
through `notation`, headings into dimensions. Blank stays null.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import polars as pl

from wenxiao.forms.captions import SIGNATURES
from wenxiao.forms.frames import SCHEMA
from wenxiao.forms.grid import UNCOMPUTED
from wenxiao.forms.notation import HALF_WIDTH, Notation, read_notation, read_operator, read_unit
from wenxiao.forms.raw import Cell, FormType, RawForm
from wenxiao.kernel.columns import Grain, Tables
from wenxiao.kernel.findings import Finding
from wenxiao.kernel.rule import Severity
from wenxiao.kernel.scales import TooLargeError, Unit, to_scaled

Row = dict[str, object]
Line = Mapping[str, Cell]


class _Defect(NamedTuple):
    code: str
    name: str
    title: str
    severity: Severity


LAYOUT = _Defect("RD-001", "layout_not_understood", "版式未能识别", Severity.WARNING)
NOTATION = _Defect("RD-002", "notation_not_understood", "指标值写法未能识别", Severity.WARNING)
REMARK = _Defect("RD-003", "notation_not_a_number", "指标值不是单一的数", Severity.INFO)
NOT_A_NUMBER = _Defect("RD-004", "number_not_understood", "应为数的格里不是数", Severity.WARNING)
NEGATIVE = _Defect("RD-005", "amount_is_negative", "金额为负数", Severity.ERROR)
TOO_LARGE = _Defect("RD-006", "number_too_large", "数值超出可计算的范围", Severity.ERROR)
DECIMALS = _Defect("RD-007", "too_many_decimals", "小数位过多", Severity.WARNING)
AMOUNT_UNIT = _Defect("RD-008", "amount_unit_not_understood", "金额单位未能识别", Severity.WARNING)
FISCAL_YEAR = _Defect("RD-009", "fiscal_year_not_understood", "预算年度未能识别", Severity.WARNING)
LEFT_OUT = _Defect("RD-011", "part_of_the_file_left_out", "文件中有未读入的部分", Severity.INFO)
UNCOMPUTED_FORMULA = _Defect("RD-012", "formula_without_result", "公式没有计算结果", Severity.ERROR)
CELL_ERROR = _Defect("RD-010", "cell_holds_an_error", "单元格是错误值", Severity.ERROR)

_CELL_ERRORS = re.compile(r"#[A-Z/0!?]+|[+-]?(?:nan|inf|infinity)|∞", re.IGNORECASE)
_BLANK = re.compile(r"[-—–/\\]*")
_NUMBER = re.compile(r"(?P<digits>[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?(?:[eE][+-]?\d+)?)(?P<suffix>[^\d]*)")
_REMARK = re.compile(r"\([^()]*\)")
_MULTIPLIERS = {"元": 1, "千元": 10**3, "万元": 10**4, "万": 10**4, "百万元": 10**6, "亿元": 10**8, "亿": 10**8}
_DEFAULT_MULTIPLIER = _MULTIPLIERS["万元"]
_UNIT_IN_TEXT = re.compile("百万元|千元|万元|亿元|元")
_YEAR = re.compile(r"(?:19|20)\d\d")
_POINTS_IN_HEADING = re.compile(r"[(（](\d+(?:\.\d+)?)分?[)）]|(\d+(?:\.\d+)?)分$")
_POINTS_RANGE = re.compile(r"\d+(?:\.\d+)?[-—–~至]+\d+(?:\.\d+)?分?")
_NOTHING = Cell(None)
CURVE_SEPARATOR = ";"
"""Parts the months of a plan curve in its cell."""
MONTHS = 12
_YES, _NO = frozenset("是√核心★Y") | {"核心"}, frozenset("否×N")


@dataclass(slots=True)
class _Reader:
    """Reads the cells of one block line; findings go to the shared list."""

    form: RawForm
    findings: list[Finding]
    block: str = "form"
    row: int | None = None
    noted: set[tuple[str, str]] = field(default_factory=set)

    def note(self, defect: _Defect, column: str, cell: Cell, message: str) -> None:
        self.findings.append(
            Finding(
                code=defect.code, name=defect.name, title=defect.title, severity=defect.severity, block=self.block,
                row=self.row, field=column, message=message, printed=cell.text, expected=None, instrument="",
                article="", evidence="", sheet=self.form.sheet, cell=cell.place,
            )
        )  # fmt: skip

    def number(self, cell: Cell, column: str, unit: Unit, suffixes: Mapping[str, int], usual: int = 1) -> int | None:
        """A cell that must hold one number: digits and an allowed suffix, which multiplies. Blank or unread is None."""
        split = _split(cell.text)
        if split is None:
            self._refuse(cell, column)
        if not split:
            return None
        digits, suffix = split
        if suffix not in suffixes and suffix:
            self._refuse(cell, column)
            return None
        try:
            scaled = to_scaled(digits, unit.places, suffixes[suffix] if suffix else usual)
        except TooLargeError:
            self.note(TOO_LARGE, column, cell, f"“{cell.text}”超出可计算的范围，请核对位数和单位")
            return None
        if scaled.rounded:
            self.note(DECIMALS, column, cell, f"“{cell.text}”的小数位过多，已按{unit.places}位四舍五入")
        return scaled.number

    def points(self, line: Line, source: str, column: str | None = None) -> int | None:
        cell = line.get(source)
        return self.number(cell, column or source, Unit.POINTS, {"分": 1, "%": 1}) if cell and cell.text else None

    def curve(self, line: Line, column: str) -> list[int | None] | None:
        """Twelve numbers parted by ``;``, blank where a month has none."""
        cell = line.get(column)
        if cell is None or not cell.text:
            return None
        months = [
            self.number(Cell(each, cell.place), column, Unit.VALUE, {"%": 1})
            for each in cell.text.split(CURVE_SEPARATOR)
        ]
        if len(months) == MONTHS:
            return months
        self._refuse(cell, column)
        return None

    def amount(self, cell: Cell, column: str, usual: int) -> int | None:
        amount = self.number(cell, column, Unit.AMOUNT, _MULTIPLIERS, usual)
        if amount is not None and amount < 0:
            self.note(NEGATIVE, column, cell, f"金额“{cell.text}”是负数，请填写不小于 0 的数")
        return amount

    def notation(self, cell: Cell, column: str, text: str | None) -> Notation:
        notation = read_notation(text)
        if notation.problem:
            self.note(NOTATION if notation.kind == "UNREAD" else REMARK, column, cell, notation.problem)
        return notation

    def computed(self, line: Line) -> Line:
        """The cells of a line; a formula without a result is noted and read as blank."""
        if all(cell.text != UNCOMPUTED for cell in line.values()):
            return line
        for column, cell in line.items():
            if cell.text == UNCOMPUTED:
                message = "这一格的公式没有保存计算结果，请用 Excel 或 WPS 打开并保存一次，再上传"
                self.note(UNCOMPUTED_FORMULA, column, cell, message)
        return {name: Cell(None, cell.place) if cell.text == UNCOMPUTED else cell for name, cell in line.items()}

    def _refuse(self, cell: Cell, column: str) -> None:
        if _CELL_ERRORS.fullmatch(cell.text or ""):
            self.note(CELL_ERROR, column, cell, f"这一格是错误值“{cell.text}”，请改为数")
        else:
            self.note(NOT_A_NUMBER, column, cell, f"“{cell.text}”不是数，请只填写数字")


@lru_cache(maxsize=65_536)
def _split(text: str | None) -> tuple[str, str] | tuple[()] | None:
    """Digits and suffix of a number in a cell; () for a blank, None for what is no number."""
    squeezed = re.sub(r"\s+", "", (text or "").translate(HALF_WIDTH))
    if _BLANK.fullmatch(squeezed):
        return ()
    found = _NUMBER.fullmatch(_REMARK.sub("", squeezed))
    if not found or not re.search(r"\d", found["digits"]):
        return None
    return found["digits"].replace(",", ""), found["suffix"]


def tables(forms: Sequence[RawForm]) -> tuple[Tables, list[Finding]]:
    """The three typed frames of some forms (schema of `frames.SCHEMA`, ``form`` in input order), and what was not read.

    `jurisdiction` is left null: a region's name is resolved by the rulebook.
    """
    typed, unread = tables_with_findings(forms)
    return typed, [finding for findings in unread for finding in findings]


def tables_with_findings(forms: Sequence[RawForm]) -> tuple[Tables, list[list[Finding]]]:
    """As `tables`, with what was not read apart for each form."""
    unread: list[list[Finding]] = []
    rows: dict[Grain, list[Row]] = {grain: [] for grain in Grain}
    for place, form in enumerate(forms):
        findings: list[Finding] = []
        unread.append(findings)
        reader = _Reader(form, findings)
        rows[Grain.FORM].append({"form": place, **_form_row(form, reader)})
        for grain, lines in (
            (Grain.FUND, _fund_rows(form, findings)),
            (Grain.INDICATOR, _indicator_rows(form, findings)),
        ):
            rows[grain].extend({"form": place, "row": row, **line} for row, line in enumerate(lines))
    return Tables(**{grain.value: _frame(grain, rows[grain]) for grain in Grain}), unread


def _frame(grain: Grain, rows: Sequence[Row]) -> pl.DataFrame:
    keys = {"form": pl.UInt32} if grain is Grain.FORM else {"form": pl.UInt32, "row": pl.UInt16}
    schema = keys | {name: column.dtype for name, column in SCHEMA[grain].items()}
    return pl.from_dicts(rows, schema)


def _texts(line: Line, grain: Grain) -> Row:
    """Every text that is kept as it was printed."""
    columns = SCHEMA[grain]
    return {name: cell.text for name, cell in line.items() if name in columns and columns[name].dtype == pl.String}


# --- The form ------------------------------------------------------------------------------------------------------


def _form_row(form: RawForm, reader: _Reader) -> Row:
    for message, place in form.problems:
        reader.note(LAYOUT if place else LEFT_OUT, "", Cell(None, place), message)
    head = reader.computed(form.head)
    return {
        **_texts(head, Grain.FORM),
        "form_type": form.form_type.value,
        **_signatures(form),
        "fiscal_year": _fiscal_year(form, reader),
        "as_of_month": _as_of_month(form),
        "is_table": form.is_table,
        "is_complete": form.is_complete,
        "total_score": reader.points(head, "total_score_text"),
        **{name: reader.points(head, name) for name in (*_HEADING_POINTS, *_REVIEW_POINTS)},
        "project_years": reader.number(head.get("project_years", _NOTHING), "project_years", Unit.COUNT, {}),
        "spending_curve": reader.curve(head, "spending_curve"),
    }


_HEADING_POINTS = ("total_points", "indicator_points", "execution_heading_points")
_REVIEW_POINTS = ("review_completeness", "review_relevance", "review_adequacy", "review_feasibility")


_MONTHS = re.compile(r"(?<!\d)1月?份?[-—–~至到]+(1[0-2]|[2-9])月")
_MONTH = re.compile(r"(?<![\d.])(1[0-2]|[1-9])月")


def _signatures(form: RawForm) -> Row:
    """A place for a signature that is there but blank is an empty text."""
    return {name: form.head[name].text or "" for name in SIGNATURES if name in form.head}


def _as_of_month(form: RawForm) -> int | None:
    """The last month that a monitoring form covers: 1—7月 in its period or its title, or the one month named there."""
    if form.form_type is not FormType.MONITORING:
        return None
    for cell in (form.head.get("period"), Cell(form.title), form.head.get("project_name")):
        text = re.sub(r"\s+", "", ((cell and cell.text) or "").translate(HALF_WIDTH))
        if found := _MONTHS.search(text):
            return int(found[1])
        months = set(_MONTH.findall(text))
        if len(months) == 1:
            return int(months.pop())
    return None


def _fiscal_year(form: RawForm, reader: _Reader) -> int | None:
    cell = form.head.get("fiscal_year")
    if found := _YEAR.search(((cell and cell.text) or form.title).translate(HALF_WIDTH)):
        return int(found[0])
    if cell and cell.text:
        reader.note(FISCAL_YEAR, "fiscal_year", cell, f"“{cell.text}”里没有四位数的年度")
    return None


# --- Funds ---------------------------------------------------------------------------------------------------------

_AMOUNTS = ("initial_budget", "full_year_budget", "executed", "forecast")
_TOTAL = re.compile(r"总额|合计|总计|总预算|总投资|^预算数|^预算安排|^年初预算$|资金投入$|^总资金")
_OTHER_PERIOD = re.compile(r"实施期|中期|长期")
_REQUEST = re.compile(r"申报数|已下达|批复数")
_WHOLE_FISCAL = re.compile(r"^(?:本年|当年|年度|本级)?(?:一般公共预算)?财政(?:拨款|资金)(?:小计)?$")
_LEVELS = re.compile(r"^(?:其中:)?(?:上级|本级|中央|省|自治区|市|州|盟|地区|县|区|乡|镇)")


def _fund_rows(form: RawForm, findings: list[Finding]) -> list[Row]:
    usual = _multiplier(form, findings)
    roles = fund_roles([cell.text or "" if (cell := line.get("label")) else "" for line in form.funds])
    return [
        _fund_row(_Reader(form, findings, "fund", row), line, role, usual)
        for row, (line, role) in enumerate(zip(form.funds, roles, strict=True))
    ]


def _fund_row(reader: _Reader, line: Line, role: str, usual: int) -> Row:
    line = reader.computed(line)
    label_unit = _UNIT_IN_TEXT.search(line["label"].text or "") if "label" in line else None
    usual = _MULTIPLIERS[label_unit[0]] if label_unit else usual
    cells = {name: line[f"{name}_text"] for name in _AMOUNTS if f"{name}_text" in line}
    rate = line.get("execution_rate_text", _NOTHING)
    kind, value, places = _rate(rate.text)
    return {
        **_texts(line, Grain.FUND),
        "is_total": role == "total",
        "is_component": role == "component",
        **{f"{name}_amount": reader.amount(cell, f"{name}_text", usual) for name, cell in cells.items()},
        "unit_in_cell": any(split[1] for cell in cells.values() if (split := _split(cell.text))),
        "fund_points": reader.points(line, "fund_points"),
        "fund_score": reader.points(line, "fund_score"),
        "execution_rate_kind": kind,
        "execution_rate_value": value,
        "execution_rate_places": places,
    }


def _multiplier(form: RawForm, findings: list[Finding]) -> int:
    """Yuan per unit of the form's amounts; 万元 where the form does not say."""
    cell = form.head.get("amount_unit", _NOTHING)
    if found := _UNIT_IN_TEXT.search(cell.text or ""):
        return _MULTIPLIERS[found[0]]
    if cell.text:
        message = f"不认识金额单位“{cell.text}”，已按万元计"
        _Reader(form, findings).note(AMOUNT_UNIT, "amount_unit", cell, message)
    return _DEFAULT_MULTIPLIER


def fund_roles(labels: Sequence[str]) -> list[str]:
    """What each money line is: "total", "component" of it, or "" for a part of a component or another period.

    A classification beside another (基本支出/项目支出 below 一般公共预算/其他资金) counts as components too: each split
    is complete, so together they are a multiple of the total. The first total of the year is the total.
    """
    cleaned = [re.sub(r"\s+", "", label.translate(HALF_WIDTH)) for label in labels]
    totals = [row for row, label in enumerate(cleaned) if _TOTAL.search(label)]
    yearly = [row for row in totals if not _OTHER_PERIOD.search(cleaned[row])] or totals
    total = yearly[0] if yearly else 0 if len(cleaned) == 1 else None
    roles: list[str] = []
    parent = nested = other_period = False
    for row, label in enumerate(cleaned):
        if row in totals:
            other_period = row != total and bool(_OTHER_PERIOD.search(label))
        of_which = label.startswith("其中")
        nested = bool(_LEVELS.match(label)) and ((parent and of_which) or nested)
        parent = parent if nested else bool(_WHOLE_FISCAL.match(label.removeprefix("其中:")))
        outside = row in totals or nested or other_period or _REQUEST.search(label)
        roles.append("total" if row == total else "" if outside else "component")
    return roles


def _rate(text: str | None) -> tuple[str, int | None, int | None]:
    """Kind, percentage ×10⁴ and decimals of an execution rate as printed; a bare number is read as a percentage."""
    split = _split(text)
    if split == ():
        return "BLANK", None, None
    if not split or split[1] not in {"", "%"}:
        return "OTHER", None, None
    try:
        value = to_scaled(split[0], Unit.VALUE.places).number
    except TooLargeError:
        return "OTHER", None, None
    return ("PERCENT" if split[1] else "BARE"), value, len(split[0].partition(".")[2])


# --- Indicators ----------------------------------------------------------------------------------------------------


def _indicator_rows(form: RawForm, findings: list[Finding]) -> list[Row]:
    return [_indicator_row(_Reader(form, findings, "indicator", row), line) for row, line in enumerate(form.indicators)]


def _indicator_row(reader: _Reader, line: Line) -> Row:
    line = reader.computed(line)
    texts = _texts(line, Grain.INDICATOR)
    line = _with_initial_target(line)
    text = {name: cell.text for name, cell in line.items()}
    target_text = _composed(text, "target")
    target = reader.notation(line.get("target_text", _NOTHING), "target_text", target_text)
    actual_text = _composed({"actual_unit": text.get("target_unit")} | text, "actual")
    actual = reader.notation(line.get("actual_text", _NOTHING), "actual_text", actual_text)
    forecast = read_notation(_with_unit(text.get("forecast_text"), text.get("target_unit")))
    level1, level2 = text.get("level1") or "", text.get("level2") or ""
    return {
        **texts,
        **_read("target", target),
        **_read("actual", actual),
        "target_text": target_text,
        "forecast_value": forecast.value if forecast.kind == "NUMBER" else None,
        "forecast_unit": forecast.unit,
        "dimension": dimension(level1, level2) if level1 or level2 else None,
        "sub_dimension": sub_dimension(level1, level2),
        "level1_points": _heading_points(reader, line, "level1"),
        "level2_points": _heading_points(reader, line, "level2"),
        "name_unit": unit_in_name(text.get("level3") or ""),
        "max_points": reader.points(line, "max_points"),
        "score": reader.points(line, "score_text"),
        "is_applicable": not any("不适用" in (text.get(name) or "") for name in _SAYS_APPLICABLE),
        "is_core": _flag(text.get("is_core")),
        **{name: reader.number(line.get(name, _NOTHING), name, Unit.VALUE, {}) for name in _COMPARED},
        "usual_unit_amount": reader.number(
            line.get("usual_unit_amount", _NOTHING), "usual_unit_amount", Unit.AMOUNT, {}
        ),
        "curve": reader.curve(line, "curve"),
        "curve_is_share": _flag(text.get("curve_is_share")),
        "curve_is_cumulative": _flag(text.get("curve_is_cumulative")),
    }


def _with_initial_target(line: Line) -> Line:
    """An adjusted target left blank is the initial one."""
    initial = line.get("initial_target_text", _NOTHING)
    return {**line, "target_text": initial} if initial.text and not line.get("target_text", _NOTHING).text else line


_COMPARED = ("earlier_value", "similar_value")
_SAYS_APPLICABLE = ("target_text", "actual_text", "score_text", "is_applicable")


def _read(name: str, notation: Notation) -> Row:
    return {
        f"{name}_kind": notation.kind,
        f"{name}_operator": notation.operator,
        f"{name}_value": notation.value,
        f"{name}_value_to": notation.value_to,
        f"{name}_unit": notation.unit,
    }


def _composed(text: Mapping[str, str | None], name: str) -> str | None:
    """Operator, value and unit in one text, where the form parts them into columns."""
    operator, value = text.get(f"{name}_operator"), text.get(f"{name}_text")
    with_unit = _with_unit(value, text.get(f"{name}_unit"))
    if operator and read_operator(operator) and read_notation(value).operator is None:
        return operator + (with_unit or "")
    return with_unit


def composed_text(value: str | None, unit: str | None, operator: str | None) -> str | None:
    """Operator, value and unit in one text, as a form that parts them into columns is read."""
    return _composed({"one_text": value, "one_unit": unit, "one_operator": operator}, "one")


_NO_UNITS = frozenset({"无", "定性", "定量"})


def _with_unit(value: str | None, unit: str | None) -> str | None:
    """The value with the unit of the unit column, unless it brings one itself or is no number.

    A word that no list of units holds (标段) is one where the two read as one number.
    """
    notation = read_notation(value)
    bare = notation.unit is None and notation.kind in {"NUMBER", "RANGE", "BLANK"}
    if not unit or not bare:
        return value
    joined = (value or "") + unit
    known = read_unit(unit) or (unit not in _NO_UNITS and read_notation(joined).unit and notation.kind != "BLANK")
    return joined if known else value


def _heading_points(reader: _Reader, line: Line, level: str) -> int | None:
    """Points of a level, from their own cell or from the heading: 产出指标(50分). A permitted range gives none."""
    cell = line.get(f"{level}_points", _NOTHING)
    if cell.text:
        is_range = _POINTS_RANGE.fullmatch(cell.text.translate(HALF_WIDTH))
        return None if is_range else reader.points(line, f"{level}_points")
    heading = line.get(level, _NOTHING)
    found = _POINTS_IN_HEADING.search(heading.text or "")
    return reader.number(Cell(found[1] or found[2], heading.place), level, Unit.POINTS, {}) if found else None


def _flag(text: str | None) -> bool | None:
    return True if text in _YES else False if text in _NO else None


_NAME_UNIT = re.compile(r"\((?:[≥≤>=<]*[*×xX_]*)?([^()]+)\)$|(?<!\d)([%‰])$")


@lru_cache(maxsize=65_536)
def unit_in_name(name: str) -> str | None:
    """The unit that an indicator's name ends with: 支持企业数量(家), 完成及时率%."""
    found = _NAME_UNIT.search(re.sub(r"\s+", "", name.translate(HALF_WIDTH)))
    return read_unit(found[1] or found[2]) if found else None


_DIMENSION_WORDS: Sequence[tuple[str, str]] = (
    ("成本", "COST"),
    ("满意", "SATISFACTION"),
    ("效益|效果|影响", "OUTCOME"),
    ("产出|项目完成|完成指标|履职", "OUTPUT"),
    ("决策|立项", "DECISION"),
    ("过程", "PROCESS"),
    ("管理|预算执行|资金执行", "MANAGEMENT"),
    ("年度目标|总体目标|绩效目标", "GOAL"),
)
_SUB_DIMENSION_WORDS: Sequence[tuple[str, str]] = (
    ("满意", "SATISFACTION"),
    ("经济成本", "ECONOMIC_COST"),
    ("社会成本", "SOCIAL_COST"),
    ("环境成本|生态成本", "ENVIRONMENTAL_COST"),
    ("成本", "COST"),
    ("数量", "QUANTITY"),
    ("质量", "QUALITY"),
    ("时效|进度|及时", "TIMELINESS"),
    ("持续", "SUSTAINED_IMPACT"),
    ("生态|环境", "ENVIRONMENTAL"),
    ("经济", "ECONOMIC"),
    ("社会", "SOCIAL"),
)


def _first_word(words: Sequence[tuple[str, str]], text: str) -> str | None:
    return next((name for pattern, name in words if re.search(pattern, text)), None)


@lru_cache(maxsize=4_096)
def dimension(level1: str, level2: str) -> str:
    """The level-1 family of `frames.DIMENSIONS`; where level 1 says only 绩效, level 2 decides."""
    return _first_word(_DIMENSION_WORDS, level1) or _first_word(_DIMENSION_WORDS, level2) or "OTHER"


@lru_cache(maxsize=4_096)
def sub_dimension(level1: str, level2: str) -> str | None:
    """The level-2 family of `frames.SUB_DIMENSIONS`; a blank level 2 is told by level 1 or null."""
    if level2:
        return _first_word(_SUB_DIMENSION_WORDS, level2) or "OTHER"
    return _first_word(_SUB_DIMENSION_WORDS, level1)
