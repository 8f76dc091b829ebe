"""The answer of a calculation in words, for those who follow people and those who see numbers."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from fagloft.contexts.audit.models import Reading
from fagloft.contexts.organisations.models import Employment, Person
from fagloft.contexts.participation.models import Enrolment, SeatChoice, StaffingMinimum, TrainingProposal
from tests.contexts.participation.sessions import AT, ask, enrol, hold_session, plan
from tests.web.training.pages import text, told
from tests.world import HIRED, World


def page_of(world: World, proposal: TrainingProposal, reader: str = "bjorn", **chosen: str) -> str:
    url = reverse("training_proposal", args=[proposal.pk], query=chosen)
    return text(world.client_of(reader).get(url)).replace("\u00a0", " ").replace("&nbsp;", " ")


def with_status(world: World, status: str, **changed: Any) -> TrainingProposal:
    number = ask(world)
    TrainingProposal.objects.filter(pk=number).update(status=status, **changed)
    return TrainingProposal.objects.get(pk=number)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("waiting", "Beregningen venter på tur"),
        ("running", "Henter gap, samlinger og grenser"),
        ("infeasible", "De låste valgene kan ikke holdes samtidig"),
        ("no_result", "Tiden gikk ut før det ble noen plan"),
        ("failed", "Beregningen stoppet av en feil"),
        ("cancelled", "Beregningen ble avbrutt"),
    ],
)
def test_however_it_stands_it_is_said(world: World, status: str, words: str) -> None:
    assert words in page_of(world, with_status(world, status))


def test_one_on_its_way_tells_how_far_it_has_come_and_can_be_cancelled(world: World) -> None:
    proposal = with_status(world, "running", stage="improve", done_share=0.4)
    page = page_of(world, proposal)

    assert "Leter etter den beste planen" in page
    assert 'value="40"' in page
    client = world.client_of("bjorn")
    assert "HX-Redirect" not in client.get(reverse("training_progress", args=[proposal.pk])).headers
    url = reverse("training_cancel", args=[proposal.pk])
    assert "Beregningen er avbrutt." in told(client, url)
    assert "Beregningen var ferdig." in told(client, url)
    assert "HX-Redirect" in client.get(reverse("training_progress", args=[proposal.pk])).headers


def test_a_bound_that_is_not_reached_is_told(world: World) -> None:
    hold_session(world, "hlr")
    proposal = plan(world)
    for value, bound, words in (
        (300, 301.0, "ingen plan er mer enn 0,4 % bedre (bevist)"),
        (0, 10.0, "budsjett: uten grense · bestilt"),
        (None, None, "budsjett: uten grense · bestilt"),
    ):
        TrainingProposal.objects.filter(pk=proposal.pk).update(status="feasible", value=value, bound=bound)
        assert words in page_of(world, proposal)
        world.declare()


def test_every_reason_has_a_next_step(world: World) -> None:
    from fagloft.contexts.participation.models import OpenGap

    hold_session(world, "hlr", seat_cost=1000)
    proposal = plan(world, budget=Decimal(1000))
    steps = {
        "no_session": "Legg inn en samling under Tilbud og samlinger",
        "too_late": "Finn en tidligere samling.",
        "unavailable": "Se fraværet",
        "clash": "Legg inn en samling en annen dag.",
        "full": "Legg inn en samling til",
        "unit_limit": "Se minste bemanning",
        "budget": "Se hva 100 000 kr til gir",
        "chosen_otherwise": "Se låste valg",
    }
    for reason, words in steps.items():
        OpenGap.objects.filter(proposal=proposal).update(reason=reason)
        assert words in page_of(world, proposal)
        world.declare()


def test_the_curve_says_what_the_next_100_000_buy(world: World) -> None:
    hold_session(world, "hlr", seat_cost=20_000)
    proposal = plan(world, budget=Decimal(20_000))
    page = page_of(world, proposal)

    assert "100 000 kr til lukker 2 gap til" in page
    assert "ditt budsjett" in page
    assert "<svg" in page
    TrainingProposal.objects.filter(pk=proposal.pk).update(budget_points=proposal.budget_points[:4])
    assert "Slik vokser planen med budsjettet" in page_of(world, proposal)


def test_more_that_buys_nothing_is_told_too(world: World) -> None:
    hold_session(world, "hlr", seat_cost=100)

    assert "100 000 kr til lukker ikke flere gap" in page_of(world, plan(world, budget=Decimal(20_000)))


def test_budgets_that_the_fixed_seats_break_are_marked(world: World) -> None:
    session = hold_session(world, "hlr", seat_cost=1000)
    SeatChoice.objects.create(
        tenant=world.municipality,
        person=world.people["anna"],
        session=session,
        kind="must",
        chosen_at=AT,
        chosen_by_name="Bjørn",
    )
    proposal = plan(world, budget=Decimal(1000))
    page = page_of(world, proposal)
    assert "de låste valgene går ikke" in page

    points = [{**point, "status": "no_result"} if point["value"] is None else point for point in proposal.budget_points]
    few = [point for point in points if point["value"] is None][:2]
    TrainingProposal.objects.filter(pk=proposal.pk).update(budget_points=few)
    assert "tiden gikk ut" in page_of(world, proposal)


def test_which_fixed_seats_collide_is_told(world: World) -> None:
    StaffingMinimum.objects.create(tenant=world.municipality, unit=world.units["ward"], people_left=4)
    session = hold_session(world, "hlr")
    SeatChoice.objects.create(
        tenant=world.municipality,
        person=world.people["anna"],
        session=session,
        kind="must",
        chosen_at=AT,
        chosen_by_name="Bjørn",
    )
    proposal = plan(world)

    assert "For få ville vært igjen i enheten (01.12.2026)" in page_of(world, proposal)
    assert "Anna Vik: Kurs i hlr, 01.12.2026" in page_of(world, proposal)
    assert "En ansatt du ikke følger opp: Kurs i hlr" in page_of(world, proposal, "gunnar")
    world.declare()
    session.delete()
    assert "<li>Anna Vik</li>" in page_of(world, proposal)


def test_the_plan_is_sorted_as_the_address_says(world: World) -> None:
    hold_session(world, "hlr", capacity=2)
    hold_session(world, "isbar", on=date(2027, 1, 5))
    proposal = plan(world)
    for view, sorts in (
        ("people", ("name", "-name", "title", "day", "unit", "cost", "nonsense")),
        ("sessions", ("day", "title", "people", "-cost")),
        ("units", ("name", "people", "cost")),
    ):
        for sort in sorts:
            assert "Avdeling 2" in page_of(world, proposal, view=view, sort=sort)
    by_day = page_of(world, proposal, view="sessions", sort="-day")
    assert by_day.index("Kurs i isbar") < by_day.index("Kurs i hlr")


def test_a_plan_of_nothing_says_why(world: World) -> None:
    assert "Ingen av 8 gap kan lukkes i perioden" in page_of(world, plan(world))
    for person in ("anna", "bjorn", "jonas", "noah"):
        for competence in ("hlr", "isbar", "legemiddel"):
            world.hold(person, competence)
    page = page_of(world, plan(world))
    assert "Ingen gap å lukke i perioden" in page
    assert "Foreslå påmeldinger" not in page


def test_what_is_free_costs_nothing(world: World) -> None:
    hold_session(world, "hlr", seat_cost=0)

    assert "3 av 8 gap kan lukkes uten kostnad" in page_of(world, plan(world))


def test_a_director_sees_numbers_and_no_small_groups(world: World) -> None:
    hold_session(world, "isbar")
    for number in range(6):
        person = Person.objects.create(
            tenant=world.municipality, employee_number=f"9{number}", given_name="Kim", family_name=f"Nr{number}"
        )
        Employment.objects.create(
            tenant=world.municipality, person=person, unit=world.units["ward"], fte=1, starts_on=HIRED
        )
    proposal = plan(world, "gunnar", "top")
    page = page_of(world, proposal, "gunnar")

    assert "Vik" not in page
    assert "Nr3" not in page
    assert "Per ansatt" not in page
    units = page_of(world, proposal, "gunnar", view="units")
    assert "&lt;5" in units
    small = plan(world, "gunnar", "other", ends_on=date(2026, 12, 10))
    assert "Den gjelder så få at tallene er skjult" in page_of(world, small, "gunnar")
    TrainingProposal.objects.filter(pk=proposal.pk).update(status="feasible")
    applied = told(world.client_of("gunnar"), reverse("training_apply", args=[proposal.pk]))
    assert "venter på ja fra lederne" in applied
    assert "Se påmeldingene som venter" not in applied


def test_what_was_left_out_is_told_with_the_reason(world: World) -> None:
    session = hold_session(world, "hlr", capacity=3)
    proposal = plan(world)
    enrol(world, "clara", session, "accepted", unit="other")
    enrol(world, "anna", session, "declined")
    said = told(world.client_of("bjorn"), reverse("training_apply", args=[proposal.pk]))

    assert "2 påmeldinger er foreslått" in said
    assert "Utelatt: 1 fordi lederen har sagt nei før." in said


def test_a_calculation_without_a_plan_proposes_nothing(world: World) -> None:
    number = ask(world)
    client = world.client_of("bjorn")

    assert "Beregningen har ikke gitt noen plan å foreslå." in told(client, reverse("training_apply", args=[number]))
    empty = plan(world)
    said = told(client, reverse("training_apply", args=[empty.pk]))
    assert "Planen har ingen plasser å foreslå." in said
    world.declare()
    assert not Enrolment.objects.exists()


def test_who_is_read_about_is_logged(world: World) -> None:
    hold_session(world, "hlr")
    page_of(world, plan(world))
    world.declare()

    names = set(Reading.objects.filter(page="training_proposal").values_list("person_name", flat=True))
    assert {"Anna Vik", "Noah Berg", "Jonas Moe"} <= names


@pytest.mark.parametrize("name", ["training_proposal", "training_progress", "training_cancel", "training_apply"])
@pytest.mark.parametrize("reader", ["clara", "sigrid"])
def test_anothers_calculation_is_not_there(world: World, name: str, reader: str) -> None:
    url = reverse(name, args=[ask(world)])
    client = world.client_of(reader)
    answer = client.get(url) if name in {"training_proposal", "training_progress"} else client.post(url)

    assert answer.status_code == 404


def test_questions_do_not_grow_with_people(world: World, django_assert_max_num_queries: Any) -> None:
    hold_session(world, "hlr", "isbar")
    proposal = plan(world)
    client = world.client_of("bjorn")
    with django_assert_max_num_queries(30):
        client.get(reverse("training_proposal", args=[proposal.pk]))
