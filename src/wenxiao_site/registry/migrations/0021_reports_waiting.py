"""An index for monitoring reports that wait by their state."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0020_publication"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="monitoringreport",
            index=models.Index(fields=["state", "id"], name="monitoringreport_waiting"),
        ),
    ]
