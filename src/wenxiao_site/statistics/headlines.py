"""The figures that a prefecture publishes about its work, each a question to one measure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import polars as pl

from wenxiao_site.statistics.asking import Figure, Question, Reading, figure, least
from wenxiao_site.statistics.measures import BY_KEY


@dataclass(frozen=True, slots=True)
class Headline:
    """A published figure by its key. `measure`: the key of its measure.

    `is_following`: about the budget of the year after the period, against its last; `is_own`: of the highest level
    itself, without those below; `is_least`: of the year that has least.
    """

    key: str
    measure: str
    is_following: bool = False
    is_own: bool = False
    is_least: bool = False

    def asked(self, reading: Reading, question: Question) -> tuple[Question, Figure]:
        """The figure for a period, and the question that gives exactly it."""
        it = BY_KEY[self.measure]
        if self.is_following:
            question = question.narrowed("year", str(question.last + 1))
        if self.is_own:
            question = question.narrowed("county", top(reading))
        if self.is_least and (found := least(reading, it, question)) is not None:
            return question.narrowed("year", found[0]), found[1]
        return question, figure(reading, it, question)


def top(reading: Reading) -> str:
    """The code of the highest place among the facts; empty where there are none."""
    paths = reading.frame.select(pl.col("region_path").unique()).to_series()
    return min((each.split("/")[0] for each in paths), default="")


HEADLINES: Final = (
    Headline("training_person_times", "training_person_times"),
    Headline("appraisals_count", "appraisals_count"),
    Headline("appraisals_cut_amount_yi", "appraisals_cut_amount"),
    Headline("targets_count", "targets_count"),
    Headline("targets_amount_yi", "targets_amount"),
    Headline("targets_coverage", "targets_coverage"),
    Headline("monitored_count", "monitored_count"),
    Headline("monitored_amount_yi", "monitored_amount"),
    Headline("department_evaluations_count", "department_evaluations_count"),
    Headline("department_evaluations_amount_yi", "department_evaluations_amount"),
    Headline("whole_department_evaluations_count", "whole_department_evaluations_count"),
    Headline("whole_department_evaluations_amount_yi", "whole_department_evaluations_amount"),
    Headline("key_evaluations_by_external_count", "key_evaluations_by_external_count"),
    Headline("key_evaluations_by_external_amount_yi", "key_evaluations_by_external_amount"),
    Headline("adjusted_by_results_amount_yi", "adjusted_by_results_amount"),
    Headline(
        "prefecture_level_special_funds_reduction_wan_2025", "special_funds_reduction", is_following=True, is_own=True
    ),
    Headline("livelihood_share_minimum", "livelihood_share", is_least=True),
)
"""In the order in which the overview has them. `_yi`: printed in 亿元, `_wan`: in 万元."""
