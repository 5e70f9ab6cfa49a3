"""Questions about texts, asked once per distinct text: in bulk most texts stand in many rows.

A rule asks a text as it asks any Polars column (``level3.str.contains(…)``). The plan hands it a `Texts.column`, which notes
the question and stands for the column of its answers; equal questions of several rules are one.

Many texts are asked by Polars. A single form is asked by Python's `re`: Polars compiles a pattern anew whenever more than 32
are in use, which would cost more than all else that is computed for a form. Patterns keep to what both read alike (`_compiled`).
"""

from __future__ import annotations

import builtins
import operator
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from typing import Self

    from polars._typing import IntoExprColumn
    from polars.expr.string import ExprStringNameSpace

_NUMBER, _LOOKED_UP = "number", "looked_up"
FEW = 256
"""Up to so many rows are asked one by one."""


def lines_alike(form: pl.Expr, *texts: pl.Expr) -> pl.Expr:
    """A number that lines of one form with the same texts share and others do not; blank is a text of its own.

    For grouping, not for showing. One number groups many times faster than several texts.
    """
    number = form.cast(pl.Int128)
    for text in texts:
        own = text.ask(_NUMBER) if isinstance(text, _Text) else text.rank("dense")
        number = number * 2**32 + own.fill_null(2**32 - 1)
    return number


def once(text: pl.Expr, function: Callable[[pl.Expr], pl.Expr]) -> pl.Expr:
    """What a function makes of a text, worked out once per distinct text; the function's name stands for it."""
    return text.once(function) if isinstance(text, _Text) else function(text)


def looked_up(text: pl.Expr, table: Mapping[str, int]) -> pl.Expr:
    """The number that a table gives a text; null where it gives none."""
    if isinstance(text, _Text):
        return text.ask(_LOOKED_UP, *table.items())
    return text.replace_strict(table, default=None, return_dtype=pl.Int64)


class Texts:
    """The text columns of one frame, and what the rules ask of them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names)
        self._questions: dict[str, _Question] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def column(self, name: str) -> pl.Expr:
        """The text column, for a rule to ask."""
        return _Text.of(_Question(name, name, name), self._questions)

    def answered(self, frame: pl.DataFrame, wanted: Collection[str]) -> pl.DataFrame:
        """The frame with the answers to those questions whose columns are wanted."""
        asked: dict[str, list[_Question]] = {}
        for question in self._questions.values():
            if question.column in wanted:
                asked.setdefault(question.base, []).append(question)
        if frame.height <= FEW:
            few = (_of_few(frame.get_column(name), questions) for name, questions in asked.items())
            return frame.hstack([answers for columns in few for answers in columns])
        coded = frame.select(pl.col(name).cast(pl.Categorical(pl.Categories.random(name))) for name in asked)
        for name, questions in asked.items():
            frame = frame.hstack(_of_many(coded.get_column(name), questions))
        return frame


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked of a column: a method of `_METHODS` or a function, on the column itself or on other answers.

    `words`: the question spelled out. `column`: the name of the column of answers. `base`: the text column; without
    operands the question is the text itself.
    """

    words: str
    column: str
    base: str
    method: str = ""
    args: tuple[Any, ...] = ()
    operands: tuple[_Question, ...] = ()
    function: Callable[..., pl.Expr] | None = None

    def has_function(self) -> bool:
        """Whether only Polars can answer."""
        return self.function is not None or any(each.has_function() for each in self.operands)

    def expression(self) -> pl.Expr:
        """The question as Polars reads it, over distinct texts."""
        if not self.operands:
            return pl.col(self.base)
        if self.method == _NUMBER:
            return pl.int_range(pl.len(), dtype=pl.UInt32)
        operands = [each.expression() for each in self.operands]
        if self.function is not None:
            return self.function(*operands)
        if self.method == _LOOKED_UP:
            return looked_up(operands[0], dict(self.args))
        if hasattr(operands[0].str, self.method):
            answer: pl.Expr = getattr(operands[0].str, self.method)(*self.args)
        else:
            answer = getattr(operands[0], self.method)(*operands[1:])
        return answer


class _Text(pl.Expr):
    """A text column, or what was asked of one, that notes further questions."""

    _question: _Question
    _noted: dict[str, _Question]

    @classmethod
    def of(cls, question: _Question, noted: dict[str, _Question]) -> Self:
        text = cls.__new__(cls)
        vars(text).update(vars(pl.col(question.column)), _question=question, _noted=noted)
        return text

    def ask(self, method: str, *args: object) -> pl.Expr:
        return self._note(f"{self._question.words}.{method}{args}", method, args, (self._question,))

    def once(self, function: Callable[[pl.Expr], pl.Expr]) -> pl.Expr:
        name = f"{function.__module__}.{function.__qualname__}"
        return self._note(f"{name}({self._question.words})", "", (), (self._question,), function)

    @property
    def str(self) -> ExprStringNameSpace:
        return cast("ExprStringNameSpace", _Asking(self))

    def __and__(self, other: IntoExprColumn | int | bool) -> pl.Expr:
        joined = self._joined("__and__", other)
        return super().__and__(other) if joined is None else joined

    def __or__(self, other: IntoExprColumn | int | bool) -> pl.Expr:
        joined = self._joined("__or__", other)
        return super().__or__(other) if joined is None else joined

    def __invert__(self) -> pl.Expr:
        return self.ask("__invert__")

    def _joined(self, method: str, other: object) -> pl.Expr | None:
        """Two answers about the same text make one."""
        if not isinstance(other, _Text) or other._question.base != self._question.base:
            return None
        mine, theirs = self._question, other._question
        return self._note(f"({mine.words} {method} {theirs.words})", method, (), (mine, theirs))

    def _note(
        self,
        words: builtins.str,
        method: builtins.str,
        args: tuple[object, ...],
        operands: tuple[_Question, ...],
        function: Callable[[pl.Expr], pl.Expr] | None = None,
    ) -> Self:
        if words not in self._noted:
            base = self._question.base
            column = f"{base}?{len(self._noted)}"
            self._noted[words] = _Question(words, column, base, method, args, operands, function)
        return self.of(self._noted[words], self._noted)


class _Asking:
    """The methods of `pl.Expr.str`: those of `_METHODS` are questions, the others ordinary expressions."""

    def __init__(self, text: _Text) -> None:
        self._text = text

    def __getattr__(self, method: str) -> Callable[..., pl.Expr]:
        def ask(*args: object, **options: object) -> pl.Expr:
            if method in _METHODS and not options and all(isinstance(each, str | int) for each in args):
                return self._text.ask(method, *args)
            answer: pl.Expr = getattr(super(_Text, self._text).str, method)(*args, **options)
            return answer

        return ask


# --- Many texts ----------------------------------------------------------------------------------------------------


def _of_many(coded: pl.Series, questions: Sequence[_Question]) -> list[pl.Series]:
    """The answers row by row; `coded` is the text column as a Categorical of its own categories, numbered from 0."""
    codes = coded.to_physical()
    highest = cast("int | None", codes.max())
    count = 0 if highest is None else highest + 1
    distinct = pl.int_range(count, dtype=pl.UInt32, eager=True).cat.to(coded.dtype).cast(pl.String).alias(coded.name)
    answers = distinct.to_frame().select(each.expression().alias(each.column) for each in questions)
    return [answer.gather(codes) for answer in answers.iter_columns()]


# --- A few texts ---------------------------------------------------------------------------------------------------


def _of_few(texts: pl.Series, questions: Sequence[_Question]) -> list[pl.Series]:
    """The answers row by row."""
    known: dict[str, list[Any]] = {texts.name: texts.to_list()}
    methods = [each for each in questions if not each.has_function()]
    columns = [pl.Series(each.column, _answers(each, known), _METHODS[each.method][1]) for each in methods]
    functions = [each.expression().alias(each.column) for each in questions if each.has_function()]
    return [*columns, *texts.to_frame().select(functions).iter_columns()] if functions else columns


def _answers(question: _Question, known: dict[str, list[Any]]) -> list[Any]:
    if question.column not in known:
        function, args = _METHODS[question.method][0], question.args
        operands = [_answers(each, known) for each in question.operands]
        if question.method == _NUMBER:
            numbers = {text: number for number, text in enumerate(dict.fromkeys(operands[0]))}
            return [None if text is None else numbers[text] for text in operands[0]]
        known[question.column] = [
            None if None in asked else function(*asked, *args) for asked in zip(*operands, strict=True)
        ]
    return known[question.column]


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of Polars' dialect as Python reads it: ``$`` means the very end in the one, also before a line's end in
    the other. Of the rest only what means the same in both may be used: alternatives, classes, counts, groups, ``\\d \\s``.
    """
    return re.compile(re.sub(r"(?<!\\)\$(?![^\[]*\])", r"\\Z", pattern))


@lru_cache(maxsize=4096)
def _replacement(value: str) -> str:
    return re.sub(r"\$\{(\w+)\}", r"\\g<\1>", value.replace("\\", r"\\"))


def _contains(text: str, pattern: str) -> bool:
    return _compiled(pattern).search(text) is not None


def _extract(text: str, pattern: str, group: int = 1) -> str | None:
    found = _compiled(pattern).search(text)
    return found[group] if found else None


def _extract_all(text: str, pattern: str) -> list[str]:
    return [found[0] for found in _compiled(pattern).finditer(text)]


def _replace(text: str, pattern: str, value: str) -> str:
    return _compiled(pattern).sub(_replacement(value), text, count=1)


def _replace_all(text: str, pattern: str, value: str) -> str:
    return _compiled(pattern).sub(_replacement(value), text)


_METHODS: dict[str, tuple[Callable[..., Any], Any]] = {
    "contains": (_contains, pl.Boolean),
    "extract": (_extract, pl.String),
    "extract_all": (_extract_all, pl.List(pl.String)),
    "replace": (_replace, pl.String),
    "replace_all": (_replace_all, pl.String),
    "starts_with": (str.startswith, pl.Boolean),
    "ends_with": (str.endswith, pl.Boolean),
    "strip_chars": (str.strip, pl.String),
    "len_chars": (len, pl.UInt32),
    _NUMBER: (len, pl.UInt32),
    _LOOKED_UP: (lambda text, *table: dict(table).get(text), pl.Int64),
    "__and__": (operator.and_, pl.Boolean),
    "__or__": (operator.or_, pl.Boolean),
    "__invert__": (operator.not_, pl.Boolean),
}
"""What can be asked, as Python does it, and the type of the answers."""
