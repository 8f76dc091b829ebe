"""The calendar behind an address: open to everybody who knows it, and to nobody else."""

import hashlib
from datetime import date

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe

from fagloft.contexts.organisations.queries.unit_trees import UnitTree, get_unit_tree
from fagloft.contexts.planning.queries.calendar_feeds import FoundFeed, NoSuchFeed, draw_feed_scope, find_feed
from fagloft.contexts.planning.queries.circles import NoSuchCircle
from fagloft.contexts.planning.queries.events import WheelEvent, get_events
from fagloft.database.tenancy import declare
from fagloft.web.access import EVERYBODY, may_be_seen_by
from fagloft.web.wheel.calendar_text import write_calendar

CALENDAR = "text/calendar; charset=utf-8"
YEARS_AHEAD = 2


@require_safe
@may_be_seen_by(EVERYBODY)
def calendar_feed(request: HttpRequest, tenant_id: int, token: str) -> HttpResponseBase:
    """The same text until something changes, so that a calendar that has it is told so.

    What somebody has is told by the hash of the text alone: an event that falls out leaves a text whose last change is
    older than one that was read before.
    """
    today, language = timezone.localdate(), _language(request)
    declare(tenant_id=tenant_id)
    try:
        feed = find_feed(tenant_id=tenant_id, token=token, on=today)
        declare(tenant_id=tenant_id, shared_id=feed.shared_id)
        tree = get_unit_tree(tenant_id=tenant_id, on=today, language=language)
        events = _ask(tenant_id, feed, tree, today)
    except (NoSuchFeed, NoSuchCircle) as absent:
        raise Http404 from absent
    with translation.override(language):
        body = write_calendar(events, feed=feed, name=_name(feed, tree))
    response = HttpResponse(body, content_type=CALENDAR)
    changed_at = max([feed.made_at, *(event.changed_at for event in events)])
    response["Last-Modified"] = http_date(changed_at.timestamp())
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    response["ETag"] = quote_etag(hashlib.sha256(body).hexdigest())
    return get_conditional_response(request, etag=response["ETag"], response=response) or response


def _language(request: HttpRequest) -> str:
    """The address says it, as nobody is signed in; what it says otherwise is passed over."""
    asked = request.GET.get("language", "")
    return asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _ask(tenant_id: int, feed: FoundFeed, tree: UnitTree, today: date) -> tuple[WheelEvent, ...]:
    return get_events(
        scope=draw_feed_scope(tenant_id=tenant_id, feed=feed, tree=tree),
        tree=tree,
        circle=feed.circle,
        within=(date(today.year - 1, 1, 1), date(today.year + YEARS_AHEAD, 1, 1)),
        on=today,
        published_only=True,
        keeps_removed=True,
    )


def _name(feed: FoundFeed, tree: UnitTree) -> str:
    unit_id = feed.circle.unit_id
    if unit_id is not None:
        return tree.nodes[unit_id].name
    return translation.gettext("Mitt årshjul") if feed.circle.person_id is not None else feed.organisation_name
