"""Every morning: give new measures the days on which they are looked back at, and mark those that are due."""

from django.utils import timezone
from procrastinate.contrib.django import app

from fagloft.contexts.evaluation.actions import evaluations
from fagloft.contexts.imports.queries.runs import get_organisation_ids
from fagloft.jobs.fresh_connection import fresh_connection


@app.periodic(cron="30 4 * * *")
@app.task(queue="snapshots", pass_context=False)
def remind_of_evaluations(timestamp: int) -> None:  # noqa: ARG001 Procrastinate says which morning it is
    with fresh_connection():
        for tenant_id in get_organisation_ids():
            evaluations.remind(tenant_id=tenant_id, on=timezone.localdate())
