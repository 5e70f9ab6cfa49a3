"""What a rule is: a pure function over Polars expressions whose argument names are the columns it reads.

The names in a signature are looked up in this order: columns of the rule's own grain, columns of the form, parameters
of the rulebook. So the dependency graph, the explanation and the code cannot disagree: they are one thing.
"""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from dataclasses import field as data_field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import polars as pl

    from wenxiao.kernel.columns import Grain
    from wenxiao.kernel.scales import Unit


class Severity(Enum):
    """How a finding weighs: `OFF` switches a check off in a jurisdiction."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Rule:
    """A named column computed from other columns.

    `grain`: the frame that the column lands on. `over`: the finer frame that is gathered into it, one value per form;
    None for a rule computed row by row. `formula`: words with ``{column}`` places; where the rule branches, `case`
    names the column that says which branch was taken and `formula` (and `cites`, where it differs) maps its values.
    `cites`: the parameters whose instrument and article stand behind the rule itself. `rounding`: the named rounding
    point, in words. `lines`: for a rule that gathers, the flag of the lines that count. `picks`: the value is that of
    one of the inputs, so that the explanation shows only this one.
    """

    name: str
    grain: Grain
    label: str
    unit: Unit
    formula: str | Mapping[str, str]
    function: Callable[..., pl.Expr]
    over: Grain | None = None
    case: str | None = None
    cites: tuple[str, ...] | Mapping[str, tuple[str, ...]] = ()
    rounding: str = ""
    lines: str | None = None
    picks: bool = False
    inputs: tuple[str, ...] = data_field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "inputs", tuple(inspect.signature(self.function).parameters))

    @property
    def reads(self) -> Grain:
        """The frame whose rows the function sees."""
        return self.over or self.grain

    @property
    def column(self) -> str:
        """The name of the column."""
        return self.name

    def __call__(self, *args: pl.Expr, **kwargs: pl.Expr) -> pl.Expr:
        """The bare expression, for tests and for rules built on rules."""
        return self.function(*args, **kwargs)


@dataclass(frozen=True, slots=True)
class Check:
    """A statement that must hold on every row of a grain; null means that it cannot be decided.

    `code`: the check id of the catalogue (QC-…). `field`: the column that a finding points at. `message`: what is wrong
    and what to write instead, with ``{column}`` places. `printed`, `expected`: columns compared, where there are any.
    `suggests`: the rule that says what to write instead; it is named ``suggested_`` and the field that it is for, is
    computed row by row, and only for rows on which a check that suggests it does not hold: elsewhere it is null.
    `forms`: form types it applies to; `needs_table`, `needs_complete`: not for running text, not for cut pages.
    The severity is data: the rulebook sets it under the check's name.
    """

    name: str
    code: str
    grain: Grain
    title: str
    field: str
    message: str
    function: Callable[..., pl.Expr]
    forms: frozenset[str]
    printed: str | None = None
    expected: str | None = None
    cites: str | None = None
    needs_table: bool = True
    needs_complete: bool = False
    suggests: str | None = None
    inputs: tuple[str, ...] = data_field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "inputs", tuple(inspect.signature(self.function).parameters))

    @property
    def reads(self) -> Grain:
        """The frame whose rows the function sees."""
        return self.grain

    @property
    def column(self) -> str:
        """The flag column: true where the statement does not hold."""
        return f"defect_{self.name}"

    def __call__(self, *args: pl.Expr, **kwargs: pl.Expr) -> pl.Expr:
        """The bare statement, for tests."""
        return self.function(*args, **kwargs)


def rule(
    grain: Grain,
    label: str,
    unit: Unit,
    formula: str | Mapping[str, str],
    *,
    over: Grain | None = None,
    case: str | None = None,
    cites: tuple[str, ...] | Mapping[str, tuple[str, ...]] = (),
    rounding: str = "",
    lines: str | None = None,
    picks: bool = False,
) -> Callable[[Callable[..., pl.Expr]], Rule]:
    """Make a `Rule` of a function; its name becomes the column's name."""

    def make(function: Callable[..., pl.Expr]) -> Rule:
        return Rule(
            name=function.__name__,
            grain=grain,
            label=label,
            unit=unit,
            formula=formula,
            function=function,
            over=over,
            case=case,
            cites=cites,
            rounding=rounding,
            lines=lines,
            picks=picks,
        )

    return make


def check(
    code: str,
    grain: Grain,
    title: str,
    field: str,
    message: str,
    *,
    forms: frozenset[str],
    printed: str | None = None,
    expected: str | None = None,
    cites: str | None = None,
    needs_table: bool = True,
    needs_complete: bool = False,
    suggests: str | None = None,
) -> Callable[[Callable[..., pl.Expr]], Check]:
    """Make a `Check` of a function that states what must hold."""

    def make(function: Callable[..., pl.Expr]) -> Check:
        return Check(
            name=function.__name__,
            code=code,
            grain=grain,
            title=title,
            field=field,
            message=message,
            function=function,
            forms=forms,
            printed=printed,
            expected=expected,
            cites=cites,
            needs_table=needs_table,
            needs_complete=needs_complete,
            suggests=suggests,
        )

    return make
