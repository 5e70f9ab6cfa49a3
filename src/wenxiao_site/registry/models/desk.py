"""What lies on somebody's own desk: drafts of forms not yet handed in, and kept views of lists."""

from __future__ import annotations

from django.db import models

from wenxiao_site.registry.fields import LineField, ParagraphField
from wenxiao_site.registry.models.people import Person


class Draft(models.Model):
    """What somebody has typed on a page and not handed in. Not a record: it is gone once the page is saved.

    `path`: the address of the page; `fields`: its fields as JSON, a list of pairs of name and value.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="drafts", verbose_name="填写人")
    path = LineField("页面地址", max_length=300)
    fields = ParagraphField("填写内容", max_length=1_000_000)
    saved_at = models.DateTimeField("自动保存时间")

    class Meta:
        """One for each page."""

        verbose_name = "未提交的填写"
        constraints = (models.UniqueConstraint(fields=("person", "path"), name="%(class)s_one_for_a_page"),)

    def __str__(self) -> str:
        return f"{self.person_id} {self.path}"


class SavedView(models.Model):
    """A list as somebody wants to see it again: its filters and columns, as the address has them."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="saved_views", verbose_name="使用人")
    listing = LineField("列表", max_length=40)
    name = LineField("名称", max_length=40)
    query = LineField("条件", max_length=2000, blank=True, default="")
    kept_at = models.DateTimeField("保存时间")

    class Meta:
        """Names are different, and say something."""

        verbose_name = "常用视图"
        constraints = (
            models.UniqueConstraint(
                fields=("person", "listing", "name"),
                name="%(class)s_name_once",
                violation_error_code="name",
                violation_error_message="已有同名的视图，请换一个名称。",
            ),
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="%(class)s_has_a_name",
                violation_error_code="name",
                violation_error_message="请填写视图名称。",
            ),
        )

    def __str__(self) -> str:
        return self.name
