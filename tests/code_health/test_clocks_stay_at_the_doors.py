"""Today's date enters through the doors and is passed on: `by`, `on`. Nothing else asks a clock."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"
DOORS = ("wenxiao_site/web/", "wenxiao_site/cli/", "wenxiao_site/api/", "wenxiao_site/jobs/")
MODULES = sorted(
    path for path in SOURCE.rglob("*.py") if not str(path.relative_to(SOURCE)).startswith(DOORS) and path.is_file()
)

CLOCK_CALLS = {"now", "utcnow", "today", "localtime", "gmtime", "localdate", "time_ns", "monotonic", "perf_counter"}


def clock_calls(source: str) -> list[str]:
    """Calls of a module that ask what time it is."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)) if name in CLOCK_CALLS:
                found.append(f"line {node.lineno}: {name}()")
            case ast.Call(func=ast.Attribute(value=ast.Name(id="time"), attr="time")):
                found.append(f"line {node.lineno}: time.time()")
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_clock_is_asked(path):
    assert clock_calls(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source", ["datetime.now(tz=UTC)", "date.today()", "time.time()", "timezone.localdate()", "today()"]
)
def test_a_clock_call_is_noticed(source):
    assert len(clock_calls(source)) == 1


def test_dates_as_such_are_welcome():
    assert clock_calls("on = date(2026, 5, 1)\nlater = on + timedelta(days=1)") == []
