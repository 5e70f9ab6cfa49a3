"""The mark of a site that holds demonstration data."""

from __future__ import annotations

from django.db import models

from wenxiao_site.registry.fields import LineField, ParagraphField


class Demonstration(models.Model):
    """One row where the records are made up: what every page says about it, and whom one may log in as.

    `as_of` is the day that it is there, whatever day it really is: the records end with it, and pages, last days and
    what is done are as on that day. `password` is that of all `logins` (names, separated by spaces), and shown to
    everybody: it exists only here.
    """

    id = models.PositiveSmallIntegerField("编号", primary_key=True, default=1)
    notice = LineField("提示", max_length=200)
    as_of = models.DateField("演示日期")
    password = LineField("演示密码", max_length=40)
    logins = ParagraphField("演示登录名", max_length=4000)
    seed = models.PositiveBigIntegerField("随机种子")

    class Meta:
        """There is one, or none."""

        verbose_name = "演示数据标记"
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="%(class)s_is_one"),)

    def __str__(self) -> str:
        return self.notice
