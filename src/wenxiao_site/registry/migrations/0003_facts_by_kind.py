"""Facts say of which kind a step was, and which money it is about."""

from django.db import migrations

import wenxiao_site.registry.fields
from wenxiao_site.registry.migrations._triggers import GROUND_AT_FIRST, NEVER_EMPTIED, no_triggers, triggers


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0002_logins"),
    ]

    operations = [
        no_triggers(GROUND_AT_FIRST, NEVER_EMPTIED),
        migrations.AddField(
            model_name="fact",
            name="amount",
            field=wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="涉及资金"),
        ),
        migrations.AddField(
            model_name="fact",
            name="kind",
            field=wenxiao_site.registry.fields.LineField(blank=True, default="", max_length=24, verbose_name="种类"),
        ),
        triggers(GROUND_AT_FIRST, NEVER_EMPTIED),
    ]
