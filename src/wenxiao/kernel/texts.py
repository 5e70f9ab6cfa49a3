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
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby, product
from typing import TYPE_CHECKING, Any, cast

import polars as pl

if TYPE_CHECKING:
    import builtins
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from concurrent.futures import Executor
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
    number = form.cast(pl.UInt64 if len(texts) == 1 else pl.Int128)
    for text in texts:
        own = text.ask(_NUMBER) if isinstance(text, _Text) else text.rank("dense")
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
        return text.ask(_LOOKED_UP, *table.items())
    return text.replace_strict(table, default=None, return_dtype=pl.Int64)


class Texts:
    """The text columns of one frame, and what the rules ask of them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names)
        self._notes = _Notes()

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def column(self, name: str) -> pl.Expr:
        """The text column, for a rule to ask."""
        return _Text.of(_Question(name, name, name), self._notes)

    def questions(self, wanted: Collection[str]) -> Questions:
        """Those questions whose columns of answers are wanted."""
        asked: dict[str, list[_Question]] = {}
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

    asked: dict[tuple[str, str], _Question] = field(default_factory=dict)
    parts: dict[str, tuple[str, pl.Expr]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions by the text column, or the part of one, that they are asked of."""

    asked: Mapping[str, Sequence[_Question]]
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
        plain: list[_Question] = []
        coded: dict[str, pl.Categorical] = {}
        wanted = {name: where for name, where in self.parts.items() if name in self.asked}
        frame = frame.with_columns(pl.when(where).then(text).alias(name) for name, (text, where) in wanted.items())
        for name, asked in self.asked.items():
            numbered = name in self.parts or any(each.method == _NUMBER for each in asked)
            if _mostly_distinct(frame[name]) and not numbered:
                plain.extend(asked)
            else:
                coded[name] = pl.Categorical(pl.Categories.random(name))
        starts = range(0, max(frame.height, 1), _CODED_AT_ONCE)
        parts = list(
            pool.map(
                lambda part: frame[part[0]].slice(part[1], _CODED_AT_ONCE).cast(coded[part[0]]), product(coded, starts)
            )
        )
        texts = [pl.concat(parts[place : place + len(starts)]) for place in range(0, len(parts), len(starts))]
        tables = pool.map(lambda column: _table(column, self.asked[column.name]), texts)
        return Answers(plain, [(each.to_physical(), table) for each, table in zip(texts, tables, strict=True)])


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers for the rows of a frame: by the number of a text, or to be found row by row (`plain`)."""

    plain: Sequence[_Question]
    tables: Sequence[tuple[pl.Series, pl.DataFrame]]

    def texts(self) -> set[str]:
        """The columns that are asked row by row."""
        return {each.base for each in self.plain}

    def joined(self, rows: pl.DataFrame, start: int) -> pl.DataFrame:
        """Some rows of the frame, from the row `start` on, with a column of answers per question."""
        for asked in _by_depth(self.plain):
            rows = rows.with_columns(each.expression().alias(each.column) for each in asked)
        answers = [
            column
            for numbers, table in self.tables
            for column in table[numbers.slice(start, rows.height)].iter_columns()
        ]
        return rows.hstack(answers) if answers else rows


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked of a column: a method of `_METHODS` or a function, on the column itself or on other answers.

    `words`: the question spelled out. `column`: the name of the column of answers. `base`: the text column or the part
    of one; without operands the question is the text itself.
    """

    words: str
    column: str
    base: str
    method: str = ""
    args: tuple[Any, ...] = ()
    operands: tuple[_Question, ...] = ()
    function: Callable[..., pl.Expr] | None = None

    def expression(self) -> pl.Expr:
        """The question as Polars reads it, over distinct texts and the columns of the answers that it builds on."""
        if self.method == _NUMBER:
            return pl.int_range(pl.len(), dtype=pl.UInt32)
        operands = [pl.col(each.column) for each in self.operands]
        if self.function is not None:
            return self.function(*operands)
        if self.method == _LOOKED_UP:
            return looked_up(operands[0], dict(self.args))
        if hasattr(operands[0].str, self.method):
            answer: pl.Expr = getattr(operands[0].str, self.method)(*self.args)
        else:
            answer = getattr(operands[0], self.method)(*operands[1:])
        return answer

    def asked_of(self, text: str) -> _Question:
        """The same question, for the same column of answers, about another text column."""
        operands = tuple(each.asked_of(text) for each in self.operands)
        return replace(self, base=text, column=self.column if operands else text, operands=operands)

    def depth(self) -> int:
        """How many questions build on each other."""
        return 1 + max((each.depth() for each in self.operands), default=-1)

    def all(self) -> dict[str, _Question]:
        """The question and those that it builds on, by column."""
        return {key: one for each in self.operands for key, one in each.all().items()} | {self.column: self}


class _Text(pl.Expr):
    """A text column, or what was asked of one, that notes further questions."""

    _question: _Question
    _notes: _Notes

    @classmethod
    def of(cls, question: _Question, notes: _Notes) -> Self:
        text = cls.__new__(cls)
        column = notes.parts.get(question.column, (question.column,))[0]
        vars(text).update(vars(pl.col(column)), _question=question, _notes=notes)
        return text

    def only_where(self, condition: pl.Expr) -> Self:
        text = self._question.base
        part = f"{text}!{len(self._notes.parts)}"
        self._notes.parts[part] = text, condition
        return self.of(_Question(text, part, part), self._notes)

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
        operands: tuple[_Question, ...],
        function: Callable[[pl.Expr], pl.Expr] | None = None,
    ) -> Self:
        base, asked = self._question.base, self._notes.asked
        if (base, words) not in asked:
            asked[base, words] = _Question(words, f"{base}?{len(asked)}", base, method, args, operands, function)
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


# --- Many texts ----------------------------------------------------------------------------------------------------


_CODED_AT_ONCE = 2**19
"""Rows whose texts one thread numbers at a time."""
_LOOKED_AT = 4096


def _mostly_distinct(texts: pl.Series) -> bool:
    """Whether it does not pay to look for equal texts."""
    first = texts.head(_LOOKED_AT).drop_nulls()
    return first.n_unique() * 2 > _LOOKED_AT


def _table(texts: pl.Series, questions: Sequence[_Question]) -> pl.DataFrame:
    """A row of answers per distinct text, in the order of their numbers; `texts` is a Categorical of its own kind."""
    highest = cast("int | None", texts.to_physical().max())
    count = 0 if highest is None else highest + 1
    table = pl.int_range(count, dtype=pl.UInt32, eager=True).cat.to(texts.dtype).cast(pl.String).alias(texts.name)
    answers = table.to_frame()
    for asked in _by_depth(questions):
        answers = answers.with_columns(each.expression().alias(each.column) for each in asked)
    return answers[[each.column for each in questions]]


def _by_depth(questions: Sequence[_Question]) -> Iterator[list[_Question]]:
    """All questions that must be asked, those first on which others build."""
    every = {key: one for each in questions for key, one in each.all().items()}
    for _, asked in groupby(sorted(every.values(), key=_Question.depth), _Question.depth):
        yield [each for each in asked if each.operands]


# --- A few texts ---------------------------------------------------------------------------------------------------


_KNOWN: dict[str, dict[str | None, Any]] = {}
"""Answers given before, by question and text: a form on screen is asked again after every change of one cell."""
_REMEMBERED = 2048
"""Texts that are remembered per question."""


def _answers(question: _Question, rows: list[str | None]) -> list[Any]:
    if question.method == _NUMBER:
        numbers: dict[str | None, int | None] = {text: number for number, text in enumerate(dict.fromkeys(rows))}
        return [numbers[text] for text in rows]
    answers = _KNOWN.setdefault(question.words, {None: None})
    if any(text not in answers for text in rows):
        if len(answers) > _REMEMBERED:
            _KNOWN[question.words] = answers = {None: None}
        new = [text for text in dict.fromkeys(rows) if text not in answers]
        answers.update(zip(new, _asked(question, new), strict=True))
    return [answers[text] for text in rows]


def _asked(question: _Question, texts: list[str | None]) -> list[Any]:
    if not question.operands:
        return texts
    if question.function is not None:
        operand = question.operands[0]
        asked_of = pl.Series(operand.column, _answers(operand, texts), pl.String).to_frame()
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
    _NUMBER: len,
    _LOOKED_UP: lambda text, *table: dict(table).get(text),
    "__and__": operator.and_,
    "__or__": operator.or_,
    "__invert__": operator.not_,
}
"""What can be asked, as Python does it."""
