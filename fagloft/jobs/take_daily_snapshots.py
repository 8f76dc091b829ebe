"""Every morning before work begins: one snapshot of every organisation, and what its leaders need."""

from procrastinate.contrib.django import app

from fagloft.contexts.imports.queries.runs import get_organisation_ids
from fagloft.jobs.count_leader_needs import count_leader_needs
from fagloft.jobs.fresh_connection import fresh_connection
from fagloft.jobs.take_snapshot import take_snapshot


@app.periodic(cron="0 4 * * *")
@app.task(queue="snapshots", pass_context=False)
def take_daily_snapshots(timestamp: int) -> None:  # noqa: ARG001 Procrastinate says which morning it is
    with fresh_connection():
        for tenant_id in get_organisation_ids():
            take_snapshot.defer(tenant_id=tenant_id)
            count_leader_needs.defer(tenant_id=tenant_id)
