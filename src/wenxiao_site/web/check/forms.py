"""What a request to check hands in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from django import forms
from django.core.exceptions import BadRequest

from wenxiao_site.actions import rulebook
from wenxiao_site.web.check.examples import EXAMPLES

if TYPE_CHECKING:
    from django.http import HttpRequest

FIRST_YEAR: Final = 2015
"""Of the rules on record."""


def years() -> range:
    """The fiscal years to choose from, the newest first."""
    return range(date.today().year + 1, FIRST_YEAR - 1, -1)  # noqa: DTZ011 - the calendar of the reader


class HandedIn(NamedTuple):
    """A file or example, by whose rules it is to be checked, and which of its forms is meant.

    `source`: id of the form element in the page that holds the file, so that the answer can refer to it.
    """

    name: str
    content: bytes
    jurisdiction: str | None
    fiscal_year: int | None
    place: int
    source: str


class CheckForm(forms.Form):
    """One file, or the name of an example; rules of a place and year, or those that the form itself states."""

    file = forms.FileField(required=False, allow_empty_file=True, label="文件")
    example = forms.ChoiceField(required=False, choices=[(slug, slug) for slug in EXAMPLES], label="示例")
    jurisdiction = forms.CharField(required=False, max_length=40, label="适用地区")
    fiscal_year = forms.IntegerField(required=False, min_value=FIRST_YEAR, max_value=2100, label="年度")
    place = forms.IntegerField(required=False, min_value=0, max_value=100_000, label="表的序号")
    source = forms.SlugField(required=False, max_length=40, label="来源")

    def clean_jurisdiction(self) -> str:
        """A place that the rulebook knows."""
        place: str = self.cleaned_data["jurisdiction"]
        if place and place not in rulebook.shipped().jurisdictions:
            raise forms.ValidationError("规则库里没有这个地区。")
        return place


def handed_in(request: HttpRequest) -> HandedIn:
    """What the request hands in. Raises BadRequest with a sentence."""
    form = CheckForm(request.POST, request.FILES)
    if not form.is_valid():
        raise BadRequest(
            "；".join(f"{form[name].label}：{''.join(map(str, why))}" for name, why in form.errors.items())
        )
    given = form.cleaned_data
    if given["file"]:
        name, content = given["file"].name, given["file"].read()
    elif given["example"]:
        name, content = EXAMPLES[given["example"]].file, EXAMPLES[given["example"]].content
    else:
        raise BadRequest("没有收到文件。")
    return HandedIn(
        name, content, given["jurisdiction"] or None, given["fiscal_year"], given["place"] or 0, given["source"]
    )
