"""The files that were handed in for appraisals before are in use too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import migrations

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from django.db.migrations.state import StateApps


def _use(apps: StateApps, _: BaseDatabaseSchemaEditor) -> None:
    use, material = (apps.get_model("registry", name) for name in ("EvidenceUse", "AppraisalMaterial"))
    there = material.objects.filter(file__isnull=False, file__discarded_at__isnull=True)
    use.objects.bulk_create(
        use(material=each, file=each.file, used_by=each.file.uploaded_by, used_at=each.appraisal.recorded_at)
        for each in there.select_related("file__uploaded_by", "appraisal")
    )


USED: Final = migrations.RunPython(_use, migrations.RunPython.noop)
