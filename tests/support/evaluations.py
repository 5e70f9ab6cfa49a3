"""A self-evaluation on its way, made by the actions: opened, filled, signed, handed in."""

from datetime import UTC, date, datetime

from support.world import LATER, NOW, World, hat_of
from wenxiao_site.actions import evaluation, money, plans
from wenxiao_site.registry.models import Evaluation

CLOSING = datetime(2027, 1, 15, 2, 0, tzinfo=UTC)
LAST = date(2026, 12, 20)

INDICATORS = {
    "a1": ("OUTPUT", "QUANTITY", "推广面积", "≥120万亩", "GE", "120", "万亩", 25),
    "a2": ("OUTPUT", "QUALITY", "种子合格率", "≥95%", "GE", "95", "%", 25),
    "a3": ("OUTCOME", "ECONOMIC", "亩均增收", "≥50元", "GE", "50", "元", 15),
    "a4": ("OUTCOME", "SOCIAL", "带动农户增收作用", "明显", "NONE", None, "", 15),
    "a5": ("SATISFACTION", "SATISFACTION", "农牧民满意度", "≥90%", "GE", "90", "%", 10),
}
COLUMNS = (
    "dimension",
    "sub_dimension",
    "name",
    "target_text",
    "operator",
    "target_value",
    "measurement_unit",
    "max_points",
)
ACTUAL = {
    "a1": {"actual_text": "110", "reason": "旱情影响春播，已安排补种。"},
    "a2": {"actual_text": "96.5"},
    "a3": {"actual_text": "52"},
    "a4": {"actual_text": "达成年度指标", "own_score": "14", "reason": "带动面还不够广，明年扩大到三个乡。"},
    "a5": {"actual_text": "91"},
}
TEXTS = {
    "goal_actual": "推广良种110万亩，带动2300户增收。",
    "execution_reason": "尾款按合同在次年支付。",
    "conclusion": "基本完成年度目标。",
    "problems": "旱情影响推广进度。",
    "measures": "提前备种，三月底前完成。",
}


def planned(world, name="seeds"):
    """A plan with all its points, approved."""
    plan = world.plan(name)
    if plan.state == "SUBMITTED":
        plans.send_back(plan=plan.pk, opinion="补充指标", by=hat_of("reviewer"), on=NOW)
    plan = world.plan(name)
    lines = {key: dict(zip(COLUMNS, values, strict=True)) for key, values in INDICATORS.items()}
    plan = plans.revise(plan=plan.pk, revision=plan.revision, changes={"indicators": lines}, by=hat_of("clerk"), on=NOW)
    plans.submit(plan=plan.pk, revision=plan.revision, by=hat_of("clerk"), on=NOW)
    return plans.approve(plan=plan.pk, by=hat_of("performance"), on=NOW)


def at(login, day=date(2027, 1, 15)):
    return hat_of(login, day)


def opened(world):
    planned(world)
    money.execute(
        project=world.project("seeds").pk,
        fiscal_year=2026,
        amount="80000",
        executed_on=LAST,
        document="支付",
        by=at("clerk"),
        on=CLOSING,
    )
    return evaluation.open(project=world.project("seeds").pk, fiscal_year=2026, by=at("clerk"), on=CLOSING)


def filled(world):
    row = opened(world)
    return evaluation.fill(
        evaluation=row.pk, revision=row.revision, changes={**TEXTS, "lines": ACTUAL}, by=at("clerk"), on=CLOSING
    )


def signed(world, row):
    for capacity, name in (("project_head", "张站长"), ("finance_head", "刘会计")):
        evaluation.sign(
            evaluation=row.pk, revision=row.revision, capacity=capacity, name=name, by=at("head"), on=CLOSING
        )
    return Evaluation.objects.get(pk=row.pk)


def submitted(world):
    row = signed(world, filled(world))
    return evaluation.submit(evaluation=row.pk, revision=row.revision, by=at("clerk"), on=CLOSING)


def open_in_the_world():
    """A self-evaluation that is open in the days of the world, for pages that are visited later."""
    day = LATER.date()
    moved = {"CLOSING": LATER, "LAST": date(2026, 3, 2), "at": lambda login: hat_of(login, day)}
    before = {name: globals()[name] for name in moved}
    globals().update(moved)
    try:
        return opened(World())
    finally:
        globals().update(before)
