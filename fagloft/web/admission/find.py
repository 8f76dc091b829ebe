"""The intake or the nomination that a page is about; whoever may not see it finds none."""

from django.http import Http404
from django.utils import timezone

from fagloft.contexts.admission.actions import waiting_lists
from fagloft.contexts.admission.queries.intakes import IntakeRow, NoSuchIntake, get_intake
from fagloft.contexts.admission.queries.nominations import NominationRow, NoSuchNomination, get_nomination
from fagloft.contexts.organisations.scope import DEPUTY, DIRECTOR, LEADER, REGIONAL_ADVISER
from fagloft.web.access import ReaderRequest

OFFICE = (REGIONAL_ADVISER,)
EMPLOYERS = (DIRECTOR, LEADER, DEPUTY)
ALL = (*OFFICE, *EMPLOYERS)
NOT_AN_EDITION = -1


def find_intake(request: ReaderRequest, intake_id: int) -> IntakeRow:
    try:
        return get_intake(scope=request.reader.scope, intake_id=intake_id)
    except NoSuchIntake as absent:
        raise Http404 from absent


def find_own_intake(request: ReaderRequest, intake_id: int) -> IntakeRow:
    """One that the reader's office runs; offers that have lapsed go on before it is shown."""
    intake = find_intake(request, intake_id)
    if not intake.is_own:
        raise Http404
    waiting_lists.move(office_id=intake.office_id, intake_id=intake.id, on=timezone.localdate(), at=timezone.now())
    return intake


def find_nomination(request: ReaderRequest, nomination_id: int) -> NominationRow:
    reader = request.reader
    try:
        return get_nomination(
            scope=reader.scope, tree=reader.tree, nomination_id=nomination_id, on=timezone.localdate()
        )
    except NoSuchNomination as absent:
        raise Http404 from absent


def read_number(told: str) -> int:
    return int(told) if told.isascii() and told.isdigit() and len(told) < len("1000000000") else NOT_AN_EDITION
