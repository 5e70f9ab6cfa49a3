"""What journeys do with a browser, and how the site that they visit is started."""

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCREENSHOTS = ROOT / "var" / "screenshots"
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
DESK, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
SERVE = "from wenxiao_site.cli.main import main; main()"


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
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)
        server.stdout.close()


def fill():
    """Put the small prefecture into the database of the settings."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "wenxiao_site.settings"
    import django  # noqa: PLC0415 - after the settings are named

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    from support.world import build  # noqa: PLC0415
    from wenxiao_site.registry.models import Person  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    build()
    Person.objects.update(must_change_password=False)


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
