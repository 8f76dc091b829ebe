"""The seats of a unit in words: the answer, then session by session who is asked for, then what is coming."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.participation.queries.unit_enrolments import AwayDay, EnrolmentRow, UnitEnrolments
from fagloft.web.templatetags.formats import day_month, money, number
from fagloft.web.training.words import days_words


@dataclass(frozen=True)
class Seat:
    id: int
    name: str
    url: str
    facts: str
    detail: str
    decline_url: str
    may_be_decided: bool


@dataclass(frozen=True)
class AwayLine:
    text: str
    is_short: bool


@dataclass(frozen=True)
class SessionSeats:
    """One session with those proposed for it, and what happens to the units on its days."""

    anchor: str
    title: str
    when: str
    place: str
    room: str
    is_tight: bool
    seats: tuple[Seat, ...]
    away: tuple[AwayLine, ...]
    all_ids: tuple[int, ...]
    all_label: str


@dataclass(frozen=True)
class UnitTrainingPage:
    unit_id: int
    unit_name: str
    heading: str
    sessions: tuple[SessionSeats, ...]
    attention: tuple[SessionSeats, ...]
    coming: tuple[SessionSeats, ...]


def present(found: UnitEnrolments) -> UnitTrainingPage:
    return UnitTrainingPage(
        unit_id=found.unit_id,
        unit_name=found.unit_name,
        heading=_heading(found),
        sessions=tuple(_waiting(rows, found) for rows in _by_session(found.waiting)),
        attention=tuple(_attention(rows) for rows in _by_session(found.attention)),
        coming=tuple(_session(rows) for rows in _by_session(found.coming)),
    )


def _heading(found: UnitEnrolments) -> str:
    waiting = len(found.waiting)
    if waiting:
        return ngettext(
            "%(count)d påmelding venter på ja eller nei", "%(count)d påmeldinger venter på ja eller nei", waiting
        ) % {"count": waiting}
    if found.attention:
        count = len(found.attention)
        return ngettext("%(count)d påmelding må ryddes opp i", "%(count)d påmeldinger må ryddes opp i", count) % {
            "count": count
        }
    if found.coming:
        count = len(found.coming)
        return ngettext(
            "%(count)d påmelding er godtatt, ingen venter", "%(count)d påmeldinger er godtatt, ingen venter", count
        ) % {"count": count}
    return _("Ingen påmeldinger venter på deg")


def _by_session(rows: Iterable[EnrolmentRow]) -> list[list[EnrolmentRow]]:
    return [list(group) for _key, group in groupby(rows, key=lambda row: row.session_id)]


def _session(rows: list[EnrolmentRow], **more: object) -> SessionSeats:
    first = rows[0]
    facts: dict[str, object] = {
        "anchor": f"session-{first.session_id}",
        "title": first.title,
        "when": days_words(first.starts_on, first.last_on),
        "place": first.place,
        "room": "",
        "is_tight": False,
        "seats": tuple(_seat(row, shows_unit=len({row.unit_id for row in rows}) > 1) for row in rows),
        "away": (),
        "all_ids": (),
        "all_label": "",
    }
    return SessionSeats(**{**facts, **more})  # type: ignore[arg-type]


def _waiting(rows: list[EnrolmentRow], found: UnitEnrolments) -> SessionSeats:
    room, decided = found.seats_left[rows[0].session_id], [row for row in rows if row.may_be_decided]
    units = {row.unit_id for row in rows}
    first, last = rows[0].starts_on, rows[0].last_on
    days = [day for day in found.away if day.unit_id in units and first <= day.day <= last]
    label = _("Godta alle %(count)d") % {"count": len(decided)} if len(decided) > 1 else ""
    return _session(
        rows,
        room=_room(room),
        is_tight=room < len(rows),
        away=tuple(_away(day) for day in days),
        all_ids=tuple(row.id for row in decided) if label else (),
        all_label=label,
    )


def _attention(rows: list[EnrolmentRow]) -> SessionSeats:
    cancelled = [row for row in rows if row.attention == "cancelled"]
    room = _("Avlyst: %(reason)s") % {"reason": rows[0].cancelled_reason} if cancelled else ""
    closing = [row.id for row in cancelled if row.may_be_decided]
    label = ngettext("Fjern påmeldingen", "Fjern de %(count)d påmeldingene", len(closing)) % {"count": len(closing)}
    return _session(rows, room=room, is_tight=True, all_ids=tuple(closing), all_label=label if closing else "")


def _seat(row: EnrolmentRow, *, shows_unit: bool) -> Seat:
    return Seat(
        id=row.id,
        name=row.person_name,
        url=reverse("person", args=[row.person_id]) if row.attention != "left" else "",
        facts=" · ".join(part for part in (row.unit_name if shows_unit else "", money(row.cost)) if part),
        detail=_("Slutter eller har sluttet før samlingen") if row.attention == "left" else "",
        decline_url=reverse("enrolment_decline", args=[row.id]),
        may_be_decided=row.may_be_decided,
    )


def _room(room: int) -> str:
    if not room:
        return _("Ingen ledige plasser")
    return ngettext("%(count)s ledig plass", "%(count)s ledige plasser", room) % {"count": number(room)}


def _away(day: AwayDay) -> AwayLine:
    away = day.accepted + day.proposed + day.absent
    told = _("%(unit)s %(day)s: %(away)d av %(staff)d borte hvis alle går, %(left)d igjen") % {
        "unit": day.unit_name,
        "day": day_month(day.day),
        "away": away,
        "staff": day.staff,
        "left": day.left,
    }
    if day.minimum is None:
        return AwayLine(told + ".", is_short=False)
    return AwayLine(told + _(" (minst %(minimum)d må være det).") % {"minimum": day.minimum}, day.is_short)
