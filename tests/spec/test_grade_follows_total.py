"""QC-121: the printed grade is that of the printed total."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.grade_follows_total import grade_follows_total

ROWS = spec(
    grade_follows_total,
    ({"grade_text": "优", "grade_of_printed_total": "优"}, True, "the same"),
    ({"grade_text": "优", "grade_of_printed_total": "良"}, False, "84.47 graded 优"),
    ({"grade_text": "优秀", "grade_of_printed_total": "优"}, True, "by its first character"),
    ({"grade_text": "等级：良好", "grade_of_printed_total": "良"}, True, "wherever it stands"),
    ({"grade_text": "较差", "grade_of_printed_total": "差"}, True, "较差"),
    ({"grade_text": "合格", "grade_of_printed_total": "中"}, None, "a word outside the four grades is not judged"),
    ({"grade_text": None, "grade_of_printed_total": "优"}, None, "no grade printed: undecided"),
    ({"grade_text": "优", "grade_of_printed_total": None}, None, "no total printed: undecided"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_grade_follows_total(row):
    assert run(grade_follows_total, row) == row.expected
