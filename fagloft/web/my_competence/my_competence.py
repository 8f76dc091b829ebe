"""What do I have, what must I renew, what is asked of me and by whom, and who has looked?"""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from fagloft.contexts.audit.queries.reading_groups import get_days_of_readers
from fagloft.contexts.gaps.queries.people import get_own_standing
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by
from fagloft.web.my_competence.to_do import TO_DO, list_to_do
from fagloft.web.person.person_words import present
from fagloft.web.training.own_seats import list_own_seats
from fagloft.web.unit.day import chosen_day

MOST_READINGS = 10


@require_safe
@may_be_seen_by(SIGNED_IN)
def my_competence(request: ReaderRequest) -> HttpResponse:
    """One's own page; who is no employee of the organisation is told what the page is for."""
    on, scope = chosen_day(request), request.reader.scope
    standing = get_own_standing(scope=scope, on=on)
    if standing is None:
        return render(request, "my_competence/no_employee.html")
    page = present(standing, today=timezone.localdate(), is_own=True, led_units=scope.led_units)
    context = {
        "page": page,
        "on": on,
        "todos": list_to_do(page),
        "folded": TO_DO,
        "own_seats": list_own_seats(scope=scope, today=timezone.localdate()),
        "readings": get_days_of_readers(scope=scope, person_ids=scope.person_ids, limit=MOST_READINGS),
    }
    return render(request, "my_competence/my_competence.html", context)
