"""Thousands of made-up requests against the running interface, good and bad, with every check of Schemathesis.

Serves a hundredth of the demonstration on a port of its own, issues a token of the budget desk, and runs `st run`.
Exits as that does: 1 when an answer is not one that the description names.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = [sys.executable, "-c", "from wenxiao_site.cli.main import main; main()"]


def main() -> None:
    """Try."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--examples", type=int, default=200, help="of each address")
    parser.add_argument("--port", type=int, default=8765)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="wenxiao-api-") as folder:
        os.environ |= {"WENXIAO_VAR": folder, "WENXIAO_API_PER_MINUTE": "100000000"}
        os.environ |= {"PYTHONPATH": str(ROOT / "src"), "DJANGO_SETTINGS_MODULE": "wenxiao_site.settings"}
        subprocess.run([*PROGRAM, "demo", "altay", "--scale", "0.01"], check=True, stdout=subprocess.DEVNULL)
        key = token()
        serving = subprocess.Popen([*PROGRAM, "serve", "--port", str(asked.port), "--workers", "1"])
        try:
            sys.exit(tried(f"http://127.0.0.1:{asked.port}/api/v1/openapi.json", key, asked.examples))
        finally:
            serving.terminate()
            serving.wait()


def token() -> str:
    """A key of the budget desk with every scope."""
    import django  # noqa: PLC0415 - with the settings of this process

    django.setup()
    from django.db import connections  # noqa: PLC0415 - after the set-up

    from wenxiao_site.actions import tokens  # noqa: PLC0415
    from wenxiao_site.api import clock  # noqa: PLC0415
    from wenxiao_site.registry.models import Person, Scope  # noqa: PLC0415
    from wenxiao_site.visibility import hats  # noqa: PLC0415

    by = hats(Person.objects.get(login="budget"), clock.today())[0]
    every = [each.value for each in Scope]
    ends = clock.today() + timedelta(days=30)
    issued = tokens.issue(name="试", scopes=every, expires_on=ends, by=by, on=clock.now())
    connections.close_all()
    return issued.key


def tried(address: str, key: str, examples: int) -> int:
    """What Schemathesis says."""
    for _ in range(120):
        try:
            with urlopen(address):  # noqa: S310 - our own server
                break
        except URLError:
            time.sleep(0.5)
    st = Path(sys.executable).with_name("st")
    told = [str(st), "run", address, "--header", f"Authorization: Bearer {key}", "--max-examples", str(examples)]
    return subprocess.run([*told, "--seed", "1", "--checks", "all"], check=False).returncode


if __name__ == "__main__":
    main()
