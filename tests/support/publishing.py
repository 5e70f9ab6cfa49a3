"""The small prefecture with what is published, what is not, and what must never be, planted where people type."""

from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZipFile

import polars as pl

from support.evaluations import CLOSING, planned, signed
from support.world import DAY, LATER, hat_of, unit_of
from wenxiao_site.actions import evaluation, money, plans, projects, publication
from wenxiao_site.registry.models import Evaluation, Project, PublicationDuty, Region

PHONES = ("13899112233", "0906-2123456", "654301198802031234", "clerk@example.com")
PEOPLE = ("古丽娜尔", "张站长", "陈审核", "周绩效", "韩教授", "沈经理")
SECRETS = ("水库安全监测系统", "机密牧场", "校舍维修改造项目", "还在起草的目标")
"""Classified, classified, of a department that published nothing, text of a draft."""
SUMMER = datetime(2027, 7, 20, 2, 0, tzinfo=UTC)
AFTER = datetime(2027, 8, 30, 2, 0, tzinfo=UTC)
PLANTED = f"联系人古丽娜尔，电话{PHONES[0]}，座机{PHONES[1]}，身份证{PHONES[2]}，{PHONES[3]}，请张站长核对。"


def announced(kind="BUDGET", region="654300000", approved_on=date(2026, 2, 10), login="performance", on=LATER):
    """The time begins to run."""
    return publication.announce(
        region=Region.objects.get(code=region).pk,
        fiscal_year=2026,
        kind=kind,
        approved_on=approved_on,
        by=hat_of(login, on.date()),
        on=on,
    )


def published(duty, login="reviewer", unit="654300000/219", on=LATER, **given):
    """A department goes public."""
    given = {"published_on": on.date(), **given}
    return publication.publish(duty=duty.pk, unit=unit_of(unit).pk, by=hat_of(login, on.date()), on=on, **given)


def secret(world):
    """A classified project of the same department, with everything approved."""
    fields = {"name": "机密牧场", "category": "SPECIFIC", "novelty": "NEW", "first_year": 2026, "is_classified": True,
              "account": "GENERAL_PUBLIC", "functional_code": "2130106"}  # fmt: skip
    row = projects.register(unit=unit_of("654300000/219001").pk, fields=fields, by=hat_of("clerk"), on=LATER)
    about = {"project": row.pk, "fiscal_year": 2026, "document": "密"}
    money.decide(**about, kind="APPROVED", amount=777_000, decided_on=DAY, by=hat_of("budget"), on=LATER)
    plan = plans.draft(project=row.pk, fiscal_year=2026, by=hat_of("clerk"), on=LATER)
    lines = {"a1": {"dimension": "OUTPUT", "sub_dimension": "QUANTITY", "name": "机密牧场面积", "max_points": 90}}
    plan = plans.revise(
        plan=plan.pk, revision=plan.revision, changes={"indicators": lines}, by=hat_of("clerk"), on=LATER
    )
    plans.submit(plan=plan.pk, revision=plan.revision, by=hat_of("clerk"), on=LATER)
    plans.approve(plan=plan.pk, by=hat_of("performance"), on=LATER)
    return row


def planted(world):
    """Everything that must not leave stands in what is published: in names, goals, reasons and conclusions."""
    seeds = world.project("seeds")
    projects.amend(project=seeds.pk, revision=seeds.revision, changes={"name": f"春播良种推广（{PHONES[0]}古丽娜尔）"},
                   by=hat_of("clerk"), on=LATER)  # fmt: skip
    secret(world)
    seeds = Project.objects.get(pk=seeds.pk)
    kept = {name: world.project(name) for name in ("station",)} | {"seeds": seeds}
    world.project = kept.__getitem__
    plan = world.plan("seeds")
    plans.send_back(plan=plan.pk, opinion="补充", by=hat_of("reviewer"), on=LATER)
    plan = world.plan("seeds")
    goal = {"objectives": {"g1": {"text": f"推广良种。{PLANTED}"}}}
    plans.revise(plan=plan.pk, revision=plan.revision, changes=goal, by=hat_of("clerk"), on=LATER)
    planned(world)
    draft = world.plan("station")
    goal = {"objectives": {"g1": {"text": "还在起草的目标。"}}}
    plans.revise(plan=draft.pk, revision=draft.revision, changes=goal, by=hat_of("station-clerk"), on=LATER)
    paid = {"project": seeds.pk, "fiscal_year": 2026, "amount": "80000", "document": "支付"}
    money.execute(**paid, executed_on=date(2026, 12, 20), by=hat_of("clerk", CLOSING.date()), on=CLOSING)
    return seeds


def evaluated(seeds, texts, actual):
    """The self-evaluation of the year, accepted."""
    clerk = hat_of("clerk", CLOSING.date())
    row = evaluation.open(project=seeds.pk, fiscal_year=2026, by=clerk, on=CLOSING)
    told = {name: f"{text}{PLANTED}" for name, text in texts.items()}
    lines = {key: {**each, "reason": f"{each['reason']}{PLANTED}"} if "reason" in each else each
             for key, each in actual.items()}  # fmt: skip
    row = evaluation.fill(
        evaluation=row.pk, revision=row.revision, changes={**told, "lines": lines}, by=clerk, on=CLOSING
    )
    row = signed(None, row)
    row = evaluation.submit(evaluation=row.pk, revision=row.revision, by=clerk, on=CLOSING)
    evaluation.forward(evaluation=row.pk, by=hat_of("reviewer", CLOSING.date()), on=CLOSING)
    evaluation.accept(evaluation=row.pk, by=hat_of("performance", CLOSING.date()), on=CLOSING)
    return Evaluation.objects.get(pk=row.pk)


def texts_of(content, name):
    """Everything that is in a file: of an archive, of a table, of a page."""
    if content[:4] == b"PK\x03\x04":
        with ZipFile(BytesIO(content)) as archive:
            for each in archive.namelist():
                yield each
                yield from texts_of(archive.read(each), each)
    elif content[:4] == b"PAR1":
        yield pl.read_parquet(BytesIO(content)).write_csv()
    else:
        yield content.decode("utf-8", "replace")


def all_duties():
    """Every duty there is."""
    return list(PublicationDuty.objects.order_by("pk"))
