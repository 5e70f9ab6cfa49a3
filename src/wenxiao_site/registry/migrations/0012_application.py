"""Use of results: decisions, remediation, training."""

import django.db.models.deletion
import django.db.models.expressions
import wenxiao_site.registry.fields
from django.db import migrations, models


from wenxiao_site.registry.migrations._triggers import APPLICATION, triggers


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0011_external_evaluators"),
    ]

    operations = [
        migrations.CreateModel(
            name="TrainingCourse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="培训名称")),
                (
                    "method",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("COURSE", "专题培训"),
                            ("CASE_TEACHING", "案例教学"),
                            ("LEARNING_BY_DOING", "以干代训"),
                        ],
                        max_length=20,
                        verbose_name="培训方式",
                    ),
                ),
                ("held_on", models.DateField(verbose_name="培训日期")),
                ("days", models.PositiveSmallIntegerField(default=1, verbose_name="天数")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "organiser",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="training_courses",
                        to="registry.unit",
                        verbose_name="主办单位",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="登记人",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="training_courses",
                        to="registry.region",
                        verbose_name="地区",
                    ),
                ),
            ],
            options={
                "verbose_name": "培训",
            },
        ),
        migrations.CreateModel(
            name="TrainingAttendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "audience",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("FINANCE", "财政部门"),
                            ("DEPARTMENT", "部门（单位）"),
                            ("EXTERNAL_EVALUATOR", "第三方机构"),
                        ],
                        max_length=20,
                        verbose_name="培训对象",
                    ),
                ),
                ("person_times", models.PositiveIntegerField(verbose_name="人次")),
                (
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="registry.trainingcourse",
                        verbose_name="培训",
                    ),
                ),
            ],
            options={
                "verbose_name": "培训人次",
            },
        ),
        migrations.CreateModel(
            name="Remediation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="评价年度")),
                (
                    "category",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("TARGET", "绩效目标不实"),
                            ("SLOW", "预算执行缓慢"),
                            ("OUTPUT", "产出未完成"),
                            ("OUTCOME", "效益不明显"),
                            ("MANAGEMENT", "管理制度不健全"),
                            ("FUNDS", "资金使用不规范"),
                            ("ASSETS", "资产闲置"),
                            ("DATA", "数据不真实"),
                            ("OTHER", "其他"),
                        ],
                        max_length=10,
                        verbose_name="问题分类",
                    ),
                ),
                ("problem", wenxiao_site.registry.fields.ParagraphField(max_length=1000, verbose_name="问题")),
                ("demand", wenxiao_site.registry.fields.ParagraphField(max_length=1000, verbose_name="整改要求")),
                ("due_on", models.DateField(verbose_name="整改期限")),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("DEMANDED", "待整改"),
                            ("PLANNED", "整改中"),
                            ("REPORTED", "待核实"),
                            ("VERIFIED", "已销号"),
                        ],
                        default="DEMANDED",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                ("demanded_at", models.DateTimeField(verbose_name="下达时间")),
                (
                    "plan",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=2000, verbose_name="整改方案"
                    ),
                ),
                (
                    "owner",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=40, verbose_name="整改责任人"
                    ),
                ),
                (
                    "result",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=2000, verbose_name="整改结果"
                    ),
                ),
                ("reported_at", models.DateTimeField(blank=True, null=True, verbose_name="报送时间")),
                (
                    "opinion",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="核实意见"
                    ),
                ),
                ("verified_at", models.DateTimeField(blank=True, null=True, verbose_name="核实时间")),
                ("reopened", models.PositiveSmallIntegerField(default=0, verbose_name="重新打开次数")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="修改次数")),
                (
                    "demanded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="下达人",
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="remediations",
                        to="registry.evidencefile",
                        verbose_name="佐证材料",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="remediations",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
                (
                    "recurs",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recurred_as",
                        to="registry.remediation",
                        verbose_name="重复出现的问题",
                    ),
                ),
                (
                    "reported_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="报送人",
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
            ],
            options={
                "verbose_name": "整改事项",
                "indexes": [
                    models.Index(fields=["project", "state", "id"], name="remediation_of_project"),
                    models.Index(fields=["category", "fiscal_year", "id"], name="remediation_alike"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                        name="remediation_fiscal_year_is_plausible",
                        violation_error_code="fiscal_year",
                        violation_error_message="预算年度应在 1949 到 2200 之间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "category__in",
                                [
                                    "ASSETS",
                                    "DATA",
                                    "FUNDS",
                                    "MANAGEMENT",
                                    "OTHER",
                                    "OUTCOME",
                                    "OUTPUT",
                                    "SLOW",
                                    "TARGET",
                                ],
                            )
                        ),
                        name="remediation_category_is_known",
                        violation_error_code="category",
                        violation_error_message="问题分类不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["DEMANDED", "PLANNED", "REPORTED", "VERIFIED"])),
                        name="remediation_state_is_known",
                        violation_error_code="state",
                        violation_error_message="状态不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verified_by__isnull", True),
                            models.Q(("verified_by", models.F("reported_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="remediation_verified_by_another",
                        violation_error_code="verified_by",
                        violation_error_message="整改须由报送人以外的人核实。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "VERIFIED"), _negated=True),
                            models.Q(("verified_at__isnull", False), ("verified_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="remediation_verified_by_somebody",
                        violation_error_message="销号须有核实人和核实时间。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ResultDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="评价年度")),
                ("budget_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("score", wenxiao_site.registry.fields.PointsField(blank=True, null=True, verbose_name="评价得分")),
                (
                    "grade",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("EXCELLENT", "优"), ("GOOD", "良"), ("FAIR", "中"), ("POOR", "差")],
                        max_length=10,
                        verbose_name="评价等级",
                    ),
                ),
                ("base_amount", wenxiao_site.registry.fields.AmountField(verbose_name="基数")),
                ("recommended_amount", wenxiao_site.registry.fields.AmountField(verbose_name="建议控制数")),
                (
                    "recommended_use",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("CUT", "核减"),
                            ("KEEP", "予以保障"),
                            ("RAISE", "增加"),
                            ("CANCEL", "取消"),
                            ("RECOVER", "收回"),
                        ],
                        max_length=8,
                        verbose_name="建议",
                    ),
                ),
                ("reason", wenxiao_site.registry.fields.ParagraphField(max_length=2000, verbose_name="建议理由")),
                ("rulebook_digest", wenxiao_site.registry.fields.LineField(max_length=64, verbose_name="规则库校验值")),
                (
                    "outcome",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("ACCEPT", "采纳建议"), ("CHANGE", "调整建议"), ("REFUSE", "不采纳")],
                        max_length=8,
                        verbose_name="处理",
                    ),
                ),
                (
                    "decision_reason",
                    wenxiao_site.registry.fields.ParagraphField(max_length=1000, verbose_name="决定理由"),
                ),
                ("decided_amount", wenxiao_site.registry.fields.AmountField(verbose_name="核定控制数")),
                (
                    "use",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("CUT", "核减"),
                            ("KEEP", "予以保障"),
                            ("RAISE", "增加"),
                            ("CANCEL", "取消"),
                            ("RECOVER", "收回"),
                        ],
                        max_length=8,
                        verbose_name="结果应用",
                    ),
                ),
                ("is_held", models.BooleanField(default=False, verbose_name="整改完成前暂缓安排")),
                (
                    "policy_effect",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("CONTINUE", "继续实施"), ("CHANGE", "调整完善"), ("END", "到期退出")],
                        default="CONTINUE",
                        max_length=8,
                        verbose_name="对政策的处理",
                    ),
                ),
                (
                    "management",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="管理上要改什么"
                    ),
                ),
                ("management_due_on", models.DateField(blank=True, null=True, verbose_name="改到什么时候")),
                ("decided_at", models.DateTimeField(verbose_name="决定时间")),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="决定人",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="result_decisions",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="registry.resultdecision",
                        verbose_name="代替的决定",
                    ),
                ),
            ],
            options={
                "verbose_name": "结果应用决定",
                "indexes": [models.Index(fields=["project", "budget_year", "id"], name="resultdecision_of_project")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                        name="resultdecision_fiscal_year_is_plausible",
                        violation_error_code="fiscal_year",
                        violation_error_message="预算年度应在 1949 到 2200 之间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("grade__in", ["EXCELLENT", "FAIR", "GOOD", "POOR"])),
                        name="resultdecision_grade_is_known",
                        violation_error_code="grade",
                        violation_error_message="评价等级不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("recommended_use__in", ["CANCEL", "CUT", "KEEP", "RAISE", "RECOVER"])),
                        name="resultdecision_recommended_use_is_known",
                        violation_error_code="recommended_use",
                        violation_error_message="建议不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("use__in", ["CANCEL", "CUT", "KEEP", "RAISE", "RECOVER"])),
                        name="resultdecision_use_is_known",
                        violation_error_code="use",
                        violation_error_message="结果应用不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["ACCEPT", "CHANGE", "REFUSE"])),
                        name="resultdecision_outcome_is_known",
                        violation_error_code="outcome",
                        violation_error_message="处理不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("policy_effect__in", ["CHANGE", "CONTINUE", "END"])),
                        name="resultdecision_policy_effect_is_known",
                        violation_error_code="policy_effect",
                        violation_error_message="对政策的处理不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("budget_year__gt", models.F("fiscal_year")),
                            (
                                "budget_year__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("fiscal_year"), "+", models.Value(2)
                                ),
                            ),
                        ),
                        name="resultdecision_for_a_coming_year",
                        violation_error_code="budget_year",
                        violation_error_message="结果用于评价年度之后一至两年的预算。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("base_amount__gte", 0), ("decided_amount__gte", 0), ("recommended_amount__gte", 0)
                        ),
                        name="resultdecision_not_negative",
                        violation_error_code="decided_amount",
                        violation_error_message="金额不能小于零。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "ACCEPT"), _negated=True),
                            ("decided_amount", models.F("recommended_amount")),
                            _connector="OR",
                        ),
                        name="resultdecision_accepted_as_it_is",
                        violation_error_code="decided_amount",
                        violation_error_message="采纳建议时，核定控制数就是建议控制数。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decision_reason", ""), _negated=True),
                        name="resultdecision_says_why",
                        violation_error_code="decision_reason",
                        violation_error_message="请写明理由。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("management", ""), ("management_due_on__isnull", False), _connector="OR"),
                        name="resultdecision_management_has_a_day",
                        violation_error_code="management_due_on",
                        violation_error_message="请写明管理上的改进要在哪一天前完成。",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="trainingcourse",
            index=models.Index(fields=["held_on", "id"], name="trainingcourse_by_day"),
        ),
        migrations.AddConstraint(
            model_name="trainingcourse",
            constraint=models.CheckConstraint(
                condition=models.Q(("method__in", ["CASE_TEACHING", "COURSE", "LEARNING_BY_DOING"])),
                name="trainingcourse_method_is_known",
                violation_error_code="method",
                violation_error_message="培训方式不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="trainingcourse",
            constraint=models.CheckConstraint(
                condition=models.Q(("days__gte", 1), ("days__lte", 366)),
                name="trainingcourse_days_are_plausible",
                violation_error_code="days",
                violation_error_message="天数应在 1 到 366 之间。",
            ),
        ),
        migrations.AddConstraint(
            model_name="trainingcourse",
            constraint=models.UniqueConstraint(
                fields=("region", "title", "held_on"),
                name="trainingcourse_once",
                violation_error_code="title",
                violation_error_message="这一天已登记过同名的培训。",
            ),
        ),
        migrations.AddConstraint(
            model_name="trainingattendance",
            constraint=models.CheckConstraint(
                condition=models.Q(("audience__in", ["DEPARTMENT", "EXTERNAL_EVALUATOR", "FINANCE"])),
                name="trainingattendance_audience_is_known",
                violation_error_code="audience",
                violation_error_message="培训对象不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="trainingattendance",
            constraint=models.CheckConstraint(
                condition=models.Q(("person_times__gte", 1)),
                name="trainingattendance_somebody_came",
                violation_error_code="person_times",
                violation_error_message="人次应大于零。",
            ),
        ),
        migrations.AddConstraint(
            model_name="trainingattendance",
            constraint=models.UniqueConstraint(
                fields=("course", "audience"),
                name="trainingattendance_audience_once",
                violation_error_code="audience",
                violation_error_message="同一培训对象只登记一次。",
            ),
        ),
        triggers(APPLICATION),
    ]
