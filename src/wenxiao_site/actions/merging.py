"""Contents as nested mappings: what differs, what was there before, and how two people's changes go together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

Content = dict[str, Any]
"""Field → value; a value may itself be such a mapping (lines by their key)."""

ABSENT = object()


def differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Content, Content]:
    """The parts of two contents that differ; a key that one side lacks is missing there."""
    old, new = {}, {}
    for key in sorted({*before, *after}):
        left, right = before.get(key, ABSENT), after.get(key, ABSENT)
        if left == right:
            continue
        if isinstance(left, dict) and isinstance(right, dict):
            left, right = differing(left, right)
        if left is not ABSENT:
            old[key] = left
        if right is not ABSENT:
            new[key] = right
    return old, new


def undone(content: Mapping[str, Any], before: Mapping[str, Any], after: Mapping[str, Any]) -> Content:
    """What `content` was before the change that `differing` described as `before` and `after`."""
    result = dict(content)
    for key in {*before, *after}:
        left, right = before.get(key, ABSENT), after.get(key, ABSENT)
        if isinstance(left, dict) and isinstance(right, dict):
            result[key] = undone(result.get(key, {}), left, right)
        elif left is ABSENT:
            result.pop(key, None)
        else:
            result[key] = left
    return result


def merged(
    base: Mapping[str, Any], current: Mapping[str, Any], submitted: Mapping[str, Any], path: str = ""
) -> tuple[Content, list[str]]:
    """Both changes of `base` in one content, and the paths where they contradict each other (`current` stays there)."""
    result: Content = {}
    conflicts: list[str] = []
    for key in dict.fromkeys((*current, *submitted)):
        was, theirs, ours = (each.get(key, ABSENT) for each in (base, current, submitted))
        value = theirs
        if ours in (was, theirs):
            pass
        elif theirs == was:
            value = ours
        elif isinstance(theirs, dict) and isinstance(ours, dict):
            inner = was if isinstance(was, dict) else {}
            value, found = merged(inner, theirs, ours, f"{path}{key}/")
            conflicts += found
        else:
            conflicts.append(f"{path}{key}")
        if value is not ABSENT:
            result[key] = value
    return result, conflicts
