from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import ProgrammingError, transaction

from fagloft.contexts.audit.actions import readings
from fagloft.contexts.audit.models import Reading
from fagloft.contexts.audit.queries.readings import (
    PER_PAGE,
    ReadingFilter,
    get_pages_read,
    get_readings,
    get_readings_about,
    iterate_readings,
)
from tests.world import World

NOON = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)


def read(world: World, who: str, about: str, *, page: str = "person", at: datetime = NOON) -> None:
    scope = world.scope_of(who)
    person = world.people[about]
    readings.record(scope=scope, person_id=person.pk, person_name=person.name, page=page, at=at)


def test_a_reading_tells_who_read_about_whom(world: World) -> None:
    read(world, "bjorn", "anna")
    (row,) = get_readings(scope=world.scope_of("ivar")).rows

    assert (row.reader_name, row.person_name, row.page, row.read_at) == ("Bjørn Haugen", "Anna Vik", "person", NOON)


def test_reading_ones_own_record_is_nobodys_business(world: World) -> None:
    read(world, "anna", "anna")
    people = [(world.people[name].pk, name) for name in ("bjorn", "anna", "noah")]
    readings.record_many(scope=world.scope_of("bjorn"), people=people, page="unit_matrix", at=NOON)

    assert [row.person_name for row in get_readings(scope=world.scope_of("ivar")).rows] == ["noah", "anna"]


def test_many_readings_take_one_statement(world: World, django_assert_num_queries: object) -> None:
    scope = world.scope_of("bjorn")
    with django_assert_num_queries(1):  # type: ignore[operator]
        readings.record_many(scope=scope, people=[(n, "x") for n in range(1, 200)], page="unit_matrix", at=NOON)


def test_a_page_that_named_only_the_reader_writes_nothing(world: World, django_assert_num_queries: object) -> None:
    scope = world.scope_of("bjorn")
    with django_assert_num_queries(0):  # type: ignore[operator]
        readings.record_many(scope=scope, people=[(world.people["bjorn"].pk, "Bjørn")], page="unit_matrix", at=NOON)
        readings.record_many(scope=scope, people=[], page="unit_matrix", at=NOON)


def test_names_are_written_as_they_are(world: World) -> None:
    names = ["O'Neil, {a}", "NULL", "", 'Ærlig \\ "Åse"', "%s"]
    readings.record_many(
        scope=world.scope_of("bjorn"), people=list(enumerate(names, start=1)), page="unit_matrix", at=NOON
    )

    assert [row.person_name for row in get_readings(scope=world.scope_of("ivar")).rows] == names[::-1]


def test_nobody_writes_into_the_log_of_another_organisation(world: World) -> None:
    scope = world.scope_of("bjorn")
    world.scope_of("sigrid")
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        readings.record_many(scope=scope, people=[(1, "Anna Vik")], page="unit_matrix", at=NOON)


def test_the_person_sees_who_read_about_them_and_nobody_else(world: World) -> None:
    read(world, "bjorn", "anna")
    read(world, "bjorn", "noah")
    anna, noah = world.people["anna"].pk, world.people["noah"].pk
    rows = get_readings_about(scope=world.scope_of("anna"), person_ids=[anna, noah])

    assert [row.person_id for row in rows] == [anna]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (ReadingFilter(), 2),
        (ReadingFilter(reader="bjør"), 1),
        (ReadingFilter(person="ANNA"), 2),
        (ReadingFilter(person="noah"), 0),
        (ReadingFilter(page="person"), 1),
        (ReadingFilter(begins_on=date(2026, 11, 22)), 2),
        (ReadingFilter(begins_on=date(2026, 11, 23)), 0),
        (ReadingFilter(ends_on=date(2026, 11, 22)), 0),
        (ReadingFilter(ends_on=date(2026, 11, 23)), 2),
    ],
)
def test_the_log_is_filtered(world: World, wanted: ReadingFilter, found: int) -> None:
    read(world, "bjorn", "anna")
    read(world, "frida", "anna", page="unit_matrix")
    scope = world.scope_of("ivar")

    assert get_readings(scope=scope, wanted=wanted).count == found
    assert len(list(iterate_readings(scope=scope, wanted=wanted))) == found


def test_the_log_comes_in_pages_the_newest_first(world: World) -> None:
    people = [(number, str(number)) for number in range(1, PER_PAGE + 2)]
    readings.record_many(scope=world.scope_of("bjorn"), people=people, page="unit_matrix", at=NOON)
    read(world, "bjorn", "noah", at=NOON + timedelta(hours=1))
    scope = world.scope_of("ivar")
    first, last = get_readings(scope=scope), get_readings(scope=scope, number=99)

    assert first.rows[0].person_name == "Noah Berg"
    assert (len(first.rows), len(last.rows), last.number, last.last_number) == (PER_PAGE, 2, 2, 2)
    assert get_readings(scope=scope, number=-1).number == 1


def test_the_pages_read_are_known(world: World) -> None:
    read(world, "bjorn", "anna", page="unit_matrix")
    read(world, "bjorn", "noah")

    assert get_pages_read(scope=world.scope_of("ivar")) == ("person", "unit_matrix")


def test_the_neighbours_log_is_not_seen(world: World) -> None:
    read(world, "bjorn", "anna")

    assert get_readings(scope=world.scope_of("sigrid")).count == 0


def test_a_line_of_the_log_is_neither_changed_nor_deleted(world: World) -> None:
    read(world, "bjorn", "anna")
    with pytest.raises(ProgrammingError, match="reading"), transaction.atomic():
        Reading.objects.update(reader_name="Ingen")
    with pytest.raises(ProgrammingError, match="reading"), transaction.atomic():
        Reading.objects.all().delete()
