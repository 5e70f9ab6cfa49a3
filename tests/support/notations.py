"""What printed targets and actual values are read as, so that specs can be written in printed words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenxiao.forms.notation import read_notation

if TYPE_CHECKING:
    from wenxiao.kernel.rule import Check, Rule


def read(rule: Rule | Check, **texts: str | None) -> dict[str, object]:
    """The columns of `target` and `actual` that the rule reads."""
    columns: dict[str, object] = {}
    for name, text in texts.items():
        notation = read_notation(text)
        columns[f"{name}_text"] = text
        for part in ("kind", "operator", "value", "unit"):
            columns[f"{name}_{part}"] = getattr(notation, part)
    return {name: value for name, value in columns.items() if name in rule.inputs}
