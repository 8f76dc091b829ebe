"""Calculate who attends which session when; deferred with a lock, so that an organisation's plans take turns."""

from django.db import OperationalError
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from fagloft.contexts.participation.actions import calculations
from fagloft.jobs.fresh_connection import fresh_connection


@app.task(queue="plans", retry=RetryStrategy(max_attempts=5, wait=2, retry_exceptions={OperationalError}))
def plan_training(*, tenant_id: int, proposal_id: int) -> None:
    with fresh_connection():
        calculations.run(tenant_id=tenant_id, proposal_id=proposal_id, today=timezone.localdate(), clock=timezone.now)


def defer_plan(*, tenant_id: int, proposal_id: int) -> None:
    """Ask for the calculation in the caller's transaction."""
    plan_training.configure(lock=f"plan-{tenant_id}").defer(tenant_id=tenant_id, proposal_id=proposal_id)
