"""What two people approved, and what was confirmed, is not changed behind their backs."""

from django.db import migrations

from wenxiao_site.registry.migrations._triggers import RULES, triggers


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0003_facts_by_kind"),
    ]

    operations = [triggers(RULES)]
