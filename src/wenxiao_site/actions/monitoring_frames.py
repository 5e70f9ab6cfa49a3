"""Reports of a round as typed frames, and what the rules say of them: one report on screen and a whole round alike.

A frame is read from the records with a few queries, however many reports there are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

import polars as pl
from django.db.models import BigIntegerField, F, OuterRef, Subquery
from django.db.models.functions import Cast

from wenxiao.forms.explaining import Explainer
from wenxiao.forms.frames import SCHEMA
from wenxiao.forms.lights import checks, light, light_and_check
from wenxiao.forms.notation import read_notation
from wenxiao.forms.spot_checks import part_of
from wenxiao.kernel.columns import Grain, Tables
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import Severity
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.actions.paces import indicator_group, spending_group
from wenxiao_site.actions.plan_forms import jurisdiction_of
from wenxiao_site.registry.models import (
    SPENDING,
    Dimension,
    Likelihood,
    MonitoringReport,
    MonitoringRound,
    Operator,
    PastPace,
    PlanCurve,
    ProgressLine,
    ReportState,
    SubDimension,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from django.db.models import Expression, QuerySet

    from wenxiao.kernel.explanations import Explanation
    from wenxiao.rulebook import Resolution, Rulebook

NATION: Final = "CN"
_DEADLINE: Final = "DATE"
_WHOLE: Final = 10_000
_LABELS: Final = {str(value): str(label) for value, label in (*Dimension.choices, *SubDimension.choices)}
_LIKELIHOODS: Final = {each.value: str(each.label) for each in Likelihood if each != Likelihood.UNSTATED}

Typed = dict[str, dict[str, str]]
"""What is being typed: line key → field → text, for the live look at a report that is not stored yet."""


def _raw(name: str) -> Expression:
    """A scaled column as the integer that it is stored as."""
    return Cast(F(name), BigIntegerField())


def resolution_of(campaign: MonitoringRound, rulebook: Rulebook | None = None) -> Resolution:
    """The rules that judge a round: those of its region for its fiscal year."""
    of = campaign.campaign
    place = of.region.jurisdiction or jurisdiction_of(of.region_id) or NATION
    return (rulebook or current_rulebook()).for_year(place, of.fiscal_year)


def tables_of(reports: QuerySet[MonitoringReport], typed: Typed | None = None, **head: Any) -> Tables:  # noqa: ANN401 - columns of the form's frame
    """The frames of reports, in the order of their ids: ``report``, ``project`` beside the columns of the schema.

    `typed`: texts of lines that stand before those stored; `head`: columns of the form's frame likewise.
    """
    heads = _heads(reports) if not head else [{**each, **head} for each in _heads(reports)]
    curves = _curves({row["plan"] for row in heads if row["plan"] is not None})
    return tables_from(heads, _lines(reports), curves, _paces({row["round"] for row in heads}), typed)


def tables_from(
    heads: Sequence[dict[str, Any]],
    lines_of: Iterable[Mapping[str, Any]],
    curves: Mapping[tuple[int, str], Mapping[str, Any]],
    paces: Mapping[tuple[int, str], Mapping[str, int]],
    typed: Typed | None = None,
) -> Tables:
    """The frames of what was read: `heads` as `_heads` gives them, `lines_of` as `_lines`, sorted by report.

    `curves`: (plan, key) → ``m1`` to ``m12`` and ``is_share``; `paces`: (round, group) → quartiles.
    """
    place = {row["report"]: number for number, row in enumerate(heads)}
    for row in heads:
        row["planned_execution_rate"] = _month(curves.get((row["plan"], SPENDING)), row["as_of_month"])
        pace = paces.get((row["round"], spending_group(row["functional_code"])))
        _put_pace(row, pace, "execution_share", "execution")
    lines = []
    for each in lines_of:
        form = place[each["of_report"]]
        lines.append(_line(each, heads[form], form, curves, paces, (typed or {}).get(each["key"], {})))
    numbered: dict[int, int] = {}
    for line in lines:
        line["row"] = numbered[line["form"]] = numbered.get(line["form"], -1) + 1
    frames = {
        Grain.FORM: _frame(Grain.FORM, heads, ("report", "project")),
        Grain.FUND: _frame(Grain.FUND, [_fund(row) for row in heads]),
        Grain.INDICATOR: _planned(_frame(Grain.INDICATOR, lines, ("line", "share"))),
    }
    return Tables(**{grain.value: frame for grain, frame in frames.items()})


def lit(reports: QuerySet[MonitoringReport], resolution: Resolution) -> Tables:
    """Any number of reports with their lights."""
    return light(tables_of(reports), resolution)


class Years:
    """The accepted reports of some years, read once, to be judged by one scheme after the other."""

    def __init__(self, reports: QuerySet[MonitoringReport]) -> None:
        read = tables_of(reports)
        by_year = read.form.partition_by("fiscal_year", as_dict=True, maintain_order=True)
        self._tables = {int(year): part_of(read, part["form"]) for (year,), part in sorted(by_year.items())}

    @property
    def count(self) -> int:
        """How many reports there are."""
        return sum(each.form.height for each in self._tables.values())

    def lit(self, resolutions: Mapping[int, Resolution]) -> pl.DataFrame:
        """A row per report: ``project``, ``fiscal_year``, ``as_of_month``, light, fired rule and index."""
        columns = ["project", "as_of_month", "project_light", "project_alert", "alert_index"]
        made = []
        for year, tables in self._tables.items():
            form = light(tables, resolutions[year]).form
            made.append(form.select(*columns, fiscal_year=pl.lit(year, pl.Int64)))
        return pl.concat(made)


# --- One report, explained --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Found:
    """A defect of a report. `path`: ``lines/a1/actual_text`` or a field of the report; `blocks`: it stays."""

    path: str
    code: str
    sentence: str
    blocks: bool


class Judged:
    """One report with everything that the rules say of it."""

    def __init__(self, tables: Tables, resolution: Resolution, keys: Sequence[str]) -> None:
        self.resolution, self.keys = resolution, keys
        self.rows: Mapping[Grain, Sequence[Mapping[str, Any]]] = {grain: tables.at(grain).to_dicts() for grain in Grain}
        self.explainer = Explainer(self.rows, resolution, lambda *_: "")

    @property
    def project(self) -> Mapping[str, Any]:
        """The project's row."""
        return self.rows[Grain.FORM][0]

    def line(self, key: str) -> Mapping[str, Any]:
        """The row of an indicator."""
        return self.rows[Grain.INDICATOR][self.keys.index(key)]

    def words(self, name: str, key: str | None = None) -> str:
        """A coded result in the words of its case, empty where there is none."""
        grain, place = (Grain.FORM, 0) if key is None else (Grain.INDICATOR, self.keys.index(key))
        if self.rows[grain][place][name] is None:
            return ""
        return self.explainer.fill(f"{{{name}}}", grain, place)

    def why(self, name: str, key: str | None = None) -> Explanation:
        """Why a number is what it is."""
        place = 0 if key is None else self.keys.index(key)
        return self.explainer.explain(Grain.FORM if key is None else Grain.INDICATOR, place, name)

    def found(self) -> list[Found]:
        """Every defect, in the order of the form."""
        defects = []
        for check in checks(self.resolution):
            for place, row in enumerate(self.rows[check.grain]):
                if row[check.column]:
                    is_line = check.grain is Grain.INDICATOR
                    path = f"lines/{self.keys[place]}/{check.field}" if is_line else check.field
                    sentence = self.explainer.fill(check.message, check.grain, place)
                    blocks = self.resolution[check.name] == Severity.ERROR.value
                    defects.append(Found(path, check.code, sentence, blocks))
        return sorted(defects, key=lambda each: (each.path, not each.blocks))


def judged(
    report: MonitoringReport,
    typed: Typed | None = None,
    *,
    keys: Sequence[str] | None = None,
    **head: Any,  # noqa: ANN401 - as `tables_of`
) -> Judged:
    """One report as it is stored, or as it is being typed. `keys`: of its lines in their order, if they are known."""
    resolution = resolution_of(report.round)
    tables = tables_of(MonitoringReport.objects.filter(pk=report.pk), typed, **head)
    if keys is None:
        keys = list(ProgressLine.objects.filter(report=report).order_by("position", "pk").values_list("key", flat=True))
    return Judged(light_and_check(tables, resolution), resolution, keys)


# --- From the records -------------------------------------------------------------------------------------------------


def _heads(reports: QuerySet[MonitoringReport]) -> list[dict[str, Any]]:
    names = {
        "report": F("pk"),
        "plan_id_": F("plan_id"),
        "functional_code": F("project__functional_code"),
        "project_name": F("project__name"),
        "as_of": F("round__as_of_month"),
        "budget": _raw("budget_amount"),
        "executed": _raw("executed_amount"),
        "recorded": _raw("recorded_amount"),
    }
    rows: Any = reports.order_by("pk").values("project_id", "round_id", "fiscal_year", "execution_reason", **names)
    return [
        {
            "form": number,
            "report": row["report"],
            "project": row["project_id"],
            "round": row["round_id"],
            "plan": row["plan_id_"],
            "functional_code": row["functional_code"],
            "project_name": row["project_name"],
            "form_type": "monitoring",
            "fiscal_year": row["fiscal_year"],
            "as_of_month": row["as_of"],
            "is_table": True,
            "is_complete": True,
            "budget": row["budget"],
            "executed": row["executed"],
            "recorded_executed_amount": row["recorded"],
            "execution_reason": row["execution_reason"] or None,
        }
        for number, row in enumerate(rows)
    ]


def _lines(reports: QuerySet[MonitoringReport]) -> Iterable[dict[str, Any]]:
    earlier = ProgressLine.objects.filter(
        report__project=OuterRef("report__project"),
        report__fiscal_year=OuterRef("report__fiscal_year"),
        report__round__as_of_month__lt=OuterRef("report__round__as_of_month"),
        report__state=ReportState.ACCEPTED,
        key=OuterRef("key"),
    ).order_by("-report__round__as_of_month")
    names = {
        "line": F("pk"),
        "of_report": F("report_id"),
        "level3": F("indicator__name"),
        "dimension_": F("indicator__dimension"),
        "sub_dimension_": F("indicator__sub_dimension"),
        "target_text": F("indicator__target_text"),
        "operator": F("indicator__operator"),
        "value": _raw("indicator__target_value"),
        "value_to": _raw("indicator__target_value_to"),
        "unit": F("indicator__measurement_unit"),
        "previous": Subquery(earlier.annotate(raw=_raw("actual_value")).values("raw")[:1]),
    }
    rows = ProgressLine.objects.filter(report__in=reports.values("pk")).order_by("report", "position", "pk")
    told: Any = rows.values("key", "actual_text", "forecast_text", "likelihood", "reason", "measures", **names)
    return cast("Iterable[dict[str, Any]]", told.iterator())


def _curves(plans: set[int]) -> dict[tuple[int, str], dict[str, Any]]:
    months = {f"m{month}": _raw(f"month_{month:02}") for month in range(1, 13)}
    rows = PlanCurve.objects.filter(plan__in=plans) if len(plans) < _WHOLE else PlanCurve.objects.all()
    told: Any = rows.values("plan_id", "key", "is_share", **months)
    return {(row["plan_id"], row["key"]): row for row in told}


def _month(curve: Mapping[str, Any] | None, month: int) -> int | None:
    return None if curve is None else curve[f"m{month}"]


def _paces(rounds: set[int]) -> dict[tuple[int, str], dict[str, int]]:
    shares = {f"{name}_": _raw(name) for name in ("share_low", "share", "share_high")}
    rows: Any = PastPace.objects.filter(round__in=rounds).values("round_id", "cohort", "cases", **shares)
    return {(row["round_id"], row["cohort"]): row for row in rows}


def _put_pace(row: dict[str, Any], pace: Mapping[str, int] | None, share: str, cases: str) -> None:
    if pace is not None:
        row |= {share: pace["share_"], f"{share}_low": pace["share_low_"], f"{share}_high": pace["share_high_"]}
        row[f"{cases}_cases"] = pace["cases"]


def _line(
    row: Mapping[str, Any],
    head: Mapping[str, Any],
    form: int,
    curves: Mapping[tuple[int, str], Mapping[str, Any]],
    paces: Mapping[tuple[int, str], Mapping[str, int]],
    typed: Mapping[str, str],
) -> dict[str, Any]:
    row = {**row, **typed} if typed else row
    curve = curves.get((head["plan"], row["key"]))
    target, actual, forecast = (
        read_notation(row[name] or None) for name in ("target_text", "actual_text", "forecast_text")
    )
    is_number = row["value"] is not None and target.kind != _DEADLINE
    kind = ("NUMBER" if row["value_to"] is None else "RANGE") if is_number else target.kind
    line = {
        "form": form,
        "line": row["line"],
        "level1": _LABELS[row["dimension_"]],
        "level2": _LABELS[row["sub_dimension_"]],
        "level3": row["level3"],
        "dimension": row["dimension_"],
        "sub_dimension": row["sub_dimension_"],
        "target_text": row["target_text"] or None,
        "target_kind": kind,
        "target_operator": row["operator"] if row["operator"] != Operator.NONE else target.operator,
        "target_value": row["value"] if is_number else target.value,
        "target_value_to": row["value_to"] if is_number else target.value_to,
        "target_unit": (row["unit"] or target.unit) if is_number else target.unit,
        "actual_text": row["actual_text"] or None,
        "actual_kind": actual.kind,
        "actual_operator": actual.operator,
        "actual_value": actual.value,
        "actual_value_to": actual.value_to,
        "actual_unit": actual.unit,
        "forecast_text": row["forecast_text"] or None,
        "forecast_value": forecast.value if forecast.kind == "NUMBER" else None,
        "forecast_unit": forecast.unit,
        "likelihood": _LIKELIHOODS.get(row["likelihood"]),
        "reason": "；".join(filter(None, (row["reason"], row["measures"]))) or None,
        "is_applicable": True,
        "previous_value": row["previous"],
        "planned_value": _month(curve, head["as_of_month"]),
        "share": curve is not None and curve["is_share"],
    }
    _put_pace(
        line,
        paces.get((head["round"], indicator_group(head["functional_code"], row["sub_dimension_"]))),
        "past_share",
        "past",
    )
    return line


def _fund(head: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "form": head["form"],
        "row": 0,
        "label": "年度资金总额",
        "is_total": True,
        "is_component": False,
        "full_year_budget_amount": head["budget"],
        "executed_amount": head["executed"],
    }


def _frame(grain: Grain, rows: Sequence[Mapping[str, Any]], more: Sequence[str] = ()) -> pl.DataFrame:
    """A frame with every column of the schema; what a row does not have is blank."""
    keys: dict[str, Any] = {"form": pl.UInt32} if grain is Grain.FORM else {"form": pl.UInt32, "row": pl.UInt16}
    keys |= dict.fromkeys(more, pl.Int64) | ({"share": pl.Boolean} if "share" in more else {})
    schema = keys | {name: column.dtype for name, column in SCHEMA[grain].items()}
    return pl.from_dicts(rows, schema=schema) if rows else pl.DataFrame(schema=schema)


def _planned(lines: pl.DataFrame) -> pl.DataFrame:
    """Curves in shares of the target turned into values."""
    value = share_half_up(pl.col("target_value"), pl.col("planned_value"), pl.lit(_WHOLE))
    return lines.with_columns(planned_value=pl.when("share").then(value).otherwise("planned_value")).drop("share")
