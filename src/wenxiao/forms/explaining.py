"""Explanations from the columns that the rules left behind: nothing else writes them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from wenxiao.forms.frames import SCHEMA
from wenxiao.kernel.columns import Grain
from wenxiao.kernel.explanations import Explanation
from wenxiao.kernel.scales import Unit, show
from wenxiao.rules.catalogue import rules_by_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from wenxiao.kernel.citations import Citation
    from wenxiao.kernel.columns import Schema
    from wenxiao.kernel.rule import Rule
    from wenxiao.rulebook import Resolution

    Row = Mapping[str, object]

_PLACE = re.compile(r"\{(\w+)\}")


class Explainer:
    """Explains the numbers of one form.

    `rows`: the form's rows of each grain with all computed columns (one row for the form). `place`: tells the cell of a
    column in a row. `resolution`: the rulebook values in force. `schema`: the columns that were read.
    """

    def __init__(
        self,
        rows: Mapping[Grain, Sequence[Row]],
        resolution: Resolution,
        place: Callable[[Grain, int, str], str],
        schema: Schema = SCHEMA,
    ) -> None:
        self._schema = schema
        self._rows = rows
        self._resolution = resolution
        self._place = place
        self._known: dict[tuple[Grain, int, str], Explanation] = {}
        self._cited: dict[str, Citation] = {}
        self._worded: dict[tuple[str, Grain], str] = {}

    def explain(self, grain: Grain, row: int, name: str) -> Explanation:
        """Why the column has its value in this row; `row` is 0 for the form."""
        key = (grain, row, name)
        if key not in self._known:
            rule = rules_by_name().get(name)
            self._known[key] = self._computed(rule, row) if rule else self._read(grain, row, name)
        return self._known[key]

    def fill(self, template: str, grain: Grain, row: int) -> str:
        """The template with the values of this row in it."""
        return _PLACE.sub(lambda found: self._shown(found[1], grain, row), template)

    def _read(self, grain: Grain, row: int, name: str) -> Explanation:
        column = self._schema[grain][name]
        value = show(self._rows[grain][row][name], column.unit)
        return Explanation(name, column.label, value, where=self._place(grain, row, name))

    def _computed(self, rule: Rule, row: int) -> Explanation:
        values = self._rows[rule.grain][row]
        template = self._template(rule, values)
        names = dict.fromkeys(_PLACE.findall(template))
        cited = [*self._cites(rule, values), *(name for name in names if name in self._resolution)]
        inputs = [
            self._input(name, rule.reads, line) if rule.over is None else self._line(name, rule.over, line)
            for name in names
            if name not in self._resolution
            for line in (self._lines(rule) if rule.over else [row])
        ]
        words = self._words(template, rule.reads)
        result = self._result(rule, row)
        if rule.picks:
            inputs = [each for each in inputs if each.value == result][:1]
        return Explanation(
            rule.name,
            rule.label,
            result,
            words=words,
            numbers="" if rule.picks or words == template else self._numbers(rule, template, row),
            rounding=rule.rounding,
            inputs=tuple(inputs),
            citations=tuple(self._citation(name) for name in dict.fromkeys(cited)),
        )

    def _citation(self, name: str) -> Citation:
        if name not in self._cited:
            self._cited[name] = self._resolution.citation(name)
        return self._cited[name]

    def _words(self, template: str, grain: Grain) -> str:
        """The template with the labels of its columns in it."""
        key = (template, grain)
        if key not in self._worded:
            self._worded[key] = _PLACE.sub(lambda found: self._label(found[1], grain), template)
        return self._worded[key]

    def _lines(self, rule: Rule) -> list[int]:
        """The lines that a gathering rule counts."""
        lines = self._rows[rule.reads]
        return [place for place, line in enumerate(lines) if rule.lines is None or line[rule.lines]]

    def _numbers(self, rule: Rule, template: str, row: int) -> str:
        if rule.over is None:
            return self.fill(template, rule.reads, row)
        lines = self._lines(rule)

        def joined(found: re.Match[str]) -> str:
            return " + ".join(self._shown(found[1], rule.reads, line) for line in lines) or "—"

        return _PLACE.sub(joined, template)

    @staticmethod
    def _cites(rule: Rule, values: Row) -> tuple[str, ...]:
        if isinstance(rule.cites, tuple):
            return rule.cites
        return rule.cites.get(str(values[rule.case or rule.name]), ())

    def _template(self, rule: Rule, values: Row) -> str:
        if isinstance(rule.formula, str):
            return rule.formula
        return rule.formula.get(str(values[rule.case or rule.name]), "")

    def _result(self, rule: Rule, row: int) -> str:
        """A coded result is shown in the words of its case, with the numbers of this row in them."""
        value = self._rows[rule.grain][row][rule.name]
        if rule.case == rule.name and rule.unit is Unit.TEXT and not isinstance(rule.formula, str):
            words = str(value) if str(value) in "优良中差" else rule.formula.get(str(value), "—")
            return self.fill(words, rule.grain, row)
        return show(value, rule.unit)

    def _input(self, name: str, grain: Grain, row: int) -> Explanation:
        rule = rules_by_name().get(name)
        if rule is not None:
            return self.explain(rule.grain, row if rule.grain is grain else 0, name)
        own = name in self._schema[grain]
        return self.explain(grain if own else Grain.FORM, row if own else 0, name)

    def _line(self, name: str, grain: Grain, row: int) -> Explanation:
        """An input of one of several lines, named by its line."""
        explained = self._input(name, grain, row)
        line = self._rows[grain][row]["label" if grain is Grain.FUND else "level3"]
        return replace(explained, label=f"{line} · {explained.label}") if line else explained

    def _label(self, name: str, grain: Grain) -> str:
        if name in self._resolution:
            return self._resolution.declarations[name].label
        rule = rules_by_name().get(name)
        column = self._schema[grain].get(name) or self._schema[Grain.FORM].get(name)
        return rule.label if rule else column.label if column else name

    def _shown(self, name: str, grain: Grain, row: int) -> str:
        if name in self._resolution:
            return self._citation(name).value
        rule = rules_by_name().get(name)
        own = self._rows[grain]
        if rule is None:
            column = self._schema[grain].get(name)
            values = own[row] if column else self._rows[Grain.FORM][0]
            return show(values[name], (column or self._schema[Grain.FORM][name]).unit)
        if rule.grain is not grain:
            return self._result(rule, 0)
        if grain is not Grain.FORM and row >= len(own):
            return "—"
        return self._result(rule, row)
