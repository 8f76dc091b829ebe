"""Which leadership education fits, in the browser: leader, leader above, director, and those who may not."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fagloft.contexts.audit.models import Reading
from fagloft.contexts.organisations.models import Organisation
from fagloft.web.leadership.match_words import journey_words
from tests.contexts.leadership.line import add_leaders, draw_line
from tests.contexts.leadership.market import need, offer, profile, settle
from tests.world import World

REASONS = (
    "dekker ledelse",
    "gratis",
    "ingen reise",
    "3 dager borte om gangen",
    "samlingene begynner en tirsdag",
    "10 av 30 ønskede studiepoeng",
    "deltid, samlinger",
    "5 dager borte om gangen, rammen er 3",
    "krever 5 års høyere utdanning, profilen sier 3",
    "tar opp på realkompetanse; få den vurdert",
    "krever 30 års erfaring, profilen sier 7",
    "hvilken utdanning som kreves, står ikke",
    "hvor mye erfaring som kreves, står ikke",
    "arbeidsgiveren bestiller, ingen melder seg på selv",
    "budsjettet er 50\xa0000\xa0kr",
    "90 studiepoeng, ønsket er høyst 60 nå",
    "for toppleder",
    "Spør tilbyderen om opptak",
    "Ikke åpent nå",
)


@pytest.fixture
def market(world: World) -> World:
    seat = settle(world)
    profile(
        world, "bjorn", days_away_max=3, budget=Decimal(50_000), wanted_credits=Decimal(30), credits_max=Decimal(60)
    )
    need(world, "bjorn", leadership=3, law_health=2, negotiation=2)
    offer(world, "course", topics=["leadership"], municipality=seat, price=Decimal(0))
    offer(world, "law", topics=["law_health"], price=None, credits_max=None, credits_min=None, is_part_time=None)
    offer(world, "week", topics=["leadership"], days_per_gathering=5, first_weekday=1)
    offer(world, "degree", topics=["leadership"], education_years=5, accepts_prior_learning=True)
    offer(world, "years", topics=["leadership"], experience_years=30)
    offer(world, "ask", topics=["leadership"], education_years=None, experience_years=None, individual_enrolment=False)
    offer(world, "dear", topics=["law_health"], price=Decimal(90_000), credits_max=Decimal(90), delivery=["online"])
    offer(world, "top", topics=["leadership"], leader_levels=["top_leader"])
    return world


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def page(world: World, who: str = "bjorn", whose: str = "bjorn", **asked: str) -> Any:
    return world.client_of(who).get(reverse("leader_matches", args=[world.people[whose].pk]), asked)


@pytest.mark.parametrize(
    ("who", "status"), [("bjorn", 200), ("frida", 200), ("clara", 404), ("jonas", 404), ("gunnar", 403), ("anna", 403)]
)
def test_leader_and_leader_above_see_the_suggestions(market: World, who: str, status: int) -> None:
    draw_line(market)
    assert page(market, who).status_code == status


def test_the_answer_stands_on_top_with_what_is_not_covered(market: World) -> None:
    shown = text(page(market))
    assert "2 tilbud dekker til sammen 2 av 3 behov" in shown
    assert "Ingen annen kombinasjon dekker mer for mindre." in shown
    assert "Ikke dekket: forhandling" in shown.casefold() or "Ikke dekket: forhandl" in shown
    assert "Det ukjente er ikke regnet med." in shown


def test_reasons_are_words(market: World) -> None:
    shown = page(market).content.decode()
    assert [words for words in REASONS if words not in shown] == []


def test_what_the_leader_has_not_told_is_no_fault_of_the_programmes(world: World) -> None:
    offer(world, "course", topics=["leadership"])
    shown = text(page(world))
    assert "Si hva du trenger, så blir forslagene dine egne" in shown
    assert "Ingen har sagt hvor organisasjonen holder til." in shown
    assert "Ønskede studiepoeng</dd>" not in shown
    assert "<dt>Ikke oppgitt</dt><dd>Reisetid, Reiseutgifter</dd>" in shown


def test_weights_are_an_address_and_nonsense_counts_as_usual(market: World) -> None:
    first = [line.match.programme.text.code for line in page(market, price="100", topics="0").context["lines"]]
    usual = [line.match.programme.text.code for line in page(market).context["lines"]]
    nonsense = [line.match.programme.text.code for line in page(market, topics="mye").context["lines"]]
    assert first[0] == "course"
    assert nonsense == usual


def test_old_entries_are_marked_with_their_year(market: World) -> None:
    offer(market, "old", topics=["leadership"], year=2014)
    assert "slik det var i 2014, ikke bekreftet siden" not in text(page(market))
    assert "slik det var i 2014, ikke bekreftet siden" in text(page(market, old="on"))


def test_reading_is_logged(market: World) -> None:
    draw_line(market)
    page(market, "frida")
    market.declare()
    assert Reading.objects.filter(page="leader_matches", person_id=market.people["bjorn"].pk).exists()


def test_own_suggestions_lead_to_oneself_or_to_those_one_leads(market: World) -> None:
    own: Any = market.client_of("bjorn").get(reverse("matches_own"))
    assert own.url == reverse("leader_matches", args=[market.people["bjorn"].pk])


def test_leader_above_sees_one_line_for_each(market: World) -> None:
    draw_line(market)
    shown = text(market.client_of("frida").get(reverse("matches_overview")))
    assert "Forslag til 1 av 3 ledere du leder" in shown
    assert "2 av 3 behov" in shown
    assert "Har ikke sagt hva de trenger" in shown


def test_one_who_leads_nobody_is_told_so(market: World) -> None:
    assert "Ingen forslag ennå" in text(market.client_of("clara").get(reverse("matches_overview")))


def test_director_sees_numbers_without_names(market: World) -> None:
    assert "Ingen tilbud er best for fem ledere eller flere." in text(
        market.client_of("gunnar").get(reverse("matches_overview"))
    )
    for person in add_leaders(market, 5):
        market.people["next"] = person
        need(market, "next", law_health=3)
    shown = text(market.client_of("gunnar").get(reverse("matches_overview")))
    assert "«Law» dekker mest for 6 av 8 ledere" in shown
    assert "Bjørn Haugen" not in shown


def test_queries_do_not_grow_with_the_leaders(market: World) -> None:
    draw_line(market)
    client, address = market.client_of("frida"), reverse("matches_overview")
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(address)
    add_leaders(market, 6)
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)
    assert Organisation.objects.filter(pk=market.municipality.pk).exists()


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (None, "reisetid ukjent"),
        (0, "ingen reise"),
        (25, "25 min hver vei"),
        (120, "2 t hver vei"),
        (145.4, "2 t 25 min hver vei"),
    ],
)
def test_journeys_are_told_in_hours(minutes: float | None, words: str) -> None:
    assert journey_words(minutes) == words
