from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from fagloft.contexts.offers.actions import seat_shares, sessions
from fagloft.contexts.offers.models import SeatShare, Session
from fagloft.contexts.offers.queries.next_sessions import get_next_sessions
from fagloft.contexts.offers.queries.seat_shares import get_member_shares
from fagloft.contexts.offers.queries.sessions import (
    SESSIONS,
    get_places,
    get_session,
    get_sessions_for,
    sessions_frame,
)
from fagloft.contexts.offers.queries.texts import get_session_text
from tests.contexts.offers.calendar import add_offer, add_session, add_shared, days_ahead, session_text
from tests.world import World


def test_session_is_planned_and_moved(world: World) -> None:
    number = add_session(world, add_offer(world))
    scope = world.scope_of("bjorn")
    text, edition = get_session_text(scope=scope, session_id=number)
    assert text == session_text(world)
    moved = session_text(world, starts_on=days_ahead(world, 12), place="Stokke")
    told: dict[str, Any] = {
        "scope": scope,
        "session_id": number,
        "text": moved,
        "edition": edition,
        "today": world.today,
    }
    sessions.change(**told)

    assert get_session(scope=scope, session_id=number).place == "Stokke"
    with pytest.raises(sessions.ChangedMeanwhile):
        sessions.change(**told)


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"starts_on": -1}, sessions.InThePast),
        ({"starts_on": 2000}, sessions.TooFarAhead),
        ({"days": 0}, sessions.LastsTooLong),
        ({"days": 31}, sessions.LastsTooLong),
        ({"hours_per_day": Decimal(0)}, sessions.HoursAreNotRight),
        ({"hours_per_day": Decimal(25)}, sessions.HoursAreNotRight),
        ({"capacity": 0}, sessions.PlacesAreNotRight),
        ({"capacity": 2001}, sessions.PlacesAreNotRight),
        ({"seat_cost": Decimal(-1)}, sessions.CostIsNotRight),
        ({"seat_cost": Decimal(200_001)}, sessions.CostIsNotRight),
        ({"place": "  "}, sessions.WithoutPlace),
    ],
)
def test_bad_input_is_refused(world: World, changed: dict[str, Any], refusal: type[Exception]) -> None:
    if "starts_on" in changed:
        changed = {"starts_on": days_ahead(world, changed["starts_on"])}
    offer = add_offer(world)
    with pytest.raises(refusal):
        add_session(world, offer, **changed)
    assert not Session.objects.exists()


def test_edges_of_what_is_allowed(world: World) -> None:
    offer = add_offer(world)

    assert add_session(world, offer, starts_on=world.today, days=30, capacity=1, seat_cost=Decimal(0))


def test_only_the_owner_plans(world: World) -> None:
    local, (shared, session) = add_offer(world), add_shared(world)
    planned = add_session(world, local)
    for reader, offer, refusal in (
        ("anna", local, sessions.NotYoursToDecide),
        ("sigrid", local, sessions.NoSuchOffer),
        ("gunnar", shared, sessions.NoSuchOffer),
    ):
        with pytest.raises(refusal):
            add_session(world, offer, reader)
    with pytest.raises(sessions.NoSuchSession):
        sessions.cancel(scope=world.scope_of("gunnar"), session_id=session, reason="x", today=world.today)
    with pytest.raises(sessions.NoSuchSession):
        get_session_text(scope=world.scope_of("gunnar"), session_id=session)
    with pytest.raises(sessions.NoSuchSession):
        get_session(scope=world.scope_of("sigrid"), session_id=planned)


def test_cancelled_session_says_why_and_can_be_held_after_all(world: World) -> None:
    number = add_session(world, add_offer(world))
    told: dict[str, Any] = {"scope": world.scope_of("bjorn"), "session_id": number, "today": world.today}
    with pytest.raises(sessions.WithoutReason):
        sessions.cancel(**told, reason=" ")
    sessions.cancel(**told, reason="Instruktøren er syk")
    row = get_session(scope=told["scope"], session_id=number)
    assert (row.cancelled_on, row.cancelled_reason, row.edition) == (world.today, "Instruktøren er syk", 2)
    with pytest.raises(sessions.IsCancelled):
        sessions.cancel(**told, reason="Igjen")
    with pytest.raises(sessions.IsCancelled):
        sessions.change(**told, text=session_text(world), edition=2)
    sessions.take_back_cancellation(**told)

    assert get_session(scope=told["scope"], session_id=number).cancelled_on is None


def test_what_has_begun_is_history(world: World) -> None:
    number = add_session(world, add_offer(world))
    told: dict[str, Any] = {"scope": world.scope_of("bjorn"), "session_id": number, "today": days_ahead(world, 11)}
    with pytest.raises(sessions.HasBegun):
        sessions.cancel(**told, reason="x")
    with pytest.raises(sessions.HasBegun):
        sessions.take_back_cancellation(**told)
    with pytest.raises(sessions.HasBegun):
        sessions.change(**told, text=session_text(world), edition=1)


def test_places_of_a_shared_session_are_divided(world: World) -> None:
    _offer, number = add_shared(world)
    told: dict[str, Any] = {"scope": world.scope_of("dag"), "session_id": number, "today": world.today}
    own, neighbour = world.municipality.pk, world.neighbour.pk
    seat_shares.share_out(**told, seats={own: 8, neighbour: 12})
    seat_shares.share_out(**told, seats={own: 5, neighbour: 0})
    assert {share.name: share.seats for share in get_member_shares(scope=told["scope"], session_id=number)} == {
        "Sandefjord kommune": 5,
        "Larvik kommune": 0,
    }
    assert get_session(scope=world.scope_of("bjorn"), session_id=number).own_seats == 5
    assert get_session(scope=world.scope_of("sigrid"), session_id=number).own_seats == 0

    world.scope_of("dag")
    for seats, refusal in (
        ({own: 21}, seat_shares.MoreSeatsThanPlaces),
        ({own: -1}, seat_shares.NegativeSeats),
        ({world.community.pk: 1}, seat_shares.NoSuchMember),
    ):
        with pytest.raises(refusal):
            seat_shares.share_out(**told, seats=seats)
    with pytest.raises(sessions.FewerPlacesThanShared):
        sessions.change(**told, text=session_text(world, capacity=4), edition=1)


def test_only_the_health_community_divides_places(world: World) -> None:
    local, (_offer, shared) = add_session(world, add_offer(world)), add_shared(world)
    with pytest.raises(seat_shares.NotYoursToDecide):
        seat_shares.share_out(scope=world.scope_of("gunnar"), session_id=local, seats={}, today=world.today)
    with pytest.raises(seat_shares.NotYoursToDecide):
        seat_shares.share_out(scope=world.scope_of("anna"), session_id=local, seats={}, today=world.today)
    for session, today in ((local, world.today), (shared, days_ahead(world, 11))):
        with pytest.raises(seat_shares.NoSuchSession):
            seat_shares.share_out(scope=world.scope_of("dag"), session_id=session, seats={}, today=today)


def test_sessions_are_found_by_what_they_give(world: World) -> None:
    add_shared(world, competences=((world.competences["picc"].pk, 1),))
    local = add_session(world, add_offer(world), starts_on=days_ahead(world, 5))
    scope = world.scope_of("bjorn")
    told: dict[str, Any] = {"starts_on": world.today, "ends_on": days_ahead(world, 30)}
    both = {world.competences["hlr"].pk, world.competences["picc"].pk}

    assert [row.title for row in get_sessions_for(scope=scope, competence_ids=both, **told)] == [
        "HLR på avdelingen",
        "PICC-kurs",
    ]
    only = get_sessions_for(scope=scope, competence_ids={world.competences["hlr"].pk}, **told)
    assert [row.id for row in only] == [local]
    assert get_places(scope=scope, on=world.today) == ("Sandefjord", "Tønsberg")


def test_frame_of_sessions_has_every_open_one_with_what_it_gives(world: World) -> None:
    shared_offer, shared = add_shared(world)
    cancelled = add_session(world, add_offer(world))
    sessions.cancel(scope=world.scope_of("bjorn"), session_id=cancelled, reason="x", today=world.today)
    scope = world.scope_of("dag")
    seat_shares.share_out(scope=scope, session_id=shared, seats={world.municipality.pk: 7}, today=world.today)
    frame = sessions_frame(scope=world.scope_of("bjorn"), starts_on=world.today, ends_on=days_ahead(world, 11))

    assert frame.schema == SESSIONS
    assert frame.row(0, named=True) == {
        "session_id": shared,
        "offer_id": shared_offer,
        "title": "PICC-kurs",
        "competence_ids": [world.competences["hlr"].pk],
        "levels": [1],
        "starts_on": days_ahead(world, 10),
        "days": 1,
        "hours_per_day": Decimal("3.50"),
        "capacity": 20,
        "seat_cost": Decimal("450.00"),
        "place": "Tønsberg",
        "own_seats": 7,
        "is_shared": True,
    }
    assert frame.height == 1
    empty = sessions_frame(scope=scope, starts_on=world.today, ends_on=days_ahead(world, 10))
    assert (empty.height, empty.schema) == (0, SESSIONS)


def test_next_session_is_the_first_that_gives_the_level(world: World, django_assert_num_queries: Any) -> None:
    hlr, picc = world.competences["hlr"].pk, world.competences["picc"].pk
    add_session(world, add_offer(world), starts_on=days_ahead(world, 20))
    first = add_offer(world, title="Først")
    add_session(world, first, starts_on=days_ahead(world, 3))
    add_session(world, first, starts_on=days_ahead(world, 2))
    add_offer(world, title="Uten samling")
    scope = world.scope_of("bjorn")
    with django_assert_num_queries(1):
        found = get_next_sessions(scope=scope, needs={hlr: 1, picc: 1}, on=world.today)

    assert set(found) == {hlr}
    assert (found[hlr].title, found[hlr].starts_on, found[hlr].seat_cost) == ("Først", days_ahead(world, 2), 450)
    assert get_next_sessions(scope=scope, needs={hlr: 2}, on=world.today) == {}


def test_number_of_queries_is_constant(world: World, django_assert_num_queries: Any) -> None:
    for number in range(3):
        add_session(world, add_offer(world, title=f"Kurs {number}"))
    scope = world.scope_of("bjorn")
    with django_assert_num_queries(3):
        sessions_frame(scope=scope, starts_on=world.today, ends_on=days_ahead(world, 30))


@pytest.mark.parametrize(
    "faulty",
    [
        {"days": 0},
        {"days": 61},
        {"hours_per_day": 0},
        {"hours_per_day": 25},
        {"capacity": 0},
        {"seat_cost": -1},
        {"cancelled_reason": "uten dag"},
        {"cancelled_on": "2026-11-22"},
    ],
)
def test_constraints_of_a_session_bite(world: World, faulty: dict[str, Any]) -> None:
    number = add_session(world, add_offer(world))
    with pytest.raises(IntegrityError), transaction.atomic():
        Session.objects.filter(pk=number).update(**faulty)


def test_share_of_an_organisation_is_one(world: World) -> None:
    _offer, number = add_shared(world)
    told: dict[str, Any] = {
        "tenant": world.community,
        "session_id": number,
        "organisation": world.municipality,
        "seats": 1,
    }
    SeatShare.objects.create(**told)
    with pytest.raises(IntegrityError), transaction.atomic():
        SeatShare.objects.create(**told)
