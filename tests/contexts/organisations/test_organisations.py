from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from fagloft.contexts.organisations.models import Employment, Municipality, Organisation, Unit
from fagloft.contexts.organisations.queries.demo import is_demo_only
from tests.world import HIRED, World


def test_what_has_a_name_is_shown_by_it(world: World) -> None:
    place = Municipality(name="Sandefjord")

    assert [str(named) for named in (place, world.municipality, world.units["ward"])] == [
        "Sandefjord",
        "Sandefjord kommune",
        "Avdeling 2",
    ]


def test_one_real_organisation_and_it_is_no_longer_a_demo(world: World) -> None:
    assert is_demo_only()
    Organisation.objects.filter(pk=world.neighbour.pk).update(is_demo=False)

    assert not is_demo_only()


def test_without_organisations_there_is_no_demo(db: None) -> None:
    assert not is_demo_only()


def test_health_community_is_in_no_other(world: World) -> None:
    with pytest.raises(IntegrityError, match="health_community_is_in_no_other"), transaction.atomic():
        Organisation.objects.filter(pk=world.community.pk).update(community=world.community)


def test_a_municipality_is_one_organisation_and_others_may_have_their_seat_there(world: World) -> None:
    seat = Municipality.objects.create(
        code="3907",
        name="Sandefjord",
        county_code="39",
        county_name="Vestfold",
        kostra_group="EKG08",
        population=66_000,
        population_year=2024,
        latitude=59.1,
        longitude=10.2,
        local_hospital="Vestfold",
    )
    Organisation.objects.filter(pk__in=[world.municipality.pk, world.community.pk]).update(municipality=seat)
    with pytest.raises(IntegrityError, match="municipality_is_one_organisation"), transaction.atomic():
        Organisation.objects.filter(pk=world.neighbour.pk).update(municipality=seat)


def test_unit_is_not_its_own_parent(world: World) -> None:
    world.declare()
    with pytest.raises(IntegrityError, match="unit_is_not_its_own_parent"), transaction.atomic():
        Unit.objects.filter(pk=world.units["ward"].pk).update(parent=world.units["ward"])


def test_unit_ends_after_it_begins(world: World) -> None:
    world.declare()
    with pytest.raises(IntegrityError, match="unit_ends_after_it_begins"), transaction.atomic():
        Unit.objects.filter(pk=world.units["ward"].pk).update(ends_on=HIRED)


@pytest.mark.parametrize("fte", ["-0.001", "1.501"])
def test_employment_is_at_most_one_and_a_half(world: World, fte: str) -> None:
    world.declare()
    with pytest.raises(IntegrityError, match="employment_is_at_most_one_and_a_half"), transaction.atomic():
        Employment.objects.filter(person=world.people["anna"]).update(fte=fte)


def test_employment_ends_after_it_begins(world: World) -> None:
    world.declare()
    with pytest.raises(IntegrityError, match="employment_ends_after_it_begins"), transaction.atomic():
        Employment.objects.filter(person=world.people["anna"]).update(ends_on=HIRED - timedelta(days=1))
