"""Projects: made from programmes, some for a season, some for years; and what is wrong with them each year."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from wenxiao_site.actions.auditing import local_day
from wenxiao_site.demo.places import STRATEGIES
from wenxiao_site.demo.world import (
    BUDGET_YEAR,
    FIRST_YEAR,
    Honesty,
    ProjectYear,
    Trouble,
    UnitYear,
    Venture,
    data,
)
from wenxiao_site.registry.models import Project, ProjectStrategy, RegionLevel

if TYPE_CHECKING:
    from wenxiao_site.actions.ledger import Row
    from wenxiao_site.demo.chance import Chance
    from wenxiao_site.demo.world import Office, World

STAGE: Final = "projects"

COUNTS: Final = {2018: 1702, 2019: 1903, 2020: 2104, 2021: 2266, 2022: 2408, 2023: 2593, 2024: 2780, 2025: 2640}
"""Projects with a budget, by fiscal year: 15,756 from 2018 to 2024."""

WHOLE_COUNTS: Final = {2018: 841, 2019: 862, 2020: 880, 2021: 893, 2022: 905, 2023: 925, 2024: 932, 2025: 932}
"""Units whose whole expenditure is planned and evaluated: 6,238 from 2018 to 2024."""

_LIFE: Final = {"construction": (1, 1, 1, 2, 2, 3), "one_off": (1, 1, 1, 1, 2), "seasonal": (1, 1, 2, 3, 5)}
_LONG_LIFE: Final = (1, 2, 3, 4, 6, 8, 8, 8)
"""Years that a project lives, by the curve of its programme."""
_CONTINUING_FROM: Final = 4
"""Projects that live so long are taken for continuing ones."""

_TROUBLES: Final = ((Trouble.LATE, 85), (Trouble.UNDERSPENT, 60), (Trouble.LOW_RESULTS, 45))
"""Of a thousand projects in the first year; a little fewer each year after."""
_BETTER_EACH_YEAR: Final = 6
_INFLATED: Final = 280
"""Of a thousand self-evaluations of projects in trouble; the others have nothing to inflate."""
_COPIED: Final = 30
_ATTAINMENT: Final = {
    Trouble.NONE: (960, 1060),
    Trouble.LATE: (620, 880),
    Trouble.UNDERSPENT: (700, 960),
    Trouble.LOW_RESULTS: (380, 720),
}
"""What a year brings, in thousandths of the targets."""

_ADDED_IN_YEAR: Final = 30
_POVERTY_ALLEVIATION_UNTIL: Final = 2020
_VILLAGES: Final = tuple(
    "阿克铁热克村 喀拉塔斯村 塔尔浪村 阔克铁热克村 克孜勒加尔村 乌图布拉克村 巴勒喀木斯村 别列孜克村 阿克加尔村".split()
)
_OFFICE_SECTORS: Final = ("general", "party")
_SIZE_OF_TIER: Final = {1: 1.0, 2: 0.7, 3: 0.3}
_SIZE_OF_PREFECTURE: Final = 1.8
_SPREAD: Final = 0.75
_ORDINALS: Final = ("", "（二期）", "（三期）", "（四期）", "（五期）", "（六期）", "（七期）", "（八期）")


def begin(world: World) -> None:
    """Nothing yet: projects come with their first year."""


def year(world: World, fiscal_year: int) -> None:
    """Let running projects go on, register new ones up to the number of the year, and say what is wrong with each."""
    chance = world.chance(STAGE, fiscal_year)
    running = [each for each in world.ventures if _runs(world, each, fiscal_year)]
    busy = Counter(each.unit.id for each in running)
    idle = [each for each in world.budgeted if not busy[each.id]]
    made = []
    for number in range(world.scaled(COUNTS[fiscal_year]) - len(running)):
        unit = idle[number] if number < len(idle) else _unit(world, chance)
        made.append(_register(world, unit, fiscal_year, chance))
    world.years[fiscal_year] = [_lived(each, fiscal_year, chance) for each in (*running, *made)]
    world.wholes[fiscal_year] = _wholes(world, fiscal_year, chance)


def _runs(world: World, venture: Venture, fiscal_year: int) -> bool:
    """Whether a project still gets a budget in a year: not over, and not cancelled because of its result."""
    last = venture.row["last_year"]
    return (last is None or last >= fiscal_year) and fiscal_year < world.ended.get(venture.id, fiscal_year + 1)


def _unit(world: World, chance: Chance) -> Office:
    """A unit by chance; departments run more projects than their schools and stations."""
    unit = chance.one(world.budgeted)
    return unit if unit.tier == 1 or chance.happens(600) else chance.one(world.budgeted)


@cache
def _fitting(sector: str, name: str) -> list[dict[str, Any]]:
    """The programmes that a unit of this sector and name runs."""
    told = data_of_programmes()[sector]["programmes"]
    fitting = [each for each in told if any(word in name for word in each.get("units", ("",)))]
    return fitting or [each for each in told if "units" not in each]


@cache
def data_of_programmes() -> dict[str, Any]:
    """``programmes.toml``, read once."""
    return data("programmes")


def _register(world: World, unit: Office, fiscal_year: int, chance: Chance) -> Venture:
    programme = chance.one(_fitting(unit.sector, unit.name))
    row, added_in = _row(world, unit, programme, fiscal_year, chance)
    strategies = sorted(
        code
        for code in programme.get("strategies", ())
        if code != "POVERTY_ALLEVIATION" or fiscal_year <= _POVERTY_ALLEVIATION_UNTIL
    )
    places = {code: number for number, (code, _) in enumerate(STRATEGIES, start=1)}
    for code in strategies:
        world.ledger.add(ProjectStrategy, project_id=row["id"], strategy_id=places[code])
    told = _told(unit, row, strategies)
    venture = Venture(row["id"], row, unit, programme, told, _weight(unit, programme, chance), added_in)
    world.ventures.append(venture)
    at = row["recorded_at"]
    fact = world.ledger.fact(
        told,
        step="projects.register",
        fiscal_year=fiscal_year,
        occurred_on=local_day(at),
        state="OPEN",
        count=1,
        recorded_at=at,
    )
    after = world.ledger.told(Project, row) | {"strategies": strategies}
    world.ledger.tell(
        at,
        "projects.register",
        world.clerk(unit),
        Project,
        row["id"],
        after=after,
        project=row["id"],
        facts=(fact,),
    )
    return venture


def _row(
    world: World, unit: Office, programme: dict[str, Any], fiscal_year: int, chance: Chance
) -> tuple[Row, int | None]:
    """The project as stored, and the year in whose middle it was added, if so."""
    curve, account = programme["curve"], programme.get("account", "GENERAL_PUBLIC")
    is_long = account == "SOCIAL_INSURANCE"
    life = 8 if is_long else chance.one(_LIFE.get(curve, _LONG_LIFE))
    last = fiscal_year + life - 1
    transfer = programme.get("transfer", "NONE") if chance.happens(750) else "NONE"
    is_operating = unit.sector in _OFFICE_SECTORS and curve == "even"
    may_be_added = fiscal_year < BUDGET_YEAR and not is_long and unit.region.level != RegionLevel.PREFECTURE
    added_in = fiscal_year if may_be_added and chance.happens(_ADDED_IN_YEAR) else None
    if added_in is None:
        day = chance.working_day(date(fiscal_year - 1, 9, 4), date(fiscal_year - 1, 9, 28))
    else:
        day = chance.working_day(date(fiscal_year, 5, 10), date(fiscal_year, 6, 5))
    row = world.ledger.add(
        Project,
        code=_code(world, unit, fiscal_year, "Y" if is_operating else "T"),
        name=_name(world, unit, programme["name"], fiscal_year, life, chance),
        unit_id=unit.id,
        responsible_id=world.clerk(unit).person,
        category="OPERATING" if is_operating else "SPECIFIC",
        novelty="CONTINUING"
        if life >= _CONTINUING_FROM or (fiscal_year == FIRST_YEAR and chance.happens(400))
        else "NEW",
        first_year=fiscal_year,
        last_year=None if last > BUDGET_YEAR else last,
        account=account,
        functional_code=programme["function"],
        transfer_kind=transfer,
        is_livelihood=programme.get("livelihood", False),
        is_bond=programme.get("bond", False) and chance.happens(600),
        is_transition_fund=programme.get("transition_fund", False),
        is_classified=programme.get("classified", False) and chance.happens(500),
        summary=f"由{unit.name}组织实施，主要内容为{programme['name']}。",
        recorded_at=chance.moment(day),
    )
    return row, added_in


def _code(world: World, unit: Office, fiscal_year: int, letter: str) -> str:
    """The next code of the area, the year and the letter."""
    stem = f"{unit.region.code[:6]}{fiscal_year % 100:02}{letter}"
    world.serials[stem] += 1
    return f"{stem}{world.serials[stem]:012}"


def _name(world: World, unit: Office, what: str, fiscal_year: int, life: int, chance: Chance) -> str:
    """Who, where, what, and which of several: no two projects have the same name."""
    where = ""
    if unit.region.level == RegionLevel.TOWNSHIP:
        where = chance.one(_VILLAGES) if unit.tier == 1 else ""
    elif unit.tier == 1 and unit.region.level == RegionLevel.COUNTY:
        where = chance.one([each.name for each in world.regions.values() if each.parent is unit.region])
    short = unit.name.removesuffix("人民政府").removesuffix("办事处")
    dated = f"{fiscal_year}年" if life == 1 else ""
    name = f"{dated}{short}{where}{what}项目"
    number = world.names[name]
    world.names[name] += 1
    return f"{name}{_ORDINALS[number] if number < len(_ORDINALS) else f'（第{number + 1}批）'}"


def _told(unit: Office, row: Row, strategies: list[str]) -> Row:
    """The columns of every fact about a project."""
    flags = {
        "LIVELIHOOD": row["is_livelihood"],
        "BOND": row["is_bond"],
        "TRANSITION_FUND": row["is_transition_fund"],
        "CLASSIFIED": row["is_classified"],
    }
    return {
        "project_id": row["id"],
        "unit_id": unit.id,
        "region_path": unit.region.path,
        "unit_path": unit.path,
        "account": row["account"],
        "category": row["category"],
        "novelty": row["novelty"],
        "tags": ",".join(sorted([*strategies, *(name for name, holds in flags.items() if holds)])),
    }


def _weight(unit: Office, programme: dict[str, Any], chance: Chance) -> float:
    size = float(programme["size"]) * _SIZE_OF_TIER[unit.tier or 1]
    if unit.region.level == RegionLevel.PREFECTURE:
        size *= _SIZE_OF_PREFECTURE
    return size * chance.lognormvariate(0, _SPREAD)


def _lived(venture: Venture, fiscal_year: int, chance: Chance) -> ProjectYear:
    """A year of a project: how large it is, what goes wrong, how honest its self-evaluation will be."""
    made = ProjectYear(venture, fiscal_year, venture.weight * (0.85 + 0.3 * chance.random()))
    draw = chance.randrange(1000)
    for trouble, share in _TROUBLES:
        draw -= share - _BETTER_EACH_YEAR * (fiscal_year - FIRST_YEAR)
        if draw < 0:
            made.trouble = trouble
            break
    if chance.happens(_COPIED):
        made.honesty = Honesty.COPIED
    elif made.trouble != Trouble.NONE and chance.happens(_INFLATED):
        made.honesty = Honesty.INFLATED
    least, most = _ATTAINMENT[made.trouble]
    made.attainment = chance.randint(least, most)
    return made


def _wholes(world: World, fiscal_year: int, chance: Chance) -> list[UnitYear]:
    """The units whose whole expenditure is managed in a year. `money` says what each spends in all."""
    count = min(world.scaled(WHOLE_COUNTS[fiscal_year]), len(world.budgeted))
    chosen = sorted(chance.sample(range(len(world.budgeted)), count))
    return [UnitYear(world.budgeted[number], fiscal_year) for number in chosen]
