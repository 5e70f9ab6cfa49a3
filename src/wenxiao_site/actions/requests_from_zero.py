"""A department's requests as they start from zero: who must be paid, who competes, and what fits under a ceiling."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import polars as pl
from django.db.models import Q, Sum

from wenxiao.forms.zero_based import CRITERIA, explained, ranked
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.scales import WHOLE, to_scaled
from wenxiao_site.actions.ceilings import decisions
from wenxiao_site.actions.errors import Refused
from wenxiao_site.actions.evaluation_frames import frame
from wenxiao_site.actions.in_force import rules_of
from wenxiao_site.actions.results import budgets, grades
from wenxiao_site.adapters.fitting import SECONDS, Candidate, Fit, UnreachableFloorError, fit
from wenxiao_site.registry.models import (
    Appraisal,
    AppraisalState,
    Obligation,
    ObligationState,
    Project,
    Remediation,
    RemediationState,
    RequestRating,
    TransferKind,
    Unit,
    UnitLink,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wenxiao.kernel.explanations import Explanation
    from wenxiao.rulebook import Resolution

WAN: Final = 1_000_000
"""10,000 yuan, in fen."""
_FULL: Final = 10_000
"""100 points ×10², and the sum of the weights."""
_PAST: Final = 5
"""A result older than so many years says nothing any more."""
_NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class Settings:
    """What one may move. `ceiling`: fen; `weights`: criterion → points ×10², 100 together; `share`: ratio ×10⁴.

    `share`: how much of the ceiling livelihood gets at least.
    """

    ceiling: int
    weights: Mapping[str, int]
    share: int = 0

    def floor(self) -> int:
        """The least for livelihood in fen, rounded up."""
        return -(-self.ceiling * self.share // WHOLE)


@dataclass(frozen=True, slots=True)
class Line:
    """A request and what it gets. `row`: its columns, amounts in fen; `rank`: its place by score, None without one."""

    row: Mapping[str, Any]
    amount: int
    rank: int | None
    reason: str

    @property
    def is_short(self) -> bool:
        """Whether it gets less than it asks for."""
        return self.amount < int(self.row["requested_amount"])


@dataclass(frozen=True, slots=True)
class Proposal:
    """What fits. Amounts in fen. `gap`: what no other choice can be better by, as a share ×10⁶ of the value.

    `more`: what a further step of the ceiling would change, request by request. `base`, `grown`: the beginning budget
    of the year before, and that with the growth of the rulebook.
    """

    settings: Settings
    lines: tuple[Line, ...]
    requested: int
    must: int
    allocated: int
    livelihood: int
    base: int
    grown: int
    step: int
    more: tuple[tuple[Line, int], ...]
    is_optimal: bool
    gap: int
    resolution: Resolution = field(repr=False)

    @property
    def saving(self) -> int:
        """What is spent less than base plus growth would."""
        return self.grown - self.allocated

    @property
    def short(self) -> tuple[Line, ...]:
        """Those that get less than they ask for."""
        return tuple(each for each in self.lines if each.is_short)

    def explain(self, line: Line) -> Explanation:
        """The score of a request."""
        return explained(line.row, self.resolution)


# --- What one may move ------------------------------------------------------------------------------------------------


def usual(unit: Unit, day: date, base: int) -> dict[str, str]:
    """The settings as they stand before anybody moves them, as texts: last year's budget, the rulebook's weights."""
    resolution = rules_of(unit, day)
    weights = {f"{name}_weight": _plain(int(str(resolution[f"zero_based_{name}_points"])), 2) for name in CRITERIA}
    return {"ceiling": _plain(base, 6), **weights, "share": ""}


def _plain(number: int, places: int) -> str:
    whole, part = divmod(number, 10**places)
    return f"{whole}.{part:0{places}d}".rstrip("0").rstrip(".")


def read(given: Mapping[str, str]) -> Settings:
    """Typed settings: the ceiling in 万元, weights in points, the share in percent. Raises Refused beside each."""
    problems: dict[str, str] = {}

    def number(name: str, label: str, places: int, most: int | None = None) -> int:
        text = given.get(name, "").strip().removesuffix("%")
        try:
            told = to_scaled(text or "0", places)
        except ValueError:
            problems[name] = f"{label}应是一个数，如 15 或 12.5。"
            return 0
        if told.rounded:
            problems[name] = f"{label}的小数位太多。"
        elif told.number < 0 or (most is not None and told.number > most):
            problems[name] = f"{label}应在 0 到 100 之间。" if most is not None else f"{label}不能小于 0。"
        return told.number

    ceiling = number("ceiling", "控制数", 6)
    if not ceiling and "ceiling" not in problems:
        problems["ceiling"] = "请填写控制数（万元）。"
    weights = {name: number(f"{name}_weight", f"{label}权重", 2, _FULL) for name, label in CRITERIA.items()}
    share = number("share", "民生下限", 2, _FULL)
    whole = sum(weights.values())
    if not problems.keys() & {f"{name}_weight" for name in CRITERIA} and whole != _FULL:
        problems["result_weight"] = f"四项权重合计应为 100，现在是 {_plain(whole, 2)}。"
    if problems:
        raise Refused(problems)
    return Settings(ceiling, weights, share)


# --- What is known ----------------------------------------------------------------------------------------------------


def _own(fiscal_year: int) -> Q:
    """Amounts of the beginning budget out of own general public money: what a department arranges itself."""
    return Q(
        project__account="GENERAL_PUBLIC",
        project__transfer_kind=TransferKind.NONE,
        fiscal_year=fiscal_year,
        decided_on__lt=date(fiscal_year, 4, 1),
    )


def totals(departments: Sequence[int], fiscal_year: int) -> dict[int, dict[str, int | None]]:
    """Department → ``base`` (beginning budget of the year before), ``requested``, ``approved``, ``saving``; fen.

    `saving`: what is approved less than the year before; None while nothing is.
    """
    links = frame(UnitLink.objects.filter(ancestor__in=list(departments)), department="ancestor", unit="descendant")
    units = Q(project__unit__in=UnitLink.objects.filter(ancestor__in=list(departments)).values("descendant"))
    of = frame(
        Project.objects.filter(unit__in=links["unit"].to_list() if links.height else []), project="id", unit="unit"
    )
    if links.is_empty() or of.is_empty():
        return {}
    told = pl.concat([budgets(units & _own(year)) for year in (fiscal_year - 1, fiscal_year)])
    placed = told.join(of, on="project").join(links, on="unit")
    now, before = pl.col("fiscal_year") == fiscal_year, pl.col("fiscal_year") == fiscal_year - 1
    summed = placed.group_by("department").agg(
        base=pl.col("approved_amount").filter(before).sum(),
        requested=pl.col("requested_amount").filter(now).sum(),
        approved=pl.col("approved_amount").filter(now).sum(),
        known=pl.col("approved_amount").filter(now).is_not_null().any(),
    )
    return {
        row["department"]: {
            "base": row["base"],
            "requested": row["requested"],
            "approved": row["approved"] if row["known"] else None,
            "saving": row["base"] - row["approved"] if row["known"] else None,
        }
        for row in summed.iter_rows(named=True)
    }


def _requests(unit: Unit, fiscal_year: int) -> pl.DataFrame:
    """The requests of a department and of the units below it, with everything known of each."""
    below = UnitLink.objects.filter(ancestor=unit).values("descendant")
    projects = Project.objects.filter(unit__in=below)
    of = Q(project__unit__in=below)
    asked = budgets(of & _own(fiscal_year)).filter(pl.col("requested_amount").is_not_null())
    names = frame(
        projects, project="id", name="name", unit_name="unit__name", livelihood="is_livelihood", novelty="novelty"
    )
    if asked.is_empty() or names.is_empty():
        return pl.DataFrame()
    told = asked.select("project", "requested_amount", "approved_amount").join(names, on="project")
    mine = Project.objects.filter(pk__in=told["project"].to_list())
    told = told.with_columns(is_livelihood=pl.col("livelihood").cast(pl.Boolean))
    for more in (_results(mine, fiscal_year), _ratings(mine, fiscal_year), _musts(mine, fiscal_year)):
        told = told.join(more, on="project", how="left")
    told = told.join(_limits(mine, fiscal_year), on="project", how="left")
    limit = pl.min_horizontal("requested_amount", pl.col("decided_amount").fill_null(pl.col("requested_amount")))
    told = told.with_columns(
        is_divisible=pl.col("is_divisible").fill_null(value=False),
        limit=pl.when(pl.col("is_held").fill_null(value=False)).then(0).otherwise(limit),
    )
    return told.with_columns(must=pl.min_horizontal(pl.col("must").fill_null(0), "limit")).sort("project")


def _frame(rows: Any, **types: Any) -> pl.DataFrame:  # noqa: ANN401 - rows of a query, and their types
    return pl.DataFrame(list(rows), schema=types, orient="row")


def _results(projects: Any, fiscal_year: int) -> pl.DataFrame:  # noqa: ANN401 - a query
    """The latest result of each project; for one without, the score of its appraisal."""
    past = grades(range(fiscal_year - _PAST, fiscal_year), projects).sort("fiscal_year")
    known = (
        past.group_by("project")
        .last()
        .select("project", result_points="result_score", result_year=pl.col("fiscal_year").cast(pl.Int64))
    )
    found = Appraisal.objects.filter(
        project__in=projects.values("pk"), fiscal_year=fiscal_year, state=AppraisalState.CONCLUDED, score__isnull=False
    )
    rows = [(project, int(score.scaleb(2))) for project, score in found.values_list("project", "score") if score]
    appraised = _frame(dict(rows).items(), project=pl.Int64, appraised=pl.Int64)
    both = known.join(appraised, on="project", how="full", coalesce=True)
    return both.select("project", pl.coalesce("result_points", "appraised").alias("result_points"), "result_year")


def _ratings(projects: Any, fiscal_year: int) -> pl.DataFrame:  # noqa: ANN401 - a query
    names = ("need_points", "readiness_points", "cost_effectiveness_points")
    found = RequestRating.objects.filter(
        project__in=projects.values("pk"), fiscal_year=fiscal_year, replaced_by__isnull=True
    )
    rows = [
        (project, *(None if each is None else int(each.scaleb(2)) for each in points), divisible)
        for project, *points, divisible in found.values_list("project", *names, "is_divisible")
    ]
    return _frame(rows, project=pl.Int64, **dict.fromkeys(names, pl.Int64), is_divisible=pl.Boolean)


def _musts(projects: Any, fiscal_year: int) -> pl.DataFrame:  # noqa: ANN401 - a query
    found = Obligation.objects.filter(
        project__in=projects.values("pk"), fiscal_year=fiscal_year, state=ObligationState.CONFIRMED
    )
    rows = found.order_by().values_list("project").annotate(amount=Sum("amount"))
    return _frame(((project, int(amount.scaleb(2))) for project, amount in rows), project=pl.Int64, must=pl.Int64)


def _limits(projects: Any, fiscal_year: int) -> pl.DataFrame:  # noqa: ANN401 - a query
    """What was decided from a result: the ceiling, and whether the money waits for a remediation."""
    found = decisions().filter(project__in=projects.values("pk"), budget_year=fiscal_year)
    open_ = set(Remediation.objects.exclude(state=RemediationState.VERIFIED).values_list("project", flat=True))
    rows = [
        (each.project_id, int(each.decided_amount.scaleb(2)), each.is_held and each.project_id in open_)
        for each in found
    ]
    return _frame(rows, project=pl.Int64, decided_amount=pl.Int64, is_held=pl.Boolean)


# --- What fits --------------------------------------------------------------------------------------------------------


def base_of(unit: Unit, fiscal_year: int) -> int:
    """The beginning budget of the year before, in fen."""
    below = UnitLink.objects.filter(ancestor=unit).values("descendant")
    return int(budgets(Q(project__unit__in=below) & _own(fiscal_year - 1))["approved_amount"].sum())


def propose(unit: Unit, fiscal_year: int, settings: Settings, day: date, base: int | None = None) -> Proposal | None:
    """What fits under a ceiling; None where nothing is requested. `base`: `base_of`, when it is known already.

    Raises Refused: a ceiling below what must be paid, a floor that cannot be met.
    """
    told = _requests(unit, fiscal_year)
    if told.is_empty():
        return None
    base = base_of(unit, fiscal_year) if base is None else base
    resolution = rules_of(unit, day)
    weighted = told.with_columns(
        **{f"{name}_weight": pl.lit(weight, pl.Int64) for name, weight in settings.weights.items()}
    )
    scored = ranked(weighted).sort("priority_score", "project", descending=[True, False], nulls_last=True)
    rows = list(scored.iter_rows(named=True))
    _refuse(rows, settings)
    step = int(str(resolution["zero_based_step_amount"]))
    found = _fitted(rows, settings.ceiling, settings)
    lines = _lines(rows, found, settings)
    growth = int(str(resolution["zero_based_growth"]))
    whole = sum(row["must"] for row in rows)
    value = max(found.value, 1)
    return Proposal(
        settings=settings,
        lines=lines,
        requested=sum(row["requested_amount"] for row in rows),
        must=whole,
        allocated=sum(each.amount for each in lines),
        livelihood=sum(each.amount for each in lines if each.row["is_livelihood"]),
        base=base,
        grown=base + int(pl.select(share_half_up(pl.lit(base), pl.lit(growth), pl.lit(WHOLE))).item()),
        step=step,
        more=_more(rows, lines, settings, step),
        is_optimal=found.is_optimal,
        gap=-(-(found.bound - found.value) * 1_000_000 // value),
        resolution=resolution,
    )


def _competing(rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Those with a score that ask for more than must be paid."""
    return [
        number for number, row in enumerate(rows) if row["priority_score"] is not None and row["limit"] > row["must"]
    ]


def _fitted(rows: Sequence[Mapping[str, Any]], ceiling: int, settings: Settings, seconds: float = SECONDS) -> Fit:
    """What competes, under what must be paid; amounts by row."""
    places = _competing(rows)
    candidates = [
        Candidate(
            rows[place]["limit"] - rows[place]["must"],
            rows[place]["priority_score"],
            rows[place]["is_livelihood"],
            rows[place]["is_divisible"],
        )
        for place in places
    ]
    left = ceiling - sum(row["must"] for row in rows)
    lacking = settings.floor() - sum(row["must"] for row in rows if row["is_livelihood"])
    try:
        found = fit(candidates, left, max(lacking, 0), seconds)
    except UnreachableFloorError as error:
        words = (
            _unreachable(rows, settings) if error.is_proven else "在时限内没有找到达到民生下限的安排，请调低下限再试。"
        )
        raise Refused({"share": words}) from None
    amounts = [0] * len(rows)
    for place, amount in zip(places, found.amounts, strict=True):
        amounts[place] = amount
    return Fit(tuple(amounts), found.value, found.bound, found.is_optimal)


def _refuse(rows: Sequence[Mapping[str, Any]], settings: Settings) -> None:
    must = sum(row["must"] for row in rows)
    if must > settings.ceiling:
        raise Refused(
            {
                "ceiling": f"控制数 {wan(settings.ceiling)} 万元低于必保支出 {wan(must)} 万元，"
                f"差 {wan(must - settings.ceiling)} 万元。请调高控制数，或重新核实必保支出。"
            }
        )


def _unreachable(rows: Sequence[Mapping[str, Any]], settings: Settings) -> str:
    """Why the floor cannot be met."""
    most = sum(
        row["limit"] if row["priority_score"] is not None else row["must"] for row in rows if row["is_livelihood"]
    )
    floor = settings.floor()
    if most < floor:
        return (
            f"民生下限 {wan(floor)} 万元达不到：可以安排的民生申请一共只有 {wan(most)} 万元。"
            "请调低下限，或补充民生项目。"
        )
    return (
        f"民生下限 {wan(floor)} 万元达不到：必保支出和不能拆分的民生项目在控制数 {wan(settings.ceiling)} 万元内凑不出。"
        "请调低下限，或调高控制数。"
    )


def wan(fen: int) -> str:
    """Fen in 万元 as people read it, without rounding."""
    whole, part = divmod(abs(fen), WAN)
    told = f"{whole:,}.{part:06d}".rstrip("0").rstrip(".")
    return f"-{told}" if fen < 0 else told


# --- Why --------------------------------------------------------------------------------------------------------------


def _lines(rows: Sequence[Mapping[str, Any]], found: Fit, settings: Settings) -> tuple[Line, ...]:
    given = [row["must"] + amount for row, amount in zip(rows, found.amounts, strict=True)]
    left = settings.ceiling - sum(given)
    beaten = [number for number in _competing(rows) if found.amounts[number]]
    scored = [number for number, row in enumerate(rows) if row["priority_score"] is not None]
    ranks = {number: rank for rank, number in enumerate(scored, start=1)}
    return tuple(
        Line(row, given[number], ranks.get(number), _why(number, rows, given, beaten, left))
        for number, row in enumerate(rows)
    )


def _why(number: int, rows: Sequence[Mapping[str, Any]], given: Sequence[int], beaten: Sequence[int], left: int) -> str:
    """Why a request gets what it gets."""
    row, amount = rows[number], given[number]
    must = f"必保支出 {wan(row['must'])} 万元；" if row["must"] else ""
    if row["is_held"]:
        return "整改核实前暂缓安排。"
    capped = f"评价结果应用核定的控制数是 {wan(row['limit'])} 万元；" if row["limit"] < row["requested_amount"] else ""
    if amount == row["limit"] and row["limit"]:
        return f"{must}{capped}全额安排。"
    if row["priority_score"] is None:
        return f"{must}没有评价结果和评分，不能排序，其余不安排。"
    if amount > row["must"]:
        return f"{must}{capped}可以部分安排，控制数用到这里为止，还差 {wan(row['limit'] - amount)} 万元。"
    worse = [other for other in beaten if rows[other]["priority_score"] < row["priority_score"]]
    rest = row["limit"] - row["must"]
    if not worse:
        return f"{must}{capped}得分不高于已安排的各项，控制数只剩 {wan(left)} 万元，需要 {wan(rest)} 万元。"
    named = "、".join(rows[other]["name"] for other in worse[:_NAMED])
    protected = not row["is_livelihood"] and any(rows[other]["is_livelihood"] for other in worse)
    why = "为达到民生下限，或因金额合适" if protected else "因金额合适"
    whole = "" if row["is_divisible"] else "不能拆分，"
    return f"{must}{capped}{whole}需要 {wan(rest)} 万元；得分较低的{named}{why}入选，合计得分更高。"


def _more(
    rows: Sequence[Mapping[str, Any]], lines: Sequence[Line], settings: Settings, step: int
) -> tuple[tuple[Line, int], ...]:
    """What a further step of the ceiling would change: the largest first."""
    if not step:
        return ()
    found = _fitted(rows, settings.ceiling + step, settings, SECONDS / 2)
    after = [row["must"] + amount for row, amount in zip(rows, found.amounts, strict=True)]
    moved = [(line, amount - line.amount) for line, amount in zip(lines, after, strict=True) if amount != line.amount]
    return tuple(sorted(moved, key=lambda each: (-each[1], each[0].row["project"])))
