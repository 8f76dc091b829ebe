from datetime import date

import polars as pl

from fagloft.contexts.competence.models import Way, WayStep, Withdrawal
from fagloft.contexts.gaps.queries.frames import load_person_frames, load_tenant_frames, load_unit_frames
from fagloft.contexts.gaps.queries.standings import assess, count_holdings, merge_employments
from fagloft.contexts.organisations.models import Employment
from fagloft.database.tenancy import declare
from fagloft.engine.gaps import find_gaps
from tests.contexts.gaps.trees import tree_on
from tests.world import HIRED, World


def withdraw(world: World, holding_id: int) -> None:
    Withdrawal.objects.create(
        tenant=world.municipality,
        holding_id=holding_id,
        reason="Feil person",
        withdrawn_at="2026-02-01T08:00Z",
        withdrawn_by_name="Bjørn Haugen",
    )


def test_frames_of_a_unit_have_its_people_and_what_they_hold(world: World) -> None:
    scope = world.scope_of("bjorn")

    loaded = load_unit_frames(scope=scope, tree=tree_on(world), unit_ids=[world.units["ward"].pk], on=world.today)

    assert loaded.people["family_name"].to_list() == ["Berg", "Haugen", "Moe", "Vik"]
    assert set(loaded.units["unit_id"]) == {str(world.units[key].pk) for key in ("ward", "top")}
    assert set(loaded.holdings["person_id"]) == {str(world.people[key].pk) for key in ("anna", "bjorn", "jonas")}
    assert loaded.asked == {str(world.competences[key].pk) for key in ("hlr", "legemiddel", "isbar")}


def test_withdrawn_holding_is_not_loaded(world: World) -> None:
    scope = world.scope_of("bjorn")
    holding = world.hold("noah", "hlr")
    tree = tree_on(world)

    def held() -> int:
        loaded = load_unit_frames(scope=scope, tree=tree, unit_ids=[world.units["ward"].pk], on=world.today)
        return loaded.holdings.filter(pl.col("person_id") == str(world.people["noah"].pk)).height

    assert held() == 1
    withdraw(world, holding.pk)
    assert held() == 0


def test_unit_where_nobody_works_has_empty_frames(world: World) -> None:
    scope = world.scope_of("bjorn")
    Employment.objects.filter(unit=world.units["ward"]).delete()

    loaded = load_unit_frames(scope=scope, tree=tree_on(world), unit_ids=[world.units["ward"].pk], on=world.today)

    assert loaded.people.is_empty()
    assert loaded.holdings.is_empty()
    assert assess(loaded, count_holdings(loaded, world.today), world.today).is_empty()


def test_number_of_queries_does_not_grow_with_the_unit(world: World, django_assert_num_queries: object) -> None:
    scope, tree = world.scope_of("gunnar"), tree_on(world)

    with django_assert_num_queries(6):  # type: ignore[operator]
        load_unit_frames(scope=scope, tree=tree, unit_ids=[world.units["ward"].pk], on=world.today)
    with django_assert_num_queries(6):  # type: ignore[operator]
        load_tenant_frames(scope=scope, tree=tree, on=world.today)


def test_standings_agree_with_the_gaps_the_engine_finds(world: World) -> None:
    scope = world.scope_of("gunnar")
    loaded = load_tenant_frames(scope=scope, tree=tree_on(world), on=world.today)

    standings = assess(loaded, loaded.holdings, world.today)
    found = find_gaps(loaded.units, loaded.people, loaded.holdings, loaded.requirements, on=world.today)

    key = ["person_id", "unit_id", "competence_id"]
    unmet = standings.filter(pl.col("status").is_in(["lapsed", "missing"]))
    assert unmet.select(key).sort(key).equals(found.gaps.select(key).sort(key))


def test_holding_of_a_leap_day_counts_till_the_day_it_ends(world: World) -> None:
    scope = world.scope_of("bjorn")
    world.hold("noah", "hlr", since=date(2024, 2, 29), until=date(2025, 2, 28))

    def status(on: date) -> str:
        person = world.people["noah"].pk
        loaded = load_person_frames(scope=scope, tree=tree_on(world, on), person_id=person, on=on)
        standings = assess(loaded, loaded.holdings, on)
        hlr = standings.filter(pl.col("competence_id") == str(world.competences["hlr"].pk))
        return str(hlr["status"].item())

    assert status(date(2024, 2, 28)) == "missing"
    assert status(date(2024, 2, 29)) == "holds"
    assert status(date(2025, 2, 27)) == "lapses_soon"
    assert status(date(2025, 2, 28)) == "lapsed"


def test_way_makes_a_holding_of_all_its_steps(world: World) -> None:
    declare(tenant_id=world.community.pk)
    way = Way.objects.create(
        tenant=world.community,
        competence=world.competences["isbar"],
        code="isbar-way",
        level=1,
        name_nb="Kurs",
        name_nn="Kurs",
        name_en="Course",
    )
    WayStep.objects.create(tenant=world.community, way=way, competence=world.competences["picc"], level=1)
    scope = world.scope_of("bjorn")
    world.hold("noah", "picc")

    loaded = load_unit_frames(scope=scope, tree=tree_on(world), unit_ids=[world.units["ward"].pk], on=world.today)
    standings = assess(loaded, count_holdings(loaded, world.today), world.today)

    isbar = standings.filter(pl.col("competence_id") == str(world.competences["isbar"].pk))
    status = {int(person): status for person, status in isbar.select("person_id", "status").iter_rows()}
    assert status[world.people["noah"].pk] == "holds"
    assert status[world.people["anna"].pk] == "missing"


def test_who_works_in_two_places_has_the_worst_of_both_and_counts_once(world: World) -> None:
    scope = world.scope_of("gunnar")
    Employment.objects.create(
        tenant=world.municipality,
        person=world.people["clara"],
        unit=world.units["ward"],
        fte="0.2",
        starts_on=HIRED,
    )
    world.require("legemiddel", level=2, obligation="expected", unit=world.units["ward"])
    loaded = load_tenant_frames(scope=scope, tree=tree_on(world), on=world.today)

    merged = merge_employments(assess(loaded, loaded.holdings, world.today))

    clara = merged.filter(
        (pl.col("person_id") == str(world.people["clara"].pk))
        & (pl.col("competence_id") == str(world.competences["legemiddel"].pk))
    )
    assert clara.select("status", "required_level", "obligation").rows() == [("missing", 2, "mandatory")]
