"""Evaluations with their lines, drawings of spot checks."""

import django.db.models.deletion
import wenxiao_site.registry.fields
from django.db import migrations, models
from wenxiao_site.registry.migrations._triggers import EVALUATION, triggers


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0005_demonstration"),
    ]

    operations = [
        migrations.CreateModel(
            name="SpotCheckDraw",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                (
                    "seed",
                    wenxiao_site.registry.fields.LineField(
                        help_text="公开的数字或文字，例如当天的开奖号码；同一种子抽出同样的结果。",
                        max_length=40,
                        verbose_name="随机种子",
                    ),
                ),
                ("listed", models.PositiveIntegerField(verbose_name="参加抽取")),
                ("by_risk", models.PositiveIntegerField(verbose_name="按风险抽取")),
                ("by_chance", models.PositiveIntegerField(verbose_name="随机抽取")),
                ("digest", wenxiao_site.registry.fields.LineField(max_length=64, verbose_name="名单校验值")),
                ("rulebook_digest", wenxiao_site.registry.fields.LineField(max_length=64, verbose_name="规则库校验值")),
                ("recorded_at", models.DateTimeField(verbose_name="抽取时间")),
                (
                    "drawn_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="抽取人",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spot_check_draws",
                        to="registry.region",
                        verbose_name="地区",
                    ),
                ),
            ],
            options={
                "verbose_name": "抽查抽取",
            },
        ),
        migrations.CreateModel(
            name="Evaluation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("SELF", "单位自评"),
                            ("DEPARTMENT", "部门评价"),
                            ("WHOLE_DEPARTMENT", "部门整体评价"),
                            ("KEY", "财政重点评价"),
                            ("KEY_EXTERNAL", "委托第三方重点评价"),
                            ("POLICY", "政策绩效评价"),
                            ("BOND", "专项债券项目评价"),
                            ("FISCAL_OPERATION", "财政运行综合绩效评价"),
                            ("SPOT_CHECK", "自评抽查复核"),
                        ],
                        max_length=20,
                        verbose_name="种类",
                    ),
                ),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                (
                    "selection_reason",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="选取理由"
                    ),
                ),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("DRAFT", "填报中"),
                            ("SUBMITTED", "待主管部门审核"),
                            ("FORWARDED", "待财政部门审核"),
                            ("RETURNED", "退回修改"),
                            ("ACCEPTED", "已采纳"),
                            ("CONCLUDED", "已形成结论"),
                            ("ARCHIVED", "已归档"),
                        ],
                        default="DRAFT",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("amount", wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="涉及资金")),
                (
                    "goal_actual",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=2000, verbose_name="总体目标完成情况"
                    ),
                ),
                (
                    "adjustment_reason",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=500, verbose_name="预算调整原因"
                    ),
                ),
                (
                    "execution_reason",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=500, verbose_name="预算执行偏差原因"
                    ),
                ),
                (
                    "conclusion",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=2000, verbose_name="评价结论"
                    ),
                ),
                (
                    "problems",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=2000, verbose_name="存在问题"
                    ),
                ),
                (
                    "measures",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=2000, verbose_name="改进措施"
                    ),
                ),
                (
                    "project_head",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=40, verbose_name="项目负责人"
                    ),
                ),
                ("project_head_at", models.DateTimeField(blank=True, null=True, verbose_name="项目负责人签字时间")),
                (
                    "finance_head",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=40, verbose_name="财务负责人"
                    ),
                ),
                ("finance_head_at", models.DateTimeField(blank=True, null=True, verbose_name="财务负责人签字时间")),
                ("own_score", wenxiao_site.registry.fields.PointsField(blank=True, null=True, verbose_name="自评总分")),
                ("score", wenxiao_site.registry.fields.PointsField(blank=True, null=True, verbose_name="得分")),
                (
                    "grade",
                    wenxiao_site.registry.fields.LineField(
                        blank=True,
                        choices=[("EXCELLENT", "优"), ("GOOD", "良"), ("FAIR", "中"), ("POOR", "差")],
                        default="",
                        max_length=10,
                        verbose_name="等级",
                    ),
                ),
                (
                    "rulebook_digest",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=64, verbose_name="规则库校验值"
                    ),
                ),
                (
                    "result",
                    wenxiao_site.registry.fields.ParagraphField(blank=True, default="", verbose_name="计算结果"),
                ),
                (
                    "opinion",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=2000, verbose_name="审核意见"
                    ),
                ),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="提交时间")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="审定时间")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="修改次数")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluations",
                        to="registry.performanceplan",
                        verbose_name="绩效目标表",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluations",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
                (
                    "reviews",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviewed_by",
                        to="registry.evaluation",
                        verbose_name="复核的自评",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluations",
                        to="registry.unit",
                        verbose_name="单位（整体）",
                    ),
                ),
                (
                    "draw",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluations",
                        to="registry.spotcheckdraw",
                        verbose_name="抽查抽取",
                    ),
                ),
            ],
            options={
                "verbose_name": "绩效评价",
            },
        ),
        migrations.CreateModel(
            name="EvaluationLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", wenxiao_site.registry.fields.LineField(max_length=32, verbose_name="编号")),
                ("position", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "level1",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=60, verbose_name="一级指标"
                    ),
                ),
                (
                    "level2",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=60, verbose_name="二级指标"
                    ),
                ),
                (
                    "level3",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="三级指标"
                    ),
                ),
                ("max_points", wenxiao_site.registry.fields.PointsField(blank=True, null=True, verbose_name="分值")),
                (
                    "criteria",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="评分标准"
                    ),
                ),
                (
                    "actual_text",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="实际完成值"
                    ),
                ),
                ("is_applicable", models.BooleanField(default=True, verbose_name="适用")),
                (
                    "own_score",
                    wenxiao_site.registry.fields.PointsField(blank=True, null=True, verbose_name="评分人给分"),
                ),
                ("score", wenxiao_site.registry.fields.PointsField(blank=True, null=True, verbose_name="得分")),
                (
                    "reason",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="偏差原因分析及改进措施"
                    ),
                ),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="registry.evaluation",
                        verbose_name="绩效评价",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluation_lines",
                        to="registry.indicator",
                        verbose_name="绩效指标",
                    ),
                ),
            ],
            options={
                "verbose_name": "评价指标得分",
                "ordering": ("position", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[0-9A-Za-z_-]+$")),
                        name="evaluationline_key_has_its_form",
                        violation_error_code="key",
                        violation_error_message="编号只用字母、数字、减号和下划线。",
                    ),
                    models.UniqueConstraint(fields=("evaluation", "key"), name="evaluationline_key_once"),
                    models.CheckConstraint(
                        condition=models.Q(("own_score__isnull", True), ("own_score__gte", 0), _connector="OR"),
                        name="evaluationline_points_not_negative",
                        violation_error_code="own_score",
                        violation_error_message="得分不能小于零。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("indicator__isnull", False), models.Q(("level3", ""), _negated=True), _connector="OR"
                        ),
                        name="evaluationline_has_a_name",
                        violation_error_code="level3",
                        violation_error_message="请填写三级指标。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RiskFinding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rule", wenxiao_site.registry.fields.LineField(max_length=60, verbose_name="规则")),
                ("points", wenxiao_site.registry.fields.PointsField(verbose_name="风险分")),
                ("sentence", wenxiao_site.registry.fields.LineField(max_length=300, verbose_name="理由")),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risks",
                        to="registry.evaluation",
                        verbose_name="绩效评价",
                    ),
                ),
            ],
            options={
                "verbose_name": "抽查风险",
                "constraints": [models.UniqueConstraint(fields=("evaluation", "rule"), name="riskfinding_rule_once")],
            },
        ),
        migrations.AddConstraint(
            model_name="spotcheckdraw",
            constraint=models.CheckConstraint(
                condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                name="spotcheckdraw_fiscal_year_is_plausible",
                violation_error_code="fiscal_year",
                violation_error_message="预算年度应在 1949 到 2200 之间。",
            ),
        ),
        migrations.AddConstraint(
            model_name="spotcheckdraw",
            constraint=models.UniqueConstraint(
                fields=("region", "fiscal_year", "seed"),
                name="spotcheckdraw_seed_once",
                violation_error_code="seed",
                violation_error_message="这个年度已用同一种子抽取过。",
            ),
        ),
        migrations.AddIndex(
            model_name="evaluation",
            index=models.Index(fields=["kind", "fiscal_year", "state", "id"], name="evaluation_by_year"),
        ),
        migrations.AddIndex(
            model_name="evaluation",
            index=models.Index(fields=["project", "fiscal_year"], name="evaluation_of_project"),
        ),
        migrations.AddIndex(
            model_name="evaluation",
            index=models.Index(fields=["unit", "fiscal_year"], name="evaluation_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="evaluation",
            constraint=models.CheckConstraint(
                condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                name="evaluation_fiscal_year_is_plausible",
                violation_error_code="fiscal_year",
                violation_error_message="预算年度应在 1949 到 2200 之间。",
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "BOND",
                            "DEPARTMENT",
                            "FISCAL_OPERATION",
                            "KEY",
                            "KEY_EXTERNAL",
                            "POLICY",
                            "SELF",
                            "SPOT_CHECK",
                            "WHOLE_DEPARTMENT",
                        ],
                    )
                ),
                name="evaluation_kind_is_known",
                violation_error_code="kind",
                violation_error_message="种类不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["ACCEPTED", "ARCHIVED", "CONCLUDED", "DRAFT", "FORWARDED", "RETURNED", "SUBMITTED"])
                ),
                name="evaluation_state_is_known",
                violation_error_code="state",
                violation_error_message="状态不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluation",
            constraint=models.CheckConstraint(
                condition=models.Q(("grade__in", ["", "EXCELLENT", "FAIR", "GOOD", "POOR"])),
                name="evaluation_grade_is_known",
                violation_error_code="grade",
                violation_error_message="等级不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("project__isnull", False), ("unit__isnull", True)),
                    models.Q(("project__isnull", True), ("unit__isnull", False)),
                    _connector="OR",
                ),
                name="evaluation_of_a_project_or_a_unit",
                violation_error_message="评价的对象是一个项目，或一个单位整体。",
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "SELF"), _negated=True), ("project__isnull", False), _connector="OR"
                ),
                name="evaluation_own_is_of_a_project",
                violation_error_message="单位自评属于一个项目。",
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "SPOT_CHECK"), ("reviews__isnull", False)),
                    models.Q(models.Q(("kind", "SPOT_CHECK"), _negated=True), ("reviews__isnull", True)),
                    _connector="OR",
                ),
                name="evaluation_spot_check_reviews",
                violation_error_message="抽查复核应指明所复核的自评。",
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluation",
            constraint=models.CheckConstraint(
                condition=models.Q(("score__isnull", True), ("score__gte", 0), _connector="OR"),
                name="evaluation_score_not_negative",
                violation_error_code="score",
                violation_error_message="得分不能小于零。",
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "SELF")),
                fields=("project", "fiscal_year"),
                name="evaluation_one_own_a_year",
                violation_error_message="这个项目本年度已有自评。",
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("reviews__isnull", False)),
                fields=("reviews",),
                name="evaluation_reviewed_once",
                violation_error_message="这份自评已在复核。",
            ),
        ),
        triggers(EVALUATION),
    ]
