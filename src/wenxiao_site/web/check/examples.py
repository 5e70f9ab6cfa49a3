"""Forms to try the checker on: published ones as they were printed, and a workbook with an invented unit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from wenxiao_site.actions.checking import read_file

if TYPE_CHECKING:
    from wenxiao.forms.raw import RawForm


@dataclass(frozen=True, slots=True)
class Example:
    """A shipped form: `slug` in its address, `file` in the folder, `label` and `hint` to choose it by."""

    slug: str
    file: str
    label: str
    hint: str

    @property
    def content(self) -> bytes:
        """The file itself."""
        return files("wenxiao_site.web.check").joinpath("examples", self.file).read_bytes()


EXAMPLES: Final = {
    each.slug: each
    for each in (
        Example("medical-aid", "026.json", "个人缴费县级配套资金 · 山西稷山 2020", "各项相加 93 分，总分印成 94 分"),
        Example("water-gauges", "020.json", "水库水标尺制作安装 · 四川中江 2022", "各项分值加起来是 110 分"),
        Example("department", "department.xlsx", "部门整体支出 · 编写的例子（工作簿）", "执行率 80.45%，印成 100%"),
        Example("execution", "execution.json", "预算执行 · 河北廊坊 2019", "43.20 用了 37.24，得分印 9 分"),
        Example("entrusted", "001.json", "委托业务 · 安徽贵池 2022", "资金总额行全是 0，分项行却有数"),
        Example("school-meals", "012.json", "义务教育营养改善 · 云南永德 2022", "达标扣分，得分与完成比例不符"),
        Example("pig-farm", "056.json", "生猪养殖场建设 · 云南昌宁 2022", "执行率写得不规范，产出满分而资金没用完"),
        Example(
            "herders", "055.json", "养殖场基础设施 · 内蒙古武川 2021（目标表）", "目标写法：单位、运算符、前后矛盾"
        ),
    )
}


@cache
def samples() -> dict[str, RawForm]:
    """The first form of every example, by its label: to try rules on."""
    return {each.label: read_file(each.content, each.file)[0] for each in EXAMPLES.values()}
