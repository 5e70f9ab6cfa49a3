"""``wenxiao rulebook``: what counts where and when, by which instrument, and what differs."""

from __future__ import annotations

import difflib
import json
import unicodedata
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from wenxiao.rulebook import KINDS, STAGES, NotInForceError, diff
from wenxiao_site.cli.rules import rulebook_here, shipped_option

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from wenxiao.kernel.citations import Citation
    from wenxiao.rulebook import Declaration, Instrument, Period, Resolution, Rulebook, Setting

_STAGE_LABELS = {
    "appraisal": "事前评估",
    "targets": "绩效目标",
    "monitoring": "运行监控",
    "evaluation": "绩效评价",
    "application": "结果应用",
    "checks": "表格校验",
}
_DATED_BY = {"fiscal_year_start": "按预算年度1月1日有效的取值", "event_day": "按事项当日有效的取值"}
_FORMAT = click.option(
    "--format", "output", type=click.Choice(["text", "json"]), default="text", help="输出格式，缺省为 text。"
)
_JURISDICTION = click.option("--jurisdiction", default="CN", help="地区代码或名称，缺省为 CN。")
_YEAR = click.option("--year", type=int, default=None, help="预算年度，缺省为今年。")


@click.group(help="查规则：每个参数的取值、依据和沿革。")
def rulebook() -> None:
    """The group of commands."""


@rulebook.command("list", help="列出一个地区一个年度的全部参数：取值、证据、依据。")
@_JURISDICTION
@_YEAR
@click.option("--stage", type=click.Choice([*STAGES, "checks"]), default=None, help="只列一个环节。")
@_FORMAT
@shipped_option
def list_(jurisdiction: str, year: int | None, stage: str | None, output: str, *, shipped: bool) -> None:
    """Every parameter of one place and year."""
    book = rulebook_here(shipped=shipped)
    resolution = _resolution(book, jurisdiction, year)
    declarations = [each for each in book.declarations.values() if stage in (None, each.stage)]
    if output == "json":
        _say_json(_head(book, resolution) | {"parameters": [_value_data(each, resolution) for each in declarations]})
        return
    click.echo(f"{book.jurisdictions.path_name(resolution.jurisdiction)} · {resolution.fiscal_year} 年度")
    for key, label in _STAGE_LABELS.items():
        chosen = [each for each in declarations if each.stage == key]
        if chosen:
            click.echo(f"\n{label}（{key}）")
            _say_table([_row(each, resolution) for each in chosen])
    click.echo(f"\n规则集 {book.digest[:12]}")


@rulebook.command(help="说明一个参数（取值、依据、沿革、各地取值）或一个文件（它规定的全部参数）。")
@click.argument("name", metavar="参数或文件")
@_JURISDICTION
@_YEAR
@_FORMAT
@shipped_option
def show(name: str, jurisdiction: str, year: int | None, output: str, *, shipped: bool) -> None:
    """One parameter with its history, or one instrument with all that it sets."""
    book = rulebook_here(shipped=shipped)
    if name in book.declarations:
        resolution = _resolution(book, jurisdiction, year)
        if output == "json":
            _say_json(_parameter_data(book, book.declarations[name], resolution))
        else:
            _say_parameter(book, book.declarations[name], resolution)
    elif name in book.instruments:
        if output == "json":
            _say_json(_instrument_data(book, book.instruments[name]))
        else:
            _say_instrument(book, book.instruments[name])
    else:
        near = difflib.get_close_matches(name, [*book.declarations, *book.instruments], n=3)
        hint = f"是不是 {'、'.join(near)}？" if near else "全部参数见 wenxiao rulebook list。"
        message = f"没有参数或文件“{name}”。{hint}"
        raise click.ClickException(message)


@rulebook.command("diff", help="比较两个地区或两个年度的规则，如 CN:2024 新疆阿勒泰地区:2026。")
@click.argument("before", metavar="地区:年度")
@click.argument("after", metavar="地区:年度")
@_FORMAT
@shipped_option
def diff_(before: str, after: str, output: str, *, shipped: bool) -> None:
    """What differs between two places or years."""
    book = rulebook_here(shipped=shipped)
    old, new = (_resolution(book, *_place_and_year(text)) for text in (before, after))
    differences = diff(old, new)
    if output == "json":
        _say_json(
            {
                "before": _head(book, old),
                "after": _head(book, new),
                "differences": [
                    {
                        "parameter": each.parameter,
                        "label": each.label,
                        "moves": each.moves,
                        "before": each.before and _citation_data(each.before),
                        "after": each.after and _citation_data(each.after),
                    }
                    for each in differences
                ],
            }
        )
        return
    titles = [f"{book.jurisdictions[each.jurisdiction].name} {each.fiscal_year}" for each in (old, new)]
    click.echo(f"{titles[0]} → {titles[1]}")
    moved = [each for each in differences if each.moves]
    _say_table(
        [
            (each.label, f"{_value(each.before)} → {_value(each.after)}", each.parameter, _source(each.after))
            for each in moved
        ]
    )
    same = len(differences) - len(moved)
    click.echo(f"取值不同 {len(moved)} 项；取值相同而依据不同 {same} 项。")


def _place_and_year(text: str) -> tuple[str, int]:
    place, colon, year = text.replace("：", ":").rpartition(":")
    if not colon or not (year.isascii() and year.isdigit()):
        message = f"“{text}”不是“地区:年度”，请写成 CN:2024 这样。"
        raise click.ClickException(message)
    return place, int(year)


def _resolution(book: Rulebook, place: str, year: int | None) -> Resolution:
    jurisdiction = place.upper() if place.upper() in book.jurisdictions else book.locate(place)
    if jurisdiction is None:
        message = f"没有地区“{place}”，请写代码（如 CN-XJ-6543）或以省名开头的名称。"
        raise click.ClickException(message)
    fiscal_year = datetime.now(tz=UTC).astimezone().year if year is None else year
    try:
        return book.for_year(jurisdiction, fiscal_year)
    except NotInForceError:
        first = min(each.in_force_from for each in book.instruments.values() if each.in_force_from)
        message = f"{fiscal_year} 年度没有可用的规则，最早的取值从 {first} 起。"
        raise click.ClickException(message) from None


def _say_parameter(book: Rulebook, declaration: Declaration, resolution: Resolution) -> None:
    setting, instrument = resolution.setting(declaration.name), resolution.instrument(declaration.name)
    citation = resolution.citation(declaration.name)
    place = book.jurisdictions.path_name(resolution.jurisdiction)
    click.echo(f"{declaration.label}（{declaration.name}）")
    _say_table(
        [
            ("地区年度", f"{place} · {resolution.fiscal_year} 年度"),
            ("取值", citation.value),
            ("依据", f"{_title(instrument)} {setting.article}"),
            ("证据", setting.evidence.label),
            *_sources(book, setting.sources),
            *_notes(setting.note),
            ("环节", _STAGE_LABELS.get(declaration.stage, declaration.stage)),
            ("时点", _DATED_BY[declaration.dated_by]),
            *([("可选", "、".join(declaration.choices.values()))] if declaration.choices else []),
            *([("说明", declaration.note)] if declaration.note else []),
        ]
    )
    click.echo(f"\n沿革（{book.jurisdictions[resolution.jurisdiction].name}）")
    _say_table([_period_row(declaration, each) for each in book.history(declaration.name, resolution.jurisdiction)])
    others = [each for each in book.setters(declaration.name) if each.jurisdiction != book.jurisdictions.root]
    if others:
        click.echo("\n各地取值")
        _say_table(
            [
                (
                    book.jurisdictions[each.jurisdiction].name,
                    declaration.show(each.settings[declaration.name].value),
                    f"{each.in_force_from} 起",
                    each.settings[declaration.name].evidence.label,
                    each.id,
                )
                for each in others
            ]
        )


def _say_instrument(book: Rulebook, instrument: Instrument) -> None:
    click.echo(_title(instrument))
    dates = [f"{instrument.in_force_from or '日期不详'} 起"]
    dates += [f"至 {ends} 前"] if (ends := book.ends(instrument.id)) else []
    dates += [f"（{instrument.issued_on} 印发）"] if instrument.issued_on else []
    _say_table(
        [
            ("编号", instrument.id),
            ("类别", KINDS[instrument.kind]),
            ("制定者", instrument.issuer),
            ("地区", book.jurisdictions.path_name(instrument.jurisdiction)),
            ("施行", f"{' '.join(dates)}〔{instrument.date_evidence.label}〕"),
            ("证据", instrument.evidence.label),
            *_sources(book, instrument.sources),
            *([("取代", "、".join(instrument.supersedes))] if instrument.supersedes else []),
            *_notes(instrument.note),
        ]
    )
    click.echo(f"\n规定的参数（{len(instrument.settings)} 项）")
    _say_table(
        [
            (declaration.label, declaration.show(setting.value), _evidence(setting), declaration.name, setting.article)
            for name, setting in instrument.settings.items()
            for declaration in [book.declarations[name]]
        ]
    )


def _row(declaration: Declaration, resolution: Resolution) -> tuple[str, ...]:
    citation = resolution.citation(declaration.name)
    return declaration.label, citation.value, citation.evidence.label, declaration.name, _source(citation)


def _period_row(declaration: Declaration, period: Period) -> tuple[str, ...]:
    ends = f"至 {period.ends} 前" if period.ends else "至今"
    value = declaration.show(period.setting.value)
    return f"{period.begins} 起", ends, value, period.setting.evidence.label, _title(period.instrument)


def _sources(book: Rulebook, names: Iterable[str]) -> list[tuple[str, str]]:
    sources = [book.sources[name] for name in names]
    return [("来源", " ".join([each.id, each.title, *each.urls])) for each in sources]


def _notes(note: str) -> list[tuple[str, str]]:
    return [("备注", note)] if note else []


def _evidence(setting: Setting) -> str:
    return " ".join([setting.evidence.label, *setting.sources])


def _title(instrument: Instrument) -> str:
    return f"《{instrument.title}》{f'（{instrument.number}）' if instrument.number else ''}"


def _value(citation: Citation | None) -> str:
    return citation.value if citation else "—"


def _source(citation: Citation | None) -> str:
    return f"{citation.number or citation.title} {citation.article}" if citation else "—"


def _head(book: Rulebook, resolution: Resolution) -> dict[str, Any]:
    return {
        "jurisdiction": resolution.jurisdiction,
        "jurisdiction_name": book.jurisdictions.path_name(resolution.jurisdiction),
        "fiscal_year": resolution.fiscal_year,
        "rulebook": book.digest,
    }


def _citation_data(citation: Citation) -> dict[str, str]:
    return {
        "value": citation.value,
        "instrument": citation.instrument,
        "title": citation.title,
        "number": citation.number,
        "article": citation.article,
        "evidence": citation.evidence.value,
    }


def _value_data(declaration: Declaration, resolution: Resolution) -> dict[str, Any]:
    setting = resolution.setting(declaration.name)
    return {
        "parameter": declaration.name,
        "label": declaration.label,
        "stage": declaration.stage,
        "type": declaration.type,
        "scaled": resolution[declaration.name],
        **_citation_data(resolution.citation(declaration.name)),
        "sources": list(setting.sources),
        "note": setting.note,
    }


def _parameter_data(book: Rulebook, declaration: Declaration, resolution: Resolution) -> dict[str, Any]:
    return {
        **_head(book, resolution),
        **_value_data(declaration, resolution),
        "dated_by": declaration.dated_by,
        "history": [
            {
                "from": each.begins.isoformat(),
                "to": _day(each.ends),
                **_citation_data(each.instrument.citation(declaration)),
            }
            for each in book.history(declaration.name, resolution.jurisdiction)
        ],
        "set_by": [
            {
                "jurisdiction": each.jurisdiction,
                "from": _day(each.in_force_from),
                "to": _day(book.ends(each.id)),
                **_citation_data(each.citation(declaration)),
            }
            for each in book.setters(declaration.name)
        ],
    }


def _instrument_data(book: Rulebook, instrument: Instrument) -> dict[str, Any]:
    return {
        "instrument": instrument.id,
        "title": instrument.title,
        "number": instrument.number,
        "issuer": instrument.issuer,
        "kind": instrument.kind,
        "jurisdiction": instrument.jurisdiction,
        "issued_on": _day(instrument.issued_on),
        "in_force_from": _day(instrument.in_force_from),
        "in_force_to": _day(book.ends(instrument.id)),
        "date_evidence": instrument.date_evidence.value,
        "evidence": instrument.evidence.value,
        "supersedes": list(instrument.supersedes),
        "sources": list(instrument.sources),
        "note": instrument.note,
        "parameters": [
            {
                "parameter": name,
                "label": book.declarations[name].label,
                "scaled": setting.value,
                "value": book.declarations[name].show(setting.value),
                "article": setting.article,
                "evidence": setting.evidence.value,
                "sources": list(setting.sources),
                "note": setting.note,
            }
            for name, setting in instrument.settings.items()
        ],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _say_json(data: dict[str, Any]) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def _say_table(rows: Iterable[Sequence[str]]) -> None:
    """Rows in columns as a terminal shows them, where a Chinese sign takes two places; the last column runs free."""
    table = [list(row) for row in rows]
    widths = [max(map(_width, column)) for column in zip(*table, strict=True)]
    for row in table:
        cells = [cell + " " * (width - _width(cell)) for cell, width in zip(row[:-1], widths, strict=False)]
        click.echo("  " + "  ".join([*cells, row[-1]]).rstrip())


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
