"""One question about a text, as `wenxiao.kernel.texts` notes it and both ways of answering read it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import polars as pl

from wenxiao.kernel.trees import written

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NUMBER, LOOKED_UP = "number", "looked_up"
"""Questions that are no methods of texts: a number of its own for every text, and a number that a table gives it."""


def replaced(text: pl.Expr, table: Mapping[str, int]) -> pl.Expr:
    """The number that a table gives a text; null where it gives none."""
    return text.replace_strict(table, default=None, return_dtype=pl.Int64)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a column: a method of text columns or a function, on the column itself or on other answers.

    `words`: the question spelled out; equal words are one question. `column`: the name of the column of answers.
    `base`: the text column or the part of one; without operands the question is the text itself.
    """

    words: str
    column: str
    base: str
    method: str = ""
    args: tuple[Any, ...] = ()
    operands: tuple[Question, ...] = ()
    function: Callable[..., pl.Expr] | None = None

    def expression(self) -> pl.Expr:
        """The question as Polars reads it, over columns of the answers that it builds on, named by their words."""
        if self.method == NUMBER:
            return pl.int_range(pl.len(), dtype=pl.UInt32)
        operands = [pl.col(each.words) for each in self.operands]
        if self.function is not None:
            return self.function(*operands)
        if self.method == LOOKED_UP:
            return replaced(operands[0], dict(self.args))
        if hasattr(operands[0].str, self.method):
            answer: pl.Expr = getattr(operands[0].str, self.method)(*self.args)
        else:
            answer = getattr(operands[0], self.method)(*operands[1:])
        return answer

    def asked_of(self, text: str) -> Question:
        """The same question, for the same column of answers, about another text column."""
        operands = tuple(each.asked_of(text) for each in self.operands)
        return replace(self, base=text, column=self.column if operands else text, operands=operands)

    def depth(self) -> int:
        """How many questions build on each other."""
        return 1 + max((each.depth() for each in self.operands), default=-1)

    def all(self) -> dict[str, Question]:
        """The question and those that it builds on, by their words."""
        return {key: one for each in self.operands for key, one in each.all().items()} | {self.words: self}

    def literals(self) -> str:
        """All characters that the question and those that it builds on name: in patterns, tables, replacements."""
        own = repr(self.args) if self.function is None else written(self.expression())
        return own + "".join(each.literals() for each in self.operands)
