"""Whole-department targets: tasks of the year and the projects that carry them."""

import django.db.models.deletion
import wenxiao_site.registry.fields
from django.db import migrations, models

from wenxiao_site.registry.migrations._triggers import OVERALL, triggers


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0017_mending"),
    ]

    operations = [
        migrations.CreateModel(
            name="OverallTask",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", wenxiao_site.registry.fields.LineField(max_length=32, verbose_name="编号")),
                ("position", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "name",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=100, verbose_name="任务名称"
                    ),
                ),
                (
                    "content",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="主要内容"
                    ),
                ),
                (
                    "fiscal_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="财政拨款（元）"),
                ),
                (
                    "other_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="其他资金（元）"),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="registry.performanceplan",
                        verbose_name="绩效目标表",
                    ),
                ),
            ],
            options={
                "verbose_name": "年度主要任务",
                "ordering": ("position", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[0-9A-Za-z_-]+$")),
                        name="overalltask_key_has_its_form",
                        violation_error_code="key",
                        violation_error_message="编号只用字母、数字、减号和下划线。",
                    ),
                    models.UniqueConstraint(fields=("plan", "key"), name="overalltask_key_once"),
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_amount__isnull", True), ("fiscal_amount__gte", 0), _connector="OR"),
                        name="overalltask_fiscal_amount_not_negative",
                        violation_error_code="fiscal_amount",
                        violation_error_message="金额不能小于零。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("other_amount__isnull", True), ("other_amount__gte", 0), _connector="OR"),
                        name="overalltask_other_amount_not_negative",
                        violation_error_code="other_amount",
                        violation_error_message="金额不能小于零。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TaskProject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", wenxiao_site.registry.fields.LineField(max_length=21, verbose_name="项目代码")),
                ("position", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "task",
                    wenxiao_site.registry.fields.LineField(
                        help_text="任务的编号。", max_length=32, verbose_name="承担的任务"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carriers",
                        to="registry.performanceplan",
                        verbose_name="绩效目标表",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carries",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
            ],
            options={
                "verbose_name": "任务的承担项目",
                "ordering": ("position", "id"),
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "key"), name="taskproject_key_once"),
                    models.CheckConstraint(
                        condition=models.Q(("task", ""), _negated=True),
                        name="taskproject_carries_something",
                        violation_error_code="task",
                        violation_error_message="请选择承担的任务。",
                    ),
                ],
            },
        ),
        triggers(OVERALL),
    ]
