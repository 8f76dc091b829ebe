"""Write down what is missing in an organisation today."""

from contextlib import suppress
from functools import partial

from django.db import OperationalError, transaction
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from fagloft.contexts.gaps.actions import snapshots
from fagloft.jobs.fresh_connection import fresh_connection

SETTLE_SECONDS = 10


@app.task(queue="snapshots", retry=RetryStrategy(max_attempts=5, wait=2, retry_exceptions={OperationalError}))
def take_snapshot(*, tenant_id: int) -> None:
    with fresh_connection():
        snapshots.take(tenant_id=tenant_id, on=timezone.localdate(), at=timezone.now())


def defer_snapshot(*, tenant_id: int) -> None:
    """Ask for a snapshot once what the caller changes is committed; changes soon after one another share one.

    Not before the commit: a snapshot that waits already could else begin without the change.
    """
    transaction.on_commit(partial(_defer, tenant_id))


def _defer(tenant_id: int) -> None:
    one = take_snapshot.configure(queueing_lock=f"snapshot-{tenant_id}", schedule_in={"seconds": SETTLE_SECONDS})
    with suppress(AlreadyEnqueued), transaction.atomic():
        one.defer(tenant_id=tenant_id)
