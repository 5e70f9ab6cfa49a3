"""The day that it is in a demonstration; those built so far all end with the same."""

from datetime import date

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0013_waiting"),
    ]

    operations = [
        migrations.AddField(
            model_name="demonstration",
            name="as_of",
            field=models.DateField(default=date(2025, 3, 31), verbose_name="演示日期"),
            preserve_default=False,
        ),
    ]
