from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from fagloft.contexts.competence.models import Holding
from fagloft.contexts.education.actions import applications as actions
from fagloft.contexts.education.models import EducationApplication
from fagloft.contexts.education.queries.applications import (
    ApplicationRow,
    NoSuchApplication,
    get_application,
    get_applications,
)
from fagloft.contexts.education.queries.choices import get_goals, get_measures, get_people
from fagloft.contexts.education.queries.scores import get_scores
from fagloft.contexts.organisations.queries.people import NoSuchPerson
from fagloft.contexts.organisations.queries.unit_trees import get_unit_tree
from fagloft.contexts.planning.models import FocusArea, Goal, Measure, MeasureCompetence, Plan
from fagloft.contexts.requirements.models import CoverageRequirement
from tests.world import HIRED, World

WISH = actions.Wish("further", "Akuttsykepleie", "USN", date(2026, 1, 10), date(2026, 11, 1), credits=Decimal(30))
NOON = datetime(2026, 11, 22, 11, tzinfo=UTC)


def wish(world: World, *competences: str, **changed: Any) -> actions.Wish:
    gives = tuple((world.competences[code].pk, 1) for code in competences)
    return replace(WISH, gives=gives, **changed)


def apply(world: World, *competences: str, by: str = "anna", of: str = "anna", **changed: Any) -> int:
    return actions.apply(
        scope=world.scope_of(by),
        person_id=world.people[of].pk,
        wish=wish(world, *competences, **changed),
        on=world.today,
    )


def row(world: World, number: int, reader: str = "bjorn") -> ApplicationRow:
    return get_application(scope=world.scope_of(reader), application_id=number)


def grant(world: World, number: int, *, by: str = "bjorn", edition: int = 1, reason: str = "Vi trenger det.") -> None:
    terms = actions.Terms(
        leave_days=20, leave_is_paid=True, substitute_cost=Decimal(40000), fee=Decimal(10000),
        grant_name="Statsforvalteren", grant_amount=Decimal(30000), financing="grant", binding_months=24,
    )  # fmt: skip
    scope = world.scope_of(by)
    actions.grant(scope=scope, application_id=number, edition=edition, terms=terms, reason=reason, on=world.today)


def test_from_wish_to_new_task(world: World) -> None:
    number = apply(world, "picc")
    grant(world, number)
    leader = world.scope_of("bjorn")
    actions.start(scope=leader, application_id=number, edition=2)
    actions.complete(scope=leader, application_id=number, edition=3, ended_on=date(2026, 11, 1), at=NOON)
    done = row(world, number)

    assert done.status == "completed"
    assert done.returned_unchanged
    assert (done.cost, done.bound_until) == (Decimal(20000), date(2028, 11, 1))
    world.declare()
    held = Holding.objects.get(person=world.people["anna"], competence=world.competences["picc"])
    assert (held.source, held.valid_from, held.recorded_by_name) == (
        "formal_education",
        date(2026, 11, 1),
        "Bjørn Haugen",
    )

    leader = world.scope_of("bjorn")
    actions.give_new_task(
        scope=leader, application_id=number, edition=4, task="Leder akutt-teamet", from_on=world.today
    )
    assert not row(world, number).returned_unchanged
    assert row(world, number, "anna").is_own


def test_diploma_that_somebody_registered_counts_once(world: World) -> None:
    number = apply(world, "picc")
    grant(world, number)
    world.declare()
    world.hold("anna", "picc", since=date(2026, 11, 1), source="formal_education")
    actions.complete(
        scope=world.scope_of("bjorn"), application_id=number, edition=2, ended_on=date(2026, 11, 1), at=NOON
    )

    world.declare()
    assert Holding.objects.filter(person=world.people["anna"], competence=world.competences["picc"]).count() == 1


def test_broken_off_says_why(world: World) -> None:
    number = apply(world)
    grant(world, number)
    scope = world.scope_of("bjorn")
    known: dict[str, Any] = {"scope": scope, "application_id": number, "edition": 2, "ended_on": world.today}
    with pytest.raises(actions.NoReasonGiven):
        actions.discontinue(**known, reason="  ")
    actions.discontinue(**known, reason="Flyttet")

    ended = row(world, number)
    assert (ended.status, ended.decision_reason) == ("discontinued", "Flyttet")
    with pytest.raises(actions.NotAtThisStage):
        actions.start(scope=world.scope_of("bjorn"), application_id=number, edition=ended.edition)


def test_refused_with_a_reason_only(world: World) -> None:
    number = apply(world)
    scope = world.scope_of("jonas")
    known: dict[str, Any] = {"scope": scope, "application_id": number, "edition": 1, "on": world.today}
    with pytest.raises(actions.NoReasonGiven):
        actions.refuse(**known, reason=" ")
    actions.refuse(**known, reason="Ikke i planen.")

    assert row(world, number).status == "refused"


def test_only_the_leader_decides_and_never_for_oneself(world: World) -> None:
    anna, bjorn = apply(world), apply(world, by="bjorn", of="bjorn")

    with pytest.raises(actions.NotYoursToDecide):
        grant(world, anna, by="anna")
    with pytest.raises(actions.NotYoursToDecide):
        grant(world, anna, by="frida")
    with pytest.raises(NoSuchApplication):
        grant(world, anna, by="clara")
    with pytest.raises(actions.NotYoursToDecide):
        grant(world, bjorn, by="bjorn")


def test_leader_above_answers_the_leader(world: World) -> None:
    number = apply(world, by="bjorn", of="bjorn")
    world.declare()
    world.appoint("clara", "top")
    ordinary = apply(world)
    grant(world, number, by="clara")

    assert row(world, number, "clara").may_be_decided
    with pytest.raises(NoSuchApplication):
        row(world, ordinary, "clara")
    assert row(world, number, "bjorn").status == "granted"


def test_who_decides_second_is_told(world: World) -> None:
    number = apply(world)
    grant(world, number)

    with pytest.raises(actions.DecidedMeanwhile):
        grant(world, number, by="jonas")
    with pytest.raises(actions.NotAtThisStage):
        grant(world, number, by="jonas", edition=2)


def test_withdrawn_by_oneself_before_it_is_decided(world: World) -> None:
    number = apply(world)
    with pytest.raises(actions.NotYoursToApplyFor):
        actions.withdraw(scope=world.scope_of("bjorn"), application_id=number, edition=1)
    actions.withdraw(scope=world.scope_of("anna"), application_id=number, edition=1)

    assert row(world, number).status == "withdrawn"


def test_binding_is_at_most_five_years(world: World) -> None:
    number = apply(world)
    scope = world.scope_of("bjorn")
    with pytest.raises(actions.BindingTooLong):
        actions.grant(
            scope=scope, application_id=number, edition=1, terms=actions.Terms(binding_months=61),
            reason="Ja", on=world.today,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("by", "of", "refusal"),
    [
        ("anna", "noah", NoSuchPerson),
        ("frida", "noah", actions.NotYoursToApplyFor),
        ("eva", "eva", actions.NotYoursToApplyFor),
        ("sigrid", "anna", NoSuchPerson),
    ],
)
def test_one_applies_for_oneself_and_ones_people(world: World, by: str, of: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        apply(world, by=by, of=of)
    assert apply(world, by="bjorn", of="noah")


def test_what_is_applied_for_must_be_known(world: World) -> None:
    with pytest.raises(actions.EndsBeforeItBegins):
        apply(world, ends_on=WISH.starts_on)
    with pytest.raises(actions.NotInThePlan):
        apply(world, measure_id=999_999)
    with pytest.raises(actions.NotInThePlan):
        apply(world, goal_id=999_999)
    with pytest.raises(actions.NoSuchCompetence):
        actions.apply(
            scope=world.scope_of("anna"), person_id=world.people["anna"].pk, on=world.today,
            wish=replace(WISH, gives=((world.competences["picc"].pk, 9),)),
        )  # fmt: skip


def test_education_is_not_over_before_it_begins_or_in_the_future(world: World) -> None:
    number = apply(world)
    grant(world, number)
    for day in (date(2026, 1, 9), date(2026, 11, 23)):
        with pytest.raises(actions.EndsBeforeItBegins):
            actions.complete(scope=world.scope_of("bjorn"), application_id=number, edition=2, ended_on=day, at=NOON)


def test_new_task_is_said_in_words(world: World) -> None:
    number = apply(world)
    grant(world, number)
    actions.complete(scope=world.scope_of("bjorn"), application_id=number, edition=2, ended_on=world.today, at=NOON)
    with pytest.raises(actions.NoReasonGiven):
        actions.give_new_task(
            scope=world.scope_of("bjorn"), application_id=number, edition=3, task=" ", from_on=world.today
        )


def test_those_that_wait_come_first(world: World) -> None:
    decided, waiting = apply(world), apply(world, by="bjorn", of="noah")
    grant(world, decided)

    assert [one.id for one in get_applications(scope=world.scope_of("bjorn"))] == [waiting, decided]
    assert get_applications(scope=world.scope_of("clara")) == ()
    assert [one.id for one in get_applications(scope=world.scope_of("anna"))] == [decided]


def points(world: World, number: int) -> list[int]:
    scope = world.scope_of("bjorn")
    tree = get_unit_tree(tenant_id=scope.tenant_id, on=world.today, language="nb")
    application = get_application(scope=scope, application_id=number)
    score = get_scores(scope=scope, tree=tree, applications=[application], on=world.today)[number]
    return [reason.points for reason in score.reasons]


def test_score_follows_gap_minimum_plan_and_strategy(world: World) -> None:
    number = apply(world, "hlr")
    # Anna and Noah of the four in the ward lack HLR.
    assert points(world, number) == [20, 0, 0, 0]

    world.declare()
    CoverageRequirement.objects.create(
        tenant=world.municipality, unit=world.units["ward"], competence=world.competences["hlr"],
        minimum=4, starts_on=HIRED,
    )  # fmt: skip
    plan = Plan.objects.create(
        tenant=world.municipality, level="organisation", title="Plan", starts_on=HIRED, ends_on=date(2027, 1, 1)
    )
    FocusArea.objects.create(tenant=world.municipality, plan=plan, title="Akutt", competence=world.competences["hlr"])
    measure = add_measure(world, plan)
    assert points(world, number) == [20, 20, 10, 20]
    measure.status = "decided"
    measure.save()
    assert points(world, number) == [20, 20, 20, 20]


def test_department_goal_counts_half_and_a_linked_measure_counts(world: World) -> None:
    world.declare()
    plan = Plan.objects.create(
        tenant=world.municipality, level="organisation", title="Plan", starts_on=HIRED, ends_on=date(2027, 1, 1)
    )
    measure = add_measure(world, plan)
    goal = Goal.objects.create(
        tenant=world.municipality, level="department", unit=world.units["ward"], title="Tryggere akuttforløp"
    )
    number = apply(world, "isbar", measure_id=measure.pk, goal_id=goal.pk)

    assert points(world, number) == [40, 0, 10, 10]
    assert get_measures(scope=world.scope_of("anna"), on=world.today) == ((measure.pk, "HLR"),)
    assert get_goals(scope=world.scope_of("anna")) == ((goal.pk, "Tryggere akuttforløp"),)


def add_measure(world: World, plan: Plan) -> Measure:
    measure = Measure.objects.create(
        tenant=world.municipality, plan=plan, title="HLR", learning_form="course", obligation="expected",
        owner=world.people["bjorn"], starts_on=plan.starts_on, ends_on=plan.ends_on,
    )  # fmt: skip
    MeasureCompetence.objects.create(
        tenant=world.municipality, measure=measure, competence=world.competences["hlr"], level=1
    )
    return measure


def test_choices_of_people_begin_with_oneself(world: World) -> None:
    names = [name for _, name in get_people(scope=world.scope_of("bjorn"), on=world.today)]

    assert names == ["Bjørn Haugen", "Noah Berg", "Jonas Moe", "Anna Vik"]
    assert [name for _, name in get_people(scope=world.scope_of("gunnar"), on=world.today)] == []


@pytest.mark.parametrize(
    "changed",
    [
        {"ends_on": WISH.starts_on},
        {"fee": -1},
        {"status": "granted"},
        {"ended_on": date(2026, 5, 1)},
    ],
)
def test_database_holds_what_must_be_true(world: World, changed: dict[str, object]) -> None:
    number = apply(world)
    world.declare()
    with pytest.raises(IntegrityError), transaction.atomic():
        EducationApplication.objects.filter(pk=number).update(**changed)
