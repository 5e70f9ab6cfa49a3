"""The vocabulary of indicators: what a name or a target speaks of, told by its words.

Every function takes a text column and gives a flag column; null text gives null.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

_RATE = r"率|比例|比重|占比|程度|满意度|达标|覆盖面"
_COST = r"成本|单价|造价|费用|开支|控制数|总投资|补助标准|每[^,，]{0,4}补助|投入额|支出额"
_HARM = (
    r"事故|伤亡|死亡|受害|投诉|违规|违纪|违法[^案]|差错|失误|损失|舆情|上访|信访|超支|延误|逾期|"
    r"污染|能耗|发病|流失|辍学|拖欠"
)
_FIGHT = (
    r"查处|查办|处置|处理|办结|化解|整改|治理|打击|下降|减少|降低|控制率|扑灭|及时率|挽回|规避|防范|避免|解决|预防|消除"
)
_TIME = r"及时|按时|按期|时限|时效|进度|工期|准时|如期|开工|竣工|完工时间|完成时间"
_GOOD = r"合格|优良|优质|准确|达标|验收|精准|规范|完好"
_MONEY = r"资金|经费|补助|补贴|投资|拨款|预算|金额|奖金"
_VAGUE = (
    r"提高|提升|加强|改善|显著|明显|有效|进一步|较好|良好|完善|推进|促进|保障|增强|增加|优化|长期|长远|持续|逐步|稳步|不断|"
    r"符合|严格|正确|及时|合理|欢迎|合规|规定|到位|稳定|有利|有所|影响|效果|基本|充分|健全|满意|改进|积极|好转|缓解|减轻"
)

_HINT = (
    r"填写说明|填表说明|请(在此|据实|如实)?填写|此处填写|(限|不超过|控制在)\s*\d+\s*字|"
    r"[×xX＊*]{2,}|20[×xX]{2}年|×年|○○|某某|示例|样表|参考填写|该指标值数据合理"
)


def is_rate(text: pl.Expr) -> pl.Expr:
    """A share of a whole: 覆盖率, 比例, 满意度 and the like."""
    return text.str.contains(_RATE)


def is_cost(text: pl.Expr) -> pl.Expr:
    """What something costs: 成本, 单价, 控制数 and the like."""
    return text.str.contains(_COST)


def is_harm(text: pl.Expr) -> pl.Expr:
    """What should be rare: 事故, 投诉… — unless the name speaks of dealing with it (查处率, 办结率)."""
    return text.str.contains(_HARM) & ~text.str.contains(_FIGHT)


def is_time(text: pl.Expr) -> pl.Expr:
    """When something is done: 及时, 按期, 进度 and the like."""
    return text.str.contains(_TIME)


def is_good_work(text: pl.Expr) -> pl.Expr:
    """How well something is done: 合格, 达标, 验收 and the like."""
    return text.str.contains(_GOOD)


def is_money(text: pl.Expr) -> pl.Expr:
    """Money put in: 资金, 经费, 补助 and the like."""
    return text.str.contains(_MONEY)


def is_vague(text: pl.Expr) -> pl.Expr:
    """Words that no one can measure: 提高, 显著, 有效… (不可衡量)."""
    return text.str.contains(_VAGUE)


def is_blank(text: pl.Expr) -> pl.Expr:
    """Nothing was written. Never null."""
    return text.is_null() | (text.str.strip_chars() == "")


def is_residue(text: pl.Expr) -> pl.Expr:
    """What a blank form says and a filled one should not: filling hints, placeholders, sample words."""
    return text.str.contains(_HINT)
