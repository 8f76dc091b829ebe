"""What happens this year, what comes next, and what collides: of a unit, of the organisation, of oneself."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from fagloft.contexts.organisations.scope import DEPUTY, DEVELOPMENT_NURSE, DIRECTOR, LEADER, REGIONAL_ADVISER
from fagloft.contexts.participation.queries.seats_taken import get_people_left, get_seats_taken
from fagloft.contexts.planning.queries.calendar_feeds import get_feeds
from fagloft.contexts.planning.queries.circles import Circle, NoSuchCircle
from fagloft.contexts.planning.queries.event_conflicts import get_event_conflicts
from fagloft.contexts.planning.queries.events import get_events
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by
from fagloft.web.wheel.filters import WheelFilter
from fagloft.web.wheel.subscriptions import offer_addresses
from fagloft.web.wheel.wheel_words import Place, present

READERS = (LEADER, DEPUTY, DEVELOPMENT_NURSE, DIRECTOR, REGIONAL_ADVISER)


@require_safe
@may_be_seen_by(*READERS)
def unit_wheel(request: ReaderRequest, unit_id: int) -> HttpResponse:
    node = request.reader.tree.nodes.get(unit_id)
    if node is None:
        raise Http404
    return _show(request, Circle(unit_id=unit_id), node.name)


@require_safe
@may_be_seen_by(*READERS)
def organisation_wheel(request: ReaderRequest) -> HttpResponse:
    return _show(request, Circle(), request.reader.workplace.name)


@require_safe
@may_be_seen_by(SIGNED_IN)
def my_wheel(request: ReaderRequest) -> HttpResponse:
    """What is published and concerns oneself; who is no employee is told what the page is for."""
    person_id = min(request.reader.scope.person_ids, default=None)
    if person_id is None:
        return render(request, "wheel/no_employee.html")
    return _show(request, Circle(person_id=person_id), request.reader.scope.user_name)


def _show(request: ReaderRequest, circle: Circle, name: str) -> HttpResponse:
    scope, tree, today = request.reader.scope, request.reader.tree, timezone.localdate()
    form = WheelFilter(request.GET, this_year=today.year)
    year = form.year()
    is_own = circle.person_id is not None
    within = (date(year, 1, 1), date(year + 1, 1, 1))
    taken = () if is_own else get_seats_taken(scope=scope, within=within)
    try:
        events = get_events(scope=scope, tree=tree, circle=circle, within=within, on=today, published_only=is_own)
        conflicts = get_event_conflicts(
            scope=scope,
            tree=tree,
            circle=circle,
            events=events,
            on=today,
            people_left={} if is_own else get_people_left(scope=scope),
            taken=taken,
        )
    except NoSuchCircle as absent:
        raise Http404 from absent
    place = _place(request, circle, name, {seats.key: seats.title for seats in taken})
    page = present(events, conflicts, form, place, today=today)
    addresses = offer_addresses(request.reader, circle, name, get_feeds(scope=scope, circle=circle))
    return render(
        request, "wheel/wheel.html", {"page": page, "form": form, "chips": form.chips(), "addresses": addresses}
    )


def _place(request: ReaderRequest, circle: Circle, name: str, other_titles: dict[str, str]) -> Place:
    scope, tree = request.reader.scope, request.reader.tree
    return Place(
        name=name,
        is_own=circle.person_id is not None,
        counts=circle.unit_id is not None and scope.sees_people_of(circle.unit_id),
        unit_names={str(node.id): node.name for node in tree.nodes.values()},
        unit_id=circle.unit_id,
        other_titles=other_titles,
    )
