"""Search on for the best cohort where the page could not wait; deferred with a lock, so that cohorts take turns."""

from django.db import OperationalError
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from fagloft.contexts.leadership.actions import cohort_searches
from fagloft.jobs.fresh_connection import fresh_connection

SECONDS = 120.0


@app.task(queue="plans", retry=RetryStrategy(max_attempts=5, wait=2, retry_exceptions={OperationalError}))
def tailor_cohort(*, tenant_id: int, cohort_id: int, edition: int) -> None:
    with fresh_connection():
        cohort_searches.go_on(
            tenant_id=tenant_id,
            cohort_id=cohort_id,
            edition=edition,
            on=timezone.localdate(),
            clock=timezone.now,
            time_limit_s=SECONDS,
        )


def defer_cohort(*, tenant_id: int, cohort_id: int, edition: int) -> None:
    """Ask for the search in the caller's transaction."""
    one = tailor_cohort.configure(lock=f"cohort-{tenant_id}")
    one.defer(tenant_id=tenant_id, cohort_id=cohort_id, edition=edition)
