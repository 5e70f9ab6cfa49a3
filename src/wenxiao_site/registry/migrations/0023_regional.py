"""Regional targets of transfers, handed down to places and gathered back."""

import django.db.models.deletion
import wenxiao_site.registry.fields
from django.db import migrations, models

from wenxiao_site.registry.migrations._triggers import REGIONAL, triggers


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0022_zero_based"),
    ]

    operations = [
        migrations.CreateModel(
            name="RegionalTarget",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="转移支付名称")),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                (
                    "transfer_kind",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("NONE", "本级资金"), ("GENERAL", "一般性转移支付"), ("EARMARKED", "专项转移支付")],
                        default="EARMARKED",
                        max_length=10,
                        verbose_name="转移支付性质",
                    ),
                ),
                ("amount", wenxiao_site.registry.fields.AmountField(verbose_name="金额（元）")),
                ("goal", wenxiao_site.registry.fields.ParagraphField(max_length=2000, verbose_name="区域绩效目标")),
                (
                    "document",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="依据文件"
                    ),
                ),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("DRAFT", "编制中"), ("HANDED_DOWN", "已分解下达")],
                        default="DRAFT",
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                (
                    "explanation",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="分解说明"
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="答复截止日期")),
                ("handed_down_at", models.DateTimeField(blank=True, null=True, verbose_name="下达时间")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="修改次数")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regional_targets",
                        to="registry.unit",
                        verbose_name="主管部门",
                    ),
                ),
            ],
            options={
                "verbose_name": "区域绩效目标",
            },
        ),
        migrations.CreateModel(
            name="RegionalPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("amount", wenxiao_site.registry.fields.AmountField(verbose_name="分配金额（元）")),
                (
                    "reply",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="答复说明"
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="答复时间")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
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
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regional_parts",
                        to="registry.project",
                        verbose_name="承接项目",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regional_parts",
                        to="registry.unit",
                        verbose_name="承接单位",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="registry.regionaltarget",
                        verbose_name="区域绩效目标",
                    ),
                ),
            ],
            options={
                "verbose_name": "区域绩效目标的分解",
            },
        ),
        migrations.CreateModel(
            name="RegionalIndicator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", wenxiao_site.registry.fields.LineField(max_length=32, verbose_name="编号")),
                ("position", models.PositiveSmallIntegerField(verbose_name="顺序")),
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
                ("name", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="三级指标")),
                ("target_text", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="指标值")),
                (
                    "operator",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("GE", "≥"), ("GT", ">"), ("EQ", "="), ("LE", "≤"), ("LT", "<"), ("NONE", "定性")],
                        default="NONE",
                        max_length=4,
                        verbose_name="运算符",
                    ),
                ),
                (
                    "target_value",
                    wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="指标值（数）"),
                ),
                (
                    "measurement_unit",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=40, verbose_name="计量单位"
                    ),
                ),
                (
                    "gathering",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("SUM", "合计"), ("WEIGHTED", "按资金加权平均"), ("EVERY", "各地均须达到")],
                        default="SUM",
                        max_length=10,
                        verbose_name="汇总方式",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="indicators",
                        to="registry.regionaltarget",
                        verbose_name="区域绩效目标",
                    ),
                ),
            ],
            options={
                "verbose_name": "区域绩效指标",
                "ordering": ("position", "id"),
            },
        ),
        migrations.CreateModel(
            name="RegionalValue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("handed_text", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="分解值")),
                (
                    "handed_value",
                    wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="分解值（数）"),
                ),
                (
                    "held_text",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="承诺值"
                    ),
                ),
                (
                    "held_value",
                    wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="承诺值（数）"),
                ),
                (
                    "reason",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=500, verbose_name="未达到分解值的原因"
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="values",
                        to="registry.regionalindicator",
                        verbose_name="区域绩效指标",
                    ),
                ),
                (
                    "part",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="values",
                        to="registry.regionalpart",
                        verbose_name="分解",
                    ),
                ),
            ],
            options={
                "verbose_name": "各地指标值",
            },
        ),
        migrations.AddIndex(
            model_name="regionaltarget",
            index=models.Index(fields=["fiscal_year", "id"], name="regionaltarget_of_year"),
        ),
        migrations.AddConstraint(
            model_name="regionaltarget",
            constraint=models.CheckConstraint(
                condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                name="regionaltarget_fiscal_year_is_plausible",
                violation_error_code="fiscal_year",
                violation_error_message="预算年度应在 1949 到 2200 之间。",
            ),
        ),
        migrations.AddConstraint(
            model_name="regionaltarget",
            constraint=models.CheckConstraint(
                condition=models.Q(("transfer_kind__in", ["EARMARKED", "GENERAL", "NONE"])),
                name="regionaltarget_transfer_kind_is_known",
                violation_error_code="transfer_kind",
                violation_error_message="转移支付性质不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="regionaltarget",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["DRAFT", "HANDED_DOWN"])),
                name="regionaltarget_state_is_known",
                violation_error_code="state",
                violation_error_message="状态不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="regionaltarget",
            constraint=models.UniqueConstraint(
                fields=("unit", "fiscal_year", "name"),
                name="regionaltarget_once_in_a_year",
                violation_error_code="name",
                violation_error_message="本部门本年度已有这项转移支付的区域绩效目标。",
            ),
        ),
        migrations.AddConstraint(
            model_name="regionaltarget",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0)),
                name="regionaltarget_has_money",
                violation_error_code="amount",
                violation_error_message="金额应大于零。",
            ),
        ),
        migrations.AddConstraint(
            model_name="regionaltarget",
            constraint=models.CheckConstraint(
                condition=models.Q(("goal", ""), _negated=True),
                name="regionaltarget_says_what_for",
                violation_error_code="goal",
                violation_error_message="请填写区域绩效目标。",
            ),
        ),
        migrations.AddConstraint(
            model_name="regionaltarget",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("handed_down_at__isnull", True), ("state", "DRAFT")),
                    models.Q(("due_on__isnull", False), ("handed_down_at__isnull", False), ("state", "HANDED_DOWN")),
                    _connector="OR",
                ),
                name="regionaltarget_handed_down_on_a_day",
                violation_error_code="due_on",
                violation_error_message="分解下达应写明答复截止日期。",
            ),
        ),
        migrations.AddIndex(
            model_name="regionalpart",
            index=models.Index(fields=["unit", "id"], name="regionalpart_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="regionalpart",
            constraint=models.UniqueConstraint(
                fields=("target", "unit"),
                name="regionalpart_unit_once",
                violation_error_code="unit",
                violation_error_message="同一单位只分解一次。",
            ),
        ),
        migrations.AddConstraint(
            model_name="regionalpart",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gte", 0)),
                name="regionalpart_not_negative",
                violation_error_code="amount",
                violation_error_message="金额不能小于零。",
            ),
        ),
        migrations.AddConstraint(
            model_name="regionalpart",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                    models.Q(("answered_at__isnull", False), ("answered_by__isnull", False)),
                    _connector="OR",
                ),
                name="regionalpart_answered_by_somebody",
                violation_error_message="答复应写明答复人和时间。",
            ),
        ),
        migrations.AddConstraint(
            model_name="regionalindicator",
            constraint=models.CheckConstraint(
                condition=models.Q(("key__regex", "^[0-9A-Za-z_-]+$")),
                name="regionalindicator_key_has_its_form",
                violation_error_code="key",
                violation_error_message="编号只用字母、数字、减号和下划线。",
            ),
        ),
        migrations.AddConstraint(
            model_name="regionalindicator",
            constraint=models.CheckConstraint(
                condition=models.Q(("dimension__in", ["COST", "OUTCOME", "OUTPUT", "SATISFACTION"])),
                name="regionalindicator_dimension_is_known",
                violation_error_code="dimension",
                violation_error_message="一级指标不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="regionalindicator",
            constraint=models.CheckConstraint(
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
                name="regionalindicator_sub_dimension_is_known",
                violation_error_code="sub_dimension",
                violation_error_message="二级指标不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="regionalindicator",
            constraint=models.CheckConstraint(
                condition=models.Q(("operator__in", ["EQ", "GE", "GT", "LE", "LT", "NONE"])),
                name="regionalindicator_operator_is_known",
                violation_error_code="operator",
                violation_error_message="运算符不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="regionalindicator",
            constraint=models.CheckConstraint(
                condition=models.Q(("gathering__in", ["EVERY", "SUM", "WEIGHTED"])),
                name="regionalindicator_gathering_is_known",
                violation_error_code="gathering",
                violation_error_message="汇总方式不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="regionalindicator",
            constraint=models.UniqueConstraint(fields=("target", "key"), name="regionalindicator_key_once"),
        ),
        migrations.AddConstraint(
            model_name="regionalindicator",
            constraint=models.CheckConstraint(
                condition=models.Q(("gathering", "EVERY"), ("target_value__isnull", False), _connector="OR"),
                name="regionalindicator_gathers_numbers",
                violation_error_code="gathering",
                violation_error_message="指标值不是数的，汇总方式只能是“各地均须达到”。",
            ),
        ),
        migrations.AddConstraint(
            model_name="regionalvalue",
            constraint=models.UniqueConstraint(fields=("part", "indicator"), name="regionalvalue_once"),
        ),
        triggers(REGIONAL),
    ]
