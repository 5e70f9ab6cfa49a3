"""Exchange with the integrated budget management system: files brought in, tokens of programs, kept replies."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from wenxiao_site.registry.fields import LineField, ParagraphField
from wenxiao_site.registry.models.common import HASH_LENGTH, matches, one_of
from wenxiao_site.registry.models.people import Person, Post
from wenxiao_site.registry.models.plans import PerformancePlan
from wenxiao_site.registry.models.projects import Project


class ImportState(models.TextChoices):
    """Where a file stands on its way in."""

    WAITING = "WAITING", "等待检查"
    CHECKED = "CHECKED", "检查通过，待确认"
    CONFIRMED = "CONFIRMED", "等待导入"
    DONE = "DONE", "已导入"
    REFUSED = "REFUSED", "有错误，没有导入"
    WITHDRAWN = "WITHDRAWN", "已撤回"


COUNTED_STATES = (ImportState.WAITING, ImportState.CHECKED, ImportState.CONFIRMED, ImportState.DONE)
"""States in which the same content is not taken a second time."""


class ImportJob(models.Model):
    """A file of the integrated system, by its content: checked, confirmed by a person, taken in whole or not at all.

    `counts`: canonical JSON, table → new, changed, unchanged and total rows. `problems`: canonical JSON, the first of
    them: table, sheet, row, cell, label, sentence; `problem_count`: how many there are. `notes`: what was typed here
    and differs from the file, which stays; as `problems`. `imported_at`: the moment of all rows that it wrote.
    """

    name = LineField("文件名", max_length=200)
    sha256 = LineField("文件校验值", max_length=HASH_LENGTH)
    size = models.PositiveBigIntegerField("文件大小")
    state = LineField("状态", max_length=10, choices=ImportState.choices, default=ImportState.WAITING)
    person = models.ForeignKey(Person, models.PROTECT, related_name="imports", verbose_name="经办人")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+", verbose_name="岗位")
    is_unit_checked = models.BooleanField("已核对金额单位是元", default=False)
    confirms_itself = models.BooleanField("检查通过后自动导入", default=False)
    counts = ParagraphField("行数", max_length=4000, blank=True, default="")
    problems = ParagraphField("问题", max_length=2_000_000, blank=True, default="")
    problem_count = models.PositiveIntegerField("问题个数", default=0)
    notes = ParagraphField("保留本地填写的内容", max_length=2_000_000, blank=True, default="")
    brought_at = models.DateTimeField("上传时间")
    imported_at = models.DateTimeField("导入时间", null=True, blank=True)

    class Meta:
        """A content is taken once."""

        verbose_name = "数据导入"
        constraints = (
            one_of("state", ImportState, "状态"),
            models.UniqueConstraint(
                fields=("sha256",),
                condition=Q(state__in=sorted(COUNTED_STATES)),
                name="%(class)s_content_once",
                violation_error_code="name",
                violation_error_message="同样内容的文件已经上传或导入过，不重复导入。",
            ),
            models.CheckConstraint(
                condition=Q(state="DONE", imported_at__isnull=False) | (~Q(state="DONE") & Q(imported_at__isnull=True)),
                name="%(class)s_imported_at_a_moment",
                violation_error_message="已导入的文件应有导入时间。",
            ),
        )
        indexes = (models.Index(fields=("person", "id"), name="%(class)s_of_person"),)

    def __str__(self) -> str:
        return self.name


class ImportedContent(models.Model):
    """What a file last said of a project, or of a plan: the base for merging the next file with what was typed here."""

    project = models.OneToOneField(
        Project, models.PROTECT, null=True, blank=True, related_name="imported", verbose_name="项目"
    )
    plan = models.OneToOneField(
        PerformancePlan, models.PROTECT, null=True, blank=True, related_name="imported", verbose_name="绩效目标表"
    )
    content = ParagraphField("文件里的内容")
    job = models.ForeignKey(ImportJob, models.PROTECT, related_name="+", verbose_name="数据导入")

    class Meta:
        """Of a project or of a plan."""

        verbose_name = "导入的内容"
        constraints = (
            models.CheckConstraint(
                condition=Q(project__isnull=False, plan__isnull=True) | Q(project__isnull=True, plan__isnull=False),
                name="%(class)s_of_a_project_or_a_plan",
            ),
        )

    def __str__(self) -> str:
        return f"{self.project_id or ''}{self.plan_id or ''}"


class Scope(models.TextChoices):
    """What a token lets a program do, never more than the post of its person may."""

    READ = "READ", "查询"
    IMPORT = "IMPORT", "导入文件"
    REQUEST = "REQUEST", "预算申请"
    EXECUTE = "EXECUTE", "登记支付"


class AccessToken(models.Model):
    """A key for a program that acts for a person in a post. The key itself is shown once and not kept.

    `digest`: SHA-256 of the key; `beginning`: its first characters, by which people tell keys apart. `scopes`: words
    of `Scope`, separated by spaces. Valid up to, not including, `expires_on`, as long as the post is held.
    """

    name = LineField("用途", max_length=100)
    digest = LineField("密钥校验值", max_length=HASH_LENGTH, unique=True)
    beginning = LineField("密钥开头", max_length=12)
    person = models.ForeignKey(Person, models.PROTECT, related_name="access_tokens", verbose_name="持有人")
    post = models.ForeignKey(Post, models.PROTECT, related_name="access_tokens", verbose_name="岗位")
    scopes = LineField("允许的操作", max_length=60)
    expires_on = models.DateField("失效日期")
    issued_at = models.DateTimeField("发放时间")
    revoked_at = models.DateTimeField("作废时间", null=True, blank=True)

    class Meta:
        """It allows something."""

        verbose_name = "接口密钥"
        constraints = (
            matches(
                "scopes", r"^(READ|IMPORT|REQUEST|EXECUTE)( (READ|IMPORT|REQUEST|EXECUTE))*$", "请选择允许的操作。"
            ),
        )
        indexes = (models.Index(fields=("person", "id"), name="%(class)s_of_person"),)

    def __str__(self) -> str:
        return self.name


class ApiReply(models.Model):
    """The answer that a program got for a key of its own choosing: the same request again gets the same answer.

    `request_digest`: SHA-256 of method, address and body. `status` 0: the answer is not known yet.
    """

    token = models.ForeignKey(AccessToken, models.PROTECT, related_name="replies", verbose_name="接口密钥")
    key = LineField("幂等键", max_length=100)
    request_digest = LineField("请求校验值", max_length=HASH_LENGTH)
    status = models.PositiveSmallIntegerField("状态码", default=0)
    body = ParagraphField("答复", blank=True, default="")
    answered_at = models.DateTimeField("时间")

    class Meta:
        """A key once for a token."""

        verbose_name = "接口答复"
        constraints = (models.UniqueConstraint(fields=("token", "key"), name="%(class)s_key_once"),)

    def __str__(self) -> str:
        return f"{self.token_id} {self.key}"
