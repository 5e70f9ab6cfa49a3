"""Wrong passwords by address."""

import wenxiao_site.registry.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="AddressFailures",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "address",
                    wenxiao_site.registry.fields.LineField(max_length=45, unique=True, verbose_name="网络地址"),
                ),
                ("failures", models.PositiveIntegerField(default=0, verbose_name="失败次数")),
                ("since", models.DateTimeField(verbose_name="起算时间")),
                ("locked_until", models.DateTimeField(blank=True, null=True, verbose_name="锁定至")),
            ],
            options={
                "verbose_name": "登录失败的网络地址",
            },
        ),
    ]
