from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from fagloft.contexts.organisations.models import Duty
from fagloft.contexts.requirements.actions import bar_questions
from fagloft.contexts.requirements.models import BarQuestion, BarQuestionEvent  # type: ignore[attr-defined]
from fagloft.contexts.requirements.queries.asked_levels import NoSuchCompetence
from fagloft.contexts.requirements.queries.bar_questions import count_open_questions, get_bar_questions
from tests.world import HIRED, World

WORDS = "Skal alle kunne PICC-line, eller holder det med to per vakt?"


def ask(world: World, reader: str = "bjorn", unit: str = "ward", competence: str = "picc") -> int:
    return bar_questions.raise_question(
        scope=world.scope_of(reader),
        unit_id=world.units[unit].pk,
        competence_id=world.competences[competence].pk,
        question=WORDS,
        on=world.today,
    )


def answer(world: World, number: int, reader: str = "gunnar") -> None:
    bar_questions.answer(scope=world.scope_of(reader), question_id=number, answer="To holder.", on=world.today)


def test_leader_asks_the_level_above_and_it_stays_open(world: World) -> None:
    ask(world)
    scope = world.scope_of("bjorn")
    (row,) = get_bar_questions(scope=scope)

    assert (row.unit_name, row.raised_to_name, row.raised_by_name) == ("Avdeling 2", "Helse og omsorg", "Bjørn Haugen")
    assert (row.answered_on, row.may_be_answered) == (None, False)
    assert count_open_questions(scope=scope, unit_ids=frozenset({world.units["ward"].pk})) == 1


def test_director_answers_and_it_is_open_no_more(world: World) -> None:
    number = ask(world)
    answer(world, number)
    (row,) = get_bar_questions(scope=world.scope_of("bjorn"))

    assert (row.answer, row.answered_by_name, row.answered_on) == ("To holder.", "Gunnar Aas", world.today)
    assert not count_open_questions(scope=world.scope_of("bjorn"), unit_ids=frozenset({row.unit_id}))
    assert BarQuestionEvent.objects.filter(pgh_obj_id=number).count() == 2


def test_leader_above_answers(world: World) -> None:
    Duty.objects.create(
        tenant=world.municipality,
        person=world.people["clara"],
        unit=world.units["top"],
        kind="leader",
        starts_on=HIRED,
    )
    number = ask(world)
    (row,) = get_bar_questions(scope=world.scope_of("clara"))
    answer(world, number, "clara")

    assert row.may_be_answered


def test_leader_beside_neither_sees_nor_answers(world: World) -> None:
    number = ask(world)

    assert not get_bar_questions(scope=world.scope_of("clara"))
    with pytest.raises(bar_questions.NotYoursToAnswer):
        answer(world, number, "clara")


def test_questions_of_some_units_only(world: World) -> None:
    ask(world)
    scope = world.scope_of("gunnar")

    assert not get_bar_questions(scope=scope, unit_ids=frozenset({world.units["other"].pk}))
    assert len(get_bar_questions(scope=scope, unit_ids=frozenset({world.units["ward"].pk}))) == 1


def test_nobody_asks_for_another_unit(world: World) -> None:
    for reader in ("clara", "anna", "frida"):
        with pytest.raises(bar_questions.NotYoursToAsk):
            ask(world, reader)


def test_same_is_asked_once_until_it_is_answered(world: World) -> None:
    number = ask(world)
    with pytest.raises(bar_questions.AskedAlready):
        ask(world, "jonas")
    answer(world, number)

    assert ask(world, "jonas")


def test_top_has_nobody_to_ask(world: World) -> None:
    Duty.objects.create(
        tenant=world.municipality, person=world.people["clara"], unit=world.units["top"], kind="leader", starts_on=HIRED
    )
    with pytest.raises(bar_questions.NobodyAbove):
        ask(world, "clara", "top")


def test_unknown_competence_is_refused(world: World) -> None:
    with pytest.raises(NoSuchCompetence):
        bar_questions.raise_question(
            scope=world.scope_of("bjorn"),
            unit_id=world.units["ward"].pk,
            competence_id=0,
            question=WORDS,
            on=world.today,
        )


def test_question_is_answered_once(world: World) -> None:
    number = ask(world)
    answer(world, number)

    with pytest.raises(bar_questions.NoSuchQuestion):
        answer(world, number)


def test_database_wants_words_and_day_of_an_answer(world: World) -> None:
    number = ask(world)
    rows = BarQuestion.objects.filter(pk=number)
    with pytest.raises(IntegrityError, match="bar_question_is_answered_with_words_and_day"), transaction.atomic():
        rows.update(answered_on=world.today)
    with pytest.raises(IntegrityError, match="bar_question_is_answered_after_it_is_raised"), transaction.atomic():
        rows.update(answered_on=world.today - timedelta(days=1), answer="Ja")
