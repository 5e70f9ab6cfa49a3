"""The start page: what this is, the two doors, and one number that says why."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from wenxiao_site.actions import checking
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.web.check.examples import EXAMPLES

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from wenxiao.kernel.explanations import Explanation
    from wenxiao.rulebook import Rulebook


@lru_cache(maxsize=2)
def example_explained(book: Rulebook) -> Explanation:
    """Why 43.20 with 37.24 spent gives 8.62 points of 10; the published form printed 9."""
    example = EXAMPLES["execution"]
    checked = checking.check_file(example.file, example.content, book)
    return checked.assessments[0].explanations()["form/execution_score"]


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """``/``."""
    return render(request, "start/start.html", {"shown": example_explained(current_rulebook())})
