"""The mark of demonstration data."""

import wenxiao_site.registry.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0004_rules_kept"),
    ]

    operations = [
        migrations.CreateModel(
            name="Demonstration",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False, verbose_name="编号"),
                ),
                ("notice", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="提示")),
                ("password", wenxiao_site.registry.fields.LineField(max_length=40, verbose_name="演示密码")),
                ("logins", wenxiao_site.registry.fields.ParagraphField(max_length=4000, verbose_name="演示登录名")),
                ("seed", models.PositiveBigIntegerField(verbose_name="随机种子")),
            ],
            options={
                "verbose_name": "演示数据标记",
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="demonstration_is_one")],
            },
        ),
    ]
