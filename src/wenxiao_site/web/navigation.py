"""The pages that a hat finds in the head: only what its role may use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.urls import reverse

from wenxiao_site.registry.models import Role

if TYPE_CHECKING:
    from wenxiao_site.visibility import Hat

_PUBLIC: Final = (("check", "表格检查"), ("rulebook", "制度规则"))
_BUSINESS: Final = (("home", "待办"), ("projects", "项目"), ("evidence", "佐证材料"), ("rounds", "工作批次"))
_OF_ROLES: Final[dict[Role, tuple[tuple[str, str], ...]]] = {
    Role.SYSTEM_ADMINISTRATOR: (("home", "系统管理"), ("regions", "地区单位"), ("people", "人员")),
    Role.SECURITY_ADMINISTRATOR: (("home", "安全管理"), ("people", "人员任职"), ("regions", "地区单位")),
    Role.AUDITOR: (
        ("home", "安全审计"),
        ("audit", "审计记录"),
        ("regions", "地区单位"),
        ("people", "人员任职"),
        *_BUSINESS[1:],
    ),
}


def navigation(hat: Hat | None) -> list[tuple[str, str, str]]:
    """Name of the route, label, address."""
    own: tuple[tuple[str, str], ...] = ()
    if hat is not None:
        own = _OF_ROLES.get(hat.role, (*_BUSINESS, ("regions", "单位")))
    return [(name, label, reverse(name)) for name, label in (*own, *_PUBLIC)]
