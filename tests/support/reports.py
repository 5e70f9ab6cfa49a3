"""A report read as its reader would: every number in it is computed again from the code that the annex gives."""

import re
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO

from docx import Document

from wenxiao_site.statistics import codes
from wenxiao_site.statistics.asking import figure
from wenxiao_site.statistics.measures import MEASURES

RAISED = re.compile(r"([-0-9.]+)(亿元|万元|个|人次|%)\[(\d+)\]")
SCALES = {"亿元": Decimal(100_000_000), "万元": Decimal(10_000), "%": Decimal("0.01")}
LABELS = {each.label for each in MEASURES}


class Report:
    """A Word file as texts and tables."""

    def __init__(self, content):
        self.document = Document(BytesIO(content))
        self.text = "\n".join(each.text for each in self.document.paragraphs)
        self.tables = [[[cell.text for cell in row.cells] for row in each.rows] for each in self.document.tables]
        words = next(each for each in self.tables if each[0][0] == "序号")
        self.codes = {row[0].strip("[]"): row[3] for row in words[1:]}
        coded = next(each for each in self.tables if each[0][1] == "合计的编号")
        self.totals = {row[0]: dict(each.rsplit(" ", 1) for each in row[1].split("；")) for row in coded[1:]}
        self.groups = {row[0]: dict(each.rsplit(" ", 1) for each in row[2].split("；") if each) for row in coded[1:]}
        names = [each.text for each in self.document.paragraphs if re.match(r"表\d+ ", each.text)]
        self.named = dict(zip((each.split(" ")[0] for each in names), self.tables, strict=False))

    def numbers(self):
        """Every number: (where, text, unit, code)."""
        for number, unit, place in RAISED.findall(self.text):
            yield f"[{place}]", number, unit, self.codes[place]
        for name, (head, *rows) in self.named.items():
            by_year = head[0] == "指标"
            for row in rows:
                for column, cell in zip(head[1:], row[1:], strict=True):
                    label, unit = split(row[0] if by_year else column)
                    code = self.totals[name][label]
                    if by_year and column != "合计":
                        code = re.sub(r"\.\d{4}(-\d{4})?", f".{column}", code, count=1)
                    elif not by_year and row[0] != "合计":
                        code = re.sub(r"(\.\d{4}(-\d{4})?)", rf"\1{self.groups[name][row[0]]}", code, count=1)
                    yield f"{name} {row[0]} {column}", cell, unit, code


def split(head):
    """设置绩效目标涉及资金（亿元）: the label and the unit."""
    label, unit = re.fullmatch(r"(.*)（([^（）]+)）", head).groups()
    assert label in LABELS
    return label, unit


def differences(report, reading):
    """Numbers that are not what their code gives, and how many were compared."""
    wrong, count = [], 0
    for where, shown, unit, code in report.numbers():
        named = codes.read(code)
        value = figure(reading, named.measure, named.question).value
        if value is not None and unit in SCALES:
            value = (value / SCALES[unit]).quantize(Decimal("0.01"), ROUND_HALF_UP)
        told = None if shown == "—" else Decimal(shown.replace(",", ""))
        wrong += [] if told == value else [f"{where}: {shown} {unit}, but {code} is {value}"]
        count += 1
    return wrong, count
