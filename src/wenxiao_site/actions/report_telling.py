"""What reports are made of: sentences, tables and charts whose every number is a figure with its code.

A sentence names measures in braces, ``{targets_count}``, of one year ``{targets_count@2024}``; each becomes the printed
figure with a raised number, under which the annex of the report has its code. A sentence with a figure that the records
do not have is left out, and the report says what is missing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

from wenxiao_site.adapters.official_word import Picture, Table
from wenxiao_site.statistics.asking import DIMENSIONS, Question, figure, grouped, values
from wenxiao_site.statistics.codes import Named, code_of, part_of
from wenxiao_site.statistics.measures import BY_KEY, Measure, Unit
from wenxiao_site.statistics.printing import printed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wenxiao_site.adapters.official_word import Piece
    from wenxiao_site.statistics.asking import Figure, Reading

YI, WAN = Decimal(100_000_000), Decimal(10_000)
_NAMED: Final = re.compile(r"\{([a-z_]+)(?:@([0-9]{4}))?\}")
_CENTS: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A figure in a sentence: its raised number, what it is, how it is printed, its code."""

    number: int
    label: str
    text: str
    code: str


@dataclass(slots=True)
class Teller:
    """Whoever writes a report: the facts, the question of the whole report, and what was told so far.

    `post`: whose view it is, None for everything; `headlines`: figures of another question, by key, such as those of
    the year after the period.
    """

    reading: Reading
    question: Question
    post: int | None
    headlines: dict[str, tuple[Question, Figure]] = field(default_factory=dict)
    mentioned: list[Mentioned] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    tables: int = 0
    pictures: int = 0
    codes: list[tuple[str, str, str]] = field(default_factory=list)
    """Table, its rows or columns with the codes of their totals, its groups with what they add to a code."""

    @property
    def years(self) -> list[int]:
        """The years of the report."""
        return list(range(self.question.first, self.question.last + 1))

    @property
    def period(self) -> str:
        """2018—2024年, or 2024年."""
        it = self.question
        return f"{it.first}年" if it.first == it.last else f"{it.first}—{it.last}年"

    def code(self, measure: Measure, question: Question) -> str:
        """The code of a figure as it is told here."""
        return code_of(Named(measure, question, self.post))

    # --- Sentences ----------------------------------------------------------------------------------------------------

    def say(self, *clauses: str) -> list[Piece]:
        """A paragraph of the clauses whose figures are there."""
        told = [text for each in clauses if (text := self._clause(each))]
        return [("text", "".join(told))] if told else []

    def _clause(self, clause: str) -> str:
        found = [(self._asked(key, year), key, year) for key, year in _NAMED.findall(clause)]
        if any(answer.value is None for (_, answer), _, _ in found):
            for (question, answer), _, _ in found:
                if answer.value is None:
                    years = f"{question.first}年" if question.first == question.last else ""
                    self._miss(f"{years}{answer.measure.label}：{answer.reason}")
            return ""
        text = clause
        for (question, answer), key, year in found:
            mark = f"{{{key}@{year}}}" if year else f"{{{key}}}"
            text = text.replace(mark, self._mention(question, answer), 1)
        return text

    def _asked(self, key: str, year: str) -> tuple[Question, Figure]:
        if key in self.headlines:
            return self.headlines[key]
        question = self.question.narrowed("year", year) if year else self.question
        return question, figure(self.reading, BY_KEY[key], question)

    def _mention(self, question: Question, answer: Figure) -> str:
        text, code = in_words(answer), self.code(answer.measure, question)
        known = next((each for each in self.mentioned if each.code == code), None)
        if known is None:
            known = Mentioned(len(self.mentioned) + 1, answer.measure.label, text, code)
            self.mentioned.append(known)
        return f"{text}⟦{known.number}⟧"

    def _miss(self, sentence: str) -> None:
        if sentence not in self.missing:
            self.missing.append(sentence)

    def missed(self) -> list[Piece]:
        """What sentences since the last time could not say."""
        told, self.missing = self.missing, []
        return [judgement("记录中没有，未写入本节：" + "；".join(each.rstrip("。") for each in told))] if told else []

    # --- Tables and charts --------------------------------------------------------------------------------------------

    def by_year(self, caption: str, keys: Sequence[str]) -> list[Piece]:
        """A table of measures by year; those without any record are left out."""
        measures = [BY_KEY[each] for each in keys]
        of_years = grouped(self.reading, self.question, ("year",), measures)
        rows, codes = [], []
        for it in measures:
            whole = figure(self.reading, it, self.question)
            if whole.value is None:
                self._miss(f"{it.label}：{whole.reason}")
                continue
            found = [of_years[it.code].get((str(year),)) for year in self.years]
            unit = self._unit(whole)
            cells = [_cell(each, unit) for each in found]
            rows.append((f"{it.label}（{unit}）", *cells, *([_cell(whole, unit)] if len(self.years) > 1 else [])))
            codes.append(f"{it.label} {self.code(it, self.question)}")
        if not rows:
            return []
        name = self._numbered(caption)
        self.codes.append((name.partition(" ")[0], "；".join(codes), ""))
        head = ("指标", *(str(each) for each in self.years), *(["合计"] if len(self.years) > 1 else []))
        widths = (36, *([15] * (len(head) - 1)))
        return [("table", Table(name, head, rows, frozenset(range(1, len(head))), widths=widths))]

    def by_group(
        self,
        caption: str,
        by: str,
        keys: Sequence[str],
        names: dict[str, str] | None = None,
        *,
        is_named_only: bool = False,
    ) -> list[Piece]:
        """A table of groups by measures, with the whole below. `is_named_only`: the groups of `names` alone."""
        measures = [BY_KEY[each] for each in keys]
        wholes = {each.code: figure(self.reading, each, self.question) for each in measures}
        told = [each for each in measures if wholes[each.code].value is not None]
        for each in measures:
            if each not in told:
                self._miss(f"{each.label}：{wholes[each.code].reason}")
        if not told:
            return []
        found = grouped(self.reading, self.question, (by,), told)
        keys_found = sorted({key for each in found.values() for (key,) in each})
        if is_named_only:
            keys_found = [each for each in keys_found if each in (names or {})]
        labels = {key: name for each in told for key, name in values(self.reading, by, each.counted)} | (names or {})
        units = [self._unit(wholes[each.code]) for each in told]
        rows = [
            (
                labels.get(key, key) or "未填",
                *(_cell(found[it.code].get((key,)), unit) for it, unit in zip(told, units, strict=True)),
            )
            for key in keys_found
        ]
        if by != "strategy":
            rows.append(("合计", *(_cell(wholes[it.code], unit) for it, unit in zip(told, units, strict=True))))
        name = self._numbered(caption)
        codes = "；".join(f"{it.label} {self.code(it, self.question)}" for it in told)
        groups = "；".join(f"{labels.get(key, key) or '未填'} {part_of(by, key)}" for key in keys_found)
        self.codes.append((name.partition(" ")[0], codes, groups))
        head = (DIMENSIONS[by].label, *(f"{it.label}（{unit}）" for it, unit in zip(told, units, strict=True)))
        numbers = frozenset(range(1, len(head)))
        return [("table", Table(name, head, rows, numbers, widths=(24, *([20] * len(told)))))]

    def chart(self, caption: str, kind: str, keys: Sequence[str]) -> list[Piece]:
        """A chart of measures of one unit over the years; none for a single year, or without a font."""
        from wenxiao_site.adapters import charts  # noqa: PLC0415 - drawing takes half a second to load

        measures = [BY_KEY[each] for each in keys]
        of_years = grouped(self.reading, self.question, ("year",), measures)
        wholes = [figure(self.reading, each, self.question) for each in measures]
        known = [each for each in wholes if each.value is not None]
        if not known or len(self.years) == 1:
            return []
        unit = self._unit(max(known, key=lambda each: each.value or Decimal(0)))
        series = []
        for it in measures:
            found = [of_years[it.code].get((str(year),)) for year in self.years]
            series.append((it.label, [None if each is None else scaled(each.value, unit) for each in found]))
        draw = charts.bars if kind == "bars" else charts.lines
        png = draw([str(each) for each in self.years], series, unit)
        if png is None:
            return [judgement(f"本机没有中文字体，“{caption}”没有画出，数见表。")]
        self.pictures += 1
        return [("picture", Picture(f"图{self.pictures} {caption}（{unit}）", png))]

    def _numbered(self, caption: str) -> str:
        self.tables += 1
        return f"表{self.tables} {caption}"

    @staticmethod
    def _unit(whole: Figure) -> str:
        if whole.measure.unit is Unit.RATIO:
            return "%"
        if whole.measure.unit is not Unit.AMOUNT:
            return str(whole.measure.unit)
        return "亿元" if abs(whole.value or Decimal(0)) >= YI else "万元"

    def annex(self) -> list[Piece]:
        """The codes of everything that was told, and what each measure counts."""
        if not self.mentioned:
            return []
        words = [(f"[{each.number}]", each.label, each.text, each.code) for each in self.mentioned]
        tabled = (each.rpartition(" ")[2] for _, told, _ in self.codes for each in told.split("；"))
        used = {code.partition(".")[0] for code in (*(each.code for each in self.mentioned), *tabled)}
        meanings = [each for each in BY_KEY.values() if each.code in used]
        return [
            ("heading", "附：数字的编号和口径"),
            ("text", "用命令“wenxiao figure 编号”，可以重新算出每一个数，并列出计入的每一条记录。"),
            ("table", Table("正文中的数", ("序号", "内容", "数", "编号"), words, widths=(8, 30, 18, 44))),
            ("table", Table("各表中的数", ("表", "合计的编号", "各行加的分组代码"), self.codes, widths=(8, 54, 38))),
            (
                "small",
                "表中某一年的数，把编号里的年度换成那一年；某一行的数，在年度之后加上该行的分组代码；“—”是没有记录，不是零。",
            ),
            (
                "table",
                Table("各项数字的口径", ("编号", "指标", "不计入", "依据"),
                      [(each.code, each.label, each.not_counted, each.instrument) for each in meanings],
                      widths=(7, 25, 38, 30)),
            ),
        ]  # fmt: skip


def judgement(text: str) -> Piece:
    """A passage that a person has to write, with what it is about."""
    return "judgement", f"〔请填写：{text}〕"


def in_words(answer: Figure) -> str:
    """A figure as official prose prints it: 15756个, 704.42亿元, 100.00%."""
    return printed(answer).replace(" ", "").replace(",", "")


def scaled(value: Decimal | None, unit: str) -> Decimal | None:
    """A value in the unit of a column: 亿元, 万元, percent; rounded half up to two places where it is not a count."""
    if value is None:
        return None
    factor = {"亿元": 1 / YI, "万元": 1 / WAN, "%": Decimal(100)}.get(unit)
    return value if factor is None else (value * factor).quantize(_CENTS, ROUND_HALF_UP)


def _cell(answer: Figure | None, unit: str) -> str:
    value = scaled(answer.value, unit) if answer is not None else None
    return "—" if value is None else f"{value:,}"
