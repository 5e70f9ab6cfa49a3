"""The indicator library: enough of every sector, each complete, and good by the project's own checks."""

from collections import Counter

import pytest

from wenxiao.forms.assessment import assess
from wenxiao.forms.raw import Cell, FormType, RawForm
from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import Severity
from wenxiao.library.indicators import sectors
from wenxiao.rules.catalogue import rulebook

LEVELS = {
    "OUTPUT": "产出指标", "OUTCOME": "效益指标", "COST": "成本指标", "SATISFACTION": "满意度指标",
    "QUANTITY": "数量指标", "QUALITY": "质量指标", "TIMELINESS": "时效指标", "ECONOMIC_COST": "经济成本指标",
    "ECONOMIC": "经济效益指标", "SOCIAL": "社会效益指标", "ENVIRONMENTAL": "生态效益指标",
    "SUSTAINED_IMPACT": "可持续影响指标", "SATISFACTION_": "服务对象满意度指标",
}  # fmt: skip
SECTORS = sectors()
IDS = [each.code for each in SECTORS]


def as_form(sector):
    """The sector's indicators on one target form, each with a target that is easily meant."""
    lines = []
    for entry in sector.entries:
        below = entry.direction == "LOWER_IS_BETTER"
        number = "5" if below or entry.unit not in {"%", "‰"} else "95"
        owed = entry.name.startswith("养老金") and entry.unit == "%"
        target = "=100%" if owed else f"{'≤' if below else '≥'}{number}{entry.unit}"
        level2 = LEVELS["SATISFACTION_" if entry.sub_dimension == "SATISFACTION" else entry.sub_dimension]
        lines.append(
            {
                "level1": Cell(LEVELS[entry.dimension]),
                "level2": Cell(level2),
                "level3": Cell(entry.name),
                "target_text": Cell(target),
                "explanation": Cell(entry.explanation),
                "criteria": Cell(entry.formula),
            }
        )
    return RawForm(FormType.TARGET, indicators=lines, is_complete=False)


def test_there_are_enough_sectors_and_indicators():
    assert len(SECTORS) >= 15
    assert sum(len(each.entries) for each in SECTORS) >= 180


@pytest.mark.parametrize("sector", SECTORS, ids=IDS)
def test_a_sector_has_every_family(sector):
    assert len(sector.entries) >= 12
    families = Counter(each.sub_dimension for each in sector.entries)
    assert families["QUANTITY"] >= 3
    assert families["QUALITY"] >= 1
    assert families["TIMELINESS"] >= 1
    assert families["ECONOMIC_COST"] >= 1
    assert families["SATISFACTION"] == 1
    assert sum(families[each] for each in ("ECONOMIC", "SOCIAL", "ENVIRONMENTAL", "SUSTAINED_IMPACT")) >= 2


@pytest.mark.parametrize("sector", SECTORS, ids=IDS)
def test_an_indicator_says_what_it_is_and_how_it_is_proved(sector):
    for entry in sector.entries:
        assert entry.explanation.endswith("。")
        assert entry.explanation.rstrip("。") != entry.name
        assert len(entry.formula) >= 5
        assert len(entry.proof) >= 2
        if entry.unit in {"%", "‰"}:
            assert any(sign in entry.formula for sign in "÷按－与系")


@pytest.mark.parametrize("sector", SECTORS, ids=IDS)
def test_the_checks_of_targets_find_nothing_in_the_library(sector):
    assessment = assess([as_form(sector)], rulebook(), "CN-XJ-6543", 2026)[0]
    grave = {Severity.ERROR, Severity.WARNING}
    found = [
        (each.name, sector.entries[each.row].name)
        for each in assessment.findings
        if each.block == "indicator" and each.severity in grave
    ]
    assert found == []
    kinds = {row["target_kind"] for row in assessment.rows[Grain.INDICATOR]}
    assert kinds == {"NUMBER"}
    directions = [str(row["direction"]) for row in assessment.rows[Grain.INDICATOR]]
    assert directions == [each.direction for each in sector.entries]
