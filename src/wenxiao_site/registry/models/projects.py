"""Projects of the budget, and the strategies that they serve."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from wenxiao_site.registry.fields import LineField, ParagraphField
from wenxiao_site.registry.models.common import GREATEST_YEAR, LEAST_YEAR, matches, one_of
from wenxiao_site.registry.models.people import Person
from wenxiao_site.registry.models.places import Unit
from wenxiao_site.registry.search import SearchField


class ProjectCategory(models.TextChoices):
    """The kind of expenditure: the letter in a project's code."""

    PERSONNEL = "PERSONNEL", "人员类"
    OPERATING = "OPERATING", "运转类"
    SPECIFIC = "SPECIFIC", "特定目标类"

    @property
    def letter(self) -> str:
        """R, Y or T."""
        return {"PERSONNEL": "R", "OPERATING": "Y", "SPECIFIC": "T"}[self.value]


class Novelty(models.TextChoices):
    """Whether a project is asked for the first time."""

    NEW = "NEW", "新增"
    CONTINUING = "CONTINUING", "延续"


class Account(models.TextChoices):
    """The four budgets."""

    GENERAL_PUBLIC = "GENERAL_PUBLIC", "一般公共预算"
    GOVERNMENT_FUNDS = "GOVERNMENT_FUNDS", "政府性基金预算"
    STATE_CAPITAL = "STATE_CAPITAL", "国有资本经营预算"
    SOCIAL_INSURANCE = "SOCIAL_INSURANCE", "社会保险基金预算"


class TransferKind(models.TextChoices):
    """Whether the money comes as a transfer from a level above."""

    NONE = "NONE", "本级资金"
    GENERAL = "GENERAL", "一般性转移支付"
    EARMARKED = "EARMARKED", "专项转移支付"


class Strategy(models.Model):
    """A strategy that money serves: 乡村振兴, 旅游兴地."""

    code = LineField("代码", max_length=40, unique=True, help_text="大写字母、数字和下划线。")
    name = LineField("名称", max_length=40, unique=True)
    position = models.PositiveSmallIntegerField("顺序", default=0)

    class Meta:
        """Codes are words in capitals."""

        verbose_name = "战略"
        ordering = ("position", "code")
        constraints = (matches("code", r"^[A-Z][A-Z0-9_]*$", "代码用大写字母、数字和下划线，以字母开头。"),)

    def __str__(self) -> str:
        return self.name


class Project(models.Model):
    """A project as it is now; audit events and facts keep what it was.

    Its 21-character code: 6 digits of the area, 2 of the year, the letter of the category, 12 of a serial number.
    `revision` counts its edits: whoever saves names the one that was read.
    """

    code = LineField(
        "项目代码", max_length=21, unique=True, help_text="21 位：6 位地区、2 位年份、类别字母、12 位序号。"
    )
    name = LineField("项目名称", max_length=200)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="projects", verbose_name="项目单位")
    responsible = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="projects", verbose_name="项目负责人"
    )
    category = LineField("项目类别", max_length=10, choices=ProjectCategory.choices)
    novelty = LineField("新增或延续", max_length=10, choices=Novelty.choices)
    first_year = models.PositiveSmallIntegerField("起始年度")
    last_year = models.PositiveSmallIntegerField("终止年度", null=True, blank=True, help_text="长期项目留空。")
    account = LineField("所属预算", max_length=20, choices=Account.choices)
    functional_code = LineField("支出功能分类科目", max_length=7, help_text="类、款、项，共 3、5 或 7 位数字。")
    transfer_kind = LineField("转移支付", max_length=10, choices=TransferKind.choices, default=TransferKind.NONE)
    is_livelihood = models.BooleanField("民生支出", default=False)
    is_bond = models.BooleanField("专项债券项目", default=False)
    is_transition_fund = models.BooleanField("衔接推进乡村振兴补助资金", default=False)
    is_classified = models.BooleanField("涉密", default=False)
    strategies: models.ManyToManyField[Strategy, ProjectStrategy] = models.ManyToManyField(
        Strategy, through="ProjectStrategy", related_name="projects", verbose_name="服务的战略"
    )
    summary = ParagraphField("项目概况", max_length=2000, blank=True, default="")
    closed_on = models.DateField("终止日期", null=True, blank=True)
    revision = models.PositiveIntegerField("修改次数", default=1)
    search = SearchField("检索词", of=("name", "code"))
    recorded_at = models.DateTimeField("登记时间")

    strategy_codes: list[str]
    """Codes of the strategies, where somebody has read them for this row."""

    class Meta:
        """Code, years and words have their form."""

        verbose_name = "项目"
        constraints = (
            matches("code", r"^[0-9]{8}[RYT][0-9]{12}$", "项目代码应为 21 位：8 位数字、R/Y/T 之一、12 位数字。"),
            matches("functional_code", r"^[0-9]{3}([0-9]{2}){0,2}$", "支出功能分类科目应为 3、5 或 7 位数字。"),
            one_of("category", ProjectCategory, "项目类别"),
            one_of("novelty", Novelty, "新增或延续"),
            one_of("account", Account, "所属预算"),
            one_of("transfer_kind", TransferKind, "转移支付"),
            models.CheckConstraint(
                condition=Q(first_year__gte=LEAST_YEAR, first_year__lte=GREATEST_YEAR)
                & (Q(last_year__isnull=True) | Q(last_year__gte=F("first_year"), last_year__lte=GREATEST_YEAR)),
                name="%(class)s_years_in_order",
                violation_error_code="last_year",
                violation_error_message="终止年度不能早于起始年度。",
            ),
        )
        indexes = (models.Index(fields=("unit", "id"), name="%(class)s_of_unit"),)

    def __str__(self) -> str:
        return self.name


class ProjectStrategy(models.Model):
    """A project serves a strategy."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="+", verbose_name="项目")
    strategy = models.ForeignKey(Strategy, models.PROTECT, related_name="+", verbose_name="战略")

    class Meta:
        """Each once."""

        verbose_name = "项目服务的战略"
        constraints = (models.UniqueConstraint(fields=("project", "strategy"), name="%(class)s_once"),)

    def __str__(self) -> str:
        return f"{self.project_id} {self.strategy_id}"
