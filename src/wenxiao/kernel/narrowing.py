"""Shares in 64 bits where the numbers of a batch leave room.

`rounding.share_half_up` is safe for all numbers that a rule accepts because it multiplies in 128 bits, which costs four
times as much as 64. Over many rows the greatest operands are looked up first; where their product fits, the same
expression is worked out in 64 bits, with the same result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.trees import expression_of, is_plain, tree, with_operands

if TYPE_CHECKING:
    from collections.abc import Mapping

    Node = Any

_LARGEST = 2**63 - 1
_OPERANDS = ("whole", "part", "parts")
_SHARE = tree(share_half_up(*map(pl.col, _OPERANDS)))


class Rows:
    """Expressions over the rows of a frame, whatever their number."""

    def __init__(self, expressions: Mapping[str, pl.Expr]) -> None:
        self._wide = dict(expressions)
        self._narrow: dict[str, pl.Expr] = {}
        self._shares: dict[str, list[list[str]]] = {}
        self._greatest: dict[str, pl.Expr] = {}
        for name, each in expressions.items():
            shares: list[dict[str, Node]] = []
            narrow = _narrowed(tree(each), shares)
            if shares:
                self._narrow[name] = expression_of(narrow)
                self._shares[name] = [[self._noted(share[key]) for key in _OPERANDS] for share in shares]

    def of(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The frame with a column per expression."""
        if not self._narrow or not frame.height:
            return frame.with_columns_seq(**self._wide)
        greatest = frame.select_seq(**self._greatest).row(0, named=True)
        fitting = [name for name, shares in self._shares.items() if all(_fits(share, greatest) for share in shares)]
        return frame.with_columns_seq(**self._wide | {name: self._narrow[name] for name in fitting})

    def _noted(self, operand: Node) -> str:
        """The name of the greatest value of an operand."""
        name = repr(operand)
        self._greatest[name] = expression_of(operand).max()
        return name


def _fits(share: list[str], greatest: Mapping[str, int | None]) -> bool:
    """Whether no step of a share leaves 64 bits; rows with negative operands are null in any case."""
    whole, part, parts = (max(greatest[name] or 0, 0) for name in share)
    return max(whole, 2 * parts, 2 * whole * part + parts) <= _LARGEST


def _narrowed(node: Node, shares: list[dict[str, Node]]) -> Node:
    """The node with its shares in 64 bits; `shares`: their operands are added here."""
    found: dict[str, Node] = {}
    if _alike(_SHARE, node, found):
        shares.append(found)
        return _in_64_bits(_SHARE, found)
    return with_operands(node, lambda each: _narrowed(each, shares)) if is_plain(node) else node


def _alike(pattern: Node, node: Node, found: dict[str, Node]) -> bool:
    """Whether a node is the pattern with other nodes in place of its columns, which are `found`."""
    match pattern, node:
        case {"Column": name}, _:
            return bool(found.setdefault(name, node) == node)
        case dict(), dict():
            return pattern.keys() == node.keys() and all(_alike(pattern[key], node[key], found) for key in pattern)
    return bool(pattern == node)


def _in_64_bits(pattern: Node, found: Mapping[str, Node]) -> Node:
    match pattern:
        case {"Column": name}:
            return found[name]
        case dict():
            return {key: _in_64_bits(each, found) for key, each in pattern.items()}
        case "Strict":
            return "NonStrict"
        case "Int128":
            return "Int64"
    return pattern
