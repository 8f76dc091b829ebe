"""Write down what is missing in an organisation today."""

from django.db import OperationalError
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from fagloft.contexts.gaps.actions import snapshots
from fagloft.jobs.fresh_connection import fresh_connection


@app.task(queue="snapshots", retry=RetryStrategy(max_attempts=5, wait=2, retry_exceptions={OperationalError}))
def take_snapshot(*, tenant_id: int) -> None:
    with fresh_connection():
        snapshots.take(tenant_id=tenant_id, on=timezone.localdate(), at=timezone.now())
