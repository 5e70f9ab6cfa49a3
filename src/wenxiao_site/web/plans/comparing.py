"""Two contents of a plan side by side, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wenxiao_site.web.plans.editing import TABLES, TITLES, line_shown, names_of_curves, names_of_tasks

if TYPE_CHECKING:
    from wenxiao_site.actions.merging import Content

_ABSENT, _THERE, _ADDED, _REMOVED = "—", "有", "新增", "删除"


def rows_of(old: Content, new: Content, whole: Content) -> list[tuple[str, str, str]]:
    """What differs, as label, before, after. `old`, `new`: the parts that differ; `whole`: the content after."""
    rows: list[tuple[str, str, str]] = []
    curves, tasks = names_of_curves(whole), names_of_tasks(whole)
    for table, columns in TABLES.items():
        left, right = old.get(table, {}), new.get(table, {})
        for key in dict.fromkeys([*left, *right]):
            was, now = left.get(key), right.get(key)
            title = f"{TITLES[table]}“{_said(whole, table, key, now or was) or curves.get(key, key)}”"
            is_there = key in whole[table]
            if was is None and is_there and now == whole[table][key]:
                rows.append((title, _ABSENT, _ADDED))
            elif not is_there:
                rows.append((title, _THERE, _REMOVED))
            else:
                sides = [line_shown(columns, {**(whole[table].get(key) or {}), **(side or {})}) for side in (was, now)]
                for each in columns:
                    if each.name in {*(was or {}), *(now or {})}:
                        labels = tasks if each.kind == "task" else dict(each.choices)
                        words = [labels.get(side[each.name], side[each.name]) or _ABSENT for side in sides]
                        rows.append((f"{title} · {each.label}", words[0], words[1]))
    return rows


def _said(whole: Content, table: str, key: str, line: Any) -> str:  # noqa: ANN401 - part of a line
    told = whole[table].get(key) or line or {}
    return str(told.get("name") or told.get("text") or "")[:40]
