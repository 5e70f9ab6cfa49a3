"""One rule, one file, one name, one spec: `rules/<stage>/<name>.py` holds it, `tests/spec/test_<name>.py` tells it."""

import importlib
import pkgutil
from pathlib import Path

import pytest

import wenxiao.rules
from wenxiao.kernel.rule import Check, Rule

SPECS = Path(__file__).parents[1] / "spec"
STAGES = [f"wenxiao.rules.{name}" for name in ("appraisal", "targets", "monitoring", "evaluation", "application")]


def rule_modules() -> list[str]:
    """The modules that stand in a stage's folder."""
    return [
        module.name
        for module in pkgutil.walk_packages(wenxiao.rules.__path__, "wenxiao.rules.")
        if not module.ispkg and module.name.startswith(tuple(f"{stage}." for stage in STAGES))
    ]


def own_rules(module: object) -> list[str]:
    """Names of the rules and checks made in a module (not of those that it imports)."""
    return [
        each.name
        for each in vars(module).values()
        if isinstance(each, Rule | Check) and each.function.__module__ == module.__name__
    ]


def test_there_are_rules():
    assert rule_modules()


@pytest.mark.parametrize("name", rule_modules())
def test_a_module_holds_the_rule_of_its_name(name):
    assert own_rules(importlib.import_module(name)) == [name.rpartition(".")[2]]


@pytest.mark.parametrize("name", rule_modules())
def test_a_rule_has_a_spec_of_its_name(name):
    spec = SPECS / f"test_{name.rpartition('.')[2]}.py"
    assert spec.is_file(), f"{spec.relative_to(SPECS.parents[1])} is missing"
    assert "def test_" in spec.read_text(encoding="utf-8")
