"""Near-copies among reports: the words of a report compared with those of the reports that came before it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

import polars as pl

from wenxiao.kernel.likeness import likeness_of
from wenxiao.kernel.scales import Unit as Scale
from wenxiao_site.adapters.report_text import words_of
from wenxiao_site.adapters.storage import storage
from wenxiao_site.registry.models import Commission

if TYPE_CHECKING:
    from wenxiao_site.registry.models import EvidenceFile

_COMPARED: Final = 300
"""The latest reports that a new one is compared with."""

_LEAST: Final = 500
"""Likeness below a twentieth is not worth telling (ratio ×10⁴)."""


def compared(file: EvidenceFile, commission: int) -> tuple[str, Decimal | None, int | None]:
    """The words of a report, how alike the most alike earlier report is (0–1), and whose commission that is.

    Reports of the same commission are its own drafts and are left out.
    """
    with storage().open(file.sha256) as source:
        words = words_of(source)
    if not words:
        return "", None, None
    earlier = Commission.objects.exclude(pk=commission).exclude(report_text="").order_by("-pk")[:_COMPARED]
    others = list(earlier.values_list("pk", "report_text"))
    texts = pl.Series("text", [*(text for _, text in others), words], pl.String)
    found = likeness_of(texts, _LEAST).filter(pl.col("id") == len(others))
    if found.is_empty():
        return words, None, None
    ratio = Decimal(found.item(0, "likeness")).scaleb(-Scale.RATIO.places)
    return words, ratio, others[found.item(0, "other")][0]
