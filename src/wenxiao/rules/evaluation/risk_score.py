"""How much a self-evaluation deserves a second look: the risks together."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "抽查风险分",
    Unit.POINTS,
    "{risk_of_execution} + {risk_of_monitoring} + {risk_of_peers} + {risk_of_past}"
    " + {risk_of_evidence} + {risk_of_copying} + {risk_of_exact_values} + {risk_of_defects}",
)
def risk_score(
    risk_of_execution: pl.Expr,
    risk_of_monitoring: pl.Expr,
    risk_of_peers: pl.Expr,
    risk_of_past: pl.Expr,
    risk_of_evidence: pl.Expr,
    risk_of_copying: pl.Expr,
    risk_of_exact_values: pl.Expr,
    risk_of_defects: pl.Expr,
) -> pl.Expr:
    """Points ×10²; a risk that cannot be told (null) adds nothing."""
    risks = (
        risk_of_execution,
        risk_of_monitoring,
        risk_of_peers,
        risk_of_past,
        risk_of_evidence,
        risk_of_copying,
        risk_of_exact_values,
        risk_of_defects,
    )
    return pl.sum_horizontal(*(each.fill_null(0) for each in risks))
