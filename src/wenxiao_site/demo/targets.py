"""Performance plans: drafted in autumn, approved with the budget, some adjusted in the year. The model of a stage.

What a later stage finds of it in the world: `ProjectYear.plan`, `.version`, `.indicators`, and for whole units
`UnitYear.plan`, `.indicators`.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from math import exp, log
from typing import TYPE_CHECKING, Any, Final

from wenxiao_site.actions.auditing import local_day
from wenxiao_site.actions.ledger import spelled
from wenxiao_site.actions.plans import LINES
from wenxiao_site.demo.chance import next_working_day
from wenxiao_site.demo.places import BEGAN
from wenxiao_site.demo.world import BUDGET_YEAR
from wenxiao_site.registry.models import (
    Comment,
    Deadline,
    Indicator,
    Notification,
    Objective,
    Operator,
    PerformancePlan,
    PlanState,
    RegionLevel,
    Role,
    Round,
    Task,
)

if TYPE_CHECKING:
    from datetime import datetime

    from wenxiao_site.actions.ledger import Row
    from wenxiao_site.demo.chance import Chance
    from wenxiao_site.demo.world import Actor, Office, ProjectYear, UnitYear, World

STAGE: Final = "targets"

_COST_SCHEME_FROM: Final = 2022
"""Plans from this fiscal year on have cost as a dimension of its own (财预〔2021〕101号)."""
_VAGUE: Final = 40
_VAGUE_WORDS: Final = ("有效提升", "明显改善", "持续增强", "进一步提高")
_FEWER_IS_BETTER: Final = ("次数", "时长", "波动", "差错率", "越级", "时限", "返贫", "撂荒", "受害率", "修复时间")
_ECONOMIC: Final = ("增收", "收入", "增产", "投资", "零售额", "产能", "保值", "负担")
_ENVIRONMENTAL: Final = ("植被", "空气", "水质", "绿化", "森林", "无害化", "耕地")
_SHOWN_WAN: Final = 10_000
_ROUND: Final = ((100_000, 1000), (10_000, 100), (1000, 10), (100, 5), (0, 1))
_RATES: Final = ("资金拨付及时率", "任务按期完成率", "补助资金发放及时率", "工作按计划完成率")
_CHANGES: Final = ("预算调整，相应调整产出数量", "实施条件变化，任务量作相应调整", "上级资金调整，目标值同步调整")
_OPEN: Final = 25
"""Of a thousand projects of the budget year, those whose targets are being adjusted when the story ends."""
_OPINIONS: Final = (
    "目标值与上年实际完成情况差距较大，请说明依据或调整目标值。",
    "产出数量与预算调整幅度不匹配，请重新测算。",
    "效益指标过于笼统，请改为可以衡量的目标值。",
)
_OVERALL: Final = (
    # dimension, sub-dimension, name, unit, least, most, points ×10²
    ("OUTPUT", "QUANTITY", "年度重点工作任务完成数量", "项", 4, 24, 2000),
    ("OUTPUT", "QUALITY", "重点工作任务完成质量达标率", "%", 95, 100, 1500),
    ("OUTPUT", "TIMELINESS", "重点工作按期完成率", "%", 95, 100, 1500),
    ("OUTCOME", "SOCIAL", "服务群众事项办结率", "%", 92, 99, 3000),
    ("SATISFACTION", "SATISFACTION", "服务对象满意度", "%", 88, 96, 1000),
)
_LINE_ONLY: Final = ("id", "plan_id", "key")


def begin(world: World) -> None:
    """Nothing in general."""


def year(world: World, fiscal_year: int) -> None:
    """Announce the campaign, then a plan for every project and for every unit as a whole."""
    chance = world.chance(STAGE, fiscal_year)
    _announce(world, fiscal_year)
    for each in world.years[fiscal_year]:
        _plan(world, each, chance)
    for whole in world.wholes[fiscal_year]:
        _overall(world, whole, chance)


def _announce(world: World, fiscal_year: int) -> None:
    prefecture = next(each for each in world.regions.values() if each.level == RegionLevel.PREFECTURE)
    desk = world.actor(Role.PERFORMANCE_DESK, prefecture)
    opens = next_working_day(date(fiscal_year - 1, 10, 8))
    at = world.chance(f"{STAGE}/round", fiscal_year).moment(opens)
    row = world.ledger.add(
        Round,
        region_id=prefecture.id,
        stage="TARGETS",
        fiscal_year=fiscal_year,
        name=f"{fiscal_year}年绩效目标申报",
        opens_on=opens,
        document=f"阿地财绩〔{fiscal_year - 1}〕{fiscal_year % 7 + 8}号",
        recorded_at=at,
    )
    due = {
        "UNIT": next_working_day(date(fiscal_year - 1, 11, 30)),
        "DEPARTMENT": next_working_day(date(fiscal_year - 1, 12, 10)),
        "FINANCE": next_working_day(date(fiscal_year, 1, 31)),
    }
    for step, due_on in due.items():
        world.ledger.add(Deadline, round_id=row["id"], step=step, due_on=due_on, recorded_at=at)
    after = world.ledger.told(Round, row) | {"deadlines": {step: day.isoformat() for step, day in due.items()}}
    world.ledger.tell(at, "rounds.announce", desk, Round, row["id"], after=after)
    closed_on = next_working_day(date(fiscal_year, 3, 1))
    row["closed_on"] = closed_on
    world.ledger.tell(
        world.chance(f"{STAGE}/closing", fiscal_year).moment(closed_on),
        "rounds.close",
        desk,
        Round,
        row["id"],
        before={"closed_on": None},
        after={"closed_on": closed_on.isoformat()},
    )


# --- Plans of projects ------------------------------------------------------------------------------------------------


def _plan(world: World, each: ProjectYear, chance: Chance) -> None:
    unit, decided = each.venture.unit, each.decided_at
    if decided is None:
        raise ValueError("the budget comes before the plan is approved")
    if each.is_added_in_year:
        first, last = date(each.fiscal_year, 6, 16), date(each.fiscal_year, 6, 25)
    else:
        first, last = date(each.fiscal_year - 1, 10, 12), date(each.fiscal_year - 1, 11, 20)
    file = _File(world, unit, each.fiscal_year, chance, each)
    file.draft(chance.moment(chance.working_day(first, last)))
    file.write(goal_of(each, lines := _lines(each, chance)), lines)
    file.finish(chance.moment(_days_after(local_day(decided), chance, 6), after=decided))
    if each.version > 1 and each.adjusted_at is not None:
        begun = chance.moment(_days_after(local_day(each.adjusted_at), chance, 10), after=each.adjusted_at)
        file.draft_again(begun, chance.one(_CHANGES), f"{unit.budget_region.name}财预调〔{each.fiscal_year}〕文件")
        file.finish(chance.moment(_days_after(local_day(file.at), chance, 12), after=file.at))
    each.plan, each.indicators = file.row["id"], file.lines
    if each.fiscal_year == BUDGET_YEAR and (chance.happens(_OPEN) or world.clerk(unit).person in _shown(world)):
        _leave_open(world, each, file, chance)


def _shown(world: World) -> set[int]:
    """The people whom a visitor may log in as: they find something to do."""
    return {actor.person for _, actor in world.shown}


def _leave_open(world: World, each: ProjectYear, file: _File, chance: Chance) -> None:
    """An adjustment of the targets that is on its way when the story ends: being written, waiting, or sent back."""
    begun = chance.moment(chance.working_day(date(BUDGET_YEAR, 3, 3), date(BUDGET_YEAR, 3, 11)))
    file.draft_again(begun, chance.one(_CHANGES), f"{each.venture.unit.budget_region.name}财预〔{BUDGET_YEAR}〕21号")
    state = 2 if world.clerk(each.venture.unit).person in _shown(world) else chance.randrange(3)
    if state == 0:
        return
    file.submit()
    if state == 1:
        return
    reviewer = world.reviewer(each.venture.unit)
    opinion = chance.one(_OPINIONS)
    at = chance.moment(chance.working_day(date(BUDGET_YEAR, 3, 17), date(BUDGET_YEAR, 3, 27)))
    file.send_back(at, reviewer, opinion)
    _ask(world, each, file, reviewer, opinion)


def _ask(world: World, each: ProjectYear, file: _File, by: Actor, opinion: str) -> None:
    """A remark beside the line, and something to be done by the clerk of the unit."""
    project, plan = each.venture.id, file.row["id"]
    at = file.at + timedelta(minutes=8)
    remark = world.ledger.add(
        Comment,
        project_id=project,
        plan_id=plan,
        anchor="indicators/a2/target_text",
        text=opinion,
        author_id=by.person,
        author_role=by.role.value,
        written_at=at,
    )
    after = world.ledger.told(Comment, remark)
    world.ledger.tell(at, "talk.comment", by, Comment, remark["id"], after=after, project=project)
    at += timedelta(minutes=5)
    task = world.ledger.add(
        Task,
        title="按审核意见修改绩效目标",
        project_id=project,
        role=Role.UNIT_CLERK.value,
        unit_id=each.venture.unit.id,
        due_on=next_working_day(date(BUDGET_YEAR, 4, 10)),
        set_at=at,
    )
    text, person = f"新的待办：{task['title']}", world.clerk(each.venture.unit).person
    world.ledger.add(Notification, person_id=person, text=text, project_id=project, sent_at=at)
    world.ledger.tell(at, "talk.set_task", by, Task, task["id"], after=world.ledger.told(Task, task), project=project)


def _days_after(day: date, chance: Chance, most: int) -> date:
    return next_working_day(day + timedelta(days=1 + int(chance.random() * most)))


def _overall(world: World, whole: UnitYear, chance: Chance) -> None:
    fiscal_year = whole.fiscal_year
    file = _File(world, whole.unit, fiscal_year, chance)
    first, last = date(fiscal_year - 1, 10, 20), date(fiscal_year - 1, 11, 20)
    file.draft(chance.moment(chance.working_day(first, last)))
    lines = [
        _line(
            number,
            dimension,
            sub,
            name,
            points,
            **_numeric(Operator.GE, chance.randint(least, most), unit),
        )
        for number, (dimension, sub, name, unit, least, most, points) in enumerate(_OVERALL, start=1)
    ]
    goal = f"履行{whole.unit.name}职责，完成{fiscal_year}年度各项重点工作任务，规范使用财政资金，提升服务对象满意度。"
    file.write(goal, lines)
    file.finish(chance.moment(chance.working_day(date(fiscal_year, 1, 26), date(fiscal_year, 2, 8))))
    whole.plan, whole.indicators = file.row["id"], file.lines


class _File:
    """The plan of a project or a unit on its way, told deed by deed as `wenxiao_site.actions.plans` would."""

    def __init__(
        self, world: World, unit: Office, fiscal_year: int, chance: Chance, of: ProjectYear | None = None
    ) -> None:
        self.ledger, self.chance, self.fiscal_year, self.of = world.ledger, chance, fiscal_year, of
        self.clerk, self.desk = world.clerk(unit), world.performance_desk(unit)
        self.about: dict[str, Any] = {"project": of.venture.id} if of else {"unit": unit.id}
        self.told: Row = (
            of.venture.told if of else {"unit_id": unit.id, "region_path": unit.region.path, "unit_path": unit.path}
        )
        self.at = BEGAN
        self.row: Row = {}
        self.objectives: list[Row] = []
        self.lines: list[Row] = []

    def draft(self, at: datetime) -> None:
        """The first version, empty."""
        self._begin(at)
        self._tell("plans.draft", self.clerk, None, self._content(), 0)

    def draft_again(self, at: datetime, reason: str, document: str) -> None:
        """The next version, with the lines of the one before."""
        version, objectives, lines = self.row["version"] + 1, self.objectives, self.lines
        self._begin(at, version=version, reason=reason, document=document)
        plan = self.row["id"]
        self.objectives = [self.ledger.add(Objective, **_copied(each, plan)) for each in objectives]
        self.lines = [self.ledger.add(Indicator, **_copied(each, plan)) for each in lines]
        self._tell("plans.draft", self.clerk, None, self._content(), len(lines))

    def write(self, goal: str, lines: list[Row]) -> None:
        """Fill the plan in one go, some time after it was drafted."""
        self.at = self.chance.moment(_days_after(local_day(self.at), self.chance, 4), after=self.at)
        plan = self.row["id"]
        self.objectives = [self.ledger.add(Objective, plan_id=plan, key="g1", position=1, text=goal)]
        self.lines = [self.ledger.add(Indicator, plan_id=plan, **each) for each in lines]
        content = self._content()
        self._tell(
            "plans.revise",
            self.clerk,
            {"revision": 1, "objectives": {}, "indicators": {}},
            {"revision": 2, "objectives": content["objectives"], "indicators": content["indicators"]},
        )
        self.row["revision"] = 2

    def submit(self) -> None:
        """Hand in, later on the same day."""
        revision = self.row["revision"]
        self.at = self.chance.moment(local_day(self.at), after=self.at)
        self.row |= {"state": PlanState.SUBMITTED.value, "revision": revision + 1}
        self._tell(
            "plans.submit",
            self.clerk,
            {"revision": revision, "state": PlanState.DRAFT.value},
            {"revision": revision + 1, "state": PlanState.SUBMITTED.value},
            len(self.lines),
        )

    def finish(self, approved_at: datetime) -> None:
        """Hand in, and approve at a moment (or a little after what came before)."""
        self.submit()
        revision = self.row["revision"]
        self.at = max(approved_at, self.at + timedelta(minutes=30))
        self.row |= {"state": PlanState.APPROVED.value, "revision": revision + 1, "decided_at": self.at}
        self._tell(
            "plans.approve",
            self.desk,
            {"revision": revision, "state": PlanState.SUBMITTED.value, "decided_at": None},
            {"revision": revision + 1, "state": PlanState.APPROVED.value, "decided_at": spelled(self.at)},
            len(self.lines),
        )

    def send_back(self, at: datetime, by: Actor, opinion: str) -> None:
        """Give back what was handed in."""
        revision = self.row["revision"]
        self.at = max(at, self.at + timedelta(minutes=30))
        self.row |= {"state": PlanState.RETURNED.value, "revision": revision + 1, "opinion": opinion}
        self._tell(
            "plans.send_back",
            by,
            {"revision": revision, "state": PlanState.SUBMITTED.value, "opinion": ""},
            {"revision": revision + 1, "state": PlanState.RETURNED.value, "opinion": opinion},
            len(self.lines),
        )

    def _begin(self, at: datetime, **columns: Any) -> None:  # noqa: ANN401 - columns of a plan
        self.at = at
        names = {f"{name}_id": key for name, key in self.about.items()}
        self.row = self.ledger.add(PerformancePlan, fiscal_year=self.fiscal_year, recorded_at=at, **names, **columns)

    def _content(self) -> Row:
        told = self.ledger.told(PerformancePlan, self.row)
        for name, model, rows in (("objectives", Objective, self.objectives), ("indicators", Indicator, self.lines)):
            table = self.ledger.table(model)
            told[name] = {row["key"]: _without_keys(table.told(row)) for row in rows}
        return {name: {} for name in LINES} | told

    def _tell(self, action: str, by: Actor, before: Row | None, after: Row, count: int | None = None) -> None:
        """The deed; with a fact, too, for a step that has one (`count`: lines at that time)."""
        if self.of is None and action == "plans.draft":
            action = "plans.draft_overall"
        facts: tuple[Row, ...] = ()
        if count is not None:
            fact = self.ledger.fact(
                self.told,
                step=action,
                fiscal_year=self.fiscal_year,
                occurred_on=local_day(self.at),
                plan_id=self.row["id"],
                kind="PROJECT" if self.of else "OVERALL",
                state=self.row["state"],
                amount=self._budget(),
                count=count,
                recorded_at=self.at,
            )
            facts = (fact,)
        key = self.row["id"]
        self.ledger.tell(
            self.at, action, by, PerformancePlan, key, before=before, after=after, facts=facts, **self.about
        )

    def _budget(self) -> int | None:
        """The budget of the project as far as it was decided at that moment."""
        of = self.of
        if of is None or of.decided_at is None or self.at < of.decided_at:
            return None
        if of.adjusted is not None and of.adjusted_at is not None and self.at >= of.adjusted_at:
            return of.adjusted
        return of.approved


def _without_keys(told: Row) -> Row:
    for name in _LINE_ONLY:
        del told[name]
    return told


def _copied(row: Row, plan: int) -> Row:
    return {**row, "id": None, "plan_id": plan}


# --- Indicators -------------------------------------------------------------------------------------------------------


def _lines(each: ProjectYear, chance: Chance) -> list[Row]:
    """The indicators of a project-year, in the order of the form, with points that add up to ninety."""
    programme, fiscal_year = each.venture.programme, each.fiscal_year
    has_cost = fiscal_year >= _COST_SCHEME_FROM
    quantities, outcomes = programme["quantity"], programme["outcome"]
    wan = Decimal(each.target_amount) / 1_000_000
    cost = ("项目总成本", _numeric(Operator.LE, wan, "万元"))
    drafts: list[tuple[str, str, str, int, Row]] = []
    if has_cost:
        drafts.append(("COST", "ECONOMIC_COST", cost[0], 2000, cost[1]))
    share = 2000 // len(quantities)
    drafts += [("OUTPUT", "QUANTITY", *_drawn(told, share, chance)) for told in quantities]
    drafts.append(("OUTPUT", "QUALITY", programme["quality"], 1000, _quality(programme["quality"], chance)))
    drafts.append(("OUTPUT", "TIMELINESS", *_timeliness(each, chance)))
    if not has_cost:
        drafts.append(("OUTPUT", "COST", cost[0], 1000, cost[1]))
    share = (2000 if has_cost else 3000) // len(outcomes)
    drafts += [("OUTCOME", _sub(told), *_drawn(told, share, chance)) for told in outcomes]
    satisfied = _numeric(Operator.GE, chance.randint(85, 96), "%")
    drafts.append(("SATISFACTION", "SATISFACTION", programme["satisfaction"], 1000, satisfied))
    if chance.happens(_VAGUE):
        dimension, sub, name, points, _ = drafts[-2]
        drafts[-2] = (dimension, sub, name, points, _words(chance.one(_VAGUE_WORDS)))
    return [
        _line(number, dimension, sub, name, points, **target)
        for number, (dimension, sub, name, points, target) in enumerate(drafts, start=1)
    ]


def goal_of(each: ProjectYear, lines: list[Row] | None = None) -> str:
    """The annual objective of a project-year, told by its indicators."""
    lines = each.indicators if lines is None else lines
    done = "、".join(f"{row['name']}{row['target_text']}" for row in lines if row["sub_dimension"] == "QUANTITY")
    brings = "、".join(f"{row['name']}{row['target_text']}" for row in lines if row["dimension"] == "OUTCOME")
    return f"实施{each.venture.programme['name']}，完成{done}；实现{brings}。"


def _line(number: int, dimension: str, sub: str, name: str, points: int, **target: Any) -> Row:  # noqa: ANN401 - columns
    return {
        "key": f"a{number}",
        "position": number,
        "dimension": dimension,
        "sub_dimension": sub,
        "name": name,
        "max_points": points,
        **target,
    }


def _numeric(operator: Operator, value: Decimal | int, unit: str) -> Row:
    exact = Decimal(value)
    text = f"{exact:f}"
    shown = text.rstrip("0").rstrip(".") if "." in text else text
    return {
        "target_text": f"{operator.label}{shown}{unit}",
        "operator": operator.value,
        "target_value": int(exact * _SHOWN_WAN),
        "measurement_unit": unit,
    }


def _words(text: str) -> Row:
    return {"target_text": text, "operator": Operator.NONE.value, "target_value": None, "measurement_unit": ""}


def _drawn(told: str, points: int, chance: Chance) -> tuple[str, int, Row]:
    """An indicator of ``name|unit|least|most``."""
    name, unit, least_text, most_text = told.split("|")
    least, most = float(least_text), float(most_text)
    if most == 0:
        return name, points, _numeric(Operator.EQ, 0, unit)
    fewer = any(word in name for word in _FEWER_IS_BETTER)
    drawn = exp(log(max(least, 0.1)) + (log(most) - log(max(least, 0.1))) * chance.random())
    if "." in least_text:
        value = Decimal(round(drawn * 10)) / 10
    else:
        step = next(step for floor, step in _ROUND if drawn >= floor)
        value = Decimal(max(round(drawn / step) * step, 1))
    return name, points, _numeric(Operator.LE if fewer else Operator.GE, value, unit)


def _quality(name: str, chance: Chance) -> Row:
    if "差错率" in name:
        return _numeric(Operator.LE, chance.randint(1, 3), "%")
    if chance.happens(400):
        return _numeric(Operator.EQ, 100, "%")
    return _numeric(Operator.GE, chance.randint(92, 99), "%")


def _timeliness(each: ProjectYear, chance: Chance) -> tuple[str, int, Row]:
    if each.venture.programme["curve"] == "construction":
        return "工程完工时间", 1000, _words(f"{each.fiscal_year}年{chance.randint(9, 12)}月底前")
    return chance.one(_RATES), 1000, _numeric(Operator.GE, chance.randint(95, 100), "%")


def _sub(told: str) -> str:
    name, unit, *_ = told.split("|")
    if unit == "年":
        return "SUSTAINED_IMPACT"
    if any(word in name for word in _ECONOMIC):
        return "ECONOMIC"
    return "ENVIRONMENTAL" if any(word in name for word in _ENVIRONMENTAL) else "SOCIAL"
