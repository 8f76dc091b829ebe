from decimal import Decimal
from typing import Any

import pytest

from fagloft.contexts.leadership.queries.matches import Matches, get_demands, get_led_bests, get_matches
from fagloft.contexts.leadership.queries.profiles_register import NoSuchLeader
from fagloft.contexts.organisations.models import Municipality
from fagloft.engine.matching import Part, Rule, Side, Weights
from tests.contexts.leadership.line import add_leaders, draw_line, tree
from tests.contexts.leadership.market import need, offer, profile, settle
from tests.world import World


def ask(world: World, reader: str = "bjorn", whose: str = "bjorn", **how: Any) -> Matches:
    scope = world.scope_of(reader)
    how.setdefault("weights", Weights())
    return get_matches(scope=scope, tree=tree(world), person_id=world.people[whose].pk, on=world.today, **how)


@pytest.fixture
def market(world: World) -> World:
    """Bjørn needs leadership most and law a little; the near course teaches the one, the far one both."""
    settle(world)
    profile(world, "bjorn", budget=Decimal(60_000), days_away_max=3)
    need(world, "bjorn", leadership=3, law_health=2, coaching=1)
    tonsberg = Municipality.objects.create(
        code="3905", name="Tønsberg", county_code="39", county_name="Vestfold", kostra_group="EKG10", population=57_000,
        population_year=2024, latitude=59.27, longitude=10.41, local_hospital="Vestfold",
    )  # fmt: skip
    offer(world, "near", topics=["leadership"], municipality=tonsberg)
    offer(world, "law", topics=["law_health", "coaching"], municipality=tonsberg, price=Decimal(4_000))
    offer(world, "long", topics=["leadership", "law_health"], days_per_gathering=5)
    offer(world, "degree", topics=["leadership"], education_years=5)
    offer(world, "gone", topics=["leadership", "law_health"], status="discontinued")
    offer(world, "old", topics=["leadership", "law_health"], year=2014, price=None)
    return world


def test_combination_covers_both_needs_for_the_least(market: World) -> None:
    best = ask(market).best
    assert [programme.text.code for programme in best.programmes] == ["law", "near"]
    assert (best.covered, best.needed, best.uncovered_topics, best.is_proven) == (2, 2, (), True)
    assert best.credits == 20
    assert Decimal(14_000) < best.cost < Decimal(18_000)


def test_weak_needs_count_for_nothing(market: World) -> None:
    assert ask(market).needs == {"leadership": 3, "law_health": 2}


def test_reasons_stand_beside_each_programme_and_what_is_closed_says_why(market: World) -> None:
    found = ask(market)
    assert [match.programme.text.code for match in found.shown] == ["near", "law"]
    topics = next(reason for reason in found.shown[0].reasons if reason.about is Part.TOPICS)
    assert (topics.side, topics.words) == (Side.FOR, ("leadership",))
    assert found.shown[0].travel_minutes is not None
    closed = {match.programme.text.code: match.reasons[0].about for match in found.closed}
    assert closed == {"degree": Rule.EDUCATION, "long": Rule.DAYS_AWAY_MAX}


def test_study_competence_is_enough_where_nothing_else_is_told(world: World) -> None:
    told: dict[str, Any] = {"education_years": None, "study_competence_is_enough": True, "topics": ["leadership"]}
    offer(world, "school", **told)
    offer(world, "varies", **told, requirement_varies=True)
    standings = {match.programme.text.code: match.standing for match in ask(world).shown}
    assert standings == {"school": "open", "varies": "ask_provider"}


def test_weights_change_the_order(market: World) -> None:
    only_price = Weights(**{part.value: 0 for part in Part} | {"price": 1})
    assert [match.programme.text.code for match in ask(market, weights=only_price).shown] == ["law", "near"]


def test_old_words_come_along_when_asked_for_and_say_what_was_not_counted(market: World) -> None:
    found = ask(market, with_old=True)
    assert "old" in {match.programme.text.code for match in found.shown}
    assert [programme.text.code for programme in found.best.programmes] == ["old"]
    assert [programme.text.code for programme in found.best.uncounted] == ["old"]


def test_without_a_seat_the_way_is_unknown(market: World) -> None:
    type(market.municipality).objects.filter(pk=market.municipality.pk).update(municipality=None)
    found = ask(market)
    assert found.place_name == ""
    assert found.shown[0].travel_minutes is None


def test_one_who_has_said_nothing_gets_programmes_and_no_combination(world: World) -> None:
    offer(world, "near", topics=["leadership"])
    found = ask(world)
    assert (found.needs, found.best.programmes) == ({}, ())
    assert [match.programme.text.code for match in found.shown] == ["near"]


def test_only_oneself_and_the_leader_above_ask(market: World) -> None:
    market.declare()
    with pytest.raises(NoSuchLeader):
        ask(market, reader="clara")
    with pytest.raises(NoSuchLeader):
        ask(market, reader="anna", whose="anna")


def test_the_leader_above_sees_the_best_for_each(market: World) -> None:
    draw_line(market)
    rows = get_led_bests(scope=market.scope_of("frida"), tree=tree(market), on=market.today)
    best = {row.leader.name: row.best for row in rows}
    assert [programme.text.code for programme in best["Bjørn Haugen"].programmes] == ["law", "near"]
    assert best["Clara Nguyen"].needed == 0


def test_few_leaders_are_not_told_of_in_numbers(market: World) -> None:
    demands = get_demands(scope=market.scope_of("gunnar"), tree=tree(market), on=market.today)
    assert (demands.leaders, demands.with_needs, demands.programmes) == (3, None, ())


def test_five_leaders_with_the_same_need_are_told_of(market: World) -> None:
    for person in add_leaders(market, 4):
        market.people["next"] = person
        need(market, "next", coaching=3)
    silent = 2  # Clara and Jonas
    demands = get_demands(scope=market.scope_of("gunnar"), tree=tree(market), on=market.today)
    assert demands.leaders == 5 + silent
    assert demands.with_needs is None
    assert [(one.programme.text.code, one.leaders) for one in demands.programmes] == [("law", 5)]
