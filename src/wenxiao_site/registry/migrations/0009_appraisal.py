"""Appraisals, budget rounds and requests."""

import django.db.models.deletion
import wenxiao_site.registry.fields
from django.db import migrations, models
from wenxiao_site.registry.migrations._triggers import APPRAISAL, triggers


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0008_targets"),
    ]

    operations = [
        migrations.CreateModel(
            name="Appraisal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="评估对象")),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                (
                    "kind",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("GENERAL", "一般评估"),
                            ("KEY", "重点评估"),
                            ("BOND", "专项债券评估"),
                            ("POLICY", "政策评估"),
                        ],
                        max_length=10,
                        verbose_name="评估种类",
                    ),
                ),
                (
                    "tier",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("GENERAL", "一般"), ("KEY", "重点")], max_length=10, verbose_name="评估类别"
                    ),
                ),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("OPEN", "准备中"),
                            ("SCORING", "专家评分"),
                            ("EXCHANGE", "交换意见"),
                            ("CONCLUDED", "已有结论"),
                        ],
                        default="OPEN",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("requested_amount", wenxiao_site.registry.fields.AmountField(verbose_name="申请数")),
                (
                    "supported_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="评估支持数"),
                ),
                (
                    "discount_rate",
                    wenxiao_site.registry.fields.RatioField(blank=True, null=True, verbose_name="折现率"),
                ),
                (
                    "draw_seed",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=64, verbose_name="抽取种子"
                    ),
                ),
                ("score", wenxiao_site.registry.fields.PointsField(blank=True, null=True, verbose_name="评估得分")),
                (
                    "conclusion",
                    wenxiao_site.registry.fields.LineField(
                        blank=True,
                        choices=[("SUPPORT", "予以支持"), ("ADJUST", "调整完善后支持"), ("REJECT", "不予支持")],
                        default="",
                        max_length=10,
                        verbose_name="评估结论",
                    ),
                ),
                (
                    "opinion",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=4000, verbose_name="总体意见"
                    ),
                ),
                (
                    "advice",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=4000, verbose_name="相关建议"
                    ),
                ),
                (
                    "rulebook_digest",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=64, verbose_name="规则库校验值"
                    ),
                ),
                ("concluded_at", models.DateTimeField(blank=True, null=True, verbose_name="结论时间")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="修改次数")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "concluded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="结论人",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appraisals",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appraisals",
                        to="registry.unit",
                        verbose_name="申请单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "事前评估",
            },
        ),
        migrations.CreateModel(
            name="AppraisalMaterial",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", wenxiao_site.registry.fields.LineField(max_length=40, verbose_name="编号")),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("MISSING", "缺失"),
                            ("RECEIVED", "已收"),
                            ("ACCEPTED", "已通过"),
                            ("RETURNED", "已驳回"),
                        ],
                        default="MISSING",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "note",
                    wenxiao_site.registry.fields.LineField(blank=True, default="", max_length=200, verbose_name="说明"),
                ),
                (
                    "appraisal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="materials",
                        to="registry.appraisal",
                        verbose_name="事前评估",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.evidencefile",
                        verbose_name="文件",
                    ),
                ),
            ],
            options={
                "verbose_name": "评估资料",
            },
        ),
        migrations.CreateModel(
            name="AppraisalReason",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("dimension", wenxiao_site.registry.fields.LineField(max_length=20, verbose_name="维度")),
                (
                    "verdict",
                    wenxiao_site.registry.fields.LineField(
                        blank=True,
                        choices=[("MET", "符合"), ("PARTLY_MET", "基本符合"), ("NOT_MET", "不符合")],
                        default="",
                        max_length=12,
                        verbose_name="判断",
                    ),
                ),
                ("reason", wenxiao_site.registry.fields.ParagraphField(max_length=2000, verbose_name="理由")),
                (
                    "appraisal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reasons",
                        to="registry.appraisal",
                        verbose_name="事前评估",
                    ),
                ),
            ],
            options={
                "verbose_name": "评估理由",
            },
        ),
        migrations.CreateModel(
            name="BudgetRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("FIRST", "一上"), ("SECOND", "二上"), ("MID_YEAR", "年中追加")],
                        max_length=10,
                        verbose_name="轮次",
                    ),
                ),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "campaign",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="budget_round",
                        to="registry.round",
                        verbose_name="工作批次",
                    ),
                ),
            ],
            options={
                "verbose_name": "预算编制轮次",
            },
        ),
        migrations.CreateModel(
            name="BudgetRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("requested_amount", wenxiao_site.registry.fields.AmountField(verbose_name="申请数（元）")),
                (
                    "supported_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="财政审核数（元）"),
                ),
                (
                    "approved_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="批复数（元）"),
                ),
                ("is_major_undertaking", models.BooleanField(default=False, verbose_name="新增重大事业发展类")),
                (
                    "basis",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=4000, verbose_name="申请理由和测算依据"
                    ),
                ),
                (
                    "explanation",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="情况说明"
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="部门排序")),
                (
                    "target_grade",
                    wenxiao_site.registry.fields.LineField(
                        blank=True,
                        choices=[("EXCELLENT", "优"), ("GOOD", "良"), ("FAIR", "中"), ("POOR", "差")],
                        default="",
                        max_length=10,
                        verbose_name="绩效目标审核等级",
                    ),
                ),
                ("appraisal_required", models.BooleanField(default=False, verbose_name="须先开展事前评估")),
                (
                    "tier",
                    wenxiao_site.registry.fields.LineField(
                        blank=True,
                        choices=[("GENERAL", "一般"), ("KEY", "重点")],
                        default="",
                        max_length=10,
                        verbose_name="评估类别",
                    ),
                ),
                (
                    "rulebook_digest",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=64, verbose_name="规则库校验值"
                    ),
                ),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("DRAFTED", "编制中"),
                            ("SUBMITTED", "已申报"),
                            ("REVIEWED", "部门已审核"),
                            ("SUPPORTED", "财政已审核"),
                            ("APPROVED", "已批复"),
                            ("PUBLISHED", "已公开"),
                            ("RETURNED", "退回修改"),
                        ],
                        default="DRAFTED",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "opinion",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=2000, verbose_name="审核意见"
                    ),
                ),
                (
                    "document",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="批复文件"
                    ),
                ),
                (
                    "address",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=300, verbose_name="公开网址"
                    ),
                ),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="申报时间")),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="公开日期")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="修改次数")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "appraisal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="budget_requests",
                        to="registry.appraisal",
                        verbose_name="事前评估",
                    ),
                ),
                (
                    "plan",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="budget_request",
                        to="registry.performanceplan",
                        verbose_name="绩效目标表",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="budget_requests",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="registry.budgetround",
                        verbose_name="预算编制轮次",
                    ),
                ),
            ],
            options={
                "verbose_name": "预算申请",
            },
        ),
        migrations.CreateModel(
            name="CostItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "side",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("COST", "成本"), ("BENEFIT", "效益")], max_length=8, verbose_name="成本或效益"
                    ),
                ),
                ("name", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="名称")),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="年度")),
                ("amount", wenxiao_site.registry.fields.AmountField(verbose_name="金额（元）")),
                ("quantity", wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="数量")),
                (
                    "measurement_unit",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=20, verbose_name="计量单位"
                    ),
                ),
                (
                    "appraisal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cost_items",
                        to="registry.appraisal",
                        verbose_name="事前评估",
                    ),
                ),
            ],
            options={
                "verbose_name": "成本效益项",
                "ordering": ("position", "id"),
            },
        ),
        migrations.CreateModel(
            name="Expert",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(verbose_name="生效日期")),
                (
                    "valid_to",
                    models.DateField(
                        blank=True,
                        help_text="自这一天起不再有效；留空表示一直有效。",
                        null=True,
                        verbose_name="失效日期",
                    ),
                ),
                ("employer_name", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="工作单位")),
                ("speciality", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="专业领域")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "employer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.unit",
                        verbose_name="所在单位",
                    ),
                ),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="expertise",
                        to="registry.person",
                        verbose_name="专家",
                    ),
                ),
            ],
            options={
                "verbose_name": "评审专家",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OpinionExchange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role", wenxiao_site.registry.fields.LineField(max_length=40, verbose_name="身份")),
                ("text", wenxiao_site.registry.fields.ParagraphField(max_length=4000, verbose_name="意见")),
                ("written_at", models.DateTimeField(verbose_name="时间")),
                (
                    "appraisal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exchanges",
                        to="registry.appraisal",
                        verbose_name="事前评估",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="发言人",
                    ),
                ),
            ],
            options={
                "verbose_name": "意见交换",
            },
        ),
        migrations.CreateModel(
            name="Panelist",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.PositiveSmallIntegerField(verbose_name="抽取顺序")),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("SEATED", "入选"), ("RESERVE", "候补"), ("AVOIDED", "回避"), ("EXCUSED", "请辞")],
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "reason",
                    wenxiao_site.registry.fields.LineField(blank=True, default="", max_length=200, verbose_name="原因"),
                ),
                (
                    "opinion",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=4000, verbose_name="评审意见"
                    ),
                ),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="交回时间")),
                (
                    "appraisal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="panel",
                        to="registry.appraisal",
                        verbose_name="事前评估",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="registry.person",
                        verbose_name="专家",
                    ),
                ),
            ],
            options={
                "verbose_name": "专家席位",
            },
        ),
        migrations.CreateModel(
            name="LeafScore",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("leaf", wenxiao_site.registry.fields.LineField(max_length=30, verbose_name="要点")),
                ("points", wenxiao_site.registry.fields.PointsField(verbose_name="得分")),
                (
                    "panelist",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scores",
                        to="registry.panelist",
                        verbose_name="专家席位",
                    ),
                ),
            ],
            options={
                "verbose_name": "专家评分",
            },
        ),
        migrations.AddIndex(
            model_name="appraisal",
            index=models.Index(fields=["unit", "fiscal_year"], name="appraisal_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="appraisal",
            constraint=models.CheckConstraint(
                condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                name="appraisal_fiscal_year_is_plausible",
                violation_error_code="fiscal_year",
                violation_error_message="预算年度应在 1949 到 2200 之间。",
            ),
        ),
        migrations.AddConstraint(
            model_name="appraisal",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["BOND", "GENERAL", "KEY", "POLICY"])),
                name="appraisal_kind_is_known",
                violation_error_code="kind",
                violation_error_message="评估种类不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="appraisal",
            constraint=models.CheckConstraint(
                condition=models.Q(("tier__in", ["GENERAL", "KEY"])),
                name="appraisal_tier_is_known",
                violation_error_code="tier",
                violation_error_message="评估类别不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="appraisal",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["CONCLUDED", "EXCHANGE", "OPEN", "SCORING"])),
                name="appraisal_state_is_known",
                violation_error_code="state",
                violation_error_message="状态不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="appraisal",
            constraint=models.CheckConstraint(
                condition=models.Q(("conclusion__in", ["", "ADJUST", "REJECT", "SUPPORT"])),
                name="appraisal_conclusion_is_known",
                violation_error_code="conclusion",
                violation_error_message="评估结论不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="appraisal",
            constraint=models.CheckConstraint(
                condition=models.Q(("requested_amount__gt", 0)),
                name="appraisal_asks_for_money",
                violation_error_code="requested_amount",
                violation_error_message="申请数应大于零。",
            ),
        ),
        migrations.AddConstraint(
            model_name="appraisal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("state", "CONCLUDED"),
                        ("supported_amount__isnull", False),
                        models.Q(("conclusion", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("state", "CONCLUDED"), _negated=True),
                        ("conclusion", ""),
                        ("supported_amount__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="appraisal_conclusion_is_whole",
                violation_error_code="supported_amount",
                violation_error_message="评估结论应同时有结论和支持数。",
            ),
        ),
        migrations.AddConstraint(
            model_name="appraisal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("supported_amount__isnull", True),
                    models.Q(
                        models.Q(("conclusion", "REJECT"), _negated=True),
                        ("supported_amount__gt", 0),
                        ("supported_amount__lte", models.F("requested_amount")),
                    ),
                    models.Q(("conclusion", "REJECT"), ("supported_amount", 0)),
                    _connector="OR",
                ),
                name="appraisal_supports_what_it_says",
                violation_error_code="supported_amount",
                violation_error_message="支持数应大于零、不超过申请数；不予支持的为零。",
            ),
        ),
        migrations.AddConstraint(
            model_name="appraisal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("project__isnull", False), models.Q(("state", "CONCLUDED"), _negated=True)),
                fields=("project", "fiscal_year"),
                name="appraisal_one_at_a_time",
                violation_error_message="这个项目本年度已有一项正在进行的事前评估。",
            ),
        ),
        migrations.AddConstraint(
            model_name="appraisalmaterial",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["ACCEPTED", "MISSING", "RECEIVED", "RETURNED"])),
                name="appraisalmaterial_state_is_known",
                violation_error_code="state",
                violation_error_message="状态不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="appraisalmaterial",
            constraint=models.UniqueConstraint(fields=("appraisal", "key"), name="appraisalmaterial_once"),
        ),
        migrations.AddConstraint(
            model_name="appraisalmaterial",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "RETURNED"), _negated=True),
                    models.Q(("note", ""), _negated=True),
                    _connector="OR",
                ),
                name="appraisalmaterial_returned_with_a_reason",
                violation_error_code="note",
                violation_error_message="驳回的资料应写明原因。",
            ),
        ),
        migrations.AddConstraint(
            model_name="appraisalreason",
            constraint=models.CheckConstraint(
                condition=models.Q(("verdict__in", ["", "MET", "NOT_MET", "PARTLY_MET"])),
                name="appraisalreason_verdict_is_known",
                violation_error_code="verdict",
                violation_error_message="判断不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="appraisalreason",
            constraint=models.UniqueConstraint(fields=("appraisal", "dimension"), name="appraisalreason_once"),
        ),
        migrations.AddConstraint(
            model_name="appraisalreason",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True),
                name="appraisalreason_not_empty",
                violation_error_code="reason",
                violation_error_message="请写明理由。",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetround",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["FIRST", "MID_YEAR", "SECOND"])),
                name="budgetround_kind_is_known",
                violation_error_code="kind",
                violation_error_message="轮次不在可选范围内。",
            ),
        ),
        migrations.AddIndex(
            model_name="budgetrequest",
            index=models.Index(fields=["project", "fiscal_year"], name="budgetrequest_of_project"),
        ),
        migrations.AddIndex(
            model_name="budgetrequest",
            index=models.Index(fields=["round", "state", "id"], name="budgetrequest_in_round"),
        ),
        migrations.AddConstraint(
            model_name="budgetrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                name="budgetrequest_fiscal_year_is_plausible",
                violation_error_code="fiscal_year",
                violation_error_message="预算年度应在 1949 到 2200 之间。",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        ["APPROVED", "DRAFTED", "PUBLISHED", "RETURNED", "REVIEWED", "SUBMITTED", "SUPPORTED"],
                    )
                ),
                name="budgetrequest_state_is_known",
                violation_error_code="state",
                violation_error_message="状态不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("target_grade__in", ["", "EXCELLENT", "FAIR", "GOOD", "POOR"])),
                name="budgetrequest_target_grade_is_known",
                violation_error_code="target_grade",
                violation_error_message="绩效目标审核等级不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("tier__in", ["", "GENERAL", "KEY"])),
                name="budgetrequest_tier_is_known",
                violation_error_code="tier",
                violation_error_message="评估类别不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetrequest",
            constraint=models.UniqueConstraint(
                fields=("round", "project"),
                name="budgetrequest_once_in_a_round",
                violation_error_code="project",
                violation_error_message="这个项目在本轮已有预算申请。",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("requested_amount__gt", 0)),
                name="budgetrequest_asks_for_money",
                violation_error_code="requested_amount",
                violation_error_message="申请数应大于零。",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("state__in", ["APPROVED", "PUBLISHED", "REVIEWED", "SUBMITTED", "SUPPORTED"]), _negated=True
                    ),
                    ("plan__isnull", False),
                    _connector="OR",
                ),
                name="budgetrequest_money_needs_a_target",
                violation_error_code="plan",
                violation_error_message="预算申请与绩效目标同步申报：还没有绩效目标。",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("state__in", ["APPROVED", "PUBLISHED", "REVIEWED", "SUBMITTED", "SUPPORTED"]), _negated=True
                    ),
                    ("appraisal_required", False),
                    ("appraisal__isnull", False),
                    _connector="OR",
                ),
                name="budgetrequest_money_needs_its_appraisal",
                violation_error_code="appraisal",
                violation_error_message="须先开展事前评估，没有评估结论不能申报。",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["APPROVED", "PUBLISHED", "REVIEWED", "SUPPORTED"]), _negated=True),
                    models.Q(("rank__isnull", False), ("target_grade__in", ["EXCELLENT", "GOOD"])),
                    _connector="OR",
                ),
                name="budgetrequest_reviewed_with_its_target",
                violation_error_code="target_grade",
                violation_error_message="绩效目标审核为优或良、并排序后，预算申请才能通过审核。",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["APPROVED", "PUBLISHED", "SUPPORTED"]), _negated=True),
                    models.Q(("supported_amount__gt", 0), ("supported_amount__lte", models.F("requested_amount"))),
                    _connector="OR",
                ),
                name="budgetrequest_supported_within_the_request",
                violation_error_code="supported_amount",
                violation_error_message="财政审核数应大于零，不超过申请数。",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["APPROVED", "PUBLISHED"]), _negated=True),
                    models.Q(
                        ("approved_amount__gt", 0),
                        ("approved_amount__lte", models.F("supported_amount")),
                        models.Q(("document", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="budgetrequest_approved_within_the_support",
                violation_error_code="approved_amount",
                violation_error_message="批复数应大于零，不超过财政审核数，并写明批复文件。",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("published_on__isnull", False), ("state", "PUBLISHED")),
                    models.Q(models.Q(("state", "PUBLISHED"), _negated=True), ("published_on__isnull", True)),
                    _connector="OR",
                ),
                name="budgetrequest_published_on_a_day",
                violation_error_code="published_on",
                violation_error_message="公开应写明日期。",
            ),
        ),
        migrations.AddIndex(
            model_name="costitem",
            index=models.Index(fields=["name", "measurement_unit"], name="costitem_by_name"),
        ),
        migrations.AddConstraint(
            model_name="costitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                name="costitem_fiscal_year_is_plausible",
                violation_error_code="fiscal_year",
                violation_error_message="预算年度应在 1949 到 2200 之间。",
            ),
        ),
        migrations.AddConstraint(
            model_name="costitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ["BENEFIT", "COST"])),
                name="costitem_side_is_known",
                violation_error_code="side",
                violation_error_message="成本或效益不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="costitem",
            constraint=models.UniqueConstraint(fields=("appraisal", "position"), name="costitem_in_order"),
        ),
        migrations.AddConstraint(
            model_name="costitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gte", 0)),
                name="costitem_not_negative",
                violation_error_code="amount",
                violation_error_message="金额不能小于零。",
            ),
        ),
        migrations.AddConstraint(
            model_name="costitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("quantity__isnull", True),
                    models.Q(("quantity__gt", 0), models.Q(("measurement_unit", ""), _negated=True)),
                    _connector="OR",
                ),
                name="costitem_quantity_has_a_unit",
                violation_error_code="measurement_unit",
                violation_error_message="数量应大于零，并写明计量单位。",
            ),
        ),
        migrations.AddConstraint(
            model_name="expert",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to__isnull", True), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                ),
                name="expert_valid_to_after_valid_from",
                violation_error_code="valid_to",
                violation_error_message="失效日期应晚于生效日期。",
            ),
        ),
        migrations.AddConstraint(
            model_name="opinionexchange",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True),
                name="opinionexchange_not_empty",
                violation_error_code="text",
                violation_error_message="请填写意见。",
            ),
        ),
        migrations.AddConstraint(
            model_name="panelist",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["AVOIDED", "EXCUSED", "RESERVE", "SEATED"])),
                name="panelist_state_is_known",
                violation_error_code="state",
                violation_error_message="状态不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="panelist",
            constraint=models.UniqueConstraint(fields=("appraisal", "person"), name="panelist_once"),
        ),
        migrations.AddConstraint(
            model_name="panelist",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["AVOIDED", "EXCUSED"]), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="panelist_says_why",
                violation_error_code="reason",
                violation_error_message="请写明原因。",
            ),
        ),
        migrations.AddConstraint(
            model_name="panelist",
            constraint=models.CheckConstraint(
                condition=models.Q(("submitted_at__isnull", True), ("state", "SEATED"), _connector="OR"),
                name="panelist_seated_hands_in",
                violation_error_message="只有入选的专家交评分表。",
            ),
        ),
        migrations.AddConstraint(
            model_name="leafscore",
            constraint=models.UniqueConstraint(fields=("panelist", "leaf"), name="leafscore_once"),
        ),
        migrations.AddConstraint(
            model_name="leafscore",
            constraint=models.CheckConstraint(
                condition=models.Q(("points__gte", 0)),
                name="leafscore_not_negative",
                violation_error_code="points",
                violation_error_message="得分不能小于零。",
            ),
        ),
        triggers(APPRAISAL),
    ]
