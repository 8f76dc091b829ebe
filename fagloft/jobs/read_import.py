"""Look through an uploaded file and show what it would change."""

from django.conf import settings
from django.db import OperationalError
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from fagloft.contexts.imports.actions import runs
from fagloft.jobs.fresh_connection import fresh_connection


@app.task(queue="imports", retry=RetryStrategy(max_attempts=5, wait=2, retry_exceptions={OperationalError}))
def read_import(*, tenant_id: int, run_id: int) -> None:
    with fresh_connection():
        runs.read(tenant_id=tenant_id, run_id=run_id, at=timezone.now(), folder=settings.IMPORT_FOLDER)
