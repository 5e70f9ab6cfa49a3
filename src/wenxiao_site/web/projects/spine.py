"""The spine of a project file: one `Node` for each stage of the lifecycle, and the five "haves".

A stage plugs itself in with a module ``spine`` in its folder, named in `STAGES`, which has

``node(project, fiscal_year, hat) -> Node``
    what the stage has come to in that year, as this hat sees it: at most two queries (the page has twenty in all);
``details(project, fiscal_year, hat) -> tuple[str, dict]`` (may be absent)
    a template and its context, fetched and shown in place when the node is opened.

A stage without a record says so; nothing is made up, and blank is not zero.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, TypeVar

from wenxiao_site.registry.models import Fact, Stage
from wenxiao_site.visibility import visible

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from types import ModuleType

    from wenxiao_site.actions.rounds import Due
    from wenxiao_site.registry.models import Project
    from wenxiao_site.visibility import Hat

Found = TypeVar("Found")

NOTHING: Final = "还没有记录"
LABELS: Final = {
    Stage.APPRAISAL: "事前",
    Stage.TARGETS: "目标",
    Stage.MONITORING: "监控",
    Stage.EVALUATION: "评价",
    Stage.APPLICATION: "应用",
}
"""The five words of the spine, in their order."""


@dataclass(frozen=True, slots=True)
class Node:
    """What a stage has come to in a year.

    `state`: in words; `light`: ``good``, ``info``, ``warning``, ``error``, or empty while nothing is recorded (the sign
    and the word always stand beside the colour). `result`: the figure or grade that counts, in words. `on`: since when.
    `owner`: who has to act; `due`: until when. `missing`: what is not there and should be, one short phrase each.
    `href`: the page of the record; `actions`: labels and addresses that are open to this hat.
    """

    stage: Stage
    state: str = NOTHING
    light: str = ""
    result: str = ""
    on: date | None = None
    owner: str = ""
    due: Due | None = None
    missing: tuple[str, ...] = ()
    href: str = ""
    actions: tuple[tuple[str, str], ...] = ()

    @property
    def label(self) -> str:
        """The word of the stage."""
        return LABELS[self.stage]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is recorded."""
        return self.state == NOTHING


STAGES: Final[dict[Stage, str]] = {
    Stage.APPRAISAL: "wenxiao_site.web.appraisal.spine",
    # ---
    Stage.TARGETS: "wenxiao_site.web.plans.spine",
    # ---
    Stage.MONITORING: "wenxiao_site.web.monitoring.spine",
    # ---
    Stage.EVALUATION: "wenxiao_site.web.evaluation.spine",
    # ---
    Stage.APPLICATION: "wenxiao_site.web.application.spine",
}
"""The module of each stage, by name so that a stage may import the pages of projects; empty while it has none."""


@cache
def _module(stage: Stage) -> ModuleType | None:
    return import_module(STAGES[stage]) if STAGES[stage] else None


def node(stage: Stage, project: Project, fiscal_year: int, hat: Hat) -> Node:
    """The node of one stage. In a year in which the project does not run, what is not there is not missing."""
    module = _module(stage)
    told: Node = module.node(project, fiscal_year, hat) if module else Node(stage)
    if told.is_empty and not runs(project, fiscal_year):
        return replace(told, missing=(), owner="", due=None)
    return told


def runs(project: Project, fiscal_year: int) -> bool:
    """Whether a year lies within the years of a project."""
    return project.first_year <= fiscal_year <= (project.last_year or fiscal_year)


def nodes(project: Project, fiscal_year: int, hat: Hat) -> list[Node]:
    """The five nodes, in the order of the lifecycle."""
    return [node(stage, project, fiscal_year, hat) for stage in LABELS]


def details(stage: Stage, project: Project, fiscal_year: int, hat: Hat) -> tuple[str, dict[str, Any]] | None:
    """The template and context of an opened stage, None when the stage has nothing more to show than its node."""
    module = _module(stage)
    if module is None or not hasattr(module, "details"):
        return None
    told: tuple[str, dict[str, Any]] = module.details(project, fiscal_year, hat)
    return told


# --- The five haves ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Have:
    """One of the five: 预算编制有目标、预算执行有监控、预算完成有评价、评价结果有反馈、反馈结果有运用.

    `steps`: the actions whose fact gives it; `owed_by`: whose it is, in words.
    """

    label: str
    steps: tuple[str, ...]
    owed_by: str


FIVE_HAVES: Final = (
    Have("编制有目标", ("plans.approve",), "财政绩效科批复"),
    Have("执行有监控", ("monitoring.accept",), "单位报送、财政审核"),
    Have("完成有评价", ("evaluation.accept", "evaluation.conclude"), "单位自评、财政复核"),
    Have("结果有反馈", ("application.give_feedback", "remediation.demand"), "财政绩效科反馈"),
    Have("反馈有运用", ("application.decide",), "财政预算科决定"),
)
"""Each is there when one of its steps has left a fact for the year."""


def haves(project: Project, fiscal_year: int, hat: Hat) -> list[tuple[Have, date | None]]:
    """Each of the five with the day since when it is there, None when it is missing."""
    days = days_of_steps(project, fiscal_year, hat)
    return [(each, min((days[step] for step in each.steps if step in days), default=None)) for each in FIVE_HAVES]


def days_of_steps(project: Project, fiscal_year: int, hat: Hat) -> dict[str, date]:
    """The first day of each step of the five haves in a year: one query for all that a page asks."""

    def asked() -> dict[str, date]:
        steps = [step for each in FIVE_HAVES for step in each.steps]
        found = visible(Fact, hat).filter(project=project, fiscal_year=fiscal_year, step__in=steps).order_by("-pk")
        return dict(found.values_list("step", "occurred_on"))

    return remembered(project, f"days {fiscal_year}", asked)


def remembered(project: Project, name: str, ask: Callable[[], Found]) -> Found:
    """What one page needs of a project more than once, for as long as the page has the row."""
    kept: dict[str, Found] = project.__dict__.setdefault("remembered_here", {})
    if name not in kept:
        kept[name] = ask()
    return kept[name]
