"""Tables that say what a rule gives: the spec of a rule, run by its test and printed in the handbook.

A spec row is what goes in by column name, what comes out, and why the row is there. An input that is a list makes a
frame of several lines; what comes out is then a list too, or one value where the rule gathers the lines into the form.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from wenxiao.forms.appraisals import SCHEMAS
from wenxiao.forms.departments import DEPARTMENTS, DISAGREEMENTS
from wenxiao.forms.frames import SCHEMA
from wenxiao.forms.results import RESULTS
from wenxiao.forms.spot_checks import SIGNALS
from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import Check, Rule
from wenxiao.kernel.scales import Unit
from wenxiao.rules.catalogue import rulebook, rules_by_name

_TYPES = {Unit.TEXT: pl.String, Unit.FLAG: pl.Boolean}


@dataclass(frozen=True)
class Row:
    """One line of a spec."""

    inputs: dict[str, object]
    expected: object
    why: str = ""

    def __str__(self) -> str:
        return self.why or ", ".join(f"{name}={value}" for name, value in self.inputs.items())


def spec(rule: Rule | Check, *rows: tuple[dict[str, object], object, str], **usual: object) -> list[Row]:
    """The rows of a spec; `usual` holds inputs that a row does not state. Every input of the rule must be given."""
    made = [Row({**usual, **inputs}, expected, why) for inputs, expected, why in rows]
    for row in made:
        assert set(row.inputs) == set(rule.inputs), f"{rule.name}: {set(row.inputs) ^ set(rule.inputs)}"
    return made


def run(rule: Rule | Check, row: Row) -> object:
    """What the rule gives for a row."""
    several = max((len(value) for value in row.inputs.values() if isinstance(value, list)), default=0)
    columns = {}
    for name, value in row.inputs.items():
        values = value if isinstance(value, list) else [value] * max(several, 1)
        columns[name] = pl.Series(name, values, _dtype(name, rule, values), strict=True)
    frame = pl.DataFrame(columns)
    result = frame.select(result=rule(**{name: pl.col(name) for name in rule.inputs})).get_column("result").to_list()
    gathered = isinstance(rule, Rule) and rule.over is not None
    return result if several and not gathered else result[0]


def _dtype(name: str, rule: Rule | Check, values: list[object]) -> pl.DataType | type[pl.DataType]:
    if name in {"form", "row"}:
        return pl.UInt32()
    is_appraisal = ".rules.appraisal." in rule.function.__module__
    for schema in (*SCHEMAS, SCHEMA) if is_appraisal else (SCHEMA,):
        for grain in (rule.reads, Grain.FORM):
            if name in schema[grain]:
                return schema[grain][name].dtype
    if name in rules_by_name():
        return _TYPES.get(rules_by_name()[name].unit, pl.Int64)
    if name in rulebook().declarations:
        return _TYPES.get(rulebook().declarations[name].unit, pl.Int64)
    for of_forms in (SIGNALS, RESULTS, DEPARTMENTS, DISAGREEMENTS):
        if name in of_forms[Grain.FORM]:
            return of_forms[Grain.FORM][name].dtype
    kinds = {type(each) for each in values if each is not None}  # of a frame of other things than forms
    return pl.String if kinds == {str} else pl.Boolean if kinds == {bool} else pl.Int64
