from datetime import date, timedelta

from fagloft.contexts.gaps.actions import snapshots
from fagloft.contexts.gaps.queries.figures_over_time import ShareOnDay
from fagloft.contexts.gaps.queries.regions import RegionFigures, SharedNumber, get_region_figures
from tests.contexts.gaps.test_snapshots_shared import hire_many
from tests.world import World


def see(world: World, who: str = "dag", on: date | None = None) -> RegionFigures:
    return get_region_figures(scope=world.scope_of(who), on=on or world.today)


def take(world: World, days_ago: int = 0) -> None:
    for tenant in (world.municipality, world.neighbour):
        snapshots.take(tenant_id=tenant.pk, on=world.today - timedelta(days=days_ago), at=world.now)


def test_before_anybody_has_shared_there_is_nothing(world: World) -> None:
    assert see(world) == RegionFigures((), (), ())


def test_members_stand_with_whom_to_ask(world: World) -> None:
    take(world)

    figures = see(world)

    assert [(member.name, member.contact_function) for member in figures.members] == [
        ("Larvik kommune", "Rådgiver"),
        ("Sandefjord kommune", "Fagkoordinator"),
    ]


def test_small_groups_are_hidden_and_have_no_share(world: World) -> None:
    take(world)

    numbers = see(world).members[1].numbers[str(world.competences["hlr"].pk)]

    assert numbers == SharedNumber(None, None, None, None)
    assert numbers.share is None


def test_the_competence_most_people_are_known_to_lack_stands_first(world: World) -> None:
    hire_many(world, 20, holding=10)
    take(world)

    figures = see(world)

    hlr = str(world.competences["hlr"].pk)
    assert figures.members[1].numbers[hlr].share == 0.5
    assert [name.short_name for name in figures.competences[:2]] == ["ISBAR", "HLR"]


def test_only_the_newest_numbers_by_the_day_are_shown(world: World) -> None:
    take(world, days_ago=30)
    hire_many(world, 20, holding=10)
    take(world)

    hlr = str(world.competences["hlr"].pk)
    assert see(world).members[1].numbers[hlr].required == 24
    assert see(world, on=world.today - timedelta(days=1)).members[1].taken_on == date(2026, 10, 23)


def test_development_adds_up_what_is_shown(world: World) -> None:
    hire_many(world, 20, holding=10)
    take(world)

    assert see(world).over_time == (ShareOnDay(world.today, 51, 12, 0, 0),)


def test_gunnar_sees_the_region_as_dag_does(world: World) -> None:
    hire_many(world, 20, holding=10)
    take(world)

    assert see(world, "gunnar") == see(world, "dag")


def test_a_member_is_shown_on_its_own_newest_day_though_others_shared_on_another(world: World) -> None:
    take(world, days_ago=30)
    snapshots.take(tenant_id=world.municipality.pk, on=world.today, at=world.now)

    assert [member.taken_on for member in see(world).members] == [date(2026, 10, 23), world.today]
