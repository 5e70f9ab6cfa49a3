"""Trying other values of the parameters on recorded results: who would gain or lose, before anything changes.

The command line and the page ask the same function, so their figures are the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from wenxiao.forms.results import BOUNDARIES, PARAMETERS
from wenxiao.kernel.rounding import divide_half_up
from wenxiao_site.actions.auditing import claim, deed, keep, snapshot
from wenxiao_site.actions.errors import Refused
from wenxiao_site.actions.evaluation_frames import frame
from wenxiao_site.actions.instruments import Choice, current_rulebook, typed_value
from wenxiao_site.actions.results import project_years, recommend
from wenxiao_site.registry.models import Account, AuditTail, Fact, Region, RegionLevel, RegionLink, Scenario, UnitLink

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from wenxiao.rulebook.declarations import Scalar
    from wenxiao_site.registry.models import Project
    from wenxiao_site.visibility import Hat

MOVABLE: Final = (*PARAMETERS, *BOUNDARIES)
"""The parameters that a scenario may move."""

_LEVELS: Final = (RegionLevel.PREFECTURE, RegionLevel.COUNTY)
_GENERAL: Final = "GENERAL_PUBLIC"


@dataclass(frozen=True, slots=True)
class Line:
    """What a scenario does to a department, a county or an account. Amounts in fen; `rising`, `falling`: projects."""

    name: str
    before: int
    after: int
    rising: int
    falling: int

    @property
    def change(self) -> int:
        """What it gains; below zero what it loses."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Simulated:
    """A scenario beside the values in force. Shares ×10⁴, None without general public money.

    `before`, `after`: the ceilings of all project-years together, in fen; what has no result keeps its base.
    `floor`: the least livelihood share of the rulebook; `moved`: the project-years with another ceiling, most first.
    """

    settings: Mapping[str, Scalar]
    count: int
    evaluated: int
    base: int
    before: int
    after: int
    share_before: int | None
    share_after: int | None
    floor: int
    by_department: tuple[Line, ...]
    by_county: tuple[Line, ...]
    by_account: tuple[Line, ...]
    moved: pl.DataFrame

    @property
    def breaks_floor(self) -> bool:
        """Whether livelihood would fall below its least share, or fall further below it."""
        if self.share_after is None or self.share_after >= self.floor:
            return False
        return self.share_before is None or self.share_after < self.share_before or self.share_before >= self.floor


def read(given: Mapping[str, str]) -> dict[str, Scalar]:
    """Typed values of parameters, scaled. Raises Refused with a sentence beside each that is wrong."""
    declarations = current_rulebook().declarations
    problems: dict[str, str] = {}
    told: dict[str, Scalar] = {}
    for name, text in given.items():
        if name not in MOVABLE:
            problems[name] = f"试算里没有“{name}”这个参数。可以改的有：{'、'.join(MOVABLE)}。"
            continue
        try:
            told[name] = typed_value(declarations[name], text)
        except ValueError as error:
            problems[name] = f"{declarations[name].label}：{error}"
    if problems:
        raise Refused(problems)
    return told


def simulate(
    fiscal_years: Sequence[int], projects: QuerySet[Project] | None, settings: Mapping[str, Scalar]
) -> Simulated:
    """A scenario on the project-years of some years (and of some projects), against the values in force."""
    told = _known(tuple(fiscal_years))
    if projects is not None:
        told = told.filter(pl.col("project").is_in(list(projects.values_list("pk", flat=True))))
    before, after = recommend(told), recommend(told, settings)
    both = told.with_columns(
        evaluated=_column(before, "recommended_use").is_not_null(),
        before=_ceiling(before),
        after=_ceiling(after),
    )
    book = current_rulebook()
    first = told["jurisdiction"].first() if told.height else book.jurisdictions.root
    year = max(fiscal_years) if fiscal_years else 0
    floor = int(str(book.for_year(str(first), year)["livelihood_share_least"])) if told.height else 0
    changed = both.filter(pl.col("before") != pl.col("after")).with_columns(change=pl.col("after") - pl.col("before"))
    return Simulated(
        dict(settings),
        both.height,
        int(both["evaluated"].sum()),
        int(both["budget_amount"].sum()),
        int(both["before"].sum()),
        int(both["after"].sum()),
        _share(both, "before"),
        _share(both, "after"),
        floor,
        _lines(both, "department"),
        _lines(both, "county"),
        _lines(both, "account"),
        changed.sort(pl.col("change").abs(), "fiscal_year", "project", descending=[True, False, False]),
    )


def as_data(found: Simulated) -> dict[str, Any]:
    """The figures of a scenario as plain data; amounts in fen, shares ×10⁴."""
    groups = {"department": found.by_department, "county": found.by_county, "account": found.by_account}
    names = ("count", "evaluated", "base", "before", "after", "share_before", "share_after", "floor", "breaks_floor")
    of_line = ("name", "before", "after", "change", "rising", "falling")
    return {
        **{name: getattr(found, name) for name in names},
        "moved": found.moved.height,
        **{key: [{name: getattr(each, name) for name in of_line} for each in of] for key, of in groups.items()},
    }


def choices_of(found: Simulated, given: Mapping[str, str], article: str) -> dict[str, Choice]:
    """The settings of a scenario for a draft instrument. Raises Refused where it breaks the livelihood floor."""
    if not given:
        raise Refused("方案没有改动任何参数，不必起草。")
    if found.breaks_floor:
        share, floor = percent(found.share_after), percent(found.floor)
        raise Refused(
            f"这个方案使民生支出占一般公共预算 {share}，低于 {floor} 的下限，不能采用。请提高民生项目的保护。"
        )
    return {name: Choice(text, article) for name, text in given.items()}


def percent(ratio: int | None) -> str:
    """A ratio ×10⁴ as people read it."""
    return "—" if ratio is None else f"{ratio // 100}.{ratio % 100:02d}%"


def keep_scenario(
    *,
    region: int,
    name: str,
    settings: Mapping[str, str],
    by: Hat,
    on: datetime,
    note: str = "",
    is_shared: bool = False,
) -> Scenario:
    """Keep typed values of parameters under a name, for oneself or for everybody of the region. Raises Refused."""
    with deed("simulation.keep_scenario", by=by, on=on) as told:
        place = claim("simulation.keep_scenario", Region, region, by, lock=False)
        if not settings:
            raise Refused("方案没有改动任何参数，不必保存。")
        read(settings)
        row = Scenario(
            region=place,
            name=name.strip(),
            settings="\n".join(f"{key}={text}" for key, text in sorted(settings.items())),
            note=note.strip(),
            is_shared=is_shared,
            kept_by=by.person,
            kept_at=on,
        )
        keep(row, new=True)
        told.done_to(row, after=snapshot(row))
    return row


def drop_scenario(*, scenario: int, by: Hat, on: datetime) -> None:
    """Give one's own kept scenario up. Raises Refused."""
    with deed("simulation.drop_scenario", by=by, on=on) as told:
        row = claim("simulation.drop_scenario", Scenario, scenario, by)
        told.done_to(row, before=snapshot(row))
        row.delete()


def given(text: str) -> dict[str, str]:
    """Kept settings, as they were typed."""
    return dict(each.partition("=")[::2] for each in text.splitlines() if "=" in each)


def _column(told: pl.DataFrame, name: str) -> pl.Series:
    return told[name] if name in told.columns else pl.Series(name, [], pl.Int64)


def _ceiling(told: pl.DataFrame) -> pl.Series:
    """The recommended ceilings; what has no result keeps its budget."""
    if "recommended_ceiling_amount" not in told.columns:
        return pl.Series("ceiling", [], pl.Int64)
    return told.select(pl.coalesce("recommended_ceiling_amount", "budget_amount")).to_series()


def _share(both: pl.DataFrame, name: str) -> int | None:
    """The livelihood part of the general public budget, ×10⁴, half up."""
    general = both.filter(pl.col("account") == _GENERAL)
    part = general.filter(pl.col("is_livelihood"))[name].sum()
    whole = general[name].sum()
    found = pl.select(divide_half_up(pl.lit(int(part) * 10_000, pl.Int64), pl.lit(int(whole), pl.Int64))).item()
    return None if found is None else int(found)


def _lines(both: pl.DataFrame, name: str) -> tuple[Line, ...]:
    told = both.group_by(name).agg(
        pl.col("before").sum(),
        pl.col("after").sum(),
        rising=(pl.col("after") > pl.col("before")).sum(),
        falling=(pl.col("after") < pl.col("before")).sum(),
    )
    ranked = told.sort((pl.col("after") - pl.col("before")).abs(), name, descending=[True, False])
    labels = dict(Account.choices) if name == "account" else {}
    return tuple(Line(labels.get(key, key), *row) for key, *row in ranked.iter_rows())


def _known(fiscal_years: tuple[int, ...]) -> pl.DataFrame:
    """The project-years, read once for every state of the records."""
    state = AuditTail.objects.values_list("hash", flat=True).first() or ""
    return _read_once(state, fiscal_years)


@lru_cache(maxsize=4)
def _read_once(_: str, fiscal_years: tuple[int, ...]) -> pl.DataFrame:
    told = project_years(fiscal_years)
    return (
        told.join(_departments(), on="unit", how="left")
        .join(_counties(), on="region", how="left")
        .sort("fiscal_year", "project")
    )


def _departments() -> pl.DataFrame:
    """The unit at the top of each unit's branch: ``unit``, ``department``."""
    links = frame(UnitLink.objects.all(), unit="descendant", depth="depth", department="ancestor__name")
    return links.sort("unit", "depth").group_by("unit").agg(pl.col("department").last())


def _counties() -> pl.DataFrame:
    """The county or prefecture whose finance department looks after a region: ``region``, ``county``."""
    links = RegionLink.objects.filter(ancestor__level__in=_LEVELS)
    told = frame(links, region="descendant", depth="depth", county="ancestor__name")
    return told.sort("region", "depth").group_by("region").agg(pl.col("county").first())


def years_with_results() -> list[int]:
    """Fiscal years in which something was evaluated, the newest first."""
    steps = ("evaluation.accept", "evaluation.conclude")
    found = Fact.objects.filter(step__in=steps, project__isnull=False).order_by().values_list("fiscal_year", flat=True)
    return sorted(found.distinct(), reverse=True)
