"""Doing again through the actions what was written in bulk: deed by deed from the audit events, with the same keys.

A stage of the demonstration adds its deeds to `DEEDS`, and to `NATURAL` what tells apart the rows that it makes.
"""

import json
from contextlib import contextmanager
from operator import attrgetter

import pytest
from django.apps import apps
from django.db.models.signals import pre_save

from wenxiao_site.actions import (
    application,
    appraisal,
    evaluation,
    founding,
    money,
    people,
    places,
    plans,
    projects,
    publication,
    rounds,
    talk,
    training,
    zero_based,
)
from wenxiao_site.actions.auditing import local_day
from wenxiao_site.demo.people import PASSWORD
from wenxiao_site.registry import models
from wenxiao_site.registry.models import Person
from wenxiao_site.visibility import hats

FIRST = "First-Password-1"

NATURAL = {
    models.Region: ("code",),
    models.Unit: ("region_id", "code"),
    models.UnitValidity: ("unit_id", "valid_from"),
    models.Person: ("login",),
    models.Post: ("person_id", "role"),
    models.DeskDepartment: ("post_id", "unit_id"),
    models.Strategy: ("code",),
    models.Project: ("code",),
    models.BudgetAmount: ("project_id", "fiscal_year", "kind", "decided_on"),
    models.Execution: ("project_id", "reference"),
    models.PerformancePlan: ("project_id", "unit_id", "fiscal_year", "version"),
    models.Objective: ("plan_id", "key"),
    models.Indicator: ("plan_id", "key"),
    models.Evaluation: ("kind", "project_id", "unit_id", "fiscal_year"),
    models.Round: ("region_id", "stage", "fiscal_year", "name"),
    models.Comment: ("project_id", "plan_id", "anchor", "text"),
    models.Task: ("project_id", "title", "role"),
    models.Deadline: ("round_id", "step", "unit_id"),
    models.PublicationDuty: ("region_id", "fiscal_year", "kind"),
    models.Publication: ("duty_id", "unit_id"),
    models.Expert: ("person_id",),
    models.Appraisal: ("project_id", "fiscal_year"),
    models.AppraisalReason: ("appraisal_id", "dimension"),
    models.ResultDecision: ("project_id", "budget_year"),
    models.RequestRating: ("project_id", "fiscal_year"),
    models.TrainingCourse: ("region_id", "title", "held_on"),
    models.TrainingAttendance: ("course_id", "audience"),
}
"""Model → columns that tell its rows apart, whatever their keys."""

NOT_COMPARED = {"password"}
"""Hashes differ with their salt."""

KEYS_NOT_COMPARED = (
    "evaluationline",
    "regionlink",
    "unitlink",
    "projectstrategy",
    "deskdepartment",
    "unitvalidity",
    "notification",
    "fact",
)
"""Tables whose keys no event names: their rows are compared without."""


def everything():
    """Every row of the registry: name of the model → column → value, by key."""
    return {
        model._meta.model_name: {row[model._meta.pk.attname]: row for row in model._default_manager.values()}
        for model in apps.get_app_config("registry").get_models()
    }


class Record:
    """What was written in bulk, taken out of its database."""

    def __init__(self):
        self.rows = everything()
        self.events = [self.rows["auditevent"][number] for number in sorted(self.rows["auditevent"])]
        self.keys = {
            model: {tuple(row[name] for name in names): key for key, row in self.rows[model._meta.model_name].items()}
            for model, names in NATURAL.items()
        }

    @contextmanager
    def same_keys(self):
        """While this lasts, a row that is made gets the key that it has here."""

        def give(sender, instance, **_):
            if sender in NATURAL and instance.pk is None:
                instance.pk = (
                    self.keys[sender][attrgetter(*NATURAL[sender])(instance)]
                    if len(NATURAL[sender]) > 1
                    else (self.keys[sender][(getattr(instance, NATURAL[sender][0]),)])
                )

        pre_save.connect(give)
        try:
            yield
        finally:
            pre_save.disconnect(give)

    def again(self, event):
        """Do the deed of an event through its action."""
        row = self.rows[event["object_type"]][int(event["object_id"])]
        deed = {"on": event["at"]}
        if event["hat"]:
            person = Person.objects.get(pk=event["person_id"])
            deed["by"] = next(each for each in hats(person, local_day(event["at"])) if str(each) == event["hat"])
        before, after = (json.loads(event[name] or "{}") for name in ("before", "after"))
        DEEDS[event["action"]](self, row, before, after, deed)


def given(row, *names):
    """Some columns of a row, as an action takes them."""
    return {name: row[name] for name in names}


def found(record, row, before, after, deed):
    made = {each["login"]: each for each in record.rows["person"].values()}
    people_by_role = {role: (login, made[login]["name"], FIRST) for role, login in after["administrators"].items()}
    founding.found(**given(row, "code", "name", "level", "jurisdiction"), administrators=people_by_role, **deed)


def announce(record, row, before, after, deed):
    deadlines = {
        each["step"]: each["due_on"] for each in record.rows["deadline"].values() if each["round_id"] == row["id"]
    }
    told = given(row, "stage", "fiscal_year", "name", "opens_on", "document")
    rounds.announce(region=row["region_id"], **told, deadlines=deadlines, **deed)


def register_project(record, row, before, after, deed):
    names = set(projects.FIELDS) - {"strategies", "responsible"}
    fields = given(row, *names) | {"responsible": row["responsible_id"], "strategies": after["strategies"]}
    projects.register(unit=row["unit_id"], fields=fields, code=row["code"], **deed)


def amount(act, **more):
    def again(record, row, before, after, deed):
        told = given(row, "fiscal_year", "amount", "decided_on", "document", "fund_source")
        told |= {name: row[column] for name, column in more.items()}
        act(project=row["project_id"], **told, **deed)

    return again


def execute(record, row, before, after, deed):
    told = given(row, "fiscal_year", "amount", "executed_on", "document", "fund_source", "reference")
    money.execute(project=row["project_id"], **told, **deed)


def revise(record, row, before, after, deed):
    changes = given(after, "objectives", "indicators")
    plans.revise(plan=row["id"], revision=before["revision"], changes=changes, **deed)


def fill(act):
    def again(record, row, before, after, deed):
        texts = {name: text for name, text in after.items() if name in evaluation.HEAD}
        act(
            evaluation=row["id"],
            revision=before["revision"],
            changes={**texts, "lines": after.get("lines", {})},
            **deed,
        )

    return again


def sign(record, row, before, after, deed):
    capacity = next(name for name in evaluation.CAPACITIES if f"{name}_at" in after)
    evaluation.sign(evaluation=row["id"], revision=2, capacity=capacity, name=row[capacity], **deed)


def select(record, row, before, after, deed):
    told = {**given(row, "kind", "fiscal_year"), "reason": row["selection_reason"]}
    if row["project_id"] is not None:
        evaluation.select(project=row["project_id"], **told, **deed)
    else:
        evaluation.select_unit(unit=row["unit_id"], amount=row["amount"], **told, **deed)


def draw(record, row, before, after, deed):
    """The chance of the draw is what it was."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(appraisal, "seed_of", lambda _: after["seed"])
        count = sum(state == "SEATED" for _, state, _ in after["panel"])
        appraisal.draw(appraisal=row["id"], count=count, **deed)


DEEDS = {
    "application.decide": lambda _, row, __, ___, deed: application.decide(
        project=row["project_id"],
        **given(
            row,
            *("fiscal_year", "budget_year", "outcome", "decided_amount", "decision_reason"),
            *("policy_effect", "management", "management_due_on"),
        ),
        **deed,
    ),
    "appraisal.enlist": lambda _, row, __, ___, deed: appraisal.enlist(
        person=row["person_id"], **given(row, "employer_name", "speciality", "valid_from"), **deed
    ),
    "appraisal.open_project": lambda _, row, __, ___, deed: appraisal.open_project(
        project=row["project_id"], **given(row, "fiscal_year", "requested_amount"), **deed
    ),
    "appraisal.reason": lambda _, row, __, after, deed: appraisal.reason(appraisal=row["id"], reasons=after, **deed),
    "appraisal.hand_in": lambda _, row, __, ___, deed: appraisal.hand_in(
        appraisal=row["appraisal_id"], **given(row, "key", "note"), **deed
    ),
    "appraisal.draw": draw,
    "appraisal.score": lambda _, row, __, after, deed: appraisal.score(seat=row["id"], **after, **deed),
    "appraisal.conclude": lambda _, row, __, ___, deed: appraisal.conclude(
        appraisal=row["id"], **given(row, "supported_amount", "opinion", "advice"), **deed
    ),
    "founding.found": found,
    "places.found_region": lambda _, row, __, ___, deed: places.found_region(
        parent=row["parent_id"], **given(row, "code", "name", "level", "valid_from", "jurisdiction"), **deed
    ),
    "places.register_unit": lambda _, row, __, ___, deed: places.register_unit(
        region=row["region_id"],
        parent=row["parent_id"],
        **given(row, "code", "name", "kind", "tier", "valid_from"),
        **deed,
    ),
    "places.name_strategy": lambda _, row, __, ___, deed: places.name_strategy(
        **given(row, "code", "name", "position"), **deed
    ),
    "people.register": lambda _, row, __, ___, deed: people.register(
        **given(row, "login", "name"), password=FIRST, **deed
    ),
    "people.change_password": lambda _, row, __, ___, deed: people.change_password(
        person=row["id"], old=FIRST, new=PASSWORD, **deed
    ),
    "people.assign_post": lambda _, row, __, ___, deed: people.assign_post(
        person=row["person_id"],
        unit=row["unit_id"],
        region=row["region_id"],
        **given(row, "role", "valid_from", "document"),
        **deed,
    ),
    "people.assign_departments": lambda _, row, __, after, deed: people.assign_departments(
        post=row["id"], units=after["departments"], **deed
    ),
    "rounds.announce": announce,
    "rounds.close": lambda _, row, __, ___, deed: rounds.close(campaign=row["id"], closed_on=row["closed_on"], **deed),
    "projects.register": register_project,
    "money.request": amount(money.request),
    "money.decide": amount(money.decide, kind="kind"),
    "money.execute": execute,
    "evaluation.open": lambda _, row, __, ___, deed: evaluation.open(
        project=row["project_id"], fiscal_year=row["fiscal_year"], **deed
    ),
    "evaluation.fill": fill(evaluation.fill),
    "evaluation.sign": sign,
    "evaluation.submit": lambda _, row, __, ___, deed: evaluation.submit(evaluation=row["id"], revision=2, **deed),
    "evaluation.forward": lambda _, row, __, ___, deed: evaluation.forward(evaluation=row["id"], **deed),
    "evaluation.accept": lambda _, row, __, ___, deed: evaluation.accept(evaluation=row["id"], **deed),
    "evaluation.select": select,
    "evaluation.select_unit": select,
    "evaluation.review": fill(evaluation.review),
    "evaluation.conclude": lambda _, row, __, ___, deed: evaluation.conclude(evaluation=row["id"], revision=2, **deed),
    "plans.draft": lambda _, row, __, ___, deed: plans.draft(
        project=row["project_id"], **given(row, "fiscal_year", "reason", "document"), **deed
    ),
    "plans.draft_overall": lambda _, row, __, ___, deed: plans.draft_overall(
        unit=row["unit_id"], **given(row, "fiscal_year", "reason", "document"), **deed
    ),
    "plans.revise": revise,
    "plans.submit": lambda _, row, before, ___, deed: plans.submit(plan=row["id"], revision=before["revision"], **deed),
    "plans.send_back": lambda _, row, __, after, deed: plans.send_back(
        plan=row["id"], opinion=after["opinion"], **deed
    ),
    "talk.comment": lambda _, row, __, ___, deed: talk.comment(
        project=row["project_id"], plan=row["plan_id"], **given(row, "anchor", "text"), **deed
    ),
    "talk.set_task": lambda _, row, __, ___, deed: talk.set_task(
        project=row["project_id"], **given(row, "title", "role", "due_on"), **deed
    ),
    "training.record": lambda _, row, __, after, deed: training.record(
        region=row["region_id"],
        organiser=row["organiser_id"],
        person_times=after["person_times"],
        **given(row, "title", "method", "held_on", "days"),
        **deed,
    ),
    "publication.announce": lambda _, row, __, ___, deed: publication.announce(
        region=row["region_id"], **given(row, "fiscal_year", "kind", "approved_on", "document"), **deed
    ),
    "publication.publish": lambda _, row, __, ___, deed: publication.publish(
        duty=row["duty_id"], unit=row["unit_id"], **given(row, "published_on", "address"), **deed
    ),
    "zero_based.rate": lambda _, row, __, ___, deed: zero_based.rate(
        project=row["project_id"],
        **given(
            row,
            *("fiscal_year", "need_points", "readiness_points", "cost_effectiveness_points"),
            *("is_divisible", "opinion"),
        ),
        **deed,
    ),
    "plans.approve": lambda _, row, __, ___, deed: plans.approve(plan=row["id"], **deed),
}
"""Action → doing it again: (record, row, before, after, who and when)."""
