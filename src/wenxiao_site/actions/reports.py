"""The reports about the work itself, as Word: the overview, those to government and people's congress, a place's own.

All are put together from the same blocks; what differs is the order, the words at the beginning, and whose facts count.
Passages of judgement are marked for a person to write: nothing here praises or blames.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from wenxiao.kernel.scales import Unit as Scale
from wenxiao.kernel.scales import show
from wenxiao.rulebook import NotInForceError
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.actions.report_telling import Teller, judgement
from wenxiao_site.adapters import official_word as word
from wenxiao_site.registry.models import Account, Region
from wenxiao_site.registry.models.people import SEPARATED
from wenxiao_site.statistics.asking import Question, figure, values
from wenxiao_site.statistics.counting import budgets
from wenxiao_site.statistics.headlines import HEADLINES, top
from wenxiao_site.statistics.measures import BY_KEY
from wenxiao_site.statistics.words import TAGS, strategies

if TYPE_CHECKING:
    from collections.abc import Callable

    from wenxiao_site.adapters.official_word import Piece
    from wenxiao_site.statistics.asking import Figure, Reading
    from wenxiao_site.visibility import Hat

    Blocks = tuple[str, str, list[Callable[["Teller", "Subject"], list[Piece]]]]


class ReportError(ValueError):
    """No such report can be written; the message says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of report. `of`: what it is about, a dimension, or the whole place; `is_yearly`: of one year as a rule."""

    key: str
    label: str
    of: str
    is_yearly: bool


KINDS: Final = {
    each.key: each
    for each in (
        Kind("overview", "工作综述", "", is_yearly=False),
        Kind("government", "向政府的年度报告", "", is_yearly=True),
        Kind("congress", "向人大的年度报告", "", is_yearly=True),
        Kind("department", "部门的报告", "department", is_yearly=True),
        Kind("county", "县（市）的报告", "county", is_yearly=False),
    )
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a report is about: its name, whether that is a region, the code of its region."""

    name: str
    is_region: bool
    region: str

    @property
    def jurisdiction(self) -> str:
        """By whose rules it works: those of its region, or of the nearest above that has some."""
        row = Region.objects.filter(code=self.region).select_related("parent__parent").first()
        while row is not None and not row.jurisdiction:
            row = row.parent
        book = current_rulebook()
        return (
            row.jurisdiction if row is not None and row.jurisdiction in book.jurisdictions else book.jurisdictions.root
        )


def subject_of(hat: Hat) -> Subject | None:
    """What somebody's facts are about, where they are not those of the whole place."""
    if hat.everywhere or hat.role in SEPARATED:
        return None
    post = hat.post
    if post.unit is not None:
        return Subject(str(post.unit), False, post.unit.region.code)  # noqa: FBT003 - a unit
    return Subject(str(post.region), True, post.region.code) if post.region is not None else None  # noqa: FBT003


def report(
    kind: str, reading: Reading, question: Question, on: date, post: int | None = None, of: Subject | None = None
) -> tuple[str, bytes]:
    """The title and the Word file of a report about a period, from the facts that somebody may see.

    `question` has the filter that the kind is about; `of`: whose facts these are, when not those of the whole place.
    Raises ReportError where there is nothing to report on.
    """
    it = KINDS[kind]
    if it.of and it.of not in dict(question.filters):
        raise ReportError("请选择是哪个县（市）的报告。" if it.of == "county" else "请选择是哪个部门的报告。")
    subject = _subject(it, reading, question, of)
    teller = Teller(reading, question, post)
    teller.headlines = _headlines(reading, question)
    if not any(figure(reading, each, question).count for each in BY_KEY.values()):
        raise ReportError(f"{subject.name}{teller.period}没有可以写进报告的记录。请换年度或范围。")
    title, addressee, blocks = _OUTLINES[kind](subject, teller)
    pieces: list[Piece] = []
    for block in blocks:
        pieces += block(teller, subject)
        pieces += teller.missed()
    signed = [_office(subject), f"{on.year}年{on.month}月{on.day}日"]
    return title, word.written(title, signed, _numbered(pieces), addressee, teller.annex())


_NUMERALS: Final = "一二三四五六七八九"


def _numbered(pieces: list[Piece]) -> list[Piece]:
    """Headings 一、 and parts （一） in their order."""
    heading = part = 0
    told: list[Piece] = []
    for kind, content in pieces:
        if kind == "heading":
            heading, part = heading + 1, 0
            told.append((kind, f"{_NUMERALS[heading - 1]}、{content}"))
        elif kind == "part":
            part += 1
            told.append((kind, f"（{_NUMERALS[part - 1]}）{content}"))
        else:
            told.append((kind, content))
    return told


def _subject(kind: Kind, reading: Reading, question: Question, of: Subject | None) -> Subject:
    filters = dict(question.filters)
    by = kind.of or ("county" if "county" in filters else "")
    if by:
        code, names = filters[by], dict(values(reading, by, budgets))
        if code not in names:
            raise ReportError(f"没有代码为“{code}”的{'县（市）' if by == 'county' else '部门'}，或者没有它的记录。")
        return Subject(names[code], by == "county", code.split("/")[0])
    if of is not None:
        return of
    code = top(reading)
    name = Region.objects.filter(code=code).values_list("name", flat=True).first()
    return Subject(name or "本地区", True, code)  # noqa: FBT003 - a region


def _headlines(reading: Reading, question: Question) -> dict[str, tuple[Question, Figure]]:
    """Published figures that are questions of their own: of the year after, of the year with least."""
    own = [each for each in HEADLINES if each.is_following or each.is_least]
    if dict(question.filters):
        own = [each for each in own if not each.is_own]
    return {each.measure: each.asked(reading, question) for each in own}


def _office(subject: Subject) -> str:
    return f"{subject.name}财政局" if subject.is_region else subject.name


# --- Outlines ---------------------------------------------------------------------------------------------------------


def _overview(subject: Subject, teller: Teller) -> Blocks:
    del teller
    return f"{subject.name}全面实施预算绩效管理工作综述", "", [
        _opening, _system, _process, _achievements, _places, _closing,
    ]  # fmt: skip


def _to_government(subject: Subject, teller: Teller) -> Blocks:
    title = f"关于{subject.name}{_years(teller)}预算绩效管理工作情况的报告"
    body = "行政公署" if subject.name.endswith("地区") else "人民政府"
    return title, f"{subject.name}{body}：", [_opening, _process, _achievements, _places, _problems, _closing]


def _to_congress(subject: Subject, teller: Teller) -> Blocks:
    title = f"关于{subject.name}{_years(teller)}预算绩效管理工作情况的报告"
    body = "人大工作委员会" if subject.name.endswith("地区") else "人民代表大会常务委员会"
    return title, f"{subject.name}{body}：", [_opening, _with_budget, _results, _use, _problems, _closing]


def _of_department(subject: Subject, teller: Teller) -> Blocks:
    return f"{subject.name}{_years(teller)}预算绩效管理工作报告", "", [_opening, _process, _units, _problems, _closing]


def _of_county(subject: Subject, teller: Teller) -> Blocks:
    return f"{subject.name}{_years(teller)}预算绩效管理工作报告", "", [
        _opening, _process, _departments, _problems, _closing,
    ]  # fmt: skip


_OUTLINES: Final = {
    "overview": _overview,
    "government": _to_government,
    "congress": _to_congress,
    "department": _of_department,
    "county": _of_county,
}


def _years(teller: Teller) -> str:
    return f"{teller.period}度" if len(teller.years) == 1 else teller.period


# --- Blocks -----------------------------------------------------------------------------------------------------------


def _opening(teller: Teller, subject: Subject) -> list[Piece]:
    return [
        judgement("导语：贯彻落实的部署、组织领导和总体评价"),
        *teller.say(
            f"{teller.period}，{subject.name}纳入预算安排的项目{{budget_items_count}}，资金{{budget_amount}}；",
            "设置绩效目标{targets_count}，涉及资金{targets_amount}，目标管理覆盖率{targets_coverage}；",
            "监控项目{monitored_count}，涉及资金{monitored_amount}；",
            "单位自评{self_evaluations_count}，涉及资金{self_evaluations_amount}。",
        ),
    ]


def _system(teller: Teller, subject: Subject) -> list[Piece]:
    """一、高位推动."""
    wholes = teller.by_group(
        "四本预算纳入绩效管理情况",
        "account",
        ("budget_items_count", "budget_amount", "targets_count", "targets_amount", "targets_coverage"),
        _accounts(),
    )
    return [
        ("heading", "高位推动，构建全域覆盖新格局"),
        ("part", "强化顶层设计。"),
        judgement("党委、政府的部署，会议、学习和督促的情况"),
        ("part", "健全制度体系。"),
        *_instruments(subject, teller.question.last),
        *wholes,
        ("part", "压实主体责任。"),
        judgement("部门（单位）主体责任落实、绩效考核的情况"),
        ("part", "夯实工作基础。"),
        *teller.say(f"{teller.period}，对财政部门、部门（单位）和第三方机构累计培训人员{{training_person_times}}。"),
        *teller.by_year("培训人次", ("training_person_times",)),
        judgement("机构人员、信息化、第三方机构管理的情况"),
    ]


def _accounts() -> dict[str, str]:
    return {each.value: str(each.label) for each in Account}


def _instruments(subject: Subject, year: int) -> list[Piece]:
    """The papers in force at the end of the period, as the rulebook has them."""
    book = current_rulebook()
    line = book.jurisdictions.line(subject.jurisdiction)
    ends = date(year, 12, 31)
    papers = [
        each
        for each in book.instruments.values()
        if each.kind == "regulation"
        and each.jurisdiction in line
        and (each.in_force_from is None or each.in_force_from <= ends)
        and (each.in_force_to is None or each.in_force_to > ends)
    ]
    own = [each for each in papers if each.jurisdiction != book.jurisdictions.root]
    names = "、".join(f"《{each.title}》{f'（{each.number}）' if each.number else ''}" for each in own)
    text = f"规则库中{year}年底有效的制度文件{len(papers)}件"
    return [("text", f"{text}，其中自治区和本地的{len(own)}件：{names}。" if own else f"{text}。")]


def _process(teller: Teller, subject: Subject) -> list[Piece]:
    """二、聚焦关键: the five stages."""
    return [
        ("heading", "聚焦关键，深化全过程管理新实践"),
        *_appraisals(teller, subject),
        *_targets(teller),
        *_monitoring(teller, subject),
        *_evaluations(teller),
        *_application(teller),
    ]


def _appraisals(teller: Teller, subject: Subject) -> list[Piece]:
    return [
        ("part", "严把“事前”评估关。"),
        *_threshold(subject, teller.question.last),
        *teller.say(
            "对{appraisals_count}重大政策和项目开展事前评估，核减或调整不合理预算资金{appraisals_cut_amount}",
            "，核减率{appraisals_cut_rate}",
            "。",
        ),
        *teller.by_year("事前绩效评估", ("appraisals_count", "appraisals_cut_amount", "appraisals_cut_rate")),
    ]


def _threshold(subject: Subject, year: int) -> list[Piece]:
    """From which amount on an appraisal is a key one, with the article."""
    try:
        resolution = current_rulebook().for_year(subject.jurisdiction, year)
    except NotInForceError:
        return []
    limit = resolution["appraisal_key_from"]
    if not isinstance(limit, int):
        return []
    amount = show(limit, Scale.AMOUNT)
    text = f"资金额度{amount}以下的项目列为一般评估，{amount}（含）以上的列为重点评估"
    return [("text", f"{text}（{resolution.citation('appraisal_key_from').text()}）。")]


def _targets(teller: Teller) -> list[Piece]:
    return [
        ("part", "精准“目标”引领。"),
        *teller.say(
            f"{teller.period}，预算支出项目设置绩效目标{{targets_count}}，涉及资金{{targets_amount}}，",
            "项目支出绩效目标管理覆盖率{targets_coverage}，按资金计算为{targets_coverage_by_amount}。",
        ),
        *teller.say(*_ends(teller, "设置绩效目标", "targets_count", "targets_amount")),
        *teller.by_year("绩效目标", ("targets_count", "targets_amount", "targets_coverage", "overall_targets_count")),
        *teller.chart("设置绩效目标和监控涉及资金", "bars", ("targets_amount", "monitored_amount")),
    ]


def _ends(teller: Teller, words: str, count: str, amount: str) -> list[str]:
    """How the first and the last year compare, in figures alone."""
    first, last = teller.question.first, teller.question.last
    if first == last:
        return []
    return [
        f"{first}年{words}{{{count}@{first}}}、{{{amount}@{first}}}，",
        f"{last}年{{{count}@{last}}}、{{{amount}@{last}}}。",
    ]


def _monitoring(teller: Teller, subject: Subject) -> list[Piece]:
    del subject
    return [
        ("part", "做实“事中”监控。"),
        *teller.say(
            f"{teller.period}，累计监控项目{{monitored_count}}，涉及资金{{monitored_amount}}，",
            "监控覆盖率{monitored_coverage}。",
        ),
        *teller.say("各年最近一轮监控中，红色预警{red_count}、", "黄色预警{yellow_count}。"),
        *teller.by_year(
            "绩效运行监控",
            ("monitored_count", "monitored_amount", "monitored_coverage", "red_count", "yellow_count"),
        ),
        judgement("发现的主要问题、纠偏和暂停拨付的典型情况"),
    ]


def _evaluations(teller: Teller) -> list[Piece]:
    return [
        ("part", "强化“事后”评价。"),
        *teller.say(
            f"{teller.period}，单位自评{{self_evaluations_count}}，自评覆盖率{{self_evaluations_coverage}}；",
            "部门评价{department_evaluations_count}，涉及资金{department_evaluations_amount}；",
            "部门整体评价{whole_department_evaluations_count}，涉及资金{whole_department_evaluations_amount}；",
            "委托第三方重点评价{key_evaluations_by_external_count}，涉及资金{key_evaluations_by_external_amount}。",
        ),
        *teller.by_year(
            "绩效评价",
            (
                "self_evaluations_count",
                "self_evaluations_amount",
                "self_evaluations_coverage",
                "department_evaluations_count",
                "department_evaluations_amount",
                "whole_department_evaluations_count",
                "whole_department_evaluations_amount",
                "key_evaluations_by_external_count",
                "key_evaluations_by_external_amount",
            ),
        ),
        *teller.chart(
            "部门评价、部门整体评价和第三方重点评价",
            "bars",
            ("department_evaluations_count", "whole_department_evaluations_count", "key_evaluations_by_external_count"),
        ),
    ]


def _application(teller: Teller) -> list[Piece]:
    return [
        ("part", "硬化“应用”链条。"),
        *teller.say(
            f"{teller.period}，根据评价结果累计调整优化资金{{adjusted_by_results_amount}}，",
            "涉及项目{adjusted_by_results_count}。",
        ),
        *teller.say("评价结果已反馈项目{feedback_count}，反馈覆盖率{feedback_coverage}。"),
        *teller.by_year(
            "评价结果应用",
            ("adjusted_by_results_amount", "adjusted_by_results_count", "feedback_coverage", "use_coverage"),
        ),
        judgement("优先保障、削减和取消的典型项目及效果"),
    ]


def _achievements(teller: Teller, subject: Subject) -> list[Piece]:
    """三、成效显现."""
    del subject
    coverage = ("targets_coverage", "monitored_coverage", "self_evaluations_coverage", "feedback_coverage")
    return [
        ("heading", "成效显现，助力财政工作谱新篇"),
        ("part", "绩效理念深入人心。"),
        judgement("宣传培训、“要我有绩效”向“我要有绩效”转变的情况"),
        *teller.by_year("“五有”覆盖率", (*coverage, "use_coverage")),
        *teller.chart("“五有”覆盖率", "lines", (*coverage, "use_coverage")),
        ("part", "治理能力有效提升。"),
        *teller.say(
            f"{teller.question.last + 1}年本级年初预算专项经费等同比减少{{special_funds_reduction}}。"
            if "special_funds_reduction" in teller.headlines
            else "",
        ),
        judgement("零基预算、预算管理改革的情况"),
        ("part", "服务大局成效显著。"),
        *teller.say("民生支出占一般公共预算项目支出的比重，最低的一年为{livelihood_share}。"),
        *teller.by_year("民生支出和预算执行", ("livelihood_share", "execution_rate")),
        *teller.by_group(
            "服务战略和专项的项目（一个项目可以服务几个战略，不能相加）",
            "strategy",
            ("budget_items_count", "budget_amount", "execution_rate"),
            {code: name for code, name in {**TAGS, **strategies()}.items() if code != "CLASSIFIED"},
            is_named_only=True,
        ),
        judgement("支撑重大战略、保障民生的典型成效"),
    ]


_PLACES: Final = (
    "targets_count", "targets_amount", "monitored_count", "self_evaluations_count",
    "department_evaluations_count", "adjusted_by_results_amount",
)  # fmt: skip


def _places(teller: Teller, subject: Subject) -> list[Piece]:
    """四、各县（市）."""
    del subject
    return [
        ("heading", "各县（市）工作情况"),
        *teller.by_group("各县（市）绩效管理情况", "county", _PLACES),
        *teller.by_group(
            "各县（市）覆盖率",
            "county",
            ("targets_coverage", "monitored_coverage", "self_evaluations_coverage", "execution_rate"),
        ),
    ]


def _departments(teller: Teller, subject: Subject) -> list[Piece]:
    del subject
    return [("heading", "各部门工作情况"), *teller.by_group("各部门绩效管理情况", "department", _PLACES[:4])]


def _units(teller: Teller, subject: Subject) -> list[Piece]:
    del subject
    return [
        ("heading", "所属单位工作情况"),
        *teller.by_group("各单位绩效管理情况", "unit", (*_PLACES[:4], "execution_rate")),
    ]


def _with_budget(teller: Teller, subject: Subject) -> list[Piece]:
    return [("heading", "绩效目标与预算同步编报审核"), *_appraisals(teller, subject), *_targets(teller)]


def _results(teller: Teller, subject: Subject) -> list[Piece]:
    return [
        ("heading", "预算执行和绩效结果"),
        *teller.say("预算执行{executed_amount}，执行率{execution_rate}。"),
        *_monitoring(teller, subject),
        *_evaluations(teller),
        judgement("提交人大审议的重点评价报告目录和主要结论"),
    ]


def _use(teller: Teller, subject: Subject) -> list[Piece]:
    del subject
    return [("heading", "评价结果应用和整改"), *_application(teller)]


def _problems(teller: Teller, subject: Subject) -> list[Piece]:
    """What the figures alone say falls short; why is for a person to say."""
    del subject
    short = [
        f"{BY_KEY[key].label}{{{key}}}；"
        for key in ("monitored_coverage", "self_evaluations_coverage", "execution_rate")
        if (value := figure(teller.reading, BY_KEY[key], teller.question).value) is not None and value < 1
    ]
    lead = ["数字反映，"] if short else []
    ends = ["其余见各表。"] if short else []
    return [
        ("heading", "存在的主要问题"),
        *teller.say(*lead, *short, *ends),
        judgement("问题的表现、原因，逐条写明"),
    ]


def _closing(teller: Teller, subject: Subject) -> list[Piece]:
    del teller, subject
    return [("heading", "下一步工作"), judgement("在深化拓展、协同融合、能力建设上的打算")]
