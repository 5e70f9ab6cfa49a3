"""Lines gathered into their forms, whole columns at a time.

Polars gathers group by group, which for nine lines costs ten times more than the lines. Here what rules say of the
lines of a form is taken apart once: sums, counts, any, all, the greatest and the first of some lines are taken over
whole columns of integers, and what rules make of these is worked out for all forms at once. Polars gathers the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from wenxiao.kernel.trees import compared, expression_of, is_plain, is_row_by_row, kept, said, tree, with_operands

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Node = Any

_SIZE = "…size"
_LEAST = -(2**63)


class Places:
    """Where the lines of each form stand.

    `starts`, `sizes`: the first line and the number of lines of every form that has lines. `rows`: the place of every
    form among these, null for a form without lines; None where all have lines.
    """

    def __init__(self, forms: pl.Series, of_lines: pl.Series) -> None:
        first = forms.first() if forms.len() else 0
        sizes = np.bincount((of_lines - first).to_numpy(), minlength=forms.len())
        has_lines = sizes > 0
        self.starts, self.sizes = (np.cumsum(sizes) - sizes)[has_lines], sizes[has_lines]
        self.rows: pl.Series | None = None
        if not has_lines.all():
            self.rows = _where(has_lines, np.cumsum(has_lines) - 1)
        self._of_lines = of_lines.alias("form")

    def sums(self, values: pl.Series) -> pl.Series:
        """The sums of the lines of each form, blank values left out."""
        match values.dtype:
            case pl.Boolean:
                return pl.Series(values.name, self._reduced(np.add, values.fill_null(value=False), np.uint32))
            case pl.Int64:
                return pl.Series(values.name, self._reduced(np.add, values.fill_null(0), np.int64))
        return self._by_group(values, pl.col(values.name).sum())

    def greatest(self, values: pl.Series) -> pl.Series:
        """The greatest value of the lines of each form, null where all are blank."""
        if values.dtype != pl.Int64:
            return self._by_group(values, pl.col(values.name).max())
        found = pl.Series(values.name, self._reduced(np.maximum, values.fill_null(_LEAST), np.int64))
        return found.set(found == _LEAST, None)

    def firsts(self, flags: pl.Series) -> pl.Series:
        """The first line of each form on which a flag is true; null where there is none."""
        flags = flags.fill_null(value=False)
        counts = self._reduced(np.add, flags, np.int64)
        return flags.arg_true().gather(_where(counts > 0, np.cumsum(counts) - counts))

    def _reduced(self, function: np.ufunc, values: pl.Series, dtype: type[np.generic]) -> np.ndarray:
        if not self.starts.size:
            return np.empty(0, dtype)
        found: np.ndarray = function.reduceat(values.to_numpy(), self.starts, dtype=dtype)
        return found

    def _by_group(self, values: pl.Series, gathered: pl.Expr) -> pl.Series:
        frame = pl.DataFrame([self._of_lines, values]).group_by("form", maintain_order=True).agg(gathered)
        return frame.get_column(values.name)


class _MixedError(ValueError):
    """Values of single lines stand beside what is gathered from them."""


def _total_of(node: Node) -> tuple[Node | None, str | None]:
    """The lines whose total a node is, and how it is compared with 0 where it says yes or no; None for other nodes."""
    match node:
        case {"Agg": {"Sum": lines}}:
            return kept(lines), None
        case {"Agg": {"Count": {"input": lines, "include_nulls": False}}}:
            return said("IsNotNull", kept(lines)), None
        case {"Function": {"function": "NullCount", "input": [lines]}}:
            return said("IsNull", lines), None
        case {"Function": {"function": {"Boolean": {"Any": {"ignore_nulls": True}}}, "input": [lines]}}:
            return kept(lines), "Gt"
        case {"Function": {"function": {"Boolean": {"All": {"ignore_nulls": True}}}, "input": [lines]}}:
            return said("Not", kept(lines)), "Eq"
    return None, None


def _where(flags: np.ndarray, places: np.ndarray) -> pl.Series:
    """The places where a flag is true, null elsewhere."""
    return pl.Series(np.where(flags, places, 0), dtype=pl.UInt32).set(pl.Series(~flags, dtype=pl.Boolean), None)


class Gathering:
    """Expressions over the lines of forms, one value per form."""

    def __init__(self, expressions: Mapping[str, pl.Expr]) -> None:
        self._names: dict[str, str] = {}
        self._lines: dict[str, pl.Expr] = {}
        self._totals: dict[str, None] = {}
        self._greatest: dict[str, None] = {}
        self._firsts: dict[str, tuple[str, str]] = {}
        self._grouped: dict[str, pl.Expr] = {}
        self._forms: dict[str, pl.Expr] = {}
        for name, each in expressions.items():
            try:
                self._forms[name] = expression_of(self._apart(tree(each)))
            except _MixedError:
                self._grouped[name], self._forms[name] = each, pl.col(name)

    def of(self, forms: pl.DataFrame, lines: pl.DataFrame, places: Places) -> pl.DataFrame:
        """The forms with a column per expression; null for a form without lines. Lines stand in the order of forms."""
        found = [pl.Series(_SIZE, places.sizes, pl.UInt32), *self._gathered(lines, places)]
        if self._grouped:
            grouped = lines.group_by("form", maintain_order=True).agg(**self._grouped).drop("form")
            found.extend(grouped)
        answers = pl.DataFrame(found).select_seq(**self._forms)
        return forms.hstack(answers if places.rows is None else answers[places.rows])

    def _gathered(self, lines: pl.DataFrame, places: Places) -> Iterator[pl.Series]:
        """Totals, greatest values and firsts of the lines of each form that has lines."""
        values = lines.select_seq(**self._lines) if self._lines else lines
        for name in self._totals:
            yield places.sums(values[name])
        for name in self._greatest:
            yield places.greatest(values[name]).alias(f"{name}>")
        rows = {flag: places.firsts(values[flag]) for flag in {flag: None for _, flag in self._firsts.values()}}
        for name, (value, flag) in self._firsts.items():
            yield values[value].gather(rows[flag]).alias(name)

    def _apart(self, node: Node) -> Node:
        """The node over gathered values; notes what is to be gathered."""
        lines, sign = _total_of(node)
        if lines is not None and is_row_by_row(lines):
            total = {"Column": self._line(lines, self._totals)}
            return total if sign is None else compared(total, sign, 0)
        match node:
            case "Len" | {"Agg": {"Count": {"input": {"Column": _}}}}:
                return {"Column": _SIZE}
            case {"Literal": _}:
                return node
            case {"Agg": {"First": {"Filter": {"input": lines, "by": flag}}}} if is_row_by_row(kept(lines)):
                return self._first(lines, flag)
            case {"Agg": {"Max": {"input": lines}}} if is_row_by_row(kept(lines)):
                return {"Column": f"{self._line(kept(lines), self._greatest)}>"}
            case {"Agg": _}:
                return {"Column": self._noted(node, self._grouped, expression_of(node))}
            case _ if is_plain(node):
                return with_operands(node, self._apart)
        raise _MixedError

    def _line(self, node: Node, gathered: dict[str, None] | None = None) -> str:
        """The name of a column of values of lines, which are `gathered` by it."""
        if not is_row_by_row(node):
            raise _MixedError
        name = self._noted(node, self._lines, expression_of(node))
        if gathered is not None:
            gathered[name] = None
        return name

    def _first(self, lines: Node, flag: Node) -> Node:
        return {"Column": self._noted([lines, flag], self._firsts, (self._line(lines), self._line(flag)))}

    def _noted(self, what: object, where: dict[str, Any], how: object) -> str:
        """A name of its own for what is gathered, the same for the same."""
        name = self._names.setdefault(repr(what), f"…{len(self._names)}")
        where[name] = how
        return name
