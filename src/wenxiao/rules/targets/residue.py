"""What a blank form says and a filled one should not."""

import polars as pl

_HINT = (
    r"填写说明|填表说明|请(在此|据实|如实)?填写|此处填写|(限|不超过|控制在)\s*\d+\s*字|"
    r"[×xX＊*]{2,}|20[×xX]{2}年|×年|○○|某某|示例|样表|参考填写|该指标值数据合理"
)


def is_residue(text: pl.Expr) -> pl.Expr:
    """Filling hints, placeholders, sample words."""
    return text.str.contains(_HINT)
