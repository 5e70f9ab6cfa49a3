"""同一用途: the name of a project without phases, sections, numbers and places within the work."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit

_PARTS = (
    r"[（(【\[][^）)】\]]*[）)】\]]"
    r"|第?[一二三四五六七八九十百0-9]+(?:期|批|标段|包|片区|片|段|部分|阶段|号|区)"
    r"|[东西南北中上下前后](?:片区|片|段|区|半年|线|部)"
    r"|[ⅠⅡⅢⅣⅤA-Za-z0-9一二三四五六七八九十]+$"
    r"|[\s\-—_·、，,.。:：]"
)


@rule(Grain.INDICATOR, "用途（名称去掉期次、标段、片区）", Unit.TEXT, "{level3} 去掉期次、标段、片区、编号")
def request_purpose(level3: pl.Expr) -> pl.Expr:
    """良种推广项目（东片）, 良种推广项目二期 and 良种推广项目2 are of one purpose. Null for a blank name."""
    return level3.str.replace_all(_PARTS, "")
