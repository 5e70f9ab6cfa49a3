"""All rules and checks, found in their files, and the rulebook that gives them their values."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from wenxiao import rules
from wenxiao.kernel.rule import Check, Rule
from wenxiao.rulebook import Declaration, Rulebook, load

_APPRAISAL = f"{rules.__name__}.appraisal."


@cache
def everything() -> tuple[Rule | Check, ...]:
    """Every rule and check, in the order of their module names."""
    found = []
    for module in pkgutil.walk_packages(rules.__path__, f"{rules.__name__}."):
        if module.name != __name__ and not module.ispkg:
            name = module.name.rpartition(".")[2]
            member = getattr(importlib.import_module(module.name), name, None)
            if isinstance(member, Rule | Check):
                found.append(member)
    return tuple(found)


def checks() -> tuple[Check, ...]:
    """Every check."""
    return tuple(each for each in everything() if isinstance(each, Check))


@cache
def rules_by_name() -> dict[str, Rule]:
    """The rules (not the checks) by the name of their column."""
    return {each.name: each for each in everything() if isinstance(each, Rule)}


def needed(wanted: frozenset[str]) -> tuple[Rule | Check, ...]:
    """The rules and checks of these names and the rules that they read, however far back."""
    by_name = {each.name: each for each in everything()}
    reached: set[str] = set()
    waiting = set(wanted)
    while waiting:
        name = waiting.pop()
        if name in by_name and name not in reached:
            reached.add(name)
            waiting.update(by_name[name].inputs)
    return tuple(each for each in everything() if each.name in reached)


@cache
def computable(columns: frozenset[str]) -> frozenset[str]:
    """Names of the rules and checks that frames with these columns (and the parameters) suffice for.

    What reads other columns belongs to frames of other things than forms: signals of a spot check, ratios of a unit.
    The appraisal reads requests and sheets of experts, never forms, also where its columns have names of forms.
    """
    known, found = set(columns) | set(rulebook().declarations), set[str]()
    waiting = [each for each in everything() if not each.function.__module__.startswith(_APPRAISAL)]
    while ready := [each for each in waiting if known.issuperset(each.inputs)]:
        found.update(each.name for each in ready)
        known |= found
        waiting = [each for each in waiting if each.name not in found]
    return frozenset(found)


@cache
def rulebook() -> Rulebook:
    """The shipped instruments, with one severity declared per check."""
    return load(
        Declaration(name=each.name, type="severity", label=f"{each.code} {each.title}", stage="checks")
        for each in checks()
    )
