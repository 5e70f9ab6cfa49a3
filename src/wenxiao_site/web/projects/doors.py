"""The verbs of projects, money, remarks, tasks and engagements."""

from __future__ import annotations

from typing import Any, Final

from django.urls import reverse

from wenxiao_site.actions import money, people, plans, projects, talk
from wenxiao_site.actions.errors import Refused
from wenxiao_site.registry.models import (
    Account,
    AmountKind,
    BudgetAmount,
    FundSource,
    Novelty,
    Person,
    ProjectCategory,
    Region,
    Role,
    Strategy,
    TransferKind,
    Unit,
)
from wenxiao_site.visibility import changeable, visible
from wenxiao_site.web import clock
from wenxiao_site.web.doors import Door
from wenxiao_site.web.forms import (
    DeedForm,
    RowForm,
    choice,
    day,
    exact,
    flag,
    hidden,
    line,
    number,
    paragraph,
    rows,
    whole,
)
from wenxiao_site.web.people.doors import EndPost, Engage
from wenxiao_site.web.places.doors import full_name, in_order


def project_page(project: Any, _: object = None) -> str:  # noqa: ANN401 - a project
    """Where a project is shown."""
    return reverse("project", kwargs={"pk": project.pk})


def _of_project(row: Any, _: object = None) -> str:  # noqa: ANN401 - what belongs to a project
    return reverse("project", kwargs={"pk": row.project_id})


def _projects_page(_: object = None, __: object = None) -> str:
    return reverse("projects")


def _home(*_: object) -> str:
    return reverse("home")


# --- Projects ---------------------------------------------------------------------------------------------------------


class ProjectFields(RowForm):
    """What is known of a project."""

    name = line("项目名称")
    category = choice("项目类别", ProjectCategory.choices)
    novelty = choice("新增或延续", Novelty.choices)
    first_year = number("起始年度")
    last_year = number("终止年度", "长期项目留空。", required=False)
    account = choice("所属预算", Account.choices)
    functional_code = line("支出功能分类科目", "类、款、项，共 3、5 或 7 位数字。")
    transfer_kind = choice("转移支付", TransferKind.choices, initial=TransferKind.NONE)
    responsible = choice("项目负责人", required=False)
    strategies = choice("服务的战略", many=True, required=False)
    is_livelihood = flag("民生支出")
    is_bond = flag("专项债券项目")
    is_transition_fund = flag("衔接推进乡村振兴补助资金")
    is_classified = flag("涉密")
    summary = paragraph("项目概况", required=False)

    def prepare(self) -> None:
        """People and strategies to choose from."""
        found = visible(Person, self.hat).filter(is_active=True).order_by("name", "pk")
        self.fields["responsible"].choices = rows(found, lambda each: f"{each.name}（{each.login}）", blank="未指定")  # type: ignore[attr-defined]
        strategies = visible(Strategy, self.hat).order_by("position", "code")
        self.fields["strategies"].choices = [(each.code, each.name) for each in strategies]  # type: ignore[attr-defined]

    def content(self, given: dict[str, Any]) -> dict[str, Any]:
        """The fields as the action takes them."""
        return fields_of(given)


def fields_of(given: Any) -> dict[str, Any]:  # noqa: ANN401 - cleaned data
    """The fields of a project as the actions take them."""
    told = {name: given[name] for name in projects.FIELDS}
    return told | {"responsible": whole(given["responsible"])}


class RegisterProject(ProjectFields):
    """A new one."""

    unit = choice("项目单位")
    code = line("项目代码", "21 位；还没有代码的留空，由系统编排。", required=False)
    field_order = ("unit", "name", "code")

    def told(self) -> dict[str, Any]:
        """Next year is what is usually asked for."""
        return {"first_year": clock.today().year + 1}

    def prepare(self) -> None:
        """Units one may file for."""
        super().prepare()
        found = in_order(changeable("projects.register", Unit, self.hat).filter(valid_to__isnull=True))
        self.fields["unit"].choices = rows(found, full_name)  # type: ignore[attr-defined]


class AmendProject(ProjectFields):
    """Changes of one that was read at a revision."""

    revision = hidden(required=True)

    def told(self) -> dict[str, Any]:
        """As it is now."""
        strategies = [each.code for each in self.row.strategies.all()] if self.row is not None else []  # type: ignore[attr-defined]
        return super().told() | {"strategies": strategies}


class CloseProject(DeedForm):
    """The end of a project."""

    reason = paragraph("终止原因")


class PasteProjects(DeedForm):
    """Many at once, pasted from a spreadsheet."""

    table = paragraph(
        "项目清单",
        "从 Excel 或 WPS 复制后粘贴。每行一个项目，各列依次为：区划代码、单位代码、项目名称、项目类别、新增或延续、"
        "起始年度、终止年度、所属预算、支出功能分类科目、项目代码（可空）。任何一行有问题，全部不登记。",
        rows=12,
    )


_COLUMNS: Final = 9
"""Of a pasted line, without the code."""


def _chosen(choices: list[tuple[str, str]], text: str, label: str) -> str:
    found = [value for value, shown in choices if text in {value, shown}]
    if not found:
        raise ValueError(f"{label}“{text}”不在可选范围内，可填：{'、'.join(shown for _, shown in choices)}。")
    return found[0]


def _year(text: str, label: str) -> int | None:
    if text and not text.isdecimal():
        raise ValueError(f"{label}“{text}”应为四位年份。")
    return int(text) if text else None


def _entry(cells: list[str], units: dict[tuple[str, str], int]) -> projects.Entry:
    """A pasted line. Raises ValueError with a sentence."""
    if len(cells) < _COLUMNS:
        raise ValueError(f"只有 {len(cells)} 列，应至少有 {_COLUMNS} 列。")
    cells = [each.strip() for each in cells]
    region, unit, name, category, novelty, first, last, account, functional, *code = cells
    if (region, unit) not in units:
        raise ValueError(f"没有单位 {region}/{unit}，或它不在您的权限范围内。")
    first_year = _year(first, "起始年度")
    if first_year is None:
        raise ValueError("没有填起始年度。")
    fields = {
        "name": name,
        "category": _chosen(ProjectCategory.choices, category, "项目类别"),
        "novelty": _chosen(Novelty.choices, novelty, "新增或延续"),
        "first_year": first_year,
        "last_year": _year(last, "终止年度"),
        "account": _chosen(Account.choices, account, "所属预算"),
        "functional_code": functional,
    }
    return projects.Entry(units[region, unit], fields, code[0] if code else "")


def _register_many(sent: Any) -> Any:  # noqa: ANN401 - as Door has it
    """Read the pasted lines and register them all; a problem names its line."""
    lines = [each for each in sent.given["table"].splitlines() if each.strip()]
    rows_of = changeable("projects.register_many", Unit, sent.by).values_list("region__code", "code", "pk")
    units = {(region, code): pk for region, code, pk in rows_of}
    entries, problems = [], []
    for place, text in enumerate(lines, start=1):
        try:
            entries.append(_entry(text.split("\t"), units))
        except ValueError as error:
            problems.append(f"第 {place} 行：{error}")
    if problems:
        raise Refused({"table": " ".join(problems[:20])})
    try:
        return projects.register_many(entries=entries, by=sent.by, on=sent.on)
    except Refused as refused:
        raise Refused({"table": " ".join(_by_line(key, text) for key, text in refused.problems.items())}) from refused


def _by_line(key: str, text: str) -> str:
    place, _, _ = key.partition(".")
    return f"第 {int(place) + 1} 行：{text}" if place.isdecimal() else text


# --- Money ------------------------------------------------------------------------------------------------------------


class Amount(DeedForm):
    """An amount with its day and document."""

    fiscal_year = number("预算年度")
    fund_source = choice("资金来源", FundSource.choices, initial=FundSource.CURRENT_YEAR)
    amount = exact("金额（元）", "以元为单位，最多两位小数，例如 1200000 或 43200.50。")
    decided_on = day("日期")
    document = line("依据文件", "文号或名称。")
    replaces = choice("更正哪一条", hint="登记错了才选：原来的一条保留，以新的一条为准。", required=False)

    kinds: tuple[str, ...] = (AmountKind.REQUESTED,)

    def told(self) -> dict[str, Any]:
        """Today, this year."""
        return {"fiscal_year": clock.today().year, "decided_on": clock.today()}

    def prepare(self) -> None:
        """What can be corrected."""
        found = visible(BudgetAmount, self.hat).filter(
            project=self.row.pk if self.row else 0, kind__in=self.kinds, replaced_by__isnull=True
        )
        self.fields["replaces"].choices = rows(  # type: ignore[attr-defined]
            found.order_by("-decided_on", "-pk"),
            lambda each: f"{each.fiscal_year} {each.get_kind_display()} {each.amount} 元（{each.decided_on}）",
            blank="不是更正",
        )


class Decision(Amount):
    """An amount that the finance department decides."""

    kind = choice("性质", [each for each in AmountKind.choices if each[0] != AmountKind.REQUESTED])
    field_order = ("kind", "fiscal_year")
    kinds = (AmountKind.SUPPORTED, AmountKind.APPROVED, AmountKind.ADJUSTED)


class Payment(DeedForm):
    """A payment."""

    fiscal_year = number("预算年度")
    fund_source = choice("资金来源", FundSource.choices, initial=FundSource.CURRENT_YEAR)
    amount = exact("金额（元）", "退回的填负数。")
    executed_on = day("支付日期")
    document = line("凭证")
    reference = line("支付编号", "同一编号不会重复登记。", required=False)

    def told(self) -> dict[str, Any]:
        """Today, this year."""
        return {"fiscal_year": clock.today().year, "executed_on": clock.today()}


def _money(sent: Any) -> dict[str, Any]:  # noqa: ANN401 - as Door has it
    given = dict(sent.given)
    if "replaces" in given:
        given["replaces"] = whole(given["replaces"])
    return {"project": sent.row.pk, **given, "by": sent.by, "on": sent.on}


# --- Talk -------------------------------------------------------------------------------------------------------------


class Say(DeedForm):
    """A remark."""

    text = paragraph("意见")
    answers = hidden()
    plan = hidden()
    anchor = hidden()


class SetTask(DeedForm):
    """Something to do."""

    title = line("事项")
    role = choice("办理角色", Role.choices, initial=Role.UNIT_CLERK)
    region = choice("办理地区", hint="财政、领导、监督的角色填地区；单位的角色不填。", required=False)
    due_on = day("截止日期", required=False)

    def prepare(self) -> None:
        """The regions one sees."""
        found = visible(Region, self.hat).order_by("code")
        self.fields["region"].choices = rows(found, blank="项目单位")  # type: ignore[attr-defined]


class Nothing(DeedForm):
    """Nothing to fill in."""


class DraftPlan(DeedForm):
    """A plan."""

    fiscal_year = number("预算年度")
    reason = paragraph("调整原因", "已批复过的，写明为什么再编一版。", required=False)
    document = line("调整依据", required=False)
    copies = flag("沿用以前年度批复的目标和指标", "复制后再按本年情况修改。")

    def told(self) -> dict[str, Any]:
        """The first year of the project, or this one."""
        first: int = getattr(self.row, "first_year", 0)
        return {"fiscal_year": max(first, clock.today().year)}


def _id(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


_OF: dict[str, Any] = {"then": _of_project, "back": project_page, "section": "projects"}
_SELF: dict[str, Any] = {"then": project_page, "back": project_page, "section": "projects"}


def _is_open(row: Any) -> bool:  # noqa: ANN401 - a project
    return row is None or row.closed_on is None


LIST_DOORS = (
    Door(
        verb="projects.register",
        address="projects/new",
        title="登记项目",
        form=RegisterProject,
        act=lambda sent: projects.register(
            unit=int(sent.given["unit"]),
            code=sent.given["code"],
            fields=fields_of(sent.given),
            by=sent.by,
            on=sent.on,
        ),
        then=project_page,
        back=_projects_page,
        button="登记",
        said="项目已登记。",
        chosen=True,
        section="projects",
    ),
    Door(
        verb="projects.register_many",
        address="projects/paste",
        title="成批登记项目",
        form=PasteProjects,
        act=_register_many,
        then=_projects_page,
        back=_projects_page,
        button="全部登记",
        said="已全部登记。",
        chosen=True,
        section="projects",
    ),
)
PROJECT_DOORS = (
    Door(
        verb="projects.amend",
        address="projects/<int:pk>/amend",
        title="修改项目",
        form=AmendProject,
        act=lambda sent: projects.amend(
            project=sent.row.pk,
            revision=_id(sent.given["revision"]) or 0,
            changes=fields_of(sent.given),
            by=sent.by,
            on=sent.on,
        ),
        opens=_is_open,
        **_SELF,
    ),
    Door(
        verb="plans.draft",
        address="projects/<int:pk>/plan",
        title="编制绩效目标",
        form=DraftPlan,
        act=lambda sent: plans.draft(project=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        then=lambda plan, _: reverse("plan", kwargs={"pk": plan.pk}),
        back=project_page,
        button="开始编制",
        said="已建立，请填写目标和指标。",
        opens=_is_open,
        section="projects",
    ),
    Door(
        verb="people.engage",
        address="projects/<int:pk>/engage",
        title="委托第三方或专家",
        form=Engage,
        act=lambda sent: people.engage(
            project=sent.row.pk,
            unit=whole(sent.given["unit"]),
            person=whole(sent.given["person"]),
            **sent.only("valid_from", "valid_to", "document"),
            by=sent.by,
            on=sent.on,
        ),
        button="委托",
        **_OF,
    ),
    Door(
        verb="talk.set_task",
        address="projects/<int:pk>/task",
        title="布置待办",
        form=SetTask,
        act=lambda sent: talk.set_task(
            project=sent.row.pk,
            region=whole(sent.given["region"]),
            **sent.only("title", "role", "due_on"),
            by=sent.by,
            on=sent.on,
        ),
        button="布置",
        said="已布置，并通知了办理人。",
        **_OF,
    ),
    Door(
        verb="projects.close",
        address="projects/<int:pk>/close",
        title="终止项目",
        form=CloseProject,
        act=lambda sent: projects.close(project=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        button="终止",
        said="项目已终止。",
        opens=_is_open,
        **_SELF,
    ),
)
MONEY_DOORS = (
    Door(
        verb="money.request",
        address="projects/<int:pk>/request",
        title="申请预算",
        form=Amount,
        act=lambda sent: money.request(**_money(sent)),
        button="登记",
        opens=_is_open,
        **_OF,
    ),
    Door(
        verb="money.decide",
        address="projects/<int:pk>/decide",
        title="核定预算",
        form=Decision,
        act=lambda sent: money.decide(**_money(sent)),
        button="登记",
        opens=_is_open,
        **_OF,
    ),
    Door(
        verb="money.execute",
        address="projects/<int:pk>/execute",
        title="登记支付",
        form=Payment,
        act=lambda sent: money.execute(**_money(sent)),
        button="登记",
        **_OF,
    ),
)
TALK_DOORS = (
    Door(
        verb="talk.comment",
        address="projects/<int:pk>/comment",
        title="发表意见",
        form=Say,
        act=lambda sent: talk.comment(
            project=sent.row.pk,
            text=sent.given["text"],
            answers=_id(sent.given["answers"]),
            plan=_id(sent.given["plan"]),
            anchor=sent.given["anchor"],
            by=sent.by,
            on=sent.on,
        ),
        button="发表",
        said="意见已发表。",
        **_OF,
    ),
)
COMMENT_DOORS = (
    Door(
        verb="talk.resolve",
        address="comments/<int:pk>/resolve",
        title="标为已解决",
        form=Nothing,
        act=lambda sent: talk.resolve(comment=sent.row.pk, by=sent.by, on=sent.on),
        button="标为已解决",
        said="已标为解决。",
        opens=lambda row: row is None or row.resolved_at is None,
        **_OF | {"back": _of_project},
    ),
)
ENGAGEMENT_DOORS = (
    Door(
        verb="people.end_engagement",
        address="engagements/<int:pk>/end",
        title="结束委托",
        form=EndPost,
        act=lambda sent: people.end_engagement(engagement=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        button="结束",
        **_OF | {"back": _of_project},
    ),
)
HOME_DOORS = (
    Door(
        verb="talk.finish_task",
        address="tasks/<int:pk>/finish",
        title="办结",
        form=Nothing,
        act=lambda sent: talk.finish_task(task=sent.row.pk, by=sent.by, on=sent.on),
        then=_home,
        button="办结",
        said="已办结。",
        opens=lambda row: row is None or row.done_at is None,
        section="home",
    ),
    Door(
        verb="talk.read",
        address="notifications/<int:pk>/read",
        title="标为已读",
        form=Nothing,
        act=lambda sent: talk.read(notification=sent.row.pk, by=sent.by, on=sent.on),
        then=_home,
        button="标为已读",
        said="已标为已读。",
        opens=lambda row: row is None or row.read_at is None,
        section="home",
    ),
)
DOORS = (
    *LIST_DOORS,
    *PROJECT_DOORS,
    *MONEY_DOORS,
    *TALK_DOORS,
    *COMMENT_DOORS,
    *ENGAGEMENT_DOORS,
    *HOME_DOORS,
)
