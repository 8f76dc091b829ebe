"""Store what was confirmed; deferred with a lock, so that one import of an organisation waits for another."""

from django.conf import settings
from django.db import OperationalError
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from fagloft.contexts.imports.actions import runs
from fagloft.jobs.fresh_connection import fresh_connection
from fagloft.jobs.take_snapshot import take_snapshot

STORED = "stored"


@app.task(queue="imports", retry=RetryStrategy(max_attempts=5, wait=2, retry_exceptions={OperationalError}))
def store_import(*, tenant_id: int, run_id: int) -> None:
    with fresh_connection():
        status = runs.store(tenant_id=tenant_id, run_id=run_id, at=timezone.now(), folder=settings.IMPORT_FOLDER)
        if status == STORED:
            take_snapshot.defer(tenant_id=tenant_id)


def defer_store(*, tenant_id: int, run_id: int) -> None:
    """Ask for the store in the caller's transaction."""
    store_import.configure(lock=f"import-{tenant_id}").defer(tenant_id=tenant_id, run_id=run_id)
