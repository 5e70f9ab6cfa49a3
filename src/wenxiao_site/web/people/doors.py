"""The verbs of people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from wenxiao_site.actions import people
from wenxiao_site.registry.models import Person, Region, Role, Unit, UnitKind
from wenxiao_site.visibility import visible
from wenxiao_site.web import clock
from wenxiao_site.web.doors import Door, Shown
from wenxiao_site.web.forms import DeedForm, RowForm, choice, day, line, rows, whole
from wenxiao_site.web.places.doors import full_name, in_order

if TYPE_CHECKING:
    from wenxiao_site.web.doors import Sent


def person_page(person: Any, _: object = None) -> str:  # noqa: ANN401 - a person
    """Where a person is shown."""
    return reverse("person", kwargs={"pk": person.pk})


def holder_page(row: Any, _: object = None) -> str:  # noqa: ANN401 - a post
    """Where the holder of a post is shown."""
    return reverse("person", kwargs={"pk": row.person_id})


def _people_page(*_: object) -> str:
    return reverse("people")


class Register(DeedForm):
    """An account."""

    login = line("登录名", "小写字母开头，只用小写字母、数字、点、减号、下划线。")
    name = line("姓名")
    phone = line("电话", required=False)
    email = line("电子邮箱", required=False)


class Amend(RowForm):
    """Who somebody is."""

    name = line("姓名")
    phone = line("电话", required=False)
    email = line("电子邮箱", required=False)


class AmendSelf(DeedForm):
    """How one is reached."""

    phone = line("电话", required=False)
    email = line("电子邮箱", required=False)

    def told(self) -> dict[str, Any]:
        """As it is."""
        return {"phone": self.hat.person.phone, "email": self.hat.person.email}


class Nothing(DeedForm):
    """Nothing to fill in: the button says it."""


class AssignPost(DeedForm):
    """A post."""

    role = choice("角色", Role.choices)
    unit = choice("单位", hint="单位经办、单位负责人、主管部门审核、财政业务科室、第三方机构填单位。", required=False)
    region = choice("地区", hint="绩效科、预算科、局领导、政府领导、人大审计监督填地区。", required=False)
    valid_from = day("任职日期", initial=clock.today)
    valid_to = day("离任日期", "留空表示在任。", required=False)
    document = line("任职依据", required=False)

    def prepare(self) -> None:
        """All places."""
        units = in_order(visible(Unit, self.hat).filter(valid_to__isnull=True))
        self.fields["unit"].choices = rows(units, full_name, blank="不填")  # type: ignore[attr-defined]
        self.fields["region"].choices = rows(visible(Region, self.hat).order_by("code"), blank="不填")  # type: ignore[attr-defined]


class EndPost(DeedForm):
    """The end of a post."""

    valid_to = day("离任日期", "自这一天起不再担任。", initial=clock.today)


class AssignDepartments(DeedForm):
    """The departments of a sector desk."""

    units = choice("对口部门", many=True, required=False)

    def prepare(self) -> None:
        """Departments of the region of the desk."""
        region = self.row.unit.region_id if self.row is not None and self.row.unit else 0  # type: ignore[attr-defined]
        found = visible(Unit, self.hat).filter(region=region, kind=UnitKind.LINE_DEPARTMENT, valid_to__isnull=True)
        self.fields["units"].choices = rows(in_order(found), full_name)  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        """Those of now."""
        return {"units": [str(each.unit_id) for each in self.row.departments.all()]} if self.row else {}  # type: ignore[attr-defined]


class Delegate(DeedForm):
    """Who acts for one."""

    person = choice("代理人")
    valid_from = day("开始日期", initial=clock.today)
    valid_to = day("结束日期", "自这一天起由本人继续办理。")
    reason = line("代理原因", "例如 出差、休假。")

    def prepare(self) -> None:
        """Colleagues one sees."""
        found = visible(Person, self.hat).filter(is_active=True).exclude(pk=self.hat.person.pk).order_by("name", "pk")
        people = ((str(pk), f"{name}（{login}）") for pk, name, login in found.values_list("pk", "name", "login"))
        self.fields["person"].choices = [("", "请选择"), *people]  # type: ignore[attr-defined]


class EndDelegation(DeedForm):
    """The end of acting for each other."""

    valid_to = day("收回日期", "自这一天起由本人办理。", initial=clock.today)


class Engage(DeedForm):
    """Who is engaged on a project."""

    unit = choice("第三方机构", required=False)
    person = choice("评审专家", hint="第三方机构和专家填其中之一。", required=False)
    valid_from = day("开始日期", initial=clock.today)
    valid_to = day("结束日期", required=False)
    document = line("委托依据")

    def prepare(self) -> None:
        """Evaluators and experts of the register."""
        firms = Unit.objects.filter(kind=UnitKind.EXTERNAL_EVALUATOR, valid_to__isnull=True).order_by("name")
        experts = Person.objects.filter(is_active=True, posts__role=Role.EXPERT).distinct().order_by("name")
        self.fields["unit"].choices = rows(firms, blank="不填")  # type: ignore[attr-defined]
        self.fields["person"].choices = rows(experts, blank="不填")  # type: ignore[attr-defined]


def _registered(sent: Sent) -> tuple[Person, str]:
    password = people.one_time_password()
    return people.register(**sent.given, password=password, by=sent.by, on=sent.on), password


def _reset(sent: Sent) -> tuple[Person, str]:
    password = people.one_time_password()
    return people.reset_password(person=sent.row.pk, password=password, by=sent.by, on=sent.on), password


def _shown_once(done: tuple[Person, str], _: Sent) -> Shown:
    """The first password, on this one page and never again."""
    person, password = done
    return Shown("people/password.html", {"section": "people", "row": person, "password": password})


_OF_PERSON: dict[str, Any] = {"then": person_page, "back": person_page, "section": "people"}
_OF_POST: dict[str, Any] = {"then": holder_page, "back": holder_page, "section": "people"}

PEOPLE_DOORS = (
    Door(
        verb="people.register",
        address="people/new",
        title="登记人员",
        lead="登记后显示一次性的初始密码，本人首次登录时必须修改。任职由安全保密管理员办理。",
        form=Register,
        act=_registered,
        then=_shown_once,
        back=_people_page,
        button="登记",
        section="people",
    ),
)
PERSON_DOORS = (
    Door(
        verb="people.assign_post",
        address="people/<int:pk>/posts/new",
        title="登记任职",
        form=AssignPost,
        act=lambda sent: people.assign_post(
            person=sent.row.pk,
            unit=whole(sent.given["unit"]),
            region=whole(sent.given["region"]),
            **sent.only("role", "valid_from", "valid_to", "document"),
            by=sent.by,
            on=sent.on,
        ),
        **_OF_POST | {"back": person_page},
    ),
    Door(
        verb="people.amend",
        address="people/<int:pk>/amend",
        title="修改人员",
        form=Amend,
        act=lambda sent: people.amend(person=sent.row.pk, changes=sent.given, by=sent.by, on=sent.on),
        **_OF_PERSON,
    ),
    Door(
        verb="people.reset_password",
        address="people/<int:pk>/password",
        title="重置密码",
        lead="重置后显示一次性的新密码，本人下次登录时必须修改；锁定同时解除。",
        form=Nothing,
        act=_reset,
        then=_shown_once,
        back=person_page,
        button="重置密码",
        section="people",
    ),
    Door(
        verb="people.unlock",
        address="people/<int:pk>/unlock",
        title="解除锁定",
        form=Nothing,
        act=lambda sent: people.unlock(person=sent.row.pk, by=sent.by, on=sent.on),
        button="解除锁定",
        said="已解除锁定。",
        opens=lambda row: row is None or row.locked_until is not None,
        **_OF_PERSON,
    ),
    Door(
        verb="people.deactivate",
        address="people/<int:pk>/deactivate",
        title="停用账号",
        lead="停用后不能登录；做过的事都保留。",
        form=Nothing,
        act=lambda sent: people.deactivate(person=sent.row.pk, by=sent.by, on=sent.on),
        button="停用",
        said="已停用。",
        opens=lambda row: row is None or row.is_active,
        **_OF_PERSON,
    ),
    Door(
        verb="people.reactivate",
        address="people/<int:pk>/reactivate",
        title="启用账号",
        form=Nothing,
        act=lambda sent: people.reactivate(person=sent.row.pk, by=sent.by, on=sent.on),
        button="启用",
        said="已启用。",
        opens=lambda row: row is None or not row.is_active,
        **_OF_PERSON,
    ),
)
POST_DOORS = (
    Door(
        verb="people.end_post",
        address="posts/<int:pk>/end",
        title="免职",
        form=EndPost,
        act=lambda sent: people.end_post(post=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        button="免职",
        opens=lambda row: row is None or row.valid_to is None,
        **_OF_POST,
    ),
    Door(
        verb="people.assign_departments",
        address="posts/<int:pk>/departments",
        title="对口部门",
        form=AssignDepartments,
        act=lambda sent: people.assign_departments(
            post=sent.row.pk, units=[int(each) for each in sent.given["units"]], by=sent.by, on=sent.on
        ),
        opens=lambda row: row is None or row.role == Role.SECTOR_DESK,
        **_OF_POST,
    ),
)
OWN_DOORS = (
    Door(
        verb="people.amend_self",
        address="me/contact",
        title="修改联系方式",
        form=AmendSelf,
        act=lambda sent: people.amend_self(changes=sent.given, by=sent.by, on=sent.on),
        then=lambda *_: reverse("me"),
        back=lambda _: reverse("me"),
        chosen=True,
    ),
    Door(
        verb="people.delegate",
        address="me/delegate",
        title="委托他人代理",
        lead="不在岗期间，由代理人以您的岗位办理；每件事都记明是代理。",
        form=Delegate,
        act=lambda sent: people.delegate(
            person=int(sent.given["person"]),
            **sent.only("valid_from", "valid_to", "reason"),
            by=sent.by,
            on=sent.on,
        ),
        then=lambda *_: reverse("me"),
        back=lambda _: reverse("me"),
        button="委托",
    ),
)
DELEGATION_DOORS = (
    Door(
        verb="people.end_delegation",
        address="delegations/<int:pk>/end",
        title="收回代理",
        form=EndDelegation,
        act=lambda sent: people.end_delegation(delegation=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        then=lambda *_: reverse("me"),
        back=lambda _: reverse("me"),
        button="收回",
    ),
)
