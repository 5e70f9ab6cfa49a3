"""One form on screen: read from data, checked with every rule, explained, as data again; time per form.

    python bench/one_form.py

Each run of a form starts from its raw texts. The second column has one cell changed before each run, as one types.
"""

from __future__ import annotations

import json
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

from wenxiao.forms.assessment import assess
from wenxiao.forms.raw import Cell
from wenxiao.forms.records import form_from_record
from wenxiao.rules.catalogue import rulebook

if TYPE_CHECKING:
    from wenxiao.forms.raw import RawForm

CASES = Path(__file__).parents[1] / "tests" / "golden" / "cases" / "forms"
NAMES = ("001", "012", "020", "026", "056", "060")
RUNS = 60


def judged(form: RawForm) -> tuple[float, float]:
    """Milliseconds for one form with all checks and explanations: by the clock, and of the processor."""
    start, used = time.perf_counter(), time.process_time()
    (assessment,) = assess([form], rulebook())
    assessment.explanations()
    assessment.data()
    return (time.perf_counter() - start) * 1000, (time.process_time() - used) * 1000


def typed(form: RawForm, run: int) -> tuple[float, float]:
    """The same after one actual value was changed."""
    form.indicators[0]["actual_text"] = Cell(str(100 + run), "")
    return judged(form)


def main() -> None:
    """Print the median by the clock and of the processor, and the 99th percentile, per form."""
    print(f"{'form':<6}{'lines':>6}{'p50 ms':>9}{'of CPU':>9}{'p99':>9}{'typing p50':>12}{'of CPU':>9}{'p99':>9}")
    for name in NAMES:
        form = form_from_record(json.loads((CASES / f"{name}.json").read_text(encoding="utf-8")), name)
        judged(form)
        still = [judged(form) for _ in range(RUNS)]
        moving = [typed(form, run) for run in range(RUNS)]
        shown = "".join(
            f"{statistics.median(clock):>9.1f}{statistics.median(used):>9.1f}"
            f"{statistics.quantiles(clock, n=100)[98]:>9.1f}   "
            for clock, used in (zip(*times, strict=True) for times in (still, moving))
        )
        print(f"{name:<6}{len(form.indicators):>6}{shown}")


if __name__ == "__main__":
    main()
