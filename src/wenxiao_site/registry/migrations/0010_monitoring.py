"""In-year monitoring: rounds, reports, corrective actions, suspended payments."""

import django.db.models.deletion
import wenxiao_site.registry.fields
from django.db import migrations, models

from wenxiao_site.registry.migrations._triggers import MONITORING, triggers


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0009_appraisal"),
    ]

    operations = [
        migrations.CreateModel(
            name="MonitoringReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("DRAFT", "填报中"),
                            ("SUBMITTED", "已提交"),
                            ("RETURNED", "退回修改"),
                            ("ACCEPTED", "已采用"),
                        ],
                        default="DRAFT",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("is_brief", models.BooleanField(default=False, verbose_name="使用简表")),
                (
                    "budget_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="全年预算数"),
                ),
                (
                    "executed_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="累计执行数"),
                ),
                (
                    "recorded_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="支付记录累计数"),
                ),
                (
                    "expected_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="全年预计执行数"),
                ),
                (
                    "execution_reason",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=500, verbose_name="执行情况说明"
                    ),
                ),
                (
                    "summary",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="总体情况"
                    ),
                ),
                (
                    "light",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("RED", "红灯"),
                            ("YELLOW", "黄灯"),
                            ("GREEN", "绿灯"),
                            ("BLUE", "蓝灯"),
                            ("NONE", "未判定"),
                        ],
                        default="NONE",
                        max_length=8,
                        verbose_name="项目灯",
                    ),
                ),
                (
                    "alert",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=24, verbose_name="预警情形"
                    ),
                ),
                (
                    "alert_text",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=500, verbose_name="预警说明"
                    ),
                ),
                (
                    "alert_index",
                    wenxiao_site.registry.fields.RatioField(blank=True, null=True, verbose_name="预警指数"),
                ),
                ("risk", models.PositiveIntegerField(default=5000000, verbose_name="风险顺序")),
                (
                    "rulebook_digest",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=64, verbose_name="规则库摘要"
                    ),
                ),
                (
                    "opinion",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=2000, verbose_name="审核意见"
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="修改次数")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="提交时间")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="采用时间")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.performanceplan",
                        verbose_name="绩效目标表",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="monitoring_reports",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
            ],
            options={
                "verbose_name": "监控表",
            },
        ),
        migrations.CreateModel(
            name="CorrectiveAction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                (
                    "light",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("RED", "红灯"),
                            ("YELLOW", "黄灯"),
                            ("GREEN", "绿灯"),
                            ("BLUE", "蓝灯"),
                            ("NONE", "未判定"),
                        ],
                        max_length=8,
                        verbose_name="预警等级",
                    ),
                ),
                ("alert", wenxiao_site.registry.fields.LineField(max_length=24, verbose_name="预警情形")),
                ("problem_key", wenxiao_site.registry.fields.LineField(max_length=32, verbose_name="问题所在")),
                ("problem", wenxiao_site.registry.fields.ParagraphField(max_length=500, verbose_name="问题")),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("OPEN", "待处置"),
                            ("PROPOSED", "待批准"),
                            ("APPROVED", "整改中"),
                            ("DONE", "待核实"),
                            ("VERIFIED", "已办结"),
                        ],
                        default="OPEN",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "handling",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("CONTINUE", "继续执行"),
                            ("MOVE_MONEY", "调剂资金"),
                            ("ADJUST_TARGET", "调整预算和目标"),
                            ("SUSPEND", "暂停拨付"),
                            ("CANCEL", "取消项目"),
                            ("UNDECIDED", "尚未选择"),
                        ],
                        default="UNDECIDED",
                        max_length=14,
                        verbose_name="处置方式",
                    ),
                ),
                (
                    "measure",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="整改措施"
                    ),
                ),
                (
                    "new_budget_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="调整后全年预算数"),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="处置期限")),
                (
                    "escalation",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("NONE", "未升级"),
                            ("DEPARTMENT", "已报主管部门"),
                            ("FINANCE", "已报财政部门"),
                            ("SUSPENDED", "已暂停拨付"),
                        ],
                        default="NONE",
                        max_length=10,
                        verbose_name="升级情况",
                    ),
                ),
                (
                    "opinion",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="审批意见"
                    ),
                ),
                (
                    "outcome",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="整改结果"
                    ),
                ),
                ("opened_at", models.DateTimeField(verbose_name="预警时间")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="办结时间")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="修改次数")),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="批准人",
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="办理人",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="责任人",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="提出人",
                    ),
                ),
                (
                    "recurs",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recurrences",
                        to="registry.correctiveaction",
                        verbose_name="上年同类问题",
                    ),
                ),
                (
                    "verified_by",
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
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correction",
                        to="registry.monitoringreport",
                        verbose_name="监控表",
                    ),
                ),
            ],
            options={
                "verbose_name": "纠偏措施",
            },
        ),
        migrations.CreateModel(
            name="MonitoringRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.PositiveSmallIntegerField(verbose_name="监控月份")),
                ("as_of_month", models.PositiveSmallIntegerField(verbose_name="数据截至月份")),
                ("rulebook_digest", wenxiao_site.registry.fields.LineField(max_length=64, verbose_name="规则库摘要")),
                (
                    "campaign",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="monitoring",
                        to="registry.round",
                        verbose_name="工作批次",
                    ),
                ),
            ],
            options={
                "verbose_name": "监控批次",
            },
        ),
        migrations.AddField(
            model_name="monitoringreport",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reports",
                to="registry.monitoringround",
                verbose_name="监控批次",
            ),
        ),
        migrations.CreateModel(
            name="PastPace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("cohort", wenxiao_site.registry.fields.LineField(max_length=60, verbose_name="同类")),
                ("cases", models.PositiveIntegerField(verbose_name="例数")),
                ("share_low", wenxiao_site.registry.fields.RatioField(verbose_name="下四分位")),
                ("share", wenxiao_site.registry.fields.RatioField(verbose_name="中位")),
                ("share_high", wenxiao_site.registry.fields.RatioField(verbose_name="上四分位")),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="paces",
                        to="registry.monitoringround",
                        verbose_name="监控批次",
                    ),
                ),
            ],
            options={
                "verbose_name": "往年同期进度",
            },
        ),
        migrations.CreateModel(
            name="PaymentSuspension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("begins_on", models.DateField(verbose_name="暂停日期")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="恢复日期")),
                ("reason", wenxiao_site.registry.fields.ParagraphField(max_length=500, verbose_name="暂停原因")),
                ("document", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="暂停依据")),
                (
                    "release_document",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="恢复依据"
                    ),
                ),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "correction",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suspensions",
                        to="registry.correctiveaction",
                        verbose_name="纠偏措施",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suspensions",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
            ],
            options={
                "verbose_name": "暂停拨付",
            },
        ),
        migrations.CreateModel(
            name="ProgressLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", wenxiao_site.registry.fields.LineField(max_length=32, verbose_name="编号")),
                ("position", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "actual_text",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="截至当月执行情况"
                    ),
                ),
                ("actual_value", wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="完成值")),
                (
                    "forecast_text",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="全年预计完成情况"
                    ),
                ),
                (
                    "likelihood",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("CERTAIN", "确定能"),
                            ("POSSIBLE", "有可能"),
                            ("IMPOSSIBLE", "完全不可能"),
                            ("UNSTATED", "未填"),
                        ],
                        default="UNSTATED",
                        max_length=10,
                        verbose_name="完成目标可能性",
                    ),
                ),
                (
                    "cause",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("FUNDING", "经费保障"),
                            ("RULES", "制度保障"),
                            ("STAFFING", "人员保障"),
                            ("EQUIPMENT", "硬件条件保障"),
                            ("OTHER", "其他"),
                            ("NONE", "无偏差"),
                        ],
                        default="NONE",
                        max_length=10,
                        verbose_name="偏差原因",
                    ),
                ),
                (
                    "reason",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=500, verbose_name="原因说明"
                    ),
                ),
                (
                    "measures",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=500, verbose_name="拟采取的措施"
                    ),
                ),
                (
                    "light",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("RED", "红灯"),
                            ("YELLOW", "黄灯"),
                            ("GREEN", "绿灯"),
                            ("BLUE", "蓝灯"),
                            ("NONE", "未判定"),
                        ],
                        default="NONE",
                        max_length=8,
                        verbose_name="指标灯",
                    ),
                ),
                (
                    "alert",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=24, verbose_name="预警情形"
                    ),
                ),
                (
                    "alert_text",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=500, verbose_name="预警说明"
                    ),
                ),
                (
                    "turn_text",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=300, verbose_name="怎样转绿灯"
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.indicator",
                        verbose_name="绩效指标",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="registry.monitoringreport",
                        verbose_name="监控表",
                    ),
                ),
            ],
            options={
                "verbose_name": "指标进度",
                "ordering": ("position", "id"),
            },
        ),
        migrations.AddIndex(
            model_name="correctiveaction",
            index=models.Index(fields=["state", "due_on", "id"], name="correctiveaction_by_due_day"),
        ),
        migrations.AddIndex(
            model_name="correctiveaction",
            index=models.Index(fields=["project", "fiscal_year"], name="correctiveaction_of_project"),
        ),
        migrations.AddConstraint(
            model_name="correctiveaction",
            constraint=models.CheckConstraint(
                condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                name="correctiveaction_fiscal_year_is_plausible",
                violation_error_code="fiscal_year",
                violation_error_message="预算年度应在 1949 到 2200 之间。",
            ),
        ),
        migrations.AddConstraint(
            model_name="correctiveaction",
            constraint=models.CheckConstraint(
                condition=models.Q(("light__in", ["BLUE", "GREEN", "NONE", "RED", "YELLOW"])),
                name="correctiveaction_light_is_known",
                violation_error_code="light",
                violation_error_message="预警等级不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="correctiveaction",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["APPROVED", "DONE", "OPEN", "PROPOSED", "VERIFIED"])),
                name="correctiveaction_state_is_known",
                violation_error_code="state",
                violation_error_message="状态不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="correctiveaction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("handling__in", ["ADJUST_TARGET", "CANCEL", "CONTINUE", "MOVE_MONEY", "SUSPEND", "UNDECIDED"])
                ),
                name="correctiveaction_handling_is_known",
                violation_error_code="handling",
                violation_error_message="处置方式不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="correctiveaction",
            constraint=models.CheckConstraint(
                condition=models.Q(("escalation__in", ["DEPARTMENT", "FINANCE", "NONE", "SUSPENDED"])),
                name="correctiveaction_escalation_is_known",
                violation_error_code="escalation",
                violation_error_message="升级情况不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="correctiveaction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "OPEN"),
                    models.Q(models.Q(("handling", "UNDECIDED"), _negated=True), ("proposed_by__isnull", False)),
                    _connector="OR",
                ),
                name="correctiveaction_chosen_first",
                violation_error_code="handling",
                violation_error_message="请先选择处置方式。",
            ),
        ),
        migrations.AddConstraint(
            model_name="correctiveaction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "VERIFIED"), _negated=True),
                    models.Q(
                        ("closed_at__isnull", False),
                        ("verified_by__isnull", False),
                        models.Q(("verified_by", models.F("done_by")), _negated=True),
                        models.Q(("verified_by", models.F("proposed_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="correctiveaction_verified_by_another",
                violation_error_code="verified_by",
                violation_error_message="整改结果须由办理人以外的人核实。",
            ),
        ),
        migrations.AddConstraint(
            model_name="correctiveaction",
            constraint=models.CheckConstraint(
                condition=models.Q(("new_budget_amount__isnull", True), ("new_budget_amount__gte", 0), _connector="OR"),
                name="correctiveaction_budget_not_negative",
                violation_error_code="new_budget_amount",
                violation_error_message="预算数不能小于零。",
            ),
        ),
        migrations.AddConstraint(
            model_name="monitoringround",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("as_of_month__gte", 1),
                    ("as_of_month__lte", models.F("month")),
                    ("month__gte", 1),
                    ("month__lte", 12),
                ),
                name="monitoringround_months_in_order",
                violation_error_code="as_of_month",
                violation_error_message="数据截至月份应在 1 月到监控月份之间。",
            ),
        ),
        migrations.AddIndex(
            model_name="monitoringreport",
            index=models.Index(fields=["round", "risk", "id"], name="monitoringreport_by_risk"),
        ),
        migrations.AddIndex(
            model_name="monitoringreport",
            index=models.Index(fields=["project", "fiscal_year"], name="monitoringreport_of_project"),
        ),
        migrations.AddConstraint(
            model_name="monitoringreport",
            constraint=models.CheckConstraint(
                condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                name="monitoringreport_fiscal_year_is_plausible",
                violation_error_code="fiscal_year",
                violation_error_message="预算年度应在 1949 到 2200 之间。",
            ),
        ),
        migrations.AddConstraint(
            model_name="monitoringreport",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["ACCEPTED", "DRAFT", "RETURNED", "SUBMITTED"])),
                name="monitoringreport_state_is_known",
                violation_error_code="state",
                violation_error_message="状态不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="monitoringreport",
            constraint=models.CheckConstraint(
                condition=models.Q(("light__in", ["BLUE", "GREEN", "NONE", "RED", "YELLOW"])),
                name="monitoringreport_light_is_known",
                violation_error_code="light",
                violation_error_message="项目灯不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="monitoringreport",
            constraint=models.UniqueConstraint(
                fields=("round", "project"),
                name="monitoringreport_once_in_a_round",
                violation_error_message="这个项目在本批次已有监控表。",
            ),
        ),
        migrations.AddConstraint(
            model_name="monitoringreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "ACCEPTED"), _negated=True),
                    models.Q(models.Q(("rulebook_digest", ""), _negated=True), ("decided_at__isnull", False)),
                    _connector="OR",
                ),
                name="monitoringreport_accepted_by_rules",
                violation_error_message="采用监控表应留下所依据的规则。",
            ),
        ),
        migrations.AddConstraint(
            model_name="pastpace",
            constraint=models.UniqueConstraint(fields=("round", "cohort"), name="pastpace_cohort_once"),
        ),
        migrations.AddConstraint(
            model_name="paymentsuspension",
            constraint=models.CheckConstraint(
                condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                name="paymentsuspension_fiscal_year_is_plausible",
                violation_error_code="fiscal_year",
                violation_error_message="预算年度应在 1949 到 2200 之间。",
            ),
        ),
        migrations.AddConstraint(
            model_name="paymentsuspension",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ends_on__isnull", True)),
                fields=("project",),
                name="paymentsuspension_one_at_a_time",
                violation_error_message="这个项目已经暂停拨付。",
            ),
        ),
        migrations.AddConstraint(
            model_name="paymentsuspension",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on__isnull", True),
                    models.Q(
                        ("ends_on__gte", models.F("begins_on")), models.Q(("release_document", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="paymentsuspension_released_with_a_document",
                violation_error_code="release_document",
                violation_error_message="恢复拨付应写明依据，日期不早于暂停日期。",
            ),
        ),
        migrations.AddConstraint(
            model_name="progressline",
            constraint=models.CheckConstraint(
                condition=models.Q(("likelihood__in", ["CERTAIN", "IMPOSSIBLE", "POSSIBLE", "UNSTATED"])),
                name="progressline_likelihood_is_known",
                violation_error_code="likelihood",
                violation_error_message="完成目标可能性不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="progressline",
            constraint=models.CheckConstraint(
                condition=models.Q(("cause__in", ["EQUIPMENT", "FUNDING", "NONE", "OTHER", "RULES", "STAFFING"])),
                name="progressline_cause_is_known",
                violation_error_code="cause",
                violation_error_message="偏差原因不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="progressline",
            constraint=models.CheckConstraint(
                condition=models.Q(("light__in", ["BLUE", "GREEN", "NONE", "RED", "YELLOW"])),
                name="progressline_light_is_known",
                violation_error_code="light",
                violation_error_message="指标灯不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="progressline",
            constraint=models.UniqueConstraint(fields=("report", "key"), name="progressline_key_once"),
        ),
        triggers(MONITORING),
    ]
