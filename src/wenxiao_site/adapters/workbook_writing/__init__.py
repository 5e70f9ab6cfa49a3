"""Excel workbooks out: filled forms, blank templates, and findings marked in the workbook they were made on."""

from wenxiao_site.adapters.workbook_writing.annotations import annotate, annotated_name
from wenxiao_site.adapters.workbook_writing.sheets import WorkbookLimitError, Written, write_workbook
from wenxiao_site.adapters.workbook_writing.templates import write_template

__all__ = ["WorkbookLimitError", "Written", "annotate", "annotated_name", "write_template", "write_workbook"]
