"""Indexes for what waits by its state, for the lists of a year and for the events of an action."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0012_application"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="auditevent",
            index=models.Index(fields=["action", "sequence"], name="auditevent_of_action"),
        ),
        migrations.AddIndex(
            model_name="evaluation",
            index=models.Index(fields=["fiscal_year", "id"], name="evaluation_of_year"),
        ),
        migrations.AddIndex(
            model_name="evaluation",
            index=models.Index(fields=["state", "id"], name="evaluation_waiting"),
        ),
        migrations.AddIndex(
            model_name="performanceplan",
            index=models.Index(fields=["fiscal_year", "id"], name="performanceplan_of_year"),
        ),
        migrations.AddIndex(
            model_name="performanceplan",
            index=models.Index(fields=["state", "id"], name="performanceplan_waiting"),
        ),
    ]
