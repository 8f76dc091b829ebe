"""Make an address that a calendar reads, take it back, and take that back."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fagloft.contexts.planning.actions import calendar_feeds as actions
from fagloft.contexts.planning.queries.circles import Circle
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by
from fagloft.web.frame import undo_tag
from fagloft.web.wheel.subscriptions import ORGANISATION, PERSON, UNIT


@require_POST
@may_be_seen_by(SIGNED_IN)
def calendar_feed_make(request: ReaderRequest) -> HttpResponse:
    """The address is shown on this answer and never again."""
    circle = _read_circle(request)
    try:
        token = actions.make(scope=request.reader.scope, tree=request.reader.tree, circle=circle, at=timezone.now())
    except actions.NoSuchCircle as absent:
        raise Http404 from absent
    path = reverse("calendar_feed", args=[request.reader.scope.tenant_id, token], query=_spoken())
    address = request.build_absolute_uri(path)
    context = {"address": address, "webcal": f"webcal:{address.partition(':')[2]}", "back": _page_of(circle)}
    response = render(request, "wheel/calendar_feed_made.html", context)
    add_never_cache_headers(response)
    return response


@require_POST
@may_be_seen_by(SIGNED_IN)
def calendar_feed_end(request: ReaderRequest, feed_id: int) -> HttpResponseRedirect:
    try:
        circle = actions.end(scope=request.reader.scope, feed_id=feed_id, at=timezone.now())
    except actions.NoSuchFeed as absent:
        raise Http404 from absent
    undo = undo_tag(reverse("calendar_feed_keep", args=[feed_id]))
    messages.success(request, _("Adressen er tatt tilbake og svarer ikke lenger."), extra_tags=undo)
    return redirect(_page_of(circle))


@require_POST
@may_be_seen_by(SIGNED_IN)
def calendar_feed_keep(request: ReaderRequest, feed_id: int) -> HttpResponseRedirect:
    try:
        circle = actions.take_back_end(scope=request.reader.scope, feed_id=feed_id)
    except actions.NoSuchFeed as absent:
        raise Http404 from absent
    messages.success(request, _("Adressen virker igjen."))
    return redirect(_page_of(circle))


def _read_circle(request: ReaderRequest) -> Circle:
    whose, unit_id = request.POST.get("whose"), request.POST.get("unit", "")
    person_id = min(request.reader.scope.person_ids, default=None)
    if whose == PERSON and person_id is not None:
        return Circle(person_id=person_id)
    if whose == UNIT and unit_id.isascii() and unit_id.isdigit() and len(unit_id) < 10:
        return Circle(unit_id=int(unit_id))
    if whose == ORGANISATION:
        return Circle()
    raise Http404


def _spoken() -> dict[str, str] | None:
    """The calendar speaks as the page does; bokmål needs no word."""
    spoken = get_language()
    return {"language": spoken} if spoken and spoken != settings.LANGUAGE_CODE else None


def _page_of(circle: Circle) -> str:
    if circle.person_id is not None:
        return reverse("my_wheel")
    return reverse("organisation_wheel") if circle.unit_id is None else reverse("unit_wheel", args=[circle.unit_id])
