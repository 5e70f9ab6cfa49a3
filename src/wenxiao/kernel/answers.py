"""Answers about many texts, by Polars: each distinct text is asked once.

Texts that differ in nothing that a question names count as one. Names of indicators differ by the names of villages and
schools, which no pattern knows: with each such character replaced by one that no pattern knows either (`_strangers`),
a hundred times fewer texts are left to be asked some eighty questions. Yes and no are handed to the rows as bits of one
number, which is many times faster than flag by flag.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, product
from typing import TYPE_CHECKING, cast

import polars as pl

from wenxiao.kernel.questions import NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from concurrent.futures import Executor

    from wenxiao.kernel.questions import Question

_CODED_AT_ONCE = 2**19
"""Rows whose texts one thread numbers at a time."""
_LOOKED_AT = 4096
_BITS = 32
_WORTH = 16
"""So many questions pay for looking at the texts once more before they are asked."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers for the rows of a frame: by the number of a text, or to be found row by row (`plain`)."""

    plain: Mapping[str, Sequence[Question]]
    tables: Sequence[tuple[pl.Series, _Table]]

    @classmethod
    def of(
        cls,
        frame: pl.DataFrame,
        asked: Mapping[str, Sequence[Question]],
        parts: Iterable[str],
        pool: Executor,
    ) -> Answers:
        """Ask the text columns of a frame; `parts`: those that hold a text in some rows only."""
        plain: dict[str, Sequence[Question]] = {}
        coded: dict[str, pl.Categorical] = {}
        for name, questions in asked.items():
            numbered = name in parts or any(each.method == NUMBER for each in questions)
            if _mostly_distinct(frame[name]) and not numbered:
                plain[name] = questions
            else:
                coded[name] = pl.Categorical(pl.Categories.random(name))
        starts = range(0, max(frame.height, 1), _CODED_AT_ONCE)
        pieces = list(
            pool.map(
                lambda part: frame[part[0]].slice(part[1], _CODED_AT_ONCE).cast(coded[part[0]]), product(coded, starts)
            )
        )
        texts = [pl.concat(pieces[place : place + len(starts)]) for place in range(0, len(pieces), len(starts))]
        tables = pool.map(lambda column: _Table.of(_distinct(column), asked[column.name]), texts)
        return cls(plain, [(each.to_physical(), table) for each, table in zip(texts, tables, strict=True)])

    def texts(self) -> set[str]:
        """The columns that are asked row by row."""
        return set(self.plain)

    def joined(self, rows: pl.DataFrame, start: int) -> pl.DataFrame:
        """Some rows of the frame, from the row `start` on, with a column of answers per question."""
        found = [column for name, asked in self.plain.items() for column in _asked(rows[name], asked).iter_columns()]
        for numbers, table in self.tables:
            found.extend(table.of_rows(numbers.slice(start, rows.height)))
        return rows.hstack(found) if found else rows


@dataclass(frozen=True, slots=True)
class _Table:
    """A row of answers per distinct text, in the order of their numbers.

    `packs`: numbers of 32 bits; `bits`: the pack and the bit of the columns whose answers are yes or no.
    """

    packs: pl.DataFrame
    bits: Mapping[str, tuple[str, int]]
    others: pl.DataFrame

    @classmethod
    def of(cls, texts: pl.Series, questions: Sequence[Question]) -> _Table:
        """Ask distinct texts."""
        if texts.len() > _LOOKED_AT and len(questions) > _WORTH:
            return cls._of_alike(texts, questions)
        return cls._packed(_asked(texts, questions))

    @classmethod
    def _of_alike(cls, texts: pl.Series, questions: Sequence[Question]) -> _Table:
        """Answers of texts that differ only in characters that no question names; what gives texts is asked of each."""
        dtypes = _asked(texts.head(0), questions).schema
        alike = [each for each in questions if each.method != NUMBER and not _has_texts(dtypes[each.column])]
        strangers = _strangers("".join(each.literals() for each in alike))
        if strangers is None:
            return cls._packed(_asked(texts, questions))
        known = texts.str.replace_all(*strangers).cast(pl.Categorical(pl.Categories.random(texts.name)))
        table = cls._packed(_asked(_distinct(known), alike))
        numbers, own = known.to_physical(), [each for each in questions if each not in alike]
        others = _taken(table.others, numbers).hstack(_asked(texts, own))
        return cls(_taken(table.packs, numbers), table.bits, others)

    @classmethod
    def _packed(cls, answers: pl.DataFrame) -> _Table:
        yes_or_no = [each for each in answers.iter_columns() if each.dtype == pl.Boolean and not each.null_count()]
        packs, bits = [], dict[str, tuple[str, int]]()
        for first in range(0, len(yes_or_no), _BITS):
            several = yes_or_no[first : first + _BITS]
            name = f"{several[0].name}…"
            flags = [each.cast(pl.UInt32) * 2**bit for bit, each in enumerate(several)]
            packs.append(pl.DataFrame(flags).sum_horizontal().cast(pl.UInt32).alias(name))
            bits.update({each.name: (name, bit) for bit, each in enumerate(several)})
        return cls(pl.DataFrame(packs), bits, answers.drop(bits))

    def of_rows(self, numbers: pl.Series) -> Iterator[pl.Series]:
        """The columns of answers for rows whose texts have these numbers."""
        set_bits = {name: pl.col(pack) & pl.lit(2**bit, pl.UInt32) for name, (pack, bit) in self.bits.items()}
        yield from _taken(self.packs, numbers).select_seq((each != 0).alias(name) for name, each in set_bits.items())
        yield from _taken(self.others, numbers)


def _mostly_distinct(texts: pl.Series) -> bool:
    """Whether it does not pay to look for equal texts."""
    first = texts.head(_LOOKED_AT).drop_nulls()
    return first.n_unique() * 2 > _LOOKED_AT


def _taken(table: pl.DataFrame, numbers: pl.Series) -> pl.DataFrame:
    """The rows of a table, which may have no columns, by their numbers; null for null."""
    return table[numbers] if table.width else table


def _distinct(texts: pl.Series) -> pl.Series:
    """The distinct texts of a Categorical of its own kind, in the order of their numbers."""
    highest = cast("int | None", texts.to_physical().max())
    count = 0 if highest is None else highest + 1
    return pl.int_range(count, dtype=pl.UInt32, eager=True).cat.to(texts.dtype).cast(pl.String).alias(texts.name)


def _asked(texts: pl.Series, questions: Sequence[Question]) -> pl.DataFrame:
    """A column of answers per question; equal questions are asked once."""
    every = {words: one for each in questions for words, one in each.all().items()}
    answers = pl.DataFrame([texts.alias(each.words) for each in every.values() if not each.operands])
    for _, asked in groupby(sorted(every.values(), key=lambda each: each.depth()), lambda each: each.depth()):
        answers = answers.with_columns(each.expression().alias(each.words) for each in asked if each.operands)
    return pl.DataFrame([answers[each.words].alias(each.column) for each in questions])


def _has_texts(dtype: pl.DataType) -> bool:
    return dtype == pl.String or (isinstance(dtype, pl.List) and _has_texts(cast("pl.DataType", dtype.inner)))


def _strangers(named: str) -> tuple[str, str] | None:
    """A pattern for Chinese characters that no question names, and the one that stands for them all.

    No class or literal of a pattern tells such characters apart, so no answer does, but where a pattern names a range
    of them or a property: then None.
    """
    if re.search(r"[一-鿿]-|-[一-鿿]|\\[pPxuU]", named):
        return None
    stands = next(each for each in map(chr, range(ord("一"), ord("鿿"))) if each not in named)
    familiar = sorted({stands, *(each for each in named if "一" <= each <= "鿿")})
    return f"[[一-鿿]&&[^{''.join(familiar)}]]", stands
