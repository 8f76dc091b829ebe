"""Write down how many leaders of an organisation need what today."""

from contextlib import suppress
from functools import partial

from django.db import OperationalError, transaction
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from fagloft.contexts.leadership.actions import need_figures
from fagloft.jobs.fresh_connection import fresh_connection
from fagloft.jobs.take_snapshot import SETTLE_SECONDS


@app.task(queue="snapshots", retry=RetryStrategy(max_attempts=5, wait=2, retry_exceptions={OperationalError}))
def count_leader_needs(*, tenant_id: int) -> None:
    with fresh_connection():
        need_figures.count(tenant_id=tenant_id, on=timezone.localdate())


def defer_count_of_leader_needs(*, tenant_id: int) -> None:
    """Ask for a count once what the caller changes is committed; changes soon after one another share one."""
    transaction.on_commit(partial(_defer, tenant_id))


def _defer(tenant_id: int) -> None:
    lock = f"leader-needs-{tenant_id}"
    one = count_leader_needs.configure(queueing_lock=lock, schedule_in={"seconds": SETTLE_SECONDS})
    with suppress(AlreadyEnqueued), transaction.atomic():
        one.defer(tenant_id=tenant_id)
