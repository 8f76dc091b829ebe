"""How many leaders need what: of all of them, with small groups hidden, told to the health community."""

import pytest
from django.db import IntegrityError, transaction

from fagloft.contexts.leadership.actions import need_figures as actions
from fagloft.contexts.leadership.models import LeaderNeed, LeaderNeedFigure
from fagloft.contexts.leadership.queries.need_figures import NeedNumber, NeedsOfMember, add_up, get_need_figures
from fagloft.contexts.organisations.models import Organisation
from fagloft.database.tenancy import declare
from tests.contexts.leadership.line import add_leaders
from tests.world import World


def need(world: World, count: int, of: int, topic: str = "recruitment") -> None:
    """So many more leaders, and so many of them who need a topic."""
    for number, person in enumerate(add_leaders(world, of)):
        LeaderNeed.objects.create(
            tenant=world.municipality, person=person, seen_by="self", topic=topic, weight=3 if number < count else 1,
            assessed_on=world.today, assessed_by_name="Kim",
        )  # fmt: skip


def count(world: World) -> NeedsOfMember:
    actions.count(tenant_id=world.municipality.pk, on=world.today)
    (member,) = get_need_figures(scope=world.scope_of("dag"))
    return member


def test_need_is_counted_of_all_leaders(world: World) -> None:
    need(world, 6, of=12)
    member = count(world)

    assert (member.name, member.counted_on) == ("Sandefjord kommune", world.today)
    for code in ("recruitment", "theme:4.1"):
        assert member.numbers[code, ""] == NeedNumber(15, 6)  # twelve more, Bjørn, Clara and Jonas
        assert member.numbers[code, "first_line"] == NeedNumber(15, 6)
    assert member.numbers["ict", ""] == NeedNumber(15, 0)
    assert member.numbers["recruitment", ""].share == 0.4


def test_few_are_hidden(world: World) -> None:
    need(world, 4, of=12)
    member = count(world)

    assert member.numbers["recruitment", ""] == NeedNumber(15, None)
    assert member.numbers["recruitment", ""].share is None


def test_counting_again_replaces(world: World) -> None:
    need(world, 6, of=12)
    count(world)
    world.declare()
    LeaderNeed.objects.update(weight=0)

    assert count(world).numbers["recruitment", ""] == NeedNumber(15, 0)


def test_both_views_count(world: World) -> None:
    need(world, 6, of=12)
    for person_id in LeaderNeed.objects.filter(weight=3).values_list("person_id", flat=True):
        LeaderNeed.objects.create(
            tenant=world.municipality, person_id=person_id, seen_by="superior", topic="recruitment", weight=0,
            assessed_on=world.today, assessed_by_name="Frida",
        )  # fmt: skip

    assert count(world).numbers["recruitment", ""] == NeedNumber(15, 6)  # 3 and 0 are 1.5, rounded up
    world.declare()
    LeaderNeed.objects.filter(weight=3).update(weight=2)
    assert count(world).numbers["recruitment", ""] == NeedNumber(15, 0)


def test_organisation_without_community_keeps_its_own(world: World) -> None:
    Organisation.objects.filter(pk=world.municipality.pk).update(community=None)
    actions.count(tenant_id=world.municipality.pk, on=world.today)
    declare(tenant_id=world.municipality.pk)

    assert LeaderNeedFigure.objects.filter(tenant=world.municipality, about=world.municipality).exists()


def test_without_leaders_nothing_is_counted_and_without_organisation_nothing_can_be(world: World) -> None:
    assert actions.count(tenant_id=world.community.pk, on=world.today) == 0
    with pytest.raises(actions.NoSuchOrganisation):
        actions.count(tenant_id=0, on=world.today)


def test_region_adds_up_what_is_shown_only(world: World) -> None:
    day = world.today
    members = [
        NeedsOfMember(1, "A", day, {("f1", ""): NeedNumber(20, 8), ("f2", ""): NeedNumber(20, None)}),
        NeedsOfMember(2, "B", day, {("f1", ""): NeedNumber(7, None), ("f2", ""): NeedNumber(7, None)}),
        NeedsOfMember(3, "C", day, {("f1", ""): NeedNumber(30, 10)}),
    ]

    assert add_up(members) == {("f1", ""): NeedNumber(50, 18), ("f2", ""): NeedNumber(27, None)}
    assert add_up(members[:2])["f1", ""] == NeedNumber(20, 8)
    few = NeedsOfMember(4, "D", day, {("f1", ""): NeedNumber(31, None)})
    assert add_up([*members, few])["f1", ""] == NeedNumber(88, None)


def test_constraints_bite(world: World) -> None:
    declare(tenant_id=world.community.pk)
    row = {"tenant": world.community, "about": world.municipality, "topic": "f1", "counted_on": world.today}
    LeaderNeedFigure.objects.create(**row, leaders=9, need_it=9)
    with pytest.raises(IntegrityError, match="leader_needs_are_counted_once"), transaction.atomic():
        LeaderNeedFigure.objects.create(**row, leaders=9, need_it=9)
    with pytest.raises(IntegrityError, match="no_more_leaders_need_than_there_are"), transaction.atomic():
        LeaderNeedFigure.objects.create(**row | {"topic": "f2"}, leaders=9, need_it=10)
