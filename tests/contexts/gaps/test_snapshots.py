from datetime import UTC, date, datetime, timedelta
from typing import Any

import polars as pl
import pytest

from fagloft.contexts.gaps.actions import snapshots
from fagloft.contexts.gaps.models import SharedFigure, Snapshot, UnitFigure
from fagloft.contexts.gaps.queries.frames import load_unit_frames
from fagloft.contexts.gaps.queries.standings import assess, count_holdings, merge_employments
from fagloft.contexts.organisations.models import Employment, Organisation, Person
from fagloft.contexts.organisations.queries.unit_trees import get_unit_tree
from fagloft.database.tenancy import declare
from tests.world import HIRED, World

AT = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)


def take(world: World, on: date | None = None) -> int:
    return snapshots.take(tenant_id=world.municipality.pk, on=on or world.today, at=AT)


def kept(unit_id: int, competence_id: int | None, snapshot_id: int) -> tuple[int, ...]:
    of_competence: Any = competence_id
    return UnitFigure.objects.values_list(
        "people", "required", "met", "lapses_soon", "lapsed", "missing", "mandatory_required", "mandatory_unmet"
    ).get(unit_id=unit_id, competence_id=of_competence, snapshot_id=snapshot_id)


def count_live(world: World, unit_id: int, on: date) -> dict[int, tuple[int, ...]]:
    """The same by the way of the unit pages: the unit's own frames, each person once per competence."""
    scope = world.scope_of("bjorn")
    tree = get_unit_tree(tenant_id=scope.tenant_id, on=on, language="nb")
    frames = load_unit_frames(scope=scope, tree=tree, unit_ids=tree.below([unit_id]), on=on)
    standings = merge_employments(assess(frames, count_holdings(frames, on), on))
    is_mandatory, is_unmet = pl.col("obligation") == "mandatory", pl.col("status").is_in(["lapsed", "missing"])
    counted = standings.group_by("competence_id").agg(
        required=pl.len(),
        met=(~is_unmet).sum(),
        lapses_soon=(pl.col("status") == "lapses_soon").sum(),
        lapsed=(pl.col("status") == "lapsed").sum(),
        missing=(pl.col("status") == "missing").sum(),
        mandatory_required=is_mandatory.sum(),
        mandatory_unmet=(is_mandatory & is_unmet).sum(),
    )
    people = frames.people["person_id"].n_unique()
    return {int(key): (people, *counts) for key, *counts in counted.iter_rows()}


@pytest.mark.parametrize("days", [-400, -60, 0, 40, 400])
@pytest.mark.parametrize("unit", ["top", "ward", "other"])
def test_snapshot_of_a_unit_equals_the_live_count(world: World, unit: str, days: int) -> None:
    second_post(world)
    on = world.today + timedelta(days=days)
    unit_id = world.units[unit].pk

    snapshot_id = take(world, on)

    rows = UnitFigure.objects.filter(snapshot_id=snapshot_id, unit_id=unit_id).exclude(competence=None)
    assert {row.competence_id: kept(unit_id, row.competence_id, snapshot_id) for row in rows} == count_live(
        world, unit_id, on
    )


def second_post(world: World) -> None:
    """Anna works in the other zone too, and there more is asked of her."""
    world.declare()
    Employment.objects.create(
        tenant=world.municipality, person=world.people["anna"], unit=world.units["other"], fte="0.200", starts_on=HIRED
    )
    world.require("legemiddel", level=2, unit=world.units["other"], obligation="expected")


def test_who_works_in_two_units_counts_once_above_them(world: World) -> None:
    second_post(world)

    snapshot_id = take(world)

    assert [kept(world.units[unit].pk, None, snapshot_id)[0] for unit in ("ward", "other", "top")] == [4, 3, 7]
    assert Snapshot.objects.get().people == 7


def test_row_for_all_competences_counts_people(world: World) -> None:
    snapshot_id = take(world)

    assert kept(world.units["ward"].pk, None, snapshot_id) == (4, 4, 3, 1, 1, 4, 4, 3)


def test_unit_without_people_stands_with_zeros(world: World) -> None:
    Employment.objects.filter(unit=world.units["other"]).delete()

    snapshot_id = take(world)

    assert kept(world.units["other"].pk, None, snapshot_id) == (0,) * 8


def test_organisation_without_units_has_an_empty_snapshot(world: World) -> None:
    empty = Organisation.objects.create(code="3911", name="Færder kommune", kind="municipality")

    snapshots.take(tenant_id=empty.pk, on=world.today, at=AT)

    declare(tenant_id=empty.pk)
    assert (Snapshot.objects.get().people, UnitFigure.objects.count()) == (0, 0)


def test_before_the_first_unit_opened_there_is_nobody(world: World) -> None:
    take(world, HIRED - timedelta(days=1))

    assert (Snapshot.objects.get().people, UnitFigure.objects.count()) == (0, 0)


def test_unit_that_has_ended_is_not_counted(world: World) -> None:
    other = world.units["other"]
    other.ends_on = world.today
    other.save()

    snapshot_id = take(world)

    assert not UnitFigure.objects.filter(unit=other).exists()
    assert kept(world.units["top"].pk, None, snapshot_id)[0] == 5


def test_snapshot_of_the_same_day_is_replaced(world: World) -> None:
    first = take(world)
    world.hold("noah", "hlr")
    second = take(world)

    assert Snapshot.objects.values_list("id", flat=True).get() == second != first
    assert kept(world.units["ward"].pk, world.competences["hlr"].pk, second)[5] == 0
    assert not UnitFigure.objects.filter(snapshot_id=first).exists()
    declare(tenant_id=world.community.pk)
    assert SharedFigure.objects.filter(competence=world.competences["hlr"]).count() == 1


def test_snapshots_of_two_days_stand_side_by_side(world: World) -> None:
    take(world)
    take(world, world.today - timedelta(days=30))

    assert Snapshot.objects.count() == 2


def test_snapshot_says_when_it_was_computed(world: World) -> None:
    take(world)

    assert Snapshot.objects.get().computed_at == AT


def test_the_declared_reader_is_the_same_afterwards(world: World) -> None:
    world.declare()
    take(world)

    assert Person.objects.filter(tenant=world.municipality).exists()


def test_unknown_organisation_is_said(world: World) -> None:
    with pytest.raises(snapshots.NoSuchOrganisation):
        snapshots.take(tenant_id=987654, on=world.today, at=world.now)


def test_community_shares_nothing_about_itself(world: World) -> None:
    snapshots.take(tenant_id=world.community.pk, on=world.today, at=AT)

    declare(tenant_id=world.community.pk)
    assert not SharedFigure.objects.exists()


def test_what_is_voluntary_is_not_counted(world: World) -> None:
    world.declare()
    world.require("picc", unit=world.units["ward"], obligation="voluntary")

    taken = take(world)

    world.declare()
    assert not UnitFigure.objects.filter(snapshot_id=taken, competence=world.competences["picc"]).exists()
