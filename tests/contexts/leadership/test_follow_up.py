"""After the last answer: gatherings, attendance, outcome, project, evaluation."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from fagloft.contexts.admission.actions import offers
from fagloft.contexts.admission.actions.intakes import NotYoursToRun
from fagloft.contexts.admission.queries.intakes import IntakeRow, get_intake
from fagloft.contexts.admission.queries.nominations import get_nominations
from fagloft.contexts.leadership.actions import attendance, outcomes, programme_evaluations, projects
from fagloft.contexts.leadership.models import Attendance, Outcome, ProgrammeEvaluation
from fagloft.contexts.leadership.queries.follow_up import (
    NoSuchGathering,
    Participant,
    get_evaluation_figures,
    get_follow_up,
    get_gathering,
    get_intake_id_of,
)
from tests.contexts.admission.intake_world import announce, apply, close
from tests.contexts.admission.test_nominations import tree_of
from tests.contexts.admission.test_offers import later, send
from tests.world import World


def begin(world: World) -> tuple[IntakeRow, int]:
    """Bjørn has taken a place in the first class."""
    intake = announce(world)
    number = apply(world, intake, "bjorn")
    close(world, intake)
    send(world, intake)
    scope, tree = world.scope_of("bjorn"), tree_of(world, "bjorn")
    offers.accept(scope=scope, tree=tree, nomination_id=number, on=world.today, at=later(world))
    return get_intake(scope=world.scope_of("dag"), intake_id=intake.id), number


def participants(world: World, intake: IntakeRow, who: str) -> tuple[Participant, ...]:
    tree = tree_of(world, who)
    rows = get_nominations(scope=world.scope_of(who), tree=tree, on=world.today, intake_id=intake.id)
    return get_follow_up(intake=intake, rows=rows).participants


def meet(world: World, intake: IntakeRow, **told: Any) -> int:
    usual: dict[str, Any] = {"class_id": intake.classes[0].id, "starts_on": world.today, "days": 3, "place": "Oslo"}
    return attendance.add_gathering(scope=world.scope_of("dag"), intake_id=intake.id, **usual | told)


def finish(world: World, number: int, **told: Any) -> None:
    usual: dict[str, Any] = {"kind": "completed", "why": "", "study_credits": Decimal(30), "ended_on": world.today}
    tree = tree_of(world, "dag")
    outcomes.record(
        scope=world.scope_of("dag"), tree=tree, nomination_id=number, on=world.today, **usual | told
    )  # fmt: skip


def answer(world: World, one: Participant, on: date, who: str = "bjorn", **told: Any) -> None:
    usual: dict[str, Any] = {"usefulness": 5, "uses_it": 4, "network_goes_on": True, "text": ""}
    programme_evaluations.answer(scope=world.scope_of(who), participant=one, on=on, **usual | told)


def test_attendance_is_taken_by_the_office_and_read_by_the_employer(world: World) -> None:
    intake, number = begin(world)
    first, second = meet(world, intake), meet(world, intake, starts_on=world.today + timedelta(days=9))
    dag = world.scope_of("dag")
    told: dict[str, Any] = {"scope": dag, "intake_id": intake.id, "on": world.today}
    assert attendance.take(gathering_id=first, there=[number], **told) == 1
    assert attendance.take(gathering_id=first, there=[], **told) == 1
    with pytest.raises(attendance.TooEarly):
        attendance.take(gathering_id=second, there=[number], **told)
    (one,) = participants(world, intake, "bjorn")

    assert (one.attended, one.taken) == (0, 1)
    assert get_intake_id_of(gathering_id=first) == intake.id
    assert [get_gathering(intake=intake, gathering_id=one).number for one in (first, second)] == [1, 2]
    world.declare(world.neighbour)
    assert not Attendance.objects.exists()


def test_gatherings_that_cannot_be(world: World) -> None:
    intake, _ = begin(world)
    with pytest.raises(attendance.NoSuchClass):
        meet(world, intake, class_id=0)
    with pytest.raises(attendance.NotADuration):
        meet(world, intake, days=11)
    with pytest.raises(NoSuchGathering):
        get_intake_id_of(gathering_id=0)
    with pytest.raises(NoSuchGathering):
        get_gathering(intake=intake, gathering_id=0)
    gunnar = world.scope_of("gunnar")
    with pytest.raises(NotYoursToRun):
        attendance.take(scope=gunnar, intake_id=intake.id, gathering_id=0, there=[], on=world.today)
    with pytest.raises(NotYoursToRun):
        attendance.add_gathering(
            scope=gunnar, intake_id=intake.id, class_id=0, starts_on=world.today, days=1, place="Oslo"
        )


def test_outcome_has_a_reason_only_where_somebody_dropped_out(world: World) -> None:
    _, number = begin(world)
    finish(world, number)
    finish(world, number, kind="dropped_out", why="travel", study_credits=Decimal(0))
    assert Outcome.objects.get().why == "travel"
    with pytest.raises(outcomes.ReasonContradicts):
        finish(world, number, why="travel")
    for told in ({"kind": "gone"}, {"why": "x"}, {"study_credits": Decimal(-1)}, {"ended_on": date(2099, 1, 1)}):
        with pytest.raises(outcomes.NoSuchOutcome):
            finish(world, number, **told)
    with pytest.raises(IntegrityError, match="dropping_out_has_a_reason"), transaction.atomic():
        Outcome.objects.update(why="")
    tree = tree_of(world, "gunnar")
    with pytest.raises(NotYoursToRun):
        outcomes.record(
            scope=world.scope_of("gunnar"), tree=tree, nomination_id=number, kind="completed", why="",
            study_credits=Decimal(0), ended_on=world.today, on=world.today,
        )  # fmt: skip


def test_who_has_no_place_has_neither_outcome_nor_project(world: World) -> None:
    number = apply(world, announce(world), "bjorn")
    with pytest.raises(outcomes.NotAParticipant):
        finish(world, number)
    with pytest.raises(projects.NotAParticipant):
        write(world, number)


def write(world: World, number: int, who: str = "bjorn", edition: int = 0, **told: Any) -> None:
    text = projects.ProjectText(**{"title": "Færre fall"} | told)
    tree = tree_of(world, who)
    projects.write(
        scope=world.scope_of(who), tree=tree, nomination_id=number, edition=edition, text=text, on=world.today
    )  # fmt: skip


def test_project_is_written_by_the_employer_and_read_by_the_office(world: World) -> None:
    intake, number = begin(world)
    write(world, number, anchored_with_name="Kommunedirektør Li", anchored_on=world.today)
    with pytest.raises(projects.ChangedMeanwhile):
        write(world, number)
    write(world, number, edition=1, status="carried_out", result="Halvert")
    with pytest.raises(projects.AnchoredWithNobody):
        write(world, number, edition=2, anchored_with_name="Li")
    for who in ("dag", "gunnar"):
        with pytest.raises(projects.NotYoursToWrite):
            write(world, number, who=who, edition=2)
    (one,) = participants(world, intake, "dag")

    assert one.project is not None
    assert (one.project.result, one.project.anchored_on) == ("Halvert", None)


def test_evaluation_is_due_at_the_end_and_a_year_later(world: World) -> None:
    intake, number = begin(world)
    (one,) = participants(world, intake, "bjorn")
    assert one.due_moment(world.today) == ""
    finish(world, number, ended_on=date(2024, 2, 29))
    (one,) = participants(world, intake, "bjorn")
    assert one.due_moment(world.today) == "end"
    with pytest.raises(programme_evaluations.NotAGrade):
        answer(world, one, world.today, usefulness=6)
    answer(world, one, world.today)
    with pytest.raises(programme_evaluations.NothingToAnswer):
        answer(world, one, world.today)
    (one,) = participants(world, intake, "bjorn")
    assert [one.due_moment(day) for day in (date(2025, 2, 27), date(2025, 2, 28))] == ["", "a_year_later"]
    answer(world, one, world.today)
    (one,) = participants(world, intake, "bjorn")
    assert one.due_moment(world.today) == ""
    with pytest.raises(programme_evaluations.NothingToAnswer):
        answer(world, one, world.today)
    (seen,) = participants(world, intake, "dag")
    with pytest.raises(programme_evaluations.NotYoursToAnswer):
        answer(world, seen, world.today, who="dag")


def test_few_answers_are_hidden(world: World) -> None:
    intake, number = begin(world)
    finish(world, number)
    (one,) = participants(world, intake, "bjorn")
    assert [figure.answers for figure in get_evaluation_figures(participants=[one])] == [0, 0]
    answer(world, one, world.today)
    (figure, _) = get_evaluation_figures(participants=[one])
    assert (figure.answers, figure.usefulness) == (None, None)


@pytest.mark.parametrize(("others", "network"), [(True, 5), (False, None)])
def test_five_answers_are_told_without_telling_of_few(world: World, others: bool, network: int | None) -> None:
    intake, number = begin(world)
    finish(world, number)
    (one,) = participants(world, intake, "bjorn")
    answer(world, one, world.today)
    (said,) = ProgrammeEvaluation.objects.all()
    many = [
        said,
        *(ProgrammeEvaluation(moment="end", usefulness=3, uses_it=3, network_goes_on=others) for _ in range(4)),
    ]
    from fagloft.contexts.leadership.queries import follow_up

    told = follow_up._figures("end", many)
    assert (told.answers, told.network_goes_on) == (5, network)
    assert told.usefulness == pytest.approx(3.4)
    assert replace(told, answers=5) == told
