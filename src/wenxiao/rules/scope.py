"""Which forms a check speaks of."""

from __future__ import annotations

SELF = frozenset({"self_evaluation", "department_overall"})
SCORED = SELF | {"evaluation_scoring"}
PLANNED = SELF | {"target", "monitoring"}
EVERY = PLANNED | {"evaluation_scoring"}
TARGET = frozenset({"target"})
MONITORING = frozenset({"monitoring"})
OVERALL = frozenset({"overall_target"})
REGIONAL = frozenset({"regional_target"})
REQUEST = frozenset({"budget_request"})
