"""Events as iCalendar (RFC 5545): whole days, each with a name that lasts and a number that grows when it changes."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from fagloft.contexts.planning.queries.calendar_feeds import FoundFeed
from fagloft.contexts.planning.queries.event_changes import LONG_AGO
from fagloft.contexts.planning.queries.events import WheelEvent
from fagloft.engine.annual_wheel import is_dated, takes_people_away
from fagloft.web.wheel.event_words import kind_word, title_of

PRODUCT = "-//Fagloft//Fagloft//NB"
READ_AGAIN_AFTER = timedelta(hours=6)


def write_calendar(events: Iterable[WheelEvent], *, feed: FoundFeed, name: str) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Årshjul: %(name)s") % {"name": name})
    calendar.add("x-wr-timezone", "Europe/Oslo")
    calendar.add("refresh-interval", READ_AGAIN_AFTER, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")  # the same for programs that know no other
    for event in events:
        calendar.add_component(_write(event, feed))
    return bytes(calendar.to_ical())


def _write(event: WheelEvent, feed: FoundFeed) -> Event:
    """The moment it was written is when it last changed: the same text as long as nothing does."""
    changed_at = feed.made_at if event.changed_at == LONG_AGO else event.changed_at
    is_busy = is_dated(event.starts_on, event.ends_on) and takes_people_away(event.hours)
    written = Event()
    written.add("uid", f"{event.key}@{feed.organisation_code}.fagloft")
    written.add("dtstamp", _whole_seconds(changed_at))
    written.add("last-modified", _whole_seconds(changed_at))
    written.add("sequence", event.sequence)
    written.add("summary", title_of(event))
    written.add("dtstart", event.starts_on)
    written.add("dtend", event.ends_on)
    written.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    written.add("transp", "OPAQUE" if is_busy and not event.is_cancelled else "TRANSPARENT")
    written.add("categories", [kind_word(event)])
    if event.place:
        written.add("location", event.place)
    return written


def _whole_seconds(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)
