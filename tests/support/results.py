"""A project with a poor result."""

from support.evaluations import CLOSING, at, filled
from wenxiao_site.actions import evaluation

LOW = {
    "a1": {"actual_text": "30", "reason": "旱情影响春播。"},
    "a2": {"actual_text": "40", "reason": "种子受潮。"},
    "a3": {"actual_text": "10", "reason": "减产。"},
    "a4": {"actual_text": "未达成年度指标", "own_score": "3", "reason": "带动作用很弱。"},
    "a5": {"actual_text": "60", "reason": "农户不满意。"},
}


def evaluated(world, actual=LOW):
    """The self-evaluation of the seeds project, accepted; with these results it is 差."""
    row = filled(world)
    row = evaluation.fill(
        evaluation=row.pk, revision=row.revision, changes={"lines": actual}, by=at("clerk"), on=CLOSING
    )
    for capacity in evaluation.CAPACITIES:
        row = evaluation.sign(
            evaluation=row.pk, revision=row.revision, capacity=capacity, name="张站长", by=at("head"), on=CLOSING
        )
    evaluation.submit(evaluation=row.pk, revision=row.revision, by=at("clerk"), on=CLOSING)
    evaluation.forward(evaluation=row.pk, by=at("reviewer"), on=CLOSING)
    return evaluation.accept(evaluation=row.pk, by=at("performance"), on=CLOSING)
