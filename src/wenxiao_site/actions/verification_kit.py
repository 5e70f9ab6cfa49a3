"""The verification kit: the published data in a form with which anybody computes every published figure again."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings

from wenxiao_site.actions.open_data import public_reading, records
from wenxiao_site.registry.models import Project
from wenxiao_site.registry.models.common import GREATEST_YEAR, LEAST_YEAR
from wenxiao_site.statistics.answers import answer
from wenxiao_site.statistics.asking import Question, Reading, reading
from wenxiao_site.statistics.counting import targets
from wenxiao_site.statistics.exchange import write
from wenxiao_site.statistics.facts import Facts
from wenxiao_site.visibility import public

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_EVERYTHING: Final = Question(LEAST_YEAR, GREATEST_YEAR)
_README: Final = """核对公开数据的材料

一、figures.json 是网站上公开的各项数字（全部、按年度、按县（市））。
　　在本文件夹运行下面的命令，得到的应当与它完全一样：
　　　　wenxiao stats --facts facts.parquet --from {first} --to {last} --by county --format json
二、figures-by-year.json 同上，把 county 换成 year。
三、forms 里是公开的绩效目标表和绩效自评表。运行下面的命令，逐张重新计分：
　　　　wenxiao check --shipped --format json forms
　　每张自评表重新算出的总分、等级应当与表上的一样；scores.csv 列出表上的总分和等级。
　　本地批准的制度文件不随程序发行的，以网站“制度规则”页面为准。
四、facts.parquet 的每一行是一项公开的事实；网站上每个数字的编号（例如 T1.2023.p0）可以用下面的命令核对：
　　　　wenxiao figure 编号 --facts facts.parquet --records
涉密项目、个人信息和没有公开的内容都不在其中。
"""


def kit(facts: Facts) -> Path:
    """The file of the kit for what is public now: the one that is kept, or a new one."""
    known = public_reading(facts, _EVERYTHING)
    folder = settings.VAR / "open"
    mark = int(known.frame.hash_rows(seed=0).sum() or 0) % 2**64
    target: Path = folder / f"kit-{mark:016x}.zip"
    if target.is_file():
        return target
    folder.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(".draft")
    try:
        written(Facts(facts.sequence, known.frame), draft)
        draft.replace(target)
    finally:
        with suppress(OSError):
            draft.unlink()
    for old in folder.glob("kit-*.zip"):
        if old != target:
            with suppress(OSError):
                old.unlink()
    return target


def written(facts: Facts, target: Path, say: Callable[[str], None] = lambda _: None) -> None:
    """Write a kit of public facts into a file. Raises OSError."""
    years = facts.frame["fiscal_year"].unique().sort().to_list()
    first, last = (years[0], years[-1]) if years else (LEAST_YEAR, LEAST_YEAR)
    parquet = target.with_suffix(".facts")
    try:
        write(facts, parquet)
        with ZipFile(target, "w", ZIP_DEFLATED) as archive:
            archive.writestr("README.txt", _README.format(first=first, last=last))
            archive.write(parquet, "facts.parquet")
            for by, name in (("county", "figures.json"), ("year", "figures-by-year.json")):
                archive.writestr(name, figures(facts, first, last, by))
            scores = ["项目代码,年度,总分,等级"]
            for name, forms in _forms(reading(facts, _EVERYTHING)):
                archive.writestr(f"forms/{name}.json", json.dumps(forms, ensure_ascii=False))
                scores += [
                    f"{each['project_code']},{each['year']},{each['total_score'] or ''},{each['grade'] or ''}"
                    for each in forms
                    if each["form_type"] == "self_evaluation"
                ]
                say(name)
            archive.writestr("scores.csv", "\n".join(scores).encode("utf-8-sig"))
    finally:
        with suppress(OSError):
            parquet.unlink()


def figures(facts: Facts, first: int, last: int, by: str) -> str:
    """What ``wenxiao stats`` prints of these facts."""
    question = Question(first, last, position=facts.sequence)
    return json.dumps(answer(reading(facts, question), question, by), ensure_ascii=False, indent=1) + "\n"


def _forms(known: Reading) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The public forms, a file for each year and county."""
    rows = known.counted(targets).select("project_id", "fiscal_year", "county").drop_nulls()
    for (year, county), part in rows.sort("fiscal_year", "county").group_by(
        "fiscal_year", "county", maintain_order=True
    ):
        ids = part["project_id"].to_list()
        projects = list(public(Project).filter(pk__in=ids).select_related("unit__region").order_by("code"))
        found = records(projects, int(str(year)))
        if found.targets or found.own:
            yield f"{year}-{county}", [*found.targets, *found.own]
