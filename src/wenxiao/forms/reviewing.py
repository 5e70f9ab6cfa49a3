"""The review table of targets (20/30/30/20), prefilled from the findings: what a reviewer begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wenxiao.kernel.rule import Severity
from wenxiao.kernel.scales import WHOLE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wenxiao.kernel.findings import Finding
    from wenxiao.rulebook import Resolution

PARTS: Final = {
    "completeness": "完整性（规范完整、明确清晰）",
    "relevance": "相关性（目标相关、指标科学）",
    "adequacy": "适当性（绩效合理、资金匹配）",
    "feasibility": "可行性（实现可能、条件充分）",
}
"""The four parts of the table, with what they ask."""
_OF_CHECKS: Final = {
    "relevance": (
        "goal_matches_indicators", "goal_states_effect", "indicator_is_not_input", "indicator_matches_category",
        "operator_fits_indicator", "target_is_measurable", "text_is_its_own", "unit_is_clear",
        "targets_are_not_identical",
    ),
    "adequacy": (
        "target_keeps_ambition", "target_fits_similar", "cost_fits_budget", "percentage_within_hundred",
        "rate_target_is_plausible", "duty_is_met_in_full", "spending_limit_is_reachable", "ratio_target_is_not_zero",
        "cost_present", "points_are_spread",
    ),
    "feasibility": (
        "timeliness_has_date", "multi_year_has_medium_term_goal", "spending_curve_never_falls",
        "spending_curve_ends_at_whole", "curve_never_falls", "curve_ends_at_target",
    ),
}  # fmt: skip
_PART: Final = {name: part for part, names in _OF_CHECKS.items() for name in names}
_SHARES: Final = {Severity.ERROR: "target_review_error_share", Severity.WARNING: "target_review_warning_share"}


def part_of(finding: Finding) -> str:
    """The part of the table that a finding bears on; completeness for all that is not said otherwise."""
    return _PART.get(finding.name, "completeness")


def proposed(findings: Sequence[Finding], rules: Resolution) -> Mapping[str, int]:
    """Points ×10² to begin with, by part: all of them, less a share of the part for each kind of defect found.

    The same check on several lines counts once. The shares are local choices of the rulebook, no instrument sets them.
    """
    points = {}
    for part in PARTS:
        most = int(rules[f"target_review_{part}_points"] or 0)
        kinds = {(each.name, each.severity) for each in findings if part_of(each) == part and each.severity in _SHARES}
        lost = sum(int(rules[_SHARES[severity]] or 0) for _, severity in kinds)
        points[part] = max(0, most - most * lost // WHOLE)
    return points
