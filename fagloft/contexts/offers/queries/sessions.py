"""When and where offers are held, for those who plan with them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import polars as pl
from django.db.models import QuerySet

from fagloft.contexts.offers.models import OfferCompetence, SeatShare, Session
from fagloft.contexts.offers.queries.ownership import is_shared
from fagloft.contexts.organisations.scope import Scope

SESSIONS = pl.Schema(
    {
        "session_id": pl.Int64(),
        "offer_id": pl.Int64(),
        "title": pl.String(),
        "competence_ids": pl.List(pl.Int64()),
        "levels": pl.List(pl.Int64()),
        "starts_on": pl.Date(),
        "days": pl.Int64(),
        "hours_per_day": pl.Decimal(4, 2),
        "capacity": pl.Int64(),
        "seat_cost": pl.Decimal(9, 2),
        "place": pl.String(),
        "own_seats": pl.Int64(),
        "is_shared": pl.Boolean(),
    }
)


class NoSuchSession(Exception):
    """The session does not exist, or belongs to somebody else."""


@dataclass(frozen=True)
class GivenCompetence:
    competence_id: int
    name: str
    short_name: str
    level: int


@dataclass(frozen=True)
class SessionRow:
    """`own_seats` are the places the reader's organisation may fill; none decided: first come, first served."""

    id: int
    offer_id: int
    title: str
    gives: tuple[GivenCompetence, ...]
    starts_on: date
    days: int
    hours_per_day: Decimal
    place: str
    capacity: int
    seat_cost: Decimal
    own_seats: int | None
    is_shared: bool
    cancelled_on: date | None
    cancelled_reason: str
    edition: int


def get_sessions_for(
    *, scope: Scope, competence_ids: Collection[int], starts_on: date, ends_on: date
) -> tuple[SessionRow, ...]:
    """Open sessions that begin in the period and give at least one of the competences, the first to come first."""
    offers = OfferCompetence.objects.filter(competence_id__in=competence_ids).values("offer_id")
    return describe(scope, open_from(scope, starts_on).filter(starts_on__lt=ends_on, offer_id__in=offers))


def get_session(*, scope: Scope, session_id: int) -> SessionRow:
    """One session the reader may know of, cancelled ones too."""
    rows = describe(scope, in_sight(scope).filter(pk=session_id))
    if not rows:
        raise NoSuchSession
    return rows[0]


def sessions_frame(*, scope: Scope, starts_on: date, ends_on: date) -> pl.DataFrame:
    """Every open session that begins in the period, in the columns of `SESSIONS`, the first to come first."""
    rows = describe(scope, open_from(scope, starts_on).filter(starts_on__lt=ends_on))
    return pl.DataFrame([_as_columns(row) for row in rows], schema=SESSIONS)


def get_places(*, scope: Scope, on: date) -> tuple[str, ...]:
    """Where open sessions to come are held."""
    return tuple(open_from(scope, on).order_by("place").values_list("place", flat=True).distinct())


def in_sight(scope: Scope) -> QuerySet[Session]:
    """Sessions of the reader's organisation and of the health community."""
    return Session.objects.filter(tenant_id__in=[scope.tenant_id, scope.shared_id])


def describe(scope: Scope, rows: QuerySet[Session]) -> tuple[SessionRow, ...]:
    """Sessions with what they give and the places that are one's own, by day."""
    sessions = list(rows.select_related("offer").order_by("starts_on", "id"))
    gives = get_given(scope, {session.offer_id for session in sessions})
    shares = SeatShare.objects.filter(session__in=sessions, organisation_id=scope.tenant_id)
    seats = dict(shares.values_list("session_id", "seats"))
    return tuple(_row(scope, session, gives[session.offer_id], seats.get(session.pk)) for session in sessions)


def get_given(scope: Scope, offer_ids: Iterable[int]) -> Mapping[int, tuple[GivenCompetence, ...]]:
    """What each of the offers gives, by name."""
    name = f"competence__name_{scope.language}"
    given: dict[int, list[GivenCompetence]] = defaultdict(list)
    rows = OfferCompetence.objects.filter(offer_id__in=offer_ids).order_by(name)
    columns = ("offer_id", "competence_id", name, "competence__short_name", "level")
    for offer_id, competence_id, told, short_name, level in rows.values_list(*columns):
        given[offer_id].append(GivenCompetence(competence_id, told, short_name or told, level))
    return defaultdict(tuple, {offer_id: tuple(gives) for offer_id, gives in given.items()})


def open_from(scope: Scope, starts_on: date) -> QuerySet[Session]:
    """Sessions that are not cancelled and begin on the day or later."""
    return in_sight(scope).filter(cancelled_on=None, starts_on__gte=starts_on)


def _row(scope: Scope, session: Session, gives: tuple[GivenCompetence, ...], own_seats: int | None) -> SessionRow:
    return SessionRow(
        id=session.pk,
        offer_id=session.offer_id,
        title=session.offer.title,
        gives=gives,
        starts_on=session.starts_on,
        days=session.days,
        hours_per_day=session.hours_per_day,
        place=session.place,
        capacity=session.capacity,
        seat_cost=session.seat_cost,
        own_seats=own_seats,
        is_shared=is_shared(scope, session.tenant_id),
        cancelled_on=session.cancelled_on,
        cancelled_reason=session.cancelled_reason,
        edition=session.edition,
    )


def _as_columns(row: SessionRow) -> dict[str, object]:
    plain = {name: getattr(row, name) for name in SESSIONS if hasattr(row, name)}
    return plain | {
        "session_id": row.id,
        "competence_ids": [given.competence_id for given in row.gives],
        "levels": [given.level for given in row.gives],
    }
