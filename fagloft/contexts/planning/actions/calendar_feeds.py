"""Make an address that a calendar reads, and take it back."""

import secrets
from datetime import datetime

from django.db import transaction

from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.models import CalendarFeed
from fagloft.contexts.planning.queries.calendar_feeds import NoSuchFeed, hash_token, may_end
from fagloft.contexts.planning.queries.circles import Circle, NoSuchCircle, get_surroundings

__all__ = ["NoSuchCircle", "NoSuchFeed", "end", "make", "take_back_end"]

BYTES = 32


@transaction.atomic
def make(*, scope: Scope, tree: UnitTree, circle: Circle, at: datetime) -> str:
    """Returns the secret part of the address. It is told this once: only its hash is kept."""
    get_surroundings(scope=scope, tree=tree, circle=circle, on=at.date())
    token = secrets.token_urlsafe(BYTES)
    CalendarFeed.objects.create(
        tenant_id=scope.tenant_id,
        unit_id=circle.unit_id,
        person_id=circle.person_id,
        token_hash=hash_token(token),
        made_at=at,
        made_by_name=scope.user_name,
    )
    return token


@transaction.atomic
def end(*, scope: Scope, feed_id: int, at: datetime) -> Circle:
    """From now on the address answers nobody. Returns whose it was."""
    feed = _own(scope, feed_id)
    if feed.ended_at is None:
        feed.ended_at = at
        feed.save(update_fields=["ended_at"])
    return Circle(feed.unit_id, feed.person_id)


@transaction.atomic
def take_back_end(*, scope: Scope, feed_id: int) -> Circle:
    """Undo an end: the address answers again."""
    feed = _own(scope, feed_id)
    feed.ended_at = None
    feed.save(update_fields=["ended_at"])
    return Circle(feed.unit_id, feed.person_id)


def _own(scope: Scope, feed_id: int) -> CalendarFeed:
    rows = CalendarFeed.objects.select_for_update(of=("self",))
    feed = rows.filter(tenant_id=scope.tenant_id, pk=feed_id).first()
    if feed is None or not may_end(scope, feed):
        raise NoSuchFeed
    return feed
