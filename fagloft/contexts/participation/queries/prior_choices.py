"""What is settled before a plan is made: who is away when, who has a seat, and what leaders have said of a seat."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.participation.models import Absence, Enrolment, SeatChoice
from fagloft.contexts.participation.queries.session_tables import get_levels_given, last_day
from fagloft.engine.planning.tables import LOCKS, UNAVAILABLE, WISHES

REFUSED = (Enrolment.Status.DECLINED, Enrolment.Status.WITHDRAWN)
Kind = SeatChoice.Kind


@dataclass(frozen=True)
class Seat:
    """An accepted seat that is still to come: its days, and what it gives."""

    person_id: int
    session_id: int
    starts_on: date
    last_on: date
    levels: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Choices:
    locks: pl.DataFrame
    wishes: pl.DataFrame


def get_accepted_seats(*, scope: Scope, person_ids: Iterable[int], today: date) -> tuple[Seat, ...]:
    """Seats these people have in sessions that are not over and not cancelled."""
    rows = Enrolment.objects.filter(
        tenant_id=scope.tenant_id,
        person_id__in=list(person_ids),
        status=Enrolment.Status.ACCEPTED,
        session__cancelled_on=None,
    ).select_related("session")
    ahead = [row for row in rows.order_by("pk") if last_day(row.session) >= today]
    given = get_levels_given(scope=scope, offer_ids={row.session.offer_id for row in ahead})
    return tuple(
        Seat(
            person_id=row.person_id,
            session_id=row.session_id,
            starts_on=row.session.starts_on,
            last_on=last_day(row.session),
            levels=tuple(given.get(row.session.offer_id, {}).items()),
        )
        for row in ahead
    )


def list_days_away(
    *, scope: Scope, people: pl.DataFrame, seats: Iterable[Seat], starts_on: date, ends_on: date
) -> pl.DataFrame:
    """Days of the period on which people cannot attend: absent, at another session, or no longer employed."""
    ids = [int(person_id) for person_id in people["person_id"]]
    absences = Absence.objects.filter(
        tenant_id=scope.tenant_id, person_id__in=ids, starts_on__lt=ends_on, ends_on__gt=starts_on
    )
    stretches = [
        *absences.values_list("person_id", "starts_on", "ends_on"),
        *((seat.person_id, seat.starts_on, seat.last_on + timedelta(days=1)) for seat in seats),
        *people.drop_nulls("leaves_on").select("person_id", "leaves_on", pl.lit(ends_on)).iter_rows(),
    ]
    days = {
        (str(person_id), day)
        for person_id, first, end in stretches
        for day in _days(max(first, starts_on), min(end, ends_on))
    }
    return pl.DataFrame(sorted(days), schema=UNAVAILABLE, orient="row")


def get_choices(
    *, scope: Scope, person_ids: Iterable[int], session_ids: Iterable[int], seats: Iterable[Seat]
) -> Choices:
    """Fixed choices and wishes of these people for these sessions; a seat that was refused is fixed as a no."""
    people, sessions = list(person_ids), list(session_ids)
    where = {"tenant_id": scope.tenant_id, "person_id__in": people, "session_id__in": sessions}
    kinds = dict.fromkeys(
        Enrolment.objects.filter(status__in=REFUSED, **where).values_list("person_id", "session_id"), Kind.MUST_NOT
    )
    for person_id, session_id, kind in SeatChoice.objects.filter(**where).values_list(
        "person_id", "session_id", "kind"
    ):
        if kind != Kind.WISH or (person_id, session_id) not in kinds:
            kinds[person_id, session_id] = Kind(kind)
    has_seat = {(seat.person_id, seat.session_id) for seat in seats}
    said = sorted(
        (str(person), str(session), kind)
        for (person, session), kind in kinds.items()
        if (person, session) not in has_seat
    )
    locks = [(person, session, kind == Kind.MUST) for person, session, kind in said if kind != Kind.WISH]
    wishes = [(person, session) for person, session, kind in said if kind == Kind.WISH]
    return Choices(
        locks=pl.DataFrame(locks, schema=LOCKS, orient="row"), wishes=pl.DataFrame(wishes, schema=WISHES, orient="row")
    )


def _days(first: date, end: date) -> Iterable[date]:
    return (first + timedelta(days=number) for number in range(max(0, (end - first).days)))
