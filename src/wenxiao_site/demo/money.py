"""Money of projects: requested in autumn, approved in January, some of it adjusted, paid along the curve of the work.

The amounts of a year are divided from the top, so that every total comes out to the fen: account, livelihood, the
prefecture's own money, project.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from wenxiao_site.actions.auditing import local_day
from wenxiao_site.demo.chance import next_working_day
from wenxiao_site.demo.exact import split
from wenxiao_site.demo.world import BUDGET_YEAR, ENDS_ON, LAST_YEAR, WAN, YI, Trouble
from wenxiao_site.registry.models import AmountKind, BudgetAmount, Execution

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from wenxiao_site.demo.chance import Chance
    from wenxiao_site.demo.world import Actor, ProjectYear, UnitYear, World

STAGE: Final = "money"

TOTALS: Final = {
    2018: 7836, 2019: 8815, 2020: 9742, 2021: 10187, 2022: 10563, 2023: 11231, 2024: 12068, 2025: 11754,
}  # fmt: skip
"""Budgets of all projects by fiscal year, in hundredths of 亿元: 704.42 亿元 from 2018 to 2024."""

WHOLE_AMOUNT: Final = 885_17 * YI // 100
"""What the units spend whose whole expenditure is evaluated, from 2018 to 2024: 885.17 亿元."""

REDUCTION: Final = 4120 * WAN
"""How much less special funds the prefecture itself budgets in 2025 than in 2024: 4,120 万元."""
_REDUCTION_OF_LIVELIHOOD: Final = 1000 * WAN

APPRAISALS: Final = {2018: 6, 2019: 7, 2020: 7, 2021: 8, 2022: 8, 2023: 9, 2024: 8}
"""New projects whose requests an appraisal cut, by fiscal year: 53."""
APPRAISAL_CUTS: Final = {2018: 150, 2019: 210, 2020: 260, 2021: 290, 2022: 330, 2023: 410, 2024: 350}
"""What it cut off, in 万元: 0.2 亿元."""

_ACCOUNTS: Final = {"GENERAL_PUBLIC": 784, "GOVERNMENT_FUNDS": 120, "SOCIAL_INSURANCE": 90, "STATE_CAPITAL": 6}
"""Thousandths of all budgets."""
_LIVELIHOOD: Final = (738, 762)
"""Thousandths of the general public budget that go to livelihood: above the 70 % line in every year."""
_GRAIN: Final = 10_000
"""Amounts are multiples of 100 yuan, most of them of 10,000."""
_LEAST: Final = 2 * WAN

_ADJUSTED, _ADJUSTED_WHEN_TROUBLED = 100, 320
_NEW_VERSION: Final = 500
"""Thousandths of the adjusted budgets for which the targets are adjusted too."""

CURVES: Final = {
    "construction": ((3, 1), (4, 2), (5, 5), (6, 6), (7, 6), (8, 6), (9, 5), (10, 4), (11, 2), (12, 3)),
    "seasonal": ((3, 2), (4, 5), (5, 6), (6, 3), (8, 2), (9, 4), (10, 4), (11, 1)),
    "even": ((3, 1), (6, 1), (9, 1), (12, 1)),
    "monthly": ((2, 1), (4, 1), (6, 1), (8, 1), (10, 1), (12, 1)),
    "one_off": ((4, 2), (5, 3), (6, 4), (7, 3), (8, 2), (9, 3), (10, 2), (11, 2)),
}
"""(month, weight) by curve."""
_PAYMENTS: Final = {"construction": (3, 5), "seasonal": (2, 4), "even": (4, 4), "monthly": (6, 6), "one_off": (1, 2)}
_REGULAR: Final = ("even", "monthly")
_LAST_PAYMENT: Final = 27

_RATES: Final = {
    Trouble.NONE: (930, 1000),
    Trouble.LATE: (700, 930),
    Trouble.UNDERSPENT: (250, 680),
    Trouble.LOW_RESULTS: (900, 1000),
}
"""Thousandths of the budget that are spent by the end of the year."""
_SPENT_IN_FULL: Final = 520
_COLUMNS: Final = {
    AmountKind.REQUESTED: "requested_amount",
    AmountKind.SUPPORTED: "supported_amount",
    AmountKind.APPROVED: "approved_amount",
    AmountKind.ADJUSTED: "adjusted_amount",
}


def begin(world: World) -> None:
    """Nothing in general."""


def year(world: World, fiscal_year: int) -> None:
    """Divide the budgets of a year, then let everything happen to each project that happens to money."""
    chance = world.chance(STAGE, fiscal_year)
    made = world.years[fiscal_year]
    for each in made:
        _choose_adjustment(each, chance)
    _divide(world, fiscal_year, chance)
    _appraised(world, fiscal_year, chance)
    for each in made:
        _decide(world, each, chance)
        _pay(each, chance)
        _write(world, each, chance)
    _wholes(world, fiscal_year, chance)


# --- How much ---------------------------------------------------------------------------------------------------------


def _choose_adjustment(each: ProjectYear, chance: Chance) -> None:
    """Whether the budget will be adjusted, and the targets with it (version 2)."""
    share = _ADJUSTED if each.trouble is Trouble.NONE else _ADJUSTED_WHEN_TROUBLED
    if each.fiscal_year == BUDGET_YEAR or not chance.happens(share):
        return
    each.adjusted = 0
    is_prefectures = each.venture.is_of_prefecture and each.venture.is_general_public
    if not is_prefectures and not each.is_added_in_year and chance.happens(_NEW_VERSION):
        each.version = 2


def _divide(world: World, fiscal_year: int, chance: Chance) -> None:
    """Give every project-year the amount that its targets cover."""
    cells: dict[tuple[str, bool, str], list[ProjectYear]] = defaultdict(list)
    for each in world.years[fiscal_year]:
        cells[each.cell].append(each)
    total = world.scaled(TOTALS[fiscal_year] * YI // 100, grain=_GRAIN)
    livelihood = chance.randint(*_LIVELIHOOD)
    groups: dict[tuple[str, bool], float] = {}
    for account, is_livelihood, _ in cells:
        share = _ACCOUNTS[account]
        if account == "GENERAL_PUBLIC":
            share *= livelihood if is_livelihood else 1000 - livelihood
        else:
            share *= 1000
        groups[account, is_livelihood] = share
    of_group = dict(zip(groups, split(total, list(groups.values()), grain=_GRAIN), strict=True))
    for group, amount in of_group.items():
        inside = {key: made for key, made in cells.items() if key[:2] == group}
        for key, part in _of_cells(world, fiscal_year, inside, amount).items():
            _of_projects(inside[key], part, chance)
            _keep_to_ceilings(world, inside[key])


def _of_cells(
    world: World, fiscal_year: int, cells: dict[tuple[str, bool, str], list[ProjectYear]], amount: int
) -> dict[tuple[str, bool, str], int]:
    """Divide a group; in the budget year the prefecture's part is what it was, less the reduction."""
    fixed = {}
    if fiscal_year == BUDGET_YEAR:
        for key in cells:
            if key[2] and key in world.of_prefecture:
                less = _REDUCTION_OF_LIVELIHOOD if key[1] else REDUCTION - _REDUCTION_OF_LIVELIHOOD
                fixed[key] = world.of_prefecture[key] - (world.scaled(less) if key[2] == "OWN" else 0)
    rest = [key for key in cells if key not in fixed]
    parts = split(amount - sum(fixed.values()), [sum(each.weight for each in cells[key]) for key in rest], grain=_GRAIN)
    told = {**fixed, **dict(zip(rest, parts, strict=True))}
    if fiscal_year == LAST_YEAR:
        world.of_prefecture |= {key: part for key, part in told.items() if key[2]}
    return told


def _of_projects(made: Sequence[ProjectYear], amount: int, chance: Chance) -> None:
    """Divide an amount over project-years: most of them in whole 万元, the greatest takes what is left over."""
    parts = split(amount, [each.weight for each in made], grain=_GRAIN, least=min(_LEAST, amount // len(made)))
    greatest = max(range(len(parts)), key=parts.__getitem__)
    for number, part in enumerate(parts):
        if number != greatest and part > 5 * WAN and chance.happens(700):
            parts[number] = part // WAN * WAN
            parts[greatest] += part % WAN
    for each, part in zip(made, parts, strict=True):
        each.target_amount = part


def _keep_to_ceilings(world: World, made: Sequence[ProjectYear]) -> None:
    """No project gets more than was decided from its result; the others share what that leaves."""
    over = 0
    for each in made:
        most = world.ceilings.get((each.venture.id, each.fiscal_year))
        if most is not None and each.target_amount > most:
            over += each.target_amount - most // _GRAIN * _GRAIN
            each.target_amount = most // _GRAIN * _GRAIN
    if not over:
        return
    free = [each for each in made if (each.venture.id, each.fiscal_year) not in world.ceilings]
    for each, part in zip(free, split(over, [each.target_amount for each in free], grain=_GRAIN), strict=True):
        each.target_amount += part


def _decide(world: World, each: ProjectYear, chance: Chance) -> None:
    """What was approved, adjusted and requested, around the amount that the targets cover."""
    each.approved = each.target_amount
    most = world.ceilings.get((each.venture.id, each.fiscal_year))
    if each.adjusted is not None:
        down = each.trouble in (Trouble.UNDERSPENT, Trouble.LATE) or chance.happens(550)
        factor = chance.randint(720, 960) if down else chance.randint(1040, 1280)
        if each.version > 1:
            each.adjusted = each.target_amount
            each.approved = max(each.target_amount * 1000 // factor // WAN * WAN, WAN)
        else:
            each.adjusted = max(each.target_amount * factor // 1000 // WAN * WAN, WAN)
    if most is not None:
        each.approved = min(each.approved, most)
    if each.supported is None:
        more = 0 if chance.happens(550) else chance.randint(10, 220)
        asked = each.approved * (1000 + more) // 1000 // _GRAIN * _GRAIN
        each.requested = asked if most is None else min(asked, most)


def _appraised(world: World, fiscal_year: int, chance: Chance) -> None:
    """New projects that were appraised: what was supported is what was approved, and the cuts add up exactly."""
    if fiscal_year not in APPRAISALS:
        return
    new = [
        each
        for each in world.years[fiscal_year]
        if each.venture.row["novelty"] == "NEW"
        and each.venture.row["first_year"] == fiscal_year
        and each.adjusted is None
        and not each.is_added_in_year
        and each.target_amount > 60 * WAN
    ]
    count = min(max(world.scaled(APPRAISALS[fiscal_year]), 1), len(new))
    if not count:
        return
    chosen = sorted(chance.sample(range(len(new)), count))
    cuts = split(
        world.scaled(APPRAISAL_CUTS[fiscal_year] * WAN, grain=_GRAIN),
        [0.3 + chance.random() for _ in chosen],
        grain=_GRAIN,
    )
    for number, cut in zip(chosen, cuts, strict=True):
        new[number].supported = new[number].target_amount
        new[number].requested = new[number].target_amount + cut


def _wholes(world: World, fiscal_year: int, chance: Chance) -> None:
    """Whole expenditure of units: their projects, and basic expenditure that fills the total of the year."""
    projects: dict[int, int] = defaultdict(int)
    for each in world.years[fiscal_year]:
        projects[each.venture.unit.id] += each.budget
    wholes = world.wholes[fiscal_year]
    years = [each for each in TOTALS if each <= LAST_YEAR]
    parts = split(world.scaled(WHOLE_AMOUNT, grain=_GRAIN), [TOTALS[each] for each in years], grain=_GRAIN)
    total = dict(zip(years, parts, strict=True)).get(fiscal_year, parts[-1])
    basic = total - sum(projects[each.unit.id] for each in wholes)
    shares = split(basic, [_staff(each, chance) for each in wholes], grain=_GRAIN, least=_LEAST // 10)
    for whole, share in zip(wholes, shares, strict=True):
        whole.whole_amount = projects[whole.unit.id] + share


def _staff(each: UnitYear, chance: Chance) -> float:
    return {1: 3.0, 2: 2.0, 3: 1.0}[each.unit.tier or 1] * chance.lognormvariate(0, 0.5)


# --- When it is paid --------------------------------------------------------------------------------------------------


def _pay(each: ProjectYear, chance: Chance) -> None:
    """Payments along the curve of the work. Late projects pay late; what is not spent is not spent."""
    curve = each.venture.programme["curve"]
    budget, fiscal_year = each.budget, each.fiscal_year
    rate = (
        1000
        if each.trouble is Trouble.NONE and chance.happens(_SPENT_IN_FULL)
        else chance.randint(*_RATES[each.trouble])
    )
    spent = budget if rate == 1000 else budget * rate // 1000
    months = [month for month, weight in CURVES[curve] for _ in range(weight)]
    count = chance.randint(*_PAYMENTS[curve])
    chosen = sorted(set(months) if curve in _REGULAR else {chance.one(months) for _ in range(count)})
    if each.is_added_in_year:
        chosen = [month for month in chosen if month > 7] or [9, 11]
    if each.trouble is Trouble.LATE:
        chosen = sorted({min(month + chance.randint(2, 4), 12) for month in chosen})
    weights = [1.0 if curve in _REGULAR else 0.4 + chance.random() for _ in chosen]
    amounts = split(spent, weights, grain=_GRAIN if spent > 20 * WAN else 100)
    for month, amount in zip(chosen, amounts, strict=True):
        day = next_working_day(date(fiscal_year, month, chance.randint(3, _LAST_PAYMENT)))
        if amount and day <= ENDS_ON:
            each.payments.append((min(day, date(fiscal_year, 12, 31)), amount))


# --- What is written --------------------------------------------------------------------------------------------------


def _write(world: World, each: ProjectYear, chance: Chance) -> None:
    fiscal_year, unit = each.fiscal_year, each.venture.unit
    clerk, desk = world.clerk(unit), world.budget_desk(unit)
    if each.is_added_in_year:
        asked = chance.working_day(date(fiscal_year, 6, 6), date(fiscal_year, 6, 15))
        decided = chance.working_day(date(fiscal_year, 7, 5), date(fiscal_year, 7, 20))
    else:
        asked = chance.working_day(date(fiscal_year - 1, 10, 9), date(fiscal_year - 1, 11, 5))
        decided = chance.working_day(date(fiscal_year, 1, 10), date(fiscal_year, 1, 25))
    area = unit.budget_region.name
    at = chance.moment(asked)
    _amount(world, each, AmountKind.REQUESTED, each.requested, at, f"{unit.name}{fiscal_year}年项目支出申报书", clerk)
    if each.supported is not None:
        day = chance.working_day(asked + timedelta(days=20), asked + timedelta(days=26))
        document = f"{area}财绩评〔{day.year}〕{each.venture.id % 97 + 1}号"
        _amount(world, each, AmountKind.SUPPORTED, each.supported, chance.moment(day), document, desk)
    each.decided_at = chance.moment(decided)
    document = f"{area}财预〔{fiscal_year}〕{3 + chance.randrange(3) if not each.is_added_in_year else 60}号"
    _amount(world, each, AmountKind.APPROVED, each.approved, each.decided_at, document, desk)
    if each.adjusted is not None:
        first = date(fiscal_year, 8, 20) if each.is_added_in_year else date(fiscal_year, 7, 10)
        each.adjusted_at = chance.moment(chance.working_day(first, date(fiscal_year, 9, 20)))
        document = f"{area}财预调〔{fiscal_year}〕{chance.randint(11, 48)}号"
        _amount(world, each, AmountKind.ADJUSTED, each.adjusted, each.adjusted_at, document, desk)
    for number, (day, amount) in enumerate(each.payments, start=1):
        _payment(world, each, day, amount, number, clerk, chance)


def _amount(
    world: World, each: ProjectYear, kind: AmountKind, amount: int, at: datetime, document: str, by: Actor
) -> None:
    venture, day = each.venture, local_day(at)
    row = world.ledger.add(
        BudgetAmount,
        project_id=venture.id,
        fiscal_year=each.fiscal_year,
        kind=kind.value,
        amount=amount,
        decided_on=day,
        document=document,
        recorded_at=at,
    )
    step = "money.request" if kind is AmountKind.REQUESTED else "money.decide"
    columns = {_COLUMNS[kind]: amount}
    fact = world.ledger.fact(
        venture.told,
        step=step,
        fiscal_year=each.fiscal_year,
        occurred_on=day,
        fund_source=row["fund_source"],
        recorded_at=at,
        **columns,
    )
    after = world.ledger.told(BudgetAmount, row)
    world.ledger.tell(at, step, by, BudgetAmount, row["id"], after=after, project=venture.id, facts=(fact,))


def _payment(world: World, each: ProjectYear, day: date, amount: int, number: int, by: Actor, chance: Chance) -> None:
    venture, at = each.venture, chance.moment(day)
    row = world.ledger.add(
        Execution,
        project_id=venture.id,
        fiscal_year=each.fiscal_year,
        amount=amount,
        executed_on=day,
        document="国库集中支付凭证",
        reference=f"{each.fiscal_year}-{venture.id:05}-{number:02}",
        recorded_at=at,
    )
    fact = world.ledger.fact(
        venture.told,
        step="money.execute",
        fiscal_year=each.fiscal_year,
        occurred_on=day,
        fund_source=row["fund_source"],
        executed_amount=amount,
        recorded_at=at,
    )
    after = world.ledger.told(Execution, row)
    world.ledger.tell(at, "money.execute", by, Execution, row["id"], after=after, project=venture.id, facts=(fact,))
