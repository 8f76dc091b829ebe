"""What does one person have, what is asked of them and why, and what is the way to what is missing?"""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from fagloft.contexts.audit.actions import readings
from fagloft.contexts.gaps.queries.people import get_person_standing
from fagloft.contexts.organisations.queries.people import NoSuchPerson
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by
from fagloft.web.person.person_words import present
from fagloft.web.unit.day import chosen_day


@may_be_seen_by(SIGNED_IN)
def person(request: ReaderRequest, person_id: int) -> HttpResponse:
    """For the person, and those who lead, deputise in or serve a unit the person works in; for all others not there."""
    on, today, scope = chosen_day(request), timezone.localdate(), request.reader.scope
    try:
        standing = get_person_standing(scope=scope, person_id=person_id, on=on, today=today)
    except NoSuchPerson as absent:
        raise Http404 from absent
    readings.record(scope=scope, person_id=person_id, person_name=standing.name, page="person", at=timezone.now())
    page = present(standing, today=today, is_own=person_id in scope.person_ids, led_units=scope.led_units)
    return render(request, "person/person.html", {"page": page, "on": on, "breadcrumb": page.breadcrumb})
