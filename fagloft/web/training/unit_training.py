"""A leader's page: which seats wait for a yes, who is away at once, what is coming, what needs attention."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from fagloft.contexts.audit.actions import readings
from fagloft.contexts.organisations.scope import DEPUTY, DEVELOPMENT_NURSE, LEADER
from fagloft.contexts.participation.queries.unit_enrolments import UnitEnrolments, get_unit_enrolments
from fagloft.contexts.participation.queries.unit_people import NoSuchUnit
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.training.unit_training_words import present


@require_safe
@may_be_seen_by(LEADER, DEPUTY, DEVELOPMENT_NURSE)
def unit_training(request: ReaderRequest, unit_id: int) -> HttpResponse:
    try:
        found = get_unit_enrolments(
            scope=request.reader.scope, tree=request.reader.tree, unit_id=unit_id, today=timezone.localdate()
        )
    except NoSuchUnit as absent:
        raise Http404 from absent
    _log(request, found)
    return render(request, "training/unit_training.html", {"page": present(found)})


def _log(request: ReaderRequest, found: UnitEnrolments) -> None:
    named = {row.person_id: row.person_name for row in (*found.waiting, *found.coming, *found.attention)}
    readings.record_many(scope=request.reader.scope, people=named.items(), page="unit_training", at=timezone.now())
