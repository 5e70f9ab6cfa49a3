"""People, the posts that give them rights, who acts for whom, and who is engaged on what."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from wenxiao_site.registry.fields import LineField
from wenxiao_site.registry.models.common import Validity, matches, one_of
from wenxiao_site.registry.models.places import Region, Unit


class Role(models.TextChoices):
    """What a post lets a person do."""

    UNIT_CLERK = "UNIT_CLERK", "单位经办"
    UNIT_HEAD = "UNIT_HEAD", "单位负责人"
    DEPARTMENT_REVIEWER = "DEPARTMENT_REVIEWER", "主管部门审核"
    SECTOR_DESK = "SECTOR_DESK", "财政业务科室"
    PERFORMANCE_DESK = "PERFORMANCE_DESK", "财政绩效科"
    BUDGET_DESK = "BUDGET_DESK", "财政预算科"
    FINANCE_LEADER = "FINANCE_LEADER", "财政局领导"
    GOVERNMENT_LEADER = "GOVERNMENT_LEADER", "党委政府领导"
    EXTERNAL_EVALUATOR = "EXTERNAL_EVALUATOR", "第三方机构"
    EXPERT = "EXPERT", "评审专家"
    OBSERVER = "OBSERVER", "人大、审计监督"
    SYSTEM_ADMINISTRATOR = "SYSTEM_ADMINISTRATOR", "系统管理员"
    SECURITY_ADMINISTRATOR = "SECURITY_ADMINISTRATOR", "安全保密管理员"
    AUDITOR = "AUDITOR", "安全审计员"


OF_A_UNIT = (
    Role.UNIT_CLERK,
    Role.UNIT_HEAD,
    Role.DEPARTMENT_REVIEWER,
    Role.SECTOR_DESK,
    Role.EXTERNAL_EVALUATOR,
)
"""Roles whose post names a unit: the one worked for, or the finance department that a sector desk belongs to."""

OF_A_REGION = (
    Role.PERFORMANCE_DESK,
    Role.BUDGET_DESK,
    Role.FINANCE_LEADER,
    Role.GOVERNMENT_LEADER,
    Role.OBSERVER,
)
"""Roles whose post names a region: that region and all below it."""

SEPARATED = (Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDITOR)
"""The three administrators: nobody is two of them (三员分立)."""


class Person(AbstractBaseUser):
    """Somebody with an account. Rights come from posts alone."""

    login = LineField("登录名", max_length=40, unique=True, help_text="小写字母、数字、点、减号或下划线。")
    name = LineField("姓名", max_length=40)
    phone = LineField("电话", max_length=30, blank=True, default="")
    email = models.EmailField("电子邮箱", max_length=100, blank=True, default="")
    is_active = models.BooleanField("账号启用", default=True)
    must_change_password = models.BooleanField("下次登录须修改密码", default=True)
    password_changed_at = models.DateTimeField("密码修改时间", null=True, blank=True)
    failed_logins = models.PositiveSmallIntegerField("连续登录失败次数", default=0)
    locked_until = models.DateTimeField("锁定至", null=True, blank=True)
    recorded_at = models.DateTimeField("登记时间")

    password = models.CharField("密码", max_length=128)
    last_login = models.DateTimeField("上次登录时间", null=True, blank=True)

    objects = BaseUserManager["Person"]()

    USERNAME_FIELD = "login"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]  # noqa: RUF012 - a list in the base class

    class Meta:
        """Login names are plain."""

        verbose_name = "人员"
        constraints = (
            matches(
                "login", r"^[a-z][a-z0-9._-]{1,39}$", "登录名以小写字母开头，只用小写字母、数字、点、减号、下划线。"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Post(Validity):
    """A role that a person holds in a unit or a region, in a period."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="posts", verbose_name="人员")
    role = LineField("角色", max_length=24, choices=Role.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="posts", verbose_name="单位")
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="posts", verbose_name="地区")
    document = LineField("任职依据", max_length=100, blank=True, default="")
    recorded_at = models.DateTimeField("登记时间")

    class Meta(Validity.Meta):
        """A role has the scope that fits it; the three administrators are three people."""

        verbose_name = "任职"
        constraints = (
            *Validity.Meta.constraints,
            one_of("role", Role, "角色"),
            models.CheckConstraint(
                condition=Q(role__in=sorted(OF_A_UNIT), unit__isnull=False, region__isnull=True)
                | Q(role__in=sorted(OF_A_REGION), unit__isnull=True, region__isnull=False)
                | (~Q(role__in=sorted(OF_A_UNIT + OF_A_REGION)) & Q(unit__isnull=True, region__isnull=True)),
                name="%(class)s_scope_fits_role",
                violation_error_code="role",
                violation_error_message="这个角色的范围不对：单位角色填单位，地区角色填地区，其他角色都不填。",
            ),
            models.UniqueConstraint(
                fields=("person",),
                condition=Q(role__in=sorted(SEPARATED), valid_to__isnull=True),
                name="%(class)s_administrators_are_separated",
                violation_error_code="role",
                violation_error_message="系统管理员、安全保密管理员、安全审计员不能由同一人担任。",
            ),
        )
        indexes = (models.Index(fields=("person", "valid_from"), name="%(class)s_of_person"),)

    def __str__(self) -> str:
        return f"{self.person_id} {self.role}"


class DeskDepartment(models.Model):
    """A department that a sector desk looks after, with all units below it."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="departments", verbose_name="业务科室岗位")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="desks", verbose_name="对口部门")

    class Meta:
        """Each department once."""

        verbose_name = "对口部门"
        constraints = (
            models.UniqueConstraint(
                fields=("post", "unit"),
                name="%(class)s_once",
                violation_error_message="这个部门已经对口。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.post_id} {self.unit_id}"


class Delegation(Validity):
    """A person acts on a post while its holder is away. Always with a last day."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="delegations", verbose_name="被代理的岗位")
    person = models.ForeignKey(Person, models.PROTECT, related_name="delegations", verbose_name="代理人")
    reason = LineField("代理原因", max_length=200)
    recorded_at = models.DateTimeField("登记时间")

    class Meta(Validity.Meta):
        """The end is known from the beginning."""

        verbose_name = "代理"
        constraints = (
            *Validity.Meta.constraints,
            models.CheckConstraint(
                condition=Q(valid_to__isnull=False),
                name="%(class)s_has_an_end",
                violation_error_code="valid_to",
                violation_error_message="代理应写明结束日期。",
            ),
        )
        indexes = (models.Index(fields=("person", "valid_to"), name="%(class)s_of_person"),)

    def __str__(self) -> str:
        return f"{self.post_id} → {self.person_id}"


class Engagement(Validity):
    """An external evaluator (a unit) or an expert (a person) works on a project: what lets them see it."""

    project = models.ForeignKey("Project", models.PROTECT, related_name="engagements", verbose_name="项目")
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="engagements", verbose_name="第三方机构"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="engagements", verbose_name="专家"
    )
    document = LineField("委托依据", max_length=100)
    recorded_at = models.DateTimeField("登记时间")

    class Meta(Validity.Meta):
        """One of the two is engaged."""

        verbose_name = "委托"
        constraints = (
            *Validity.Meta.constraints,
            models.CheckConstraint(
                condition=Q(unit__isnull=False, person__isnull=True) | Q(unit__isnull=True, person__isnull=False),
                name="%(class)s_of_a_unit_or_a_person",
                violation_error_message="委托的对象填第三方机构或专家其中之一。",
            ),
        )
        indexes = (
            models.Index(fields=("unit", "project"), name="%(class)s_of_unit"),
            models.Index(fields=("person", "project"), name="%(class)s_of_person"),
        )

    def __str__(self) -> str:
        return f"{self.project_id} {self.unit_id or self.person_id}"
