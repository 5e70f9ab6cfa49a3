"""The page on which a self-evaluation is typed: its fields, what was sent, and what the rules say while one types.

A field is named by its path, ``lines/a1/actual_text``. Every answer comes from the core, on a form made of the records.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from wenxiao.kernel.columns import Grain
from wenxiao_site.actions.evaluation_forms import HEAD, TYPED
from wenxiao_site.web.check.sheet import Reasons

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from django.http import QueryDict

    from wenxiao.kernel.findings import Finding
    from wenxiao_site.actions.errors import StaleVersion
    from wenxiao_site.actions.evaluation_forms import Indicated, Outcome, Record
    from wenxiao_site.actions.merging import Content
    from wenxiao_site.web.check.sheet import Reason

TEXTS: Final = {
    "goal_actual": "总体目标完成情况",
    "execution_reason": "预算执行偏差原因",
    "adjustment_reason": "预算调整原因",
    "conclusion": "评价结论",
    "problems": "存在问题",
    "measures": "改进措施",
}
COLUMNS: Final = {"actual_text": "实际完成值", "own_score": "评分人给分", "reason": "偏差原因", "is_applicable": "适用"}
BANDS: Final = ("达成年度指标", "部分达成年度指标并具有一定效果", "未达成年度指标且效果较差")
"""The official phrases for a qualitative indicator."""


@dataclass(frozen=True, slots=True)
class Points:
    """Points of a line. `why`: the reason that it opens; `limits`: for a judgement, from and to."""

    value: Decimal | None
    why: str | None
    limits: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator on the page: what the plan says, what is typed, what the rules say of it."""

    line: Indicated
    typed: Mapping[str, Any]
    points: Points
    findings: tuple[Finding, ...]
    evidence: int = 0
    hints: tuple[str, ...] = ()
    problems: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Filled:
    """The whole page. `findings`: those of the form and its money, not of one line; `reasons`: what numbers open."""

    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]
    reasons: Sequence[Reason]
    outcome: Outcome
    whys: Mapping[str, str]

    @property
    def hindering(self) -> int:
        """Defects that have to be mended before it is handed in."""
        return len(self.outcome.hindering)

    @property
    def open_points(self) -> int:
        """Indicators without points yet."""
        return sum(each.points.value is None and bool(each.typed.get("is_applicable", True)) for each in self.rows)


def filled(
    record: Record,
    content: Content,
    result: Outcome,
    evidence: Mapping[int, int],
    hints: Mapping[str, tuple[str, ...]],
    problems: Mapping[str, str],
) -> Filled:
    """Everything that the page shows. `evidence`: indicator → files; `hints`: key → what is known from earlier."""
    explanations = result.assessment.explanations()
    reasons = Reasons()
    opens = {name: reasons.add(each) for name, each in explanations.items()}
    by_line: defaultdict[int | None, list[Finding]] = defaultdict(list)
    for each in result.assessment.findings:
        by_line[each.row if each.block == Grain.INDICATOR.value else None].append(each)
    rows = []
    for place, line in enumerate(record.indicators):
        name = f"indicator/{place}"
        own = [opens.get(f"{name}/{rule}") for rule in ("expected_score", "band_most_score", "attainment_ratio")]
        prefix = f"lines/{line.key}/"
        rows.append(
            Row(
                line,
                content["lines"].get(line.key, {}),
                Points(result.scores[line.key], next(filter(None, own), None), _limits(explanations, name)),
                tuple(by_line[place]),
                evidence.get(line.indicator or 0, 0),
                hints.get(line.key, ()),
                {path.removeprefix(prefix): text for path, text in problems.items() if path.startswith(prefix)},
            )
        )
    return Filled(tuple(rows), tuple(by_line[None]), reasons.all, result, opens)


def _limits(explanations: Mapping[str, Any], name: str) -> str:
    least, most = explanations.get(f"{name}/band_least_score"), explanations.get(f"{name}/band_most_score")
    return f"{least.value} 至 {most.value}" if least and most else ""


def changes_sent(sent: QueryDict, content: Content) -> dict[str, Any]:
    """What was sent, as `evaluation.fill` takes it; only what the page had."""
    changes: dict[str, Any] = {name: str(sent[name]).strip() for name in HEAD if name in sent}
    lines = {}
    for key in content["lines"]:
        prefix = f"lines/{key}/"
        if f"{prefix}actual_text" not in sent:
            continue
        lines[key] = {
            "actual_text": str(sent[f"{prefix}actual_text"]).strip(),
            "reason": str(sent.get(f"{prefix}reason", "")).strip(),
            "own_score": str(sent.get(f"{prefix}own_score", "")).strip().replace(",", "") or None,
            "is_applicable": f"{prefix}not_applicable" not in sent,
        }
    if lines:
        changes["lines"] = lines
    return changes


# --- Two at once ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Contested:
    """A field that two people changed, or one of them. `words`: was, theirs, mine; `raw`: theirs, mine."""

    name: str
    label: str
    words: tuple[str, str, str]
    raw: tuple[str, str]
    is_conflict: bool
    is_mine: bool


def contested(stale: StaleVersion, record: Record) -> list[Contested]:
    """Everything that either of two people changed."""
    found = []
    for name, label in TEXTS.items():
        found.append(_field(stale, name, label, *(side.get(name) for side in _sides(stale))))
    names = {each.key: each.level3 for each in record.indicators}
    for key in stale.current["lines"]:
        for name, label in COLUMNS.items():
            values = (side["lines"].get(key, {}).get(name) for side in _sides(stale))
            found.append(_field(stale, f"lines/{key}/{name}", f"“{names.get(key, key)}” · {label}", *values))
    return [each for each in found if each is not None]


def _sides(stale: StaleVersion) -> tuple[Content, Content, Content]:
    return stale.base, stale.current, stale.submitted


def _field(
    stale: StaleVersion, name: str, label: str, was: object = None, theirs: object = None, mine: object = None
) -> Contested | None:
    if was == theirs == mine:
        return None
    words = tuple(_word(value) for value in (was, theirs, mine))
    is_conflict = name in stale.conflicts
    raw = (_raw(theirs), _raw(mine))
    return Contested(name, label, (words[0], words[1], words[2]), raw, is_conflict, mine not in (was, theirs))


def _word(value: object) -> str:
    match value:
        case None | "":
            return "—"
        case bool():
            return "适用" if value else "不适用"
    return str(value)


def _raw(value: object) -> str:
    return "" if value is None else str(value)


def merged_changes(sent: QueryDict, content: Content) -> dict[str, Any]:
    """What a merge page sent: only the fields that differ, by their paths."""
    changes: dict[str, Any] = {}
    for name, value in sent.items():
        if name in HEAD:
            changes[name] = value
        parts = name.split("/")
        if len(parts) == 3 and parts[0] == "lines" and parts[1] in content["lines"] and parts[2] in COLUMNS:  # noqa: PLR2004 - a path
            given: str | bool | None = str(value)
            if parts[2] == "is_applicable":
                given = value == "True"
            elif parts[2] == "own_score":
                given = str(value) or None
            changes.setdefault("lines", {}).setdefault(parts[1], {})[parts[2]] = given
    return changes


def of_unit(finding: Finding) -> bool:
    """Whether the unit itself fills what a finding speaks of."""
    return finding.field in TYPED
