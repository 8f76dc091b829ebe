from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from fagloft.contexts.organisations.models import Employment
from fagloft.contexts.organisations.queries.unit_trees import UnitTree, get_unit_tree
from fagloft.contexts.planning.actions import calendar_feeds
from fagloft.contexts.planning.models import CalendarFeed
from fagloft.contexts.planning.queries.calendar_feeds import draw_feed_scope, find_feed, get_feeds, hash_token
from fagloft.contexts.planning.queries.circles import Circle
from tests.world import World

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def tree_of(world: World) -> UnitTree:
    return get_unit_tree(tenant_id=world.municipality.pk, on=world.today, language="nb")


def make(world: World, who: str, circle: Circle) -> str:
    scope = world.scope_of(who)
    return calendar_feeds.make(scope=scope, tree=tree_of(world), circle=circle, at=NOW)


def ward(world: World) -> Circle:
    return Circle(unit_id=world.units["ward"].pk)


def test_only_the_hash_is_kept_and_finds_the_feed(world: World) -> None:
    token = make(world, "bjorn", ward(world))
    kept = CalendarFeed.objects.get()

    assert kept.token_hash == hash_token(token) != token
    assert len(token) >= 43
    found = find_feed(tenant_id=world.municipality.pk, token=token, on=world.today)
    assert (found.circle, found.shared_id) == (ward(world), world.community.pk)
    assert (found.organisation_code, found.organisation_name) == ("3907", "Sandefjord kommune")


@pytest.mark.parametrize("token", ["", "unknown", "æøå"])
def test_unknown_address_finds_nothing(world: World, token: str) -> None:
    make(world, "bjorn", ward(world))

    with pytest.raises(calendar_feeds.NoSuchFeed):
        find_feed(tenant_id=world.municipality.pk, token=token, on=world.today)


def test_address_of_another_organisation_finds_nothing(world: World) -> None:
    token = make(world, "bjorn", ward(world))
    world.declare(world.neighbour)

    for tenant in (world.neighbour, world.municipality):
        with pytest.raises(calendar_feeds.NoSuchFeed):
            find_feed(tenant_id=tenant.pk, token=token, on=world.today)


def test_ended_address_answers_nobody_until_that_is_taken_back(world: World) -> None:
    token = make(world, "bjorn", ward(world))
    scope = world.scope_of("bjorn")
    number = CalendarFeed.objects.get().pk

    assert calendar_feeds.end(scope=scope, feed_id=number, at=NOW) == ward(world)
    ended_at = CalendarFeed.objects.get().ended_at
    calendar_feeds.end(scope=scope, feed_id=number, at=datetime(2027, 1, 1, tzinfo=UTC))
    assert CalendarFeed.objects.get().ended_at == ended_at
    assert not get_feeds(scope=scope, circle=ward(world))
    with pytest.raises(calendar_feeds.NoSuchFeed):
        find_feed(tenant_id=world.municipality.pk, token=token, on=world.today)
    assert calendar_feeds.take_back_end(scope=scope, feed_id=number) == ward(world)
    assert find_feed(tenant_id=world.municipality.pk, token=token, on=world.today)


def test_address_of_one_who_has_left_answers_nobody(world: World) -> None:
    mine = Circle(person_id=world.people["anna"].pk)
    token = make(world, "anna", mine)
    assert find_feed(tenant_id=world.municipality.pk, token=token, on=world.today).circle == mine

    Employment.objects.filter(person=world.people["anna"]).update(ends_on=world.today)
    with pytest.raises(calendar_feeds.NoSuchFeed):
        find_feed(tenant_id=world.municipality.pk, token=token, on=world.today)


@pytest.mark.parametrize("who", ["anna", "clara", "sigrid"])
def test_nobody_makes_an_address_of_what_they_may_not_see(world: World, who: str) -> None:
    with pytest.raises(calendar_feeds.NoSuchCircle):
        make(world, who, ward(world))


def test_nobody_makes_an_address_of_another_person(world: World) -> None:
    with pytest.raises(calendar_feeds.NoSuchCircle):
        make(world, "bjorn", Circle(person_id=world.people["anna"].pk))


@pytest.mark.parametrize(
    ("who", "whose", "may"),
    [
        ("bjorn", "ward", True),
        ("jonas", "ward", True),
        ("gunnar", "ward", True),
        ("frida", "ward", False),
        ("anna", "ward", False),
        ("anna", "anna", True),
        ("bjorn", "anna", False),
        ("gunnar", "anna", False),
        ("gunnar", "all", True),
        ("clara", "all", False),
        ("sigrid", "ward", False),
    ],
)
def test_who_takes_an_address_back(world: World, who: str, whose: str, may: bool) -> None:
    circles = {"ward": ward(world), "anna": Circle(person_id=world.people["anna"].pk), "all": Circle()}
    maker = {"ward": "bjorn", "anna": "anna", "all": "bjorn"}[whose]
    make(world, maker, circles[whose])
    number = CalendarFeed.objects.get().pk
    scope = world.scope_of(who)

    if may:
        assert calendar_feeds.end(scope=scope, feed_id=number, at=NOW) == circles[whose]
    else:
        with pytest.raises(calendar_feeds.NoSuchFeed):
            calendar_feeds.end(scope=scope, feed_id=number, at=NOW)


def test_addresses_in_use_are_told_with_who_made_them(world: World) -> None:
    make(world, "frida", ward(world))
    make(world, "bjorn", Circle())
    rows = get_feeds(scope=world.scope_of("bjorn"), circle=ward(world))

    assert [(row.made_by_name, row.may_be_ended) for row in rows] == [("Frida Moen", True)]
    (own,) = get_feeds(scope=world.scope_of("frida"), circle=ward(world))
    assert own.may_be_ended


def test_reader_of_an_address_sees_nobody_by_name(world: World) -> None:
    tree = tree_of(world)
    for circle, units in ((Circle(), set()), (ward(world), {world.units["ward"].pk})):
        token = make(world, "bjorn", circle)
        feed = find_feed(tenant_id=world.municipality.pk, token=token, on=world.today)
        scope = draw_feed_scope(tenant_id=world.municipality.pk, feed=feed, tree=tree)
        assert scope.counted_units == units
        assert not scope.led_units | scope.person_ids
    token = make(world, "anna", Circle(person_id=world.people["anna"].pk))
    feed = find_feed(tenant_id=world.municipality.pk, token=token, on=world.today)
    own = draw_feed_scope(tenant_id=world.municipality.pk, feed=feed, tree=tree)
    assert own.person_ids == {world.people["anna"].pk}
    assert not own.counted_units


def test_health_community_has_addresses_too(world: World) -> None:
    scope = world.scope_of("dag")
    tree = get_unit_tree(tenant_id=scope.tenant_id, on=world.today, language="nb")
    token = calendar_feeds.make(scope=scope, tree=tree, circle=Circle(), at=NOW)
    feed = find_feed(tenant_id=scope.tenant_id, token=token, on=world.today)

    assert feed.shared_id == scope.tenant_id
    assert draw_feed_scope(tenant_id=scope.tenant_id, feed=feed, tree=tree).roles == {"regional_adviser"}


def test_feed_is_of_a_unit_or_of_a_person(world: World) -> None:
    with pytest.raises(IntegrityError, match="calendar_feed_is_of_a_unit_a_person_or_all"), transaction.atomic():
        CalendarFeed.objects.create(
            tenant=world.municipality,
            unit=world.units["ward"],
            person=world.people["anna"],
            token_hash="x",
            made_at=NOW,
        )
