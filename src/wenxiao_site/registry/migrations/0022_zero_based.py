"""Zero-based budgeting: obligations, ratings, allocations; kept scenarios."""

import django.db.models.deletion
import wenxiao_site.registry.fields
from django.db import migrations, models

from wenxiao_site.registry.migrations._triggers import ZERO_BASED, triggers


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0021_reports_waiting"),
    ]

    operations = [
        migrations.CreateModel(
            name="Allocation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("ceiling_amount", wenxiao_site.registry.fields.AmountField(verbose_name="控制数")),
                ("requested_amount", wenxiao_site.registry.fields.AmountField(verbose_name="申请数")),
                ("must_amount", wenxiao_site.registry.fields.AmountField(verbose_name="必保支出")),
                ("allocated_amount", wenxiao_site.registry.fields.AmountField(verbose_name="安排数")),
                ("base_amount", wenxiao_site.registry.fields.AmountField(verbose_name="上年年初数")),
                ("grown_amount", wenxiao_site.registry.fields.AmountField(verbose_name="基数加增长")),
                ("is_optimal", models.BooleanField(default=False, verbose_name="已证明最优")),
                ("settings", wenxiao_site.registry.fields.ParagraphField(max_length=2000, verbose_name="取值")),
                ("lines", wenxiao_site.registry.fields.ParagraphField(max_length=2000000, verbose_name="逐项安排")),
                ("rulebook_digest", wenxiao_site.registry.fields.LineField(max_length=64, verbose_name="规则库校验值")),
                ("reason", wenxiao_site.registry.fields.ParagraphField(max_length=1000, verbose_name="核定理由")),
                ("settled_at", models.DateTimeField(verbose_name="核定时间")),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="registry.allocation",
                        verbose_name="代替的核定",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="核定人",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="allocations",
                        to="registry.unit",
                        verbose_name="部门",
                    ),
                ),
            ],
            options={
                "verbose_name": "零基预算核定",
                "indexes": [models.Index(fields=["unit", "fiscal_year", "id"], name="allocation_of_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                        name="allocation_fiscal_year_is_plausible",
                        violation_error_code="fiscal_year",
                        violation_error_message="预算年度应在 1949 到 2200 之间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("must_amount__gte", 0),
                            ("must_amount__lte", models.F("allocated_amount")),
                            ("allocated_amount__lte", models.F("ceiling_amount")),
                        ),
                        name="allocation_within_the_ceiling",
                        violation_error_code="ceiling",
                        violation_error_message="安排数不低于必保支出，不超过控制数。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="allocation_says_why",
                        violation_error_code="reason",
                        violation_error_message="请写明核定理由。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Obligation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                (
                    "basis",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("LAW", "法律法规"), ("CONTRACT", "合同"), ("SAFETY", "安全")],
                        max_length=8,
                        verbose_name="必保的原因",
                    ),
                ),
                ("amount", wenxiao_site.registry.fields.AmountField(verbose_name="必保金额")),
                (
                    "document",
                    wenxiao_site.registry.fields.LineField(
                        max_length=200, verbose_name="依据（法规条款、合同号、鉴定书）"
                    ),
                ),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("CLAIMED", "待核实"), ("CONFIRMED", "已核实"), ("REFUSED", "不属于必保")],
                        default="CLAIMED",
                        max_length=9,
                        verbose_name="状态",
                    ),
                ),
                (
                    "opinion",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="核实意见"
                    ),
                ),
                ("claimed_at", models.DateTimeField(verbose_name="申报时间")),
                ("judged_at", models.DateTimeField(blank=True, null=True, verbose_name="核实时间")),
                (
                    "claimed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="申报人",
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obligations",
                        to="registry.evidencefile",
                        verbose_name="佐证材料",
                    ),
                ),
                (
                    "judged_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="核实人",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obligations",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
            ],
            options={
                "verbose_name": "必保支出",
                "indexes": [models.Index(fields=["project", "fiscal_year", "id"], name="obligation_of_project")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                        name="obligation_fiscal_year_is_plausible",
                        violation_error_code="fiscal_year",
                        violation_error_message="预算年度应在 1949 到 2200 之间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("basis__in", ["CONTRACT", "LAW", "SAFETY"])),
                        name="obligation_basis_is_known",
                        violation_error_code="basis",
                        violation_error_message="必保的原因不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["CLAIMED", "CONFIRMED", "REFUSED"])),
                        name="obligation_state_is_known",
                        violation_error_code="state",
                        violation_error_message="状态不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)),
                        name="obligation_above_zero",
                        violation_error_code="amount",
                        violation_error_message="必保金额应大于零。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("document", ""), _negated=True),
                        name="obligation_has_a_document",
                        violation_error_code="document",
                        violation_error_message="请写明依据：法规条款、合同号或鉴定书。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("judged_by__isnull", True),
                            models.Q(("judged_by", models.F("claimed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="obligation_judged_by_another",
                        violation_error_code="judged_by",
                        violation_error_message="必保支出须由申报人以外的人核实。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "CLAIMED"),
                            models.Q(("judged_at__isnull", False), ("judged_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="obligation_judged_by_somebody",
                        violation_error_message="核实须有核实人和核实时间。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RequestRating",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                (
                    "need_points",
                    wenxiao_site.registry.fields.PointsField(blank=True, null=True, verbose_name="需求得分"),
                ),
                (
                    "readiness_points",
                    wenxiao_site.registry.fields.PointsField(blank=True, null=True, verbose_name="前期准备得分"),
                ),
                (
                    "cost_effectiveness_points",
                    wenxiao_site.registry.fields.PointsField(blank=True, null=True, verbose_name="成本效益得分"),
                ),
                ("is_divisible", models.BooleanField(default=False, verbose_name="可以部分安排")),
                ("opinion", wenxiao_site.registry.fields.ParagraphField(max_length=1000, verbose_name="评分理由")),
                ("rated_at", models.DateTimeField(verbose_name="评分时间")),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="request_ratings",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
                (
                    "rated_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="评分人",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="registry.requestrating",
                        verbose_name="代替的评分",
                    ),
                ),
            ],
            options={
                "verbose_name": "申请评分",
                "indexes": [models.Index(fields=["project", "fiscal_year", "id"], name="requestrating_of_project")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                        name="requestrating_fiscal_year_is_plausible",
                        violation_error_code="fiscal_year",
                        violation_error_message="预算年度应在 1949 到 2200 之间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("need_points__isnull", True),
                            models.Q(("need_points__gte", 0), ("need_points__lte", 100)),
                            _connector="OR",
                        ),
                        name="requestrating_need_points_of_a_hundred",
                        violation_error_code="need_points",
                        violation_error_message="得分应在 0 到 100 之间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("readiness_points__isnull", True),
                            models.Q(("readiness_points__gte", 0), ("readiness_points__lte", 100)),
                            _connector="OR",
                        ),
                        name="requestrating_readiness_points_of_a_hundred",
                        violation_error_code="readiness_points",
                        violation_error_message="得分应在 0 到 100 之间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cost_effectiveness_points__isnull", True),
                            models.Q(("cost_effectiveness_points__gte", 0), ("cost_effectiveness_points__lte", 100)),
                            _connector="OR",
                        ),
                        name="requestrating_cost_effectiveness_points_of_a_hundred",
                        violation_error_code="cost_effectiveness_points",
                        violation_error_message="得分应在 0 到 100 之间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("opinion", ""), _negated=True),
                        name="requestrating_says_why",
                        violation_error_code="opinion",
                        violation_error_message="请写明评分理由。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Scenario",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", wenxiao_site.registry.fields.LineField(max_length=60, verbose_name="方案名称")),
                ("settings", wenxiao_site.registry.fields.ParagraphField(max_length=4000, verbose_name="参数取值")),
                (
                    "note",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="说明"
                    ),
                ),
                ("is_shared", models.BooleanField(default=False, verbose_name="本地区共用")),
                ("kept_at", models.DateTimeField(verbose_name="保存时间")),
                (
                    "kept_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scenarios",
                        to="registry.person",
                        verbose_name="保存人",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scenarios",
                        to="registry.region",
                        verbose_name="地区",
                    ),
                ),
            ],
            options={
                "verbose_name": "试算方案",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("region", "name"),
                        name="scenario_name_once",
                        violation_error_code="name",
                        violation_error_message="本地区已有同名的方案，请换一个名称。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True), models.Q(("settings", ""), _negated=True)
                        ),
                        name="scenario_is_about_something",
                        violation_error_code="name",
                        violation_error_message="方案要有名称，并改动至少一个参数。",
                    ),
                ],
            },
        ),
        triggers(ZERO_BASED),
    ]
