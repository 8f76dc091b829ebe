"""Two assessments side by side, who has answered, and a director who asks."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from fagloft.contexts.leadership.actions import needs as actions
from fagloft.contexts.leadership.models import LeaderNeed, NeedSurvey
from fagloft.contexts.leadership.queries.needs import (
    NOTHING,
    Needs,
    get_codes,
    get_needs,
    get_usual,
)
from fagloft.contexts.leadership.queries.needs_answers import AnswerShare, get_answer_share, get_led_with_progress
from fagloft.contexts.leadership.queries.profiles_register import NoSuchLeader
from tests.contexts.leadership.line import add_leaders, begin_duty, draw_line, tree
from tests.world import World

SOME = {"change_management": 3, "law_employment": 1, "f1": 2}


def assess(
    world: World, by: str, of: str, weights: Mapping[str, int], seen: str = NOTHING.fingerprint, on: date | None = None
) -> None:
    actions.assess(
        scope=world.scope_of(by), tree=tree(world), person_id=world.people[of].pk, weights=weights, seen=seen,
        on=on or world.today,
    )  # fmt: skip


def needs(world: World, of: str, reader: str) -> Needs:
    scope = world.scope_of(reader)
    return get_needs(scope=scope, tree=tree(world), person_id=world.people[of].pk, on=world.today)


def share(world: World, reader: str) -> AnswerShare:
    return get_answer_share(scope=world.scope_of(reader), tree=tree(world), on=world.today)


def test_two_views_stand_side_by_side(world: World) -> None:
    draw_line(world)
    assess(world, "bjorn", "bjorn", SOME)
    assess(world, "frida", "bjorn", {"change_management": 1, "coaching": 2})

    for reader in ("bjorn", "frida"):
        seen = needs(world, "bjorn", reader)
        assert seen.own.weights == SOME
        assert (seen.own.by_name, seen.superior.by_name) == ("Bjørn Haugen", "Frida Moen")
        assert [seen.combined(topic) for topic in ("change_management", "coaching", "law_employment", "ict")] == [
            2, 2, 1, None,
        ]  # fmt: skip


def test_what_is_not_said_again_stays(world: World) -> None:
    assess(world, "bjorn", "bjorn", SOME)
    seen = needs(world, "bjorn", "bjorn").own.fingerprint
    assess(world, "bjorn", "bjorn", {"law_employment": 3}, seen)

    assert needs(world, "bjorn", "bjorn").own.weights == SOME | {"law_employment": 3}


def test_two_at_once_see_each_other(world: World) -> None:
    assess(world, "bjorn", "bjorn", SOME)

    with pytest.raises(actions.ChangedMeanwhile):
        assess(world, "bjorn", "bjorn", {"law_employment": 3})


@pytest.mark.parametrize(
    ("weights", "fault"),
    [
        ({}, actions.NothingTold),
        ({"knitting": 1}, actions.NoSuchTopic),
        ({"f1": 4}, actions.NoSuchWeight),
        ({"f1": -1}, actions.NoSuchWeight),
    ],
)
def test_what_cannot_be_is_refused(world: World, weights: dict[str, int], fault: type[Exception]) -> None:
    with pytest.raises(fault):
        assess(world, "bjorn", "bjorn", weights)


@pytest.mark.parametrize("reader", ["jonas", "clara", "gunnar", "hanne", "sigrid"])
def test_others_neither_see_nor_assess(world: World, reader: str) -> None:
    with pytest.raises(NoSuchLeader):
        needs(world, "bjorn", reader)
    with pytest.raises(NoSuchLeader):
        assess(world, reader, "bjorn", SOME)


def test_level_has_its_own_usual_needs() -> None:
    first, top = get_usual(level="first_line", is_first_time=False), get_usual(level="top_leader", is_first_time=False)

    assert "rota_planning" in first.on_level
    assert "rota_planning" not in top.on_level | top.on_all
    assert "change_management" in first.on_all
    assert not first.on_level & first.on_all
    assert get_usual(level="first_line", is_first_time=True).on_level >= {"first_time_leadership", *first.on_level}
    assert get_usual(level="middle_manager", is_first_time=False).on_level | first.on_level <= get_codes()


def test_share_is_of_all_leaders_and_names_only_those_one_leads(world: World) -> None:
    draw_line(world)
    assess(world, "bjorn", "bjorn", SOME)
    seen = share(world, "frida")

    assert (seen.leaders, seen.answered, seen.missing_unnamed) == (4, 1, 0)
    assert {one.name for one in seen.missing} == {"Clara Nguyen", "Frida Moen", "Jonas Moe"}


def test_director_without_people_sees_numbers_of_large_groups_only(world: World) -> None:
    assess(world, "bjorn", "bjorn", SOME)
    few = share(world, "gunnar")
    assert (few.leaders, few.answered, few.missing, few.missing_unnamed) == (3, None, (), None)

    for person in add_leaders(world, 10)[:5]:
        LeaderNeed.objects.create(
            tenant=world.municipality, person=person, seen_by="self", topic="f1", weight=1, assessed_on=world.today,
            assessed_by_name="Kim",
        )  # fmt: skip
    many = share(world, "gunnar")
    assert (many.leaders, many.answered, many.missing, many.missing_unnamed) == (13, 6, (), 7)


def test_answer_counts_for_a_year(world: World) -> None:
    draw_line(world)
    assess(world, "bjorn", "bjorn", SOME, on=world.today - timedelta(days=366))

    assert share(world, "frida").answered == 0


def test_those_who_need_the_leader_most_come_first(world: World) -> None:
    draw_line(world)
    begin_duty(world, "clara", world.today - timedelta(days=100))
    assess(world, "bjorn", "bjorn", SOME)
    assess(world, "frida", "bjorn", SOME)
    clara, jonas, bjorn = get_led_with_progress(scope=world.scope_of("frida"), tree=tree(world), on=world.today)

    assert clara.may_begin_onboarding
    assert (bjorn.answered_on, bjorn.assessed_by_superior_on) == (world.today, world.today)
    assert (jonas.answered_on, jonas.may_begin_onboarding) == (None, False)


def test_director_asks_all(world: World) -> None:
    gunnar, later = world.scope_of("gunnar"), world.today + timedelta(days=20)
    actions.ask_all(scope=gunnar, answer_by=world.today + timedelta(days=9), on=world.today)
    actions.ask_all(scope=gunnar, answer_by=later, on=world.today)
    survey = share(world, "gunnar").survey

    assert survey is not None
    assert (survey.asked_on, survey.answer_by, survey.asked_by_name) == (world.today, later, "Gunnar Aas")
    with pytest.raises(actions.NoTimeToAnswer):
        actions.ask_all(scope=gunnar, answer_by=world.today, on=world.today)
    with pytest.raises(actions.NotYoursToAsk):
        actions.ask_all(scope=world.scope_of("bjorn"), answer_by=later, on=world.today)


def test_constraints_bite(world: World) -> None:
    world.declare()
    row = {
        "tenant": world.municipality, "person": world.people["bjorn"], "seen_by": "self", "topic": "f1", "weight": 1,
        "assessed_on": world.today, "assessed_by_name": "B",
    }  # fmt: skip
    LeaderNeed.objects.create(**row)
    with pytest.raises(IntegrityError, match="need_is_assessed_once"), transaction.atomic():
        LeaderNeed.objects.create(**row)
    with pytest.raises(IntegrityError, match="need_weighs_at_most_three"), transaction.atomic():
        LeaderNeed.objects.create(**row | {"topic": "f2", "weight": 4})
    asked = {"tenant": world.municipality, "asked_on": world.today, "asked_by_name": "G"}
    with pytest.raises(IntegrityError, match="leaders_have_time_to_answer"), transaction.atomic():
        NeedSurvey.objects.create(**asked, answer_by=world.today)
    NeedSurvey.objects.create(**asked, answer_by=world.today + timedelta(days=1))
    with pytest.raises(IntegrityError, match="leaders_are_asked_once_a_day"), transaction.atomic():
        NeedSurvey.objects.create(**asked, answer_by=world.today + timedelta(days=1))
