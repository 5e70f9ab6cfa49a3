"""What an address asks of the statistics, and the addresses that ask on from there."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from wenxiao_site.actions.measuring import scope_of
from wenxiao_site.registry.models.common import GREATEST_YEAR, LEAST_YEAR
from wenxiao_site.statistics.asking import DIMENSIONS, FILTERS, Question, Reading, reading
from wenxiao_site.statistics.codes import Named, code_of
from wenxiao_site.statistics.facts import STORE
from wenxiao_site.statistics.measures import BY_CODE, Measure
from wenxiao_site.web.visitors import hat_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import QueryDict

    from wenxiao_site.statistics.facts import Facts
    from wenxiao_site.web.visitors import Request

SPAN: Final = 7
"""Years that are shown when the address names none."""
_POSITIONS: Final = 19


@dataclass(slots=True)
class Asked:
    """A question with what it is asked of. `problems`: sentences about what the address says and cannot be meant."""

    question: Question
    reading: Reading
    facts: Facts
    post: int | None
    by: str | None = None
    measure: Measure | None = None
    problems: list[str] = field(default_factory=list)
    route: str = "statistics-records"
    """The page of the records behind a figure."""

    def address(self, **changes: str | None) -> str:
        """The same question with some terms changed; None takes one away. A query string with its ``?``."""
        it = self.question
        told: dict[str, str | None] = {"from": str(it.first), "to": str(it.last), **dict(it.filters)}
        told |= {"as_of": str(it.as_of) if it.as_of else None, "at": str(it.position) if it.position else None}
        told |= {"by": self.by, "measure": self.measure.code if self.measure else None, **changes}
        return "?" + urlencode({name: value for name, value in told.items() if value})

    def fixed(self, question: Question | None = None) -> Question:
        """A question as far as the records reach now, so that it has the same answer later."""
        it = question or self.question
        return replace(it, position=it.position or self.facts.sequence)

    def code(self, measure: Measure, question: Question | None = None) -> str:
        """The code of a figure as it is seen now."""
        return code_of(Named(measure, self.fixed(question), self.post))


def asked_of(request: Request, *, first: int | None = None, last: int | None = None) -> Asked:
    """The question of an address. Years that are not named end with the year looked at, or the last with records."""
    hat = hat_of(request)
    scope = scope_of(hat)
    return asked_within(
        request.GET,
        lambda facts, question: reading(facts, question, scope),
        last or request.visitor.fiscal_year,
        None if scope.is_all else hat.post.pk,
        first=first,
        is_fixed=last is not None,
    )


def asked_within(
    given: QueryDict,
    known: Callable[[Facts, Question], Reading],
    wanted: int,
    post: int | None,
    *,
    first: int | None = None,
    is_fixed: bool = False,
) -> Asked:
    """The question of an address to whatever facts are `known` to whoever asks."""
    problems: list[str] = []
    facts = STORE.facts()
    filters = tuple(sorted((key, str(given[key])) for key in FILTERS if given.get(key)))
    as_of = _day(given.get("as_of", ""), problems)
    position = _position(given.get("at", ""), problems)
    rough = known(facts, Question(LEAST_YEAR, GREATEST_YEAR, as_of=as_of, position=position))
    ends = wanted if is_fixed else latest_year(rough, wanted)
    last = _year(given.get("to", ""), ends, "终止年度", problems)
    first = _year(given.get("from", ""), first or max(last - SPAN + 1, LEAST_YEAR), "起始年度", problems)
    if first > last:
        problems.append(f"起始年度 {first} 晚于终止年度 {last}，已按 {last} 年度显示。")
        first = last
    by = given.get("by") or None
    if by is not None and by not in DIMENSIONS:
        problems.append(f"没有“{by}”这种分组。")
        by = None
    code = given.get("measure", "")
    if code and code not in BY_CODE:
        problems.append(f"没有编号为“{code}”的指标。")
    question = Question(first, last, filters, as_of, position)
    return Asked(question, rough, facts, post, by, BY_CODE.get(code), problems)


def latest_year(asked: Reading, wanted: int) -> int:
    """The year that is looked at when it has records, else the last that has."""
    years = asked.frame["fiscal_year"].unique().to_list()
    return wanted if wanted in years or not years else max(years)


def _day(text: str, problems: list[str]) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        problems.append(f"“{text}”不是日期，请写成 2025-06-30；现在显示的是最新的数。")
        return None


def _position(text: str, problems: list[str]) -> int | None:
    if not text:
        return None
    if text.isascii() and text.isdecimal() and len(text) < _POSITIONS:
        return int(text)
    problems.append(f"“{text}”不是审计记录的序号；现在显示的是最新的数。")
    return None


def _year(text: str, otherwise: int, label: str, problems: list[str]) -> int:
    if not text:
        return otherwise
    if text.isascii() and text.isdecimal() and len(text) == len("2024") and LEAST_YEAR <= int(text) <= GREATEST_YEAR:
        return int(text)
    problems.append(f"{label}“{text}”应在 {LEAST_YEAR} 到 {GREATEST_YEAR} 之间，已按 {otherwise} 年度显示。")
    return otherwise
