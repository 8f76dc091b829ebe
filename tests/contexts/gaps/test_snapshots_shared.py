"""What the other members of the health community may see, and what they can work out from it."""

from itertools import product

import pytest
from django.db import transaction
from django.db.utils import ProgrammingError

from fagloft.contexts.competence.models import Competence
from fagloft.contexts.gaps.actions import snapshots
from fagloft.contexts.gaps.models import SharedFigure
from fagloft.contexts.gaps.queries.figures_to_share import _hide_row
from fagloft.contexts.organisations.models import Employment, Person
from fagloft.database.tenancy import declare
from tests.world import HIRED, World

Row = tuple[int | None, int | None, int | None, int | None]


def shared_of(world: World, competence: str) -> Row:
    declare(tenant_id=world.neighbour.pk, shared_id=world.community.pk)
    row = SharedFigure.objects.get(about=world.municipality, competence=world.competences[competence])
    return row.required, row.met, row.unmet, row.holders


def hire_many(world: World, count: int, holding: int) -> None:
    """More people in the ward; so many of them hold HLR."""
    world.declare()
    for number in range(count):
        person = Person.objects.create(
            tenant=world.municipality, employee_number=f"9{number}", given_name="Kim", family_name=f"Nr {number}"
        )
        Employment.objects.create(
            tenant=world.municipality, person=person, unit=world.units["ward"], fte=1, starts_on=HIRED
        )
        world.people[f"kim{number}"] = person
        if number < holding:
            world.hold(f"kim{number}", "hlr")


def take(world: World) -> None:
    snapshots.take(tenant_id=world.municipality.pk, on=world.today, at=world.now)


def test_small_groups_are_hidden_from_the_neighbours(world: World) -> None:
    take(world)

    assert shared_of(world, "hlr") == (None, None, None, None)


def test_large_groups_are_shown_to_the_neighbours(world: World) -> None:
    hire_many(world, 20, holding=10)
    take(world)

    assert shared_of(world, "hlr") == (24, 12, 12, 12)


def test_few_who_lack_it_are_hidden_with_those_who_have_it(world: World) -> None:
    hire_many(world, 20, holding=19)
    take(world)

    assert shared_of(world, "hlr") == (24, None, None, 21)


def test_what_is_held_without_being_asked_for_is_told_as_holders(world: World) -> None:
    hire_many(world, 6, holding=0)
    for number in range(6):
        world.hold(f"kim{number}", "picc")
    take(world)

    assert shared_of(world, "picc") == (0, 0, 0, 7)


def test_local_competences_are_not_shared(world: World) -> None:
    world.declare()
    local = Competence.objects.create(
        tenant=world.municipality,
        code="local",
        name_nb="Lokal",
        name_nn="Lokal",
        name_en="Local",
        component="skill",
        competence_class="core",
    )
    world.competences["local"] = local
    world.require("local", unit=world.units["top"])
    take(world)

    declare(tenant_id=world.community.pk)
    assert not SharedFigure.objects.filter(competence_id=local.pk).exists()


def test_members_read_shared_figures_and_cannot_write_them(world: World) -> None:
    take(world)
    declare(tenant_id=world.neighbour.pk, shared_id=world.community.pk)

    assert SharedFigure.objects.filter(about=world.municipality).exists()
    assert SharedFigure.objects.update(required=1) == 0
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        SharedFigure.objects.create(
            tenant=world.community,
            about=world.neighbour,
            competence=world.competences["hlr"],
            taken_on=world.today,
            computed_at="2026-11-22T04:00Z",
        )


def test_strangers_see_no_shared_figures(world: World) -> None:
    take(world)
    declare(tenant_id=world.neighbour.pk, shared_id=None)

    assert not SharedFigure.objects.exists()


SIZES = range(13)
TRUTHS = [
    {"competence_id": 1, "required": required, "met": met, "unmet": required - met, "holders": holders}
    for required, met, holders in product(SIZES, SIZES, SIZES)
    if met <= required and holders >= met
]


def test_no_small_number_can_be_worked_out_from_what_is_shared() -> None:
    """An attacker who knows the rule tries every truth that could stand behind a published row."""
    behind: dict[tuple[int | None, ...], list[dict[str, int]]] = {}
    for truth in TRUTHS:
        behind.setdefault(_hide_row(truth)[1:], []).append(truth)
    for row, truths in behind.items():
        for name, shown in zip(("required", "met", "unmet", "holders"), row, strict=True):
            possible = {truth[name] for truth in truths}
            assert possible == {shown} if shown is not None else len(possible) > 1
            assert shown is None or shown == 0 or shown >= 5
