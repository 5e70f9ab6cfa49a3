"""Projects: registered one by one or many at once, changed, closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from wenxiao_site.actions.auditing import (
    Deed,
    claim,
    deed,
    keep,
    keep_all,
    refuse_stale,
    set_fields,
    snapshot,
    stored,
    strategies_of,
)
from wenxiao_site.actions.errors import Missing, Refused
from wenxiao_site.actions.merging import Content, differing
from wenxiao_site.registry.models import Person, Project, ProjectCategory, ProjectStrategy, Strategy, Unit
from wenxiao_site.visibility import changeable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from wenxiao_site.visibility import Hat

FIELDS: Final = (
    "name",
    "responsible",
    "category",
    "novelty",
    "first_year",
    "last_year",
    "account",
    "functional_code",
    "transfer_kind",
    "is_livelihood",
    "is_bond",
    "is_transition_fund",
    "is_classified",
    "summary",
    "strategies",
)
"""What is given and changed. `responsible`: id of a person, `strategies`: codes."""

_AREA_DIGITS: Final = 6
_YEAR_DIGITS: Final = 2
_CODE_LENGTH: Final = 21
_LETTER_AT: Final = 8
_SERIAL_DIGITS: Final = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """A project to be registered: its unit, its fields, and its code; without one the next free code is given."""

    unit: int
    fields: Mapping[str, Any]
    code: str = ""


def register(*, unit: int, fields: Mapping[str, Any], by: Hat, on: datetime, code: str = "") -> Project:
    """A new project of a unit. Raises Refused."""
    with deed("projects.register", by=by, on=on) as told:
        owner = claim("projects.register", Unit, unit, by)
        project, strategies = _new(owner, fields, code, on)
        project.code = project.code or _free_codes(owner, project, 1)[0]
        keep(project, new=True)
        _set_strategies([(project, strategies)])
        told.done_to(project, after=_content(project), project=project)
        _tell(told, project)
    return project


def register_many(*, entries: Sequence[Entry], by: Hat, on: datetime) -> list[Project]:
    """Many new projects, all or none. Raises Refused; keys begin with the number of the entry, from 0."""
    with deed("projects.register_many", by=by, on=on) as told:
        if not entries:
            raise Refused("没有要登记的项目。")
        owners = _owners(entries, by)
        made = []
        for number, entry in enumerate(entries):
            try:
                made.append(_new(owners[entry.unit], entry.fields, entry.code, on))
            except Refused as refused:
                raise Refused({f"{number}.{key}": text for key, text in refused.problems.items()}) from refused
        projects = [project for project, _ in made]
        _give_codes(projects)
        keep_all(projects)
        _set_strategies(made, "{}.strategies")
        for project in projects:
            _tell(told, project)
        told.done_to(projects[0], after={"projects": [_content(each) for each in projects]}, unit=projects[0].unit)
    return projects


def amend(*, project: int, revision: int, changes: Mapping[str, Any], by: Hat, on: datetime) -> Project:
    """Change fields of a project that was read at `revision`. Raises Refused, StaleVersion if it has changed since."""
    with deed("projects.amend", by=by, on=on) as told:
        row = claim("projects.amend", Project, project, by)
        before = _content(row)
        refuse_stale(row, before, revision, lambda read: {**read, **_columns(changes)})
        rest, strategies = _split(changes)
        set_fields(row, _with_people(rest), FIELDS)
        _refuse_letter(row)
        row.revision += 1
        keep(row)
        if strategies is not None:
            _set_strategies([(row, strategies)])
        old, new = differing(before, _content(row))
        told.done_to(row, before=old, after=new, project=row)
        _tell(told, row)
    return row


def close(*, project: int, reason: str, by: Hat, on: datetime) -> Project:
    """A project ends before its time, or for good. Raises Refused."""
    with deed("projects.close", by=by, on=on) as told:
        row = claim("projects.close", Project, project, by)
        if row.closed_on is not None:
            raise Refused(f"项目已于 {row.closed_on} 终止。")
        if not reason.strip():
            raise Refused({"reason": "请写明终止的原因。"})
        before = _content(row)
        row.closed_on = told.day
        row.revision += 1
        keep(row)
        old, new = differing(before, _content(row))
        told.done_to(row, before=old, after=new | {"reason": reason}, project=row)
        _tell(told, row, state="CLOSED")
    return row


def _new(unit: Unit, fields: Mapping[str, Any], code: str, on: datetime) -> tuple[Project, Sequence[str]]:
    if unit.valid_to is not None:
        raise Refused({"unit": f"“{unit.name}”已经撤销，不能再登记项目。"})
    rest, strategies = _split(fields)
    project = Project(unit=unit, code=code, recorded_at=on)
    set_fields(project, _with_people(rest), FIELDS)
    _refuse_letter(project)
    return project, strategies or ()


def _split(fields: Mapping[str, Any]) -> tuple[dict[str, Any], Sequence[str] | None]:
    rest = dict(fields)
    return rest, rest.pop("strategies", None)


def _with_people(fields: dict[str, Any]) -> dict[str, Any]:
    if fields.get("responsible") is not None:
        person = Person.objects.filter(pk=fields["responsible"], is_active=True).first()
        if person is None:
            raise Refused({"responsible": "没有找到这个人。"})
        return fields | {"responsible": person}
    return fields


def _refuse_letter(project: Project) -> None:
    """The letter in a code is that of the category."""
    if not project.code or project.category not in ProjectCategory.values:
        return
    letter = ProjectCategory(project.category).letter
    if len(project.code) == _CODE_LENGTH and project.code[_LETTER_AT] != letter:
        raise Refused({"code": f"项目代码第 9 位应为 {letter}（{ProjectCategory(project.category).label}）。"})


def _give_codes(projects: Sequence[Project]) -> None:
    """Give the next free codes to the projects without one, those of one area, year and letter together."""
    groups: dict[str, list[Project]] = {}
    for project in projects:
        if not project.code:
            groups.setdefault(_stem(project.unit, project), []).append(project)
    for group in groups.values():
        codes = _free_codes(group[0].unit, group[0], len(group))
        for project, code in zip(group, codes, strict=True):
            project.code = code


def _stem(unit: Unit, project: Project) -> str:
    if project.category not in ProjectCategory.values:
        raise Refused({"category": "项目类别不在可选范围内。"})
    year = str(stored(Project._meta.get_field("first_year"), project.first_year))[-_YEAR_DIGITS:]  # noqa: SLF001 - documented
    return f"{unit.region.code[:_AREA_DIGITS]}{year}{ProjectCategory(project.category).letter}"


def _free_codes(unit: Unit, project: Project, count: int) -> list[str]:
    """The next codes of an area, year and letter. Writers of the same region wait for each other here."""
    type(unit.region).objects.select_for_update(no_key=True).get(pk=unit.region_id)
    stem = _stem(unit, project)
    last = Project.objects.filter(code__startswith=stem).order_by("-code").values_list("code", flat=True).first()
    serial = int(last[-_SERIAL_DIGITS:]) if last else 0
    return [f"{stem}{serial + number:0{_SERIAL_DIGITS}}" for number in range(1, count + 1)]


def _owners(entries: Sequence[Entry], by: Hat) -> dict[int, Unit]:
    wanted = {entry.unit for entry in entries}
    rows = changeable("projects.register_many", Unit, by).filter(pk__in=wanted).select_related("region")
    owners = {unit.pk: unit for unit in rows}
    if wanted - owners.keys():
        raise Missing
    return owners


def _set_strategies(serves: Sequence[tuple[Project, Sequence[str]]], field: str = "strategies") -> None:
    """Let projects serve these strategies and no others. Raises Refused; `field` may hold the number of a project."""
    known = {
        each.code: each for each in Strategy.objects.filter(code__in={code for _, codes in serves for code in codes})
    }
    for number, (_, codes) in enumerate(serves):
        unknown = sorted(set(codes) - known.keys())
        if unknown:
            raise Refused({field.format(number): f"没有这个战略：{'、'.join(unknown)}。"})
    ProjectStrategy.objects.filter(project__in=[project for project, _ in serves]).delete()
    ProjectStrategy.objects.bulk_create(
        [
            ProjectStrategy(project=project, strategy=known[code])
            for project, codes in serves
            for code in sorted(set(codes))
        ]
    )
    for project, codes in serves:
        project.strategy_codes = sorted(set(codes))


def _content(project: Project) -> Content:
    return snapshot(project) | {"strategies": list(strategies_of(project))}


def _columns(fields: Mapping[str, Any]) -> Content:
    """Given fields as a content has them. Raises Refused."""
    columns = {each.name: each for each in Project._meta.concrete_fields}  # noqa: SLF001 - documented
    return {
        columns[name].attname if name in columns else name: stored(columns[name], value) if name in columns else value
        for name, value in fields.items()
    }


def _tell(told: Deed, project: Project, state: str = "") -> None:
    told.fact(project.first_year, project=project, state=state or ("CLOSED" if project.closed_on else "OPEN"), count=1)
