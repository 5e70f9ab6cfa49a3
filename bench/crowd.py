"""Fifty people at once, doing mixed work for two minutes, against a server of two workers: part of `make soak`.

    python bench/crowd.py                                SQLite and PostgreSQL
    python bench/crowd.py --people 10 --seconds 20 --scale 0.05 --vendors sqlite

Everybody is a clerk, a reviewer or a desk with a session of their own, and in turn looks at the to-do list, a list, a
search, a late page, the file of a project, its plan; every sixth time a remark is written. Any answer but a page or
the step that follows a form is an error; so is a remark that is not there although accepted, and a broken chain.
Prints the figures of each database; exits 1 when there was an error.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import quote, urlencode

from pages import ROOT, server  # the same databases

PASSWORD = "Wenxiao-2025"  # noqa: S105 - of people who do not exist
WENXIAO = [sys.executable, "-c", "from wenxiao_site.cli.main import main; main()"]
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
PROJECT = re.compile(r'href="/projects/(\d+)"')
PLAN = re.compile(r'href="/plans/(\d+)"')
LATER = re.compile(r'href="(\?[^"]*after=[^"]+)"')
REMARK = "人多的时候写下的意见"
WHO = """
import django; django.setup()
from wenxiao_site.registry.models import Post
posts = Post.objects.filter(role__in=("UNIT_CLERK", "DEPARTMENT_REVIEWER", "PERFORMANCE_DESK", "BUDGET_DESK"))
print(" ".join(posts.order_by("id").values_list("person__login", flat=True)))
"""
COUNT = f"""
import django; django.setup()
from wenxiao_site.registry.models import Comment
print(Comment.objects.filter(text__startswith={REMARK!r}).count())
"""


class Person:
    """Somebody at work: a session, and what went wrong."""

    def __init__(self, port: int, login: str, number: int) -> None:
        self.port, self.login, self.chance = port, login, random.Random(number)
        self.cookies: dict[str, str] = {}
        self.times: list[float] = []
        self.errors: list[str] = []
        self.remarks = 0
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(self, path: str, fields: dict[str, str] | None = None, good: tuple[int, ...] = (200,)) -> str:
        """A page, or a form that is sent; the text of the answer."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if fields is not None:
            body = urlencode(fields)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        began = time.perf_counter()
        try:
            self.connection.request("POST" if body is not None else "GET", path, body, headers)
            answer = self.connection.getresponse()
            text = answer.read().decode()
        except (OSError, http.client.HTTPException) as error:
            self.errors.append(f"{path}: {error!r}")
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            return ""
        self.times.append((time.perf_counter() - began) * 1000)
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                cookie, _, content = value.split(";")[0].partition("=")
                self.cookies[cookie] = content
        if answer.status not in good:
            self.errors.append(f"{path}: {answer.status}")
        return text

    def enter(self) -> None:
        """Log in."""
        token = TOKEN.search(self.ask("/login"))
        fields = {"csrfmiddlewaretoken": token[1] if token else "", "login": self.login, "password": PASSWORD}
        self.ask("/login", fields, good=(302,))

    def work(self, until: float) -> None:
        """Mixed work until a moment."""
        self.enter()
        while time.monotonic() < until and len(self.errors) < 20:
            self.ask("/home")
            listed = self.ask(self.chance.choice(("/projects", "/projects?text=" + quote("灌区"))))
            later = LATER.search(listed)
            if later and self.chance.random() < 0.5:
                listed = self.ask(f"/projects{later[1].replace('&amp;', '&')}")
            found = PROJECT.findall(listed)
            if not found:
                continue
            key = self.chance.choice(found)
            plan = PLAN.search(self.ask(f"/projects/{key}"))
            if plan:
                self.ask(f"/plans/{plan[1]}")
            if self.chance.random() < 1 / 6:
                self.remark(key)

    def remark(self, key: str) -> None:
        """Write a remark through its form."""
        form = self.ask(f"/projects/{key}/comment")
        told = dict(re.findall(r'name="([a-z_]+)"[^>]*? value="([^"]*)"', form))
        before = len(self.errors)
        self.ask(f"/projects/{key}/comment", told | {"text": f"{REMARK} {self.remarks}"}, good=(302,))
        self.remarks += len(self.errors) == before


def crowd(vendor: str, asked: argparse.Namespace) -> bool:
    """One database: build, serve, let everybody work, look whether all is there."""
    with tempfile.TemporaryDirectory(prefix="wenxiao-crowd-") as folder:
        address, stop = server(vendor, Path(folder))
        environment = os.environ | {
            "PYTHONPATH": str(ROOT / "src"),
            "DJANGO_SETTINGS_MODULE": "wenxiao_site.settings",
            "WENXIAO_DATABASE": address,
            "WENXIAO_VAR": f"{folder}/var",
        }
        _run(environment, *WENXIAO, "demo", "altay", "--scale", asked.scale)
        logins = _run(environment, sys.executable, "-c", WHO).split()
        port = 20_000 + os.getpid() % 2000
        running = subprocess.Popen([*WENXIAO, "serve", "--port", str(port)], env=environment, stdout=subprocess.DEVNULL)
        try:
            _wait(port)
            until = time.monotonic() + asked.seconds
            chosen = random.Random(7).sample(logins, min(asked.people, len(logins)))
            people = [Person(port, login, number) for number, login in enumerate(chosen)]
            threads = [threading.Thread(target=each.work, args=(until,)) for each in people]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        finally:
            running.terminate()
            running.wait()
        kept = int(_run(environment, sys.executable, "-c", COUNT))
        verdict = subprocess.run([*WENXIAO, "audit", "verify"], env=environment, check=False)
        stop()
    times = sorted(time for each in people for time in each.times)
    errors = [error for each in people for error in each.errors]
    written = sum(each.remarks for each in people)
    good = not errors and kept == written and verdict.returncode == 0
    print(
        f"{vendor}: {len(people)} people, {asked.seconds} s, {len(times)} answers, {written} remarks written and {kept}"
        f" there, {len(errors)} errors; median {times[len(times) // 2]:.0f} ms, 95th percentile"
        f" {times[int(len(times) * 0.95)]:.0f} ms with waiting (load of the machine {os.getloadavg()[0]:.1f});"
        f" chain {'whole' if verdict.returncode == 0 else 'BROKEN'}",
        flush=True,
    )
    for error in errors[:10]:
        print(f"  {error}")
    return good


def _run(environment: dict[str, str], *arguments: str) -> str:
    """What a program of ours prints."""
    return subprocess.run(arguments, env=environment, check=True, capture_output=True, text=True).stdout


def _wait(port: int) -> None:
    for _ in range(240):
        try:
            http.client.HTTPConnection("127.0.0.1", port, timeout=10).request("GET", "/login")
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise SystemExit("the server does not answer")


def main() -> None:
    """A crowd on each database."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--vendors", nargs="+", default=["sqlite", "postgresql"])
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--scale", default="1")
    asked = parser.parse_args()
    done = [crowd(vendor, asked) for vendor in asked.vendors]
    sys.exit(not all(done))


if __name__ == "__main__":
    main()
