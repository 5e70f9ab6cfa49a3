"""What a parameter is: declared once, with type, range, label and the date it is chosen by."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal, NoReturn, get_args

from wenxiao.kernel.scales import WHOLE, TooLargeError, Unit, plain, to_scaled
from wenxiao.rulebook.errors import RulebookError, refuse
from wenxiao.rulebook.tables import Table

if TYPE_CHECKING:
    from collections.abc import Mapping

ParameterType = Literal[
    "integer", "points", "ratio", "amount", "value", "text", "flag", "choice", "severity", "months", "curve"
]
DatedBy = Literal["fiscal_year_start", "event_day"]
Scalar = int | str | bool | None
"""A resolved value."""

TYPES: Final = get_args(ParameterType)
DATED_BY: Final = get_args(DatedBy)
STAGES: Final = ("appraisal", "targets", "monitoring", "evaluation", "application")
UNSET: Final = "unset"
"""Written for "nobody has set this yet" where the declaration is nullable; resolves to None."""

_UNITS: Final[Mapping[str, Unit]] = {
    "integer": Unit.COUNT,
    "points": Unit.POINTS,
    "ratio": Unit.RATIO,
    "amount": Unit.AMOUNT,
    "value": Unit.VALUE,
    "flag": Unit.FLAG,
}
_NUMERIC: Final = ("integer", "points", "ratio", "amount", "value")
_FEN_IN_TEN_THOUSAND_YUAN: Final = 10_000 * 100
_DECIMAL: Final = re.compile(r"-?[0-9]{1,20}(\.[0-9]{1,20})?")
_SEVERITIES: Final = {"error": "错误", "warning": "警告", "info": "提示", "off": "不检查"}


@dataclass(frozen=True, slots=True)
class Declaration:
    """One parameter of the rulebook.

    `type` fixes unit and scale: points ×10², ratio and value ×10⁴, amount in fen (yuan in the file), months as text
    (``"5,8"``), a curve as text too: the cumulative share ×10⁴ at the end of each month (``"833,1667,…,10000"``).
    `least`, `most`: permitted range, inclusive, scaled. `choices`: permitted value → Chinese label.
    `dated_by`: whether the value in force on 1 January of the fiscal year counts, or that of the day of the event.
    `nullable`: may be "unset". `stage`: the stage of the lifecycle that uses it. Raises RulebookError.
    """

    name: str
    type: ParameterType
    label: str
    stage: str = "evaluation"
    dated_by: DatedBy = "fiscal_year_start"
    least: int | None = None
    most: int | None = None
    choices: Mapping[str, str] = field(default_factory=dict, hash=False)
    note: str = ""
    nullable: bool = False

    def __post_init__(self) -> None:
        if self.type not in TYPES:
            refuse("", self.name, f"has the unknown type {self.type!r}; allowed are {', '.join(TYPES)}")
        if self.dated_by not in DATED_BY:
            refuse("", self.name, f"is dated by {self.dated_by!r}; allowed are {', '.join(DATED_BY)}")
        if self.type == "severity" and not self.choices:
            object.__setattr__(self, "choices", _SEVERITIES)

    @property
    def unit(self) -> Unit:
        """How the resolved number is read."""
        return _UNITS.get(self.type, Unit.TEXT)

    @property
    def is_numeric(self) -> bool:
        """Whether the value is a scaled integer."""
        return self.type in _NUMERIC

    def parse(self, raw: object) -> Scalar:
        """The scaled value of what stands in a TOML file. Raises ValueError with the reason as a phrase."""
        if raw == UNSET:
            if self.nullable:
                return None
            _refuse("must not be unset")
        if self.is_numeric:
            return self._number(raw)
        if self.type == "flag":
            if isinstance(raw, bool):
                return raw
            _refuse("must be true or false")
        if self.type == "months":
            return _months(raw)
        if self.type == "curve":
            return _curve(raw)
        if not isinstance(raw, str) or not raw:
            _refuse("must be a text")
        if self.choices and raw not in self.choices:
            _refuse(f"is {raw!r}; allowed are {', '.join(self.choices)}")
        return raw

    def show(self, value: Scalar) -> str:
        """A resolved value as people read it: ``90%``, ``10 分``, ``100 万元``, ``5月、8月``."""
        if value is None:
            return "未设定"
        match self.type:
            case "flag":
                return "是" if value else "否"
            case "months" | "curve":
                return _show_months(self.type, value)
            case "ratio":
                return f"{plain(int(value), 2)}%"
            case "points":
                return f"{plain(int(value), 2)} 分"
            case "amount":
                whole, rest = divmod(int(value), _FEN_IN_TEN_THOUSAND_YUAN)
                return f"{whole} 万元" if whole and not rest else f"{plain(int(value), 2)} 元"
            case _ if self.is_numeric:
                return plain(int(value), self.unit.places)
        return self.choices.get(str(value), str(value))

    def _number(self, raw: object) -> int:
        if isinstance(raw, bool) or not isinstance(raw, int | str):
            _refuse("must be an integer or a decimal text")
        if not _DECIMAL.fullmatch(str(raw)):
            _refuse(f"is not a decimal number ({raw!r})")
        places = self.unit.places
        try:
            scaled = to_scaled(str(raw), places)
        except TooLargeError:
            _refuse(f"is too large ({raw})")
        if scaled.rounded:
            _refuse(f"has more decimals than {self.type} keeps ({raw})")
        if self.least is not None and scaled.number < self.least:
            _refuse(f"is {raw}, below the least value {plain(self.least, places)}")
        if self.most is not None and scaled.number > self.most:
            _refuse(f"is {raw}, above the greatest value {plain(self.most, places)}")
        return scaled.number


def _refuse(reason: str) -> NoReturn:
    raise ValueError(reason)


def _months(raw: object) -> str:
    if not isinstance(raw, list) or not all(isinstance(month, int) and not isinstance(month, bool) for month in raw):
        _refuse("must be a list of months such as [5, 8]")
    if not raw or raw != sorted(set(raw)) or raw[0] < 1 or raw[-1] > 12:  # noqa: PLR2004 - months of a year
        _refuse("must be ascending months from 1 to 12, each once")
    return ",".join(map(str, raw))


def _show_months(kind: ParameterType, value: Scalar) -> str:
    if kind == "months":
        return "、".join(f"{month}月" for month in str(value).split(","))
    return "、".join(f"{month}月 {plain(share, 2)}%" for month, share in enumerate(curve(value), start=1))


def curve(value: Scalar) -> list[int]:
    """The twelve cumulative shares ×10⁴ of a resolved curve."""
    return [int(share) for share in str(value).split(",")]


def _curve(raw: object) -> str:
    if not isinstance(raw, list) or len(raw) != 12 or not all(isinstance(each, str) for each in raw):  # noqa: PLR2004 - months of a year
        _refuse('must be a list of twelve texts such as ["0.08", …, "1"]')
    if not all(_DECIMAL.fullmatch(each) for each in raw):
        _refuse("must be a list of decimal numbers")
    scaled = [to_scaled(each, Unit.RATIO.places) for each in raw]
    shares = [each.number for each in scaled]
    if any(each.rounded for each in scaled) or shares != sorted(shares) or shares[0] < 0 or shares[-1] != WHOLE:
        _refuse("must rise from 0 or more to 1 at the end of December, with four decimals at most")
    return ",".join(map(str, shares))


_KEYS: Final = ("type", "label", "stage", "dated_by", "least", "most", "choices", "note", "nullable")


def read_declarations(text: str, file: str) -> list[Declaration]:
    """The declarations of a `parameters.toml`, one table each. Raises RulebookError."""
    whole = Table.parsed(text, file)
    return [_declaration(name, whole.inner(name).only(_KEYS)) for name in whole.content]


def _declaration(name: str, table: Table) -> Declaration:
    kind = table.one_of("type", TYPES)
    labels = table.inner("choices") if "choices" in table.content else None
    choices = {key: labels.text(key) for key in labels.content} if labels else {}
    if (kind == "choice") != bool(choices):
        table.refuse("choices", "must be given for the type choice, and for no other")
    declared: ParameterType = kind  # type: ignore[assignment] # one_of has checked it
    dated_by: DatedBy = table.one_of("dated_by", DATED_BY)  # type: ignore[assignment] # one_of has checked it
    bare = Declaration(
        name=name,
        type=declared,
        label=table.text("label"),
        stage=table.one_of("stage", STAGES),
        dated_by=dated_by,
        choices=choices,
        note=table.text("note", ""),
        nullable=table.flag("nullable"),
    )
    least, most = _bound(table, bare, "least"), _bound(table, bare, "most")
    if least is not None and most is not None and most < least:
        table.refuse("most", "is below least")
    return replace(bare, least=least, most=most)


def _bound(table: Table, bare: Declaration, key: str) -> int | None:
    if key not in table.content:
        return None
    if not bare.is_numeric:
        table.refuse(key, f"has no meaning for the type {bare.type}")
    try:
        value = bare.parse(table.raw(key))
    except RulebookError:
        raise
    except ValueError as error:
        table.refuse(key, str(error))
    if not isinstance(value, int):
        table.refuse(key, "must be a number")
    return value
