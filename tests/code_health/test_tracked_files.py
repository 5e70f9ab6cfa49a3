"""What is in the repository: nothing of one machine, no addresses of package registries, nothing large."""

import json
import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LARGEST = 400_000
"""Bytes. What is larger is generated, downloaded or not ours, and has no place in the repository."""

# Written in two halves, so that this file does not contain what it forbids.
FOREIGN = re.compile(
    "|".join(
        [
            r"(?<![\w.~])/" + "(?:home|Users|root|work|opt|mnt|private)/",
            "registry[.]" + "npmjs",
            "pypi[.]" + "org",
            "python" + "hosted",
            "--index" + "-url",
            "--extra-index" + "-url",
            "--find" + "-links",
        ]
    )
)


@cache
def tracked() -> list[str]:
    """Files that git knows, and those that it would take up."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def foreign_lines(text: str) -> list[str]:
    """Lines that name a place on one machine or the address of a registry."""
    return [line.strip() for line in text.splitlines() if FOREIGN.search(line)]


def test_nothing_points_to_one_machine_or_one_registry():
    found = {}
    for name in tracked():
        try:
            text = (ROOT / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if lines := foreign_lines(text):
            found[name] = lines
    assert found == {}


@pytest.mark.parametrize(
    "line",
    [
        "cd /" + "work/project",
        "cache = '/" + "root/.cache'",
        "see https://" + "pypi." + "org/simple",
        "--index" + "-url https://mirror.example",
    ],
)
def test_a_foreign_line_is_noticed(line):
    assert foreign_lines(f"fine\n{line}\n") == [line]


def test_addresses_of_the_site_are_no_places_on_a_machine():
    assert foreign_lines("/check /static/wenxiao.css src/work/file ../root/x https://example.org/home/") == []


def test_tracked_files_are_small():
    sizes = {name: (ROOT / name).stat().st_size for name in tracked()}
    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}


def test_front_end_packages_are_pinned_by_hash_and_not_by_address():
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    assert [name for name, entry in packages.items() if not entry["integrity"].startswith("sha512-")] == []
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted


def test_python_packages_are_pinned_by_hash():
    text = (ROOT / "requirements" / "all.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z])", text.partition("\n")[2].partition("\n")[2])
    pinned = {}
    for entry in entries:
        head = re.match(r"([a-z0-9.-]+)==([\w.]+)", entry)
        assert head, entry
        assert "--hash=sha256:" in entry, head[1]
        pinned[head[1]] = head[2]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *(each for extra in project["optional-dependencies"].values() for each in extra)]
    names = {re.match(r"[\w.-]+", each)[0].lower() for each in asked}
    assert names - pinned.keys() == set(), "run: make lock"
