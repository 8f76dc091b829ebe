import pytest

from fagloft.contexts.competence.models import Way, WayStep
from fagloft.contexts.gaps.queries.impacts import Asked, CoverageImpact, Impact, preview_coverage, preview_requirement
from fagloft.contexts.organisations.models import Employment
from fagloft.contexts.organisations.queries.unit_trees import get_unit_tree
from fagloft.contexts.requirements.models import Requirement
from fagloft.contexts.requirements.queries.layers import Target
from tests.world import HIRED, World


def preview(world: World, reader: str, target: Target, competence: str = "picc", **told: object) -> Impact:
    scope = world.scope_of(reader)
    tree = get_unit_tree(tenant_id=scope.tenant_id, on=world.today, language="nb")
    asked: dict[str, object] = {"asked": Asked(1, "mandatory"), "replaces": None} | told
    return preview_requirement(
        scope=scope,
        tree=tree,
        target=target,
        competence_id=world.competences[competence].pk,
        on=world.today,
        **asked,  # type: ignore[arg-type]
    )


def ward(world: World) -> Target:
    return Target("unit", world.units["ward"].pk)


def test_new_requirement_opens_gaps_for_those_who_lack_it(world: World) -> None:
    world.hold("noah", "picc")

    assert preview(world, "bjorn", ward(world)) == Impact(people=4, units=1, gaps_opened=3, gaps_closed=0)


def test_ending_closes_gaps(world: World) -> None:
    row = world.require("picc", unit=world.units["ward"])
    ended = preview(world, "bjorn", ward(world), asked=None, replaces=row.pk)

    assert ended == Impact(people=4, units=1, gaps_opened=0, gaps_closed=4)


def test_making_it_voluntary_closes_gaps_and_leaves_an_offer(world: World) -> None:
    row = world.require("picc", unit=world.units["ward"])
    loosened = preview(world, "bjorn", ward(world), asked=Asked(1, "voluntary"), replaces=row.pk)

    assert loosened == Impact(people=4, units=1, gaps_opened=0, gaps_closed=4, offers=4)


def test_making_what_was_voluntary_a_duty_opens_gaps(world: World) -> None:
    row = world.require("picc", unit=world.units["ward"], obligation="voluntary")
    tightened = preview(world, "bjorn", ward(world), asked=Asked(1, "mandatory"), replaces=row.pk)

    assert tightened == Impact(people=4, units=1, gaps_opened=4, gaps_closed=0)


def test_gap_that_stays_tells_how_its_obligation_changes(world: World) -> None:
    row = world.require("picc", unit=world.units["ward"], obligation="expected")
    tightened = preview(world, "bjorn", ward(world), asked=Asked(1, "mandatory"), replaces=row.pk)
    duty = world.require("legemiddel", unit=world.units["ward"])
    nurses = Requirement.objects.filter(layer="profession")
    nurses.delete()
    loosened = preview(world, "bjorn", ward(world), "legemiddel", asked=Asked(1, "expected"), replaces=duty.pk)

    assert tightened == Impact(people=4, units=1, gaps_opened=0, gaps_closed=0, gaps_tightened=4)
    assert loosened == Impact(people=4, units=1, gaps_opened=0, gaps_closed=0, gaps_loosened=2)


def test_what_another_layer_asks_already_changes_nothing(world: World) -> None:
    assert preview(world, "bjorn", ward(world), "hlr") == Impact(0, 0, 0, 0)


def test_what_follows_from_the_steps_of_a_way_is_held(world: World) -> None:
    world.declare(world.community)
    way = Way.objects.create(
        tenant=world.community,
        competence=world.competences["picc"],
        code="w",
        level=1,
        name_nb="V",
        name_nn="V",
        name_en="W",
    )
    WayStep.objects.create(tenant=world.community, way=way, competence=world.competences["legemiddel"], level=1)

    assert preview(world, "bjorn", ward(world)).gaps_opened == 2


def test_person_is_touched_in_every_unit_of_work(world: World) -> None:
    world.declare()
    noah = world.people["noah"]
    Employment.objects.create(
        tenant=world.municipality, person=noah, unit=world.units["other"], fte="0.2", starts_on=HIRED
    )
    touched = preview(world, "bjorn", Target("person", noah.pk))

    assert (touched.people, touched.units) == (1, 2)
    assert touched.gaps_opened is None


@pytest.mark.parametrize(
    ("layer", "key", "people"), [("function", "nurse", 3), ("profession", "SP", 5), ("unit_kind", "nursing_home", 4)]
)
def test_layers_of_the_whole_organisation_reach_their_people(world: World, layer: str, key: str, people: int) -> None:
    rows = {"function": world.functions, "profession": world.professions, "unit_kind": world.kinds}[layer]
    touched = preview(world, "gunnar", Target(layer, rows[key].pk))  # type: ignore[index]

    assert touched.people == people


def test_small_group_is_hidden_from_those_who_see_numbers_only(world: World) -> None:
    shown = preview(world, "gunnar", Target("function", world.functions["nurse"].pk))

    assert (shown.people, shown.gaps_opened) == (3, None)


def test_minimum_tells_how_many_units_have_too_few(world: World) -> None:
    scope = world.scope_of("gunnar")
    tree = get_unit_tree(tenant_id=scope.tenant_id, on=world.today, language="nb")
    few = preview_coverage(
        scope=scope,
        tree=tree,
        target=Target("unit_kind", world.kinds["nursing_home"].pk),
        competence_id=world.competences["hlr"].pk,
        level=1,
        minimum=3,
        on=world.today,
    )

    assert few == CoverageImpact(units=1, units_short=1)
