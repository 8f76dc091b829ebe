"""A participant says at the end, and a year later, what the programme was worth."""

from datetime import date

from django.db import IntegrityError, transaction

from fagloft.contexts.leadership.models import ProgrammeEvaluation
from fagloft.contexts.leadership.queries.follow_up import Participant
from fagloft.contexts.organisations.scope import Scope

BEST = 5


class NotYoursToAnswer(Exception):
    """The participant alone answers."""


class NothingToAnswer(Exception):
    """No evaluation waits: the programme has not ended, or it is answered."""


class NotAGrade(Exception):
    """Grades go from one to five."""


def answer(
    *,
    scope: Scope,
    participant: Participant,
    usefulness: int,
    uses_it: int,
    network_goes_on: bool | None,
    text: str,
    on: date,
) -> None:
    """At the moment that is due; the office sees it in numbers."""
    if not participant.row.is_own:
        raise NotYoursToAnswer
    moment = participant.due_moment(on)
    if not moment:
        raise NothingToAnswer
    if not {usefulness, uses_it} <= set(range(1, BEST + 1)):
        raise NotAGrade
    try:
        with transaction.atomic():
            ProgrammeEvaluation.objects.create(
                tenant_id=scope.tenant_id,
                addressee_id=participant.row.office_id,
                nomination_id=participant.row.id,
                moment=moment,
                usefulness=usefulness,
                uses_it=uses_it,
                network_goes_on=network_goes_on,
                text=text,
                answered_on=on,
            )
    except IntegrityError as answered:
        raise NothingToAnswer from answered
