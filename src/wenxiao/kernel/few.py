"""Expressions over a few rows, worked out in Python.

On the nine lines of one form Polars spends its time on starting: reading, checking and ordering some thousand small
computations anew at every change of a cell. Here the same expressions that Polars runs in bulk are read once and become
a list of steps over Python lists; equal parts of any of them are worked out once. Only what rules use is understood;
anything else is refused when the program is made, and `tests/property/test_few.py` holds both ways against each other.
"""

from __future__ import annotations

import json
import operator
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

import polars as pl

from wenxiao.kernel.trees import expression_of, tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    Values = list[Any]
    Operation = Callable[..., Values]
    Node = Any

_INT64 = 2**63


class NotUnderstoodError(NotImplementedError):
    """An expression holds a part that is not known here."""


class Program:
    """Expressions by name, as steps over lists of values; a list of one value stands for as many as are needed."""

    def __init__(self, expressions: Mapping[str, pl.Expr]) -> None:
        self._columns: dict[str, int] = {}
        self._steps: list[tuple[int, Operation, tuple[int, ...]]] = []
        self._start: list[Values] = [[]]
        self._places: dict[tuple[object, ...], int] = {}
        self._results = {name: self._place(tree(each)) for name, each in expressions.items()}

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are read."""
        return tuple(self._columns)

    def run(self, columns: Mapping[str, Values], height: int) -> dict[str, Values]:
        """The values of each expression, `height` of them."""
        return {name: _full(values, height) for name, values in self._values(columns, height).items()}

    def gathered(self, lines: Mapping[str, Values], forms: Values) -> dict[str, Values]:
        """One value of each expression per form, gathered from its lines; null for a form without lines."""
        of: dict[object, list[int]] = {form: [] for form in forms}
        for place, form in enumerate(lines["form"]):
            of[form].append(place)
        one: list[dict[str, Values]] = []
        for places in of.values():
            own = {name: [lines[name][place] for place in places] for name in self._columns}
            one.append(self._values(own, len(places)) if places else {key: [None] for key in self._results})
        return {name: [each[name][0] for each in one] for name in self._results}

    def _values(self, columns: Mapping[str, Values], height: int) -> dict[str, Values]:
        values = [*self._start]
        values[0] = [height]
        for name, place in self._columns.items():
            values[place] = columns[name]
        for place, operation, operands in self._steps:
            values[place] = operation(*[values[each] for each in operands])
        return {name: values[place] for name, place in self._results.items()}

    def _place(self, node: Node) -> int:
        """Where the values of a node will stand."""
        if node == "Len":
            return 0
        ((kind, content),) = node.items()
        if kind == "Alias":
            return self._place(content[0])
        if kind == "Column":
            return self._columns.setdefault(content, self._new(("Column", content)))
        if kind == "Literal":
            return self._new(("Literal", text := json.dumps(content)), start=[_literal(text)])
        if kind == "Over":
            return self._over(content)
        operation, operands = _understood(kind, content)
        return self._step(operation, tuple(self._place(each) for each in operands))

    def _over(self, content: Node) -> int:
        inner = Program({})
        inner._results[""] = inner._place(content["function"])
        keys = [self._place(each) for each in content["partition_by"]]
        read = [self._place({"Column": name}) for name in inner.columns]

        def over(*values: Values) -> Values:
            groups: dict[object, list[int]] = {}
            for place, key in enumerate(zip(*values[: len(keys)], strict=True)):
                groups.setdefault(key, []).append(place)
            result: Values = [None] * len(values[0])
            for places in groups.values():
                own = {
                    name: [column[place] for place in places]
                    for name, column in zip(inner.columns, values[len(keys) :], strict=True)
                }
                for place, value in zip(places, inner.run(own, len(places))[""], strict=True):
                    result[place] = value
            return result

        return self._step(over, (*keys, *read), alike=json.dumps(content))

    def _step(self, operation: Operation, operands: tuple[int, ...], alike: object = None) -> int:
        key = (alike or operation, operands)
        if key not in self._places:
            self._steps.append((self._new(key), operation, operands))
        return self._places[key]

    def _new(self, key: tuple[object, ...], start: Values | None = None) -> int:
        if key not in self._places:
            self._places[key] = len(self._start)
            self._start.append(start or [])
        return self._places[key]


@lru_cache(maxsize=4096)
def _literal(content: str) -> object:
    value: object = pl.select(expression_of({"Literal": json.loads(content)})).to_series().to_list()[0]
    return value


def _understood(kind: str, content: Node) -> tuple[Operation, Sequence[Node]]:
    """What a node does, and its operands. Raises NotUnderstoodError."""
    match kind, content:
        case "BinaryExpr", {"left": left, "op": name, "right": right} if name in _BINARY:
            return _BINARY[name], (left, right)
        case "Ternary", {"predicate": predicate, "truthy": truthy, "falsy": falsy}:
            return _chosen, (predicate, truthy, falsy)
        case "Filter", {"input": values, "by": flags}:
            return _kept, (values, flags)
        case "Explode", {"input": values, "options": {"empty_as_null": False}}:
            return _flattened, (values,)
        case "Cast", {"expr": values, "dtype": {"Literal": dtype}, "options": options} if (dtype, options) in _CASTS:
            return _CASTS[dtype, options], (values,)
        case "Agg", content:
            ((name, values),) = content.items()
            inner = values["input"] if isinstance(values, dict) and "input" in values and len(values) > 1 else values
            if name == "Count" and not values["include_nulls"]:
                name = "CountNonNull"
            if name in _AGGREGATES:
                return _AGGREGATES[name], (inner,)
        case "Function", {"input": operands, "function": {"ReplaceStrict": _}}:
            return _replaced, operands
        case "Function", {"input": operands, "function": function}:
            if (name := json.dumps(function)) in _FUNCTIONS:
                return _FUNCTIONS[name], operands
    message = f"{kind} {json.dumps(content, ensure_ascii=False)[:200]}"
    raise NotUnderstoodError(message)


# --- Row by row ------------------------------------------------------------------------------------------------------


def _full(values: Values, height: int) -> Values:
    """As many values as there are rows."""
    return values if len(values) == height else values * height


def _rows(lists: Sequence[Values]) -> Iterable[tuple[Any, ...]]:
    """The rows of lists, those of one value repeated."""
    sizes = {len(each) for each in lists}
    if len(sizes) > 1:
        (size,) = sizes - {1}
        lists = [_full(each, size) for each in lists]
    return zip(*lists, strict=True)


def _pairs(left: Values, right: Values) -> Iterable[tuple[Any, Any]]:
    """As `_rows`, for two lists: most operations have two operands."""
    if len(left) != len(right):
        return (
            zip(left * len(right), right, strict=True) if len(left) == 1 else zip(left, right * len(left), strict=True)
        )
    return zip(left, right, strict=True)


def _strict(function: Callable[..., Any]) -> Operation:
    """Null where one of at most two operands is null."""

    def one(values: Values) -> Values:
        return [None if value is None else function(value) for value in values]

    def two(left: Values, right: Values) -> Values:
        return [None if x is None or y is None else function(x, y) for x, y in _pairs(left, right)]

    return lambda *operands: one(*operands) if len(operands) == 1 else two(*operands)


def _by_row(function: Callable[[tuple[Any, ...]], Any]) -> Operation:
    """A function of all operands of a row, nulls among them."""
    return lambda *operands: [function(row) for row in _rows(operands)]


def _and(*flags: Values) -> Values:
    return [False if False in row else None if None in row else True for row in _rows(flags)]


def _or(*flags: Values) -> Values:
    return [True if True in row else None if None in row else False for row in _rows(flags)]


def _both(left: Values, right: Values) -> Values:
    return [
        False if x is False or y is False else None if x is None or y is None else True for x, y in _pairs(left, right)
    ]


def _either(left: Values, right: Values) -> Values:
    return [
        True if x is True or y is True else None if x is None or y is None else False for x, y in _pairs(left, right)
    ]


def _filled(left: Values, right: Values) -> Values:
    return [y if x is None else x for x, y in _pairs(left, right)]


def _divided(number: int, by: int) -> int | None:
    return number // by if by else None


def _remainder(number: int, by: int) -> int | None:
    return number % by if by else None


def _first_known(row: tuple[Any, ...]) -> object:
    return next((value for value in row if value is not None), None)


def _least(row: tuple[Any, ...]) -> object:
    return min((value for value in row if value is not None), default=None)


def _between(values: Values, least: Values, most: Values) -> Values:
    return _both(_BINARY["GtEq"](values, least), _BINARY["LtEq"](values, most))


def _greatest(row: tuple[Any, ...]) -> object:
    return max((value for value in row if value is not None), default=None)


def _replaced(values: Values, old: Values, new: Values, default: Values | None = None) -> Values:
    table = dict(zip(old[0], new[0], strict=True))
    return [table.get(value, other) for value, other in _pairs(values, default or [None])]


def _sum(values: Iterable[Any]) -> int:
    return sum(value for value in values if value is not None)


def _at_least(value: int, bound: int) -> int:
    return max(value, bound)


def _at_most(value: int, bound: int) -> int:
    return min(value, bound)


def _chosen(predicate: Values, truthy: Values, falsy: Values) -> Values:
    return [yes if flag else no for flag, yes, no in _rows((predicate, truthy, falsy))]


def _within_int64(number: int) -> int | None:
    return int(number) if -_INT64 <= number < _INT64 else None


def _without(values: Values, others: Values) -> Values:
    return [value for value in dict.fromkeys(values) if value not in others]


def _element(values: Values, place: int) -> object:
    return values[place] if -len(values) <= place < len(values) else None


def _differences(values: Values) -> Values:
    """What each adds to the one before."""
    return [None if one is None or other is None else other - one for one, other in pairwise(values)]


# --- Many rows -------------------------------------------------------------------------------------------------------


def _kept(values: Values, flags: Values) -> Values:
    return [value for value, flag in _pairs(values, flags) if flag]


def _flattened(values: Values) -> Values:
    return [one for each in values for one in ([None] if each is None else each)]


def _firsts(values: Values) -> Values:
    seen: set[object] = set()
    return [not (value in seen or seen.add(value)) for value in values]  # type: ignore[func-returns-value]


def _known(values: Values) -> Values:
    return [value for value in values if value is not None]


_BINARY: dict[str, Operation] = {
    "And": _both,
    "Or": _either,
    "Eq": _strict(operator.eq),
    "NotEq": _strict(operator.ne),
    "Gt": _strict(operator.gt),
    "GtEq": _strict(operator.ge),
    "Lt": _strict(operator.lt),
    "LtEq": _strict(operator.le),
    "Plus": _strict(operator.add),
    "Minus": _strict(operator.sub),
    "Multiply": _strict(operator.mul),
    "FloorDivide": _strict(_divided),
    "Modulus": _strict(_remainder),
    "EqValidity": lambda left, right: [x == y for x, y in _pairs(left, right)],
    "NotEqValidity": lambda left, right: [x != y for x, y in _pairs(left, right)],
}
_AGGREGATES: dict[str, Operation] = {
    "Sum": lambda values: [_sum(values)],
    "First": lambda values: values[:1] or [None],
    "Max": lambda values: [max(_known(values), default=None)],
    "Min": lambda values: [min(_known(values), default=None)],
    "NUnique": lambda values: [len(set(values))],
    "Count": lambda values: [len(values)],
    "CountNonNull": lambda values: [len(_known(values))],
    "Implode": lambda values: [values],
}
_INTEGER = _strict(_within_int64)
_CASTS = {
    (dtype, options): _INTEGER if dtype == "Int64" else _strict(int)
    for dtype in ("Int64", "Int128", "UInt32", "UInt64")
    for options in ("Strict", "NonStrict")
} | {("String", "Strict"): _strict(str)}
_FUNCTIONS: dict[str, Operation] = {
    json.dumps(name): operation
    for name, operation in cast(
        "Sequence[tuple[Any, Operation]]",
        (
            ("Abs", _strict(abs)),
            ("Negate", _strict(operator.neg)),
            ("Coalesce", _by_row(_first_known)),
            ("FillNull", _filled),
            ("MinHorizontal", _by_row(_least)),
            ("MaxHorizontal", _by_row(_greatest)),
            ("NullCount", lambda values: [values.count(None)]),
            ("DropNulls", _known),
            ({"SumHorizontal": {"ignore_nulls": True}}, _by_row(_sum)),
            ({"Pow": "Generic"}, _strict(operator.pow)),
            ({"Clip": {"has_min": False, "has_max": True}}, _strict(_at_most)),
            ({"Clip": {"has_min": True, "has_max": False}}, _strict(_at_least)),
            ({"ConcatExpr": False}, lambda *lists: [value for values in lists for value in values]),
            ({"Boolean": {"IsBetween": {"closed": "Both"}}}, _between),
            ({"Boolean": "AllHorizontal"}, _and),
            ({"Boolean": "AnyHorizontal"}, _or),
            ({"Boolean": "Not"}, _strict(operator.not_)),
            ({"Boolean": "IsNull"}, lambda values: [value is None for value in values]),
            ({"Boolean": "IsNotNull"}, lambda values: [value is not None for value in values]),
            ({"Boolean": "IsFirstDistinct"}, _firsts),
            ({"Boolean": {"All": {"ignore_nulls": True}}}, lambda values: [False not in values]),
            ({"Boolean": {"Any": {"ignore_nulls": True}}}, lambda values: [True in values]),
            ({"Boolean": {"IsIn": {"nulls_equal": False}}}, _strict(lambda value, among: value in among)),
            ({"ListExpr": "Length"}, _strict(len)),
            ({"ListExpr": "Min"}, _strict(lambda values: min(_known(values), default=None))),
            ({"ListExpr": "DropNulls"}, _strict(_known)),
            ({"ListExpr": {"Get": True}}, _strict(_element)),
            ({"ListExpr": {"Diff": {"n": 1, "null_behavior": "Drop"}}}, _strict(_differences)),
            ({"ListExpr": {"SetOperation": "Difference"}}, _strict(_without)),
            ({"StringExpr": "StripChars"}, lambda texts, _: [None if text is None else text.strip() for text in texts]),
            (
                {"StringExpr": {"Contains": {"literal": True, "strict": False}}},
                _strict(lambda text, part: part in text),
            ),
        ),
    )
}
