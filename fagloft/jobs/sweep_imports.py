"""Every night: end imports that nobody has finished for a week, so that no uploaded file lies forgotten."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app

from fagloft.contexts.imports.actions import runs
from fagloft.contexts.imports.queries.runs import get_organisation_ids
from fagloft.jobs.fresh_connection import fresh_connection

FORGOTTEN_AFTER = timedelta(days=7)


@app.periodic(cron="30 3 * * *")
@app.task(queue="imports")
def sweep_imports(timestamp: int) -> None:  # noqa: ARG001 Procrastinate says which night it is
    with fresh_connection():
        now = timezone.now()
        for tenant_id in get_organisation_ids():
            runs.sweep(tenant_id=tenant_id, begun_before=now - FORGOTTEN_AFTER, at=now, folder=settings.IMPORT_FOLDER)
