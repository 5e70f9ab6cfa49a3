"""QC-222: target and actual state one and the same unit, written as a unit."""

import pytest

from support.notations import read
from support.spec import run, spec
from wenxiao.rules.targets.unit_is_clear import unit_is_clear


def line(level3, planned, done=None, **other):
    """One indicator line as printed."""
    return {"level3": level3, **read(unit_is_clear, target=planned, actual=done), **other}


ROWS = spec(
    unit_is_clear,
    (line("培训人数", "100人", "80人"), True, "one unit"),
    (line("培训人数", "100人"), True, "nothing done yet"),
    (line("验收合格率", "≥98百分比", "98%"), False, "百分比 for %"),
    (line("视频监控在线率", "≥0.97比例"), False, "比例 for a unit"),
    (line("开设课程数量", "220"), False, "no unit at all"),
    (line("开设课程数量(门)", "220", name_unit="门"), True, "the unit stands in the name"),
    (line("安全事故", "0", "0"), True, "0 needs no unit"),
    (line("受资助人数", "≧735人次", "735"), False, "735人次 against 735"),
    (line("合格率", "95", "100%"), False, "a unit on the other side only"),
    (line("事故次数", "≤2次", "0"), True, "0 done needs no unit"),
    (line("资助人数", "735人", "735人次"), False, "人 against 人次"),
    (line("项目成本", "20万元", "200000元"), False, "万元 against 元"),
    (line("灭火设备配备率", "100%", "1000件"), True, "a count for a percentage is the business of QC-111"),
    (line("资助款", "100万"), False, "万 for 万元"),
    (line("人工成本", "≤620万/月"), False, "万 per month for 万元"),
    (line("造林补助", "每亩300", "每亩300"), False, "元 is missing"),
    (line("在职职工人数(人)", "=116人", name_unit="人"), False, "the unit in the name and again"),
    (line("低保发放人数(≥**人)", ">=21933人", name_unit="人"), True, "the official name prints the place"),
    (line("防疫室84平米", "≥1050元"), False, "a price per 平米 in 元"),
    (line("防疫室84平米", "≤1050元/平米"), True, "priced"),
    (line("家庭医生签约率", "24694人", "22584人"), False, "a count for a rate"),
    (line("灌溉频率", "12次", "12次"), True, "频率 is no share"),
    (line("孕产妇死亡率", "小于0.9‰", "0.8‰"), True, "per mille"),
    (line("项目完成时间", "100%"), False, "a percentage for a date"),
    (line("及时完成率", "100%"), True, "a rate of timely work"),
    (line("培训效果", "良好", "达成预期指标"), True, "words have no unit"),
    (line(None, None), True, "blank"),
    name_unit=None,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_unit_is_clear(row):
    assert run(unit_is_clear, row) == row.expected
