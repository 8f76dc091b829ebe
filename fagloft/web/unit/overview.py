"""Is my unit competent on this day, and what do I do about it?"""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from fagloft.contexts.audit.actions import readings
from fagloft.contexts.evaluation.queries.evaluations import get_waiting_evaluations
from fagloft.contexts.gaps.queries.unit_overviews import (
    Lack,
    Lapse,
    NoSuchUnit,
    Shortfall,
    UnitNotInUse,
    UnitOverview,
    get_unit_overview,
)
from fagloft.contexts.offers.queries.next_sessions import NextSession, get_next_sessions
from fagloft.contexts.organisations.scope import DEPUTY, DEVELOPMENT_NURSE, DIRECTOR, LEADER, REGIONAL_ADVISER
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.admission.participant import list_programme_notes
from fagloft.web.evaluation.words import say_waiting
from fagloft.web.leadership.leader_notes import list_leader_notes
from fagloft.web.unit.day import chosen_day, tree_of
from fagloft.web.unit.not_in_use import not_in_use
from fagloft.web.unit.overview_words import present


@may_be_seen_by(LEADER, DEPUTY, DEVELOPMENT_NURSE, DIRECTOR, REGIONAL_ADVISER)
def unit_overview(request: ReaderRequest, unit_id: int) -> HttpResponse:
    scope, on = request.reader.scope, chosen_day(request)
    if scope.sees_numbers_of(unit_id) and not scope.sees_people_of(unit_id):
        # There small groups are hidden over the whole tree; a unit alone cannot know what is told of the others.
        return redirect(reverse("organisation_overview", query={"unit": unit_id}))
    try:
        overview = get_unit_overview(scope=scope, tree=tree_of(request, on), unit_id=unit_id, on=on)
    except NoSuchUnit as absent:
        raise Http404 from absent
    except UnitNotInUse:
        return not_in_use(request, unit_id, on)
    _log(request, overview)
    held_next, may_plan = _held_next(request, overview), scope.may_lead(unit_id)
    page = present(overview, held_next, today=timezone.localdate(), may_plan=may_plan)
    context = {
        "page": page,
        "on": on,
        "waiting": _waiting_evaluations(request, unit_id),
        "leader_notes": [*list_programme_notes(request), *list_leader_notes(request)] if page.is_today else [],
    }
    return render(request, "unit/unit_overview.html", context)


def _waiting_evaluations(request: ReaderRequest, unit_id: int) -> str:
    """Reminds whoever looks back at the plans of the unit, and nobody else."""
    if not request.reader.scope.may_lead(unit_id):
        return ""
    waiting = get_waiting_evaluations(scope=request.reader.scope, on=timezone.localdate())
    return say_waiting(len(waiting)) if waiting else ""


def _held_next(request: ReaderRequest, overview: UnitOverview) -> dict[int, NextSession]:
    """What is held next for what is missing or lapses; a day that is gone does not bring back its sessions."""
    short: tuple[Lack | Lapse | Shortfall, ...] = (*overview.lacks, *overview.lapses, *overview.shortfalls)
    needs: dict[int, int] = {}
    for need in short:
        needs[need.competence.id] = max(need.level, needs.get(need.competence.id, 0))
    return get_next_sessions(scope=request.reader.scope, needs=needs, on=max(overview.on, timezone.localdate()))


def _log(request: ReaderRequest, overview: UnitOverview) -> None:
    """Everybody whose gap or lapse stands on the page by name counts as read."""
    lacks = [lack.people for lack in (*overview.lacks, *overview.offers)]
    groups = lacks + [lapse.people for lapse in overview.lapses]
    named = {person.person_id: person.name for people in groups for person in people}
    readings.record_many(scope=request.reader.scope, people=named.items(), page="unit_overview", at=timezone.now())
