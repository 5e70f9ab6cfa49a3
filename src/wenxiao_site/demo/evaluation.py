"""Self-evaluations of every project-year, and the evaluations of departments and finance that the figures count.

How honest a self-evaluation is stands in `ProjectYear.honesty` and nowhere in the database: an inflated one claims
better results than the year brought, a copied one repeats its targets, mostly in the words of another project. Honest
ones are not all alike either: some copy a phrase, some meet a target to the digit.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from wenxiao.forms.assessment import judge
from wenxiao.forms.filed import filed_tables, printed
from wenxiao.forms.raw import FormType
from wenxiao.forms.scoring_sheets import scoring_sheets
from wenxiao.forms.spot_checks import part_of
from wenxiao.kernel.columns import Grain
from wenxiao.kernel.scales import plain
from wenxiao_site.actions.auditing import canonical, local_day
from wenxiao_site.actions.evaluation import SHEETS
from wenxiao_site.actions.evaluation_forms import GRADES, HEAD, LINE
from wenxiao_site.actions.evaluation_frames import jurisdictions
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.actions.merging import differing
from wenxiao_site.demo.exact import UnreachableError, choose, split
from wenxiao_site.demo.targets import goal_of
from wenxiao_site.demo.world import FIRST_YEAR, LAST_YEAR, YI, Honesty
from wenxiao_site.registry.models import (
    Dimension,
    Evaluation,
    EvaluationKind,
    EvaluationLine,
    EvaluationState,
    Role,
    SubDimension,
)

if TYPE_CHECKING:
    from datetime import datetime

    from wenxiao.rulebook import Resolution
    from wenxiao_site.actions.ledger import Row
    from wenxiao_site.demo.chance import Chance
    from wenxiao_site.demo.world import Actor, Office, ProjectYear, UnitYear, World

STAGE: Final = "evaluation"

DEPARTMENT: Final = (3889, 192 * YI + 64 * YI // 100)
"""Evaluations by departments 2018–2024 and the money that they are about, in fen."""
KEY_EXTERNAL: Final = (291, 76 * YI + 48 * YI // 100)
"""The same of key evaluations by external evaluators."""

_GRAIN: Final = 10_000
"""Budgets are whole hundreds of yuan."""
_WEIGHTS: Final = (8, 9, 10, 10, 11, 11, 12)
"""How the evaluations of others grew over the years."""
_COPIES_TEXT: Final = 750
_BOILERPLATE: Final = 60
_INFLATES_LINE: Final = 880
_SHARE: Final = 10_000

_REASONS: Final = (
    "施工期短，部分任务顺延到次年。", "招标时间较长，影响了进度。", "原材料价格上涨，数量有所减少。",
    "受疫情影响，部分活动没有开展。", "冬季停工时间长，剩余工程次年完成。", "对象人数变化，实际需求低于预期。",
    "前期手续办理较慢，下一年提前办理。", "配套资金到位较晚，已督促落实。",
)  # fmt: skip
_OPENINGS: Final = (
    "项目按照批复的实施方案推进", "单位成立专班抓项目落实", "各参建方分工明确、责任到人", "按季度召开调度会研究问题",
    "严格执行财务管理制度", "资金实行专账核算、专款专用", "聘请监理全过程跟踪", "建立台账逐项销号",
    "与乡镇、村组签订责任书", "主要领导多次到现场检查", "实行旬报告、月通报", "由分管领导牵头负责推进",
)  # fmt: skip
_MIDDLES: Final = (
    "主要任务在年底前基本完成", "大部分工程已经通过验收", "服务对象反映总体良好", "重点环节有记录可查",
    "产出数量与计划大体相当", "质量抽检结果达到合同要求", "结余资金按规定处理", "相关资料已整理归档",
    "受益群众满意情况较好", "设备运行平稳，使用率较高", "培训内容贴近实际需要", "补助对象经过公示无异议",
)  # fmt: skip
_PROBLEMS: Final = (
    "绩效指标设置还不够细", "部分佐证资料收集不及时", "个别标段开工偏晚", "项目管理人员偏少且变动频繁",
    "与相关部门数据核对不够", "群众参与度有待提高", "支付进度前松后紧", "档案管理不够规范", "效益指标难以量化",
    "验收环节衔接不紧", "宣传力度不足", "后续管护资金没有落实",
)  # fmt: skip
_MEASURES: Final = (
    "下一年提前开展前期工作", "细化指标并明确数据来源", "按月收集整理佐证资料", "加强与财政部门的沟通",
    "增加现场督查次数", "把绩效责任落实到岗位", "组织业务培训提高能力", "完善内部审核流程",
    "建立数据共享机制", "提前完成招标采购", "推行公示公告制度", "把管护责任写入合同",
)  # fmt: skip


def begin(world: World) -> None:
    """Nothing in general."""


def year(world: World, fiscal_year: int) -> None:
    """Every project evaluates itself; departments and finance evaluate some."""
    if fiscal_year > LAST_YEAR:
        return
    _evaluate_themselves(world, fiscal_year)
    _evaluated_by_others(world, fiscal_year)


# --- Self-evaluations -------------------------------------------------------------------------------------------------


class _Words:
    """Texts by chance; who copies takes those of an earlier project of the programme."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._kept: dict[str, dict[str, str]] = {}

    def of(self, each: ProjectYear, lines: list[Row]) -> dict[str, str]:
        """The texts of a self-evaluation."""
        programme = each.venture.programme["name"]
        copies = _COPIES_TEXT if each.honesty == Honesty.COPIED else _BOILERPLATE
        if self._chance.happens(copies) and programme in self._kept:
            return {**self._kept[programme], **_money_reasons(each)}
        told = self._new(each, lines)
        self._kept[programme] = told
        return {**told, **_money_reasons(each)}

    def _new(self, each: ProjectYear, lines: list[Row]) -> dict[str, str]:
        some = self._chance.sample
        done = "、".join(f"{row['name']}{row['actual_text']}" for row in lines if row["sub_dimension"] == "QUANTITY")
        opening, middle = "，".join(some(_OPENINGS, 3)), "，".join(some(_MIDDLES, 3))
        return {
            "goal_actual": f"{opening}。完成{done}。" if done else f"{opening}。",
            "conclusion": f"{each.fiscal_year}年，{middle}。",
            "problems": f"{'；'.join(some(_PROBLEMS, 3))}。",
            "measures": f"{'；'.join(some(_MEASURES, 3))}。",
        }


def _money_reasons(each: ProjectYear) -> dict[str, str]:
    told = {}
    if each.executed < each.budget:
        told["execution_reason"] = "部分款项按合同和进度在次年支付，结余按规定处理。"
    if each.adjusted is not None and each.adjusted != each.approved:
        told["adjustment_reason"] = "年中按程序调整预算。"
    return told


def _evaluate_themselves(world: World, fiscal_year: int) -> None:
    chance = world.chance(STAGE, fiscal_year)
    words = _Words(chance)
    years = world.years[fiscal_year]
    lines = [_claims(each, chance) for each in years]
    world.outcomes[fiscal_year] = {
        (each.venture.id, row["key"]): row["actual_text"]
        for each, claimed in zip(years, lines, strict=True)
        for row in claimed
    }
    texts = [words.of(each, claimed) for each, claimed in zip(years, lines, strict=True)]
    results = _judged(world, fiscal_year, lines, texts)
    for each, claimed, told, result in zip(years, lines, texts, results, strict=True):
        _File(world, each, chance).tell(claimed, told, result)


def _claims(each: ProjectYear, chance: Chance) -> list[Row]:
    """What the unit reports for each indicator: what is typed, beside what the plan says."""
    return [_claim(each, row, chance) for row in each.indicators]


def _claim(each: ProjectYear, row: Row, chance: Chance) -> Row:
    true = each.attainment + chance.randint(-30, 30)
    claimed = true
    if each.honesty == Honesty.COPIED:
        claimed = 1000
    elif each.honesty == Honesty.INFLATED and chance.happens(_INFLATES_LINE):
        claimed = max(true, chance.randint(985, 1030))
    is_met = claimed >= 1000
    told: Row = {**row, "indicator_id": row["id"], "own_score": None, "reason": ""}
    if row["target_value"] is None:
        full = row["max_points"]
        if "底前" in row["target_text"]:
            month = int(row["target_text"].partition("年")[2].partition("月")[0])
            told["actual_text"] = f"{each.fiscal_year}年{month}月" if is_met else f"{each.fiscal_year + 1}年5月"
        else:
            told["actual_text"] = "达成年度指标" if is_met else "部分达成年度指标并具有一定效果"
        told["own_score"] = full if is_met else full * 7 // 10
    else:
        told["actual_text"] = _number(each, row, claimed)
    if not is_met:
        told["reason"] = chance.one(_REASONS)
    return told


def _number(each: ProjectYear, row: Row, claimed: int) -> str:
    """The actual value of a number, in the places of its target."""
    target, unit = row["target_value"], row["measurement_unit"]
    if row["name"] == "项目总成本":
        value = min(each.executed // 100 if each.honesty != Honesty.COPIED else target, target)
        return plain(value // 100 * 100, 4)
    places = 100 if target % _SHARE == 0 and target >= 20 * _SHARE else 0
    if row["operator"] in ("LE", "LT"):
        value = target * (2000 - min(claimed, 1000)) // 1000
    elif row["operator"] == "EQ":
        value = target * min(claimed, 1000) // 1000
    else:
        value = target * claimed // 1000
    if unit == "%":
        value = min(value, 100 * _SHARE)
    step = _SHARE if places else 1000
    value = target if claimed == 1000 else value // step * step
    return plain(value, 4)


def _judged(world: World, fiscal_year: int, lines: list[list[Row]], texts: list[dict[str, str]]) -> list[Row]:
    """What the rules say of the year's self-evaluations: total, grade, rate, points of each line, digest."""
    years, book = world.years[fiscal_year], current_rulebook()
    where = dict(jurisdictions().iter_rows())
    form = pl.DataFrame(
        {
            "form": pl.Series(range(len(years)), dtype=pl.UInt32),
            "fiscal_year": pl.Series([fiscal_year] * len(years), dtype=pl.Int16),
            "form_type": [FormType.SELF_EVALUATION.value] * len(years),
            "project_name": [each.venture.row["name"] for each in years],
            "project_code": [each.venture.row["code"] for each in years],
            "unit": [each.venture.unit.name for each in years],
            "amount_unit": ["万元"] * len(years),
            "goal": [goal_of(each) for each in years],
            "project_head": ["某"] * len(years),
            "finance_head": ["某"] * len(years),
            **{name: pl.Series([told.get(name) or None for told in texts], dtype=pl.String) for name in HEAD},
        }
    )
    funds = pl.DataFrame(
        [
            {
                "form": number,
                "row": row,
                "label": label,
                "is_total": row == 0,
                "is_component": row == 1,
                "initial_budget_amount": each.approved,
                "full_year_budget_amount": each.budget,
                "executed_amount": each.executed,
            }
            for number, each in enumerate(years)
            for row, label in enumerate(("年度资金总额", "其中：当年财政拨款"))
        ],
        schema_overrides={"form": pl.UInt32, "row": pl.UInt16},
    )
    told = [
        {
            "form": number,
            "row": place,
            "level1": Dimension(row["dimension"]).label,
            "level2": SubDimension(row["sub_dimension"]).label,
            "level3": row["name"],
            "target_text": row["target_text"] or None,
            "target_unit": row["measurement_unit"] or None,
            "actual_text": row["actual_text"] or None,
            "max_points": row["max_points"],
            "score": row["own_score"],
            "reason": row["reason"] or None,
            "is_applicable": True,
        }
        for number, claimed in enumerate(lines)
        for place, row in enumerate(claimed)
    ]
    schema = {"form": pl.UInt32, "row": pl.UInt16, "score": pl.Int64, "reason": pl.String, "target_unit": pl.String}
    tables = filed_tables(form, funds, pl.DataFrame(told, schema_overrides=schema))
    places = [where[each.venture.unit.region.id] for each in years]
    results: list[Row] = [{} for _ in years]
    for place in sorted(set(places)):
        members = [number for number, each in enumerate(places) if each == place]
        resolution = book.for_year(place, fiscal_year)
        part = printed(part_of(tables, pl.Series(members, dtype=pl.UInt32)), resolution)
        for number, result in zip(members, _told(part, resolution), strict=True):
            results[number] = result
    return results


def _told(part: Any, resolution: Resolution) -> list[Row]:  # noqa: ANN401 - tables
    names = frozenset({"recomputed_total", "grade", "project_execution_rate", "execution_score", "awarded_score"})
    judged = judge(part, resolution, names)
    points: list[list[int | None]] = [[] for _ in range(judged.form.height)]
    for number, score in judged.at(Grain.INDICATOR).select("form", "awarded_score").iter_rows():
        points[number].append(score)
    columns = ("recomputed_total", "grade", "project_execution_rate", "execution_score")
    return [
        {**row, "points": points[number], "digest": resolution.digest}
        for number, row in enumerate(judged.form.select(columns).iter_rows(named=True))
    ]


class _File:
    """A self-evaluation on its way, told deed by deed as `wenxiao_site.actions.evaluation` would."""

    def __init__(self, world: World, each: ProjectYear, chance: Chance) -> None:
        self.world, self.ledger, self.each, self.chance = world, world.ledger, each, chance
        self.unit = each.venture.unit
        self.lines: list[Row] = []
        self.at = chance.moment(chance.working_day(date(each.fiscal_year + 1, 1, 5), date(each.fiscal_year + 1, 1, 16)))
        clerk = world.clerk(self.unit)
        self.row = self.ledger.add(
            Evaluation,
            kind=EvaluationKind.SELF.value,
            project_id=each.venture.id,
            fiscal_year=each.fiscal_year,
            plan_id=each.plan,
            project_head=clerk.name,
            recorded_at=self.at,
        )

    def tell(self, claimed: list[Row], texts: dict[str, str], result: Row) -> None:
        """Every deed from opening to acceptance."""
        self.lines = [
            self.ledger.add(
                EvaluationLine,
                evaluation_id=self.row["id"],
                indicator_id=row["indicator_id"],
                key=row["key"],
                position=row["position"],
            )
            for row in claimed
        ]
        clerk, head = self.world.clerk(self.unit), self.world.actors[Role.UNIT_HEAD, self.unit.id]
        self._tell("evaluation.open", clerk, None)
        self._later(12)
        before = self._content()
        for line, row in zip(self.lines, claimed, strict=True):
            line |= {name: row[name] for name in ("actual_text", "own_score", "reason")}
        self.row |= {**texts, "revision": 2}
        self._tell("evaluation.fill", clerk, before)
        for capacity, name in (("project_head", head.name), ("finance_head", clerk.name)):
            self._later(3)
            before = self._content()
            self.row |= {capacity: name, f"{capacity}_at": self.at}
            self._tell("evaluation.sign", head, before)
        self._later(4)
        before = self._content()
        has_department = self.unit.parent is not None
        state = EvaluationState.SUBMITTED if has_department else EvaluationState.FORWARDED
        self.row |= {
            "own_score": result["recomputed_total"],
            "submitted_at": self.at,
            "state": state.value,
            "revision": 3,
        }
        self._tell("evaluation.submit", clerk, before)
        if has_department:
            self._later(8)
            before = self._content()
            self.row |= {"state": EvaluationState.FORWARDED.value, "revision": 4}
            self._tell("evaluation.forward", self.world.reviewer(self.unit), before)
        self._later(12)
        self._accept(result)

    def _accept(self, result: Row) -> None:
        before = self._content()
        for line, score in zip(self.lines, result["points"], strict=True):
            line["score"] = score
        self.row |= {
            "score": result["recomputed_total"],
            "grade": GRADES[result["grade"]].value,
            "rulebook_digest": result["digest"],
            "result": canonical(_numbers(self.lines, result)),
            "amount": self.each.budget,
            "decided_at": self.at,
            "state": EvaluationState.ACCEPTED.value,
            "revision": self.row["revision"] + 1,
        }
        fact = self.ledger.fact(
            self.each.venture.told,
            step="evaluation.accept",
            fiscal_year=self.each.fiscal_year,
            occurred_on=local_day(self.at),
            plan_id=self.each.plan,
            kind=EvaluationKind.SELF.value,
            state=EvaluationState.ACCEPTED.value,
            amount=self.each.budget,
            score=self.row["score"],
            grade=self.row["grade"],
            count=1,
            recorded_at=self.at,
        )
        self.each.evaluated(EvaluationKind.SELF, self.row["score"], result["grade"])
        self._tell("evaluation.accept", self.world.performance_desk(self.unit), before, (fact,))

    def _later(self, most: int) -> None:
        day = local_day(self.at)
        self.at = self.chance.moment(
            self.chance.working_day(day + timedelta(days=1), day + timedelta(days=most)), after=self.at
        )

    def _content(self) -> Row:
        return _content(self.ledger, self.row, self.lines)

    def _tell(self, action: str, by: Actor, before: Row | None, facts: tuple[Row, ...] = ()) -> None:
        after = self._content()
        old = None
        if before is not None:
            old, after = differing(before, after)
        project = self.each.venture.id
        self.ledger.tell(
            self.at, action, by, Evaluation, self.row["id"], before=old, after=after, project=project, facts=facts
        )


def _content(ledger: Any, row: Row, lines: list[Row]) -> Row:  # noqa: ANN401 - the ledger
    told: Row = dict(ledger.told(Evaluation, row))
    table = ledger.table(EvaluationLine)
    told["lines"] = {
        line["key"]: {name: each for name, each in table.told(line).items() if name in LINE} for line in lines
    }
    return told


def _numbers(lines: list[Row], result: Row) -> Row:
    """As `Outcome.numbers`."""
    return {
        "rulebook_digest": result["digest"],
        "total": result["recomputed_total"],
        "grade": result["grade"],
        "execution_rate": result["project_execution_rate"],
        "execution_score": result["execution_score"],
        "scores": {line["key"]: None if line["score"] is None else plain(line["score"], 2, 2) for line in lines},
    }


# --- By others --------------------------------------------------------------------------------------------------------


def _share(total: int, fiscal_year: int, grain: int = 1) -> int:
    """The part of a figure of seven years that falls to one."""
    return split(total, _WEIGHTS, grain=grain)[fiscal_year - FIRST_YEAR]


def _evaluated_by_others(world: World, fiscal_year: int) -> None:
    chance = world.chance(f"{STAGE}/others", fiscal_year)
    years = world.years[fiscal_year]
    budgets = [each.budget for each in years]
    for kind, (count, amount) in ((EvaluationKind.DEPARTMENT, DEPARTMENT), (EvaluationKind.KEY_EXTERNAL, KEY_EXTERNAL)):
        number = _share(world.scaled(count), fiscal_year)
        total = _share(world.scaled(amount, grain=_GRAIN), fiscal_year, _GRAIN)
        for place in _chosen(budgets, number, total, chance):
            each = years[place]
            _Review(world, kind, fiscal_year, chance, each=each).tell(each.attainment, each.budget)
    for whole in world.wholes[fiscal_year]:
        _Review(world, EvaluationKind.WHOLE_DEPARTMENT, fiscal_year, chance, whole=whole).tell(
            chance.randint(880, 1010), whole.whole_amount
        )


def _chosen(budgets: list[int], number: int, total: int, chance: Chance) -> list[int]:
    """So many projects whose budgets add up to a sum; in a small part of the prefecture, those that come near it."""
    try:
        return choose(budgets, number, total, chance)
    except UnreachableError:
        mean = total // max(number, 1)
        return sorted(sorted(range(len(budgets)), key=lambda place: abs(budgets[place] - mean))[:number])


class _Review:
    """An evaluation by others on its way: chosen, scored, concluded."""

    def __init__(
        self,
        world: World,
        kind: EvaluationKind,
        fiscal_year: int,
        chance: Chance,
        *,
        each: ProjectYear | None = None,
        whole: UnitYear | None = None,
    ) -> None:
        self.world, self.ledger, self.kind, self.chance, self.each = world, world.ledger, kind, chance, each
        unit = each.venture.unit if each is not None else whole.unit if whole is not None else None
        if unit is None:
            raise ValueError("an evaluation is of a project or of a unit")
        self.unit: Office = unit
        self.fiscal_year = fiscal_year
        self.by = world.performance_desk(unit) if kind == EvaluationKind.KEY_EXTERNAL else world.reviewer(unit)
        self.at: datetime = chance.moment(chance.working_day(date(fiscal_year + 1, 2, 1), date(fiscal_year + 1, 2, 25)))
        self.row: Row = {}
        self.lines: list[Row] = []

    def tell(self, attainment: int, amount: int) -> None:
        """Every deed, with points in proportion to what the year brought."""
        of_project = self.each is not None
        self.row = self.ledger.add(
            Evaluation,
            kind=self.kind.value,
            project_id=self.each.venture.id if self.each is not None else None,
            unit_id=None if of_project else self.unit.id,
            fiscal_year=self.fiscal_year,
            plan_id=self.each.plan if self.each is not None else None,
            selection_reason=self._reason(),
            amount=amount,
            recorded_at=self.at,
        )
        sheet = scoring_sheets()[SHEETS[self.kind]]
        self.lines = [
            self.ledger.add(
                EvaluationLine,
                evaluation_id=self.row["id"],
                key=f"s{number}",
                position=number,
                level1=each.level1,
                level2=each.level2,
                level3=each.level3,
                max_points=each.points * 100,
                criteria=each.criteria,
            )
            for number, each in enumerate(sheet.lines, start=1)
        ]
        self._tell("evaluation.select" if of_project else "evaluation.select_unit", None)
        self._later(12)
        before = self._content()
        for line in self.lines:
            share = min(attainment + self.chance.randint(-60, 40), 1000)
            line["own_score"] = line["max_points"] * share // 1000
            line["actual_text"] = "见评价底稿"
            if share < 1000:
                line["reason"] = self.chance.one(_REASONS)
        conclusion = f"{self.chance.one(_MIDDLES)}，{self.chance.one(_PROBLEMS)}，建议{self.chance.one(_MEASURES)}。"
        self.row |= {"conclusion": conclusion, "revision": 2}
        self._tell("evaluation.review", before)
        self._later(8)
        self._conclude()

    def _reason(self) -> str:
        return {
            EvaluationKind.DEPARTMENT: "部门年度评价计划。",
            EvaluationKind.KEY_EXTERNAL: "资金量大、社会关注度高，委托第三方机构评价。",
        }.get(self.kind, "部门整体评价全覆盖。")

    def _conclude(self) -> None:
        before = self._content()
        resolution = self.world.rules_of(self.unit.region, self.fiscal_year)
        total = sum(line["own_score"] for line in self.lines)
        grade = _grade(total, resolution)
        for line in self.lines:
            line["score"] = line["own_score"]
        rate = execution = None
        result = {"digest": resolution.digest, "recomputed_total": total, "grade": grade}
        result |= {"project_execution_rate": rate, "execution_score": execution}
        self.row |= {
            "score": total,
            "own_score": total,
            "grade": GRADES[grade].value,
            "rulebook_digest": resolution.digest,
            "result": canonical(_numbers(self.lines, result)),
            "decided_at": self.at,
            "state": EvaluationState.CONCLUDED.value,
            "revision": 3,
        }
        unit = self.unit
        told = (
            self.each.venture.told
            if self.each is not None
            else {"unit_id": unit.id, "region_path": unit.region.path, "unit_path": unit.path}
        )
        fact = self.ledger.fact(
            told,
            step="evaluation.conclude",
            fiscal_year=self.fiscal_year,
            occurred_on=local_day(self.at),
            plan_id=self.row["plan_id"],
            kind=self.kind.value,
            state=EvaluationState.CONCLUDED.value,
            amount=self.row["amount"],
            score=total,
            grade=self.row["grade"],
            count=1,
            recorded_at=self.at,
        )
        if self.each is not None:
            self.each.evaluated(self.kind, total, grade)
        self._tell("evaluation.conclude", before, (fact,))

    def _later(self, most: int) -> None:
        day = local_day(self.at)
        self.at = self.chance.moment(
            self.chance.working_day(day + timedelta(days=1), day + timedelta(days=most)), after=self.at
        )

    def _content(self) -> Row:
        return _content(self.ledger, self.row, self.lines)

    def _tell(self, action: str, before: Row | None, facts: tuple[Row, ...] = ()) -> None:
        after, old = self._content(), None
        if before is not None:
            old, after = differing(before, after)
        about: dict[str, Any] = {"project": self.each.venture.id} if self.each is not None else {"unit": self.unit.id}
        self.ledger.tell(
            self.at, action, self.by, Evaluation, self.row["id"], before=old, after=after, facts=facts, **about
        )


def _grade(total: int, resolution: Resolution) -> str:
    limits = ("grade_excellent_from", "grade_good_from", "grade_fair_from")
    return next(
        (word for word, name in zip("优良中", limits, strict=True) if total >= int(str(resolution[name]))), "差"
    )
