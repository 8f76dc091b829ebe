"""What a calculation is told: who lacks what, which sessions there are, and what stands in the way."""

from datetime import date
from decimal import Decimal

from fagloft.contexts.offers.models import Session
from fagloft.contexts.organisations.models import Employment
from fagloft.contexts.participation.models import Absence, SeatChoice, SeatTaken, StaffingMinimum
from fagloft.contexts.participation.queries.session_tables import topic
from fagloft.contexts.participation.queries.training_inputs import TrainingInput, load_training_input
from fagloft.contexts.planning.models import HourlyRate, TravelCost
from fagloft.contexts.requirements.models import CoverageRequirement
from fagloft.database.tenancy import transaction_of
from tests.contexts.gaps.trees import tree_on
from tests.contexts.participation.sessions import AFTER, AT, FIRST, ONE_DAY, cancel_session, enrol, hold_session
from tests.world import HIRED, World


def load(world: World, unit: str = "ward", ends_on: date = AFTER) -> TrainingInput:
    scope = world.scope_of("gunnar")
    return load_training_input(
        scope=scope,
        tree=tree_on(world),
        unit_id=world.units[unit].pk,
        starts_on=FIRST,
        ends_on=ends_on,
        today=world.today,
    )


def of(world: World, tables: TrainingInput, competence: str) -> dict[str, tuple[int, date | None]]:
    """Person -> weight and day by which it must be closed."""
    names = {str(person.pk): key for key, person in world.people.items()}
    mine = topic(world.competences[competence].pk, 1)
    rows = tables.gaps.filter(competence_id=mine).select("person_id", "weight", "due_on").iter_rows()
    return {names[person]: (weight, due) for person, weight, due in rows}


def test_gaps_that_are_open_or_lapse_within_the_period(world: World) -> None:
    tables = load(world)

    assert of(world, tables, "hlr") == {
        "anna": (100, None),
        "noah": (100, None),
        "jonas": (100, date(2026, 12, 20)),
    }
    assert of(world, tables, "isbar") == dict.fromkeys(("anna", "bjorn", "jonas", "noah"), (30, None))
    assert "jonas" not in of(world, load(world, ends_on=date(2026, 12, 20)), "hlr")


def test_a_gap_weighs_more_where_the_unit_is_under_its_minimum(world: World) -> None:
    CoverageRequirement.objects.create(
        tenant=world.municipality,
        unit=world.units["ward"],
        competence=world.competences["hlr"],
        minimum=3,
        starts_on=HIRED,
    )

    assert of(world, load(world), "hlr")["anna"] == (150, None)
    assert of(world, load(world), "isbar")["anna"] == (30, None)


def test_everything_below_the_unit_is_planned_for(world: World) -> None:
    assert set(of(world, load(world, "top"), "isbar")) == {"anna", "bjorn", "jonas", "noah", "clara", "sofie", "frida"}


def test_sessions_in_the_period_that_stand(world: World) -> None:
    kept = hold_session(world, "hlr", on=ONE_DAY)
    shared = hold_session(world, "hlr", on=ONE_DAY, tenant=world.community)
    hold_session(world, "hlr", on=FIRST)
    hold_session(world, "hlr", on=date(2027, 5, 31), days=2)
    hold_session(world, on=ONE_DAY)
    cancel_session(hold_session(world, "hlr"))
    hold_session(world, "hlr", tenant=world.neighbour)

    assert load(world).sessions["session_id"].to_list() == [str(kept.pk), str(shared.pk)]


def test_a_lower_level_closes_nothing(world: World) -> None:
    world.require("picc", level=2, unit=world.units["ward"])
    low, high = hold_session(world, "picc"), hold_session(world, "picc", level=3)
    picc = world.competences["picc"].pk
    covered = dict(load(world).sessions.select("session_id", "competence_ids").iter_rows())

    assert covered == {str(low.pk): topic(picc, 1), str(high.pk): f"{topic(picc, 2)};{topic(picc, 3)}"}


def test_seats_are_what_is_left(world: World) -> None:
    own = hold_session(world, "hlr", capacity=3)
    shared = hold_session(world, "hlr", capacity=10, tenant=world.community, shares={"municipality": 4, "neighbour": 5})
    free = hold_session(world, "isbar", capacity=10, tenant=world.community)
    enrol(world, "clara", own, "accepted", unit="other")
    enrol(world, "clara", shared, "accepted", unit="other")
    enrol(world, "sofie", shared, "proposed", unit="other")
    with transaction_of(tenant_id=world.community.pk):
        for session in (shared, free):
            SeatTaken.objects.create(tenant=world.community, session=session, about=world.neighbour, seats=7)

    left = dict(load(world).sessions.select("session_id", "capacity").iter_rows())
    assert left == {str(own.pk): 2, str(shared.pk): 2, str(free.pk): 3}


def test_what_an_accepted_seat_closes_is_left_out(world: World) -> None:
    first = hold_session(world, "hlr", days=2)
    late = hold_session(world, "hlr", on=date(2027, 1, 10))
    enrol(world, "anna", first, "accepted")
    enrol(world, "jonas", late, "accepted")
    enrol(world, "noah", hold_session(world, on=ONE_DAY), "accepted")
    tables = load(world)

    assert set(of(world, tables, "hlr")) == {"noah", "jonas"}
    assert tables.settled == 1
    anna = str(world.people["anna"].pk)
    assert tables.unavailable.filter(person_id=anna)["date"].to_list() == [ONE_DAY, date(2026, 12, 2)]


def test_days_away(world: World) -> None:
    noah = world.people["noah"]
    Absence.objects.create(tenant=world.municipality, person=noah, starts_on="2026-11-01", ends_on="2026-11-24")
    Employment.objects.filter(person=world.people["anna"]).update(ends_on=date(2027, 5, 30))
    days = load(world).unavailable

    assert days.filter(person_id=str(noah.pk))["date"].to_list() == [date(2026, 11, 22), date(2026, 11, 23)]
    assert days.filter(person_id=str(world.people["anna"].pk))["date"].to_list() == [
        date(2027, 5, 30),
        date(2027, 5, 31),
    ]


def test_who_works_in_two_units_belongs_where_most_of_the_work_is(world: World) -> None:
    Employment.objects.create(
        tenant=world.municipality,
        person=world.people["noah"],
        unit=world.units["other"],
        fte="1.000",
        starts_on=HIRED,
        ends_on=date(2027, 1, 1),
    )
    tables = load(world, "top")
    noah = str(world.people["noah"].pk)

    assert set(tables.gaps.filter(person_id=noah)["unit_id"]) == {str(world.units["other"].pk)}
    assert tables.unavailable.filter(person_id=noah).is_empty()


def test_units_with_their_limits_and_rates(world: World) -> None:
    ward, sp = world.units["ward"], world.professions["SP"]
    StaffingMinimum.objects.create(tenant=world.municipality, unit=ward, people_left=3)
    for unit, profession, rate in ((None, None, 300), (None, sp, 400), (ward, sp, 500)):
        HourlyRate.objects.create(
            tenant=world.municipality, unit=unit, profession=profession, substitute=rate, own_hour=1
        )
    top = world.units["top"]
    for unit, place, amount in ((ward, "Stokke", 120), (top, "Stokke", 90), (top, "Larvik", 60), (ward, "Oslo", 900)):
        TravelCost.objects.create(tenant=world.municipality, unit=unit, place=place, amount=amount)
    for place in ("Stokke", "Larvik", "Tønsberg"):
        hold_session(world, "hlr", place=place)
    tables = load(world)

    assert tables.units.rows() == [(str(ward.pk), 1, Decimal("400.00"))]
    assert tables.travel.rows() == [
        (str(ward.pk), "Larvik", Decimal("60.00")),
        (str(ward.pk), "Stokke", Decimal("120.00")),
    ]
    assert tables.has_rates


def test_a_minimum_above_the_staff_lets_nobody_go(world: World) -> None:
    StaffingMinimum.objects.create(tenant=world.municipality, unit=world.units["ward"], people_left=90)
    Employment.objects.filter(person=world.people["noah"]).update(profession=None)

    assert load(world).units.rows() == [(str(world.units["ward"].pk), 0, Decimal("0.00"))]


def test_locks_wishes_and_refusals(world: World) -> None:
    sessions = [hold_session(world, "hlr", on=date(2026, 12, number)) for number in range(1, 6)]
    choose(world, sessions[0], anna="must", noah="must_not")
    choose(world, sessions[1], jonas="wish")
    choose(world, sessions[2], anna="wish")
    choose(world, sessions[3], noah="must")
    choose(world, sessions[4], jonas="must")
    enrol(world, "anna", sessions[2], "declined")
    enrol(world, "noah", sessions[3], "withdrawn")
    enrol(world, "jonas", sessions[4], "accepted")
    tables = load(world)
    ids = {str(person.pk): key for key, person in world.people.items()}
    places = {str(session.pk): number for number, session in enumerate(sessions)}

    assert {(ids[person], places[session], attends) for person, session, attends in tables.locks.iter_rows()} == {
        ("anna", 0, True),
        ("noah", 0, False),
        ("anna", 2, False),
        ("noah", 3, True),
    }
    assert [(ids[person], places[session]) for person, session in tables.wishes.iter_rows()] == [("jonas", 1)]
    assert tables.fixed_seats == 2


def choose(world: World, session: Session, **kinds: str) -> None:
    """Say something of a session for people by name."""
    SeatChoice.objects.bulk_create(
        SeatChoice(
            tenant=world.municipality,
            person=world.people[person],
            session=session,
            kind=kind,
            chosen_at=AT,
            chosen_by_name="Bjørn",
        )
        for person, kind in kinds.items()
    )


def test_questions_do_not_grow_with_people(world: World, django_assert_max_num_queries: object) -> None:
    hold_session(world, "hlr")
    scope, tree = world.scope_of("gunnar"), tree_on(world)
    with django_assert_max_num_queries(24):  # type: ignore[operator]
        load_training_input(
            scope=scope,
            tree=tree,
            unit_id=world.units["top"].pk,
            starts_on=FIRST,
            ends_on=AFTER,
            today=world.today,
        )
