"""What is visible: the set of rows is the same as asking each row, by a second hand that walks the trees upwards."""

import random
from dataclasses import replace

import pytest
from django.apps import apps
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.world import DAY, LOGINS, hat_of
from wenxiao_site.registry import trees
from wenxiao_site.registry.models import (
    AuditEvent,
    BudgetAmount,
    Comment,
    EvidenceFile,
    EvidenceUse,
    Execution,
    Fact,
    Indicator,
    Notification,
    PerformancePlan,
    Person,
    Post,
    Project,
    Region,
    RegionLevel,
    RegionLink,
    Role,
    Task,
    Unit,
    UnitLink,
)
from wenxiao_site.visibility import RIGHTS, changeable, may, visible

MODELS = sorted(apps.get_app_config("registry").get_models(), key=lambda each: each.__name__)
OF_REGIONS = {"PERFORMANCE_DESK", "BUDGET_DESK", "FINANCE_LEADER", "GOVERNMENT_LEADER", "OBSERVER"}
SEPARATED = {"SYSTEM_ADMINISTRATOR", "SECURITY_ADMINISTRATOR", "AUDITOR"}
ENGAGED = {"EXTERNAL_EVALUATOR", "EXPERT"}
READERS = {"GOVERNMENT_LEADER", "OBSERVER", *ENGAGED}


def upwards(node):
    """A node and those above it, by their parents."""
    while node is not None:
        yield node.pk
        node = node.parent


def reaches_unit(hat, unit):
    """Whether a unit is in the scope of a hat."""
    post = hat.post
    match str(hat.role):
        case "UNIT_CLERK" | "UNIT_HEAD" | "EXTERNAL_EVALUATOR":
            return unit.pk == post.unit_id
        case "DEPARTMENT_REVIEWER":
            return post.unit_id in upwards(unit)
        case "SECTOR_DESK":
            return bool(set(upwards(unit)) & {each.unit_id for each in post.departments.all()})
        case "EXPERT":
            return False
        case role if role in SEPARATED:
            return True
    return post.region_id in upwards(unit.region)


def reaches_project(hat, project):
    """Whether a project is in the scope of a hat."""
    if hat.role in {"SYSTEM_ADMINISTRATOR", "SECURITY_ADMINISTRATOR"}:
        return False
    if hat.role in ENGAGED:
        return not project.is_classified and any(
            (each.unit_id, each.person_id)
            == ((hat.post.unit_id, None) if hat.role == "EXTERNAL_EVALUATOR" else (None, hat.post.person_id))
            and each.is_in_force(hat.on)
            for each in project.engagements.all()
        )
    return reaches_unit(hat, project.unit)


def reaches_plan(hat, plan):
    if hat.role in {"SYSTEM_ADMINISTRATOR", "SECURITY_ADMINISTRATOR"}:
        return False
    if hat.role in READERS and plan.state not in {"SUBMITTED", "APPROVED"}:
        return False
    return reaches_project(hat, plan.project) if plan.project else reaches_unit(hat, plan.unit)


def reaches_use(hat, use):
    if use.project or use.budget_amount or use.execution:
        return reaches_project(hat, use.project or (use.budget_amount or use.execution).project)
    return reaches_plan(hat, use.plan or use.indicator.plan)


def reaches_file(hat, file):
    if hat.role in {"SYSTEM_ADMINISTRATOR", "SECURITY_ADMINISTRATOR"}:
        return False
    used = any(reaches_use(hat, each) for each in file.uses.filter(removed_at=None))
    return used or (hat.role not in {"GOVERNMENT_LEADER", "OBSERVER"} and reaches_unit(hat, file.unit))


def reaches_history(hat, row):
    """Events and facts: of a project, or of a unit as a whole."""
    if hat.role in {"SYSTEM_ADMINISTRATOR", "SECURITY_ADMINISTRATOR"}:
        return False
    if row.project:
        return reaches_project(hat, row.project)
    return row.unit is not None and reaches_unit(hat, row.unit)


def reaches_post(hat, post):
    if hat.role in {"SYSTEM_ADMINISTRATOR", "SECURITY_ADMINISTRATOR"}:
        return True
    if post.person_id == hat.person.pk or post.pk == hat.post.pk:
        return True
    if hat.role in ENGAGED:
        return False
    if post.unit:
        return reaches_unit(hat, post.unit)
    return bool(post.region and hat.role in OF_REGIONS and hat.post.region_id in upwards(post.region))


def reaches_comment(hat, comment):
    hidden = hat.role in READERS and comment.plan is not None and not reaches_plan(hat, comment.plan)
    return reaches_project(hat, comment.project) and not hidden


def reaches_task(hat, task):
    if task.person_id == hat.person.pk:
        return True
    if hat.role in SEPARATED:
        return False
    mine = task.role == hat.role and (
        (task.unit_id is not None and task.unit_id == hat.post.unit_id)
        or (task.region_id is not None and task.region_id == hat.post.region_id)
    )
    return mine or (task.project is not None and reaches_project(hat, task.project))


BY_ROW = {
    Unit: lambda hat, unit: (
        reaches_unit(hat, unit)
        or (hat.role in ENGAGED and any(reaches_project(hat, each) for each in unit.projects.all()))
    ),
    Project: reaches_project,
    BudgetAmount: lambda hat, row: reaches_project(hat, row.project),
    Execution: lambda hat, row: reaches_project(hat, row.project),
    PerformancePlan: reaches_plan,
    Indicator: lambda hat, row: reaches_plan(hat, row.plan),
    EvidenceFile: reaches_file,
    EvidenceUse: reaches_use,
    Comment: reaches_comment,
    Task: reaches_task,
    Notification: lambda hat, row: row.person_id == hat.person.pk,
    Post: reaches_post,
    Person: lambda hat, row: (
        hat.role in {"SYSTEM_ADMINISTRATOR", "SECURITY_ADMINISTRATOR"}
        or row.pk == hat.person.pk
        or any(reaches_post(hat, each) and in_scope(hat, each) for each in row.posts.all())
    ),
    AuditEvent: lambda hat, row: hat.role not in ENGAGED and reaches_history(hat, row),
    Fact: reaches_history,
}


def in_scope(hat, post):
    """A post that is seen because of its place, not because it is one's own."""
    if hat.role in ENGAGED:
        return post.pk == hat.post.pk
    if post.unit:
        return reaches_unit(hat, post.unit)
    return bool(post.region and hat.role in OF_REGIONS and hat.post.region_id in upwards(post.region))


def by_row(hat, model):
    """The rows that a hat sees, asked one by one."""
    if hat.role == Role.AUDITOR:
        return set(model.objects.values_list("pk", flat=True))
    return {row.pk for row in model.objects.all() if BY_ROW[model](hat, row)}


@pytest.mark.parametrize("login", LOGINS)
def test_the_set_is_what_the_rows_say(shared_world, login):
    hat = shared_world.hat(login)
    for model in BY_ROW:
        assert set(visible(model, hat).values_list("pk", flat=True)) == by_row(hat, model), model.__name__


def test_a_delegated_hat_reaches_what_its_post_reaches(shared_world):
    own, acted = shared_world.hat("clerk-colleague"), shared_world.hat("clerk-colleague", nth=1)
    assert (own.role, acted.role, str(acted.delegated_from)) == ("UNIT_CLERK", "UNIT_HEAD", "张站长")
    head = shared_world.hat("head")
    for model in (Project, PerformancePlan, BudgetAmount, EvidenceFile):
        assert set(visible(model, acted)) == set(visible(model, head)) != set()


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(
    seed=st.integers(0, 10**9),
    login=st.sampled_from(["clerk", "reviewer", "sector", "performance", "county-performance"]),
)
def test_it_stays_so_wherever_units_are_moved(shared_world, seed, login):
    chance = random.Random(seed)  # noqa: S311 - examples, not secrets
    with transaction.atomic():
        for _ in range(12):
            unit, above = chance.sample([*Unit.objects.all()], 2)
            try:
                trees.move(UnitLink, unit, above.pk)
            except trees.UnderItselfError:
                continue
            unit.parent = above
            unit.save()
        Post.objects.filter(unit__isnull=False).exclude(role="EXTERNAL_EVALUATOR").update(
            unit=chance.choice([*Unit.objects.all()])
        )
        hat = hat_of(login)
        for model in (Unit, Project, PerformancePlan, Person):
            assert set(visible(model, hat).values_list("pk", flat=True)) == by_row(hat, model), model.__name__
        transaction.set_rollback(True)


@pytest.mark.parametrize("login", LOGINS)
def test_what_may_be_changed_is_seen_and_the_question_about_a_row_gives_the_set(shared_world, login):
    hat = shared_world.hat(login)
    for verb, right in RIGHTS.items():
        if right.model is None:
            assert may(hat, verb) == (hat.role in right.roles)
            continue
        rows = set(changeable(verb, right.model, hat))
        assert rows <= set(visible(right.model, hat)), verb
        assert rows == {row for row in right.model.objects.all() if may(hat, verb, row)}, verb
        assert hat.role in right.roles or not rows


def test_the_auditor_sees_every_row_and_may_change_only_the_own_password(shared_world):
    hat = shared_world.hat("auditor")
    for model in MODELS:
        assert visible(model, hat).count() == model.objects.count(), model.__name__
    allowed = {
        (verb, row.pk)
        for verb, right in RIGHTS.items()
        if right.model is not None
        for row in changeable(verb, right.model, hat)
    }
    assert allowed == {("people.change_password", hat.person.pk)}


@pytest.mark.parametrize("login", ["system", "security"])
def test_the_other_administrators_see_nothing_of_the_work(shared_world, login):
    hat = shared_world.hat(login)
    for model in (
        Project,
        BudgetAmount,
        Execution,
        PerformancePlan,
        Indicator,
        EvidenceFile,
        Comment,
        AuditEvent,
        Fact,
    ):
        assert not visible(model, hat).exists(), model.__name__
        assert model.objects.exists(), model.__name__


def test_every_role_is_in_the_world(shared_world):
    assert {hat.role for hat in shared_world.everyone().values()} == set(Role)


def test_nobody_sees_another_county(shared_world):
    outside = shared_world.project("secret")
    for login in ("county-clerk", "county-performance", "county-budget", "township-clerk", "clerk", "evaluator"):
        hat = shared_world.hat(login)
        assert outside not in visible(Project, hat)
        assert not visible(BudgetAmount, hat).filter(project=outside).exists()
        assert not visible(EvidenceFile, hat).filter(unit=outside.unit).exists()


def test_a_row_of_another_kind_is_no_answer(shared_world):
    with pytest.raises(TypeError, match=r"projects\.amend"):
        changeable("projects.amend", Unit, shared_world.hat("clerk"))


def test_an_engagement_opens_a_project_for_its_time_only(shared_world):
    assert [each.name for each in visible(Project, shared_world.hat("evaluator"))] == ["春播良种推广项目"]
    assert [each.name for each in visible(Project, shared_world.hat("expert"))] == ["校舍维修改造项目"]
    day_before = shared_world.hat("evaluator", day=DAY.replace(day=1))
    assert not visible(Project, day_before).exists()


@pytest.mark.parametrize("role", sorted(OF_REGIONS))
def test_a_hat_that_reaches_everywhere_sees_what_its_places_say(shared_world, role):
    hat = next(hat for hat in map(shared_world.hat, LOGINS) if hat.role == role and hat.everywhere)
    by_places = replace(hat, everywhere=False)
    for model in MODELS:
        assert set(visible(model, hat)) == set(visible(model, by_places)), model.__name__
    for verb, right in RIGHTS.items():
        if right.model is not None:
            assert set(changeable(verb, right.model, hat)) == set(changeable(verb, right.model, by_places)), verb


def test_nobody_reaches_everywhere_once_there_is_a_place_elsewhere(shared_world):
    assert not shared_world.hat("county-performance").everywhere
    assert not shared_world.hat("clerk").everywhere
    with transaction.atomic():
        elsewhere = Region.objects.create(code="654000000", name="伊犁州", level=RegionLevel.PREFECTURE, valid_from=DAY)
        trees.plant(RegionLink, elsewhere)
        assert not shared_world.hat("performance").everywhere
        transaction.set_rollback(True)
