"""The verbs of the indicator library."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from wenxiao.library.indicators import SOURCES, sectors
from wenxiao_site.actions import library
from wenxiao_site.registry.models import IndicatorDirection, LibraryState
from wenxiao_site.web.doors import Door
from wenxiao_site.web.forms import DeedForm, choice, line, paragraph


class Propose(DeedForm):
    """What the library says of an indicator beyond its name."""

    sector = choice("行业领域", [(each.code, each.name) for each in sectors()])
    unit = line("计量单位")
    direction = choice("指标方向", IndicatorDirection.choices)
    explanation = paragraph("指标解释")
    formula = paragraph("计算公式", rows=2)
    source = choice("数据来源", [(each, each) for each in SOURCES])
    proof = line("佐证资料", "实际完成值用什么材料证明。")

    def told(self) -> dict[str, Any]:
        """What the indicator says already."""
        return library.begun_with(self.row) if self.row is not None else {}  # type: ignore[arg-type] # an indicator


class Opinion(DeedForm):
    """Words with the decision."""

    opinion = paragraph("审核意见", required=False)


class Reason(DeedForm):
    """Why not."""

    opinion = paragraph("审核意见", "写明不采纳的理由。")


def _library(_: object = None, __: object = None) -> str:
    return reverse("library")


def _is_open(row: Any) -> bool:  # noqa: ANN401 - a row
    return row is None or row.state == LibraryState.PROPOSED


_OF: dict[str, Any] = {"then": _library, "back": _library, "section": "library"}

LIBRARY_DOORS = (
    Door(
        verb="library.propose",
        address="indicators/<int:pk>/propose",
        title="推荐入指标库",
        lead="经财政绩效部门审核后入库，供其他项目选用。",
        form=Propose,
        act=lambda sent: library.propose(indicator=sent.row.pk, fields=sent.given, by=sent.by, on=sent.on),
        button="推荐",
        said="已推荐，待财政绩效部门审核。",
        **_OF,
    ),
    Door(
        verb="library.accept",
        address="library/<int:pk>/accept",
        title="审核入库",
        form=Opinion,
        act=lambda sent: library.accept(proposal=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        button="入库",
        said="已入库。",
        opens=_is_open,
        **_OF,
    ),
    Door(
        verb="library.decline",
        address="library/<int:pk>/decline",
        title="不采纳",
        form=Reason,
        act=lambda sent: library.decline(proposal=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        button="不采纳",
        said="已记录不采纳的理由。",
        opens=_is_open,
        **_OF,
    ),
)
