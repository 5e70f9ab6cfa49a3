"""What is found in a published form is found in the same targets while they are typed: one check, two ways in."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from wenxiao.forms.assessment import assess
from wenxiao.forms.raw import FormType
from wenxiao.forms.records import form_from_record
from wenxiao.forms.typing import dimension, sub_dimension
from wenxiao.rules.catalogue import rulebook
from wenxiao_site.actions import plans, target_lists
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.actions.plan_forms import assess_plan, plan_as_form
from wenxiao_site.registry.models import Dimension

CASES = sorted((Path(__file__).parent / "cases" / "forms").glob("*.json"))
DRAFTING = {
    "T1": "QC-206",
    "T2": "QC-222",
    "T3": "QC-221",
    "T4": "QC-205",
    "T6": "QC-219",
    "T7": "QC-224",
    "T8": "QC-220",
}
"""The reader's labels of badly written targets, and the check for each."""
CODES = {*DRAFTING.values(), "QC-107", "QC-201", "QC-208", "QC-210", "QC-211", "QC-302b"}
MISSED = {("008", "T2"), ("093", "T2"), ("094", "T2")}
"""Units that only the actual values beside the targets show to be mixed, and one that nobody finds."""
KEPT = ("level1", "level2", "level3", "target_text", "max_points", "explanation", "criteria")


def record(path):
    return json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def labels(data):
    return {kind.partition(" ")[0] for kind in data["inconsistency_kinds"] or () if kind.startswith("T")}


LABELLED = [path for path in CASES if labels(record(path)) and record(path)["indicators"]]


def text(cell):
    return cell.text if cell else None


def filed(line):
    """The two levels that a line of a form stands under."""
    level1, level2 = text(line.get("level1")) or "", text(line.get("level2")) or ""
    return dimension(level1, level2), sub_dimension(level1, level2)


def targets_of(form):
    """The part of a form that a plan has: no actual values, no scores, no other families."""
    lines = [
        {name: cell for name, cell in line.items() if name in KEPT}
        for line in form.indicators
        if filed(line)[0] in Dimension.values and filed(line)[1]
    ]
    head = {name: form.head[name] for name in ("project_name", "department", "unit", "fiscal_year", "goal")}
    whole = {"title": "", "funds": [], "is_table": True, "is_complete": True}
    return replace(form, form_type=FormType.TARGET, head=head, indicators=lines, **whole)


def typed(form):
    """The content of a plan with the same targets, as it is while somebody writes it."""
    lines = {}
    for row, line in enumerate(form.indicators):
        level1, level2 = filed(line)
        texts = {name: text(line.get(name)) for name in ("target_text", "max_points", "explanation", "criteria")}
        lines[f"a{row}"] = {"dimension": level1, "sub_dimension": level2, "name": text(line.get("level3")), **texts}
    goal = {"term": "ANNUAL", "text": text(form.head["goal"])}
    return {"objectives": {"g1": goal}, "indicators": lines, "curves": {}}


def found(form, fiscal_year):
    assessment = assess([form], rulebook(), "CN", fiscal_year)[0]
    return sorted(
        (each.code, each.name, each.block, each.row or 0) for each in assessment.findings if each.code in CODES
    )


def test_many_forms_have_badly_written_targets():
    assert len(LABELLED) >= 25


@pytest.mark.parametrize("path", LABELLED, ids=lambda path: path.stem)
def test_typing_finds_what_uploading_finds(path):
    data = record(path)
    form = targets_of(form_from_record(data, path.name))
    head = {name: text(cell) for name, cell in form.head.items() if name != "goal"}
    plan = plan_as_form(typed(form), head)
    assert found(plan, data["year"]) == found(form, data["year"])


def test_nearly_every_label_is_found_while_typing():
    missed = set()
    for path in LABELLED:
        data = record(path)
        form = targets_of(form_from_record(data, path.name))
        codes = {code for code, *_ in found(plan_as_form(typed(form), {}), data["year"])}
        missed |= {(path.stem, label) for label in labels(data) & set(DRAFTING) if DRAFTING[label] not in codes}
    assert missed == MISSED


def drafting(assessment):
    """What is said of the targets themselves; names and numbers in the head are the registry's, not the form's."""
    told = [each for each in assessment.findings if each.code in DRAFTING.values()]
    return sorted((each.code, each.name, each.block, each.row or 0) for each in told)


def test_the_advice_in_the_site_says_what_the_form_checker_says_of_the_upload(shared_world):
    """All forms with badly written targets: typed into a plan, and read from the form as an upload reads them."""
    plan = shared_world.plan("station")
    stored = plans.content(plan)
    gone = {table: dict.fromkeys(stored[table]) for table in ("objectives", "indicators")}
    for path in LABELLED:
        data = record(path)
        form = targets_of(form_from_record(data, path.name))
        plan.fiscal_year = data["year"]
        uploaded = drafting(assess([form], current_rulebook(), "CN-XJ-6543", plan.fiscal_year)[0])
        changes = target_lists.content_of(form)
        lines = {table: gone[table] | {f"x{key}": line for key, line in changes[table].items()} for table in gone}
        assert drafting(assess_plan(plan, plans.applied(stored, lines))) == uploaded, path.stem
