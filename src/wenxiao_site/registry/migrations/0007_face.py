"""Drafts, kept views, reminders that are sent once, and names that are found by their initials."""

import django.db.models.deletion
import wenxiao_site.registry.fields
import wenxiao_site.registry.search
from django.db import migrations, models

from wenxiao_site.registry.migrations._triggers import GROUND_AT_FIRST, NEVER_EMPTIED, no_triggers, triggers
from wenxiao_site.registry.migrations._search import FILLED, INDEXED


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0006_evaluation"),
    ]

    operations = [
        no_triggers(GROUND_AT_FIRST, NEVER_EMPTIED),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("path", wenxiao_site.registry.fields.LineField(max_length=300, verbose_name="页面地址")),
                ("fields", wenxiao_site.registry.fields.ParagraphField(max_length=1000000, verbose_name="填写内容")),
                ("saved_at", models.DateTimeField(verbose_name="自动保存时间")),
            ],
            options={
                "verbose_name": "未提交的填写",
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("listing", wenxiao_site.registry.fields.LineField(max_length=40, verbose_name="列表")),
                ("name", wenxiao_site.registry.fields.LineField(max_length=40, verbose_name="名称")),
                (
                    "query",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=2000, verbose_name="条件"
                    ),
                ),
                ("kept_at", models.DateTimeField(verbose_name="保存时间")),
            ],
            options={
                "verbose_name": "常用视图",
            },
        ),
        migrations.AddField(
            model_name="notification",
            name="reminder_key",
            field=wenxiao_site.registry.fields.LineField(
                blank=True, default="", max_length=60, verbose_name="提醒标识"
            ),
        ),
        migrations.AddField(
            model_name="project",
            name="search",
            field=wenxiao_site.registry.search.SearchField(of=("name", "code"), verbose_name="检索词"),
        ),
        migrations.AddField(
            model_name="unit",
            name="search",
            field=wenxiao_site.registry.search.SearchField(of=("name", "code"), verbose_name="检索词"),
        ),
        migrations.AddConstraint(
            model_name="notification",
            constraint=models.UniqueConstraint(
                condition=models.Q(("reminder_key", ""), _negated=True),
                fields=("person", "reminder_key"),
                name="notification_reminds_once",
            ),
        ),
        migrations.AddField(
            model_name="draft",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="drafts",
                to="registry.person",
                verbose_name="填写人",
            ),
        ),
        migrations.AddField(
            model_name="savedview",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="saved_views",
                to="registry.person",
                verbose_name="使用人",
            ),
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.UniqueConstraint(fields=("person", "path"), name="draft_one_for_a_page"),
        ),
        migrations.AddConstraint(
            model_name="savedview",
            constraint=models.UniqueConstraint(
                fields=("person", "listing", "name"),
                name="savedview_name_once",
                violation_error_code="name",
                violation_error_message="已有同名的视图，请换一个名称。",
            ),
        ),
        migrations.AddConstraint(
            model_name="savedview",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True),
                name="savedview_has_a_name",
                violation_error_code="name",
                violation_error_message="请填写视图名称。",
            ),
        ),
        migrations.AddIndex(
            model_name="performanceplan",
            index=models.Index(fields=["fiscal_year", "state", "id"], name="performanceplan_by_state"),
        ),
        FILLED,
        INDEXED,
        triggers(GROUND_AT_FIRST, NEVER_EMPTIED),
    ]
