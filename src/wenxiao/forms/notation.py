"""Reads what people write in a target or an actual cell: "≥95%", "不少于12种", "12月底前", "338户889人".

A number is a number only when the text states exactly one, with an optional operator and unit; everything else is
named for what it is, and `Notation.problem` says in one sentence why it is not a number. The printed unit is kept with
its magnitude (20万元 is 20 of 万元), so that a target and an actual printed alike stay alike. The writings are those of
published forms; the spec test lists them all.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from functools import lru_cache

from wenxiao.kernel.scales import LARGEST, TooLargeError, plain, to_scaled

VALUE_PLACES = 4
LONGEST = 120
"""Longer texts are prose and are not searched for a number."""


@dataclass(frozen=True, slots=True)
class Notation:
    """One reading of a text.

    `kind`: of `frames.TARGET_KINDS`. `operator`: of `frames.OPERATORS` or None. `value`, `value_to`: ×10⁴; for a DATE
    the first and last day as yyyymmdd (year 0 where none is printed; `value` None for a deadline), likewise ×10⁴.
    `unit`: as printed, synonyms unified, percent as "%". `places`: decimals printed. `problem`: Chinese, why the text
    is not a plain number or what is odd about it; empty where there is nothing to say.
    """

    kind: str
    operator: str | None = None
    value: int | None = None
    value_to: int | None = None
    unit: str | None = None
    problem: str = ""
    places: int | None = None


HALF_WIDTH = str.maketrans(
    {0x3000: " "}
    | {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    | {
        ord(glyph): plain_glyph
        for glyph, plain_glyph in zip("﹤﹥﹦═﹪﹙﹚【】〔〕−﹣﹢", "<>==%()()()--+", strict=True)
    }
)

_OPERATOR_WORDS = {
    "GE": "≥ ≧ ⩾ ≮ >= => 》= 大于等于 大于或等于 不低于 不得低于 不少于 不得少于 不小于 至少 达到 达",
    "LE": "≤ ≦ ⩽ ≯ <= =< 《= 小于等于 小于或等于 不高于 不得高于 不超过 不得超过 不超 不大于 不多于 至多 最多 控制在",
    "EQ": "= == 等于 二",
    "GT": "> 》 大于 超过 高于 多于",
    "LT": "< 《 小于 少于 低于 不足 不到",
}
_SUFFIX_WORDS = {"GE": "以上 及以上 或以上 及以上的", "LE": "以内 以下 之内 及以下 内"}
_NAMES = {word: name for name, words in _OPERATOR_WORDS.items() for word in words.split()}
_SUFFIXES = {word: name for name, words in _SUFFIX_WORDS.items() for word in words.split()}

_UNIT_WORDS = (
    "% ‰ 百分比 百分点 个百分点 比例 人次 人天 人日 人月 人份 人 户次 户 名 位 个月 个 项次 项 家次 家 次 件 起 例 "
    "条 台套 台 套 批次 批 期 篇 份 座 处 所 亩次 亩 公顷 平方公里 平方千米 平方米 平方 平米 ㎡ m² 立方米 立方 m³ "
    "方 公里 千米 km 米 m 厘米 cm 毫米 mm 吨 千克 公斤 kg 毫克 微克 克 斤 升 辆 架次 架 艘 栋 幢 间 场次 场 节 课时 "
    "学时 小时 分钟 秒 天 工作日 个工作日 日 周岁 周 季度 月 年 岁 元 美元 欧元 头 只 羽 株 棵 单 张 块 本 册 部 支 根 "
    "盏 对 双 门 口 眼 片 段 组 村 镇 乡 社区 级 度 千瓦时 千瓦 兆瓦 千伏 分贝 ℃ 倍 分 点 类 种 款 样 届 宗 桩 幅 面 "
    "顿 餐 床 席 包 箱 盒 瓶 桶 袋 卷 枚 颗 粒 把 副 笔 车次 车 班次 班 轮 回 人员 GB TB t h"
).split()
_SAME_UNITS = {
    "百分比": "%", "比例": "%", "个百分点": "百分点", "名": "人", "位": "人", "人员": "人", "平米": "平方米",
    "平方": "平方米", "㎡": "平方米", "m²": "平方米", "平方千米": "平方公里", "m³": "立方米", "立方": "立方米",
    "km": "公里", "千米": "公里", "m": "米", "cm": "厘米", "mm": "毫米", "公斤": "千克", "kg": "千克", "t": "吨",
    "h": "小时", "周岁": "岁", "个工作日": "工作日", "日": "天",
}  # fmt: skip
_PERIODS = frozenset("年 半年 季 季度 月 周 旬 天".split())
_TIMES = frozenset("次 场 场次 期 轮 回 班次".split())


def _either(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+"
_MAGNITUDE = "万亿|千亿|百亿|亿|千万|百万|十万|万"
_BASE = rf"(?:{_MAGNITUDE})?(?:{_either(_UNIT_WORDS)})|{_MAGNITUDE}"
_UNIT = rf"(?:{_BASE})(?:(?:[/每*·•]|(?<=/)[A-Za-z])(?:{_either(_UNIT_WORDS)}|[\u4e00-\u9fff]{{1,3}}?(?=[/每*·•]|$)))*"
_SUFFIX = _either(_SUFFIXES)
_TAIL = r"[\u4e00-\u9fffA-Za-z]{0,6}"

_LEADING = re.compile(rf"({_either(_NAMES)})")
_PLAIN = re.compile(rf"(?P<lead>[^\d,;。、]{{0,16}}?)(?P<number>-?(?:{_NUMBER}))(?P<rest>[^\d,;。、]*)")
_REST = re.compile(rf"(?P<unit>{_UNIT})?(?:百分比)?(?P<suffix>{_SUFFIX})?(?P<tail>{_TAIL})")
_UNIT_ONLY = re.compile(_UNIT)
_RANGE = re.compile(
    rf"(?P<lead>[^\d,;。、]{{0,16}}?)(?P<number>-?(?:{_NUMBER}))(?P<unit>{_UNIT})?(?:-+|—+|–|~|至|到)"
    rf"(?P<number_to>{_NUMBER})(?P<rest>[^\d,;。、]*)"
)
_TOLERANCE = re.compile(rf"[^\d,;。、]{{0,16}}?±(?P<number>{_NUMBER})(?P<rest>[^\d,;。、]*)")
_TOO_LARGE = f"超过了能计算的最大数 {plain(LARGEST, VALUE_PLACES)}"
_DIGITS = re.compile(_NUMBER)
_SPELT_PERCENT = re.compile(r"百分之(百|\d+(?:\.\d+)?)")
_SPELT_ZERO = re.compile(r"^零(?![星售散基碎])")
_SEVERAL = re.compile(rf"[^\d。;]{{0,8}}(?>{_NUMBER})(?:[^\d。;]{{1,8}}(?>{_NUMBER}))+[^\d。;]{{0,6}}")
_ORDINAL = re.compile(r"[第前]$")
_NO_UNIT = re.compile(r"(?:全部|均|已|按[时期])*(?:完成|目标|达标|合格|任务|左右)*")
_ABOUT = re.compile(r"(?:约|大约|近|左右|上下)")
_PER = re.compile(rf"每({_either(_UNIT_WORDS)}|头|季)")
_REMARK = re.compile(r"\(([^()]*)\)")
_ASIDE = re.compile(r"OCR|应为|含|注|数值空|百分比")
_PLACEHOLDER = re.compile(r"[×xX*Ⅹ]{2,}|_{2,}|…|\?{2,}")
_CELL_ERROR = re.compile(r"#[A-Z/0!?]+|[+-]?(?:nan|inf|infinity)|∞", re.IGNORECASE)
_DASHES = re.compile(r"[-—–/\\.·]*")
_YES_NO = re.compile(r"(?:.*:)?(?:是|否|有|无|√|yes|no)", re.IGNORECASE)
_DONE = re.compile(
    r"(?:已经?|均|全部|全面|基本|部分|未能?|正在)*(?:完成|达成|达标|达到|实现)(?:了)?(?:年度|全部)?(?:预期|既定)?(?:指标|目标|任务|要求)?"
    r"(?:并具有一定效果|且效果较差)?"
)
_WORDS = re.compile(r"[\u4e00-\u9fffA-Za-z]")


def read_notation(text: str | None) -> Notation:
    """What a target or actual says. Never raises; equal texts are read once."""
    if text is None:
        return Notation("BLANK")
    if len(text) > LONGEST:
        return Notation("QUALITATIVE")
    return _read(text)


def read_unit(text: str) -> str | None:
    """A unit of measure in its unified name (百分比 → %), None where the text is not one."""
    squeezed = _squeezed(text)
    bare = _REMARK.sub("", squeezed) or squeezed
    return _unified(bare) if _UNIT_ONLY.fullmatch(bare) else None


def read_operator(text: str) -> str | None:
    """An operator that stands alone in its cell, None where the text is not one."""
    return _NAMES.get(_squeezed(text))


@lru_cache(maxsize=65_536)
def _read(text: str) -> Notation:
    notation = _noted(_squeezed(text))
    return replace(notation, problem=f"“{text.strip()}”{notation.problem}") if notation.problem else notation


def _noted(squeezed: str) -> Notation:
    if _DASHES.fullmatch(squeezed):
        return Notation("BLANK")
    if _CELL_ERROR.fullmatch(squeezed):
        return Notation("UNREAD", problem="是公式错误值，不是数")
    if _PLACEHOLDER.search(_REMARK.sub("", squeezed) or squeezed):
        return Notation("UNREAD", problem="里有没有填写的占位符")
    bare = _REMARK.sub("", squeezed) or squeezed.strip("()")
    bare = _SPELT_ZERO.sub("0", _SPELT_PERCENT.sub(lambda spelt: f"{spelt[1].replace('百', '100')}%", bare))
    for reader in (_state, _date, _range, _number, _without_number):
        if notation := reader(bare):
            return _with_remarks(notation, squeezed)
    return _several_or_words(bare)


def _squeezed(text: str) -> str:
    """Half-width, without blanks; two numbers that only a blank parts stay parted."""
    half_width = re.sub(r"(?<=\d)\s+(?=\d)", ";", text.translate(HALF_WIDTH).strip())
    return re.sub(r"(?<=m)[23](?!\d)", lambda power: "²³"[int(power[0]) - 2], re.sub(r"\s+", "", half_width))


def _unified(unit: str) -> str:
    """Synonyms of each part under one name: 元/平米 → 元/平方米, 万m³ → 万立方米."""
    parts = re.split(rf"([/每*·•]|^(?:{_MAGNITUDE}))", unit)
    return "".join("/" if part == "每" else _SAME_UNITS.get(part, part) for part in parts)


def _with_remarks(notation: Notation, squeezed: str) -> Notation:
    """A remark in brackets may bring the unit; one that brings a number of its own leaves no single number."""
    remarks = [each for each in _REMARK.findall(squeezed) if not _ASIDE.search(each)]
    if notation.kind != "NUMBER":
        return notation
    if any(_DIGITS.search(each) for each in remarks):
        return Notation("COMPOSITE", notation.operator, problem="的括号里另有数字，不能确定以哪个数为准")
    units = [each for each in remarks if _UNIT_ONLY.fullmatch(each)]
    return replace(notation, unit=_unified(units[0])) if units and not notation.unit else notation


def _state(bare: str) -> Notation | None:
    if _YES_NO.fullmatch(bare):
        return Notation("YES_NO")
    return Notation("DONE") if _DONE.fullmatch(bare.lstrip("=")) else None


# --- Numbers -------------------------------------------------------------------------------------------------------


def _scaled(digits: str) -> tuple[int, int, bool]:
    """The number ×10⁴, its printed decimals, and whether it had more than four."""
    cleaned = digits.replace(",", "")
    scaled = to_scaled(cleaned, VALUE_PLACES)
    return scaled.number, len(cleaned.partition(".")[2]), scaled.rounded


def _number(bare: str) -> Notation | None:
    found = _PLAIN.fullmatch(bare)
    if not found or _ORDINAL.search(found["lead"]):
        return None
    operator, lead = _operator_of(found["lead"])
    rest = _rest(found["rest"])
    if rest is None or len(lead) > 12:
        return None
    unit, suffix = rest
    try:
        value, places, rounded = _scaled(found["number"])
    except TooLargeError:
        return Notation("UNREAD", operator, problem=_TOO_LARGE)
    if operator and suffix and operator != suffix:
        return Notation("UNREAD", problem="前后的运算符相互矛盾")
    per = "*".join(_unified(each) for each in _PER.findall(lead))
    unit = f"{unit or ''}/{per}" if per else unit
    notation = Notation(_kind_of(unit), suffix or operator, value, None, unit, "", places)
    if _ABOUT.search(lead + found["rest"]):
        return replace(notation, problem="是约数，没有达标的界限")
    return replace(notation, problem="的小数超过四位，按四位计算") if rounded else notation


def _operator_of(lead: str) -> tuple[str | None, str]:
    """The operator in the words before a number, and the rest of them. An OCR 二 counts only right at the number."""
    for found in _LEADING.finditer(lead):
        if found[0] != "二" or found.end() == len(lead):
            return _NAMES[found[0]], lead.replace(found[0], "", 1)
    return None, lead


def _rest(rest: str) -> tuple[str | None, str | None] | None:
    """Unit and trailing operator of what follows a number; None where that is more than a unit and a few words."""
    found = _REST.fullmatch(rest)
    if found and (found["unit"] or found["suffix"]):
        return (_unified(found["unit"]) if found["unit"] else None), _SUFFIXES.get(found["suffix"] or "")
    if _NO_UNIT.fullmatch(rest):
        return None, None
    return (rest, None) if found and len(rest) <= 6 else None


def _kind_of(unit: str | None) -> str:
    counted, _, period = (unit or "").partition("/")
    return "FREQUENCY" if counted in _TIMES and period in _PERIODS else "NUMBER"


def _range(bare: str) -> Notation | None:
    found = _RANGE.fullmatch(bare) or _TOLERANCE.fullmatch(bare)
    rest = _rest(found["rest"]) if found else None
    if not found or rest is None:
        return None
    unit = rest[0] or found.groupdict().get("unit")
    try:
        upper, places, _ = _scaled(found.groupdict().get("number_to") or found["number"])
        lower = _scaled(found["number"])[0] if "number_to" in found.groupdict() else -upper
    except TooLargeError:
        return Notation("UNREAD", problem=_TOO_LARGE)
    problem = "的下限大于上限" if lower > upper else ""
    return Notation("RANGE", None, lower, upper, unit and _unified(unit), problem, places)


def _without_number(bare: str) -> Notation | None:
    """An operator or a unit that waits for its number."""
    operator, unit = _operator_of(bare)
    if not unit or _UNIT_ONLY.fullmatch(unit):
        return Notation("BLANK", operator, unit=_unified(unit) or None, problem="没有填写数值")
    return None


def _several_or_words(bare: str) -> Notation:
    stated = _LEADING.match(bare)
    operator = _NAMES[stated[0]] if stated else None
    if _SEVERAL.fullmatch(bare):
        return Notation("COMPOSITE", problem="里不止一个数，不是单一的指标值")
    if not _WORDS.search(bare):
        return Notation("UNREAD", problem="不是数，也不是文字")
    if _DIGITS.search(bare):
        return Notation("QUALITATIVE", problem="是夹有数字的文字，按文字指标处理")
    glyph = operator and not _WORDS.match(bare)
    return Notation("QUALITATIVE", operator, problem="的运算符后面不是数" if glyph else "")


# --- Dates ---------------------------------------------------------------------------------------------------------


def _day(place: int) -> str:
    return (
        rf"(?:(?P<year{place}>(?:19|20)\d\d)(?:年度?|(?=[-./]\d)))?"
        rf"(?:[-./]?(?P<month{place}>1[0-2]|0?[1-9])(?:月份?|(?=[-./]\d)))?"
        rf"(?:[-./]?(?P<day{place}>\d\d?)(?![\d月])(?:日|号)?)?"
        rf"(?P<edge{place}>年?[底末]|年内|[上中下]旬|初|上半年|下半年|第?[一二三四1-4]季度末?)?"
    )


_DATE = re.compile(
    rf"(?P<lead>[在于自从当本今=]|(?P<until>截[至止]到?|不[晚迟]于|≤|<=|<|≦))?{_day(1)}"
    rf"(?:(?:-+|—+|–|~|至|到)(?=\d){_day(2)})?(?P<before>之?前|以前|以?内|之内)?(?P<tail>[\u4e00-\u9fff]{{0,12}})"
)
_COMPACT_DATE = re.compile(r"(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_RECURRING_DATE = re.compile(
    r"[每逐次](?:年|季度?|月|周|旬)(?:\d{1,2}[日号]|[底末初内]|[上中下]旬)(?:之?前|以前)?[\u4e00-\u9fff]{0,8}"
)
_EDGES = {"初": (1, 10), "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "底": (21, 31), "末": (21, 31)}
_YEAR_END = dict.fromkeys(("底", "末", "年底", "年末"), (12, 12))
_QUARTERS = {
    f"{sign}季度{end}": (3 * n + 1, 3 * n + 3)
    for n in range(4)
    for sign in ("一二三四"[n], n + 1)
    for end in ("", "末")
}
_PARTS_OF_YEAR = {"上半年": (1, 6), "下半年": (7, 12), "年内": (1, 12), **_YEAR_END, **_QUARTERS}


def _date(bare: str) -> Notation | None:
    if _RECURRING_DATE.fullmatch(bare):
        return Notation("DATE")
    found = _DATE.fullmatch(_COMPACT_DATE.sub(r"\1-\2-\3", bare) if _COMPACT_DATE.fullmatch(bare) else bare)
    if not found or not _is_date(found):
        return None
    first = _span(found, 1, found["month1"])
    parted = found["year2"] or found["month2"] or found["day2"]
    last = _span(found, 2, found["month2"] or (found["day2"] and found["month1"])) if parted else first
    if not first or not last:
        return Notation("UNREAD", problem="不是存在的日期")
    scale = 10**VALUE_PLACES
    if found["before"] or found["until"]:
        return Notation("DATE", "LE", None, last[1] * scale)
    problem = "的起日晚于止日" if first[0] > last[1] else ""
    return Notation("DATE", None, first[0] * scale, last[1] * scale, problem=problem)


def _is_date(found: re.Match[str]) -> bool:
    """Not every pair of numbers with a point is a date: a year or a 月 must stand there."""
    edge = (found["edge1"] or "").removeprefix("第")
    with_month = found["month1"] and re.search(r"\d月", found.string)
    whole = found["year1"] or with_month or edge in _PARTS_OF_YEAR
    return bool(whole and (found["month1"] or not found["day1"]))


def _span(found: re.Match[str], place: int, month: str | None) -> tuple[int, int] | None:
    """First and last day of a printed date as yyyymmdd; None where there is no such day."""
    year = int(found[f"year{place}"] or found["year1"] or 0)
    edge = (found[f"edge{place}"] or "").removeprefix("第")
    if month is None:
        first, last = _PARTS_OF_YEAR.get(edge, (1, 12))
        return year * 10_000 + first * 100 + 1, year * 10_000 + last * 100 + monthrange(year or 2000, last)[1]
    longest = monthrange(year or 2000, int(month))[1] if 1 <= int(month) <= 12 else 0
    day = found[f"day{place}"]
    first, last = (int(day), int(day)) if day else _EDGES.get(edge, (1, 31))
    last = last if day else min(last, longest)
    start = year * 10_000 + int(month) * 100
    return (start + first, start + last) if 1 <= first <= last <= longest else None
