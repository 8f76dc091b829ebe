from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from fagloft.contexts.requirements.actions import coverage
from fagloft.contexts.requirements.actions.requirements import InThePast, RequiredAlready
from fagloft.contexts.requirements.models import CoverageRequirement, CoverageRequirementEvent  # type: ignore[attr-defined]
from fagloft.contexts.requirements.queries.asked_levels import NoSuchLevel
from fagloft.contexts.requirements.queries.coverage import NoSuchCoverage as NotInSight
from fagloft.contexts.requirements.queries.coverage import get_coverage, get_one_coverage
from fagloft.contexts.requirements.queries.layers import NoSuchTarget, NotYoursToDecide, Target
from tests.world import World

DAY = timedelta(days=1)


def add(world: World, reader: str = "bjorn", unit: str = "ward", **told: object) -> int:
    asked: dict[str, object] = {
        "target": Target("unit", world.units[unit].pk),
        "competence_id": world.competences["picc"].pk,
        "level": 1,
        "minimum": 2,
        "starts_on": world.today,
        "today": world.today,
    } | told
    return coverage.add(scope=world.scope_of(reader), **asked)  # type: ignore[arg-type]


def of_kind(world: World) -> Target:
    return Target("unit_kind", world.kinds["nursing_home"].pk)


def test_leader_asks_that_two_of_the_ward_can_it(world: World) -> None:
    number = add(world)

    (row,) = get_coverage(scope=world.scope_of("bjorn"), on=world.today)
    assert (row.id, row.minimum, row.target_name, row.may_be_changed) == (number, 2, "Avdeling 2", True)


def test_minimum_of_a_kind_is_seen_by_all_and_changed_by_the_director(world: World) -> None:
    add(world, "gunnar", target=of_kind(world))
    changeable = [
        get_coverage(scope=world.scope_of(reader), on=world.today)[0].may_be_changed for reader in ("gunnar", "bjorn")
    ]

    assert changeable == [True, False]


def test_minimum_of_another_unit_is_not_seen(world: World) -> None:
    number = add(world, "clara", "other")

    assert not get_coverage(scope=world.scope_of("bjorn"), on=world.today)
    with pytest.raises(NotInSight):
        get_one_coverage(scope=world.scope_of("bjorn"), coverage_id=number, on=world.today)
    assert get_one_coverage(scope=world.scope_of("clara"), coverage_id=number, on=world.today).minimum == 2


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ({"minimum": 0}, coverage.AsksForNobody),
        ({"level": 9}, NoSuchLevel),
        ({"starts_on": date(2026, 11, 21)}, InThePast),
        ({"target": Target("person", 1)}, NoSuchTarget),
        ({"target": Target("unit", 0)}, NoSuchTarget),
    ],
)
def test_what_cannot_be_asked_is_refused(world: World, told: dict[str, object], fault: type[Exception]) -> None:
    with pytest.raises(fault):
        add(world, **told)  # type: ignore[arg-type]


def test_leader_does_not_decide_for_a_kind_of_unit(world: World) -> None:
    with pytest.raises(NotYoursToDecide):
        add(world, target=of_kind(world))


def test_same_minimum_is_asked_once(world: World) -> None:
    add(world)
    with pytest.raises(RequiredAlready):
        add(world, minimum=3)


def test_end_and_its_undo(world: World) -> None:
    number = add(world)
    CoverageRequirement.objects.filter(pk=number).update(starts_on=world.today - DAY)
    scope = world.scope_of("bjorn")
    coverage.end(scope=scope, coverage_id=number, ends_on=world.today + DAY, today=world.today)
    (ending,) = get_coverage(scope=scope, on=world.today)
    coverage.take_back_end(scope=scope, coverage_id=number, today=world.today)
    (kept,) = get_coverage(scope=scope, on=world.today)

    assert (ending.ends_on, ending.may_be_changed, ending.may_be_kept) == (world.today + DAY, False, True)
    assert (kept.ends_on, kept.may_be_changed, kept.may_be_kept) == (None, True, False)
    assert CoverageRequirementEvent.objects.filter(pgh_obj_id=number).count() == 4


def test_minimum_that_has_not_begun_goes_away(world: World) -> None:
    number = add(world)
    coverage.end(scope=world.scope_of("bjorn"), coverage_id=number, ends_on=world.today, today=world.today)

    assert not CoverageRequirement.objects.filter(pk=number).exists()


def test_past_is_left_alone(world: World) -> None:
    number, scope = add(world), world.scope_of("bjorn")
    with pytest.raises(InThePast):
        coverage.end(scope=scope, coverage_id=number, ends_on=world.today - DAY, today=world.today)
    CoverageRequirement.objects.filter(pk=number).update(starts_on=date(2020, 1, 1), ends_on=date(2021, 1, 1))
    with pytest.raises(InThePast):
        coverage.take_back_end(scope=scope, coverage_id=number, today=world.today)


def test_ended_and_unknown_minimums_are_not_ended_again(world: World) -> None:
    number, scope = add(world), world.scope_of("bjorn")
    CoverageRequirement.objects.filter(pk=number).update(ends_on=world.today + DAY)
    for gone in (number, 0):
        with pytest.raises(coverage.NoSuchCoverage):
            coverage.end(scope=scope, coverage_id=gone, ends_on=world.today, today=world.today)
    with pytest.raises(coverage.NoSuchCoverage):
        coverage.take_back_end(scope=scope, coverage_id=0, today=world.today)


def test_end_that_was_not_set_is_taken_back_without_harm(world: World) -> None:
    number = add(world)
    coverage.take_back_end(scope=world.scope_of("bjorn"), coverage_id=number, today=world.today)

    assert CoverageRequirement.objects.get(pk=number).ends_on is None


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ({"minimum": 0}, "coverage_asks_for_somebody"),
        ({"ends_on": date(2019, 1, 1)}, "coverage_ends_after_it_begins"),
        ({"unit": None}, "coverage_is_of_a_unit_or_a_kind"),
    ],
)
def test_database_refuses_what_makes_no_sense(world: World, told: dict[str, object], name: str) -> None:
    asked: dict[str, object] = {"unit": world.units["ward"], "minimum": 1} | told
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        CoverageRequirement.objects.create(
            tenant=world.municipality,
            competence=world.competences["picc"],
            starts_on=date(2019, 1, 1),
            **asked,
        )
