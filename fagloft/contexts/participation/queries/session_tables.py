"""The sessions a plan can use, as the planner takes them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import polars as pl
from django.db.models import F, Q

from fagloft.contexts.offers.models import OfferCompetence, Session
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.participation.queries.seats import get_seats_left
from fagloft.engine.planning.tables import SESSIONS

type Levels = Mapping[int, int]


def topic(competence_id: int | str, level: int) -> str:
    """A competence on a level, as the planner names what is learnt: a lower level does not close the gap."""
    return f"{competence_id}:{level}"


def load_sessions(
    *, scope: Scope, starts_on: date, ends_on: date, today: date, asked: Mapping[int, Iterable[int]]
) -> pl.DataFrame:
    """Sessions that begin after today and lie within the period; `asked` has the levels lacked of each competence.

    Own and shared, not cancelled, with the seats that are left; sessions that are full too, so that it can be said.
    """
    rows = _find(scope, max(starts_on, today + timedelta(days=1)), ends_on)
    given = get_levels_given(scope=scope, offer_ids={row.offer_id for row in rows})
    left = get_seats_left(scope=scope, session_ids=[row.pk for row in rows])
    table = [
        (
            str(row.pk),
            ";".join(_topics(given[row.offer_id], asked)),
            row.starts_on,
            row.days,
            row.hours_per_day,
            left[row.pk],
            row.seat_cost,
            row.place or None,
        )
        for row in rows
        if row.offer_id in given
    ]
    return pl.DataFrame(table, schema=SESSIONS, orient="row")


def get_levels_given(*, scope: Scope, offer_ids: Iterable[int]) -> dict[int, Levels]:
    """By offer: the level of each competence it gives. Offers that give none are absent."""
    given: dict[int, dict[int, int]] = defaultdict(dict)
    rows = OfferCompetence.objects.filter(tenant_id__in=[scope.tenant_id, scope.shared_id], offer_id__in=offer_ids)
    for offer_id, competence_id, level in rows.values_list("offer_id", "competence_id", "level"):
        given[offer_id][competence_id] = level
    return dict(given)


def last_day(session: Session) -> date:
    return session.starts_on + timedelta(days=session.days - 1)


def _find(scope: Scope, first: date, ends_on: date) -> list[Session]:
    rows = Session.objects.filter(
        Q(offer__retired_on=None) | Q(offer__retired_on__gt=F("starts_on")),
        tenant_id__in=[scope.tenant_id, scope.shared_id],
        cancelled_on=None,
        starts_on__gte=first,
        starts_on__lt=ends_on,
    )
    return [row for row in rows.order_by("starts_on", "pk") if last_day(row) < ends_on]


def _topics(given: Levels, asked: Mapping[int, Iterable[int]]) -> list[str]:
    """What is learnt, and every lower level of it that somebody lacks."""
    covered = {
        topic(competence_id, level)
        for competence_id, reached in given.items()
        for level in (reached, *asked.get(competence_id, ()))
        if level <= reached
    }
    return sorted(covered)
