"""Tables, fields and codes of the exchange, and how well each is known.

The official text of 《预算管理一体化系统技术标准》 was not at hand. Names seen in an implementation are marked so; what
had to be added for records that the seen tables have no field for is our own, and never dressed as the standard's.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from wenxiao_site.registry.models import Account, FundSource, Novelty, ProjectCategory, TransferKind

NOTE: Final = (
    "字段名和代码取自实施系统中所见的表，不是标准原文；标为“本系统自定”的，是标准中没有见到对应字段的内容。"
    "正式对接前请以《预算管理一体化系统技术标准》原文核对。"
)


class Known(StrEnum):
    """How a field or a code is known."""

    SEEN = "实施系统所见"
    FIELD = "行业通行，待核对"
    OWN = "本系统自定"


class Kind(StrEnum):
    """What a field holds. Amounts are yuan with two decimals; days yyyy-mm-dd or the 17 digits of the standard."""

    CODE = "代码"
    LINE = "文字"
    TEXT = "长文字"
    YEAR = "年度"
    DAY = "日期"
    AMOUNT = "金额（元）"
    NUMBER = "数"
    FLAG = "是否（1 是，2 否）"


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its name in the standard, its label, what it holds. `most`: characters; `words`: code → ours."""

    name: str
    label: str
    kind: Kind = Kind.LINE
    known: Known = Known.SEEN
    is_required: bool = True
    most: int = 0
    pattern: str = ""
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `name` as in the standard; `key`: the fields that tell one row from another."""

    name: str
    label: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    known: Known = Known.SEEN

    def field(self, name: str) -> Field:
        """A field by its name. Raises StopIteration for none."""
        return next(each for each in self.fields if each.name == name)


_REGION: Final = Field("MOF_DIV_CODE", "财政区划代码", Kind.CODE, pattern=r"^[0-9]{9}$")
_UNIT: Final = Field("AGENCY_CODE", "单位代码", Kind.CODE, pattern=r"^([0-9]{3}){1,7}$")
_PROJECT: Final = Field("PRO_CODE", "项目代码", Kind.CODE, pattern=r"^[0-9]{8}[RYT][0-9]{12}$")
_YEAR: Final = Field("FISCAL_YEAR", "预算年度", Kind.YEAR)
_FUNDS: Final = Field(
    "FOUND_TYPE_CODE", "资金来源代码", Kind.CODE, Known.OWN, is_required=False,
    words=(("1", FundSource.CURRENT_YEAR), ("2", FundSource.CARRY_OVER), ("3", FundSource.OTHER),
           *((label, value) for value, label in FundSource.choices)),
)  # fmt: skip


def _flag(name: str, label: str) -> Field:
    return Field(name, label, Kind.FLAG, Known.OWN, is_required=False)


PROJECTS: Final = Table(
    "PM_PROJECT_INFO",
    "项目基本信息",
    (
        _REGION,
        _UNIT,
        _PROJECT,
        Field("PRO_NAME", "项目名称", most=200),
        Field(
            "PRO_KIND_CODE", "项目类别代码", Kind.CODE,
            words=tuple((word, each.value) for each in ProjectCategory for word in (each.letter, str(each.label))),
        ),
        Field("SETUP_YEAR", "设立年度", Kind.YEAR),
        Field("END_YEAR", "终止年度", Kind.YEAR, Known.OWN, is_required=False),
        Field(
            "IS_NEW", "新增标志", Kind.CODE, Known.FIELD,
            words=(("1", Novelty.NEW), ("2", Novelty.CONTINUING),
                   *((label, value) for value, label in Novelty.choices)),
        ),
        Field(
            "FUND_TYPE_CODE", "资金性质代码", Kind.CODE, Known.FIELD,
            words=(("11", Account.GENERAL_PUBLIC), ("111", Account.GENERAL_PUBLIC), ("12", Account.GOVERNMENT_FUNDS),
                   ("13", Account.STATE_CAPITAL), ("14", Account.SOCIAL_INSURANCE),
                   *((label, value) for value, label in Account.choices)),
        ),
        Field("EXP_FUNC_CODE", "支出功能分类科目代码", Kind.CODE, pattern=r"^[0-9]{3}([0-9]{2}){0,2}$"),
        Field(
            "TRANSFER_KIND", "转移支付", Kind.CODE, Known.OWN, is_required=False,
            words=(*((label, value) for value, label in TransferKind.choices),
                   *((value, value) for value in TransferKind.values)),
        ),
        Field("PRO_DESC", "项目概述", Kind.TEXT, Known.FIELD, is_required=False, most=2000),
        _flag("IS_LIVELIHOOD", "民生支出"),
        _flag("IS_BOND", "专项债券项目"),
        _flag("IS_TRANSITION_FUND", "衔接推进乡村振兴补助资金"),
        _flag("IS_CLASSIFIED", "涉密"),
    ),
    ("PRO_CODE",),
    Known.FIELD,
)  # fmt: skip
BUDGETS: Final = Table(
    "BGT_PM_ANNUAL",
    "项目年度预算",
    (
        _PROJECT,
        _YEAR,
        _FUNDS,
        Field("APPLY_UP", "申报数", Kind.AMOUNT, is_required=False),
        Field("FIN_AUDIT_MONEY", "财政审核数", Kind.AMOUNT, is_required=False),
        Field("REPLY_AMT", "年初批复数", Kind.AMOUNT, is_required=False),
        Field("CUR_AMT", "变动后预算数", Kind.AMOUNT, is_required=False),
        Field("APPROVAL_FILE_NO", "文号", most=200),
        Field("DOC_DATE", "发文时间", Kind.DAY),
    ),
    ("PRO_CODE", "FISCAL_YEAR", "FOUND_TYPE_CODE", "APPROVAL_FILE_NO", "DOC_DATE"),
)
PAYMENTS: Final = Table(
    "PAY_VOUCHER_BILL",
    "国库集中支付凭证",
    (
        Field("PAY_CERT_NO", "支付凭证号", Kind.LINE, most=60),
        _PROJECT,
        _YEAR,
        _FUNDS,
        Field("XPAY_AMT", "实际支付金额", Kind.AMOUNT),
        Field("XPAY_DATE", "实际支付日期", Kind.DAY),
        Field("USE_DES", "用途", is_required=False, most=200),
    ),
    ("PRO_CODE", "PAY_CERT_NO"),
)
GOALS: Final = Table(
    "PM_PERF_GOAL_INFO",
    "项目绩效目标",
    (_PROJECT, _YEAR, Field("KPI_TARGET", "绩效目标", Kind.TEXT, most=2000)),
    ("PRO_CODE", "FISCAL_YEAR"),
)
INDICATORS: Final = Table(
    "PM_PERF_INDICATOR",
    "项目绩效指标",
    (
        Field("KPI_ID", "指标主键", Kind.CODE, is_required=False, pattern=r"^[0-9A-Za-z_-]{1,32}$"),
        _PROJECT,
        _YEAR,
        Field("LV1_PERF_IND_NAME", "一级指标名称", most=40),
        Field("LV2_PERF_IND_NAME", "二级指标名称", is_required=False, most=40),
        Field("LV3_PERF_IND_NAME", "三级指标名称", most=200),
        Field("COMPUTESIGN", "计算符号", Kind.CODE, is_required=False,
              words=(("1", ">"), ("2", "≥"), ("3", "="), ("4", "<"), ("5", "≤"), ("6", ""),
                     *((sign, sign) for sign in (">", "≥", "=", "<", "≤")), ("定性", ""))),
        Field("KPI_VAL", "指标值", most=160),
        Field("METERUNIT", "计量单位", is_required=False, most=36),
        Field("WEIGHT", "分值", Kind.NUMBER, is_required=False),
        Field("KPI_CONTENT", "指标内容", Kind.TEXT, is_required=False, most=1000),
        Field("KPI_EVALSTD", "评扣分标准", Kind.TEXT, is_required=False, most=1000),
    ),
    ("PRO_CODE", "FISCAL_YEAR", "LV1_PERF_IND_NAME", "LV2_PERF_IND_NAME", "LV3_PERF_IND_NAME"),
)  # fmt: skip
INCOMING: Final = {each.name: each for each in (PROJECTS, BUDGETS, PAYMENTS, GOALS, INDICATORS)}
"""What may come in, in the order in which it is taken in."""
