"""The simulator: two scenarios beside the values in force, and a door that makes one of them a draft instrument."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from wenxiao_site.actions import instruments, simulation
from wenxiao_site.actions.errors import Refused
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.actions.results import yuan
from wenxiao_site.actions.simulation import MOVABLE, Simulated
from wenxiao_site.registry.models import Project, Region, Scenario
from wenxiao_site.visibility import changeable, may, visible
from wenxiao_site.web.doors import Door
from wenxiao_site.web.forms import DeedForm, choice, day, flag, hidden, line, paragraph, rows
from wenxiao_site.web.visitors import for_hat, hat_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from wenxiao_site.visibility import Hat
    from wenxiao_site.web.doors import Sent
    from wenxiao_site.web.visitors import Request

_SCENARIOS: Final = (("a", "方案一"), ("b", "方案二"))
_LINES: Final = 15
_KEPT: Final = 50


@require_safe
@for_hat
def simulate(request: Request) -> HttpResponse:
    """``/simulate?a-recommended_fair_cut=15%``: what other values would do; the address keeps and shares it."""
    hat, year = hat_of(request), request.visitor.fiscal_year
    every = request.GET.get("years") == "all"
    years = sorted(simulation.years_with_results()) if every else [year]
    problems: dict[str, str] = {}
    found: list[dict[str, Any]] = []
    projects = visible(Project, hat)
    given_of = {key: _given(request, key) for key, _ in _SCENARIOS}
    for key, label in _SCENARIOS:
        given = given_of[key]
        if not given:
            continue
        try:
            told = simulation.simulate(years, projects, simulation.read(given))
        except Refused as refused:
            problems |= {f"{key}-{name}": sentence for name, sentence in refused.problems.items()}
            continue
        packed = "\n".join(f"{name}={text}" for name, text in given.items())
        adopt = f"{reverse('scenario.adopt')}?{urlencode({'settings': packed, 'years': ','.join(map(str, years))})}"
        keep = f"{reverse('simulation.keep_scenario')}?{urlencode({'settings': packed})}"
        found.append(
            {
                "label": label,
                "it": told,
                "adopt": adopt if may(hat, "instruments.draft") else "",
                "keep": keep if may(hat, "simulation.keep_scenario") else "",
            }
        )
    book = current_rulebook()
    resolution = book.for_year("CN" if not found else _place(found[0]["it"]), year)
    context = {
        "section": "simulate",
        "year": year,
        "every": every,
        "years": years,
        "parameters": [(name, book.declarations[name], resolution.citation(name)) for name in MOVABLE],
        "given": given_of,
        "problems": problems,
        "found": found,
        "groups": _groups(found),
        "kept": [_kept(each, request, hat) for each in _scenarios(hat)],
        "settings_of": lambda row: "，".join(
            f"{book.declarations[name].label} {text}" for name, text in simulation.given(row.settings).items()
        ),
        "percent": simulation.percent,
        "yuan": yuan,
    }
    return render(request, "application/simulate.html", context)


def _scenarios(hat: Hat) -> list[Scenario]:
    return list(visible(Scenario, hat).select_related("region", "kept_by").order_by("name")[:_KEPT])


def _kept(row: Scenario, request: Request, hat: Hat) -> tuple[Scenario, list[tuple[str, str]], str]:
    """A kept scenario: addresses that put it into either column beside the other one, and where to give it up."""
    settings = simulation.given(row.settings)
    links = []
    for key, label in _SCENARIOS:
        others = {name: text for name, text in request.GET.items() if not name.startswith(f"{key}-")}
        asked = others | {f"{key}-{name}": text for name, text in settings.items()}
        links.append((label, f"{reverse('simulate')}?{urlencode(asked)}"))
    drop = reverse("simulation.drop_scenario", kwargs={"pk": row.pk}) if row.kept_by_id == hat.person.pk else ""
    return row, links, drop


def _given(request: Request, key: str) -> dict[str, str]:
    return {name: text.strip() for name in MOVABLE if (text := request.GET.get(f"{key}-{name}", "")).strip()}


def _place(told: Simulated) -> str:
    place = told.moved["jurisdiction"].first() if told.moved.height else None
    return str(place) if place else "CN"


def _groups(found: list[dict[str, Any]]) -> list[tuple[str, list[tuple[str, list[Any]]]]]:
    """For each way to divide: names with the line of every scenario, the largest changes first."""
    told = []
    for title, attribute in (("部门", "by_department"), ("地区", "by_county"), ("预算", "by_account")):
        lines = [{each.name: each for each in getattr(one["it"], attribute)} for one in found]
        names = [name for of in lines for name, each in of.items() if each.change]
        kept = list(dict.fromkeys(names))[:_LINES]
        told.append((title, [(name, [of.get(name) for of in lines]) for name in kept]))
    return told


class Adopt(DeedForm):
    """A scenario as a draft instrument."""

    region = choice("适用地区")
    name = line("文件代号", "小写字母、数字和连字符，如 result-use-2027。")
    title = line("文件名称")
    issuer = line("制定机关")
    in_force_from = day("施行日期")
    article = line("条款", "如 第八条。")
    settings = hidden(required=True)
    years = hidden(required=True)

    def prepare(self) -> None:
        """Regions with rules of their own."""
        places = changeable("instruments.draft", Region, self.hat).order_by("code")
        self.fields["region"].choices = rows(places)  # type: ignore[attr-defined]


def _adopt(sent: Sent) -> Any:  # noqa: ANN401 - a draft
    given = simulation.given(sent.given["settings"])
    years = [int(each) for each in sent.given["years"].split(",") if each.isdecimal()]
    found = simulation.simulate(years, visible(Project, sent.by), simulation.read(given))
    return instruments.draft(
        region=int(sent.given["region"]),
        **sent.only("name", "title", "issuer", "in_force_from"),
        choices=simulation.choices_of(found, given, sent.given["article"]),
        by=sent.by,
        on=sent.on,
    )


class Keep(DeedForm):
    """A scenario under a name."""

    region = choice("地区")
    name = line("方案名称", "如 中等压减15%。")
    note = paragraph("说明", required=False)
    is_shared = flag("本地区财政部门共用")
    settings = hidden(required=True)

    def prepare(self) -> None:
        """The regions of the desk."""
        places = changeable("simulation.keep_scenario", Region, self.hat).order_by("code")
        self.fields["region"].choices = rows(places)  # type: ignore[attr-defined]


def _keep(sent: Sent) -> Any:  # noqa: ANN401 - a scenario
    return simulation.keep_scenario(
        region=int(sent.given["region"]),
        settings=simulation.given(sent.given["settings"]),
        **sent.only("name", "note", "is_shared"),
        by=sent.by,
        on=sent.on,
    )


ADOPT_DOORS = (
    Door(
        verb="simulation.keep_scenario",
        address="simulate/keep",
        title="保存方案",
        lead="保存后可以随时调出来试算、与别的方案对照、采用起草。",
        form=Keep,
        act=_keep,
        then=lambda *_: reverse("simulate"),
        back=lambda _: reverse("simulate"),
        button="保存",
        said=lambda done: f"已保存方案“{done.name}”。",
        chosen=True,
        section="simulate",
    ),
    Door(
        verb="simulation.drop_scenario",
        address="scenarios/<int:pk>/drop",
        title="删除方案",
        form=DeedForm,
        act=lambda sent: simulation.drop_scenario(scenario=sent.row.pk, by=sent.by, on=sent.on),
        then=lambda *_: reverse("simulate"),
        back=lambda _: reverse("simulate"),
        button="删除",
        said="已删除。",
        section="simulate",
    ),
    Door(
        verb="instruments.draft",
        name="scenario.adopt",
        address="simulate/adopt",
        title="采用方案，起草文件",
        lead="方案成为地方制度草案，须由另一人批准后才生效。突破民生支出下限的方案不能采用。",
        form=Adopt,
        act=_adopt,
        then=lambda done, _: reverse("draft", kwargs={"pk": done.pk}),
        back=lambda _: reverse("simulate"),
        button="起草",
        said="已起草，等待提交和批准。",
        chosen=True,
        section="simulate",
    ),
)
