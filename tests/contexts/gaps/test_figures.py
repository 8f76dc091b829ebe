from datetime import date, timedelta
from typing import cast

import pytest

from fagloft.contexts.gaps.actions import snapshots
from fagloft.contexts.gaps.queries.figures import (
    BY_PLACE,
    Chosen,
    Need,
    NoSuchUnit,
    OrganisationFigures,
    get_organisation_figures,
)
from fagloft.contexts.gaps.queries.figures_over_time import ShareOnDay
from fagloft.contexts.organisations.models import Duty, Employment, Person
from fagloft.contexts.organisations.queries.unit_trees import get_unit_tree
from tests.world import HIRED, World


def take(world: World, days_ago: int = 0) -> None:
    snapshots.take(tenant_id=world.municipality.pk, on=world.today - timedelta(days=days_ago), at=world.now)


def ask(world: World, who: str, unit: str | None = None, **chosen: object) -> OrganisationFigures | None:
    scope = world.scope_of(who)
    tree = get_unit_tree(tenant_id=scope.tenant_id, on=world.today, language="nb")
    unit_id = world.units[unit].pk if unit else None
    return get_organisation_figures(
        scope=scope,
        tree=tree,
        unit_id=unit_id,
        chosen=Chosen(**chosen),  # type: ignore[arg-type]
        on=world.today,
    )


def see(world: World, who: str, unit: str | None = None, **chosen: object) -> OrganisationFigures:
    figures = ask(world, who, unit, **chosen)
    assert figures is not None
    return figures


def hire(world: World, unit: str, count: int, *, holding: int = 0) -> None:
    """People in a unit, so many of whom hold HLR."""
    world.declare()
    for number in range(count):
        key = f"{unit}{number}"
        world.people[key] = Person.objects.create(
            tenant=world.municipality, employee_number=f"{unit}-{number}", given_name="Kim", family_name=f"Nr {number}"
        )
        Employment.objects.create(
            tenant=world.municipality, person=world.people[key], unit=world.units[unit], fte=1, starts_on=HIRED
        )
        if number < holding:
            world.hold(key, "hlr")


def needs_of(figures: OrganisationFigures, competence: str) -> dict[str, Need]:
    place = [name.short_name for name in figures.competences].index(competence)
    return {group.name: group.needs[place] for group in figures.groups}


def test_without_a_snapshot_there_are_no_figures(world: World) -> None:
    assert ask(world, "gunnar") is None


def test_a_snapshot_of_a_coming_day_is_not_shown(world: World) -> None:
    take(world, days_ago=-10)
    assert ask(world, "gunnar") is None


def test_who_leads_everything_sees_every_number(world: World) -> None:
    world.lead_alone("frida")
    take(world)

    figures = see(world, "frida")

    assert figures.sees_all
    assert figures.people == 7
    assert figures.tops == (world.units["top"].pk,)
    assert [name.short_name for name in figures.competences] == ["HLR", "LEGEMIDDEL", "ISBAR"]
    assert needs_of(figures, "HLR") == {"Avdeling 2": Need(True, 0.5, 4, 2), "Sone 3": Need(is_asked=False)}
    assert figures.whole[0] == Need(True, 0.5, 4, 2)
    assert [(name.short_name, figure.unmet) for name, figure in figures.standings] == [
        ("HLR", 2),
        ("LEGEMIDDEL", 2),
        ("ISBAR", 7),
    ]
    assert figures.over_time == (ShareOnDay(world.today, 9, 5, 7, 0),)


def test_who_leads_a_part_sees_that_part_only(world: World) -> None:
    take(world)

    figures = see(world, "bjorn")

    assert figures.tops == (world.units["ward"].pk,)
    assert (figures.people, figures.sees_all, figures.groups) == (4, True, ())


@pytest.mark.parametrize(("who", "unit"), [("bjorn", "top"), ("bjorn", "other"), ("clara", "ward")])
def test_units_one_does_not_follow_are_not_there(world: World, who: str, unit: str) -> None:
    take(world)
    with pytest.raises(NoSuchUnit):
        ask(world, who, unit)


def test_gunnar_sees_no_small_number(world: World) -> None:
    take(world)

    figures = see(world, "gunnar")

    assert (figures.sees_all, figures.standings, figures.over_time) == (False, (), ())
    assert set(needs_of(figures, "HLR").values()) == {Need(is_asked=True), Need(is_asked=False)}


def test_gunnar_cannot_work_out_a_small_unit_from_its_neighbours(world: World) -> None:
    """Sone 3 has two who lack it: so Avdeling 2, which is large, is hidden too; and both stay so one step down."""
    world.declare()
    world.require("hlr", unit=world.units["top"])
    hire(world, "ward", 30, holding=15)
    hire(world, "other", 20, holding=20)
    take(world)

    above, below = see(world, "gunnar"), see(world, "gunnar", "ward")

    assert needs_of(above, "HLR") == {"Avdeling 2": Need(is_asked=True), "Sone 3": Need(is_asked=True)}
    place = [name.short_name for name in below.competences].index("HLR")
    assert below.whole[place] == Need(is_asked=True)


def test_gunnar_sees_large_groups(world: World) -> None:
    world.declare()
    world.require("hlr", unit=world.units["top"])
    hire(world, "ward", 30, holding=15)
    hire(world, "other", 30, holding=15)
    hire(world, "top", 30, holding=15)
    take(world)

    figures = see(world, "gunnar")

    assert needs_of(figures, "HLR") == {"Avdeling 2": Need(True, 0.5, 34, 17), "Sone 3": Need(True, 17 / 32, 32, 17)}


def test_places_are_told_roughly_to_those_who_see_numbers_only(world: World) -> None:
    world.declare()
    world.require("hlr", unit=world.units["top"])
    hire(world, "ward", 120, holding=81)
    take(world)

    figures = see(world, "gunnar", by=BY_PLACE)

    assert needs_of(figures, "HLR") == {"Stokke": Need(is_asked=True, share=cast("float", pytest.approx(0.35)))}
    assert needs_of(figures, "LEGEMIDDEL") == {"Stokke": Need(is_asked=True)}


def test_places_are_told_exactly_to_who_leads_everything(world: World) -> None:
    world.lead_alone("frida")
    other = world.units["other"]
    other.place = None
    other.save()
    take(world)

    figures = see(world, "frida", by=BY_PLACE)

    assert needs_of(figures, "LEGEMIDDEL") == {"Stokke": Need(True, 0.5, 4, 2), "": Need(True, 0.0, 1, 0)}


def test_several_units_at_the_top_stand_side_by_side(world: World) -> None:
    take(world)
    world.declare()
    for unit, served in (("ward", "bjorn"), ("other", "bjorn")):
        Duty.objects.create(
            tenant=world.municipality,
            person=world.people[served],
            unit=world.units[unit],
            kind="deputy",
            starts_on=HIRED,
        )

    figures = see(world, "bjorn")

    assert figures.tops == (world.units["ward"].pk, world.units["other"].pk)
    assert [group.name for group in figures.groups] == ["Avdeling 2", "Sone 3"]
    assert figures.whole[:2] == (Need(True, 0.5, 4, 2), Need(True, 0.25, 4, 1))


def test_several_tops_are_added_up_roughly_for_those_who_see_numbers_only(world: World) -> None:
    take(world)
    top = world.units["top"]
    top.ends_on = world.today
    top.save()

    figures = see(world, "gunnar")

    assert len(figures.tops) == 2
    assert set(figures.whole) == {Need(is_asked=True)}


def test_competences_are_chosen_by_class_and_obligation_and_by_page(world: World) -> None:
    take(world)

    assert see(world, "bjorn", competence_class="specialist").found == 0
    assert see(world, "bjorn", competence_class="specialist").worst is None
    assert see(world, "bjorn", obligation="mandatory").found == 2
    assert [name.short_name for name in see(world, "bjorn", start=2, size=2).competences] == ["ISBAR"]
    assert [name.short_name for name in see(world, "bjorn", start=40, size=2).competences] == ["ISBAR"]


def test_development_is_told_in_whole_percent_to_those_who_see_numbers_only(world: World) -> None:
    world.declare()
    world.require("hlr", unit=world.units["top"])
    hire(world, "ward", 505, holding=404)
    take(world, days_ago=30)
    take(world)

    days = see(world, "gunnar").over_time

    assert [(day.on, day.required, day.met, day.other_required, day.other_met) for day in days] == [
        (date(2026, 10, 23), 100, 79, 100, 0),
        (date(2026, 11, 22), 100, 79, 100, 0),
    ]


def test_development_of_few_other_requirements_is_left_out(world: World) -> None:
    world.declare()
    world.require("hlr", unit=world.units["ward"], level=2)
    hire(world, "ward", 505, holding=404)
    world.units["ward"].parent = None
    world.units["ward"].save()
    take(world)

    (day,) = see(world, "gunnar", "ward").over_time

    assert (day.required, day.other_required) == (100, 0)
