"""Where a value comes from: instrument, article and how sure we are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Evidence(Enum):
    """Confirmation status of a value; shown wherever the value had an effect."""

    SEEN = "seen"
    CORROBORATED = "corroborated"
    UNCONFIRMED = "unconfirmed"
    LOCAL_CHOICE = "local_choice"

    @property
    def label(self) -> str:
        """The Chinese word on badges."""
        return {
            "seen": "原文可查",
            "corroborated": "有旁证",
            "unconfirmed": "待确认",
            "local_choice": "本地自定",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Citation:
    """One parameter's value with its source, as an explanation and a finding print it."""

    parameter: str
    label: str
    value: str
    instrument: str
    title: str
    number: str
    article: str
    evidence: Evidence

    def text(self) -> str:
        """One line: label = value (《title》number article, evidence)."""
        number = f"（{self.number}）" if self.number else ""
        return f"{self.label} = {self.value}：《{self.title}》{number}{self.article}〔{self.evidence.label}〕"
