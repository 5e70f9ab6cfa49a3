"""Files brought in from the integrated system, tokens of programs, replies kept for them."""

import django.db.models.deletion
import wenxiao_site.registry.fields
from django.db import migrations, models

from wenxiao_site.registry.migrations._triggers import EXCHANGE, ONE_STEP, no_triggers, triggers


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0014_demonstration_day"),
    ]

    operations = [
        no_triggers(ONE_STEP),
        migrations.CreateModel(
            name="AccessToken",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="用途")),
                (
                    "digest",
                    wenxiao_site.registry.fields.LineField(max_length=64, unique=True, verbose_name="密钥校验值"),
                ),
                ("beginning", wenxiao_site.registry.fields.LineField(max_length=12, verbose_name="密钥开头")),
                ("scopes", wenxiao_site.registry.fields.LineField(max_length=60, verbose_name="允许的操作")),
                ("expires_on", models.DateField(verbose_name="失效日期")),
                ("issued_at", models.DateTimeField(verbose_name="发放时间")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="作废时间")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="access_tokens",
                        to="registry.person",
                        verbose_name="持有人",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="access_tokens",
                        to="registry.post",
                        verbose_name="岗位",
                    ),
                ),
            ],
            options={
                "verbose_name": "接口密钥",
            },
        ),
        migrations.CreateModel(
            name="ApiReply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="幂等键")),
                ("request_digest", wenxiao_site.registry.fields.LineField(max_length=64, verbose_name="请求校验值")),
                ("status", models.PositiveSmallIntegerField(default=0, verbose_name="状态码")),
                ("body", wenxiao_site.registry.fields.ParagraphField(blank=True, default="", verbose_name="答复")),
                ("answered_at", models.DateTimeField(verbose_name="时间")),
                (
                    "token",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="registry.accesstoken",
                        verbose_name="接口密钥",
                    ),
                ),
            ],
            options={
                "verbose_name": "接口答复",
            },
        ),
        migrations.CreateModel(
            name="ImportJob",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="文件名")),
                ("sha256", wenxiao_site.registry.fields.LineField(max_length=64, verbose_name="文件校验值")),
                ("size", models.PositiveBigIntegerField(verbose_name="文件大小")),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("WAITING", "等待检查"),
                            ("CHECKED", "检查通过，待确认"),
                            ("CONFIRMED", "等待导入"),
                            ("DONE", "已导入"),
                            ("REFUSED", "有错误，没有导入"),
                            ("WITHDRAWN", "已撤回"),
                        ],
                        default="WAITING",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("is_unit_checked", models.BooleanField(default=False, verbose_name="已核对金额单位是元")),
                ("confirms_itself", models.BooleanField(default=False, verbose_name="检查通过后自动导入")),
                (
                    "counts",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=4000, verbose_name="行数"
                    ),
                ),
                (
                    "problems",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=2000000, verbose_name="问题"
                    ),
                ),
                ("problem_count", models.PositiveIntegerField(default=0, verbose_name="问题个数")),
                (
                    "notes",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=2000000, verbose_name="保留本地填写的内容"
                    ),
                ),
                ("brought_at", models.DateTimeField(verbose_name="上传时间")),
                ("imported_at", models.DateTimeField(blank=True, null=True, verbose_name="导入时间")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imports",
                        to="registry.person",
                        verbose_name="经办人",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.post",
                        verbose_name="岗位",
                    ),
                ),
            ],
            options={
                "verbose_name": "数据导入",
            },
        ),
        migrations.CreateModel(
            name="ImportedContent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("content", wenxiao_site.registry.fields.ParagraphField(verbose_name="文件里的内容")),
                (
                    "plan",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imported",
                        to="registry.performanceplan",
                        verbose_name="绩效目标表",
                    ),
                ),
                (
                    "project",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imported",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
                (
                    "job",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.importjob",
                        verbose_name="数据导入",
                    ),
                ),
            ],
            options={
                "verbose_name": "导入的内容",
            },
        ),
        migrations.AddIndex(
            model_name="accesstoken",
            index=models.Index(fields=["person", "id"], name="accesstoken_of_person"),
        ),
        migrations.AddConstraint(
            model_name="accesstoken",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("scopes__regex", "^(READ|IMPORT|REQUEST|EXECUTE)( (READ|IMPORT|REQUEST|EXECUTE))*$")
                ),
                name="accesstoken_scopes_has_its_form",
                violation_error_code="scopes",
                violation_error_message="请选择允许的操作。",
            ),
        ),
        migrations.AddConstraint(
            model_name="apireply",
            constraint=models.UniqueConstraint(fields=("token", "key"), name="apireply_key_once"),
        ),
        migrations.AddIndex(
            model_name="importjob",
            index=models.Index(fields=["person", "id"], name="importjob_of_person"),
        ),
        migrations.AddConstraint(
            model_name="importjob",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["CHECKED", "CONFIRMED", "DONE", "REFUSED", "WAITING", "WITHDRAWN"])),
                name="importjob_state_is_known",
                violation_error_code="state",
                violation_error_message="状态不在可选范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="importjob",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["CHECKED", "CONFIRMED", "DONE", "WAITING"])),
                fields=("sha256",),
                name="importjob_content_once",
                violation_error_code="name",
                violation_error_message="同样内容的文件已经上传或导入过，不重复导入。",
            ),
        ),
        migrations.AddConstraint(
            model_name="importjob",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("imported_at__isnull", False), ("state", "DONE")),
                    models.Q(models.Q(("state", "DONE"), _negated=True), ("imported_at__isnull", True)),
                    _connector="OR",
                ),
                name="importjob_imported_at_a_moment",
                violation_error_message="已导入的文件应有导入时间。",
            ),
        ),
        migrations.AddConstraint(
            model_name="importedcontent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("plan__isnull", True), ("project__isnull", False)),
                    models.Q(("plan__isnull", False), ("project__isnull", True)),
                    _connector="OR",
                ),
                name="importedcontent_of_a_project_or_a_plan",
            ),
        ),
        triggers(EXCHANGE),
    ]
