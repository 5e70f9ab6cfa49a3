"""Publication: duties with their last day, and what departments published."""

import django.db.models.deletion
import wenxiao_site.registry.fields
from django.db import migrations, models

from wenxiao_site.registry.migrations._triggers import PUBLICATION, triggers


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0019_reports"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublicationDuty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                (
                    "kind",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("BUDGET", "预算和绩效目标"), ("FINAL_ACCOUNTS", "决算和评价结果")],
                        max_length=14,
                        verbose_name="公开内容",
                    ),
                ),
                ("approved_on", models.DateField(verbose_name="批复日期")),
                ("due_on", models.DateField(verbose_name="公开期限")),
                (
                    "document",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="批复文件"
                    ),
                ),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publication_duties",
                        to="registry.region",
                        verbose_name="地区",
                    ),
                ),
            ],
            options={
                "verbose_name": "公开任务",
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("published_on", models.DateField(verbose_name="公开日期")),
                (
                    "address",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=300, verbose_name="公开网址"
                    ),
                ),
                ("items", models.PositiveIntegerField(verbose_name="公开的项目数")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="registry.unit",
                        verbose_name="部门",
                    ),
                ),
                (
                    "duty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="registry.publicationduty",
                        verbose_name="公开任务",
                    ),
                ),
            ],
            options={
                "verbose_name": "公开",
            },
        ),
        migrations.AddConstraint(
            model_name="publicationduty",
            constraint=models.CheckConstraint(
                condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                name="publicationduty_fiscal_year_is_plausible",
                violation_error_code="fiscal_year",
                violation_error_message="预算年度应在 1949 到 2200 之间。",
            ),
        ),
        migrations.AddConstraint(
            model_name="publicationduty",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["BUDGET", "FINAL_ACCOUNTS"])),
                name="publicationduty_kind_is_known",
                violation_error_code="kind",
                violation_error_message="公开内容不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="publicationduty",
            constraint=models.UniqueConstraint(
                fields=("region", "fiscal_year", "kind"),
                name="publicationduty_once",
                violation_error_code="kind",
                violation_error_message="这个地区本年度已有这项公开任务。",
            ),
        ),
        migrations.AddConstraint(
            model_name="publicationduty",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_on__gte", models.F("approved_on"))),
                name="publicationduty_days_in_order",
                violation_error_code="due_on",
                violation_error_message="公开期限不能早于批复日期。",
            ),
        ),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(fields=["unit", "duty", "recorded_at"], name="publication_of_unit"),
        ),
        triggers(PUBLICATION),
    ]
