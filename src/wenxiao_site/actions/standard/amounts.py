"""Budgets and payments of a file: the same refusals as `wenxiao_site.actions.money`, asked of all rows at once."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from wenxiao_site.actions.ceilings import decisions, refuse_above
from wenxiao_site.actions.coupling import refuse_money_alone
from wenxiao_site.actions.errors import Refused
from wenxiao_site.actions.in_force import because, rules_of
from wenxiao_site.actions.money import COLUMNS
from wenxiao_site.actions.standard.tables import BUDGETS, PAYMENTS
from wenxiao_site.actions.standard.taking import NEW, SAME
from wenxiao_site.registry.models import (
    AmountKind,
    BudgetAmount,
    Execution,
    FundSource,
    ImportJob,
    PaymentSuspension,
    Project,
)
from wenxiao_site.registry.models.money import IN_YEAR

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from wenxiao_site.actions.standard.taking import Row, Taking

_KINDS: Final = {
    "apply_up": AmountKind.REQUESTED,
    "fin_audit_money": AmountKind.SUPPORTED,
    "reply_amt": AmountKind.APPROVED,
    "cur_amt": AmountKind.ADJUSTED,
}
_FEN: Final = 100
_JUMP: Final = 1000
"""Times that two amounts of a project differ from which on 元 and 万元 (10,000) were probably mixed up."""
_LEAST: Final = "request_amount_least"
Entry = tuple[int, Any, str, Any]
"""Amount in fen, day, document, moment of recording."""


def take(taking: Taking, projects: Mapping[str, Project], budgets: Sequence[Row], payments: Sequence[Row]) -> None:
    """Take the amounts and payments of some projects."""
    owned = [(projects[row["pro_code"]], row) for row in budgets if row["pro_code"] in projects]
    there = _entries([project for project, _ in owned])
    taking.seen["budgets"] = _kept(there)
    for project, row in owned:
        _budget(taking, project, row, there)
    _pay(taking, [(projects[row["pro_code"]], row) for row in payments if row["pro_code"] in projects])


def budget_of(taking: Taking, project: Project, fiscal_year: int) -> int | None:
    """What a project may spend in a year, in fen, with what this file says: as `money.budget`."""
    kinds: dict[str, dict[str, int]] = taking.seen["budgets"].get((project.code, fiscal_year), {})
    found = [each.get(AmountKind.ADJUSTED, each.get(AmountKind.APPROVED)) for each in kinds.values()]
    known = [each for each in found if each is not None]
    return sum(known) if known else None


def recorded_budgets(projects: Sequence[Project]) -> dict[tuple[str, int], dict[str, dict[str, int]]]:
    """What is recorded as approved and adjusted, in fen: (code, year) → source → kind."""
    return _kept(_entries(projects))


def _entries(owners: Sequence[Project]) -> dict[tuple[str, int, str, str], list[Entry]]:
    """What is recorded, by code, year, source and kind, in the order in which it counts."""
    known = [each.pk for each in owners if each.pk is not None]
    rows = BudgetAmount.objects.filter(project__in=known, replaced_by__isnull=True).order_by("decided_on", "pk")
    there: dict[tuple[str, int, str, str], list[Entry]] = defaultdict(list)
    for code, year, source, kind, amount, day, document, moment in rows.values_list(
        "project__code", "fiscal_year", "fund_source", "kind", "amount", "decided_on", "document", "recorded_at"
    ):
        there[code, year, source, kind].append((int(amount * _FEN), day, document, moment))
    return there


def _kept(there: Mapping[tuple[str, int, str, str], list[Entry]]) -> dict[tuple[str, int], dict[str, dict[str, int]]]:
    told: dict[tuple[str, int], dict[str, dict[str, int]]] = {}
    for (code, year, source, kind), entries in there.items():
        if kind in IN_YEAR:
            told.setdefault((code, year), {}).setdefault(source, {})[kind] = entries[-1][0]
    return told


def _budget(taking: Taking, project: Project, row: Row, there: dict[tuple[str, int, str, str], list[Entry]]) -> None:
    year, source = row["fiscal_year"], row["found_type_code"] or FundSource.CURRENT_YEAR.value
    day, document = row["doc_date"], row["approval_file_no"]
    given = {name: row[name] for name in _KINDS if row[name] is not None}
    if not given:
        taking.problems.add(
            BUDGETS, row["row"], "REPLY_AMT", "申报数、财政审核数、年初批复数、变动后预算数至少填一项。"
        )
        return
    is_new = is_wrong = False
    for name, fen in given.items():
        kind = _KINDS[name]
        entries = there.setdefault((project.code, year, source, kind), [])
        if any((amount, on, text) == (fen, day, document) for amount, on, text, _ in entries):
            continue
        problem = _contradiction(kind, fen, day, document, entries) or _problem(taking, project, row, name, there)
        place, problem = ("DOC_DATE", _misdated(taking, row, name)) if not problem else (name.upper(), problem)
        if problem:
            taking.problems.add(BUDGETS, row["row"], place, problem)
            is_wrong = True
            continue
        is_new = True
        entries.append((fen, day, document, taking.on))
        entries.sort(key=lambda each: each[1])
        if kind in IN_YEAR:
            kinds = taking.seen["budgets"].setdefault((project.code, year), {}).setdefault(source, {})
            kinds[kind] = entries[-1][0]
        _write_amount(taking, project, year, source, kind, fen, day, document)
    if not is_wrong:
        taking.count(BUDGETS, NEW if is_new else SAME)


def _contradiction(kind: AmountKind, fen: int, day: date, document: str, entries: Sequence[Entry]) -> str:
    """What an amount says against one that is there: the same document with another amount, a second approval."""
    for amount, on, text, moment in entries:
        if (on, text) == (day, document) or kind != AmountKind.ADJUSTED:
            told = f"{kind.label} {_yuan(amount)} 元（{text}，{on}{_whence(moment)}）"
            mend = "；年中变动请填在“变动后预算数”" if kind == AmountKind.APPROVED else ""
            return f"与已有记录矛盾：已登记{told}，文件里是 {_yuan(fen)} 元（{document}，{day}）{mend}。"
    return ""


def _whence(moment: datetime) -> str:
    job = ImportJob.objects.filter(imported_at=moment).first()
    return f"，来自文件“{job.name}”" if job else ""


def _problem(
    taking: Taking,
    project: Project,
    row: Row,
    name: str,
    there: Mapping[tuple[str, int, str, str], list[Entry]],
) -> str:
    kind, fen, year = _KINDS[name], row[name], row["fiscal_year"]
    if fen < 0:
        return "金额不能小于零。"
    try:
        if kind != AmountKind.ADJUSTED:
            _refuse_alone(taking, project, year)
        if kind == AmountKind.REQUESTED and (row["found_type_code"] or "CURRENT_YEAR") == FundSource.CURRENT_YEAR:
            _refuse_above(taking, project, year, fen)
    except Refused as refused:
        return " ".join(refused.problems.values())
    return "" if taking.is_unit_checked else _mixed_up(taking, project, row, name, there)


def _misdated(taking: Taking, row: Row, name: str) -> str:
    year, day = row["fiscal_year"], row["doc_date"]
    if day > taking.day:
        return f"发文时间 {day} 还没有到。"
    if day.year != year and not (_KINDS[name] not in IN_YEAR and day.year == year - 1):
        return f"发文时间 {day} 不在 {year} 预算年度内（申报数、财政审核数可以在上一年度）。"
    return ""


def _refuse_alone(taking: Taking, project: Project, year: int) -> None:
    """`refuse_money_alone`, asked once for a region and year."""
    place = ("governed", project.unit.region_id, year)
    if place not in taking.seen:
        try:
            refuse_money_alone(project, year, taking.day)
        except Refused as refused:
            taking.seen[place] = refused
        else:
            taking.seen[place] = None
    if taking.seen[place] is not None:
        raise taking.seen[place]


def _refuse_above(taking: Taking, project: Project, year: int, fen: int) -> None:
    if ("ceilings", year) not in taking.seen:
        decided = decisions().filter(budget_year=year).values_list("project", flat=True)
        taking.seen["ceilings", year] = frozenset(decided)
    if project.pk in taking.seen["ceilings", year]:
        refuse_above(project.pk, year, Decimal(fen).scaleb(-2))


def _mixed_up(
    taking: Taking,
    project: Project,
    row: Row,
    name: str,
    there: Mapping[tuple[str, int, str, str], list[Entry]],
) -> str:
    """Whether 万元 was probably written where yuan is due, by the other amounts of the project, else by its size."""
    fen, year = row[name], row["fiscal_year"]
    others = [row[each] for each in _KINDS if each != name and row[each]]
    others += _recorded(project, year, there)
    ask = "请核对是否把“万元”当成了“元”；核对无误的，请在上传时勾选“已核对金额单位是元”。"
    far = next((each for each in others if fen and each and (fen >= each * _JUMP or fen * _JUMP <= each)), None)
    if far is not None:
        return f"{_yuan(fen)} 元与这个项目的另一个金额 {_yuan(far)} 元相差 {_JUMP:,} 倍以上，{ask}"
    if not others and 0 < fen < _least(taking, project):
        rule = because(rules_of(project.unit, taking.day), _LEAST)
        return f"{_yuan(fen)} 元比一般项目小得多，{ask}{rule}"
    return ""


def _recorded(project: Project, year: int, there: Mapping[tuple[str, int, str, str], list[Entry]]) -> list[int]:
    return [
        entries[-1][0]
        for of_year in (year, year - 1)
        for source in FundSource.values
        for kind in AmountKind.values
        if (entries := there.get((project.code, of_year, source, kind)))
    ]


def _least(taking: Taking, project: Project) -> int:
    place = ("least", project.unit.region_id)
    if place not in taking.seen:
        taking.seen[place] = int(rules_of(project.unit, taking.day)[_LEAST] or 0)
    return int(taking.seen[place])


def _write_amount(
    taking: Taking, project: Project, year: int, source: str, kind: AmountKind, fen: int, day: date, document: str
) -> None:
    if taking.ledger is None:
        return
    row = taking.ledger.add(
        BudgetAmount,
        project_id=project.pk,
        fiscal_year=year,
        kind=kind.value,
        fund_source=source,
        amount=fen,
        decided_on=day,
        document=document,
        recorded_at=taking.on,
    )
    verb = "money.request" if kind == AmountKind.REQUESTED else "money.decide"
    told = {COLUMNS[kind]: fen}
    fact = taking.fact(project, verb, fiscal_year=year, occurred_on=day, fund_source=source, **told)
    after = taking.ledger.told(BudgetAmount, row)
    taking.tell(verb, BudgetAmount, row["id"], project, after=after, facts=(fact,))


# --- Payments ---------------------------------------------------------------------------------------------------------


def _pay(taking: Taking, owned: Sequence[tuple[Project, Row]]) -> None:
    known = {project.pk for project, _ in owned if project.pk is not None}
    there = {
        (code, reference): (year, source, int(amount * _FEN), day, moment)
        for code, reference, year, source, amount, day, moment in Execution.objects.filter(project__in=known)
        .exclude(reference="")
        .values_list("project__code", "reference", "fiscal_year", "fund_source", "amount", "executed_on", "recorded_at")
    }
    stopped: dict[int, list[PaymentSuspension]] = defaultdict(list)
    for each in PaymentSuspension.objects.filter(project__in=known):
        stopped[each.project_id].append(each)
    for project, row in owned:
        source = row["found_type_code"] or FundSource.CURRENT_YEAR.value
        told = (row["fiscal_year"], source, row["xpay_amt"], row["xpay_date"])
        before = there.get((project.code, row["pay_cert_no"]))
        if before is not None and before[:4] == told:
            taking.count(PAYMENTS, SAME)
            continue
        name, problem = _payment_problem(taking, row, before, stopped.get(project.pk or 0, ()))
        if problem:
            taking.problems.add(PAYMENTS, row["row"], name, problem)
            continue
        taking.count(PAYMENTS, NEW)
        _write_payment(taking, project, row, source)


def _payment_problem(
    taking: Taking, row: Row, before: tuple[Any, ...] | None, stopped: Sequence[PaymentSuspension]
) -> tuple[str, str]:
    day, fen = row["xpay_date"], row["xpay_amt"]
    if before is not None:
        year, _, amount, on, moment = before
        told = f"{year} 年度 {_yuan(amount)} 元（{on}{_whence(moment)}）"
        said = f"{row['fiscal_year']} 年度 {_yuan(fen)} 元（{day}）"
        return "PAY_CERT_NO", f"与已有记录矛盾：支付凭证号“{row['pay_cert_no']}”已登记 {told}，文件里是 {said}。"
    if day > taking.day:
        return "XPAY_DATE", f"支付日期 {day} 还没有到。"
    if day.year != row["fiscal_year"]:
        return "XPAY_DATE", f"支付日期 {day} 不在 {row['fiscal_year']} 预算年度内。"
    if fen == 0:
        return "XPAY_AMT", "金额不能为零。"
    for each in stopped:
        if each.begins_on <= day and (each.ends_on is None or each.ends_on > day):
            sentence = f"这个项目自 {each.begins_on} 起暂停拨付（{each.document}），恢复之前不能登记支付。"
            return "XPAY_DATE", sentence
    return "", ""


def _write_payment(taking: Taking, project: Project, row: Row, source: str) -> None:
    if taking.ledger is None:
        return
    made = taking.ledger.add(
        Execution,
        project_id=project.pk,
        fiscal_year=row["fiscal_year"],
        fund_source=source,
        amount=row["xpay_amt"],
        executed_on=row["xpay_date"],
        document=row["use_des"] or PAYMENTS.label,
        reference=row["pay_cert_no"],
        recorded_at=taking.on,
    )
    fact = taking.fact(
        project,
        "money.execute",
        fiscal_year=row["fiscal_year"],
        occurred_on=row["xpay_date"],
        fund_source=source,
        executed_amount=row["xpay_amt"],
    )
    after = taking.ledger.told(Execution, made)
    taking.tell("money.execute", Execution, made["id"], project, after=after, facts=(fact,))


def _yuan(fen: int) -> str:
    return f"{Decimal(fen).scaleb(-2):,.2f}"
