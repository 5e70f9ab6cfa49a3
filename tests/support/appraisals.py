"""A budget round with its appraisals, done step by step in the small prefecture."""

from datetime import UTC, date, datetime, timedelta

from support.world import PASSWORD, hat_of, unit_of
from wenxiao_site.actions import appraisal, budgets, people, plans, projects
from wenxiao_site.registry.models import Appraisal, Panelist, Person, Region, Step

OPENS = date(2026, 9, 1)
"""A Tuesday."""
UNIT_DUE, DEPARTMENT_DUE, FINANCE_DUE = date(2026, 9, 15), date(2026, 9, 24), date(2026, 10, 20)
YEAR = 2027
EXPERTS = ("expert-one", "expert-two", "expert-three", "expert-four")


def at_noon(day):
    """A moment of a day."""
    return datetime(day.year, day.month, day.day, 4, tzinfo=UTC)


WHEN = at_noon(date(2026, 9, 8))
APPROVED_ON = date(2027, 2, 10)


def hat(login, on=WHEN):
    """The hat of a person on a moment's day."""
    return hat_of(login, on.date())


def announced(kind="FIRST", name="2027年预算一上", region="654300000"):
    """A round of the prefecture for 2027."""
    return budgets.announce(
        region=Region.objects.get(code=region).pk,
        kind=kind,
        fiscal_year=YEAR,
        name=name,
        opens_on=OPENS,
        deadlines={Step.UNIT: UNIT_DUE, Step.DEPARTMENT: DEPARTMENT_DUE, Step.FINANCE: FINANCE_DUE},
        by=hat("budget", at_noon(OPENS)),
        on=at_noon(OPENS),
    )


def new_project(name="牧区饮水安全项目", login="clerk", unit="654300000/219001", **more):
    """A project that is asked for the first time for 2027."""
    fields = {
        "name": name,
        "category": "SPECIFIC",
        "novelty": "NEW",
        "first_year": YEAR,
        "last_year": YEAR + 1,
        "account": "GENERAL_PUBLIC",
        "functional_code": "2130305",
        **more,
    }
    return projects.register(unit=unit_of(unit).pk, fields=fields, by=hat(login), on=WHEN)


def _indicator(dimension, sub_dimension, name, text, operator, value, unit, points):
    return {
        "dimension": dimension,
        "sub_dimension": sub_dimension,
        "name": name,
        "target_text": text,
        "operator": operator,
        "target_value": value,
        "measurement_unit": unit,
        "max_points": points,
    }


def good_lines():
    """A target in which the form checker finds no error."""
    goal = "新打机井20眼，解决3000名牧民饮水困难，饮水水质达标率达到100%，改善牧区生产生活条件。"
    return {
        "objectives": {"g1": {"text": goal}},
        "indicators": {
            "a1": _indicator("OUTPUT", "QUANTITY", "新打机井数量", "≥20眼", "GE", "20", "眼", 20),
            "a2": _indicator("OUTPUT", "QUALITY", "机井验收合格率", "≥98%", "GE", "98", "%", 10),
            "a3": _indicator("OUTPUT", "TIMELINESS", "机井完工时间", f"{YEAR}年10月31日前", "NONE", None, "", 10),
            "a4": _indicator("COST", "ECONOMIC_COST", "单眼机井建设成本", "≤5万元", "LE", "5", "万元", 20),
            "a5": _indicator("OUTCOME", "SOCIAL", "解决饮水困难牧民人数", "≥3000人", "GE", "3000", "人", 20),
            "a6": _indicator("SATISFACTION", "SATISFACTION", "牧民满意度", "≥90%", "GE", "90", "%", 10),
        },
    }


def with_target(project, login="clerk"):
    """A plan for 2027 without errors, in hand."""
    plan = plans.draft(project=project.pk, fiscal_year=YEAR, by=hat(login), on=WHEN)
    return plans.revise(plan=plan.pk, revision=plan.revision, changes=good_lines(), by=hat(login), on=WHEN)


def asked(project, campaign, amount="1200000", login="clerk", **more):
    """A request in a round."""
    return budgets.request(
        project=project.pk, budget_round=campaign.pk, requested_amount=amount, by=hat(login), on=WHEN, **more
    )


def pool(logins=EXPERTS, when=WHEN, since=OPENS):
    """Experts, each of another employer."""
    system, security, desk = (hat(login, when) for login in ("system", "security", "performance"))
    for login in logins:
        person = people.register(login=login, name=f"专家{login[-3:]}", password=PASSWORD, by=system, on=when)
        people.assign_post(person=person.pk, role="EXPERT", valid_from=since, by=security, on=when)
        appraisal.enlist(
            person=person.pk,
            employer_name="某大学",
            speciality="农业水利",
            valid_from=since,
            by=desk,
            on=when,
        )
    Person.objects.filter(login__in=logins).update(must_change_password=False)


def prepared(project, amount="1200000", login="clerk"):
    """A key appraisal with its materials and reasons."""
    row = appraisal.open_project(project=project.pk, fiscal_year=YEAR, requested_amount=amount, by=hat(login), on=WHEN)
    reasons = {each.key: ("MET", f"{each.label}：有依据。") for each in appraisal.sheet_of(row, WHEN.date())}
    appraisal.reason(appraisal=row.pk, reasons=reasons, by=hat(login), on=WHEN)
    for key, label, _ in appraisal.materials_of(row) if row.tier == "KEY" else ():
        appraisal.hand_in(appraisal=row.pk, key=key, note=f"{label}已交", by=hat(login), on=WHEN)
    return Appraisal.objects.get(pk=row.pk)


def drawn(row, count=3):
    """The seats after the draw."""
    return appraisal.draw(appraisal=row.pk, count=count, by=hat("performance"), on=WHEN)


def sheet(row, missing=0):
    """Full points less `missing` on every leaf, in points."""
    return {
        leaf.key: max(0, leaf.max_points // 100 - missing)
        for each in appraisal.sheet_of(row, WHEN.date())
        for leaf in each.leaves
    }


def scored(row, seats, missing=(0, 0, 0)):
    """Every expert hands in a sheet."""
    for seat, less in zip(seats, missing, strict=True):
        appraisal.score(
            seat=seat.pk,
            points=sheet(row, less),
            opinion="同意立项，建议细化测算。",
            is_final=True,
            by=hat(seat.person.login),
            on=WHEN + timedelta(minutes=1),
        )
    return Appraisal.objects.get(pk=row.pk)


def appraised(project, amount="1200000", supported="1000000"):
    """A key appraisal from its beginning to its conclusion."""
    row = prepared(project, amount)
    scored(row, drawn(row))
    return appraisal.conclude(
        appraisal=row.pk,
        supported_amount=supported,
        opinion="项目必要，预算略高。",
        advice="压减设备购置。",
        by=hat("performance"),
        on=WHEN + timedelta(minutes=2),
    )


def seat_of(row, login):
    """The seat of a person."""
    return Panelist.objects.get(appraisal=row, person__login=login)
