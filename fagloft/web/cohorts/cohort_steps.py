"""Begin, work out, and mark as ordered."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fagloft.contexts.leadership.actions import cohorts as actions
from fagloft.contexts.leadership.queries.cohorts import OFFICE
from fagloft.jobs.tailor_cohort import defer_cohort
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.cohorts.find_cohort import find_cohort, read_edition
from fagloft.web.frame import undo_tag

SECONDS = 2.0
"""What a page may wait; a longer search goes on in the background."""


@require_POST
@may_be_seen_by(*OFFICE)
def cohort_begin(request: ReaderRequest) -> HttpResponse:
    told = request.POST.get("intake", "")
    try:
        number = actions.begin(scope=request.reader.scope, intake_id=int(told) if told.isdecimal() else 0)
    except actions.NoSuchIntake as absent:
        raise Http404 from absent
    is_asked = find_cohort(request, number).is_asked
    return redirect("cohort" if is_asked else "cohort_wishes", number)


@require_POST
@may_be_seen_by(*OFFICE)
def cohort_work_out(request: ReaderRequest, cohort_id: int) -> HttpResponse:
    found = find_cohort(request, cohort_id)
    if not found.is_asked:
        return redirect("cohort_wishes", cohort_id)
    try:
        goes_on = actions.work_out(
            scope=request.reader.scope,
            cohort_id=cohort_id,
            edition=read_edition(request),
            on=timezone.localdate(),
            at=timezone.now(),
            time_limit_s=SECONDS,
        )
    except actions.ChangedMeanwhile:
        return _look_again(request, cohort_id)
    except actions.TooManyCourses:
        messages.warning(request, _("Det er for mange moduler å velge blant. Velg høyst 15 av dem i ønskene."))
    else:
        if goes_on:
            tenant_id = request.reader.scope.tenant_id
            defer_cohort(tenant_id=tenant_id, cohort_id=cohort_id, edition=read_edition(request) + 1)
    return redirect("cohort", cohort_id)


@require_POST
@may_be_seen_by(*OFFICE)
def cohort_mark_ordered(request: ReaderRequest, cohort_id: int) -> HttpResponse:
    """Sent today; with `off` the undo of it."""
    found = find_cohort(request, cohort_id)
    day = None if "off" in request.GET else timezone.localdate()
    try:
        actions.mark_ordered(scope=request.reader.scope, cohort_id=cohort_id, edition=read_edition(request), on=day)
    except actions.ChangedMeanwhile:
        return _look_again(request, cohort_id)
    if day is None:
        messages.success(request, _("Kullet står ikke lenger som bestilt."))
    else:
        query = urlencode({"off": "1", "edition": str(found.edition + 1)})
        undo = undo_tag(f"{reverse('cohort_mark_ordered', args=[cohort_id])}?{query}")
        messages.success(request, _("Kullet står som bestilt i dag."), extra_tags=undo)
    return redirect("cohort", cohort_id)


def _look_again(request: ReaderRequest, cohort_id: int) -> HttpResponse:
    messages.warning(request, _("Noen har endret dette siden du åpnet det. Se hva som står nå, og prøv igjen."))
    return redirect("cohort", cohort_id)
