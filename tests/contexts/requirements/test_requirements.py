from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from fagloft.contexts.organisations.models import Employment
from fagloft.contexts.organisations.queries.unit_trees import UnitTree, get_unit_tree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.requirements.actions import requirements
from fagloft.contexts.requirements.models import (  # type: ignore[attr-defined] # history: made by the tracking
    LegalBasis,
    Requirement,
    RequirementEvent,
    RequirementProfile,
)
from fagloft.contexts.requirements.queries.layers import Target
from fagloft.contexts.requirements.queries.requirements import (
    NoSuchRequirement,
    RequirementFilter,
    RequirementRow,
    get_laws_by_competence,
    get_legal_bases,
    get_requirement,
    get_requirements,
    get_successor,
)
from tests.world import World

DAY = timedelta(days=1)


def ward(world: World) -> Target:
    return Target("unit", world.units["ward"].pk)


def add(world: World, reader: str = "bjorn", target: Target | None = None, **told: object) -> int:
    asked: dict[str, object] = {
        "competence_id": world.competences["picc"].pk,
        "level": 1,
        "obligation": "mandatory",
        "starts_on": world.today,
        "today": world.today,
    } | told
    return requirements.add(scope=world.scope_of(reader), target=target or ward(world), **asked)  # type: ignore[arg-type]


def change(world: World, number: int, reader: str = "bjorn", **told: object) -> int:
    asked: dict[str, object] = {"level": 1, "obligation": "expected", "starts_on": world.today} | told
    return requirements.change(
        scope=world.scope_of(reader),
        requirement_id=number,
        today=world.today,
        **asked,  # type: ignore[arg-type]
    )


def tree_of(world: World, scope: Scope) -> UnitTree:
    return get_unit_tree(tenant_id=scope.tenant_id, on=world.today, language="nb")


def listed(world: World, reader: str, **wanted: object) -> dict[tuple[str, str], RequirementRow]:
    scope = world.scope_of(reader)
    found = get_requirements(
        scope=scope,
        tree=tree_of(world, scope),
        on=world.today,
        wanted=RequirementFilter(**wanted),  # type: ignore[arg-type]
    )
    return {(row.competence_name, row.target_name): row for row in found}


def test_leader_asks_for_a_competence_in_the_own_ward(world: World) -> None:
    number = add(world)

    row = Requirement.objects.get(pk=number)
    assert (row.layer, row.unit_id, row.starts_on, row.ends_on) == ("unit", world.units["ward"].pk, world.today, None)


def test_director_asks_of_a_whole_profession(world: World) -> None:
    target = Target("profession", world.professions["SP"].pk)

    assert Requirement.objects.get(pk=add(world, "gunnar", target)).profession == world.professions["SP"]


def test_leader_asks_of_one_of_the_own_people(world: World) -> None:
    assert add(world, target=Target("person", world.people["noah"].pk))


def test_law_behind_is_kept(world: World) -> None:
    LegalBasis.objects.create(code="f6", name="Forskrift om ledelse", section="§ 6", kind="regulation", source="t")
    add(world, legal_basis_code="f6")

    scope = world.scope_of("bjorn")
    assert get_legal_bases(scope=scope) == (("f6", "Forskrift om ledelse § 6"),)
    laws = get_laws_by_competence(scope=scope, on=world.today)
    assert laws == {world.competences["picc"].pk: ("Forskrift om ledelse § 6",)}
    assert listed(world, "bjorn")["PICC-line", "Avdeling 2"].legal_basis == "Forskrift om ledelse § 6"


@pytest.mark.parametrize(
    ("reader", "layer", "key"),
    [
        ("bjorn", "unit", "other"),
        ("bjorn", "unit", "top"),
        ("bjorn", "person", "sofie"),
        ("bjorn", "person", "bjorn"),
        ("bjorn", "person", "eva"),
        ("bjorn", "unit_kind", "nursing_home"),
        ("bjorn", "function", "nurse"),
        ("frida", "unit", "ward"),
        ("anna", "unit", "ward"),
        ("gunnar", "person", "noah"),
    ],
)
def test_nobody_decides_for_others(world: World, reader: str, layer: str, key: str) -> None:
    rows: dict[str, dict[str, object]] = {
        "unit": dict(world.units),
        "person": dict(world.people),
        "unit_kind": dict(world.kinds),
        "function": dict(world.functions),
    }
    with pytest.raises(requirements.NotYoursToDecide):
        add(world, reader, Target(layer, rows[layer][key].pk))  # type: ignore[attr-defined]


@pytest.mark.parametrize("layer", ["unit", "unit_kind", "profession", "nonsense"])
def test_layer_needs_a_row_of_the_own_organisation(world: World, layer: str) -> None:
    stranger = {"unit": world.units["far"].pk, "unit_kind": world.kinds["neighbour"].pk}
    with pytest.raises(requirements.NoSuchTarget):
        add(world, "gunnar", Target(layer, stranger.get(layer, 0)))


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ({"competence_id": 0}, requirements.NoSuchCompetence),
        ({"level": 7}, requirements.NoSuchLevel),
        ({"starts_on": date(2026, 11, 21)}, requirements.InThePast),
        ({"ends_on": date(2026, 11, 22)}, requirements.EndsBeforeItBegins),
    ],
)
def test_what_cannot_be_asked_is_refused(world: World, told: dict[str, object], fault: type[Exception]) -> None:
    with pytest.raises(fault):
        add(world, **told)  # type: ignore[arg-type]


def test_retired_competence_is_not_asked_for(world: World) -> None:
    world.declare(world.community)
    world.competences["picc"].retired_on = world.today
    world.competences["picc"].save()

    with pytest.raises(requirements.NoSuchCompetence):
        add(world)


def test_same_is_not_asked_twice_at_the_same_time(world: World) -> None:
    add(world, ends_on=world.today + 30 * DAY)

    with pytest.raises(requirements.RequiredAlready):
        add(world, starts_on=world.today + 29 * DAY)
    assert add(world, starts_on=world.today + 30 * DAY)
    with pytest.raises(requirements.RequiredAlready):
        add(world, starts_on=world.today + 10 * DAY, ends_on=world.today + 31 * DAY)


def test_database_refuses_the_same_from_the_same_day(world: World) -> None:
    add(world)
    with pytest.raises(IntegrityError, match="requirement_is_made_once"), transaction.atomic():
        world.require("picc", unit=world.units["ward"], since=world.today)


def test_ended_requirement_is_asked_no_more_from_its_day(world: World) -> None:
    row = world.require("picc", unit=world.units["ward"])
    requirements.end(scope=world.scope_of("bjorn"), requirement_id=row.pk, ends_on=world.today + DAY, today=world.today)
    row.refresh_from_db()

    assert row.ends_on == world.today + DAY


def test_what_has_not_begun_is_asked_of_nobody_after_its_end(world: World) -> None:
    number = add(world, starts_on=world.today + 5 * DAY)
    requirements.end(scope=world.scope_of("bjorn"), requirement_id=number, ends_on=world.today, today=world.today)

    assert not Requirement.objects.filter(pk=number).exists()
    assert RequirementEvent.objects.filter(pgh_obj_id=number).exists()


def test_end_in_the_past_is_refused(world: World) -> None:
    row = world.require("picc", unit=world.units["ward"])
    with pytest.raises(requirements.InThePast):
        requirements.end(
            scope=world.scope_of("bjorn"), requirement_id=row.pk, ends_on=world.today - DAY, today=world.today
        )


def test_end_is_taken_back(world: World) -> None:
    row = world.require("picc", unit=world.units["ward"], until=world.today)
    requirements.take_back_end(scope=world.scope_of("bjorn"), requirement_id=row.pk, today=world.today)
    row.refresh_from_db()

    assert row.ends_on is None


def test_end_long_past_is_not_taken_back(world: World) -> None:
    row = world.require("picc", unit=world.units["ward"], until=world.today - DAY)
    with pytest.raises(requirements.InThePast):
        requirements.take_back_end(scope=world.scope_of("bjorn"), requirement_id=row.pk, today=world.today)


def test_end_of_what_is_asked_anew_is_not_taken_back(world: World) -> None:
    row = world.require("picc", unit=world.units["ward"], until=world.today)
    add(world)
    with pytest.raises(requirements.RequiredAlready):
        requirements.take_back_end(scope=world.scope_of("bjorn"), requirement_id=row.pk, today=world.today)


def test_change_ends_the_old_and_begins_the_new(world: World) -> None:
    row = world.require("picc", unit=world.units["ward"])
    new = Requirement.objects.get(pk=change(world, row.pk))
    row.refresh_from_db()

    assert (row.obligation, row.ends_on) == ("mandatory", world.today)
    assert (new.obligation, new.starts_on, new.ends_on) == ("expected", world.today, None)
    assert RequirementEvent.objects.filter(pgh_obj_id=row.pk).count() == 2


def test_changing_back_goes_on_as_before(world: World) -> None:
    row = world.require("picc", unit=world.units["ward"])
    new = change(world, row.pk)

    assert change(world, new, obligation="mandatory") == row.pk
    assert list(Requirement.objects.filter(competence=world.competences["picc"]).values_list("pk", "ends_on")) == [
        (row.pk, None)
    ]


def test_changing_what_has_not_begun_keeps_its_day(world: World) -> None:
    number = add(world, starts_on=world.today + 9 * DAY)
    new = Requirement.objects.get(pk=change(world, number))

    assert (new.starts_on, new.obligation) == (world.today + 9 * DAY, "expected")


def test_second_of_two_leaders_is_told_that_the_first_has_changed_it(world: World) -> None:
    row = world.require("picc", unit=world.units["ward"])
    new = change(world, row.pk)

    with pytest.raises(requirements.NoSuchRequirement):
        change(world, row.pk, "jonas", obligation="voluntary")
    scope = world.scope_of("jonas")
    successor = get_successor(scope=scope, tree=tree_of(world, scope), requirement_id=row.pk, on=world.today)
    assert (successor.id, successor.obligation) == (new, "expected")


def test_what_was_ended_has_no_successor(world: World) -> None:
    number = add(world)
    scope = world.scope_of("bjorn")
    requirements.end(scope=scope, requirement_id=number, ends_on=world.today, today=world.today)

    for gone in (number, 0):
        with pytest.raises(NoSuchRequirement):
            get_successor(scope=scope, tree=tree_of(world, scope), requirement_id=gone, on=world.today)


@pytest.mark.parametrize("verb", ["change", "end", "take_back_end"])
def test_requirement_of_another_ward_stays(world: World, verb: str) -> None:
    row = world.require("picc", unit=world.units["other"])
    scope, days = world.scope_of("bjorn"), {"today": world.today}
    told: dict[str, dict[str, object]] = {
        "change": {"level": 1, "obligation": "expected", "starts_on": world.today},
        "end": {"ends_on": world.today},
        "take_back_end": {},
    }
    with pytest.raises(requirements.NotYoursToDecide):
        getattr(requirements, verb)(scope=scope, requirement_id=row.pk, **days, **told[verb])
    with pytest.raises(requirements.NoSuchRequirement):
        getattr(requirements, verb)(scope=scope, requirement_id=0, **days, **told[verb])


def test_leader_sees_what_concerns_the_ward_and_what_can_be_changed(world: World) -> None:
    world.require("picc", unit=world.units["ward"])
    world.require("picc", unit=world.units["other"])
    world.require("picc", person=world.people["noah"])
    world.require("picc", person=world.people["sofie"])
    seen = {name: row.may_be_changed for name, row in listed(world, "bjorn").items()}

    assert seen == {
        ("Hjerte-lungeredning", "Sykehjemsavdeling"): False,
        ("ISBAR", "Helse og omsorg"): False,
        ("Legemiddelhåndtering", "Sykepleier"): False,
        ("PICC-line", "Avdeling 2"): True,
        ("PICC-line", "Noah Berg"): True,
    }


def test_director_changes_all_but_what_is_asked_of_single_people(world: World) -> None:
    world.require("picc", person=world.people["noah"])
    seen = listed(world, "gunnar")

    assert len(seen) == 3
    assert all(row.may_be_changed for row in seen.values())


def test_set_end_can_be_taken_back_and_not_changed(world: World) -> None:
    world.require("picc", unit=world.units["ward"], until=world.today + DAY)
    row = listed(world, "bjorn")["PICC-line", "Avdeling 2"]

    assert (row.may_be_changed, row.may_be_kept) == (False, True)


def test_what_the_community_asks_is_shown_as_shared(world: World) -> None:
    world.declare(world.community)
    profile = RequirementProfile.objects.create(
        tenant=world.community, code="p", name_nb="Felles", name_nn="Felles", name_en="Shared", is_demo=True
    )
    Requirement.objects.create(
        tenant=world.community,
        layer="profession",
        profession=world.professions["HF"],
        competence=world.competences["picc"],
        obligation="expected",
        profile=profile,
        starts_on=world.today,
    )
    row = listed(world, "gunnar", profile_id=profile.pk)["PICC-line", "Helsefagarbeider"]

    assert (row.is_shared, row.may_be_changed, row.profile_name, row.is_demo) == (True, False, "Felles", True)


@pytest.mark.parametrize(
    ("wanted", "count"),
    [({"layer": "unit"}, 1), ({"obligation": "mandatory"}, 2), ({"layer": "person"}, 0)],
)
def test_list_is_filtered(world: World, wanted: dict[str, str], count: int) -> None:
    assert len(listed(world, "bjorn", **wanted)) == count


def test_list_is_filtered_by_competence_and_unit(world: World) -> None:
    temporary = Employment.objects.filter(person=world.people["noah"])
    temporary.update(ends_on=world.today + 30 * DAY)
    world.require("picc", person=world.people["noah"])
    world.require("picc", unit=world.units["ward"])

    of_ward = listed(world, "gunnar", unit_id=world.units["ward"].pk)
    assert ("Hjerte-lungeredning", "Sykehjemsavdeling") in of_ward
    of_other = listed(world, "gunnar", unit_id=world.units["other"].pk)
    assert {name for name, _ in of_other} == {"ISBAR", "Legemiddelhåndtering"}
    assert len(listed(world, "bjorn", competence_id=world.competences["picc"].pk)) == 2
    assert not listed(world, "gunnar", unit_id=0)


def test_one_requirement_is_found_by_its_number_only_where_it_concerns_the_reader(world: World) -> None:
    row = world.require("picc", unit=world.units["other"])
    for reader, is_found in (("clara", True), ("bjorn", False)):
        scope = world.scope_of(reader)
        asked = {"scope": scope, "tree": tree_of(world, scope), "requirement_id": row.pk, "on": world.today}
        if is_found:
            assert get_requirement(**asked).id == row.pk  # type: ignore[arg-type]
        else:
            with pytest.raises(NoSuchRequirement):
                get_requirement(**asked)  # type: ignore[arg-type]


def test_requirement_of_two_layers_is_refused_by_the_database(world: World) -> None:
    with pytest.raises(IntegrityError, match="requirement_is_of_exactly_one_layer"), transaction.atomic():
        Requirement.objects.create(
            tenant=world.municipality,
            layer="unit",
            unit=world.units["ward"],
            person=world.people["noah"],
            competence=world.competences["picc"],
            obligation="mandatory",
            starts_on=world.today,
        )


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ({"level": 0}, "requirement_is_of_a_level"),
        ({"until": date(2019, 1, 1)}, "requirement_ends_after_it_begins"),
    ],
)
def test_database_refuses_what_makes_no_sense(world: World, told: dict[str, object], name: str) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        world.require("picc", unit=world.units["ward"], **told)  # type: ignore[arg-type]
