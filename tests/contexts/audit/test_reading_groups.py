from datetime import UTC, datetime, timedelta

from fagloft.contexts.audit.actions import readings
from fagloft.contexts.audit.queries.reading_groups import get_days_of_readers, get_reading_groups
from fagloft.contexts.audit.queries.readings import PER_PAGE
from tests.world import World

NOON = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)


def look(world: World, who: str, *people: tuple[int, str], at: datetime = NOON, page: str = "unit_matrix") -> None:
    readings.record_many(scope=world.scope_of(who), people=people, page=page, at=at)


def test_one_look_at_a_page_is_one_line(world: World) -> None:
    look(world, "bjorn", (901, "Mai Pham"), (902, "Mai Pham"), (903, "Åse Li"))
    look(world, "bjorn", (903, "Åse Li"), at=NOON + timedelta(seconds=20))
    look(world, "bjorn", (903, "Åse Li"), at=NOON + timedelta(minutes=2))
    look(world, "jonas", (903, "Åse Li"))
    found = get_reading_groups(scope=world.scope_of("ivar"))

    assert [(group.reader_name, group.people, group.count) for group in found.groups] == [
        ("Bjørn Haugen", ("Åse Li",), 1),
        ("Bjørn Haugen", ("Mai Pham", "Åse Li"), 3),
        ("Jonas Moe", ("Åse Li",), 1),
    ]
    assert (found.count, found.readings) == (3, 6)


def test_page_that_is_not_there_becomes_the_nearest(world: World) -> None:
    for minute in range(PER_PAGE + 1):
        look(world, "bjorn", (901, "Åse Li"), at=NOON + timedelta(minutes=minute))
    scope = world.scope_of("ivar")
    first, last = get_reading_groups(scope=scope, number=-1), get_reading_groups(scope=scope, number=9)

    assert (len(first.groups), first.number, len(last.groups), last.number) == (PER_PAGE, 1, 1, 2)


def test_one_sees_who_has_looked_once_for_each_day(world: World) -> None:
    anna = world.people["anna"].pk
    for at in (NOON, NOON + timedelta(minutes=3), NOON + timedelta(days=1)):
        look(world, "bjorn", (anna, "Anna Vik"), at=at, page="person")
    scope = world.scope_of("anna")
    days = get_days_of_readers(scope=scope, person_ids=scope.person_ids)

    assert [(day.reader_name, day.read_at, day.count) for day in days] == [
        ("Bjørn Haugen", NOON + timedelta(days=1), 1),
        ("Bjørn Haugen", NOON + timedelta(minutes=3), 2),
    ]
    assert get_days_of_readers(scope=scope, person_ids=[world.people["bjorn"].pk]) == ()
