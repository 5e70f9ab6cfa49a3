"""A question to the facts, and its answers: figures, figures by group, and the records behind them."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any, Final

import polars as pl
from django.utils.timezone import get_default_timezone

from wenxiao_site.statistics.measures import MEASURES, Measure, Unit
from wenxiao_site.statistics.published import published
from wenxiao_site.statistics.words import label_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from wenxiao_site.statistics.counting import Counting
    from wenxiao_site.statistics.facts import Facts

_FEN: Final = 100
_RATIO_PLACES: Final = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Dimension:
    """What figures may be divided by. `name`: the column with the names of its values, if there is one."""

    key: str
    letter: str
    label: str
    column: str
    name: str = ""


DIMENSIONS: Final = {
    each.key: each
    for each in (
        Dimension("year", "y", "年度", "fiscal_year"),
        Dimension("county", "c", "县（市）", "county", "county_name"),
        Dimension("department", "d", "部门", "department", "department_name"),
        Dimension("unit", "u", "单位", "unit", "unit_name"),
        Dimension("account", "a", "所属预算", "account"),
        Dimension("sector", "s", "支出功能分类", "sector"),
        Dimension("strategy", "g", "战略和专项标签", "tags"),
        Dimension("tier", "t", "预算级次", "tier"),
    )
}
FILTERS: Final = tuple(key for key in DIMENSIONS if key != "year")


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose facts may be counted. `is_all`: everything; else those of `units`, or of `projects` where it is given.

    With `projects`, facts about a project count by it alone, facts about a unit as a whole by the unit. `public`: only
    what is published, with the steps that go out with each kind of publication.
    """

    is_all: bool = False
    units: frozenset[int] = frozenset()
    projects: frozenset[int] | None = None
    public: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def of(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The facts within."""
        if self.is_all:
            return frame
        in_units = pl.col("owner_id").is_in(sorted(self.units))
        if self.projects is None:
            return frame.filter(in_units)
        of_project = pl.col("project_id").is_in(sorted(self.projects)).fill_null(value=False)
        return frame.filter(of_project | (pl.col("project_id").is_null() & in_units))


WHOLE: Final = Scope(is_all=True)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the years, the filters (dimension → value), as of when.

    `as_of`: a day, at whose end the records are looked at; `position`: the last audit event that counts. None: now.
    """

    first: int
    last: int
    filters: tuple[tuple[str, str], ...] = ()
    as_of: date | None = None
    position: int | None = None

    def narrowed(self, dimension: str, value: str) -> Question:
        """The same question about one group: a filter more, or one year."""
        if dimension == "year":
            return replace(self, first=int(value), last=int(value))
        kept = [each for each in self.filters if each[0] != dimension]
        return replace(self, filters=tuple(sorted([*kept, (dimension, value)])))


@dataclass(frozen=True, slots=True)
class Figure:
    """The answer. `numerator`, `denominator` in fen or whole numbers, None where there is no number.

    `count`: how many records are behind it; `blank`: how many of them have no number; `reason`: why there is no value.
    """

    measure: Measure
    numerator: int | None
    denominator: int | None
    count: int
    blank: int
    reason: str = ""

    @property
    def value(self) -> Decimal | None:
        """In yuan, in items, or as a ratio with four places, rounded half up; None where there is none."""
        if self.numerator is None:
            return None
        if self.measure.unit is Unit.RATIO:
            if not self.denominator:
                return None
            return (Decimal(self.numerator) / self.denominator).quantize(_RATIO_PLACES, ROUND_HALF_UP)
        return Decimal(self.numerator).scaleb(-2) if self.measure.unit is Unit.AMOUNT else Decimal(self.numerator)

    @property
    def parts(self) -> tuple[Decimal | None, Decimal | None]:
        """Numerator and denominator as people read them: yuan where they are amounts."""
        told = [None if each is None else Decimal(each) for each in (self.numerator, self.denominator)]
        if not is_money(self.measure):
            return told[0], told[1]
        first, second = (None if each is None else each.scaleb(-2) for each in told)
        return first, second


def is_money(measure: Measure) -> bool:
    """Whether numerator and denominator are amounts."""
    counted = {"has_target", "is_monitored", "is_self_evaluated", "has_feedback", "is_used", "count"}
    read = set(measure.numerator.meta.root_names())
    return measure.unit is Unit.AMOUNT or (measure.unit is Unit.RATIO and bool(read - counted))


@dataclass(slots=True)
class Reading:
    """The facts known as of a moment to somebody, and what was counted in them so far."""

    frame: pl.DataFrame
    _counted: dict[Counting, pl.DataFrame] = field(default_factory=dict)

    def counted(self, counting: Counting) -> pl.DataFrame:
        """The rows behind every measure that counts so."""
        if counting not in self._counted:
            self._counted[counting] = counting(self)
        return self._counted[counting]


def known(frame: pl.DataFrame, as_of: date | None = None, position: int | None = None) -> pl.DataFrame:
    """The facts recorded by the end of a day, and up to an audit event; without entries that were corrected by then."""
    if position is not None:
        frame = frame.filter(pl.col("event_id") <= position)
    if as_of is not None:
        zone = get_default_timezone()
        ends = datetime.combine(as_of + timedelta(days=1), time(), tzinfo=zone).astimezone(UTC)
        frame = frame.filter(pl.col("recorded_at") < ends)
    corrections = frame["replaced_by_event"].drop_nulls().unique()
    if not corrections.len():
        return frame
    there = frame.filter(pl.col("event_id").is_in(corrections.implode()))["event_id"]
    return frame.filter(~pl.col("replaced_by_event").is_in(there.implode()).fill_null(value=False))


_KEPT: Final = 12
_readings: OrderedDict[object, tuple[pl.DataFrame, Reading]] = OrderedDict()
"""The last readings of this process: a page asks what the page before asked."""


def reading(facts: Facts, question: Question, scope: Scope = WHOLE) -> Reading:
    """The facts that a question may look at."""
    position = None if question.position is None or question.position >= facts.sequence else question.position
    key = (question.as_of, position, scope)
    held = _readings.get(key)
    if held is not None and held[0] is facts.frame:
        return held[1]
    frame = known(scope.of(facts.frame), question.as_of, position)
    made = Reading(published(frame, dict(scope.public)) if scope.public else frame)
    _readings[key] = (facts.frame, made)
    _readings.move_to_end(key)
    while len(_readings) > _KEPT:
        _readings.popitem(last=False)
    return made


def _matching(question: Question) -> pl.Expr:
    condition = pl.col("fiscal_year").is_between(question.first, question.last)
    for key, value in question.filters:
        column = DIMENSIONS[key].column
        if key == "strategy":
            found = pl.concat_str(pl.lit(","), column, pl.lit(",")).str.contains(f",{value},", literal=True)
        elif key == "tier":
            found = pl.col(column).cast(pl.String).fill_null("") == value
        else:
            found = pl.col(column) == value
        condition &= found
    return condition


def records(asked: Reading, measure: Measure, question: Question) -> pl.DataFrame:
    """Exactly the rows that a figure counts, with `numerator` and `denominator` (null where a row has no number)."""
    return _numbered(asked.counted(measure.counted).filter(_matching(question)), measure)


def _numbered(found: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """Rows with their numbers. A row of a ratio counts in both of them or not at all."""
    found = found.with_columns(measure.numerator.cast(pl.Int64).alias("numerator"))
    if measure.denominator is None:
        return found.with_columns(pl.lit(None, pl.Int64).alias("denominator"))
    found = found.with_columns(measure.denominator.cast(pl.Int64).alias("denominator"))
    return found.filter(pl.col("numerator").is_not_null() & pl.col("denominator").is_not_null())


def figure(asked: Reading, measure: Measure, question: Question) -> Figure:
    """One figure."""
    return figures(asked, question, (measure,))[measure.code]


def figures(asked: Reading, question: Question, measures: Sequence[Measure] = MEASURES) -> dict[str, Figure]:
    """Figures by the code of their measure."""
    told = grouped(asked, question, (), measures)
    return {each.code: told[each.code].get((), _none(asked, each)) for each in measures}


def grouped(
    asked: Reading, question: Question, by: Sequence[str], measures: Iterable[Measure] = MEASURES
) -> Mapping[str, Mapping[tuple[str, ...], Figure]]:
    """Figures by the code of their measure, then by the values of the dimensions; groups without records are absent.

    A record with several strategies counts in each of them, so these groups may add up to more than the whole.
    """
    return {each.code: _grouped(asked, each, question, by) for each in measures}


def _grouped(asked: Reading, measure: Measure, question: Question, by: Sequence[str]) -> dict[tuple[str, ...], Figure]:
    found = records(asked, measure, question)
    if "strategy" in by:
        found = found.with_columns(pl.col("tags").str.split(",")).explode("tags").filter(pl.col("tags") != "")
    keys = [pl.col(DIMENSIONS[each].column).cast(pl.String).fill_null("").alias(f"by_{each}") for each in by]
    told = found.group_by(keys or pl.lit(0).alias("all"), maintain_order=True).agg(
        pl.col("numerator").sum(), pl.col("denominator").sum(), pl.col("numerator").count().alias("filled"), pl.len()
    )
    rows = told.filter(pl.col("len") > 0).iter_rows(named=True)
    return {tuple(row[f"by_{key}"] for key in by): _made(measure, row) for row in rows}


def _made(measure: Measure, row: Mapping[str, Any]) -> Figure:
    if measure.denominator is None:
        blank = row["len"] - row["filled"]
        reason = "" if row["filled"] else f"有 {row['len']} 条记录，都没有填这个数。"
        return Figure(measure, row["numerator"] if row["filled"] else None, None, row["len"], blank, reason)
    reason = "" if row["denominator"] else f"{measure.denominator_label}为零，算不出比率。"
    return Figure(measure, row["numerator"], row["denominator"], row["len"], 0, reason)


def _none(asked: Reading, measure: Measure) -> Figure:
    """No records in question: no number, and why."""
    has_begun = _numbered(asked.counted(measure.counted), measure).height
    reason = "这个范围和年度还没有记录。" if has_begun else f"待“{measure.stage}”环节的记录。"
    return Figure(measure, None, None, 0, 0, reason)


def least(asked: Reading, measure: Measure, question: Question) -> tuple[str, Figure] | None:
    """The year with the least value, and its figure."""
    of_years = grouped(asked, question, ("year",), (measure,))[measure.code]
    valued = [(figure.value, year) for (year,), figure in of_years.items() if figure.value is not None]
    if not valued:
        return None
    year = min(valued)[1]
    return year, of_years[year,]


def values(asked: Reading, dimension: str, counting: Counting) -> list[tuple[str, str]]:
    """The values of a dimension among counted rows, each with its name, in order."""
    it = DIMENSIONS[dimension]
    rows = asked.counted(counting)
    if dimension == "strategy":
        rows = rows.select(pl.col("tags").str.split(",")).explode("tags").filter(pl.col("tags") != "")
    key = pl.col(it.column).cast(pl.String).fill_null("")
    named = rows.select(key.alias("key"), (pl.col(it.name) if it.name else key).alias("name"))
    found = named.unique("key", keep="last", maintain_order=True).sort("key")
    return [(value, name if it.name else label_of(dimension, value)) for value, name in found.iter_rows()]
