"""Monitoring in May and August: plan curves, reports, lights given by the rules, corrections of what was alerted.

How far the work is follows from the season of its programme, the chance of the project and its trouble. What the unit
planned follows from the same season and a chance of its own: one in eight plans twelve equal months, many are a month
off. The lights come from the rules, in one call per round.

What a later stage finds in the world: `World.monitored`, the project-years that were monitored, by fiscal year.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from wenxiao.forms.explaining import Explainer
from wenxiao.forms.lights import ALERTS, light, quartiles
from wenxiao.kernel.columns import Grain
from wenxiao.kernel.scales import plain
from wenxiao_site.actions.auditing import local_day
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.actions.monitoring import MONTH_WORDS, SPENDING_PROBLEM, risk
from wenxiao_site.actions.monitoring_board import month_end
from wenxiao_site.actions.monitoring_frames import tables_from
from wenxiao_site.actions.paces import YEARS_BACK, indicator_cases, spending_group
from wenxiao_site.demo.chance import next_working_day
from wenxiao_site.demo.exact import UnreachableError, choose
from wenxiao_site.demo.money import CURVES
from wenxiao_site.demo.world import LAST_YEAR, YI, Trouble
from wenxiao_site.registry.models import (
    SPENDING,
    CorrectiveAction,
    Deadline,
    MonitoringReport,
    MonitoringRound,
    PastPace,
    PlanCurve,
    ProgressLine,
    RegionLevel,
    Role,
    Round,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wenxiao.kernel.columns import Tables
    from wenxiao.rulebook import Resolution
    from wenxiao_site.actions.ledger import Row
    from wenxiao_site.demo.chance import Chance
    from wenxiao_site.demo.world import ProjectYear, World

STAGE: Final = "monitoring"

COUNTS: Final = {2018: 1466, 2019: 1639, 2020: 1812, 2021: 1952, 2022: 2074, 2023: 2234, 2024: 2395}
"""Projects that were monitored, by fiscal year: 13,572."""
AMOUNTS: Final = {2018: 6611, 2019: 7437, 2020: 8219, 2021: 8594, 2022: 8911, 2023: 9475, 2024: 10182}
"""Their budgets, in hundredths of 亿元: 594.29 亿元."""

_PLACE: Final = "CN-XJ-6543"
_ROUNDS: Final = ((5, 4), (8, 7))
"""Months of the rounds, and the last months of their figures."""
_BEGUN: Final = dict.fromkeys(("item", "kind", "unit", "begun", "ended"), pl.String())
_GRAIN: Final = 10_000
_SHARE: Final = 10_000
_HUNDRED_PERCENT: Final = 1_000_000
_VALUE_GRAIN: Final = 10_000
_FEW: Final = 10 * _VALUE_GRAIN
"""Targets below so many things are planned and reported in whole things."""
_LAZY, _OFF, _SLIP = 125, 350, 250
"""Thousandths of the plans that are twelve equal months, or a month off; of the works that are a month off."""
_LEVELS: Final = ("%", "年", "岁", "分")
_WORDS_ON_TRACK, _WORDS_LATE = "按计划推进", "部分达成年度指标"
_CAUSES: Final = {
    Trouble.NONE: ("OTHER", "受季节和审批进度影响"),
    Trouble.LATE: ("RULES", "前期手续办理滞后，开工时间推迟"),
    Trouble.UNDERSPENT: ("FUNDING", "合同支付条件未到，支出进度慢"),
    Trouble.LOW_RESULTS: ("STAFFING", "实施力量不足，任务量难以完成"),
}
_SHOWN_OF_PROJECTS: Final = (
    "project_alert", "project_light", "execution_alert", "project_execution_rate", "expected_execution_rate",
    "execution_index", "execution_line_to_date", "as_of_month", "red_indicators", "yellow_indicators",
    "blue_indicators", "results_gap", "alert_index",
)  # fmt: skip
_SHOWN_OF_LINES: Final = (
    "indicator_alert", "indicator_light", "indicator_turn", "progress_index", "expected_value_to_date",
    "attainment_ratio",
    "forecast_basis", "year_end_value_high", "target_value", "comparable_actual_value", "target_text",
    "value_for_green", "past_cases", "level3",
)  # fmt: skip


def begin(world: World) -> None:
    """Nothing in general."""


def year(world: World, fiscal_year: int) -> None:
    """The curves of the plans, then the two rounds of a year that is over."""
    chance = world.chance(STAGE, fiscal_year)
    works = {each.plan: _Work(each, chance) for each in world.years[fiscal_year]}
    curves: dict[tuple[int, str], Row] = {}
    for each in world.years[fiscal_year]:
        curves |= _plan(world, each, chance)
    if fiscal_year > LAST_YEAR:
        return
    chosen = _chosen(world, fiscal_year, chance)
    world.monitored[fiscal_year] = chosen
    resolution = current_rulebook().for_year(_PLACE, fiscal_year)
    earlier: dict[tuple[int, str], int] = {}
    for month, as_of in _ROUNDS:
        listed = [each for each in chosen if _is_known(each, month)]
        campaign = _announce(world, fiscal_year, month, as_of, resolution, chance)
        paces = _paces(world, fiscal_year, as_of, campaign)
        _Reporting(world, campaign, month, as_of, resolution, chance).report(listed, works, curves, paces, earlier)


# --- What was planned and what happened -------------------------------------------------------------------------------


def _shares(weights: Sequence[float], shift: int) -> list[int]:
    """The cumulative shares ×10⁴ at the end of each month; moved by so many months, all of it by December."""
    total, told = 0.0, []
    whole = sum(weights)
    for month in range(12):
        total += weights[month - shift] if 0 <= month - shift < 12 else 0.0
        told.append(min(int(total / whole * _SHARE), _SHARE))
    told[11] = _SHARE
    return told


def _season(each: ProjectYear) -> list[float]:
    by_month = dict(CURVES[each.venture.programme["curve"]])
    return [float(by_month.get(month, 0)) + 0.05 for month in range(1, 13)]


class _Work:
    """How the work of a project-year really goes."""

    def __init__(self, each: ProjectYear, chance: Chance) -> None:
        self.each, self.chance = each, chance
        season = [weight * (0.6 + 0.8 * chance.random()) for weight in _season(each)]
        shift = chance.one((-1, 1)) if chance.happens(_SLIP) else 0
        if each.trouble is Trouble.LATE:
            shift += chance.randint(2, 3)
        elif each.trouble is Trouble.UNDERSPENT:
            shift += chance.randint(1, 2)
        if each.is_added_in_year:
            season = [0.0] * 6 + [1.0] * 6
        self.shares = _shares(season, shift)

    def value(self, line: Row, month: int, before: int | None) -> tuple[str, int | None]:
        """What an indicator shows at the end of a month: its text, and its value ×10⁴; not below what was before."""
        target, unit = line["target_value"], line["measurement_unit"]
        if target is None:
            is_late = self.each.trouble in (Trouble.LATE, Trouble.LOW_RESULTS) and month > _ROUNDS[0][1]
            return (_WORDS_LATE if is_late else _WORDS_ON_TRACK), None
        attained = self.each.attainment
        if line["sub_dimension"] in ("ECONOMIC_COST", "COST"):
            spent = self.each.executed_by(month_end(self.each.fiscal_year, month))
            value = spent // 100  # fen to 万元 ×10⁴
        elif line["operator"] in ("LE", "LT") or target == 0:
            value = 0 if target == 0 else target * min(1000, 2000 - attained) // 1000 * self.shares[month - 1] // _SHARE
        elif unit in _LEVELS:
            near = max(880, min(attained, 1020)) + self.chance.randint(-12, 15)
            value = target * near // 1000
            value = min(value, _HUNDRED_PERCENT) if unit == "%" else target
        else:
            share = self.shares[month - 1] * self.chance.randint(940, 1060) // 1000
            value = target * attained // 1000 * share // _SHARE
            value = max(value // _VALUE_GRAIN * _VALUE_GRAIN if target % _VALUE_GRAIN == 0 else value, before or 0)
        return f"{plain(value, 4)}{unit}", value


def _plan(world: World, each: ProjectYear, chance: Chance) -> dict[tuple[int, str], Row]:
    """The curves that the unit planned: by the season as it knows it, or twelve equal months."""
    lazy = chance.happens(_LAZY)
    season = [1.0] * 12 if lazy else [weight * (0.7 + 0.6 * chance.random()) for weight in _season(each)]
    shift = chance.one((-1, 1)) if not lazy and chance.happens(_OFF) else 0
    if each.is_added_in_year:
        season, shift = [0.0] * 6 + [1.0] * 6, 0
    shares = _shares(season, shift)
    preset = {"construction": "CONSTRUCTION", "seasonal": "SEASONAL", "one_off": "ONE_OFF"}
    shape = "EVEN" if lazy else preset.get(each.venture.programme["curve"], "EVEN")
    told = {}
    targets = {line["key"]: line["target_value"] for line in each.indicators}
    for position, key in enumerate((SPENDING, *_counted(each)), start=1):
        planned = shares if key != SPENDING or lazy else _planned_payments(each, chance)
        is_share = key == SPENDING or targets[key] >= _FEW
        if not is_share:  # a few whole things are planned as whole things
            planned = [share * targets[key] // _SHARE // _VALUE_GRAIN * _VALUE_GRAIN for share in planned]
        row = world.ledger.add(
            PlanCurve,
            plan_id=each.plan,
            key=key,
            position=position,
            preset=shape,
            is_share=is_share,
            is_cumulative=True,
            **{f"month_{month:02}": planned[month - 1] for month in range(1, 13)},
        )
        months = {f"m{month}": row[f"month_{month:02}"] for month in range(1, 13)}
        told[each.plan, key] = {"is_share": is_share, **months}
    return told


def _planned_payments(each: ProjectYear, chance: Chance) -> list[int]:
    """When the contracts said that payments fall due, as the unit knew it: late work pays later than that."""
    by_month = [0.0] * 12
    for day, amount in each.payments:
        month = day.month + chance.one((-1, 0, 0, 0, 1))
        if each.trouble is Trouble.LATE:
            month -= chance.randint(2, 4)
        by_month[max(min(month, 12), 1) - 1] += amount
    return _shares(by_month, 0) if any(by_month) else _shares(_season(each), 0)


def _counted(each: ProjectYear) -> list[str]:
    """The indicators that add up over the year."""
    return [
        line["key"]
        for line in each.indicators
        if line["target_value"]
        and line["operator"] in ("GE", "GT", "EQ")
        and line["measurement_unit"] not in _LEVELS
        and line["sub_dimension"] not in ("ECONOMIC_COST", "COST")
    ]


# --- Which of them ----------------------------------------------------------------------------------------------------


def _cutoff(fiscal_year: int) -> datetime:
    """What is adjusted before this day of August is in the figures of the second round."""
    return datetime(fiscal_year, 8, 5, tzinfo=UTC)


def _budget(each: ProjectYear, month: int) -> int:
    """The budget of a project as the round of a month knows it."""
    adjusted = each.adjusted is not None and each.adjusted_at is not None
    if month > _ROUNDS[0][0] and adjusted and each.adjusted_at < _cutoff(each.fiscal_year):  # type: ignore[operator]
        return each.adjusted or 0
    return each.approved


def _is_known(each: ProjectYear, month: int) -> bool:
    return not each.is_added_in_year or month > _ROUNDS[0][0]


def _chosen(world: World, fiscal_year: int, chance: Chance) -> list[ProjectYear]:
    """The monitored ones: so many, with so much money, whatever became of them."""
    made = world.years[fiscal_year]
    count = min(world.scaled(COUNTS[fiscal_year]), len(made))
    total = world.scaled(AMOUNTS[fiscal_year] * YI // 100, grain=_GRAIN)
    amounts = [_budget(each, _ROUNDS[1][0]) for each in made]
    try:
        places = choose(amounts, count, total, chance)
    except UnreachableError:
        if world.scale == 1:
            raise
        places = sorted(chance.sample(range(len(made)), count))
    return [made[place] for place in places]


# --- The rounds -------------------------------------------------------------------------------------------------------


def _announce(world: World, fiscal_year: int, month: int, as_of: int, resolution: Resolution, chance: Chance) -> Row:
    prefecture = next(each for each in world.regions.values() if each.level == RegionLevel.PREFECTURE)
    desk = world.actor(Role.PERFORMANCE_DESK, prefecture)
    opens = date(fiscal_year, month, 1)
    at = chance.moment(next_working_day(opens))
    campaign = world.ledger.add(
        Round,
        region_id=prefecture.id,
        stage="MONITORING",
        fiscal_year=fiscal_year,
        name=f"{fiscal_year}年{month}月监控",
        opens_on=opens,
        closed_on=next_working_day(date(fiscal_year, month + 1, 5)),
        document=f"阿地财绩〔{fiscal_year}〕{month + 3}号",
        recorded_at=at,
    )
    row = world.ledger.add(
        MonitoringRound, campaign_id=campaign["id"], month=month, as_of_month=as_of, rulebook_digest=resolution.digest
    )
    due = {"UNIT": (12, 14), "DEPARTMENT": (18, 20), "FINANCE": (24, 26)}
    for step, (first, _) in due.items():
        day = next_working_day(date(fiscal_year, month, first))
        world.ledger.add(Deadline, round_id=campaign["id"], step=step, due_on=day, recorded_at=at)
    after = world.ledger.told(MonitoringRound, row)
    world.ledger.tell(at, "monitoring.open_round", desk, MonitoringRound, row["id"], after=after)
    return row


def _paces(world: World, fiscal_year: int, as_of: int, campaign: Row) -> dict[tuple[int, str], dict[str, int]]:
    """How much of a year was there by the month in earlier years, of spending and indicators, stored with the round."""
    past = range(fiscal_year - YEARS_BACK, fiscal_year)
    spent = [
        (spending_group(each.venture.row["functional_code"]), each.executed_by(month_end(year_, as_of)), each.executed)
        for year_ in past
        for each in world.years.get(year_, ())
    ]
    begun = [
        (item, kind, unit, text, world.outcomes[year_][project, key])
        for year_ in past
        for project, key, item, kind, unit, text in world.begun.get((year_, as_of), ())
        if (project, key) in world.outcomes[year_]
    ]
    reached = indicator_cases(pl.DataFrame(begun, schema=_BEGUN, orient="row"))
    cases = pl.concat([pl.DataFrame(spent, schema=reached.schema, orient="row"), reached])
    told = {}
    for row in quartiles(cases, ["group"]).iter_rows(named=True):
        shares = {name: row[name] for name in ("share_low", "share", "share_high")}
        world.ledger.add(PastPace, round_id=campaign["id"], cohort=row["group"], cases=row["cases"], **shares)
        kept = {f"{name}_": value for name, value in shares.items()}
        told[campaign["id"], row["group"]] = {"cases": row["cases"], **kept}
    return told


class _Reporting:
    """The reports of one round: filled in, judged together, accepted one by one."""

    def __init__(
        self, world: World, campaign: Row, month: int, as_of: int, resolution: Resolution, chance: Chance
    ) -> None:
        self.world, self.campaign, self.month, self.as_of = world, campaign, month, as_of
        self.resolution, self.chance = resolution, chance

    def report(
        self,
        listed: Sequence[ProjectYear],
        works: Mapping[int, _Work],
        curves: Mapping[tuple[int, str], Row],
        paces: Mapping[tuple[int, str], dict[str, int]],
        earlier: dict[tuple[int, str], int],
    ) -> None:
        """Every project of the round."""
        reports = [self._begin(each) for each in listed]
        lines = [self._lines(each, row, works[each.plan], earlier) for each, row in zip(listed, reports, strict=True)]
        heads = [self._head(number, each, row) for number, (each, row) in enumerate(zip(listed, reports, strict=True))]
        read = (told for each, made in zip(listed, lines, strict=True) for told in self._read(each, made))
        judged = light(tables_from(heads, read, curves, paces), self.resolution)
        self._accept(listed, reports, lines, judged)

    def _begin(self, each: ProjectYear) -> Row:
        paid = each.executed_by(month_end(each.fiscal_year, self.as_of))
        day = self.chance.working_day(date(each.fiscal_year, self.month, 4), date(each.fiscal_year, self.month, 13))
        return self.world.ledger.add(
            MonitoringReport,
            round_id=self.campaign["id"],
            project_id=each.venture.id,
            fiscal_year=each.fiscal_year,
            plan_id=each.plan,
            state="ACCEPTED",
            budget_amount=_budget(each, self.month),
            executed_amount=paid,
            recorded_amount=paid,
            rulebook_digest=self.resolution.digest,
            revision=3,
            submitted_at=self.chance.moment(day),
            recorded_at=self.chance.moment(day),
        )

    def _lines(self, each: ProjectYear, report: Row, work: _Work, earlier: dict[tuple[int, str], int]) -> list[Row]:
        made = []
        counted = set(_counted(each))
        begun = self.world.begun.setdefault((each.fiscal_year, self.as_of), [])
        for line in each.indicators:
            key = (each.venture.id, line["key"])
            text, value = work.value(line, self.as_of, earlier.get(key))
            if value is not None:
                earlier[key] = value
            if line["key"] in counted:
                told = each.venture.row["functional_code"], line["sub_dimension"], line["measurement_unit"], text
                begun.append((*key, *told))
            made.append(
                self.world.ledger.add(
                    ProgressLine,
                    report_id=report["id"],
                    indicator_id=line["id"],
                    key=line["key"],
                    position=line["position"],
                    actual_text=text,
                    actual_value=value,
                    likelihood="POSSIBLE",
                )
            )
        return made

    def _head(self, number: int, each: ProjectYear, report: Row) -> dict[str, Any]:
        return {
            "form": number,
            "report": report["id"],
            "project": each.venture.id,
            "round": self.campaign["id"],
            "plan": each.plan,
            "functional_code": each.venture.row["functional_code"],
            "project_name": each.venture.row["name"],
            "form_type": "monitoring",
            "fiscal_year": each.fiscal_year,
            "as_of_month": self.as_of,
            "is_table": True,
            "is_complete": True,
            "budget": report["budget_amount"],
            "executed": report["executed_amount"],
            "recorded_executed_amount": report["recorded_amount"],
            "execution_reason": None,
        }

    def _read(self, each: ProjectYear, made: Sequence[Row]) -> list[dict[str, Any]]:
        return [
            {
                "key": row["key"],
                "line": row["id"],
                "of_report": row["report_id"],
                "level3": line["name"],
                "dimension_": line["dimension"],
                "sub_dimension_": line["sub_dimension"],
                "target_text": line["target_text"],
                "operator": line["operator"],
                "value": line["target_value"],
                "value_to": None,
                "unit": line["measurement_unit"],
                "previous": None,
                "actual_text": row["actual_text"],
                "forecast_text": "",
                "likelihood": row["likelihood"],
                "reason": "",
                "measures": "",
            }
            for line, row in zip(each.indicators, made, strict=True)
        ]

    def _accept(
        self, listed: Sequence[ProjectYear], reports: Sequence[Row], lines: Sequence[list[Row]], judged: Tables
    ) -> None:
        rows = {
            Grain.FORM: judged.form.select(_SHOWN_OF_PROJECTS).to_dicts(),
            Grain.FUND: [],
            Grain.INDICATOR: judged.indicator.select(_SHOWN_OF_LINES).to_dicts(),
        }
        explainer = Explainer(rows, self.resolution, lambda *_: "")
        place = 0
        for number, (each, report, made) in enumerate(zip(listed, reports, lines, strict=True)):
            worst: tuple[int, int, int] | None = None
            for row in made:
                told = rows[Grain.INDICATOR][place]
                self._put_line(explainer, row, told, each, place)
                if told["indicator_light"] in ALERTS:
                    order = (ALERTS.index(told["indicator_light"]), told["progress_index"] or 0, place)
                    worst = order if worst is None else min(worst, order)
                place += 1
            self._put_report(explainer, each, report, rows[Grain.FORM][number], number, worst, made, place)

    def _put_line(self, explainer: Explainer, row: Row, told: Row, each: ProjectYear, place: int) -> None:
        row["light"], row["alert"] = told["indicator_light"] or "NONE", told["indicator_alert"] or ""
        if told["indicator_alert"]:
            row["alert_text"] = explainer.fill("{indicator_alert}", Grain.INDICATOR, place)
        if told["indicator_turn"]:
            row["turn_text"] = explainer.fill("{indicator_turn}", Grain.INDICATOR, place)
        if row["light"] in ALERTS:
            row["cause"], row["reason"] = _CAUSES[each.trouble]

    def _put_report(
        self,
        explainer: Explainer,
        each: ProjectYear,
        report: Row,
        told: Row,
        number: int,
        worst: tuple[int, int, int] | None,
        made: Sequence[Row],
        place: int,
    ) -> None:
        world, ledger = self.world, self.world.ledger
        report["light"], report["alert"] = told["project_light"] or "NONE", told["project_alert"] or ""
        report["alert_text"] = explainer.fill("{project_alert}", Grain.FORM, number) if told["project_alert"] else ""
        report["alert_index"] = told["alert_index"]
        report["risk"] = risk(report["light"], told["alert_index"])
        day = self.chance.working_day(date(each.fiscal_year, self.month, 15), date(each.fiscal_year, self.month, 26))
        at = report["decided_at"] = self.chance.moment(day)
        unit = each.venture.unit
        revision = {"revision": 2, "state": "SUBMITTED"}
        ledger.tell(
            report["submitted_at"],
            "monitoring.submit",
            world.clerk(unit),
            MonitoringReport,
            report["id"],
            before={"revision": 1, "state": "DRAFT"},
            after=revision,
            project=each.venture.id,
        )
        fact = ledger.fact(
            each.venture.told,
            step="monitoring.accept",
            fiscal_year=each.fiscal_year,
            occurred_on=local_day(at),
            plan_id=each.plan,
            kind=MONTH_WORDS[self.month - 1],
            amount=report["budget_amount"],
            executed_amount=report["executed_amount"],
            state=report["light"],
            count=1,
            recorded_at=at,
        )
        ledger.tell(
            at,
            "monitoring.accept",
            world.performance_desk(unit),
            MonitoringReport,
            report["id"],
            before=revision,
            after={"revision": 3, "state": "ACCEPTED", "light": report["light"], "alert": report["alert"]},
            project=each.venture.id,
            facts=(fact,),
        )
        if report["light"] in ALERTS:
            by_spending = str(report["alert"]).startswith(("EXECUTION", "GAP")) or worst is None
            problem = made[worst[2] - place + len(made)] if worst is not None and not by_spending else None
            self._correct(each, report, problem, at)

    def _correct(self, each: ProjectYear, report: Row, line: Row | None, at: datetime) -> None:
        """What was done about an alert: most of it by the end of the round's month, the last of it still open."""
        world, ledger, chance = self.world, self.world.ledger, self.chance
        unit = each.venture.unit
        clerk, reviewer = world.clerk(unit), world.performance_desk(unit)
        is_open = each.fiscal_year == LAST_YEAR and self.month > _ROUNDS[0][0] and chance.happens(300)
        day = next_working_day(date(each.fiscal_year, self.month + 1, 8 + chance.randint(0, 15)))
        closed = chance.moment(day, after=at)
        row = ledger.add(
            CorrectiveAction,
            report_id=report["id"],
            project_id=each.venture.id,
            fiscal_year=each.fiscal_year,
            light=report["light"],
            alert=report["alert"],
            problem_key=line["key"] if line else SPENDING_PROBLEM,
            problem=line["alert_text"] if line else report["alert_text"],
            due_on=next_working_day(date(each.fiscal_year, self.month + 1, 6)),
            opened_at=at,
        )
        if is_open:
            return
        row |= {
            "state": "VERIFIED",
            "handling": "CONTINUE",
            "measure": "落实责任，倒排工期，按月调度。",
            "outcome": "已按措施整改，进度逐月跟踪。",
            "owner_id": clerk.person,
            "proposed_by_id": clerk.person,
            "approved_by_id": reviewer.person,
            "done_by_id": clerk.person,
            "verified_by_id": reviewer.person,
            "closed_at": closed,
            "revision": 5,
        }
        ledger.tell(
            closed,
            "corrections.verify",
            reviewer,
            CorrectiveAction,
            row["id"],
            before={"revision": 4, "state": "DONE"},
            after={"revision": 5, "state": "VERIFIED"},
            project=each.venture.id,
        )
