"""Questions about texts, asked once per distinct text: in bulk most texts stand in many rows.

A rule asks a text as it asks any Polars column (``level3.str.contains(…)``). The plan hands it a `Texts.column`, which
notes the question and stands for the column of its answers; equal questions of several rules are one.

Many texts are asked by Polars. A single form is asked by Python's `re`: Polars compiles a pattern anew whenever more
than 32 are in use, which would cost more than all else that is computed for a form. Patterns keep to what both read
alike (`_compiled`).
"""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

import polars as pl

from wenxiao.kernel.answers import Answers
from wenxiao.kernel.questions import LOOKED_UP, NUMBER, Question, replaced

if TYPE_CHECKING:
    import builtins
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from concurrent.futures import Executor
    from typing import Self

    from polars._typing import IntoExprColumn
    from polars.expr.string import ExprStringNameSpace

FEW = 256
"""Up to so many rows are asked one by one."""


def lines_alike(form: pl.Expr, *texts: pl.Expr) -> pl.Expr:
    """A number that lines of one form with the same texts share and others do not; blank is a text of its own.

    For grouping, not for showing. One number groups many times faster than several texts.
    """
    number = form.cast(pl.UInt64 if len(texts) == 1 else pl.Int128)
    for text in texts:
        own = text.ask(NUMBER) if isinstance(text, _Text) else text.rank("dense")
        number = number * 2**32 + own.fill_null(2**32 - 1)
    return number


def once(text: pl.Expr, function: Callable[[pl.Expr], pl.Expr]) -> pl.Expr:
    """What a function makes of a text, worked out once per distinct text; the function's name stands for it."""
    return text.once(function) if isinstance(text, _Text) else function(text)


def only_where(text: pl.Expr, condition: pl.Expr) -> pl.Expr:
    """The text, of which what is asked matters only where the condition holds: elsewhere it need not be looked at.

    Any answer may stand there, so the rule decides those rows without it. `condition` reads columns of the frame alone.
    """
    return text.only_where(condition) if isinstance(text, _Text) else text


def looked_up(text: pl.Expr, table: Mapping[str, int]) -> pl.Expr:
    """The number that a table gives a text; null where it gives none."""
    if isinstance(text, _Text):
        return text.ask(LOOKED_UP, *table.items())
    return replaced(text, table)


class Texts:
    """The text columns of one frame, and what the rules ask of them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names)
        self._notes = _Notes()

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def column(self, name: str) -> pl.Expr:
        """The text column, for a rule to ask."""
        return _Text.of(Question(name, name, name), self._notes)

    def questions(self, wanted: Collection[str]) -> Questions:
        """Those questions whose columns of answers are wanted."""
        asked: dict[str, list[Question]] = {}
        for question in self._notes.asked.values():
            if question.column in wanted:
                asked.setdefault(question.base, []).append(question)
        for part, (text, _) in self._notes.parts.items():
            if part in asked and text in asked:  # who asks all texts has the answers for a part of them
                asked[text].extend(each.asked_of(text) for each in asked.pop(part))
        return Questions(asked, self._notes.parts)


@dataclass(frozen=True, slots=True)
class _Notes:
    """Questions by base and words; `parts`: bases that are a text column where a condition holds."""

    asked: dict[tuple[str, str], Question] = field(default_factory=dict)
    parts: dict[str, tuple[str, pl.Expr]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions by the text column, or the part of one, that they are asked of."""

    asked: Mapping[str, Sequence[Question]]
    parts: Mapping[str, tuple[str, pl.Expr]]

    def answered(self, columns: Mapping[str, list[Any]]) -> dict[str, list[Any]]:
        """Columns of answers for a few rows."""
        return {
            question.column: _answers(question, columns[self.parts[name][0] if name in self.parts else name])
            for name, asked in self.asked.items()
            for question in asked
        }

    def prepared(self, frame: pl.DataFrame, pool: Executor) -> Answers:
        """The answers for a frame of any height, to be taken batch by batch."""
        wanted = {name: where for name, where in self.parts.items() if name in self.asked}
        frame = frame.with_columns(pl.when(where).then(text).alias(name) for name, (text, where) in wanted.items())
        return Answers.of(frame, self.asked, self.parts, pool)


class _Text(pl.Expr):
    """A text column, or what was asked of one, that notes further questions."""

    _question: Question
    _notes: _Notes

    @classmethod
    def of(cls, question: Question, notes: _Notes) -> Self:
        text = cls.__new__(cls)
        column = notes.parts.get(question.column, (question.column,))[0]
        vars(text).update(vars(pl.col(column)), _question=question, _notes=notes)
        return text

    def only_where(self, condition: pl.Expr) -> Self:
        text = self._question.base
        part = f"{text}!{len(self._notes.parts)}"
        self._notes.parts[part] = text, condition
        return self.of(Question(text, part, part), self._notes)

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

    def _joined(self, method: builtins.str, other: object) -> pl.Expr | None:
        """Two answers about the same text make one."""
        if not isinstance(other, _Text) or other._question.base != self._question.base:  # noqa: SLF001  its own kind
            return None
        mine, theirs = self._question, other._question  # noqa: SLF001
        return self._note(f"({mine.words} {method} {theirs.words})", method, (), (mine, theirs))

    def _note(
        self,
        words: builtins.str,
        method: builtins.str,
        args: tuple[object, ...],
        operands: tuple[Question, ...],
        function: Callable[[pl.Expr], pl.Expr] | None = None,
    ) -> Self:
        base, asked = self._question.base, self._notes.asked
        if (base, words) not in asked:
            asked[base, words] = Question(words, f"{base}?{len(asked)}", base, method, args, operands, function)
        return self.of(asked[base, words], self._notes)


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


# --- A few texts ---------------------------------------------------------------------------------------------------


_KNOWN: dict[str, dict[str | None, Any]] = {}
"""Answers given before, by question and text: a form on screen is asked again after every change of one cell."""
_REMEMBERED = 2048
"""Texts that are remembered per question."""


def _answers(question: Question, rows: list[str | None]) -> list[Any]:
    if question.method == NUMBER:
        numbers: dict[str | None, int | None] = {text: number for number, text in enumerate(dict.fromkeys(rows))}
        return [numbers[text] for text in rows]
    answers = _KNOWN.setdefault(question.words, {None: None})
    if any(text not in answers for text in rows):
        if len(answers) > _REMEMBERED:
            _KNOWN[question.words] = answers = {None: None}
        new = [text for text in dict.fromkeys(rows) if text not in answers]
        answers.update(zip(new, _asked(question, new), strict=True))
    return [answers[text] for text in rows]


def _asked(question: Question, texts: list[str | None]) -> list[Any]:
    if not question.operands:
        return texts
    if question.function is not None:
        operand = question.operands[0]
        asked_of = pl.Series(operand.words, _answers(operand, texts), pl.String).to_frame()
        return asked_of.select(question.expression()).to_series().to_list()
    operands = [_answers(each, texts) for each in question.operands]
    function = _METHODS[question.method]
    return [None if None in asked else function(*asked, *question.args) for asked in zip(*operands, strict=True)]


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str]:
    r"""A pattern of Polars' dialect as Python reads it.

    ``$`` means the very end in the one, also before a line's end in the other. Of the rest only what means the same in
    both may be used: alternatives, classes, counts, groups, ``\d \s``.
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


_METHODS: dict[str, Callable[..., Any]] = {
    "contains": _contains,
    "extract": _extract,
    "extract_all": _extract_all,
    "replace": _replace,
    "replace_all": _replace_all,
    "starts_with": str.startswith,
    "ends_with": str.endswith,
    "strip_chars": str.strip,
    "len_chars": len,
    NUMBER: len,
    LOOKED_UP: lambda text, *table: dict(table).get(text),
    "__and__": operator.and_,
    "__or__": operator.or_,
    "__invert__": operator.not_,
}
"""What can be asked, as Python does it."""
