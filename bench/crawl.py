"""Every number on the pages of statistics against the list behind it, the data, the export and the report.

``make crawl`` (WENXIAO_VAR: a site with the demonstration). Opens the pages as a leader and as the public, follows each
number to its records, adds them up, asks the same figure as data, looks for it in the export of the table, and writes
the overview report and compares each number in it with the measure. Says how many numbers it compared.
"""

from __future__ import annotations

import csv
import json
import os
import re
import sys
from decimal import Decimal
from html import unescape
from io import StringIO
from time import monotonic
from urllib.parse import parse_qs, urlsplit

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wenxiao_site.settings")
django.setup()

from django.test import Client  # noqa: E402 - after the set-up

from support.reports import Report, differences  # noqa: E402
from wenxiao_site.actions import demonstrations, reports  # noqa: E402
from wenxiao_site.statistics.asking import Question, reading  # noqa: E402
from wenxiao_site.statistics.facts import STORE  # noqa: E402
from wenxiao_site.statistics.measures import MEASURES  # noqa: E402
from wenxiao_site.web import clock  # noqa: E402

NUMBER = re.compile(r'<a href="(/(?:statistics/records|open/items)[^"]*)" title="([^"]*)">([^<]*)</a>')
FIRST, LAST = 2018, 2024
LEADER = "leader"


def pages() -> tuple[str, ...]:
    """What is crawled: the whole table, one measure of each stage by county, the overview; the public pages."""
    years = f"from={FIRST}&to={LAST}"
    grouped = [f"/statistics?{years}&measure={code}&by=county" for code in ("T1", "T2", "M3", "E5", "K2", "B4", "R3")]
    several = [f"/statistics?{years}&measure=T2&by={by}" for by in ("account", "sector", "tier")]
    return (f"/statistics?{years}", *grouped, *several, f"/overview?fiscal_year={LAST}", f"/open?{years}")


def logged_in() -> Client:
    """A browser of the leader that the demonstration shows."""
    shown = demonstrations.shown()
    if shown is None:
        sys.exit("this is not a demonstration: WENXIAO_VAR names another site")
    client = Client(SERVER_NAME="localhost")
    client.post("/login", {"login": LEADER, "password": shown.password, "next": "/home"})
    return client


def listed(client: Client, href: str) -> tuple[list[str], list[list[str]]]:
    """The records behind a number."""
    text = client.get(f"{href}&export=csv").content.decode("utf-8-sig")
    heads, *rows = list(csv.reader(StringIO(text)))
    return heads, rows


def number(text: str) -> Decimal:
    """A number as a page shows it."""
    return Decimal(text.replace(",", "").rstrip("%"))


def faults(client: Client, href: str, title: str, shown: str) -> list[str]:
    """What is wrong with a number."""
    heads, rows = listed(client, href)
    sums = [sum((Decimal(row[place] or 0) for row in rows), Decimal(0)) for place in range(7, len(heads))]
    money = heads[7].endswith("（元）")
    wrong = []
    if len(sums) == 2:
        value = sums[0] / sums[1]
        if abs(number(shown) - value * 100) > Decimal("0.005"):
            wrong.append(f"{href}: shown {shown}, the list gives {value}")
    else:
        value = sums[0]
        if number(shown) != ((value / 10_000).quantize(Decimal("0.01")) if money else value):
            wrong.append(f"{href}: shown {shown}, the list gives {value}")
    if href.startswith("/statistics"):
        told = client.get(href.replace("/statistics/records", "/statistics/figures.json")).json()["measures"][0]
        same = Decimal(told["numerator"]) / Decimal(told["denominator"]) == value if len(sums) == 2 else (
            Decimal(told["value"]) == value
        )  # fmt: skip
        if not same or told["records"] != len(rows) or told["figure"] not in title:
            wrong.append(f"{href}: the data say {told['value']} of {told['records']}, the list {value} of {len(rows)}")
    return wrong


def in_the_export(client: Client, page: str) -> list[str]:
    """Whether the download of a table has the numbers of the page: to the yuan, in the order of the page."""
    if not page.startswith("/statistics?") or "&by=" in page:
        return []
    text = client.get(f"{page}&export=csv").content.decode("utf-8-sig")
    _, *rows = list(csv.reader(StringIO(text)))
    told = {row[-1].partition(".")[0]: row for row in rows}
    wrong = []
    for href, _, shown in NUMBER.findall(client.get(page).content.decode()):
        query = {key: values[0] for key, values in parse_qs(urlsplit(unescape(href)).query).items()}
        row = told[query["measure"]]
        place = 2 + (int(query["from"]) - FIRST if query["from"] == query["to"] else LAST - FIRST + 1)
        value, unit = Decimal(row[place]), row[1]
        scaled = {"元": value / 10_000, "比率": value * 100}.get(unit, value)
        if scaled.quantize(Decimal("0.01")) != number(shown).quantize(Decimal("0.01")):
            wrong.append(f"{href}: shown {shown}, exported {row[place]} {unit}")
    return wrong


def main() -> int:
    """Crawl; 1 when anything differs."""
    began, client, wrong, count = monotonic(), logged_in(), [], 0
    done: set[tuple[str, str]] = set()
    for page in pages():
        found = {(unescape(href), unescape(title), shown) for href, title, shown in
                 NUMBER.findall(client.get(page).content.decode())}  # fmt: skip
        fresh = [each for each in sorted(found) if (each[0], each[2]) not in done]
        done |= {(href, shown) for href, _, shown in fresh}
        for href, title, shown in fresh:
            wrong += faults(client, href, title, shown)
        wrong += in_the_export(client, page)
        count += len(fresh)
        print(f"{page}: {len(fresh)} numbers, {len(wrong)} differ, {monotonic() - began:.0f} s", flush=True)
    question = Question(FIRST, LAST, position=STORE.facts().sequence)
    known = reading(STORE.facts(), question)
    for kind in ("overview", "government", "congress"):
        faulty, told = differences(Report(reports.report(kind, known, question, clock.today())[1]), known)
        wrong += faulty
        count += told
        print(f"report {kind}: {told} numbers, {len(faulty)} differ")
    print(json.dumps({"numbers": count, "differ": len(wrong), "measures": len(MEASURES)}), *wrong[:20], sep="\n")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
