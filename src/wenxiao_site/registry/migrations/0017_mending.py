"""Targets graded 良 are mended on the spot; a file handed in for an appraisal is in use."""

import django.db.models.deletion
import wenxiao_site.registry.fields
from django.db import migrations, models

from wenxiao_site.registry.migrations._materials import USED
from wenxiao_site.registry.migrations._triggers import BEFORE_MENDING, MENDING, SINCE_MENDING, no_triggers, triggers


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0016_key_evaluations"),
    ]

    operations = [
        no_triggers(BEFORE_MENDING),
        migrations.CreateModel(
            name="TargetMending",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("proposed_at", models.DateTimeField(verbose_name="提出时间")),
                ("reason", wenxiao_site.registry.fields.ParagraphField(max_length=1000, verbose_name="修改理由")),
                ("old", wenxiao_site.registry.fields.ParagraphField(max_length=200000, verbose_name="修改前")),
                ("new", wenxiao_site.registry.fields.ParagraphField(max_length=200000, verbose_name="修改后")),
                ("plan_revision", models.PositiveIntegerField(verbose_name="提出时的修改次数")),
                (
                    "mended_revision",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="修改后的修改次数"),
                ),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("PROPOSED", "待单位答复"),
                            ("AGREED", "正在修改"),
                            ("MENDED", "已当场修改"),
                            ("DECLINED", "单位不同意"),
                        ],
                        default="PROPOSED",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "answer",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="单位答复"
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="答复时间")),
            ],
            options={
                "verbose_name": "当场修改",
            },
        ),
        migrations.RemoveConstraint(
            model_name="evidenceuse",
            name="evidenceuse_for_one_record",
        ),
        migrations.AddField(
            model_name="evidenceuse",
            name="material",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="evidence_uses",
                to="registry.appraisalmaterial",
                verbose_name="评估资料",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidenceuse",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("budget_amount__isnull", True),
                        ("execution__isnull", True),
                        ("indicator__isnull", True),
                        ("material__isnull", True),
                        ("plan__isnull", True),
                        ("project__isnull", False),
                    ),
                    models.Q(
                        ("budget_amount__isnull", True),
                        ("execution__isnull", True),
                        ("indicator__isnull", True),
                        ("material__isnull", True),
                        ("plan__isnull", False),
                        ("project__isnull", True),
                    ),
                    models.Q(
                        ("budget_amount__isnull", True),
                        ("execution__isnull", True),
                        ("indicator__isnull", False),
                        ("material__isnull", True),
                        ("plan__isnull", True),
                        ("project__isnull", True),
                    ),
                    models.Q(
                        ("budget_amount__isnull", False),
                        ("execution__isnull", True),
                        ("indicator__isnull", True),
                        ("material__isnull", True),
                        ("plan__isnull", True),
                        ("project__isnull", True),
                    ),
                    models.Q(
                        ("budget_amount__isnull", True),
                        ("execution__isnull", False),
                        ("indicator__isnull", True),
                        ("material__isnull", True),
                        ("plan__isnull", True),
                        ("project__isnull", True),
                    ),
                    models.Q(
                        ("budget_amount__isnull", True),
                        ("execution__isnull", True),
                        ("indicator__isnull", True),
                        ("material__isnull", False),
                        ("plan__isnull", True),
                        ("project__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="evidenceuse_for_one_record",
                violation_error_message="佐证材料每次用于一条记录。",
            ),
        ),
        migrations.AddField(
            model_name="targetmending",
            name="answered_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="registry.person",
                verbose_name="答复人",
            ),
        ),
        migrations.AddField(
            model_name="targetmending",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="mendings",
                to="registry.performanceplan",
                verbose_name="绩效目标表",
            ),
        ),
        migrations.AddField(
            model_name="targetmending",
            name="proposed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="registry.person",
                verbose_name="提出人",
            ),
        ),
        migrations.AddField(
            model_name="targetmending",
            name="review",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="mendings",
                to="registry.targetreview",
                verbose_name="绩效目标审核",
            ),
        ),
        migrations.AddIndex(
            model_name="targetmending",
            index=models.Index(fields=["plan", "id"], name="targetmending_of_plan"),
        ),
        migrations.AddConstraint(
            model_name="targetmending",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["AGREED", "DECLINED", "MENDED", "PROPOSED"])),
                name="targetmending_state_is_known",
                violation_error_code="state",
                violation_error_message="状态不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="targetmending",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True),
                name="targetmending_says_why",
                violation_error_code="reason",
                violation_error_message="请写明为什么这样修改。",
            ),
        ),
        migrations.AddConstraint(
            model_name="targetmending",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "DECLINED"), _negated=True),
                    models.Q(("answer", ""), _negated=True),
                    _connector="OR",
                ),
                name="targetmending_declined_with_words",
                violation_error_code="answer",
                violation_error_message="不同意的，请写明理由。",
            ),
        ),
        migrations.AddConstraint(
            model_name="targetmending",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at__isnull", True), ("state", "PROPOSED")),
                    models.Q(
                        models.Q(("state", "PROPOSED"), _negated=True),
                        ("answered_at__isnull", False),
                        ("answered_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="targetmending_answered_by_somebody",
                violation_error_message="答复应写明答复人和时间。",
            ),
        ),
        migrations.AddConstraint(
            model_name="targetmending",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("mended_revision__isnull", False), ("state", "MENDED")),
                    models.Q(models.Q(("state", "MENDED"), _negated=True), ("mended_revision__isnull", True)),
                    _connector="OR",
                ),
                name="targetmending_mended_into_a_revision",
                violation_error_message="当场修改应记下修改后的修改次数。",
            ),
        ),
        migrations.AddConstraint(
            model_name="targetmending",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "PROPOSED")),
                fields=("plan",),
                name="targetmending_one_waits",
                violation_error_message="这张绩效目标表已有一项当场修改在等单位答复。",
            ),
        ),
        migrations.AddIndex(
            model_name="indicator",
            index=models.Index(fields=["name", "measurement_unit"], name="indicator_by_name"),
        ),
        triggers(SINCE_MENDING),
        triggers(MENDING),
        USED,
    ]
