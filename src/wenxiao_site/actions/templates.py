"""Blank official forms."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from wenxiao_site.adapters.workbook_writing import write_template

if TYPE_CHECKING:
    from wenxiao.forms.raw import FormType


def blank(form_type: FormType) -> bytes:
    """The blank form as a workbook, with lists and number checks on its cells and previews of the results."""
    target = BytesIO()
    write_template(form_type, target)
    return target.getvalue()
