"""Every morning: offers nobody answered in time lapse, and their places go to the next on the waiting list."""

from django.utils import timezone
from procrastinate.contrib.django import app

from fagloft.contexts.admission.actions import waiting_lists
from fagloft.contexts.imports.queries.runs import get_organisation_ids
from fagloft.jobs.fresh_connection import fresh_connection


@app.periodic(cron="15 4 * * *")
@app.task(queue="snapshots", pass_context=False)
def move_waiting_lists(timestamp: int) -> None:  # noqa: ARG001 Procrastinate says which morning it is
    with fresh_connection():
        for tenant_id in get_organisation_ids():
            waiting_lists.move_all(office_id=tenant_id, on=timezone.localdate(), at=timezone.now())
