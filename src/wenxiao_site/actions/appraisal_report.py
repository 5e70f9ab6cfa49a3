"""The report of an appraisal as Word, in the outline of the regulations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenxiao.forms import appraisals
from wenxiao.kernel.columns import Grain
from wenxiao.kernel.scales import Unit as Measure
from wenxiao.kernel.scales import show, to_scaled
from wenxiao_site.actions.appraisal import costs, scored, sheet_of
from wenxiao_site.actions.auditing import local_day
from wenxiao_site.actions.in_force import rules_of
from wenxiao_site.adapters import official_word as word
from wenxiao_site.registry.models import AppraisalKind, Conclusion, PerformancePlan, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from wenxiao.forms.appraisals import Judged
    from wenxiao_site.registry.models import Appraisal, Panelist


def report(row: Appraisal) -> bytes:
    """The report of a concluded appraisal as Word, in the outline that the regulations give."""
    day = local_day(row.concluded_at or row.recorded_at)
    kind = AppraisalKind(row.kind).label
    is_named = row.kind == AppraisalKind.POLICY or row.title.endswith("项目")
    title = f"{row.title}{'' if is_named else '项目'}事前绩效评估报告"
    seats = list(row.panel.filter(submitted_at__isnull=False).select_related("person").order_by("place"))
    judged = scored(row, day, seats) if seats else None
    pieces: list[word.Piece] = [
        ("heading", "一、评估对象基本情况"),
        ("part", "（一）立项背景和主要内容"),
        ("text", (row.project.summary if row.project else "") or "详见申报资料。"),
        ("part", "（二）绩效目标"),
        ("text", _goal(row)),
        ("part", "（三）资金构成"),
        ("text", f"{row.unit.name}申请 {row.fiscal_year} 年度预算 {row.requested_amount:,} 元。"),
        *_cost_tables(row, day),
        ("heading", "二、评估工作开展情况"),
        ("part", "（一）目的和对象"),
        ("text", f"对{row.title}的立项必要性、预算和绩效目标开展{kind}，结果作为申请预算的必备要件。"),
        ("part", "（二）思路、方式和方法"),
        ("text", _method(seats, has_costs=row.cost_items.exists())),
        ("part", "（三）工作程序"),
        ("text", _procedure(row, seats)),
        ("heading", "三、综合评估情况与结论"),
        ("part", "（一）各维度评估情况"),
        *_dimension_pieces(row, day, judged),
        ("part", "（二）总体结论"),
        ("text", _conclusion_words(row, day)),
        ("heading", "四、相关建议"),
        ("text", row.advice or "无。"),
        ("heading", "五、其他需要说明的问题"),
        ("text", _other(row, seats)),
    ]
    signed = [row.concluded_by.name if row.concluded_by else "", _date(day)]
    return word.written(title, signed, pieces)


def _date(day: date) -> str:
    """A day as official documents write it."""
    return f"{day.year}年{day.month}月{day.day}日"


def _goal(row: Appraisal) -> str:
    plan = (
        PerformancePlan.objects.filter(project=row.project_id, fiscal_year=row.fiscal_year).order_by("-version").first()
    )
    texts = [each.text for each in plan.objectives.all()] if plan and row.project_id else []
    return "\n".join(texts) or "评估时还没有录入绩效目标，以申报资料为准。"


def _method(seats: Sequence[Panelist], *, has_costs: bool) -> str:
    ways = ["比较法", "因素分析法", *(["成本效益分析法"] if has_costs else [])]
    who = f"由随机抽取的 {len(seats)} 名专家独立评分、交换意见" if seats else "由申请单位填写简表、主管部门核实"
    return f"采用{'、'.join(ways)}，{who}，按规则库的分值和界限得出结论。"


def _procedure(row: Appraisal, seats: Sequence[Panelist]) -> str:
    steps = [f"{_date(local_day(row.recorded_at))}受理"]
    if seats:
        last = max(each.submitted_at for each in seats if each.submitted_at)
        steps += [
            f"抽取专家 {len(seats)} 人",
            f"{_date(local_day(last))}全部交回评分表",
            f"交换意见 {row.exchanges.count()} 次",
        ]
    if row.concluded_at:
        steps.append(f"{_date(local_day(row.concluded_at))}得出结论")
    return "；".join(steps) + "。"


def _dimension_pieces(row: Appraisal, day: date, judged: Judged | None) -> list[word.Piece]:
    said = {each.dimension: each for each in row.reasons.all()}
    lines = judged.rows(Grain.INDICATOR) if judged else []
    scores = {str(line["dimension"]): line for line in lines if line["opens_dimension"]}
    rows, texts = [], []
    for number, each in enumerate(sheet_of(row, day), start=1):
        known = said.get(each.key)
        line = scores.get(each.key, {})
        verdict = Verdict(known.verdict).label if known and known.verdict else "—"
        cells = (each.label, show(each.max_points, Measure.POINTS), show(line.get("dimension_score"), Measure.POINTS))
        rows.append((*cells, show(line.get("dimension_spread"), Measure.POINTS)) if judged else (each.label, verdict))
        texts.append(f"{number}. {each.label}。{known.reason if known else '没有填写理由。'}")
    if judged:
        table = word.Table("评分汇总（分）", ("维度", "满分", "平均得分", "专家极差"), rows, frozenset({1, 2, 3}))
    else:
        table = word.Table("各维度判断", ("维度", "判断"), rows)
    return [("text", "\n".join(texts)), ("table", table)]


def _conclusion_words(row: Appraisal, day: date) -> str:
    words = f"评估结论为“{Conclusion(row.conclusion).label}”"
    words += f"，得分 {row.score} 分。" if row.score is not None else "。"
    reduced = appraisals.judge_reductions(
        [
            {
                "requested_amount": fen(row.requested_amount),
                "supported_amount": fen(row.supported_amount),
            }
        ],
        rules_of(row.unit, day),
    ).rows(Grain.FORM)[0]
    words += f"申请 {row.requested_amount:,} 元，支持 {row.supported_amount:,} 元，"
    cut, rate = show(reduced["reduced_amount"], Measure.AMOUNT), show(reduced["reduction_rate"], Measure.RATIO)
    words += f"核减 {cut}，核减率 {rate}。"
    resolution = rules_of(row.unit, day)
    names = (
        ("appraisal_support_from", "appraisal_adjust_from") if row.score is not None else ("appraisal_required_from",)
    )
    return f"{words}\n{row.opinion}\n" + "\n".join(f"依据：{resolution.citation(name).text()}" for name in names)


def _cost_tables(row: Appraisal, day: date) -> list[word.Piece]:
    judged = costs(row, day)
    if judged is None:
        return []
    form = judged.rows(Grain.FORM)[0]
    money = ("cost_amount", "benefit_amount", "present_cost_amount", "present_benefit_amount", "cumulative_net_amount")
    rows = [(str(line["label"]), *(ten_thousands(line[name]) for name in money)) for line in judged.rows(Grain.FUND)]
    head = ("年度", "成本", "效益", "成本现值", "效益现值", "累计净现值")
    payback = form["payback_period"]
    words = (
        f"按折现率 {show(form['discount_rate'], Measure.RATIO)}，"
        f"净现值 {show(form['net_present_value'], Measure.AMOUNT)}，"
        f"效益成本比 {show(form['benefit_cost_ratio'], Measure.VALUE)}，"
        + (f"动态投资回收期 {show(payback, Measure.VALUE)} 年。" if payback is not None else "期内不能收回投资。")
    )
    return [("text", words), ("table", word.Table("逐年成本和效益（万元）", head, rows, frozenset(range(1, 6))))]


def ten_thousands(number: object) -> str:
    """Fen as 万元 with two decimals, half up; a dash for blank."""
    if number is None:
        return "—"
    hundredths = (2 * abs(int(str(number))) + _HUNDREDTH) // (2 * _HUNDREDTH)
    sign = "-" if int(str(number)) < 0 and hundredths else ""
    return f"{sign}{hundredths // 100:,}.{hundredths % 100:02}"


_HUNDREDTH = 10_000
"""Fen in 0.01 万元."""


def _other(row: Appraisal, seats: Sequence[Panelist]) -> str:
    told = [f"{each.person.name}：{each.opinion}" for each in seats]
    said = [f"{each.person.name}（{each.role}）：{each.text}" for each in row.exchanges.select_related("person")]
    parts = (("专家意见：\n" + "\n".join(told)) if told else "", ("意见交换：\n" + "\n".join(said)) if said else "")
    return "\n".join(each for each in parts if each) or "无。"


def fen(amount: Decimal | None) -> int | None:
    """An amount in yuan as fen."""
    return None if amount is None else to_scaled(str(amount), 2).number
