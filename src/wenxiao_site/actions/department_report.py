"""The performance report of a unit on itself as Word: numbers from the records, judgements as people wrote them.

Every piece has a bookmark, so that an edited document can be read back: what people write is taken, numbers are
compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from wenxiao.kernel.scales import Unit as Measure
from wenxiao.kernel.scales import show
from wenxiao_site.actions import department_figures as known
from wenxiao_site.actions.appraisal_report import ten_thousands
from wenxiao_site.actions.auditing import local_day
from wenxiao_site.adapters import charts
from wenxiao_site.adapters import official_word as word
from wenxiao_site.registry.models import Grade

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wenxiao.forms.departments import Ratio
    from wenxiao_site.actions.merging import Content
    from wenxiao_site.registry.models import DepartmentReport

    Series = tuple[str, tuple[int, ...]]

PASSAGES: Final = {
    "overview": ("（一）部门职能、机构设置和年度任务", "写明主要职能、内设和所属单位、年度主要任务。"),
    "budget_analysis": ("（二）预算编制和执行分析", "分析预算调整、执行进度和结转结余的原因。"),
    "conclusion": ("（二）自评结论", "对全年绩效目标完成情况作出总体判断。"),
    "operation": ("（二）基本运行绩效分析", "说明预算管理、财务管理、采购和资产管理的情况。"),
    "duties": ("（二）重点履职绩效分析", "逐项说明重点任务的产出、效益和满意度。"),
    "problems": ("（一）存在问题", "写明问题和原因，应与扣分的指标相对应。"),
    "measures": ("（二）改进措施", "逐个问题写明措施、责任人和期限。"),
    "other": ("七、其他需要说明的问题", "没有可以写“无”。"),
}
"""What people write: the column → its heading in the report, and what belongs there."""

PASSAGE: Final = "wx_p_"
"""How the bookmarks of passages begin."""

REPORT: Final = "wx_report_"
"""How the bookmark on the title begins; then the report and the revision that was written."""

_TO_WRITE: Final = "【请填写】"
_MOST_PROJECTS: Final = 300
"""Projects that the list at the end names."""


@dataclass(frozen=True, slots=True)
class Told:
    """A report with everything that its document shows. `duties`: code of a project → the duty that it serves."""

    row: DepartmentReport
    figures: Content
    duties: Mapping[str, str]
    ratios: list[Ratio]


def told(row: DepartmentReport, figures: Content, duties: Mapping[str, str]) -> Told:
    """A report with its ratios computed."""
    resolution = known.rules_of_year(row.unit, row.fiscal_year)
    return Told(row, figures, duties, known.ratios(figures, duties, known.typed_of(row), resolution))


def is_to_write(text: str) -> bool:
    """Whether a paragraph only says what belongs there."""
    return text.startswith(_TO_WRITE)


def written(of: Told, *, draws: bool = True) -> bytes:
    """The document; without its drawings, which take the most time, where only its words are compared."""
    row = of.row
    pieces: list[word.Piece] = [
        ("mark", f"{REPORT}{row.pk}_{row.revision}"),
        ("part", f"（{row.fiscal_year} 年度，数据截至 {_date(row)}）"),
        *_heading("overview", "一、部门概况"),
        *_passage(row, "overview"),
        ("mark", "wx_n_scope"),
        ("part", "（二）项目和资金"),
        ("text", _scope(of)),
        *_heading("budget", "二、预算编制与执行情况"),
        ("mark", "wx_n_budget"),
        ("part", "（一）预算执行情况"),
        ("text", _budget(of)),
        *_picture("years", _years(of) if draws else None),
        *_table("units", _units(of)),
        *_passage(row, "budget_analysis"),
        *_heading("conclusion", "三、自评结论"),
        ("mark", "wx_n_results"),
        ("part", "（一）项目自评结果"),
        ("text", _results(of)),
        *_picture("grades", _grades(of) if draws else None),
        *_passage(row, "conclusion"),
        *_heading("operation", "四、基本运行绩效"),
        ("mark", "wx_n_operation"),
        ("part", "（一）共性指标"),
        *_table("ratios", _ratios(of)),
        *_passage(row, "operation"),
        *_heading("duties", "五、重点履职绩效"),
        ("mark", "wx_n_duties"),
        ("part", "（一）重点任务和指标完成情况"),
        ("text", _missed_words(of)),
        *_table("duties", _duties(of)),
        *_table("missed", _missed(of)),
        *_table("others", _others(of)),
        *_passage(row, "duties"),
        *_heading("problems", "六、存在问题及改进措施"),
        *_passage(row, "problems"),
        *_passage(row, "measures"),
        *_passage(row, "other", kind="heading"),
    ]
    signed = [row.unit.name, _date(row)]
    title = f"{row.unit.name}{row.fiscal_year}年度绩效自评报告"
    return word.written(title, signed, pieces, annex=_table("projects", _projects(of)))


def _date(row: DepartmentReport) -> str:
    day = local_day(row.figures_at)
    return f"{day.year}年{day.month}月{day.day}日"


def _heading(name: str, text: str) -> list[word.Piece]:
    return [("mark", f"wx_h_{name}"), ("heading", text)]


def _passage(row: DepartmentReport, name: str, kind: str = "part") -> list[word.Piece]:
    title, hint = PASSAGES[name]
    text = getattr(row, name)
    told = ("text", text) if text else ("judgement", f"{_TO_WRITE}{hint}")
    return [("mark", f"{PASSAGE}{name}"), (kind, title), told]


def _table(name: str, table: word.Table | None) -> list[word.Piece]:
    return [("mark", f"wx_t_{name}"), ("table", table)] if table is not None and table.rows else []


def _picture(name: str, picture: word.Picture | None) -> list[word.Piece]:
    return [("mark", f"wx_c_{name}"), ("picture", picture)] if picture is not None else []


# --- Sentences --------------------------------------------------------------------------------------------------------


def _scope(of: Told) -> str:
    units, projects = known.by_unit(of.figures), of.figures["projects"]
    budget = sum(each["budget"] for each in units)
    return (
        f"{of.row.fiscal_year}年度列入预算的项目 {len(projects)} 个，涉及 {len(units)} 个单位，"
        f"全年预算 {ten_thousands(budget)} 万元。"
    )


def _budget(of: Told) -> str:
    ratio = {each.name: each for each in of.ratios}
    names = ("budget_completion_rate", "budget_adjustment_rate", "carry_over_rate", "carry_over_change_rate")
    parts = [f"{ratio[name].label} {ratio[name].why.value}" for name in names if ratio[name].value is not None]
    return f"{'，'.join(parts)}。" if parts else "没有预算数据。"


def _results(of: Told) -> str:
    projects, missing = of.figures["projects"], known.missing(of.figures)
    done = [each["score"] for each in projects if each["score"] is not None]
    words = f"应自评项目 {len(projects)} 个，已完成 {len(done)} 个。"
    if done:
        grades = "、".join(
            f"{each['grade']} {each['projects']} 个" for each in known.by_grade(of.figures) if each["projects"]
        )
        words += f"平均得分 {show(_mean(sum(done), len(done)), Measure.POINTS)}，其中{grades}。"
    if missing:
        words += f"没有完成自评的项目：{'、'.join(missing)}。"
    return words


def _missed_words(of: Told) -> str:
    missed = of.figures["missed"]
    if not missed["lines"]:
        return "还没有已采纳的项目自评，指标完成情况无法统计。"
    words = f"项目自评共 {missed['lines']} 个指标，其中 {missed['count']} 个没有得满分。"
    shown = len(missed["rows"])
    return f"{words}下表列出扣分最多的 {shown} 个。" if shown < missed["count"] else words


def _mean(total: int, count: int) -> int:
    """The mean, half up, of numbers that are not below zero."""
    return (2 * total + count) // (2 * count)


def _rate(part: int, whole: int) -> int | None:
    return _mean(part * 10_000, whole) if whole > 0 <= part else None


# --- Tables and drawings ----------------------------------------------------------------------------------------------


def _years(of: Told) -> word.Picture | None:
    years = of.figures["years"]
    names = tuple(f"{each['year']} 年" for each in years)
    columns = (("预算", "budget"), ("执行", "executed"))
    amounts = tuple((label, tuple(each[key] // 1_000_000 for each in years)) for label, key in columns)
    return _drawn("图1  历年预算和执行", names, amounts, "万元")


def _grades(of: Told) -> word.Picture | None:
    grades = known.by_grade(of.figures)
    counts = tuple(each["projects"] for each in grades)
    return _drawn("图2  项目自评等级分布", tuple(each["grade"] for each in grades), (("项目数", counts),), "个")


def _drawn(caption: str, names: tuple[str, ...], series: tuple[Series, ...], unit: str) -> word.Picture | None:
    """A chart, drawn once for the same numbers; None where this machine has no font for it."""
    png = _png(names, series, unit)
    return None if png is None else word.Picture(caption, png)


@lru_cache(maxsize=64)
def _png(names: tuple[str, ...], series: tuple[Series, ...], unit: str) -> bytes | None:
    return charts.bars(names, series, unit)


def _units(of: Told) -> word.Table:
    rows = [
        (
            each["unit"],
            f"{each['evaluated']} / {each['projects']}",
            ten_thousands(each["budget"]),
            ten_thousands(each["executed"]),
            show(_rate(each["executed"], each["budget"]), Measure.RATIO),
            _points(_mean(each["scores"], each["evaluated"])) if each["evaluated"] else "—",
        )
        for each in known.by_unit(of.figures)
    ]
    head = ("单位", "完成自评/项目数", "全年预算", "全年执行", "预算完成率", "平均得分")
    return word.Table(
        "表1  各单位预算执行和自评情况（万元、分）", head, rows, frozenset(range(1, 6)), widths=(46, 24, 25, 25, 20, 16)
    )


def _points(number: object) -> str:
    return show(number, Measure.POINTS).removesuffix(" 分")


def _ratios(of: Told) -> word.Table:
    rows = [
        (each.label, each.why.words, each.why.numbers if each.value is not None else "缺少数据", each.why.value)
        for each in of.ratios
    ]
    head = ("指标", "公式", "计算", "结果")
    return word.Table("表2  部门整体支出共性指标", head, rows, frozenset({3}), widths=(34, 46, 54, 22))


def _duties(of: Told) -> word.Table:
    rows = [
        (
            of.duties[each["code"]],
            each["name"],
            ten_thousands(each["budget"]),
            show(_rate(each["executed"] or 0, each["budget"] or 0), Measure.RATIO),
            f"{each['outputs_completed'] or 0} / {each['outputs_planned'] or 0}",
        )
        for each in sorted(of.figures["projects"], key=lambda each: of.duties.get(each["code"], ""))
        if each["code"] in of.duties
    ]
    head = ("重点任务", "项目", "全年预算", "预算完成率", "产出指标完成")
    return word.Table("表3  重点任务和项目（万元、个）", head, rows, frozenset({2, 3, 4}), widths=(40, 50, 24, 20, 22))


def _missed(of: Told) -> word.Table:
    rows = [
        (
            each["project"],
            each["indicator"],
            each["target"],
            each["actual"],
            f"{_points(each['score'])} / {_points(each['most'])}",
            each["reason"] or "—",
        )
        for each in of.figures["missed"]["rows"]
    ]
    head = ("项目", "指标", "指标值", "实际完成值", "得分/分值", "偏差原因及改进措施")
    return word.Table("表4  没有得满分的指标", head, rows, frozenset({4}), widths=(32, 24, 20, 22, 24, 34))


def _others(of: Told) -> word.Table:
    rows = [
        (each["kind"], each["name"], _points(each["score"]) if each["score"] is not None else "—", each["grade"])
        for each in of.figures["others"]
    ]
    head = ("种类", "对象", "得分", "等级")
    return word.Table("表5  部门和财政部门的评价结果（分）", head, rows, frozenset({2}), widths=(36, 80, 22, 18))


def _projects(of: Told) -> word.Table:
    rows = [
        (
            str(number),
            each["name"],
            each["unit"],
            ten_thousands(each["budget"]),
            show(_rate(each["executed"] or 0, each["budget"] or 0), Measure.RATIO),
            "—" if each["score"] is None else _points(each["score"]),
            Grade(each["grade"]).label if each["grade"] else "未完成",
        )
        for number, each in enumerate(of.figures["projects"][:_MOST_PROJECTS], start=1)
    ]
    more = len(of.figures["projects"]) - len(rows)
    caption = f"附表  项目支出绩效自评结果{f'（另有 {more} 个项目见系统）' if more else ''}（万元、分）"
    head = ("序号", "项目", "单位", "全年预算", "预算完成率", "得分", "等级")
    return word.Table(caption, head, rows, frozenset({3, 4, 5}), widths=(11, 44, 33, 24, 18, 15, 11))
