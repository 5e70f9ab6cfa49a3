"""The verbs of publication."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from wenxiao_site.actions import publication
from wenxiao_site.registry.models import PublicationDuty, PublicationKind, Region, RegionLevel
from wenxiao_site.visibility import changeable, units
from wenxiao_site.web import clock
from wenxiao_site.web.doors import Door
from wenxiao_site.web.forms import DeedForm, choice, day, line, number, rows
from wenxiao_site.web.places.doors import full_name


def page(_: Any = None, __: object = None) -> str:  # noqa: ANN401 - whatever was done
    """Where publications are shown."""
    return reverse("publications")


class Announce(DeedForm):
    """An approval from which the time runs."""

    region = choice("地区")
    fiscal_year = number("预算年度")
    kind = choice("公开内容", PublicationKind.choices)
    approved_on = day("批复日期", "预算或决算批复给各部门的日期，公开期限从这天起算。", initial=clock.today)
    document = line("批复文件", required=False)

    def told(self) -> dict[str, Any]:
        """The year it is."""
        return {"fiscal_year": clock.today().year}

    def prepare(self) -> None:
        """The regions of the desk that have a budget of their own."""
        found = changeable("publication.announce", Region, self.hat).exclude(level=RegionLevel.TOWNSHIP)
        self.fields["region"].choices = rows(found.order_by("code"))  # type: ignore[attr-defined]


class Publish(DeedForm):
    """A department goes public."""

    unit = choice("部门")
    published_on = day("公开日期", initial=clock.today)
    address = line("公开网址", "在门户网站上的地址，没有可不填。", required=False)

    def prepare(self) -> None:
        """The departments that owe it, as far as one may act for them."""
        if isinstance(self.row, PublicationDuty):
            found = publication.owing(self.row).filter(pk__in=units(self.hat).values("pk")).select_related("region")
            self.fields["unit"].choices = rows(found.order_by("region__code", "code"), full_name)  # type: ignore[attr-defined]


DOORS = (
    Door(
        verb="publication.announce",
        address="publications/new",
        title="登记批复、布置公开",
        form=Announce,
        act=lambda sent: publication.announce(
            region=int(sent.given["region"]),
            **sent.only("fiscal_year", "kind", "approved_on", "document"),
            by=sent.by,
            on=sent.on,
        ),
        then=page,
        back=page,
        button="登记",
        said=lambda row: f"已登记，各部门应在 {row.due_on} 之前公开。",
        chosen=True,
        section="publications",
    ),
    Door(
        verb="publication.publish",
        address="publications/<int:pk>/publish",
        title="公开",
        form=Publish,
        act=lambda sent: publication.publish(
            duty=sent.row.pk,
            unit=int(sent.given["unit"]),
            **sent.only("published_on", "address"),
            by=sent.by,
            on=sent.on,
        ),
        then=page,
        back=page,
        button="公开",
        said=lambda row: f"已公开 {row.items} 个项目，公众现在就能看到。",
        lead="涉密项目、个人信息和没有批复的内容不会公开；已批复的预算申请随绩效目标一并公开。",
        section="publications",
    ),
)
