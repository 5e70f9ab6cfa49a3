"""What journeys do with a browser, and how the site that they visit is started."""

import os
import resource
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from pathlib import Path

from playwright.sync_api import expect

ROOT = Path(__file__).parents[2]
SCREENSHOTS = ROOT / "var" / "screenshots"
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
DESK, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
SERVE = "from wenxiao_site.cli.main import main; main()"


class Served(str):
    """The address of a running site. `var`: the folder of its things; `process`: the server, parent of its worker."""

    __slots__ = ("process", "var")

    def end_sessions(self):
        """Every session ends on the server, as after a long break; the browsers do not know it."""
        with closing(sqlite3.connect(self.var / "wenxiao.sqlite3", timeout=30)) as database, database:
            database.execute("DELETE FROM django_session")

    @contextmanager
    def full_disk(self):
        """The system lets the site write no file any more, as on a full disk."""
        found = [int(each) for each in Path(f"/proc/{self.process}/task/{self.process}/children").read_text().split()]
        before = {each: resource.prlimit(each, resource.RLIMIT_FSIZE) for each in found}
        try:
            for each, (_, hard) in before.items():
                resource.prlimit(each, resource.RLIMIT_FSIZE, (1, hard))
            yield
        finally:
            for each, limits in before.items():
                resource.prlimit(each, resource.RLIMIT_FSIZE, limits)


@contextmanager
def serving(var):
    """A site that keeps its things in a folder; gives its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {"WENXIAO_VAR": str(var)}
    server = subprocess.Popen(
        [sys.executable, "-c", SERVE, "serve", "--port", str(port), "--workers", "1"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert f"http://127.0.0.1:{port}/" in server.stdout.readline()
        until = time.monotonic() + 30
        while time.monotonic() < until:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        served = Served(f"http://127.0.0.1:{port}")
        served.var, served.process = Path(var), server.pid
        yield served
    finally:
        server.terminate()
        server.wait(20)
        server.stdout.close()


@contextmanager
def prefecture_in(databases, var, prepare=None):
    """A site with the small prefecture, and with what is prepared in it; everybody has a password of their own."""
    databases.site("prefecture", var, prepare)
    with serving(var) as address:
        yield address


def is_ours(address, site):
    return address.startswith((site, "blob:", "data:"))


def assert_accessible(page):
    """Axe finds nothing serious."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})")["violations"]
    grave = {
        each["id"]: [node["html"] for node in each["nodes"]]
        for each in found
        if each["impact"] in {"serious", "critical"}
    }
    assert grave == {}


def assert_fits(page):
    """Nothing makes the page itself scroll sideways."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def picture(page, name):
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png")


def log_in(page, login):
    """Come in through the login page that is open."""
    from support.world import PASSWORD  # noqa: PLC0415 - after the settings are named

    page.get_by_label("登录名").fill(login)
    page.get_by_label("密码").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("details.who")).to_be_visible()


def look(page, name):
    """Accessible, not wider than the window, and kept as a picture."""
    assert_accessible(page)
    assert_fits(page)
    picture(page, name)
