"""What stands on the register before a key evaluation is commissioned."""

from datetime import date
from io import BytesIO

from docx import Document

from support.world import LATER, hat_of, unit_of
from wenxiao_site.actions import evaluators, evidence

FIRM = "654300000/901"


def paper(*paragraphs):
    """A report in Word."""
    made = Document()
    for each in paragraphs:
        made.add_paragraph(each)
    told = BytesIO()
    made.save(told)
    return told.getvalue()


def register_the_firm():
    """A lead evaluator, an expert who is a clerk of the school, and two drafts of a report."""
    firm, day = unit_of(FIRM).pk, LATER.date()
    desk, own = hat_of("performance", day), hat_of("evaluator", day)
    for capacity, holder, login in (("LEAD", "沈经理", "evaluator"), ("EXPERT", "赵顾问", "school-clerk")):
        evaluators.register_credential(
            unit=firm,
            capacity=capacity,
            holder=holder,
            login=login,
            title="注册会计师",
            number=f"CPA-{holder}",
            valid_from=date(2020, 1, 1),
            by=desk,
            on=LATER,
        )
    for name in ("评价报告初稿", "评价报告修改稿"):
        evidence.attach(unit=firm, name=f"{name}.docx", source=BytesIO(paper(name)), by=own, on=LATER)
