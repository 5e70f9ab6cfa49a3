"""Indicators proposed for the library."""

import django.db.models.deletion
import wenxiao_site.registry.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0005_targets"),
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
    ]
