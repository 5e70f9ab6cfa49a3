"""Figures as data, alike from the terminal and from the site: exact numbers are texts, what is missing is null."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wenxiao_site.statistics.asking import figures, grouped, values
from wenxiao_site.statistics.codes import Named, code_of
from wenxiao_site.statistics.headlines import HEADLINES
from wenxiao_site.statistics.measures import MEASURES
from wenxiao_site.statistics.printing import printed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wenxiao_site.statistics.asking import Figure, Question, Reading
    from wenxiao_site.statistics.measures import Measure


def answer(
    asked: Reading,
    question: Question,
    by: str | None = None,
    measures: Sequence[Measure] = MEASURES,
    post: int | None = None,
) -> dict[str, Any]:
    """Every measure of a question, by groups where asked, and the published figures. `post`: whose view it is."""
    found = figures(asked, question, measures)
    groups = grouped(asked, question, (by,), measures) if by else {}
    told = []
    for measure in measures:
        one = {"key": measure.key, **data_of(found[measure.code], question, post)}
        if by:
            names = dict(values(asked, by, measure.counted))
            one["groups"] = [
                {**data_of(figure, question.narrowed(by, key), post), "key": key, "label": names.get(key, key)}
                for (key,), figure in sorted(groups[measure.code].items())
            ]
        told.append(one)
    heads = [(each.key, *each.asked(asked, question)) for each in HEADLINES]
    return {
        "from": question.first,
        "to": question.last,
        "as_of": str(question.as_of) if question.as_of else None,
        "by": by,
        "filters": dict(question.filters),
        "headlines": [{"key": key, **data_of(figure, narrowed, post)} for key, narrowed, figure in heads],
        "measures": told,
    }


def data_of(figure: Figure, question: Question, post: int | None = None) -> dict[str, Any]:
    """A figure as data: amounts in yuan, ratios of 1 with four places."""
    top, below = figure.parts
    return {
        "label": figure.measure.label,
        "value": None if figure.value is None else f"{figure.value:f}",
        "unit": str(figure.measure.unit),
        "shown": printed(figure),
        "numerator": None if top is None else f"{top:f}",
        "denominator": None if below is None else f"{below:f}",
        "records": figure.count,
        "blank": figure.blank,
        "reason": figure.reason or None,
        "figure": code_of(Named(figure.measure, question, post)),
    }
