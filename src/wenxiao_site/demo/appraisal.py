"""Ex-ante appraisals of the new projects whose requests they cut: 53 from 2018 to 2024, and 0.2 亿元 less."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from wenxiao.forms import appraisals
from wenxiao.kernel.columns import Grain
from wenxiao_site.actions.appraisal import MATERIALS, draw_order, tier_of
from wenxiao_site.actions.auditing import local_day
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.demo.chance import next_working_day
from wenxiao_site.demo.world import FIRST_YEAR
from wenxiao_site.registry.models import (
    Appraisal,
    AppraisalMaterial,
    AppraisalReason,
    Engagement,
    Expert,
    LeafScore,
    Panelist,
    RegionLevel,
    Role,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from wenxiao.forms.appraisals import SheetDimension
    from wenxiao.rulebook import Resolution
    from wenxiao_site.actions.ledger import Row
    from wenxiao_site.demo.chance import Chance
    from wenxiao_site.demo.world import Actor, ProjectYear, World

STAGE: Final = "appraisal"

SEATS: Final = 3
_PLACE: Final = "CN-XJ-6543"
_HALF_POINT: Final = 50
_EMPLOYERS: Final = ("新疆农业大学", "新疆财经大学", "阿勒泰职业技术学院", "某会计师事务所", "某工程咨询公司")
_SPECIALITIES: Final = ("农业水利", "财务会计", "工程造价", "教育卫生", "公共管理")
_OPINIONS: Final = ("同意立项，建议压减非必要支出。", "立项依据充分，测算可再细化。", "目标合理，建议明确完成时限。")
_ADVICE: Final = "一、按核定数安排预算。\n二、细化绩效指标和进度安排。"


def begin(world: World) -> None:
    """Nothing in general."""


def year(world: World, fiscal_year: int) -> None:
    """Appraise every project of the year whose request was cut, one step after another for all."""
    chance = world.chance(STAGE, fiscal_year)
    if fiscal_year == FIRST_YEAR:
        _enlist(world, chance)
    chosen = [each for each in world.years[fiscal_year] if each.supported is not None]
    files = [_File(world, each, chance) for each in chosen]
    day = next_working_day(date(fiscal_year - 1, 9, 29))
    at = chance.moment(day)
    for file in files:
        at = file.prepare(at + timedelta(minutes=5))
    at = chance.moment(next_working_day(day + timedelta(days=1)), after=at)
    keyed = [each for each in files if each.is_key]
    for file in keyed:
        at = file.draw(at + timedelta(minutes=5))
    at = chance.moment(next_working_day(local_day(at) + timedelta(days=1)), after=at)
    for file in keyed:
        at = file.score(at + timedelta(minutes=5))
    judged = appraisals.judge_scores([each.lines for each in keyed], files[0].rules) if keyed else None
    for number, file in enumerate(keyed):
        form = judged.rows(Grain.FORM, number)[0] if judged else {}
        file.row |= {"score": form["appraisal_score"], "conclusion": form["appraisal_conclusion"]}
    for file in files:
        at = file.conclude(at + timedelta(minutes=5))


def _enlist(world: World, chance: Chance) -> None:
    """Put the experts into the pool."""
    prefecture = next(each for each in world.regions.values() if each.level == RegionLevel.PREFECTURE)
    desk = world.actor(Role.PERFORMANCE_DESK, prefecture)
    at = chance.moment(next_working_day(date(FIRST_YEAR - 1, 9, 5)))
    for each in world.experts:
        at += timedelta(minutes=4)
        row = world.ledger.add(
            Expert,
            person_id=each.person,
            employer_name=chance.one(_EMPLOYERS),
            speciality=chance.one(_SPECIALITIES),
            valid_from=local_day(at),
            recorded_at=at,
        )
        world.ledger.tell(at, "appraisal.enlist", desk, Expert, row["id"], after=world.ledger.told(Expert, row))


class _File:
    """One appraisal on its way, told as `wenxiao_site.actions.appraisal` would."""

    def __init__(self, world: World, each: ProjectYear, chance: Chance) -> None:
        self.world, self.ledger, self.each, self.chance = world, world.ledger, each, chance
        unit = each.venture.unit
        self.clerk, self.desk = world.clerk(unit), world.performance_desk(unit)
        self.about: dict[str, Any] = {"project": each.venture.id, "unit": unit.id}
        self.rules: Resolution = current_rulebook().on(_PLACE, date(each.fiscal_year - 1, 9, 29))
        self.is_bond = bool(each.venture.row["is_bond"])
        self.sheet: Sequence[SheetDimension] = appraisals.sheet("BOND" if self.is_bond else "PROJECT", self.rules)
        self.row: Row = {}
        self.seats: list[tuple[Row, Actor]] = []
        self.lines: list[dict[str, Any]] = []

    @property
    def is_key(self) -> bool:
        """Whether experts judge it."""
        return bool(self.row["tier"] == "KEY")

    def prepare(self, at: datetime) -> datetime:
        """Opened, with reasons and materials."""
        tier = tier_of(Decimal(self.each.requested).scaleb(-2), self.rules).value
        self.row = self.ledger.add(
            Appraisal,
            project_id=self.each.venture.id,
            unit_id=self.each.venture.unit.id,
            title=self.each.venture.row["name"],
            fiscal_year=self.each.fiscal_year,
            kind="BOND" if self.is_bond else tier,
            tier=tier,
            requested_amount=self.each.requested,
            recorded_at=at,
        )
        papers = [
            (self.ledger.add(AppraisalMaterial, appraisal_id=self.row["id"], key=key), label, is_required)
            for key, label, is_required in (MATERIALS["PROJECT"] if tier == "KEY" else ())
        ]
        self._tell(at, "appraisal.open_project", self.clerk, after=self.ledger.told(Appraisal, self.row))
        at += timedelta(minutes=20)
        self._reason(at)
        for paper, label, is_required in papers:
            if is_required:
                at += timedelta(minutes=3)
                before = self.ledger.told(AppraisalMaterial, paper)
                paper |= {"state": "RECEIVED", "note": f"{label}已交"}
                after = self.ledger.told(AppraisalMaterial, paper)
                key = paper["id"]
                self.ledger.tell(
                    at,
                    "appraisal.hand_in",
                    self.clerk,
                    AppraisalMaterial,
                    key,
                    before=before,
                    after=after,
                    **self.about,
                )
        return at

    def _reason(self, at: datetime) -> None:
        verdicts = {each.key: "" if self.is_key else "MET" for each in self.sheet}
        if not self.is_key:
            verdicts["ECONOMY"] = "PARTLY_MET"
        reasons = {each.key: [verdicts[each.key], f"{each.label}：详见申报资料。"] for each in self.sheet}
        for key, (verdict, text) in reasons.items():
            self.ledger.add(AppraisalReason, appraisal_id=self.row["id"], dimension=key, verdict=verdict, reason=text)
        self._tell(at, "appraisal.reason", self.clerk, before={}, after=reasons)

    def draw(self, at: datetime) -> datetime:
        """The panel, drawn with a seed of these data."""
        seed = hashlib.sha256(f"{self.world.seed}/{self.row['id']}".encode()).hexdigest()
        by_login = {each.login: each for each in self.world.experts}
        panel = []
        for place, login in enumerate(draw_order(seed, list(by_login)), start=1):
            state = "SEATED" if place <= SEATS else "RESERVE"
            seat = self.ledger.add(
                Panelist, appraisal_id=self.row["id"], person_id=by_login[login].person, place=place, state=state
            )
            panel.append([login, state, ""])
            if state == "SEATED":
                self.seats.append((seat, by_login[login]))
        for _, actor in self.seats:
            self.ledger.add(
                Engagement,
                project_id=self.each.venture.id,
                person_id=actor.person,
                document=f"事前评估专家组（{self.each.fiscal_year}）",
                valid_from=local_day(at),
                recorded_at=at,
            )
        self.row |= {"draw_seed": seed, "state": "SCORING"}
        self._tell(at, "appraisal.draw", self.desk, after={"seed": seed, "panel": panel})
        return at

    def score(self, at: datetime) -> datetime:
        """Every expert hands in a sheet; how strict they are lies near each other."""
        leaves = [(each.key, leaf) for each in self.sheet for leaf in each.leaves]
        step = _HALF_POINT if self.chance.happens(600) else 2 * _HALF_POINT
        for seat, actor in self.seats:
            at += timedelta(minutes=30)
            strict = set(self.chance.sample(range(len(leaves)), 11 + self.chance.randrange(5)))
            opinion = self.chance.one(_OPINIONS)
            points = {}
            for number, (dimension, leaf) in enumerate(leaves):
                given = leaf.max_points - (step if number in strict else 0)
                points[leaf.key] = f"{Decimal(given).scaleb(-2)}"
                self.ledger.add(LeafScore, panelist_id=seat["id"], leaf=leaf.key, points=given)
                line = {"level3": leaf.label, "dimension": dimension, "expert": seat["id"], "points": given}
                self.lines.append(line)
            seat |= {"opinion": opinion, "submitted_at": at}
            after = {"points": points, "opinion": opinion, "is_final": True}
            self.ledger.tell(at, "appraisal.score", actor, Panelist, seat["id"], after=after)
        self.row["state"] = "EXCHANGE"
        return at

    def conclude(self, at: datetime) -> datetime:
        """What the rulebook says of it, and the amount that is supported."""
        self.row |= {
            "conclusion": self.row["conclusion"] or "ADJUST",
            "supported_amount": self.each.supported,
            "opinion": "项目必要，预算测算偏高，按核定数支持。",
            "advice": _ADVICE,
            "state": "CONCLUDED",
            "rulebook_digest": self.rules.digest,
            "concluded_by_id": self.desk.person,
            "concluded_at": at,
            "revision": self.row["revision"] + 1,
        }
        fact = self.ledger.fact(
            self.each.venture.told,
            step="appraisal.conclude",
            fiscal_year=self.each.fiscal_year,
            occurred_on=local_day(at),
            kind=self.row["kind"],
            requested_amount=self.each.requested,
            supported_amount=self.each.supported,
            state=self.row["conclusion"],
            score=self.row["score"],
            count=1,
            recorded_at=at,
        )
        after = self.ledger.told(Appraisal, self.row)
        self._tell(at, "appraisal.conclude", self.desk, after=after, facts=(fact,))
        return at

    def _tell(self, at: datetime, action: str, by: Actor, **told: Any) -> None:  # noqa: ANN401 - of `Ledger.tell`
        self.ledger.tell(at, action, by, Appraisal, self.row["id"], **told, **self.about)
