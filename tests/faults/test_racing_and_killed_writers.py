"""Many writers at once lose nothing, and a writer killed at any moment leaves nothing half-written.

Small versions of what `make soak` does at length.
"""

import json
import subprocess
import sys

import pytest
from django.conf import settings

from support.databases import address_in_use
from wenxiao_site.actions import auditing


def writers(*arguments, var):
    """The program of the writers, on the database of the test."""
    (var / "evidence").symlink_to(settings.EVIDENCE_ROOT)
    run = subprocess.run(
        [sys.executable, "-m", "support.writers", *map(str, arguments)],
        env={
            "PATH": "/usr/bin:/bin",
            "PYTHONPATH": ":".join(sys.path),
            "WENXIAO_DATABASE": address_in_use(),
            "WENXIAO_VAR": str(var),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout, run.stderr
    return json.loads(run.stdout.splitlines()[-1])


@pytest.fixture
def var(tmp_path):
    folder = tmp_path / "var"
    folder.mkdir()
    return folder


def test_racing_writers_lose_nothing(world, var):
    told = writers("race", "--edits", 160, "--writers", 4, var=var)
    assert told["ok"], told
    assert told["conflicts"] > 0, "they did not race"
    assert auditing.verify().broken is None


def test_killed_writers_leave_nothing_half_written(world, var):
    told = writers("kills", "--count", 12, "--folder", var / "backups", var=var)
    assert told["ok"], told
    assert told["kills"] == 12
    assert sum(told["acknowledged"].values()) > 0
    assert auditing.verify().broken is None
