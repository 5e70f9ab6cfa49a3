"""Runs rules and checks over the three frames of a batch, in the order that their inputs demand.

One form and a nation are the same call: each step adds many columns to a frame at once, gathers a finer frame into the
form, or hands columns of the form down to its lines.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import polars as pl

from wenxiao.kernel.columns import Column, Grain, Tables
from wenxiao.kernel.few import NotUnderstoodError, Program
from wenxiao.kernel.gathering import Gathering, Places
from wenxiao.kernel.narrowing import Rows
from wenxiao.kernel.rule import Check, Rule
from wenxiao.kernel.texts import FEW, Texts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    Scalar = int | str | bool | None
    Frames = dict[Grain, pl.DataFrame]

BATCH = 16_384
"""Forms handled at a time: their columns fit into the processor's caches, and what is passed on needs little memory."""


class UnknownInputError(ValueError):
    """A rule reads a name that no frame, rule or parameter provides, or rules read each other in a ring."""


@dataclass(slots=True)
class _Step:
    """What is added to a frame at once; `only`: the flag columns of which one must be true where `rows` are wanted."""

    grain: Grain
    rows: dict[str, pl.Expr] = field(default_factory=dict)
    gathered: dict[Grain, dict[str, pl.Expr]] = field(default_factory=dict)
    handed_down: list[str] = field(default_factory=list)
    only: list[str] = field(default_factory=list)


class Plan:
    """The steps for a set of rules and checks under one set of parameter values.

    Parameters are literals here; a batch over several rulebooks is run once per rulebook (`parameters` differ).
    Raises UnknownInputError for inputs that nothing provides.
    """

    def __init__(
        self,
        rules: Sequence[Rule | Check],
        schema: Mapping[Grain, Mapping[str, Column]],
        parameters: Mapping[str, Scalar],
    ) -> None:
        self.rules = tuple(rules)
        self.checks = tuple(each for each in rules if isinstance(each, Check))
        self._parameters = {name: pl.lit(value) for name, value in parameters.items()}
        self._available = {grain: set(columns) | {"form", "row"} for grain, columns in schema.items()}
        self._texts = {
            grain: Texts(name for name, column in columns.items() if column.dtype == pl.String)
            for grain, columns in schema.items()
        }
        self._read: dict[Grain, set[str]] = {grain: set() for grain in Grain}
        self._scopes = _scopes(self.checks)
        self._steps = self._ordered()
        self._questions = {grain: texts.questions(self._read[grain]) for grain, texts in self._texts.items()}
        self._added = {grain: [each.column for each in self.rules if each.grain is grain] for grain in Grain}

    def run(self, tables: Tables) -> Tables:
        """The tables with the column of every rule and check added. Row order is kept."""
        judged = self._run_many(tables)
        columns = {grain: pl.concat([each[grain] for each in judged]) for grain in Grain}
        added = {grain: columns[grain].get_columns() if self._added[grain] else [] for grain in Grain}
        return Tables(
            **{
                grain.value: tables.at(grain).hstack(added[grain]) if added[grain] else tables.at(grain)
                for grain in Grain
            }
        )

    def rows(self, tables: Tables) -> dict[Grain, list[dict[str, Any]]]:
        """The rows of the tables with the values of every rule and check, as `run` gives them.

        A few are worked out in Python, which is done before Polars has started, unless a rule says what `few` does not
        understand.
        """
        programs = self._programs
        if programs is None or any(tables.at(grain).height > FEW for grain in Grain):
            judged = self.run(tables)
            return {grain: judged.at(grain).to_dicts() for grain in Grain}
        columns = {grain: tables.at(grain).to_dict(as_series=False) for grain in Grain}
        for grain in Grain:
            columns[grain].update(self._questions[grain].answered(columns[grain]))
        for step, of_step in zip(self._steps, programs, strict=True):
            self._work_out(step, of_step, columns)
        names = {grain: [*tables.at(grain).columns, *self._added[grain]] for grain in Grain}
        return {
            grain: [
                dict(zip(names[grain], row, strict=True))
                for row in zip(*(columns[grain][name] for name in names[grain]), strict=True)
            ]
            for grain in Grain
        }

    @cached_property
    def _programs(self) -> list[dict[Grain | None, Program]] | None:
        """The expressions of each step, by the finer grain that they are gathered from, or None."""
        try:
            return [
                {finer: Program(each) for finer, each in ({None: step.rows} | step.gathered).items() if each}
                for step in self._steps
            ]
        except NotUnderstoodError:
            return None

    @cached_property
    def _gatherings(self) -> list[dict[Grain, Gathering]]:
        return [{finer: Gathering(each) for finer, each in step.gathered.items()} for step in self._steps]

    @cached_property
    def _rows(self) -> list[Rows | None]:
        return [Rows(step.rows) if step.rows else None for step in self._steps]

    def _work_out(
        self, step: _Step, programs: Mapping[Grain | None, Program], columns: Mapping[Grain, dict[str, list[Any]]]
    ) -> None:
        """Adds the columns of a step."""
        own, forms = columns[step.grain], columns[Grain.FORM]
        for finer in step.gathered:
            own.update(programs[finer].gathered(columns[finer], forms["form"]))
        if step.handed_down:
            places = {form: place for place, form in enumerate(forms["form"])}
            own.update({name: [forms[name][places[form]] for form in own["form"]] for name in step.handed_down})
        if step.rows:
            added = programs[None].run(own, len(own["form"]))
            if step.only:
                wanted = [any(flags) for flags in zip(*(own[name] for name in step.only), strict=True)]
                added = {
                    name: [value if flag else None for value, flag in zip(values, wanted, strict=True)]
                    for name, values in added.items()
                }
            own.update(added)

    def _run_many(self, tables: Tables) -> list[Frames]:
        with ThreadPoolExecutor(pl.thread_pool_size()) as pool:
            answers = {grain: self._questions[grain].prepared(tables.at(grain), pool) for grain in Grain}
            frames = {grain: self._needed(tables.at(grain), grain, answers[grain].texts()) for grain in Grain}
            for grain in Grain:  # gathering rows that are known to follow each other takes half the time
                frames[grain] = frames[grain].with_columns(pl.col("form").set_sorted())

            def judged(starts: dict[Grain, tuple[int, int]]) -> Frames:
                return self._run(
                    {
                        grain: answers[grain].joined(frames[grain].slice(start, end - start).rechunk(), start)
                        for grain, (start, end) in starts.items()
                    }
                )

            return list(pool.map(judged, _batches(tables)))

    def _needed(self, frame: pl.DataFrame, grain: Grain, texts: Collection[str]) -> pl.DataFrame:
        """The columns that the steps read, and the `texts` that are yet to be asked: batches are copied."""
        read = {"form", *self._read[grain], *texts}
        return frame[[name for name in frame.columns if name in read]]

    def _run(self, frames: Frames) -> Frames:
        """The columns of rules and checks for some forms that follow each other."""
        frames = dict(frames)
        forms = frames[Grain.FORM].get_column("form")
        lines = {finer: frames[finer].get_column("form") for gathered in self._gatherings for finer in gathered}
        places = {finer: Places(forms, of_lines) for finer, of_lines in lines.items()}
        for step, gatherings, rows in zip(self._steps, self._gatherings, self._rows, strict=True):
            frame, form = frames[step.grain], frames[Grain.FORM]
            for finer, gathering in gatherings.items():
                frame = gathering.of(frame, frames[finer], places[finer])
            if step.handed_down:
                frame = frame.hstack(_handed_down(form, step.handed_down, frame.get_column("form")))
            if step.only:
                frame = frame.hstack(_where_wanted(frame, step))
            elif rows is not None:
                frame = rows.of(frame)
            frames[step.grain] = frame
        return {grain: frame.select(self._added[grain]) for grain, frame in frames.items()}

    def _ordered(self) -> list[_Step]:
        steps = [_Step(Grain.FORM, rows=dict(self._scopes.values()))] if self._scopes else []
        for _, applies in self._scopes.values():
            self._read[Grain.FORM].update(applies.meta.root_names())
        self._available[Grain.FORM].update(name for name, _ in self._scopes.values())
        provided = {rule.name for rule in self.rules if isinstance(rule, Rule)}
        for rule in self.rules:
            for name in rule.inputs:
                if not self._known(name, rule.reads, provided):
                    message = f"{rule.name} reads {name}, which nothing provides"
                    raise UnknownInputError(message)
        suggestions = self._suggestions()
        waiting = [each for each in self.rules if isinstance(each, Rule) and each.name not in suggestions]
        while waiting:
            before = len(waiting)
            for grain in Grain:
                if ready := [each for each in waiting if each.grain is grain and self._ready(each)]:
                    steps.extend(self._steps_of(grain, ready))
                    waiting = [each for each in waiting if each not in ready]
            if len(waiting) == before:
                message = f"rules wait for each other: {sorted(each.name for each in waiting)}"
                raise UnknownInputError(message)
        for grain in Grain:  # nothing reads checks, so one step does for all of a frame
            if checks := [each for each in self.checks if each.grain is grain]:
                steps.extend(self._steps_of(grain, checks))
        for name, flags in suggestions.items():
            rule = next(each for each in self.rules if each.name == name)
            steps.extend(self._steps_of(rule.grain, [rule]))
            steps[-1].only = flags
        return steps

    def _suggestions(self) -> dict[str, list[str]]:
        """The rules that nothing reads and checks suggest, with the flag columns of these checks."""
        read = {name for each in self.rules for name in each.inputs}
        flags: dict[str, list[str]] = {}
        for each in self.checks:
            if each.suggests is not None and each.suggests not in read:
                flags.setdefault(each.suggests, []).append(each.column)
        return {each.name: flags[each.name] for each in self.rules if each.name in flags}

    def _steps_of(self, grain: Grain, ready: Sequence[Rule | Check]) -> list[_Step]:
        """What adds the columns of rules whose inputs are there."""
        steps = self._lookups(ready)
        step = _Step(grain)
        for each in ready:
            gathers = isinstance(each, Rule) and each.over is not None
            target = step.gathered.setdefault(each.reads, {}) if gathers else step.rows
            target[each.column] = self._expression(each)
        self._available[grain].update(each.name for each in ready)
        return [*steps, step]

    def _known(self, name: str, grain: Grain, provided: Collection[str]) -> bool:
        return (
            name in provided
            or name in self._parameters
            or name in self._available[grain]
            or name in self._available[Grain.FORM]
        )

    def _ready(self, rule: Rule | Check) -> bool:
        return all(
            name in self._available[rule.reads] or name in self._available[Grain.FORM] or name in self._parameters
            for name in rule.inputs
        )

    def _lookups(self, ready: Sequence[Rule | Check]) -> list[_Step]:
        """Steps that hand columns of the form down to the lines that read them."""
        steps = []
        for grain in (Grain.FUND, Grain.INDICATOR):
            wanted = {
                name
                for each in ready
                if each.reads is grain
                for name in self._names(each)
                if name not in self._available[grain] and name in self._available[Grain.FORM]
            }
            if wanted:
                steps.append(_Step(grain, handed_down=sorted(wanted)))
                self._available[grain].update(wanted)
                self._read[Grain.FORM].update(wanted)
        return steps

    def _names(self, rule: Rule | Check) -> tuple[str, ...]:
        return (*rule.inputs, self._scopes[_scope(rule)][0]) if isinstance(rule, Check) else rule.inputs

    def _expression(self, rule: Rule | Check) -> pl.Expr:
        expression = rule.function(**{name: self._input(name, rule.reads) for name in rule.inputs})
        if isinstance(rule, Check):
            expression = pl.col(self._scopes[_scope(rule)][0]) & ~expression
        self._read[rule.reads].update(expression.meta.root_names())
        return expression

    def _input(self, name: str, grain: Grain) -> pl.Expr:
        if name in self._texts[grain]:
            return self._texts[grain].column(name)
        return pl.col(name) if name in self._available[grain] else self._parameters[name]


def _where_wanted(frame: pl.DataFrame, step: _Step) -> pl.DataFrame:
    """The columns of a step, worked out for the rows that want them; null elsewhere."""
    wanted = frame.select(pl.any_horizontal(step.only).fill_null(value=False)).to_series()
    read = {name for each in step.rows.values() for name in each.meta.root_names()}
    found = frame.select(read).filter(wanted).select_seq(**step.rows)
    places = wanted.cum_sum().to_frame("place").select(pl.when(wanted).then(pl.col("place") - 1)).to_series()
    return found[places]


def _handed_down(forms: pl.DataFrame, names: list[str], places: pl.Series) -> pl.DataFrame | list[pl.Series]:
    """Columns of the forms for lines; `places`: the form of each line."""
    if forms.height == 1:
        return [forms.get_column(name).new_from_index(0, places.len()) for name in names]
    first = forms.item(0, "form") if forms.height else 0
    return forms[names][places - first]


def _batches(tables: Tables) -> Iterator[dict[Grain, tuple[int, int]]]:
    """First row and end in each frame of so many forms at a time."""
    firsts = pl.Series(range(0, max(tables.form.height, 1), BATCH), dtype=pl.UInt32)
    starts = {grain: tables.at(grain)["form"].search_sorted(firsts).to_list() for grain in Grain}
    ends = {grain: [*starts[grain][1:], tables.at(grain).height] for grain in Grain}
    for place in range(len(firsts)):
        yield {grain: (starts[grain][place], ends[grain][place]) for grain in Grain}


def _scope(check: Check) -> tuple[frozenset[str], bool, bool]:
    return check.forms, check.needs_table, check.needs_complete


def _scopes(checks: Sequence[Check]) -> dict[tuple[frozenset[str], bool, bool], tuple[str, pl.Expr]]:
    """A flag of the form per kind of scope, so that the question is asked once per form, not once per line."""
    scopes: dict[tuple[frozenset[str], bool, bool], tuple[str, pl.Expr]] = {}
    for check in checks:
        key = _scope(check)
        if key not in scopes:
            applies = pl.col("form_type").is_in(sorted(check.forms))
            if check.needs_table:
                applies &= pl.col("is_table")
            if check.needs_complete:
                applies &= pl.col("is_complete")
            scopes[key] = (f"in_scope_{len(scopes)}", applies)
    return scopes
