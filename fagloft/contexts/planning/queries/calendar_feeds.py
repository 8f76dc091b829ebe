"""Addresses that calendars read: whose they are, and which of them one may take back."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from fagloft.contexts.organisations.models import Employment, Organisation
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import DIRECTOR, REGIONAL_ADVISER, Scope
from fagloft.contexts.planning.models import CalendarFeed
from fagloft.contexts.planning.queries.circles import Circle


class NoSuchFeed(Exception):
    """Nobody has made such an address, or it was taken back."""


@dataclass(frozen=True)
class FeedRow:
    id: int
    made_at: datetime
    made_by_name: str
    may_be_ended: bool


@dataclass(frozen=True)
class FoundFeed:
    """Whose events an address gives; `made_at` stands in for what has no history."""

    circle: Circle
    shared_id: int | None
    organisation_code: str
    organisation_name: str
    made_at: datetime


def hash_token(token: str) -> str:
    """What is kept of a secret that has more than two hundred bits of chance: no salt is needed to hide it."""
    return hashlib.sha256(token.encode()).hexdigest()


def find_feed(*, tenant_id: int, token: str, on: date) -> FoundFeed:
    """Needs only the organisation to be declared, as nobody is signed in. Whoever has left has no calendar here."""
    feed = CalendarFeed.objects.filter(tenant_id=tenant_id, token_hash=hash_token(token), ended_at=None).first()
    if feed is None or (feed.person_id is not None and not _is_at_work(feed.person_id, on)):
        raise NoSuchFeed
    organisation = Organisation.objects.get(pk=tenant_id)
    is_community = organisation.kind == Organisation.Kind.HEALTH_COMMUNITY
    return FoundFeed(
        circle=Circle(unit_id=feed.unit_id, person_id=feed.person_id),
        shared_id=tenant_id if is_community else organisation.community_id,
        organisation_code=organisation.code,
        organisation_name=organisation.name,
        made_at=feed.made_at,
    )


def draw_feed_scope(*, tenant_id: int, feed: FoundFeed, tree: UnitTree) -> Scope:
    """What the reader of an address may see: the circle it was made for, in numbers, and nobody by name.

    The calendar of all holds what is common: what units plan for themselves is in their own calendars.
    """
    circle = feed.circle
    is_of_all = circle.unit_id is None and circle.person_id is None
    return Scope(
        tenant_id=tenant_id,
        shared_id=feed.shared_id,
        user_id=0,
        user_name="",
        # The one role that sees nothing but numbers.
        roles=frozenset({REGIONAL_ADVISER}) if is_of_all else frozenset(),
        person_ids=frozenset() if circle.person_id is None else frozenset({circle.person_id}),
        counted_units=tree.below([circle.unit_id]) if circle.unit_id is not None else frozenset(),
    )


def get_feeds(*, scope: Scope, circle: Circle) -> tuple[FeedRow, ...]:
    """The addresses of a circle that are in use, newest first."""
    # Django looks for NULL where the value is None.
    whose = Q(unit_id=circle.unit_id) & Q(person_id=circle.person_id)
    rows = CalendarFeed.objects.filter(whose, tenant_id=scope.tenant_id, ended_at=None)
    return tuple(
        FeedRow(row.pk, row.made_at, row.made_by_name, may_end(scope, row)) for row in rows.order_by("-made_at", "-pk")
    )


def may_end(scope: Scope, feed: CalendarFeed) -> bool:
    """One's own and those of one's units; the director all but those of persons."""
    if feed.person_id is not None:
        return feed.person_id in scope.person_ids
    is_led = feed.unit_id is not None and scope.may_lead(feed.unit_id)
    return is_led or scope.has(DIRECTOR) or feed.made_by_name == scope.user_name


def _is_at_work(person_id: int, on: date) -> bool:
    in_force = Q(starts_on__lte=on) & (Q(ends_on=None) | Q(ends_on__gt=on))
    return Employment.objects.filter(in_force, person_id=person_id).exists()
