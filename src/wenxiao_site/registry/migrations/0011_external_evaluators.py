"""External evaluators: credentials, declared conflicts, commissions."""

import django.db.models.deletion
import wenxiao_site.registry.fields
from django.db import migrations, models
from wenxiao_site.registry.migrations._triggers import EVALUATORS, triggers


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0010_monitoring"),
    ]

    operations = [
        migrations.CreateModel(
            name="Credential",
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
                (
                    "capacity",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("AGENCY", "机构资质"), ("LEAD", "主评人"), ("EXPERT", "合作专家")],
                        max_length=8,
                        verbose_name="身份",
                    ),
                ),
                ("holder", wenxiao_site.registry.fields.LineField(max_length=60, verbose_name="持有人")),
                ("title", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="资质名称")),
                ("number", wenxiao_site.registry.fields.LineField(max_length=60, verbose_name="证书编号")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="credentials",
                        to="registry.unit",
                        verbose_name="第三方机构",
                    ),
                ),
            ],
            options={
                "verbose_name": "第三方资质",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Commission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("contract", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="委托合同")),
                ("fee", wenxiao_site.registry.fields.AmountField(verbose_name="委托费用（元）")),
                ("reason", wenxiao_site.registry.fields.ParagraphField(max_length=1000, verbose_name="选用理由")),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("OFFERED", "已发出"),
                            ("ACCEPTED", "已承接"),
                            ("DECLINED", "已谢绝"),
                            ("DELIVERED", "已交付"),
                            ("RETURNED", "退回修改"),
                            ("APPROVED", "验收通过"),
                        ],
                        default="OFFERED",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "opinion",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="意见"
                    ),
                ),
                (
                    "quality",
                    wenxiao_site.registry.fields.PointsField(blank=True, null=True, verbose_name="报告质量得分"),
                ),
                ("offered_at", models.DateTimeField(verbose_name="发出时间")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="办结时间")),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commissions",
                        to="registry.evaluation",
                        verbose_name="绩效评价",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="registry.evidencefile",
                        verbose_name="评价报告",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commissions",
                        to="registry.unit",
                        verbose_name="第三方机构",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commissions",
                        to="registry.credential",
                        verbose_name="主评人",
                    ),
                ),
            ],
            options={
                "verbose_name": "第三方委托",
            },
        ),
        migrations.CreateModel(
            name="ConflictDeclaration",
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
                ("holder", wenxiao_site.registry.fields.LineField(max_length=60, verbose_name="有关人员")),
                ("relation", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="关系")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "about",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.unit",
                        verbose_name="应回避的单位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conflicts",
                        to="registry.unit",
                        verbose_name="第三方机构",
                    ),
                ),
            ],
            options={
                "verbose_name": "利益冲突申报",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="conflictdeclaration_valid_to_after_valid_from",
                        violation_error_code="valid_to",
                        violation_error_message="失效日期应晚于生效日期。",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="credential",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to__isnull", True), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                ),
                name="credential_valid_to_after_valid_from",
                violation_error_code="valid_to",
                violation_error_message="失效日期应晚于生效日期。",
            ),
        ),
        migrations.AddConstraint(
            model_name="credential",
            constraint=models.CheckConstraint(
                condition=models.Q(("capacity__in", ["AGENCY", "EXPERT", "LEAD"])),
                name="credential_capacity_is_known",
                violation_error_code="capacity",
                violation_error_message="身份不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="credential",
            constraint=models.UniqueConstraint(
                fields=("unit", "number"),
                name="credential_number_once",
                violation_error_code="number",
                violation_error_message="这个机构已登记同一编号的资质。",
            ),
        ),
        migrations.AddConstraint(
            model_name="commission",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["ACCEPTED", "APPROVED", "DECLINED", "DELIVERED", "OFFERED", "RETURNED"])
                ),
                name="commission_state_is_known",
                violation_error_code="state",
                violation_error_message="状态不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="commission",
            constraint=models.CheckConstraint(
                condition=models.Q(("fee__gte", 0)),
                name="commission_fee_not_negative",
                violation_error_code="fee",
                violation_error_message="委托费用不能小于零。",
            ),
        ),
        migrations.AddConstraint(
            model_name="commission",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("quality__isnull", True), models.Q(("quality__gte", 0), ("quality__lte", 100)), _connector="OR"
                ),
                name="commission_quality_within_hundred",
                violation_error_code="quality",
                violation_error_message="报告质量得分应在 0 到 100 之间。",
            ),
        ),
        migrations.AddConstraint(
            model_name="commission",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "DECLINED"), _negated=True),
                fields=("evaluation",),
                name="commission_one_at_a_time",
                violation_error_message="这项评价已委托给一家机构。",
            ),
        ),
        triggers(EVALUATORS),
    ]
