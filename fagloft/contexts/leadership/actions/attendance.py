"""The office plans gatherings of a class and notes who was there."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Max

from fagloft.contexts.admission.actions.intakes import NotYoursToRun
from fagloft.contexts.admission.queries.intakes import get_intake, is_office
from fagloft.contexts.admission.queries.nominations import get_received
from fagloft.contexts.leadership.models import Attendance, Gathering
from fagloft.contexts.leadership.queries.follow_up import get_follow_up, get_gathering
from fagloft.contexts.organisations.scope import Scope


class NoSuchClass(Exception):
    """The intake has no such class."""


class TooEarly(Exception):
    """Nobody has been where nobody has met yet."""


class NotADuration(Exception):
    """A gathering lasts from one day to ten."""


@transaction.atomic
def add_gathering(
    *, scope: Scope, intake_id: int, class_id: int, starts_on: date, days: int, place: str, title: str = ""
) -> int:
    """The next gathering of a class; they are numbered as they are planned."""
    if not is_office(scope):
        raise NotYoursToRun
    intake = get_intake(scope=scope, intake_id=intake_id)
    if intake.class_by_id(class_id) is None:
        raise NoSuchClass
    if days not in range(1, 11):
        raise NotADuration
    last = Gathering.objects.filter(of_class_id=class_id).aggregate(last=Max("number"))["last"] or 0
    gathering = Gathering.objects.create(
        tenant_id=scope.tenant_id,
        of_class_id=class_id,
        number=last + 1,
        title=title,
        starts_on=starts_on,
        days=days,
        place=place,
    )
    return gathering.pk


@transaction.atomic
def take(*, scope: Scope, intake_id: int, gathering_id: int, there: Iterable[int], on: date) -> int:
    """Note who of the class was there; taken again, it is corrected. Returns how many are noted."""
    if not is_office(scope):
        raise NotYoursToRun
    intake = get_intake(scope=scope, intake_id=intake_id)
    gathering = get_gathering(intake=intake, gathering_id=gathering_id)
    if gathering.starts_on > on:
        raise TooEarly
    rows = get_received(office_id=scope.tenant_id, intake_id=intake_id, on=on)
    came = set(there)
    inside = [one for one in get_follow_up(intake=intake, rows=rows).participants if one.class_id == gathering.class_id]
    for one in inside:
        Attendance.objects.update_or_create(
            gathering_id=gathering_id,
            nomination_id=one.row.id,
            defaults={
                "tenant_id": scope.tenant_id,
                "addressee_id": one.row.employer_id,
                "was_there": one.row.id in came,
            },
        )
    return len(inside)
