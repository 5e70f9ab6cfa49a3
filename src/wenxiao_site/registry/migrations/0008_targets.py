"""Plan curves, the review of targets, and what comes into the indicator library."""

import django.db.models.deletion
import django.db.models.expressions
import wenxiao_site.registry.fields
from django.db import migrations, models


from wenxiao_site.registry.migrations._triggers import TARGETS_AT_FIRST, TARGETS_NEVER_EMPTIED, triggers


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0007_face"),
    ]

    operations = [
        migrations.CreateModel(
            name="LibraryIndicator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sector", wenxiao_site.registry.fields.LineField(max_length=40, verbose_name="行业领域")),
                ("name", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="指标名称")),
                (
                    "dimension",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("COST", "成本指标"),
                            ("OUTPUT", "产出指标"),
                            ("OUTCOME", "效益指标"),
                            ("SATISFACTION", "满意度指标"),
                        ],
                        max_length=14,
                        verbose_name="一级指标",
                    ),
                ),
                (
                    "sub_dimension",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("ECONOMIC_COST", "经济成本指标"),
                            ("SOCIAL_COST", "社会成本指标"),
                            ("ENVIRONMENTAL_COST", "生态环境成本指标"),
                            ("COST", "成本指标"),
                            ("QUANTITY", "数量指标"),
                            ("QUALITY", "质量指标"),
                            ("TIMELINESS", "时效指标"),
                            ("ECONOMIC", "经济效益指标"),
                            ("SOCIAL", "社会效益指标"),
                            ("ENVIRONMENTAL", "生态效益指标"),
                            ("SUSTAINED_IMPACT", "可持续影响指标"),
                            ("SATISFACTION", "服务对象满意度指标"),
                            ("OTHER", "其他"),
                        ],
                        max_length=20,
                        verbose_name="二级指标",
                    ),
                ),
                ("unit", wenxiao_site.registry.fields.LineField(max_length=40, verbose_name="计量单位")),
                (
                    "direction",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("HIGHER_IS_BETTER", "正向"), ("LOWER_IS_BETTER", "反向")],
                        max_length=20,
                        verbose_name="指标方向",
                    ),
                ),
                ("explanation", wenxiao_site.registry.fields.ParagraphField(max_length=1000, verbose_name="指标解释")),
                ("formula", wenxiao_site.registry.fields.ParagraphField(max_length=500, verbose_name="计算公式")),
                ("source", wenxiao_site.registry.fields.LineField(max_length=60, verbose_name="数据来源")),
                ("proof", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="佐证资料")),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("PROPOSED", "待审核"), ("ACCEPTED", "已入库"), ("DECLINED", "未采纳")],
                        default="PROPOSED",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("proposed_at", models.DateTimeField(verbose_name="推荐时间")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="审核时间")),
                (
                    "opinion",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=500, verbose_name="审核意见"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="审核人",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="registry.indicator",
                        verbose_name="出自的绩效指标",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="registry.person",
                        verbose_name="推荐人",
                    ),
                ),
            ],
            options={
                "verbose_name": "指标库指标",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sector__regex", "^[a-z][a-z-]*$")),
                        name="libraryindicator_sector_has_its_form",
                        violation_error_code="sector",
                        violation_error_message="请选择行业领域。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("dimension__in", ["COST", "OUTCOME", "OUTPUT", "SATISFACTION"])),
                        name="libraryindicator_dimension_is_known",
                        violation_error_code="dimension",
                        violation_error_message="一级指标不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "sub_dimension__in",
                                [
                                    "COST",
                                    "ECONOMIC",
                                    "ECONOMIC_COST",
                                    "ENVIRONMENTAL",
                                    "ENVIRONMENTAL_COST",
                                    "OTHER",
                                    "QUALITY",
                                    "QUANTITY",
                                    "SATISFACTION",
                                    "SOCIAL",
                                    "SOCIAL_COST",
                                    "SUSTAINED_IMPACT",
                                    "TIMELINESS",
                                ],
                            )
                        ),
                        name="libraryindicator_sub_dimension_is_known",
                        violation_error_code="sub_dimension",
                        violation_error_message="二级指标不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("direction__in", ["HIGHER_IS_BETTER", "LOWER_IS_BETTER"])),
                        name="libraryindicator_direction_is_known",
                        violation_error_code="direction",
                        violation_error_message="指标方向不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["ACCEPTED", "DECLINED", "PROPOSED"])),
                        name="libraryindicator_state_is_known",
                        violation_error_code="state",
                        violation_error_message="状态不在可选范围内。",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "DECLINED"), _negated=True),
                        fields=("sector", "name"),
                        name="libraryindicator_name_once",
                        violation_error_code="name",
                        violation_error_message="这个行业已有同名的指标。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by__isnull", True),
                            models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="libraryindicator_two_people",
                        violation_error_message="推荐人不能审核自己推荐的指标。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("state", "PROPOSED")),
                            models.Q(models.Q(("state", "PROPOSED"), _negated=True), ("decided_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="libraryindicator_decided_once",
                        violation_error_message="已审核的指标应有审核时间。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanCurve",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", wenxiao_site.registry.fields.LineField(max_length=32, verbose_name="编号")),
                ("position", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "preset",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("CONSTRUCTION", "工程建设"),
                            ("SEASONAL", "季节性"),
                            ("EVEN", "均衡"),
                            ("ONE_OFF", "一次性"),
                            ("OWN", "自定"),
                        ],
                        default="OWN",
                        max_length=12,
                        verbose_name="曲线形状",
                    ),
                ),
                ("is_share", models.BooleanField(default=True, verbose_name="按累计比例")),
                ("is_cumulative", models.BooleanField(default=True, verbose_name="逐月累计")),
                ("month_01", wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="1月末")),
                ("month_02", wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="2月末")),
                ("month_03", wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="3月末")),
                ("month_04", wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="4月末")),
                ("month_05", wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="5月末")),
                ("month_06", wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="6月末")),
                ("month_07", wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="7月末")),
                ("month_08", wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="8月末")),
                ("month_09", wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="9月末")),
                ("month_10", wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="10月末")),
                ("month_11", wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="11月末")),
                ("month_12", wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="12月末")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="curves",
                        to="registry.performanceplan",
                        verbose_name="绩效目标表",
                    ),
                ),
            ],
            options={
                "verbose_name": "计划曲线",
                "ordering": ("position", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^(\\.spending|[0-9A-Za-z_-]+)$")),
                        name="plancurve_key_has_its_form",
                        violation_error_code="key",
                        violation_error_message="编号只用字母、数字、减号和下划线。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("preset__in", ["CONSTRUCTION", "EVEN", "ONE_OFF", "OWN", "SEASONAL"])),
                        name="plancurve_preset_is_known",
                        violation_error_code="preset",
                        violation_error_message="曲线形状不在可选范围内。",
                    ),
                    models.UniqueConstraint(fields=("plan", "key"), name="plancurve_key_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("key", ".spending"), _negated=True),
                            models.Q(("is_cumulative", True), ("is_share", True)),
                            _connector="OR",
                        ),
                        name="plancurve_spending_in_shares",
                        violation_error_code="is_share",
                        violation_error_message="支出计划按各月末的累计比例填写。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TargetReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("plan_revision", models.PositiveIntegerField(verbose_name="审核时的修改次数")),
                (
                    "role",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("UNIT_CLERK", "单位经办"),
                            ("UNIT_HEAD", "单位负责人"),
                            ("DEPARTMENT_REVIEWER", "主管部门审核"),
                            ("SECTOR_DESK", "财政业务科室"),
                            ("PERFORMANCE_DESK", "财政绩效科"),
                            ("BUDGET_DESK", "财政预算科"),
                            ("FINANCE_LEADER", "财政局领导"),
                            ("GOVERNMENT_LEADER", "党委政府领导"),
                            ("EXTERNAL_EVALUATOR", "第三方机构"),
                            ("EXPERT", "评审专家"),
                            ("OBSERVER", "人大、审计监督"),
                            ("SYSTEM_ADMINISTRATOR", "系统管理员"),
                            ("SECURITY_ADMINISTRATOR", "安全保密管理员"),
                            ("AUDITOR", "安全审计员"),
                        ],
                        max_length=24,
                        verbose_name="审核角色",
                    ),
                ),
                ("completeness", wenxiao_site.registry.fields.PointsField(verbose_name="完整性得分")),
                ("relevance", wenxiao_site.registry.fields.PointsField(verbose_name="相关性得分")),
                ("adequacy", wenxiao_site.registry.fields.PointsField(verbose_name="适当性得分")),
                ("feasibility", wenxiao_site.registry.fields.PointsField(verbose_name="可行性得分")),
                ("total", wenxiao_site.registry.fields.PointsField(verbose_name="审核得分")),
                (
                    "grade",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("EXCELLENT", "优"), ("GOOD", "良"), ("FAIR", "中"), ("POOR", "差")],
                        max_length=10,
                        verbose_name="审核等级",
                    ),
                ),
                (
                    "consequence",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("PASS", "进入下一步"),
                            ("FIX", "直接修改后进入下一步"),
                            ("RETURN", "退回修改重报"),
                            ("BLOCK", "不得进入下一步"),
                        ],
                        max_length=8,
                        verbose_name="处理",
                    ),
                ),
                (
                    "opinion",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=2000, verbose_name="审核意见"
                    ),
                ),
                ("findings", models.PositiveIntegerField(verbose_name="审核时的问题数")),
                ("rulebook_digest", wenxiao_site.registry.fields.LineField(max_length=64, verbose_name="规则库摘要")),
                ("at", models.DateTimeField(verbose_name="审核时间")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="registry.performanceplan",
                        verbose_name="绩效目标表",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="target_reviews",
                        to="registry.person",
                        verbose_name="审核人",
                    ),
                ),
            ],
            options={
                "verbose_name": "绩效目标审核",
                "indexes": [models.Index(fields=["plan", "id"], name="targetreview_of_plan")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "AUDITOR",
                                    "BUDGET_DESK",
                                    "DEPARTMENT_REVIEWER",
                                    "EXPERT",
                                    "EXTERNAL_EVALUATOR",
                                    "FINANCE_LEADER",
                                    "GOVERNMENT_LEADER",
                                    "OBSERVER",
                                    "PERFORMANCE_DESK",
                                    "SECTOR_DESK",
                                    "SECURITY_ADMINISTRATOR",
                                    "SYSTEM_ADMINISTRATOR",
                                    "UNIT_CLERK",
                                    "UNIT_HEAD",
                                ],
                            )
                        ),
                        name="targetreview_role_is_known",
                        violation_error_code="role",
                        violation_error_message="审核角色不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("grade__in", ["EXCELLENT", "FAIR", "GOOD", "POOR"])),
                        name="targetreview_grade_is_known",
                        violation_error_code="grade",
                        violation_error_message="审核等级不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("consequence__in", ["BLOCK", "FIX", "PASS", "RETURN"])),
                        name="targetreview_consequence_is_known",
                        violation_error_code="consequence",
                        violation_error_message="处理不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("completeness__gte", 0)),
                        name="targetreview_completeness_not_negative",
                        violation_error_code="completeness",
                        violation_error_message="得分不能小于零。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("relevance__gte", 0)),
                        name="targetreview_relevance_not_negative",
                        violation_error_code="relevance",
                        violation_error_message="得分不能小于零。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("adequacy__gte", 0)),
                        name="targetreview_adequacy_not_negative",
                        violation_error_code="adequacy",
                        violation_error_message="得分不能小于零。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("feasibility__gte", 0)),
                        name="targetreview_feasibility_not_negative",
                        violation_error_code="feasibility",
                        violation_error_message="得分不能小于零。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "total",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("completeness"), "+", models.F("relevance")
                                        ),
                                        "+",
                                        models.F("adequacy"),
                                    ),
                                    "+",
                                    models.F("feasibility"),
                                ),
                            )
                        ),
                        name="targetreview_total_is_sum",
                        violation_error_message="审核得分应为四部分得分之和。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("consequence", "PASS"), models.Q(("opinion", ""), _negated=True), _connector="OR"
                        ),
                        name="targetreview_says_why",
                        violation_error_code="opinion",
                        violation_error_message="没有通过的目标，请写明要修改什么。",
                    ),
                ],
            },
        ),
        triggers(TARGETS_AT_FIRST, TARGETS_NEVER_EMPTIED),
    ]
