"""Decisions about results: in late March the budget desks settle what the results of the year before do to money.

What is recommended comes from the rules. Reductions are accepted as long as the published sum of the year allows it;
the others are refused, with a reason each, but for one that is changed so that the sum is reached exactly. Key
evaluations by external evaluators are decided on too where nothing is taken away. What is decided binds the budget
after the next.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from wenxiao.forms.results import RESULTS, reasons
from wenxiao.kernel.columns import Grain
from wenxiao_site.actions.auditing import local_day
from wenxiao_site.actions.evaluation_frames import jurisdictions
from wenxiao_site.actions.results import GRADES, WEIGHTS, recommend, resolved
from wenxiao_site.demo.exact import UnreachableError, split
from wenxiao_site.demo.world import FIRST_YEAR, LAST_YEAR, YI
from wenxiao_site.registry.models import DecisionOutcome, PolicyEffect, ResultDecision, ResultUse

if TYPE_CHECKING:
    from wenxiao.rulebook import Resolution
    from wenxiao_site.actions.ledger import Row
    from wenxiao_site.demo.chance import Chance
    from wenxiao_site.demo.world import ProjectYear, World

STAGE: Final = "decisions"

ADJUSTED: Final = 112 * YI // 100
"""Money moved because of results, 2018–2024: 1.12 亿元, in fen."""

_WEIGHTS: Final = (6, 10, 8, 27, 24, 24, 13)
_GRAIN: Final = 10_000
_SHARED_BY: Final = 5
"""So many projects share a part of the budget before one of them is decided on: the others take what it leaves."""
_ACCEPTED: Final = "同意建议，按评价结果安排。"
_PROTECTED: Final = "评价结果较好，予以保障。"
_CHANGED: Final = "按建议核减过多，影响已签合同，调整核减金额。"
_MORE: Final = "结合财力统筹压减，金额按轻重缓急调整。"
_REFUSED: Final = (
    "已签订合同，本期不宜再核减，转入下一轮评价。", "问题已在年内整改到位，按原规模安排。",
    "主要受施工期和天气影响，不是管理原因，按原规模安排。", "上级资金配套要求，按原规模安排。",
)  # fmt: skip
_MANAGEMENT: Final = (
    "修订项目管理办法，明确进度和验收责任。",
    "重新测算绩效目标，报财政部门审核。",
    "建立按月调度机制，按季报送支出进度。",
)
_GRADE_NAMES: Final = {word: name for name, word in GRADES.items()}


@dataclass(frozen=True, slots=True)
class _Decided:
    """What a desk made of a recommendation: outcome, ceiling in fen, why."""

    outcome: DecisionOutcome
    amount: int
    reason: str


def begin(world: World) -> None:
    """Nothing in general."""


def year(world: World, fiscal_year: int) -> None:
    """Decide on the results of a year, for the budget after the next."""
    if fiscal_year > LAST_YEAR:
        return
    chance = world.chance(STAGE, fiscal_year)
    made = {each.venture.id: each for each in _that_go_on(world, fiscal_year)}
    told = _judged(list(made.values()))
    if told.is_empty():
        return
    values = resolved(told)
    rows = {row["project"]: row for row in told.filter(pl.col("recommended_use").is_not_null()).iter_rows(named=True)}
    for project, decided in _decided(world, fiscal_year, rows, made, chance).items():
        row = rows[project]
        _tell(world, made[project], row, decided, values[row["jurisdiction"], fiscal_year], chance)


def _that_go_on(world: World, fiscal_year: int) -> list[ProjectYear]:
    """Project-years that were evaluated, whose projects go on until the budget in question and share it with others."""
    shared: Counter[tuple[str, bool, str]] = Counter(each.cell for each in world.years[fiscal_year])
    return [
        each
        for each in world.years[fiscal_year]
        if each.result is not None
        and (each.venture.row["last_year"] is None or each.venture.row["last_year"] >= fiscal_year + 2)
        and each.venture.id not in world.ended
        and shared[each.cell] >= _SHARED_BY
    ]


def _judged(made: list[ProjectYear]) -> pl.DataFrame:
    """What the rules say: the columns that `wenxiao_site.actions.results.project_years` would have."""
    if not made:
        return pl.DataFrame()
    where = dict(jurisdictions().iter_rows())
    results = [each.result or (0, 0, "") for each in made]
    columns: dict[str, list[Any]] = {
        "project": [each.venture.id for each in made],
        "jurisdiction": [where[each.venture.unit.region.id] for each in made],
        "fiscal_year": [each.fiscal_year for each in made],
        "result_grade": [grade for _, _, grade in results],
        "result_score": [score for _, score, _ in results],
        "budget_amount": [each.budget for each in made],
        "executed_amount": [each.executed if each.payments else None for each in made],
        "next_requested_amount": [None] * len(made),
        "control_amount": [each.approved for each in made],
        "is_livelihood": [each.venture.row["is_livelihood"] for each in made],
        "is_unrectified": [False] * len(made),
    }
    types = {name: column.dtype for name, column in RESULTS[Grain.FORM].items()}
    return recommend(pl.DataFrame(columns, schema_overrides={**types, "project": pl.Int64}))


# --- What the desks decide --------------------------------------------------------------------------------------------


def _decided(
    world: World, fiscal_year: int, rows: dict[int, Row], made: dict[int, ProjectYear], chance: Chance
) -> dict[int, _Decided]:
    """Project → decision; what is taken away adds up to the sum of the year exactly."""
    parts = split(world.scaled(ADJUSTED, grain=_GRAIN), _WEIGHTS, grain=_GRAIN)
    rest = parts[fiscal_year - FIRST_YEAR]
    told: dict[int, _Decided] = {}
    refused = []
    reduced = [row for row in rows.values() if row["reduction_amount"]]
    for row in chance.sample(reduced, len(reduced)):
        if row["reduction_amount"] <= rest:
            rest -= row["reduction_amount"]
            told[row["project"]] = _Decided(DecisionOutcome.ACCEPT, row["recommended_ceiling_amount"], _ACCEPTED)
        else:
            refused.append(row)
            base = row["result_base_amount"]
            told[row["project"]] = _Decided(DecisionOutcome.REFUSE, base, chance.one(_REFUSED))
    if rest and refused:
        row = min(refused, key=lambda row: (row["reduction_amount"], row["project"]))
        told[row["project"]] = _Decided(DecisionOutcome.CHANGE, row["result_base_amount"] - rest, _CHANGED)
        rest = 0
    told |= _reduced_more(rest, [row for project, row in rows.items() if project not in told])
    for project, row in rows.items():
        weight = (made[project].result or (0,))[0]
        if project not in told and weight == WEIGHTS["KEY_EXTERNAL"]:
            told[project] = _Decided(DecisionOutcome.ACCEPT, row["recommended_ceiling_amount"], _PROTECTED)
    return told


def _reduced_more(rest: int, rows: list[Row]) -> dict[int, _Decided]:
    """What the recommendations leave of the sum of a year, taken half by half from the largest budgets."""
    told: dict[int, _Decided] = {}
    for row in sorted(rows, key=lambda row: (row["is_livelihood"], -row["result_base_amount"], row["project"])):
        cut = min(row["result_base_amount"] // 2 // _GRAIN * _GRAIN, rest)
        if not cut:
            continue
        rest -= cut
        told[row["project"]] = _Decided(DecisionOutcome.CHANGE, row["result_base_amount"] - cut, _MORE)
    if rest:
        raise UnreachableError(f"{rest} of the money moved by results cannot be taken from anywhere")
    return told


# --- What is written --------------------------------------------------------------------------------------------------


def _tell(world: World, each: ProjectYear, row: Row, decided: _Decided, resolution: Resolution, chance: Chance) -> None:
    """As `wenxiao_site.actions.application.decide` would."""
    ledger, venture, fiscal_year = world.ledger, each.venture, each.fiscal_year
    following, budget_year = fiscal_year + 1, fiscal_year + 2
    at = chance.moment(chance.working_day(date(following, 3, 24), date(following, 3, 31)))
    desk, base = world.budget_desk(venture.unit), row["result_base_amount"]
    world.ceilings[venture.id, budget_year] = decided.amount
    if decided.amount == 0:
        world.ended[venture.id] = budget_year
    use = _use(decided.amount, base, row["recommended_use"])
    is_poor = row["result_grade"] == "差"
    stored = ledger.add(
        ResultDecision,
        project_id=venture.id,
        fiscal_year=fiscal_year,
        budget_year=budget_year,
        score=row["result_score"],
        grade=_GRADE_NAMES[row["result_grade"]],
        base_amount=base,
        recommended_amount=row["recommended_ceiling_amount"],
        recommended_use=row["recommended_use"],
        reason=reasons(row, resolution),
        rulebook_digest=resolution.digest,
        outcome=decided.outcome.value,
        decision_reason=decided.reason,
        decided_amount=decided.amount,
        use=use.value,
        is_held=row["money_is_held"],
        policy_effect=_policy(use, is_poor=is_poor).value,
        management=chance.one(_MANAGEMENT) if is_poor else "",
        management_due_on=date(following, 9, 30) if is_poor else None,
        decided_by_id=desk.person,
        decided_at=at,
    )
    fact = ledger.fact(
        venture.told,
        step="application.decide",
        fiscal_year=fiscal_year,
        occurred_on=local_day(at),
        kind="BUDGET",
        amount=abs(base - decided.amount),
        state=use.value,
        score=row["result_score"],
        grade=stored["grade"],
        requested_amount=base,
        supported_amount=decided.amount,
        count=1,
        recorded_at=at,
    )
    after = ledger.told(ResultDecision, stored)
    ledger.tell(
        at, "application.decide", desk, ResultDecision, stored["id"], after=after, project=venture.id, facts=(fact,)
    )


def _use(amount: int, base: int, recommended: str) -> ResultUse:
    """As the action has it."""
    if amount == base:
        return ResultUse.KEEP
    if amount == 0:
        return ResultUse.CANCEL
    return ResultUse.RECOVER if recommended == ResultUse.RECOVER else ResultUse.CUT


def _policy(use: ResultUse, *, is_poor: bool) -> PolicyEffect:
    if use is ResultUse.CANCEL:
        return PolicyEffect.END
    return PolicyEffect.CHANGE if is_poor else PolicyEffect.CONTINUE
