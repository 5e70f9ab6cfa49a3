"""Where wrong passwords come from."""

from __future__ import annotations

from django.db import models

from wenxiao_site.registry.fields import LineField


class AddressFailures(models.Model):
    """Failed logins from an address of the network: how many since when, and until when it has to wait."""

    address = LineField("网络地址", max_length=45, unique=True)
    failures = models.PositiveIntegerField("失败次数", default=0)
    since = models.DateTimeField("起算时间")
    locked_until = models.DateTimeField("锁定至", null=True, blank=True)

    class Meta:
        """One row for an address."""

        verbose_name = "登录失败的网络地址"

    def __str__(self) -> str:
        return self.address
