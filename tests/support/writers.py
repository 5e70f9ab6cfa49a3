"""Many writers at once, and writers that are killed: the same program for the tests and for `make soak`.

    python -m support.writers race --edits 10000 --writers 8
    python -m support.writers kills --count 200 --folder DIR

Works on the database that WENXIAO_DATABASE names, filled with the world. Prints one JSON object with what was found;
exits 1 when anything was lost or half-written.
"""

import argparse
import hashlib
import json
import os
import random
import signal
import sys
import time
import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wenxiao_site.settings")
import django

django.setup()

from django.conf import settings  # noqa: E402 - after the set-up
from django.db import connections  # noqa: E402

from support.world import FIELDS, LATER, NOW, World, hat_of, unit_of  # noqa: E402
from wenxiao_site.actions import auditing, evidence, plans, projects  # noqa: E402
from wenxiao_site.actions.errors import Refused, StaleVersion  # noqa: E402
from wenxiao_site.adapters import backup  # noqa: E402
from wenxiao_site.adapters.storage import storage  # noqa: E402
from wenxiao_site.registry.models import AuditEvent, EvidenceFile, Indicator, PerformancePlan, Project  # noqa: E402

BATCH = 20
"""Projects of one import."""


def drafts():
    """The plans that writers quarrel about: those of three units, all in draft, and who edits each."""
    world = World()
    return [
        (world.plan("station").pk, "station-clerk"),
        (world.plan("school").pk, "school-clerk"),
        (world.plan("road").pk, "township-clerk"),
    ]


def edit(plan, by, token):
    """Add one to the target of a plan and leave a token, as often as it takes; gives the number of conflicts."""
    conflicts = 0
    while True:
        row = PerformancePlan.objects.get(pk=plan)
        line = Indicator.objects.get(plan=row, key="a1")
        changes = {"indicators": {"a1": {"target_value": line.target_value + 1, "explanation": token}}}
        try:
            plans.revise(plan=plan, revision=row.revision, changes=changes, by=by, on=LATER)
        except StaleVersion:
            conflicts += 1
        else:
            return conflicts


def forked(work):
    """Run `work(acknowledge)` in a child; gives the child and the pipe that its acknowledgements come through."""
    connections.close_all()
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    try:
        os.close(reading)
        work(lambda told: os.write(writing, f"{told}\n".encode()))
        os._exit(0)
    except BaseException as error:  # noqa: BLE001 - the parent has to hear of anything
        os.write(writing, f"failed {type(error).__name__}: {error}\n".encode())
        os._exit(1)


def heard(reading):
    """Everything that a child acknowledged."""
    with os.fdopen(reading, "rb") as pipe:
        return [line.decode() for line in pipe.read().split(b"\n")[:-1]]


# --- Races ------------------------------------------------------------------------------------------------------------


def race(edits, writers):
    """All writers edit the same few plans at once; what was acknowledged has to be there, each edit once."""
    rooms = drafts()
    before = {plan: (Indicator.objects.get(plan=plan, key="a1").target_value, count_of(plan)) for plan, _ in rooms}
    began = time.monotonic()

    def work(number):
        def edit_all(acknowledge):
            chance = random.Random(number)  # noqa: S311 - examples, not secrets
            hats = {login: hat_of(login) for _, login in rooms}
            for step in range(edits // writers):
                plan, login = chance.choice(rooms)
                conflicts = edit(plan, hats[login], f"{number}-{step}")
                acknowledge(f"{plan} {conflicts}")

        return edit_all

    children = [forked(work(number)) for number in range(writers)]
    told = [line for _, reading in children for line in heard(reading)]
    failed = [line for line in told if line.startswith("failed")]
    seconds = time.monotonic() - began
    for child, _ in children:
        os.waitpid(child, 0)
    acknowledged = {plan: [int(each.split()[1]) for each in told if each.split()[0] == str(plan)] for plan, _ in rooms}
    lost = []
    for plan, _ in rooms:
        value, revision = before[plan]
        done = len(acknowledged[plan])
        now = (Indicator.objects.get(plan=plan, key="a1").target_value, count_of(plan))
        if now != (value + Decimal(done), revision + done) or PerformancePlan.objects.get(pk=plan).revision != now[1]:
            lost.append(plan)
    verdict = auditing.verify()
    conflicts = sum(sum(each) for each in acknowledged.values())
    edited = sum(map(len, acknowledged.values()))
    return {
        "vendor": connections["default"].vendor,
        "edits": edited,
        "writers": writers,
        "conflicts": conflicts,
        "seconds": round(seconds, 1),
        "edits_per_second": round(edited / seconds, 1),
        "lost": lost,
        "failed": failed[:3],
        "events": verdict.count,
        "broken": verdict.broken,
        "ok": not lost and not failed and verdict.broken is None and edited == edits // writers * writers,
    }


def count_of(plan):
    """How many events of a plan there are; its revision is the same number."""
    return AuditEvent.objects.filter(object_type="performanceplan", object_id=str(plan)).count()


# --- Kills ------------------------------------------------------------------------------------------------------------


def kills(count, folder, seed):
    """Writers are killed at random moments; after each, everything is either there or not."""
    chance = random.Random(seed)  # noqa: S311 - examples, not secrets
    folder.mkdir(parents=True, exist_ok=True)
    found, done = [], dict.fromkeys(("edit", "import", "attach", "backup"), 0)
    works = {"edit": keep_editing, "import": keep_importing, "attach": keep_attaching, "backup": keep_backing_up}
    killed = 0
    for number in range(count):
        kind = list(works)[number % len(works)]
        before = state()
        child, reading = forked(lambda acknowledge, kind=kind, number=number: works[kind](acknowledge, number, folder))
        time.sleep(chance.uniform(0.02, 0.5))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        killed += os.WIFSIGNALED(status)
        told = heard(reading)
        done[kind] += len(told)
        found += [f"{kind} {number}: {each}" for each in told if each.startswith("failed")]
        found += [f"{kind} {number}: {each}" for each in faults(kind, number, told, before, folder)]
        if number % 25 == 24:
            found += chain_faults()
    found += chain_faults()
    swept = storage().sweep()
    left = list((Path(settings.EVIDENCE_ROOT) / "incoming").glob("*"))
    found += [f"left behind: {each}" for each in left]
    return {
        "vendor": connections["default"].vendor,
        "kills": killed,
        "acknowledged": done,
        "drafts_swept": swept,
        "events": auditing.verify().count,
        "backups_whole": len(list(folder.glob("*.backup"))),
        "found": found,
        "ok": not found and killed == count,
    }


def keep_editing(acknowledge, number, _):
    rooms = [(plan, hat_of(login)) for plan, login in drafts()]
    for step in range(10**6):
        plan, by = rooms[step % len(rooms)]
        edit(plan, by, f"kill-{number}-{step}")
        acknowledge(plan)


def keep_importing(acknowledge, number, _):
    unit, by = unit_of("654300000/219001").pk, hat_of("budget")
    for step in range(10**6):
        entries = [projects.Entry(unit, {**FIELDS, "name": f"import-{number}-{step}-"}) for _ in range(BATCH)]
        projects.register_many(entries=entries, by=by, on=LATER)
        acknowledge(step)


def keep_attaching(acknowledge, number, _):
    unit, by = unit_of("654300000/219001").pk, hat_of("clerk")
    for step in range(10**6):
        content = b"%PDF-1.4 " + f"{number}-{step} ".encode() * 20_000
        file = evidence.attach(unit=unit, name=f"{number}-{step}.pdf", source=BytesIO(content), by=by, on=LATER).file
        acknowledge(file.sha256)


def keep_backing_up(acknowledge, number, folder):
    for step in range(10**6):
        backup.write(folder / f"{number}-{step}.backup", NOW)
        acknowledge(step)


def state():
    """The revisions of the quarrelled plans."""
    return {plan: PerformancePlan.objects.get(pk=plan).revision for plan, _ in drafts()}


def faults(kind, number, told, before, folder):
    """What is half-written after a kill, or was acknowledged and is not there."""
    tail = AuditEvent.objects.order_by("-sequence").first()
    if auditing.AuditTail.objects.get().hash != tail.hash:
        yield "the tail is not the end of the chain"
    for plan, revision in state().items():
        if count_of(plan) != revision:
            yield f"plan {plan} has revision {revision} and {count_of(plan)} events"
        if kind == "edit" and not 0 <= revision - before[plan] - told.count(str(plan)) <= 1:
            yield f"plan {plan} lost an edit"
    yield from {"import": import_faults, "attach": attach_faults, "backup": backup_faults}.get(kind, none)(
        number, told, folder
    )


def none(*_):
    return ()


def import_faults(number, told, _):
    names = list(Project.objects.filter(name__startswith=f"import-{number}-").values_list("name", flat=True))
    if any(names.count(name) != BATCH for name in set(names)):
        yield "half an import"
    if not 0 <= len(set(names)) - len(told) <= 1:
        yield "an import was lost"


def attach_faults(number, told, _):
    files = EvidenceFile.objects.filter(name__startswith=f"{number}-")
    if any(not storage().is_whole(each.sha256) for each in files):
        yield "a row without its content"
    if not set(told) <= {each.sha256 for each in files}:
        yield "a file was lost"


def backup_faults(number, told, folder):
    there = list(folder.glob(f"{number}-*.backup"))
    for file in there:
        yield from broken_backup(file)
    if len(told) > len(there):
        yield "a backup was lost"


def broken_backup(file):
    """Why a backup is not whole: every table in it has to be what its manifest says."""
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = json.loads(archive.read("manifest.json"))
            for name, told in manifest["tables"].items():
                if hashlib.sha256(archive.read(f"tables/{name}.tsv")).hexdigest() != told["sha256"]:
                    yield f"{file.name}: {name} is not what the manifest says"
    except (zipfile.BadZipFile, KeyError) as error:
        yield f"{file.name}: {error}"


def chain_faults():
    verdict = auditing.verify()
    return [] if verdict.broken is None else [f"the chain is broken at {verdict.broken}: {verdict.reason}"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["race", "kills"])
    parser.add_argument("--edits", type=int, default=200)
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--count", type=int, default=12)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--folder", type=Path, default=None)
    given = parser.parse_args()
    try:
        told = (
            race(given.edits, given.writers) if given.what == "race" else kills(given.count, given.folder, given.seed)
        )
    except Refused as refused:
        told = {"ok": False, "refused": str(refused)}
    sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    sys.exit(not told["ok"])


if __name__ == "__main__":
    main()
