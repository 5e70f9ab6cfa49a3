"""The pages of the left navigation: only what a role may use.

To add a page, add a `Page` to the list of its section below: the label, the name of its route (without parts in its
address) and the roles that find it. A page is marked as the one open when its template gets `section` = that route.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.urls import reverse

from wenxiao_site.registry.models import Role
from wenxiao_site.registry.models.people import SEPARATED

if TYPE_CHECKING:
    from wenxiao_site.visibility import Hat

ALL: Final = tuple(Role)
WORKING: Final = tuple(role for role in Role if role not in SEPARATED)
"""Everybody whose business the projects are; the three administrators are not among them."""

READING: Final = (*WORKING, Role.AUDITOR)
ADMINISTRATORS: Final = SEPARATED
LABORATORY: Final = (Role.PERFORMANCE_DESK, Role.BUDGET_DESK, Role.FINANCE_LEADER, Role.AUDITOR)
"""Who tries alert schemes on past rounds."""
ARRANGING: Final = (
    Role.DEPARTMENT_REVIEWER,
    Role.SECTOR_DESK,
    Role.PERFORMANCE_DESK,
    Role.BUDGET_DESK,
    Role.FINANCE_LEADER,
    Role.GOVERNMENT_LEADER,
    Role.AUDITOR,
)
"""Who looks at the requests of whole departments."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that the navigation leads to. `is_public`: also without an account."""

    label: str
    route: str
    roles: tuple[Role, ...] = ALL
    is_public: bool = False

    def is_for(self, hat: Hat | None) -> bool:
        """Whether a hat finds it; without a hat, whether the public does."""
        return self.is_public if hat is None else hat.role in self.roles


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its pages, as one hat finds them: label, route and address."""

    label: str
    pages: tuple[tuple[str, str, str], ...]


DESK: Final = (
    Page("待办", "home"),
    Page("项目", "projects", READING),
    Page("工作批次", "rounds", READING),
    Page("佐证材料", "evidence", READING),
)
"""What everybody comes back to; stands on top without a heading."""

_NOT_ENGAGED: Final = tuple(role for role in READING if role not in (Role.EXTERNAL_EVALUATOR, Role.EXPERT))

APPRAISAL: Final[tuple[Page, ...]] = (
    Page("预算编制", "budget-rounds", _NOT_ENGAGED),
    Page("事前评估", "appraisals", READING),
    Page("零基预算", "zero-based", ARRANGING),
    Page("专家库", "experts", (Role.PERFORMANCE_DESK, Role.BUDGET_DESK, Role.FINANCE_LEADER, Role.SECTOR_DESK)),
)
"""事前."""

TARGETS: Final = (
    Page("绩效目标", "plans", READING),
    Page("目标审核", "targets", (Role.DEPARTMENT_REVIEWER, Role.SECTOR_DESK, Role.PERFORMANCE_DESK)),
    Page("区域绩效目标", "regional-targets", _NOT_ENGAGED),
    Page("指标库", "library", WORKING),
)
"""目标."""

MONITORING: Final = (
    Page("监控批次", "monitoring", READING),
    Page("纠偏措施", "corrections", READING),
    Page("暂停拨付", "suspensions", READING),
    Page("预警实验室", "monitoring-laboratory", LABORATORY),
)
"""监控."""

EVALUATION: Final = (
    Page("绩效评价", "evaluations", READING),
    Page("自评报告", "self-reports", _NOT_ENGAGED),
    Page("重点评价选取", "evaluations-selection", (Role.PERFORMANCE_DESK, Role.DEPARTMENT_REVIEWER)),
    Page("自评抽查", "evaluations-risks", (Role.PERFORMANCE_DESK,)),
    Page("自评质量", "evaluations-honesty", READING),
    Page("第三方机构", "evaluators", READING),
    Page("等级试算", "evaluations-boundaries", (Role.PERFORMANCE_DESK,)),
)
"""评价."""

APPLICATION: Final = (
    Page("结果应用", "decisions", READING),
    Page("决定台账", "ledger", READING),
    Page("政策试算", "simulate", READING),
    Page("整改", "remediations", READING),
    Page("培训", "trainings", READING),
)
"""应用."""

STATISTICS: Final = (
    Page("总览", "overview", READING),
    Page("统计表", "statistics", READING),
    Page("报告", "reports", READING),
)
"""统计."""

PUBLICATION: Final = (
    Page("公开网站", "open", is_public=True),
    Page("公开任务", "publications", _NOT_ENGAGED),
)
"""公开."""

RULES: Final = (
    Page("制度规则", "rulebook", is_public=True),
    Page("表格检查", "check", is_public=True),
)
"""制度."""

SYSTEM: Final = (
    Page("地区单位", "regions"),
    Page("人员任职", "people", ADMINISTRATORS),
    Page("数据交换", "exchange", READING),
    Page("审计记录", "audit", (Role.AUDITOR,)),
)
"""系统."""

SECTIONS: Final = (
    ("", DESK),
    ("事前", APPRAISAL),
    ("目标", TARGETS),
    ("监控", MONITORING),
    ("评价", EVALUATION),
    ("应用", APPLICATION),
    ("统计", STATISTICS),
    ("公开", PUBLICATION),
    ("制度", RULES),
    ("系统", SYSTEM),
)


def navigation(hat: Hat | None) -> list[Section]:
    """The sections that a hat finds; without a hat, the public pages."""
    found = []
    for label, pages in SECTIONS:
        own = [each for each in pages if each.is_for(hat)]
        if own:
            found.append(Section(label, tuple((each.label, each.route, reverse(each.route)) for each in own)))
    return found


def finds(hat: Hat | None, route: str) -> bool:
    """Whether a hat finds a page in its navigation."""
    return any(route == each.route and each.is_for(hat) for _, pages in SECTIONS for each in pages)
