"""What the values of dimensions are called."""

from __future__ import annotations

from typing import Final

from wenxiao_site.registry.models import Account, Strategy

TAGS: Final = {"LIVELIHOOD": "民生", "BOND": "专项债券", "TRANSITION_FUND": "衔接资金", "CLASSIFIED": "涉密"}

CLASSES: Final = {
    "201": "一般公共服务支出",
    "202": "外交支出",
    "203": "国防支出",
    "204": "公共安全支出",
    "205": "教育支出",
    "206": "科学技术支出",
    "207": "文化旅游体育与传媒支出",
    "208": "社会保障和就业支出",
    "209": "社会保险基金支出",
    "210": "卫生健康支出",
    "211": "节能环保支出",
    "212": "城乡社区支出",
    "213": "农林水支出",
    "214": "交通运输支出",
    "215": "资源勘探工业信息等支出",
    "216": "商业服务业等支出",
    "217": "金融支出",
    "219": "援助其他地区支出",
    "220": "自然资源海洋气象等支出",
    "221": "住房保障支出",
    "222": "粮油物资储备支出",
    "223": "国有资本经营预算支出",
    "224": "灾害防治及应急管理支出",
    "229": "其他支出",
    "230": "转移性支出",
}
"""支出功能分类科目, 类."""

_TIERS: Final = {"1": "一级预算单位", "2": "二级预算单位", "3": "基层预算单位"}


def label_of(dimension: str, value: str) -> str:
    """The name of a value of a dimension that has no column with names."""
    if not value:
        return "未填"
    match dimension:
        case "year":
            return f"{value} 年"
        case "account":
            return str(Account(value).label) if value in Account.values else value
        case "sector":
            return f"{value} {CLASSES.get(value, '')}".rstrip()
        case "tier":
            return _TIERS.get(value, value)
        case "strategy":
            return TAGS.get(value, value)
    return value


def strategies() -> dict[str, str]:
    """The names of the strategies of this site, by code."""
    return dict(Strategy.objects.values_list("code", "name"))
