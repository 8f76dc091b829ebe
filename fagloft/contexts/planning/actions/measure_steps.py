"""How far a measure has come: begun, done, or dropped with the reason. Going back undoes a step."""

from datetime import date

from django.db import transaction

from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.actions.editing import ReasonMissing, WrongStatus, keep_edition, open_measure
from fagloft.contexts.planning.models import Measure

Status = Measure.Status
BEFORE: dict[str, frozenset[str]] = {
    Status.IN_PROGRESS: frozenset({Status.PROPOSED, Status.DECIDED, Status.DONE}),
    Status.DONE: frozenset({Status.DECIDED, Status.IN_PROGRESS}),
    Status.DROPPED: frozenset({Status.PROPOSED, Status.DECIDED, Status.IN_PROGRESS}),
}
"""Which statuses each step follows; from done back to in progress is the undo of done."""


@transaction.atomic
def start(*, scope: Scope, measure_id: int, edition: int, today: date) -> None:
    """It has begun; also takes back that it was done."""
    _step(_open(scope, measure_id, edition, today), Status.IN_PROGRESS)


@transaction.atomic
def finish(*, scope: Scope, measure_id: int, edition: int, today: date) -> None:
    _step(_open(scope, measure_id, edition, today), Status.DONE)


@transaction.atomic
def drop(*, scope: Scope, measure_id: int, edition: int, reason: str, today: date) -> None:
    """It is not done after all, and why."""
    if not reason.strip():
        raise ReasonMissing
    measure = _open(scope, measure_id, edition, today)
    measure.dropped_reason = reason
    _step(measure, Status.DROPPED)


@transaction.atomic
def take_up_again(*, scope: Scope, measure_id: int, edition: int, today: date) -> None:
    """Undo a drop: it is proposed anew, and waits for a decision."""
    measure = _open(scope, measure_id, edition, today)
    if measure.status != Status.DROPPED:
        raise WrongStatus
    measure.status, measure.dropped_reason = Status.PROPOSED, ""
    measure.save()


def _open(scope: Scope, measure_id: int, edition: int, today: date) -> Measure:
    measure, _ = open_measure(scope, measure_id, on=today)
    keep_edition(measure, edition)
    return measure


def _step(measure: Measure, status: str) -> None:
    if measure.status not in BEFORE[status]:
        raise WrongStatus
    measure.status = status
    measure.save()
