"""From closing an intake to the last place taken: who is offered one, who waits, and what each step moves."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from fagloft.contexts.admission.actions import intakes, nominations, offers, waiting_lists
from fagloft.contexts.admission.models import AdmissionStep, Nomination
from fagloft.contexts.admission.queries.fairness import get_fairness
from fagloft.contexts.admission.queries.intakes import IntakeRow, PriorityText
from fagloft.contexts.admission.queries.nominations import NoSuchNomination, get_nomination, get_received
from fagloft.contexts.admission.queries.proposals import Proposal, propose
from fagloft.contexts.admission.queries.standings import get_steps
from tests.contexts.admission.intake_world import NORTH, SOUTH, announce, apply, close
from tests.contexts.admission.test_nominations import tree_of
from tests.world import World

OPEN = "open"


def later(world: World) -> datetime:
    """After everybody has applied."""
    return world.now + timedelta(hours=1)


class Everybody(dict[int, str]):
    """All may be admitted."""

    def get(self, key: int, default: Any = None) -> Any:
        return OPEN


def proposal(world: World, intake: IntakeRow, on: date | None = None) -> Proposal:
    world.scope_of("dag")
    return propose(intake=intake, eligibility=Everybody(), on=on or world.today)


def send(world: World, intake: IntakeRow, on: date | None = None, **told: Any) -> int:
    shown = proposal(world, intake, on)
    return offers.send(
        scope=world.scope_of("dag"),
        intake_id=intake.id,
        on=on or world.today,
        at=later(world),
        last_step=told.get("last_step", shown.last_step),
        eligibility=told.get("eligibility", Everybody()),
    )


def answer(world: World, who: str, number: int, what: Any, on: date | None = None) -> None:
    tree = tree_of(world, who)
    what(scope=world.scope_of(who), tree=tree, nomination_id=number, on=on or world.today, at=later(world))


def stands(world: World, intake: IntakeRow, on: date | None = None) -> dict[str, tuple[str, str]]:
    world.scope_of("dag")
    rows = get_received(office_id=intake.office_id, intake_id=intake.id, on=on or world.today)
    told = [(row.person_name.split()[0], row.standing) for row in rows]
    return {name: (one.kind, one.step.class_name if one.step else "") for name, one in told}


def apply_all(world: World, intake: IntakeRow) -> dict[str, int]:
    """Bjørn, Clara, Sigrid, in that order; there are two places."""
    order = enumerate(("bjorn", "clara", "sigrid"))
    return {who: apply(world, intake, who, minutes=number) for number, who in order}


def test_offers_answers_and_the_waiting_list(world: World) -> None:
    intake = announce(world)
    numbers = apply_all(world, intake)
    with pytest.raises(offers.NotClosedYet):
        send(world, intake)
    close(world, intake)
    assert send(world, intake) == 2
    assert send(world, intake) == 0
    assert stands(world, intake) == {
        "Bjørn": ("offered", NORTH), "Clara": ("offered", SOUTH), "Sigrid": ("waiting", "")
    }  # fmt: skip
    for _ in range(2):
        answer(world, "bjorn", numbers["bjorn"], offers.accept)
    for _ in range(2):
        answer(world, "clara", numbers["clara"], offers.decline)
    with pytest.raises(offers.NothingOffered):
        answer(world, "clara", numbers["clara"], offers.accept)

    assert stands(world, intake) == {
        "Bjørn": ("accepted", NORTH), "Clara": ("declined", SOUTH), "Sigrid": ("offered", SOUTH)
    }  # fmt: skip
    steps = get_steps(intake_id=intake.id)
    assert [step.kind for step in steps] == ["offered", "offered", "waiting", "accepted", "declined", "offered"]
    assert [step.taken_by_name for step in steps][-2:] == ["Clara Nguyen", ""]
    assert steps[2].number == 1
    assert steps[2].why == "places_taken"


def test_recommended_comes_first_where_the_office_says_so(world: World) -> None:
    intake = announce(world)
    numbers = apply_all(world, intake)
    world.declare(world.neighbour)
    sent = Nomination.objects.filter(pk=numbers["sigrid"])
    sent.update(recommended_on=world.today, recommended_by_name="Direktør")
    close(world, intake)
    send(world, intake)
    assert {name for name, (kind, _) in stands(world, intake).items() if kind == "offered"} == {"Sigrid", "Bjørn"}


def test_offer_that_nobody_answers_goes_to_the_next(world: World) -> None:
    intake = announce(world)
    numbers = apply_all(world, intake)
    close(world, intake)
    send(world, intake)
    last, after = world.today + timedelta(days=14), world.today + timedelta(days=15)
    world.declare()
    assert waiting_lists.move_all(office_id=intake.office_id, on=last, at=later(world)) == 0
    assert stands(world, intake, after)["Clara"] == ("expired", SOUTH)
    with pytest.raises(offers.NothingOffered):
        answer(world, "bjorn", numbers["bjorn"], offers.accept, after)
    assert waiting_lists.move_all(office_id=intake.office_id, on=after, at=later(world)) == 3
    assert waiting_lists.move_all(office_id=intake.office_id, on=after, at=later(world)) == 0
    assert stands(world, intake, after)["Sigrid"] == ("offered", NORTH)


def test_withdrawing_from_a_place_gives_it_to_the_next(world: World) -> None:
    intake = announce(world)
    numbers = apply_all(world, intake)
    close(world, intake)
    send(world, intake)
    answer(world, "bjorn", numbers["bjorn"], nominations.withdraw)
    assert stands(world, intake)["Sigrid"] == ("offered", NORTH)
    intakes.finish(scope=world.scope_of("dag"), intake_id=intake.id, edition=3)
    answer(world, "clara", numbers["clara"], nominations.withdraw)
    assert stands(world, intake)["Clara"] == ("withdrawn", "")


def test_group_of_an_employer_goes_together_or_waits(world: World) -> None:
    intake = announce(world, classes=(announce_class(world, 1),))
    for who in ("bjorn", "clara"):
        apply(world, intake, who, wanted=(NORTH,), group="Sandefjord")
    apply(world, intake, "sigrid", wanted=(NORTH,), group="Sandefjord", minutes=9)
    close(world, intake)
    found = proposal(world, intake)

    assert [(one.row.person_name, one.why) for one in found.decisions] == [
        ("Bjørn Haugen", "group_does_not_fit"),
        ("Clara Nguyen", "group_does_not_fit"),
        ("Sigrid Foss", ""),
    ]
    assert get_fairness(found).explained["own_group"] == 2


def announce_class(world: World, places: int) -> Any:
    from fagloft.contexts.admission.queries.intakes import ClassText

    return ClassText(NORTH, "Tønsberg", date(2027, 3, 1), places)


def test_office_answers_who_may_be_admitted_and_the_list_moves(world: World) -> None:
    intake = announce(world)
    numbers = apply_all(world, intake)
    close(world, intake)
    judged = {numbers["bjorn"]: "closed", numbers["clara"]: "unknown", numbers["sigrid"]: OPEN}
    send(world, intake, eligibility=judged, last_step=0)
    assert {name: kind for name, (kind, _) in stands(world, intake).items()} == {
        "Bjørn": "refused", "Clara": "waiting", "Sigrid": "offered"
    }  # fmt: skip
    told: dict[str, Any] = {"intake_id": intake.id, "on": world.today, "at": later(world)}
    dag = world.scope_of("dag")
    offers.answer_eligibility(
        scope=dag, nomination_id=numbers["clara"], may_be_admitted=True, words="Realkompetanse", **told
    )
    assert stands(world, intake)["Clara"][0] == "offered"
    offers.answer_eligibility(scope=dag, nomination_id=numbers["bjorn"], may_be_admitted=False, words="Nei", **told)
    tree = tree_of(world, "bjorn")
    row = get_nomination(scope=world.scope_of("bjorn"), tree=tree, nomination_id=numbers["bjorn"], on=world.today)
    assert (row.standing.kind, row.standing.answered) == ("refused", "closed")
    assert "Nei" in [step.words for step in get_steps(intake_id=intake.id)]


def test_office_alone_answers_and_with_a_reason(world: World) -> None:
    intake = announce(world)
    numbers = apply_all(world, intake)
    close(world, intake)
    send(world, intake)
    told: dict[str, Any] = {"intake_id": intake.id, "on": world.today, "at": later(world)}
    dag = world.scope_of("dag")
    for number, words, refusal in (
        (numbers["clara"], "x", offers.NothingToAnswer),
        (numbers["clara"], " ", offers.ReasonMissing),
        (0, "x", NoSuchNomination),
    ):
        with pytest.raises(refusal):
            offers.answer_eligibility(scope=dag, nomination_id=number, may_be_admitted=True, words=words, **told)
    for call in (
        lambda scope: offers.answer_eligibility(
            scope=scope, nomination_id=numbers["clara"], may_be_admitted=True, words="x", **told
        ),
        lambda scope: offers.send(scope=scope, last_step=0, eligibility={}, **told),
    ):
        with pytest.raises(intakes.NotYoursToRun):
            call(world.scope_of("gunnar"))


def test_proposal_that_was_shown_is_the_one_that_is_sent(world: World) -> None:
    intake = announce(world)
    numbers = apply_all(world, intake)
    close(world, intake)
    shown = proposal(world, intake).last_step
    answer(world, "bjorn", numbers["bjorn"], nominations.withdraw)
    with pytest.raises(offers.ChangedMeanwhile):
        send(world, intake, last_step=shown)
    send(world, intake)
    with pytest.raises(intakes.OffersAreSent):
        intakes.open(scope=world.scope_of("dag"), intake_id=intake.id, edition=3)


def test_nobody_answers_for_another(world: World) -> None:
    intake = announce(world)
    numbers = apply_all(world, intake)
    close(world, intake)
    send(world, intake)
    with pytest.raises(NoSuchNomination):
        answer(world, "clara", numbers["bjorn"], offers.accept)
    with pytest.raises(NoSuchNomination):
        answer(world, "gunnar", numbers["bjorn"], offers.accept)


def test_reserved_places_and_fairness(world: World) -> None:
    intake = announce(world, priorities=(PriorityText("everybody"), PriorityText("first_time_leader", 1)))
    apply_all(world, intake)
    close(world, intake)
    found = get_fairness(proposal(world, intake))

    assert found.unexplained == 0
    assert found.rows.filter(trait="sector").height == 1
    send(world, intake)
    answer(world, "bjorn", proposal(world, intake).received[0].id, offers.decline)
    assert get_fairness(proposal(world, intake)).rows["applied"].max() in {None, 3}


def test_step_is_only_added(world: World) -> None:
    intake = announce(world)
    apply_all(world, intake)
    close(world, intake)
    send(world, intake)
    world.declare(world.community)
    with pytest.raises(DatabaseError), transaction.atomic():
        AdmissionStep.objects.update(taken_by_name="En annen")
