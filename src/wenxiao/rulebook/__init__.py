"""The 1+N as data: which value counts where and when, by which instrument and article, and how sure we are."""

from wenxiao.rulebook.declarations import DATED_BY, STAGES, TYPES, UNSET, Declaration
from wenxiao.rulebook.differences import Change, Difference, diff
from wenxiao.rulebook.errors import NotInForceError, RulebookError
from wenxiao.rulebook.instruments import KINDS, Instrument, Setting
from wenxiao.rulebook.jurisdictions import Jurisdiction, Jurisdictions
from wenxiao.rulebook.loading import load
from wenxiao.rulebook.resolution import Period, Resolution, Rulebook
from wenxiao.rulebook.sources import Source

__all__ = [
    "DATED_BY",
    "KINDS",
    "STAGES",
    "TYPES",
    "UNSET",
    "Change",
    "Declaration",
    "Difference",
    "Instrument",
    "Jurisdiction",
    "Jurisdictions",
    "NotInForceError",
    "Period",
    "Resolution",
    "Rulebook",
    "RulebookError",
    "Setting",
    "Source",
    "diff",
    "load",
]
