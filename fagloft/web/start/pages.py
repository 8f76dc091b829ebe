"""Where one lands after sign-in: the first page of the role with the widest view."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from fagloft.contexts.organisations.scope import ADMINISTRATOR, AUDITOR, DIRECTOR, REGIONAL_ADVISER
from fagloft.web.access import CHOSEN_WORKPLACE, SIGNED_IN, ReaderRequest, may_be_seen_by

BEFORE_ONES_UNIT = ((REGIONAL_ADVISER, "region_overview"), (DIRECTOR, "organisation_overview"))
AFTER_ONES_UNIT = ((ADMINISTRATOR, "administration"), (AUDITOR, "readings_log"))


@may_be_seen_by(SIGNED_IN)
def start(request: ReaderRequest) -> HttpResponse:
    scope, home = request.reader.scope, request.frame.current_unit
    for role, page in BEFORE_ONES_UNIT:
        if scope.has(role):
            return redirect(page)
    if scope.led_units and home is not None:
        return redirect("unit_overview", unit_id=home.id)
    return redirect(next((page for role, page in AFTER_ONES_UNIT if scope.has(role)), "my_competence"))


@require_POST
@may_be_seen_by(SIGNED_IN)
def choose_workplace(request: HttpRequest) -> HttpResponse:
    """Remember in which organisation the reader works now; one with several employers has several."""
    chosen = request.POST.get("workplace", "")
    if chosen.isdigit():
        request.session[CHOSEN_WORKPLACE] = int(chosen)
    return redirect("start")
