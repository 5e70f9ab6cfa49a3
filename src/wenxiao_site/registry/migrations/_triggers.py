"""What the database itself refuses, beyond constraints. The conditions are SQL that both databases understand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import migrations

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from django.db.migrations.state import StateApps

    Step = Callable[[StateApps, BaseDatabaseSchemaEditor], None]

ALWAYS: Final = "1 = 1"


@dataclass(frozen=True)
class Refusal:
    """Before `event` on a row of `table`, if `condition` holds of NEW or OLD, `sentence` is raised."""

    name: str
    table: str
    event: str
    condition: str
    sentence: str


def _append_only(table: str, label: str) -> tuple[Refusal, ...]:
    return (
        Refusal(f"{table}_not_changed", table, "UPDATE", ALWAYS, f"{label}不能修改。"),
        Refusal(f"{table}_not_deleted", table, "DELETE", ALWAYS, f"{label}不能删除。"),
    )


def _no_circle(table: str, label: str) -> Refusal:
    return Refusal(
        f"{table}_no_circle",
        table,
        "UPDATE",
        f"EXISTS (SELECT 1 FROM {table}link WHERE ancestor_id = NEW.id AND descendant_id = NEW.parent_id)",  # noqa: S608
        f"不能把{label}放到自己或自己的下级之下。",
    )


def _fixed_once_submitted(table: str, label: str) -> tuple[Refusal, ...]:
    sentence = f"绩效目标表已提交，{label}不能再改。"

    def condition(row: str) -> str:
        return (
            "EXISTS (SELECT 1 FROM registry_performanceplan"  # noqa: S608
            f" WHERE id = {row}.plan_id AND state IN ('SUBMITTED', 'APPROVED'))"
        )

    return tuple(
        Refusal(f"{table}_fixed_{event.lower()}", table, event, condition(row), sentence)
        for event, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD"))
    )


_USED: Final = "EXISTS (SELECT 1 FROM registry_evidenceuse WHERE file_id = NEW.id AND removed_at IS NULL)"
_DISCARDED: Final = (
    "EXISTS (SELECT 1 FROM registry_evidencefile WHERE id = NEW.file_id AND discarded_at IS NOT NULL)"
    " AND NEW.removed_at IS NULL"
)

GROUND: Final = (
    *_append_only("registry_auditevent", "审计记录"),
    *_append_only("registry_fact", "事实记录"),
    Refusal(
        "registry_audittail_one_step",
        "registry_audittail",
        "UPDATE",
        "NEW.sequence <> OLD.sequence + 1",
        "审计链末端只能前进一步。",
    ),
    Refusal("registry_audittail_not_deleted", "registry_audittail", "DELETE", ALWAYS, "审计链末端不能删除。"),
    Refusal("registry_evidencefile_not_deleted", "registry_evidencefile", "DELETE", ALWAYS, "佐证材料不能删除。"),
    Refusal(
        "registry_evidencefile_content_kept",
        "registry_evidencefile",
        "UPDATE",
        "NEW.sha256 <> OLD.sha256 OR NEW.size <> OLD.size OR NEW.unit_id <> OLD.unit_id",
        "佐证材料的内容不能更换。",
    ),
    Refusal(
        "registry_evidencefile_in_use",
        "registry_evidencefile",
        "UPDATE",
        f"NEW.discarded_at IS NOT NULL AND {_USED}",
        "佐证材料正在使用，不能作废。",
    ),
    Refusal("registry_evidenceuse_not_deleted", "registry_evidenceuse", "DELETE", ALWAYS, "佐证材料的使用不能删除。"),
    Refusal(
        "registry_evidenceuse_not_discarded", "registry_evidenceuse", "INSERT", _DISCARDED, "佐证材料已作废，不能使用。"
    ),
    _no_circle("registry_region", "地区"),
    _no_circle("registry_unit", "单位"),
    *_fixed_once_submitted("registry_objective", "总体目标"),
    *_fixed_once_submitted("registry_indicator", "绩效指标"),
)
RULES: Final = (
    *(
        Refusal(
            f"registry_instrumentdraft_approved_{event.lower()}",
            "registry_instrumentdraft",
            event,
            "OLD.state = 'APPROVED'",
            "已批准的地方制度不能更改，由另一份文件替代。",
        )
        for event in ("UPDATE", "DELETE")
    ),
    *_append_only("registry_confirmation", "取值确认"),
)
TARGETS: Final = (
    *_fixed_once_submitted("registry_plancurve", "计划曲线"),
    *_append_only("registry_targetreview", "绩效目标审核"),
)
TARGETS_NEVER_EMPTIED: Final = ("registry_targetreview",)


def _fixed_once_decided() -> tuple[Refusal, ...]:
    def condition(row: str) -> str:
        return (
            "EXISTS (SELECT 1 FROM registry_evaluation"  # noqa: S608
            f" WHERE id = {row}.evaluation_id AND state IN ('ACCEPTED', 'CONCLUDED', 'ARCHIVED'))"
        )

    return tuple(
        Refusal(
            f"registry_evaluationline_fixed_{event.lower()}",
            "registry_evaluationline",
            event,
            condition(row),
            "评价已经审定，各指标不能再改。",
        )
        for event, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD"))
    )


EVALUATION: Final = (
    *_fixed_once_decided(),
    Refusal("registry_evaluation_not_deleted", "registry_evaluation", "DELETE", ALWAYS, "绩效评价不能删除。"),
    *_append_only("registry_spotcheckdraw", "抽查抽取"),
    *_append_only("registry_riskfinding", "抽查风险"),
)
APPLICATION: Final = (
    *_append_only("registry_resultdecision", "结果应用决定"),
    *_append_only("registry_trainingcourse", "培训"),
    *_append_only("registry_trainingattendance", "培训人次"),
    Refusal("registry_remediation_not_deleted", "registry_remediation", "DELETE", ALWAYS, "整改事项不能删除。"),
)
REFUSALS: Final = (*GROUND, *RULES, *TARGETS, *EVALUATION, *APPLICATION)
"""All of them. A stage adds a list of its own, which its migration installs with `triggers`."""

NEVER_EMPTIED: Final = ("registry_auditevent", "registry_audittail", "registry_fact", "registry_evidencefile")
"""Tables that PostgreSQL must not TRUNCATE either."""


def triggers(refusals: Sequence[Refusal], never_emptied: Sequence[str] = ()) -> migrations.RunPython:
    """Ends the migration that makes the tables."""
    return migrations.RunPython(_installing(refusals, never_emptied), _removing(refusals, never_emptied))


def no_triggers(refusals: Sequence[Refusal], never_emptied: Sequence[str] = ()) -> migrations.RunPython:
    """Begins a later migration that alters one of the tables; `triggers` ends it. SQLite would lose them otherwise."""
    return migrations.RunPython(_removing(refusals, never_emptied), _installing(refusals, never_emptied))


def _installing(refusals: Sequence[Refusal], never_emptied: Sequence[str]) -> Step:
    def install(_: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        on_postgresql = schema_editor.connection.vendor == "postgresql"
        for refusal in refusals:
            for statement in _for_postgresql(refusal) if on_postgresql else _for_sqlite(refusal):
                schema_editor.execute(statement, None)
        for table in never_emptied if on_postgresql else ():
            schema_editor.execute(_function(f"{table}_not_emptied", ALWAYS, "这张表不能清空。"), None)
            schema_editor.execute(
                f"CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON {table}"
                f" FOR EACH STATEMENT EXECUTE FUNCTION {table}_not_emptied()",
                None,
            )

    return install


def _removing(refusals: Sequence[Refusal], never_emptied: Sequence[str]) -> Step:
    def remove(_: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        on_postgresql = schema_editor.connection.vendor == "postgresql"
        for refusal in refusals:
            drop = f"FUNCTION {refusal.name} CASCADE" if on_postgresql else f"TRIGGER {refusal.name}"
            schema_editor.execute(f"DROP {drop}", None)
        for table in never_emptied if on_postgresql else ():
            schema_editor.execute(f"DROP FUNCTION {table}_not_emptied CASCADE", None)

    return remove


def _for_sqlite(refusal: Refusal) -> list[str]:
    raised = f"SELECT RAISE(ABORT, '{refusal.sentence}')"
    before = f"BEFORE {refusal.event} ON {refusal.table} FOR EACH ROW WHEN {refusal.condition}"
    return [f"CREATE TRIGGER {refusal.name} {before} BEGIN {raised}; END"]


def _for_postgresql(refusal: Refusal) -> list[str]:
    before = f"BEFORE {refusal.event} ON {refusal.table} FOR EACH ROW"
    return [
        _function(refusal.name, refusal.condition, refusal.sentence),
        f"CREATE TRIGGER {refusal.name} {before} EXECUTE FUNCTION {refusal.name}()",
    ]


def _function(name: str, condition: str, sentence: str) -> str:
    return (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {condition} THEN"
        f" RAISE EXCEPTION '{sentence}' USING ERRCODE = 'check_violation'; END IF;"
        " IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
    )
