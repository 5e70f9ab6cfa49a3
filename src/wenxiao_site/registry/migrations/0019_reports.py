"""Reports of units as a whole, consequences of lower grades by finance, objections."""

import django.db.models.deletion
import wenxiao_site.registry.fields
from django.db import migrations, models


from wenxiao_site.registry.migrations._triggers import REPORTS, triggers


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0018_overall"),
    ]

    operations = [
        migrations.CreateModel(
            name="DepartmentReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("figures", wenxiao_site.registry.fields.ParagraphField(verbose_name="数据")),
                ("figures_at", models.DateTimeField(verbose_name="数据时间")),
                ("rulebook_digest", wenxiao_site.registry.fields.LineField(max_length=64, verbose_name="规则库校验值")),
                ("staff_quota", models.PositiveIntegerField(blank=True, null=True, verbose_name="编制数")),
                ("staff_count", models.PositiveIntegerField(blank=True, null=True, verbose_name="在职人员数")),
                (
                    "three_public_budget_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="“三公经费”预算"),
                ),
                (
                    "three_public_executed_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="“三公经费”支出"),
                ),
                (
                    "past_three_public_budget_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="上年“三公经费”预算"),
                ),
                (
                    "office_budget_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="公用经费预算"),
                ),
                (
                    "office_executed_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="公用经费支出"),
                ),
                (
                    "procurement_budget_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="政府采购预算"),
                ),
                (
                    "procured_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="实际采购金额"),
                ),
                (
                    "assets_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="全部固定资产"),
                ),
                (
                    "used_assets_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="在用固定资产"),
                ),
                (
                    "overview",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=5000, verbose_name="部门概况"
                    ),
                ),
                (
                    "budget_analysis",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=5000, verbose_name="预算执行分析"
                    ),
                ),
                (
                    "conclusion",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=5000, verbose_name="自评结论"
                    ),
                ),
                (
                    "operation",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=5000, verbose_name="基本运行绩效分析"
                    ),
                ),
                (
                    "duties",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=5000, verbose_name="重点履职绩效分析"
                    ),
                ),
                (
                    "problems",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=5000, verbose_name="存在问题"
                    ),
                ),
                (
                    "measures",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=5000, verbose_name="改进措施"
                    ),
                ),
                (
                    "other",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=5000, verbose_name="其他需要说明的问题"
                    ),
                ),
                ("archived_at", models.DateTimeField(blank=True, null=True, verbose_name="归档时间")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="修改次数")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="department_reports",
                        to="registry.evidencefile",
                        verbose_name="归档文件",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="registry.unit",
                        verbose_name="部门（单位）",
                    ),
                ),
            ],
            options={
                "verbose_name": "部门绩效自评报告",
            },
        ),
        migrations.CreateModel(
            name="DutyProject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("duty", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="重点任务")),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duty_projects",
                        to="registry.departmentreport",
                        verbose_name="自评报告",
                    ),
                ),
            ],
            options={
                "verbose_name": "重点任务的项目",
            },
        ),
        migrations.CreateModel(
            name="GradeDisagreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("gap", models.PositiveSmallIntegerField(verbose_name="低几个等级")),
                ("before", wenxiao_site.registry.fields.PointsField(verbose_name="原得分")),
                ("ratio", wenxiao_site.registry.fields.RatioField(blank=True, null=True, verbose_name="得分系数")),
                ("score", wenxiao_site.registry.fields.PointsField(blank=True, null=True, verbose_name="联动后得分")),
                (
                    "grade",
                    wenxiao_site.registry.fields.LineField(
                        blank=True,
                        choices=[("EXCELLENT", "优"), ("GOOD", "良"), ("FAIR", "中"), ("POOR", "差")],
                        default="",
                        max_length=10,
                        verbose_name="联动后等级",
                    ),
                ),
                ("sentence", wenxiao_site.registry.fields.ParagraphField(max_length=1000, verbose_name="理由")),
                ("rulebook_digest", wenxiao_site.registry.fields.LineField(max_length=64, verbose_name="规则库校验值")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disagreements",
                        to="registry.evaluation",
                        verbose_name="部门评价",
                    ),
                ),
                (
                    "finance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections_made",
                        to="registry.evaluation",
                        verbose_name="财政评价",
                    ),
                ),
            ],
            options={
                "verbose_name": "评价等级联动",
            },
        ),
        migrations.CreateModel(
            name="Objection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("grounds", wenxiao_site.registry.fields.ParagraphField(max_length=2000, verbose_name="异议理由")),
                ("filed_until", models.DateField(verbose_name="提出期限")),
                ("answer_due_on", models.DateField(verbose_name="答复期限")),
                ("filed_at", models.DateTimeField(verbose_name="提出时间")),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("OPEN", "待答复"), ("KEPT", "维持结论"), ("CHANGED", "变更结论")],
                        default="OPEN",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "answer",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=2000, verbose_name="答复"
                    ),
                ),
                ("before", wenxiao_site.registry.fields.PointsField(verbose_name="原得分")),
                ("score", wenxiao_site.registry.fields.PointsField(blank=True, null=True, verbose_name="变更后得分")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="答复时间")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="答复人",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="结论作出人",
                    ),
                ),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objections",
                        to="registry.evaluation",
                        verbose_name="绩效评价",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objections",
                        to="registry.evidencefile",
                        verbose_name="证明材料",
                    ),
                ),
                (
                    "filed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="提出人",
                    ),
                ),
            ],
            options={
                "verbose_name": "评价异议",
            },
        ),
        migrations.AddIndex(
            model_name="departmentreport",
            index=models.Index(fields=["fiscal_year", "id"], name="departmentreport_of_year"),
        ),
        migrations.AddConstraint(
            model_name="departmentreport",
            constraint=models.CheckConstraint(
                condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                name="departmentreport_fiscal_year_is_plausible",
                violation_error_code="fiscal_year",
                violation_error_message="预算年度应在 1949 到 2200 之间。",
            ),
        ),
        migrations.AddConstraint(
            model_name="departmentreport",
            constraint=models.UniqueConstraint(
                fields=("unit", "fiscal_year"),
                name="departmentreport_once_a_year",
                violation_error_code="fiscal_year",
                violation_error_message="这个单位本年度已有自评报告。",
            ),
        ),
        migrations.AddConstraint(
            model_name="departmentreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("archived_at__isnull", True), ("file__isnull", True)),
                    models.Q(("archived_at__isnull", False), ("file__isnull", False)),
                    _connector="OR",
                ),
                name="departmentreport_archived_with_its_file",
                violation_error_message="归档的报告应有文件和时间。",
            ),
        ),
        migrations.AddConstraint(
            model_name="departmentreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("used_assets_amount__isnull", True),
                    ("assets_amount__isnull", True),
                    ("used_assets_amount__lte", models.F("assets_amount")),
                    _connector="OR",
                ),
                name="departmentreport_assets_in_use",
                violation_error_code="used_assets_amount",
                violation_error_message="在用固定资产不能多于全部固定资产。",
            ),
        ),
        migrations.AddConstraint(
            model_name="departmentreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("three_public_budget_amount__isnull", True),
                    ("three_public_budget_amount__gte", 0),
                    _connector="OR",
                ),
                name="departmentreport_three_public_budget_amount_sign",
                violation_error_code="three_public_budget_amount",
                violation_error_message="金额不能小于零。",
            ),
        ),
        migrations.AddConstraint(
            model_name="departmentreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("three_public_executed_amount__isnull", True),
                    ("three_public_executed_amount__gte", 0),
                    _connector="OR",
                ),
                name="departmentreport_three_public_executed_amount_sign",
                violation_error_code="three_public_executed_amount",
                violation_error_message="金额不能小于零。",
            ),
        ),
        migrations.AddConstraint(
            model_name="departmentreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("past_three_public_budget_amount__isnull", True),
                    ("past_three_public_budget_amount__gte", 0),
                    _connector="OR",
                ),
                name="departmentreport_past_three_public_budget_amount_sign",
                violation_error_code="past_three_public_budget_amount",
                violation_error_message="金额不能小于零。",
            ),
        ),
        migrations.AddConstraint(
            model_name="departmentreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("office_budget_amount__isnull", True), ("office_budget_amount__gte", 0), _connector="OR"
                ),
                name="departmentreport_office_budget_amount_sign",
                violation_error_code="office_budget_amount",
                violation_error_message="金额不能小于零。",
            ),
        ),
        migrations.AddConstraint(
            model_name="departmentreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("office_executed_amount__isnull", True), ("office_executed_amount__gte", 0), _connector="OR"
                ),
                name="departmentreport_office_executed_amount_sign",
                violation_error_code="office_executed_amount",
                violation_error_message="金额不能小于零。",
            ),
        ),
        migrations.AddConstraint(
            model_name="departmentreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("procurement_budget_amount__isnull", True), ("procurement_budget_amount__gte", 0), _connector="OR"
                ),
                name="departmentreport_procurement_budget_amount_sign",
                violation_error_code="procurement_budget_amount",
                violation_error_message="金额不能小于零。",
            ),
        ),
        migrations.AddConstraint(
            model_name="departmentreport",
            constraint=models.CheckConstraint(
                condition=models.Q(("procured_amount__isnull", True), ("procured_amount__gte", 0), _connector="OR"),
                name="departmentreport_procured_amount_sign",
                violation_error_code="procured_amount",
                violation_error_message="金额不能小于零。",
            ),
        ),
        migrations.AddConstraint(
            model_name="departmentreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("used_assets_amount__isnull", True), ("used_assets_amount__gte", 0), _connector="OR"
                ),
                name="departmentreport_used_assets_amount_sign",
                violation_error_code="used_assets_amount",
                violation_error_message="金额不能小于零。",
            ),
        ),
        migrations.AddConstraint(
            model_name="dutyproject",
            constraint=models.UniqueConstraint(
                fields=("report", "project"),
                name="dutyproject_project_once",
                violation_error_message="一个项目只列入一项重点任务。",
            ),
        ),
        migrations.AddConstraint(
            model_name="gradedisagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("grade__in", ["", "EXCELLENT", "FAIR", "GOOD", "POOR"])),
                name="gradedisagreement_grade_is_known",
                violation_error_code="grade",
                violation_error_message="等级不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="gradedisagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("gap__lte", 3)),
                name="gradedisagreement_three_grades_at_most",
                violation_error_message="最多相差三个等级。",
            ),
        ),
        migrations.AddConstraint(
            model_name="gradedisagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("department", models.F("finance")), _negated=True),
                name="gradedisagreement_of_two",
                violation_error_message="联动的是两份评价。",
            ),
        ),
        migrations.AddIndex(
            model_name="objection",
            index=models.Index(fields=["state", "id"], name="objection_waiting"),
        ),
        migrations.AddConstraint(
            model_name="objection",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["CHANGED", "KEPT", "OPEN"])),
                name="objection_state_is_known",
                violation_error_code="state",
                violation_error_message="状态不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="objection",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "OPEN")),
                fields=("evaluation",),
                name="objection_one_open",
                violation_error_message="这份评价已有待答复的异议。",
            ),
        ),
        migrations.AddConstraint(
            model_name="objection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at__isnull", True), ("answered_by__isnull", True), ("state", "OPEN")),
                    models.Q(
                        models.Q(("state", "OPEN"), _negated=True),
                        ("answered_at__isnull", False),
                        ("answered_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="objection_answered_by_somebody",
                violation_error_message="答复应有答复人和时间。",
            ),
        ),
        migrations.AddConstraint(
            model_name="objection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("answered_by__isnull", True),
                    models.Q(
                        models.Q(("answered_by", models.F("author")), _negated=True),
                        models.Q(("answered_by", models.F("filed_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="objection_answered_by_another",
                violation_error_message="异议由结论作出人、提出人以外的人答复。",
            ),
        ),
        migrations.AddConstraint(
            model_name="objection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("score__isnull", False), ("state", "CHANGED")),
                    models.Q(models.Q(("state", "CHANGED"), _negated=True), ("score__isnull", True)),
                    _connector="OR",
                ),
                name="objection_changed_has_a_score",
                violation_error_code="score",
                violation_error_message="变更结论应写明得分，维持结论不写。",
            ),
        ),
        triggers(REPORTS),
    ]
