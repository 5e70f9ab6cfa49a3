"""What figures are divided by: where, whose, out of which budget, for what. Joined onto the facts.

Place and department are those of the day of the fact (its paths). Functional class, transfer and tier are those that
the project and the unit have now; `owner_id`, the unit whose project it is now, decides who sees the fact.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import polars as pl

from wenxiao_site.registry.models import AuditEvent, BudgetAmount, Project, Region, RegionLevel, Unit

_PROJECT: Final = {
    "project_id": pl.Int64(),
    "project_code": pl.String(),
    "project_name": pl.String(),
    "owner_id": pl.Int64(),
    "functional_code": pl.String(),
    "transfer_kind": pl.String(),
    "is_classified": pl.Boolean(),
}
_UNIT: Final = {"unit_id": pl.Int64(), "unit_name": pl.String(), "tier": pl.Int8()}
_CLASS_DIGITS: Final = 3
_NAMED: Final = ("region", "unit", "project", "budgetamount")
"""Records (as audit events name them) whose change changes a dimension."""


@dataclass(frozen=True, slots=True)
class Dimensions:
    """Projects and units by id, places by code, and since when a budget entry is replaced by its correction."""

    projects: pl.DataFrame
    units: pl.DataFrame
    regions: dict[str, tuple[str, str]]
    """Code → (name, level)."""
    offices: dict[tuple[str, str], str]
    """(Code of the region, code of the unit) → name."""
    replaced: pl.DataFrame

    @classmethod
    def read(cls) -> Dimensions:
        """As they are now."""
        columns = ("pk", "code", "name", "unit_id", "functional_code", "transfer_kind", "is_classified")
        offices = list(Unit.objects.values_list("pk", "name", "tier", "code", "region__code"))
        return cls(
            pl.DataFrame(list(Project.objects.values_list(*columns)), schema=_PROJECT, orient="row"),
            pl.DataFrame([each[:3] for each in offices], schema=_UNIT, orient="row"),
            {code: (name, level) for code, name, level in Region.objects.values_list("code", "name", "level")},
            {(region, code): name for _, name, _, code, region in offices},
            _replaced(),
        )

    def are_touched(self, after: int, until: int) -> bool:
        """Whether one of the events after one and up to another changes a dimension."""
        events = AuditEvent.objects.filter(sequence__gt=after, sequence__lte=until, object_type__in=_NAMED)
        return events.exists()


def _replaced() -> pl.DataFrame:
    """The events of budget entries that were corrected: event_id, replaced_by_event (the event of the correction)."""
    pairs = dict(BudgetAmount.objects.filter(replaces__isnull=False).values_list("replaces_id", "pk"))
    keys = [str(each) for pair in pairs.items() for each in pair]
    told: dict[str, int] = {}
    for begin in range(0, len(keys), 500):
        part = AuditEvent.objects.filter(object_type="budgetamount", object_id__in=keys[begin : begin + 500])
        told |= dict(part.order_by("-sequence").values_list("object_id", "sequence"))
    rows = [(told[str(old)], told[str(new)]) for old, new in pairs.items()]
    return pl.DataFrame(rows, schema={"event_id": pl.Int64, "replaced_by_event": pl.Int64}, orient="row")


def enriched(facts: pl.DataFrame, by: Dimensions) -> pl.DataFrame:
    """Facts with every column that a figure may be divided by."""
    places = _places(facts.select("region_path", "unit_path").unique(), by)
    return (
        facts.join(by.projects, on="project_id", how="left", maintain_order="left")
        .join(by.units, on="unit_id", how="left", maintain_order="left")
        .join(places, on=("region_path", "unit_path"), how="left", maintain_order="left")
        .join(by.replaced, on="event_id", how="left", maintain_order="left")
        .with_columns(
            pl.coalesce("owner_id", "unit_id").alias("owner_id"),
            pl.col("functional_code").str.slice(0, _CLASS_DIGITS).fill_null("").alias("sector"),
            pl.coalesce("project_id", -pl.col("unit_id")).alias("subject"),
        )
    )


def _places(pairs: pl.DataFrame, by: Dimensions) -> pl.DataFrame:
    """For each pair of paths the county (or the level's own), the department and the unit, each with its name."""
    rows = [
        (region, unit, *_county(region, by), *_department(region, unit, by), _last(region, unit))
        for region, unit in pairs.iter_rows()
    ]
    names = ("region_path", "unit_path", "county", "county_name", "department", "department_name", "unit")
    return pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String()), orient="row")


def _county(path: str, by: Dimensions) -> tuple[str, str]:
    """The county of a path; for a prefecture's or province's own units, that place itself (本级)."""
    codes = path.split("/")
    for code in codes:
        name, level = by.regions.get(code, (code, ""))
        if level == RegionLevel.COUNTY:
            return code, name
    return codes[-1], f"{by.regions.get(codes[-1], (codes[-1], ''))[0]}本级"


def _department(region_path: str, unit_path: str, by: Dimensions) -> tuple[str, str]:
    """The unit at the top of the path: in the place of the unit itself, else in a place above."""
    top = unit_path.split("/", maxsplit=1)[0]
    codes = region_path.split("/")
    for code in reversed(codes):
        if (code, top) in by.offices:
            return f"{code}/{top}", by.offices[code, top]
    return f"{codes[-1]}/{top}", top


def _last(region_path: str, unit_path: str) -> str:
    return f"{region_path.rsplit('/', maxsplit=1)[-1]}/{unit_path.rsplit('/', maxsplit=1)[-1]}"
