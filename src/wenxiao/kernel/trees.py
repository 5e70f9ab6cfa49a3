"""What a Polars expression is made of, as Polars itself says it: nodes of JSON."""

from __future__ import annotations

import io
import json
import warnings
from typing import TYPE_CHECKING, Any

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Node = Any

_OPERANDS = {"BinaryExpr": ("left", "right"), "Ternary": ("predicate", "truthy", "falsy"), "Cast": ("expr",)}
_FUNCTIONS = frozenset(
    "Coalesce FillNull Abs Negate MinHorizontal MaxHorizontal SumHorizontal Clip IsBetween AllHorizontal AnyHorizontal "
    "Not IsNull IsNotNull IsIn".split()
)
"""Functions whose value for a row is made of this row alone."""


def tree(expression: pl.Expr) -> Node:
    """The node that an expression is."""
    return json.loads(written(expression))


def expression_of(node: Node) -> pl.Expr:
    """The expression that a node is."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pl.Expr.deserialize(io.StringIO(json.dumps(node)), format="json")


def written(expression: pl.Expr) -> str:
    """The text of a node, not to be kept for another version of Polars."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the text is read by the very version of Polars that wrote it
        text: str = expression.meta.serialize(format="json")
    return text


def said(name: str, *operands: Node) -> Node:
    """The node of a function that says yes or no."""
    return {"Function": {"input": list(operands), "function": {"Boolean": name}}}


def compared(node: Node, operator: str, number: int) -> Node:
    """The node that compares another with a number."""
    literal = {"Literal": {"Dyn": {"Int": number}}}
    return {"BinaryExpr": {"left": node, "op": operator, "right": literal}}


def kept(node: Node) -> Node:
    """The values of a node, those that it filters out as null; the node as it is where no filter tells its rows."""
    flags: list[Node] = []

    def unfiltered(part: Node) -> Node:
        if isinstance(part, dict) and "Filter" in part:
            flags.append(part["Filter"]["by"])
            return part["Filter"]["input"]
        return with_operands(part, unfiltered) if is_plain(part) else part

    whole = unfiltered(node)
    if not flags or any(each != flags[0] for each in flags):
        return node
    null = {"Literal": {"Scalar": {"Null": "Null"}}}
    return {"Ternary": {"predicate": flags[0], "truthy": whole, "falsy": null}}


def is_plain(node: Node) -> bool:
    """Whether the node makes the value of a row of its operands' values for that row."""
    if node == "Len":
        return False
    ((kind, content),) = node.items()
    return kind in _OPERANDS or (kind == "Function" and _name(content["function"]) in _FUNCTIONS)


def is_row_by_row(node: Node) -> bool:
    """Whether the whole expression makes the value of a row of columns of that row."""
    if node != "Len" and not {"Column", "Literal"}.isdisjoint(node):
        return True
    return is_plain(node) and all(is_row_by_row(each) for each in operands(node))


def operands(node: Node) -> Iterator[Node]:
    """The operands of a plain node."""
    ((kind, content),) = node.items()
    yield from content["input"] if kind == "Function" else (content[name] for name in _OPERANDS[kind])


def with_operands(node: Node, change: Callable[[Node], Node]) -> Node:
    """The plain node over changed operands."""
    ((kind, content),) = node.items()
    if kind == "Function":
        return {kind: content | {"input": [change(each) for each in content["input"]]}}
    return {kind: content | {name: change(content[name]) for name in _OPERANDS[kind]}}


def _name(function: Node) -> str:
    """The name of a function, which has options or none."""
    while isinstance(function, dict):
        ((name, function),) = function.items()
        if name != "Boolean":
            return str(name)
    return str(function)
