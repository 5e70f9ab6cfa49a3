"""Which self-evaluations deserve a second look: signals of whole years on frames, risks by rule, a repeatable drawing.

Signals compare every self-evaluation with its money, its monitoring, its peers, its own past, its evidence and all
other texts. The risks are rules like any other; their explanation is the reason that is told.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

import polars as pl

from wenxiao.forms.explaining import Explainer
from wenxiao.kernel.columns import Column, Grain, Tables
from wenxiao.kernel.likeness import likeness_of
from wenxiao.kernel.plan import Plan
from wenxiao.kernel.rounding import divide_half_up, divide_up
from wenxiao.kernel.rule import Severity
from wenxiao.kernel.scales import Unit
from wenxiao.rules import catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wenxiao.kernel.columns import Schema
    from wenxiao.kernel.explanations import Explanation
    from wenxiao.rulebook import Resolution

RISKS: Final = (
    "risk_of_execution",
    "risk_of_monitoring",
    "risk_of_peers",
    "risk_of_past",
    "risk_of_evidence",
    "risk_of_copying",
    "risk_of_exact_values",
    "risk_of_defects",
)
"""The rules whose points add up to `risk_score`."""


def _signals() -> dict[str, Column]:
    told = (
        ("own_total", pl.Int64, Unit.POINTS, "总分"),
        ("results_ratio", pl.Int64, Unit.RATIO, "指标得分率"),
        ("executed_ratio", pl.Int64, Unit.RATIO, "预算执行率"),
        ("monitoring_light", pl.String, Unit.TEXT, "年中监控"),
        ("peer_total", pl.Int64, Unit.POINTS, "同类总分中位数"),
        ("past_total", pl.Int64, Unit.POINTS, "上年总分"),
        ("full_lines", pl.Int64, Unit.COUNT, "满分指标数"),
        ("evidenced_lines", pl.Int64, Unit.COUNT, "有佐证的满分指标数"),
        ("copied_ratio", pl.Int64, Unit.RATIO, "文字相似度"),
        ("exact_lines", pl.Int64, Unit.COUNT, "与指标值分毫不差的指标数"),
        ("counted_lines", pl.Int64, Unit.COUNT, "数量指标数"),
        ("form_errors", pl.Int64, Unit.COUNT, "表内错误数"),
        ("form_warnings", pl.Int64, Unit.COUNT, "表内警告数"),
    )
    return {name: Column(name, dtype, unit, label) for name, dtype, unit, label in told}


SIGNALS: Final[Schema] = {Grain.FORM: _signals(), Grain.FUND: {}, Grain.INDICATOR: {}}
"""The columns that the risks read, one row per self-evaluation."""

PEERS_LEAST: Final = 5
"""Fewer of a kind are no peers to compare with."""


def signals_of(judged: Tables, resolution: Resolution, known: pl.DataFrame) -> pl.DataFrame:
    """The signals of judged self-evaluations of one year and place: `SIGNALS` and ``form``, in the order of the forms.

    `judged`: from `assessment.judge`. `known`: one row per form in their order, with what is known from elsewhere:
    ``peer_group`` (text), ``monitoring_light``, ``past_total``, ``copied_ratio`` and ``evidenced_full``, the lines with
    full points that have evidence (null where evidence is not kept).
    """
    form, lines = judged.form, judged.indicator
    counts = lines.filter(pl.col("is_applicable")).group_by("form").agg(
        full_lines=(pl.col("awarded_score") >= pl.col("max_points")).sum().cast(pl.Int64),
        most=pl.col("max_points").sum(),
        counted_lines=(pl.col("target_kind") == "NUMBER").sum().cast(pl.Int64),
        exact_lines=(
            (pl.col("target_kind") == "NUMBER") & (pl.col("actual_value") == pl.col("target_value"))
        ).sum().cast(pl.Int64),
    )  # fmt: skip
    errors, warnings = (_defects(judged, resolution, severity) for severity in (Severity.ERROR, Severity.WARNING))
    told = form.select("form", "indicator_score_sum", "project_execution_rate", own_total="recomputed_total")
    told = told.hstack(known.select("peer_group", "monitoring_light", "past_total", "copied_ratio", "evidenced_full"))
    told = told.join(counts, on="form", how="left", maintain_order="left")
    told = told.join(errors, on="form", how="left", maintain_order="left")
    told = told.join(warnings, on="form", how="left", maintain_order="left")
    peers = told.group_by("peer_group").agg(
        pl.len().alias("peers"), peer_total=pl.col("own_total").median().floor().cast(pl.Int64)
    )
    told = told.join(peers, on="peer_group", how="left", maintain_order="left")
    return told.select(
        "form",
        "own_total",
        results_ratio=divide_half_up(pl.col("indicator_score_sum") * 10_000, pl.col("most")),
        executed_ratio="project_execution_rate",
        monitoring_light="monitoring_light",
        peer_total=pl.when(pl.col("peers") >= PEERS_LEAST).then(pl.col("peer_total")),
        past_total="past_total",
        full_lines=pl.when(pl.col("evidenced_full").is_not_null()).then(pl.col("full_lines")),
        evidenced_lines="evidenced_full",
        copied_ratio="copied_ratio",
        exact_lines="exact_lines",
        counted_lines="counted_lines",
        form_errors=pl.col("ERROR").fill_null(0),
        form_warnings=pl.col("WARNING").fill_null(0),
    )


def part_of(tables: Tables, forms: pl.Series) -> Tables:
    """The rows of some forms (in order), numbered anew from 0."""
    places = pl.DataFrame({"form": forms, "place": pl.Series(range(len(forms)), dtype=pl.UInt32)})

    def part(frame: pl.DataFrame) -> pl.DataFrame:
        kept = frame.join(places, on="form", how="inner", maintain_order="left")
        return kept.with_columns(form=pl.col("place")).drop("place")

    return Tables(form=part(tables.form), fund=part(tables.fund), indicator=part(tables.indicator))


def _defects(judged: Tables, resolution: Resolution, severity: Severity) -> pl.DataFrame:
    """How many defects of a severity each form has: ``form`` and a column of its name."""
    found = []
    for grain in Grain:
        frame = judged.at(grain)
        names = [
            each.column
            for each in catalogue.checks()
            if each.grain is grain and each.column in frame.columns and resolution[each.name] == severity.value
        ]
        if names:
            counted = pl.sum_horizontal(pl.col(name).fill_null(value=False).cast(pl.Int64) for name in names)
            found.append(frame.select("form", found=counted))
    return pl.concat(found).group_by("form").agg(pl.col("found").sum().alias(severity.name))


def likeness(texts: pl.Series, least: int) -> pl.DataFrame:
    """For each text, as handed in, the earlier one most alike: ``copied_ratio``, ``copied_from``."""
    alike = likeness_of(texts, least).rename({"likeness": "copied_ratio", "other": "copied_from"})
    every = pl.DataFrame({"id": pl.Series(range(len(texts)), dtype=pl.UInt32)})
    return every.join(alike, on="id", how="left", maintain_order="left").drop("id")


def risks(signals: pl.DataFrame, resolution: Resolution) -> pl.DataFrame:
    """The signals with every risk and `risk_score` added (points ×10²)."""
    plan = Plan(catalogue.needed(frozenset({"risk_score"})), SIGNALS, dict(resolution.items()))
    lines = pl.DataFrame(schema={"form": pl.UInt32, "row": pl.UInt16})
    numbered = signals.with_columns(form=pl.int_range(pl.len(), dtype=pl.UInt32))
    return plan.run(Tables(form=numbered, fund=lines, indicator=lines)).form


def reasons(row: Mapping[str, object], resolution: Resolution) -> list[Explanation]:
    """Why a self-evaluation has its risk: the risks that add points, the gravest first, each explained."""
    rows = {Grain.FORM: [row], Grain.FUND: [], Grain.INDICATOR: []}
    explainer = Explainer(rows, resolution, lambda *_: "", SIGNALS)
    found = [(points, name) for name in RISKS if isinstance(points := row[name], int) and points > 0]
    ranked = sorted(found, key=lambda each: (-each[0], RISKS.index(each[1])))
    return [explainer.explain(Grain.FORM, 0, name) for _, name in ranked]


def drawn(listed: pl.DataFrame, seed: str, resolution: Resolution) -> pl.DataFrame:
    """The sample of a list: ``how`` is ``RISK`` or ``CHANCE``, in the order drawn; the same for the same seed.

    `listed`: ``key`` (what names a self-evaluation for good) and ``risk_score``. The size is `review_sample_share` of
    the list, rounded up; of it `review_risk_share` by risk (ties by key), the rest by chance from all others: those
    whose SHA-256 of seed and key is the smallest, which anyone can check.
    """
    size = _up(listed.height, int(str(resolution["review_sample_share"])))
    by_risk = _up(size, int(str(resolution["review_risk_share"])))
    ranked = listed.sort("risk_score", "key", descending=[True, False])
    first = ranked.head(by_risk)
    rest = ranked.slice(by_risk)
    lots = [hashlib.sha256(f"{seed}/{key}".encode()).hexdigest() for key in rest.get_column("key")]
    by_chance = rest.with_columns(lot=pl.Series(lots, dtype=pl.String)).sort("lot").head(size - by_risk).drop("lot")
    return pl.concat([first.with_columns(how=pl.lit("RISK")), by_chance.with_columns(how=pl.lit("CHANCE"))])


def _up(count: int, ratio: int) -> int:
    frame = pl.select(divide_up(pl.lit(count * ratio), pl.lit(10_000)))
    return int(frame.item())


JUDGED: Final = frozenset(
    {"indicator_score_sum", "project_execution_rate", "recomputed_total", "awarded_score", "grade"}
)
"""What `signals_of` reads of judged forms, besides the checks."""
