"""What the page of the annual wheel says: the answer, the wheel, and the same as a list by month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby

from babel.dates import get_month_names
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from fagloft.contexts.planning.queries.event_conflicts import EventConflicts
from fagloft.contexts.planning.queries.events import WheelEvent
from fagloft.figures.annual_wheel import WheelMark, annual_wheel
from fagloft.web.templatetags.formats import LOCALES, day_and_month
from fagloft.web.wheel.conflict_words import ConflictWords
from fagloft.web.wheel.event_words import kind_word, ring_word, title_of
from fagloft.web.wheel.filters import COLLISIONS, KINDS, WheelFilter

HELD = ("measure", "session")
RINGS = ("organisation", "unit", "person")
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Place:
    """Whose wheel it is. `counts`: whether the reader follows the people of the unit, and may know how many."""

    name: str
    is_own: bool
    counts: bool
    unit_names: Mapping[str, str]
    unit_id: int | None = None
    other_titles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Line:
    number: int
    days: str
    title: str
    detail: str
    shape: str
    tag: str
    tag_colour: str
    collisions: tuple[str, ...]
    is_next: bool


@dataclass(frozen=True)
class Month:
    anchor: str
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class WheelPage:
    name: str
    is_own: bool
    heading: str
    lead: str
    svg: str
    months: tuple[Month, ...]
    earlier: tuple[Month, ...]
    legend: tuple[tuple[str, str], ...]
    rings: str


def present(
    events: Sequence[WheelEvent], conflicts: EventConflicts, form: WheelFilter, place: Place, *, today: date
) -> WheelPage:
    shown = [event for event in events if _is_chosen(event, form.kind(), conflicts)]
    following = _find_next(events, today)
    words = _Words(
        ConflictWords(
            conflicts,
            {event.key: event for event in events},
            place.unit_names,
            own_unit=str(place.unit_id),
            counts=place.counts,
            other_titles=place.other_titles,
        ),
        following,
        form.year(),
    )
    lines = [(event, words.line(number, event)) for number, event in enumerate(shown, start=1)]
    return WheelPage(
        name=place.name,
        is_own=place.is_own,
        heading=_answer(following, events, conflicts, form.year()),
        lead=_facts(place, shown, form.year()),
        svg=_draw(shown, conflicts, form.year(), today) if shown else "",
        months=words.months([pair for pair in lines if not _is_over(pair[0], form.year(), today)], "month"),
        earlier=words.months([pair for pair in lines if _is_over(pair[0], form.year(), today)], "earlier"),
        legend=_explain(shown, conflicts),
        rings=_name_rings(shown),
    )


@dataclass(frozen=True)
class _Words:
    conflicts: ConflictWords
    following: WheelEvent | None
    year: int

    def months(self, lines: Sequence[tuple[WheelEvent, Line]], anchor: str) -> tuple[Month, ...]:
        """What began before the year stands in January."""
        names = get_month_names("wide", context="stand-alone", locale=_locale())
        first = date(self.year, 1, 1)
        by_month = groupby(lines, key=lambda pair: max(pair[0].starts_on, first).month)
        return tuple(
            Month(f"{anchor}-{number}", names[number].capitalize(), tuple(line for _event, line in mine))
            for number, mine in by_month
        )

    def line(self, number: int, event: WheelEvent) -> Line:
        tag, colour = _tag(event)
        return Line(
            number=number,
            days=_days(event, self.year),
            title=title_of(event),
            detail=" · ".join(part for part in (kind_word(event), event.place, ring_word(event.ring)) if part),
            shape=_shape(event),
            tag=tag,
            tag_colour=colour,
            collisions=self.conflicts.lines_of(event),
            is_next=event is self.following,
        )


def _is_over(event: WheelEvent, year: int, today: date) -> bool:
    """In the year that runs, what is over makes room for what comes."""
    return year == today.year and event.ends_on <= today


def _is_chosen(event: WheelEvent, kind: str, conflicts: EventConflicts) -> bool:
    if kind == COLLISIONS:
        return event.key in conflicts.keys
    return not kind or event.kind in KINDS[kind]


def _find_next(events: Sequence[WheelEvent], today: date) -> WheelEvent | None:
    """What is only proposed may never come."""
    sure = (one for one in events if one.kind in HELD and not one.is_cancelled and not one.is_proposed)
    return next((one for one in sure if one.starts_on >= today), None)


def _answer(following: WheelEvent | None, events: Sequence[WheelEvent], conflicts: EventConflicts, year: int) -> str:
    """What comes next, and how much collides."""
    held = sum(event.kind in HELD and not event.is_cancelled for event in events)
    if following is not None:
        told = _("Neste: %(title)s %(day)s") % {
            "title": title_of(following),
            "day": day_and_month(following.starts_on),
        }
    elif held:
        told = _("Ingenting mer er planlagt i %(year)s") % {"year": year}
    else:
        return _("Ingen tiltak er planlagt i %(year)s") % {"year": year}
    count = sum(event.key in conflicts.keys for event in events)
    if not count:
        return told
    collisions = ngettext("%(count)d kollisjon", "%(count)d kollisjoner", count) % {"count": count}
    return f"{told}; {collisions}"


def _facts(place: Place, shown: Sequence[WheelEvent], year: int) -> str:
    counted = ngettext("%(count)d hendelse", "%(count)d hendelser", len(shown)) % {"count": len(shown)}
    return f"{place.name} · {year} · {counted}"


def _tag(event: WheelEvent) -> tuple[str, str]:
    if event.is_cancelled:
        return _("Avlyst"), "neutral"
    return (_("Forslag"), "info") if event.is_proposed else ("", "")


def _days(event: WheelEvent, year: int) -> str:
    """One day, or the first and the last; the year where it is another."""
    last = event.ends_on - A_DAY
    words = [f"{day_and_month(day)}{'' if day.year == year else f' {day.year}'}" for day in (event.starts_on, last)]
    return words[0] if event.starts_on == last else f"{words[0]} – {words[1]}"


def _shape(event: WheelEvent) -> str:
    if event.kind not in HELD:
        return "diamond"
    return "circle" if event.is_recurring else "square"


def _draw(shown: Sequence[WheelEvent], conflicts: EventConflicts, year: int, today: date) -> str:
    used = _rings_of(shown)
    months = get_month_names("abbreviated", context="stand-alone", locale=_locale())
    marks = [
        WheelMark(
            number=number,
            ring=used.index(event.ring),
            starts_on=event.starts_on,
            ends_on=event.ends_on,
            shape=_shape(event),
            standing="cancelled" if event.is_cancelled else "proposed" if event.is_proposed else "",
            collides=event.key in conflicts.keys,
        )
        for number, event in enumerate(shown, start=1)
    ]
    return annual_wheel(
        marks,
        year=year,
        rings=[ring_word(ring) for ring in used],
        months=[months[month].rstrip(".") for month in range(1, 13)],
        labelled_by="wheel-title wheel-list-title",
        today=today,
    )


def _rings_of(shown: Sequence[WheelEvent]) -> list[str]:
    return [ring for ring in RINGS if any(event.ring == ring for event in shown)]


def _name_rings(shown: Sequence[WheelEvent]) -> str:
    names = [ring_word(ring) for ring in _rings_of(shown)]
    return _("Fra ytterst: %(rings)s") % {"rings": ", ".join(names)} if len(names) > 1 else ""


def _explain(shown: Sequence[WheelEvent], conflicts: EventConflicts) -> tuple[tuple[str, str], ...]:
    """Only the signs that are on the wheel."""
    signs = {_shape(event) for event in shown}
    words = (
        ("square", _("enkelt tiltak eller samling")),
        ("circle", _("tiltak som kommer igjen")),
        ("diamond", _("frist, vedtak eller evaluering")),
    )
    found = [(sign, word) for sign, word in words if sign in signs]
    if any(event.key in conflicts.keys for event in shown):
        found.append(("collision", _("kolliderer")))
    return tuple(found)


def _locale() -> str:
    return LOCALES.get((get_language() or "nb")[:2], LOCALES["nb"])
