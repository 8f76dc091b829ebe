from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from fagloft.contexts.competence.models import Competence
from fagloft.contexts.offers.actions import offers, sessions
from fagloft.contexts.offers.models import Offer, OfferCompetence
from fagloft.contexts.offers.queries.offers import NoSuchOffer, OfferFilter, get_offer, get_offers
from fagloft.contexts.offers.queries.texts import get_offer_text
from tests.contexts.offers.calendar import add_offer, add_session, add_shared, days_ahead, offer_text
from tests.world import World

EVERYTHING = OfferFilter()


def titles(world: World, reader: str = "bjorn", **wanted: Any) -> list[str]:
    rows = get_offers(scope=world.scope_of(reader), on=world.today, wanted=OfferFilter(**wanted))
    return [row.title for row in rows]


@pytest.mark.parametrize("reader", ["bjorn", "jonas", "frida", "gunnar"])
def test_who_leads_deputises_develops_or_directs_adds_local_offers(world: World, reader: str) -> None:
    number = add_offer(world, reader)
    offer = get_offer(scope=world.scope_of(reader), offer_id=number, on=world.today)

    assert (offer.title, offer.code, offer.is_shared, offer.may_be_edited) == (
        "HLR på avdelingen",
        "hlr-pa-avdelingen",
        False,
        True,
    )
    assert [(given.name, given.level) for given in offer.gives] == [("Hjerte-lungeredning", 1)]


@pytest.mark.parametrize("reader", ["anna", "hanne", "ivar"])
def test_nobody_else_decides(world: World, reader: str) -> None:
    with pytest.raises(offers.NotYoursToDecide):
        add_offer(world, reader)


def test_regional_adviser_adds_shared_offers_that_members_read_and_do_not_change(world: World) -> None:
    number, _session = add_shared(world)
    for reader in ("bjorn", "sigrid", "anna"):
        offer = get_offer(scope=world.scope_of(reader), offer_id=number, on=world.today)
        assert (offer.is_shared, offer.may_be_edited) == (True, False)
    with pytest.raises(offers.NoSuchOffer):
        offers.retire(scope=world.scope_of("gunnar"), offer_id=number, on=world.today)


def test_local_offer_is_not_there_for_the_neighbour(world: World) -> None:
    number = add_offer(world)

    assert titles(world, "sigrid") == []
    with pytest.raises(NoSuchOffer):
        get_offer(scope=world.scope_of("sigrid"), offer_id=number, on=world.today)
    with pytest.raises(NoSuchOffer):
        get_offer_text(scope=world.scope_of("sigrid"), offer_id=number)


def test_code_is_made_from_the_title_and_free(world: World) -> None:
    first, second, third = add_offer(world), add_offer(world), add_offer(world, title="???")
    codes = dict(Offer.objects.values_list("pk", "code"))

    assert (codes[first], codes[second], codes[third]) == ("hlr-pa-avdelingen", "hlr-pa-avdelingen-2", "tilbud")
    told: dict[str, Any] = {"scope": world.scope_of("bjorn"), "text": offer_text(world), "on": world.today}
    assert Offer.objects.get(pk=offers.add(**told, code="eget")).code == "eget"
    with pytest.raises(offers.CodeIsTaken):
        offers.add(**told, code="eget")


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"title": "  "}, offers.WithoutTitle),
        ({"learning_form": "osmosis"}, offers.NoSuchLearningForm),
        ({"competences": ((987654321, 1),)}, offers.NoSuchCompetence),
    ],
)
def test_bad_input_is_refused(world: World, changed: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        add_offer(world, **changed)


def test_level_exists_and_a_competence_is_given_once(world: World) -> None:
    hlr = world.competences["hlr"].pk
    with pytest.raises(offers.NoSuchLevel):
        add_offer(world, competences=((hlr, 9),))
    with pytest.raises(offers.CompetenceTwice):
        add_offer(world, competences=((hlr, 1), (hlr, 2)))


def test_change_asks_for_the_edition_that_was_seen(world: World) -> None:
    number = add_offer(world)
    scope = world.scope_of("bjorn")
    text, edition = get_offer_text(scope=scope, offer_id=number)
    assert text == offer_text(world)
    told: dict[str, Any] = {"scope": scope, "offer_id": number, "edition": edition, "on": world.today}
    offers.change(**told, text=offer_text(world, title="HLR", competences=()))

    assert get_offer(scope=scope, offer_id=number, on=world.today).gives == ()
    with pytest.raises(offers.ChangedMeanwhile):
        offers.change(**told, text=offer_text(world, title="HLR og hjertestarter"))


def test_competence_that_was_retired_meanwhile_may_stay(world: World) -> None:
    number = add_offer(world)
    world.declare(world.community)
    Competence.objects.filter(pk=world.competences["hlr"].pk).update(retired_on=world.today)
    scope = world.scope_of("bjorn")
    offers.change(scope=scope, offer_id=number, text=offer_text(world, title="HLR"), edition=1, on=world.today)

    with pytest.raises(offers.NoSuchCompetence):
        add_offer(world)


def test_retired_offer_is_not_listed_and_can_be_offered_again(world: World) -> None:
    number = add_offer(world)
    scope = world.scope_of("bjorn")
    offers.retire(scope=scope, offer_id=number, on=world.today)
    assert titles(world) == []
    assert get_offer(scope=scope, offer_id=number, on=world.today).retired_on == world.today
    with pytest.raises(sessions.OfferIsRetired):
        add_session(world, number)
    offers.take_back_retirement(scope=scope, offer_id=number)

    assert titles(world) == ["HLR på avdelingen"]


def test_offer_with_sessions_to_come_is_not_retired(world: World) -> None:
    number = add_offer(world)
    session = add_session(world, number)
    scope = world.scope_of("bjorn")
    with pytest.raises(offers.HasSessionsToCome):
        offers.retire(scope=scope, offer_id=number, on=world.today)
    sessions.cancel(scope=scope, session_id=session, reason="Få påmeldte", today=world.today)
    offers.retire(scope=scope, offer_id=number, on=world.today)

    with pytest.raises(sessions.OfferIsRetired):
        sessions.take_back_cancellation(scope=scope, session_id=session, today=world.today)


def test_what_is_held_first_stands_first(world: World) -> None:
    later, sooner = add_offer(world, title="A"), add_offer(world, title="B")
    add_offer(world, title="C")
    add_session(world, later, starts_on=days_ahead(world, 40))
    add_session(world, sooner, starts_on=days_ahead(world, 20))
    add_session(world, sooner, starts_on=days_ahead(world, 60))
    rows = get_offers(scope=world.scope_of("bjorn"), on=world.today, wanted=EVERYTHING)

    assert [row.title for row in rows] == ["B", "A", "C"]
    held = rows[0].offered_next
    assert held is not None
    assert (held.starts_on, held.sessions, held.capacity) == (days_ahead(world, 20), 2, 12)
    assert rows[2].offered_next is None


def test_list_is_filtered(world: World) -> None:
    add_session(world, add_offer(world, description="Hjertestarter"))
    add_shared(world, learning_form="course", competences=((world.competences["picc"].pk, 1),))
    add_offer(world, title="E-læring")

    assert titles(world, words="hjertestarter SANDEFJORD") == ["HLR på avdelingen"]
    assert titles(world, competence_id=world.competences["picc"].pk) == ["PICC-kurs"]
    assert titles(world, learning_form="course") == ["PICC-kurs"]
    assert titles(world, owner="shared") == ["PICC-kurs"]
    assert titles(world, owner="own") == ["HLR på avdelingen", "E-læring"]
    assert titles(world, place="Tønsberg") == ["PICC-kurs"]
    assert titles(world, starts_on=days_ahead(world, 11)) == []
    assert titles(world, ends_on=days_ahead(world, 11)) == ["HLR på avdelingen", "PICC-kurs"]


def test_page_of_an_offer_tells_what_was_held_apart_from_what_comes(world: World) -> None:
    number = add_offer(world)
    first, last = add_session(world, number), add_session(world, number, starts_on=days_ahead(world, 50))
    offer = get_offer(scope=world.scope_of("bjorn"), offer_id=number, on=days_ahead(world, 30))

    assert [session.id for session in offer.past] == [first]
    assert [session.id for session in offer.to_come] == [last]


def test_number_of_queries_is_constant(world: World, django_assert_num_queries: Any) -> None:
    for number in range(3):
        add_session(world, add_offer(world, title=f"Kurs {number}"))
    scope = world.scope_of("bjorn")
    with django_assert_num_queries(3):
        get_offers(scope=scope, on=world.today, wanted=EVERYTHING)


def test_constraints_bite(world: World) -> None:
    number = add_offer(world)
    tenant, hlr = world.municipality, world.competences["hlr"]
    faulty: list[Callable[[], object]] = [
        lambda: Offer.objects.create(tenant=tenant, code="hlr-pa-avdelingen", title="x", learning_form="course"),
        lambda: OfferCompetence.objects.create(tenant=tenant, offer_id=number, competence=hlr, level=2),
        lambda: OfferCompetence.objects.create(
            tenant=tenant, offer_id=number, competence=world.competences["picc"], level=0
        ),
    ]
    for write in faulty:
        with pytest.raises(IntegrityError), transaction.atomic():
            write()
    assert str(Offer.objects.get(pk=number)) == "HLR på avdelingen"
