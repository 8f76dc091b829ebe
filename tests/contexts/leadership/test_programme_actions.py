"""What the pages do not reach of the catalogue's rules, and that its constraints bite."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from fagloft.contexts.leadership.actions import programmes
from fagloft.contexts.leadership.models import Programme
from fagloft.contexts.leadership.queries.programme_faults import find_faults
from fagloft.contexts.leadership.queries.programme_files import guard, read_programmes
from fagloft.contexts.leadership.queries.programme_texts import ProgrammeText
from fagloft.contexts.leadership.queries.programmes import is_stale
from tests.world import World

TEXT = ProgrammeText(code="a", year=2026, title="Å lede", provider_name="Skolen")


@pytest.fixture
def programme(world: World) -> Programme:
    world.declare(world.community)
    return Programme.objects.create(tenant=world.community, code="a", year=2025, title="Å lede", provider_name="Skolen")


def test_title_is_what_a_programme_is_called(programme: Programme) -> None:
    assert str(programme) == "Å lede"


def test_only_the_owner_writes_and_only_the_newest_word(world: World, programme: Programme) -> None:
    dag = world.scope_of("dag")
    with pytest.raises(programmes.NoSuchProgramme):
        programmes.confirm(scope=dag, programme_id=999_999, edition=1, on=world.today)
    programmes.change(scope=dag, programme_id=programme.pk, text=TEXT, edition=1, on=world.today)
    with pytest.raises(programmes.NewerIsTold):
        programmes.confirm(scope=dag, programme_id=programme.pk, edition=1, on=world.today)
    for who in ("anna", "bjorn", "frida"):
        with pytest.raises(programmes.NotYoursToWrite):
            programmes.add(scope=world.scope_of(who), text=TEXT, on=world.today)


def test_unknown_status_becomes_the_plain_one(world: World, programme: Programme) -> None:
    dag = world.scope_of("dag")
    assert programmes.retire(scope=dag, programme_id=programme.pk, edition=1) == "active"
    programmes.resume(scope=dag, programme_id=programme.pk, edition=2, status="nonsense")
    programme.refresh_from_db()

    assert programme.status == "active"


def test_what_is_missing_is_a_fault_wherever_it_comes_from() -> None:
    faults = find_faults(
        ProgrammeText(code=" ", year=2026, title="", provider_name="", credits_max=Decimal(30)),
        year=2026,
        codes=frozenset(),
        municipalities=frozenset(),
    )

    assert [(fault.field, fault.code) for fault in faults] == [
        ("code", "required"),
        ("title", "required"),
        ("provider_name", "required"),
        ("credits_max", "credits_go_down"),
    ]


def test_broken_rows_are_told_what_is_wrong_in_their_other_cells(world: World) -> None:
    content = "Kode;År;Tittel;Tilbyder;Temaer\na;;Å lede;Skolen;trolldom".encode()
    told = read_programmes(scope=world.scope_of("dag"), content=content, name="x.csv", on=world.today)

    assert [(fault.row, fault.field, fault.code, fault.found) for fault in told.faults] == [
        (2, "topics", "unknown_word", "trolldom"),
        (2, "year", "required", ""),
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {"credits_min": 30, "credits_max": 15},
        {"price": -1},
        {"part_of_code": "b"},
        {"first_weekday": 8},
        {"code": "a", "year": 2025},
    ],
)
def test_constraints_bite(world: World, programme: Programme, wrong: dict[str, object]) -> None:
    told = {"code": "b", "year": 2026, "title": "Å lede", "provider_name": "Skolen"} | wrong
    with pytest.raises(IntegrityError), transaction.atomic():
        Programme.objects.create(tenant=world.community, **told)


@given(st.dates(date(2000, 1, 1), date(2030, 12, 31)), st.integers(1995, 2030), st.integers(0, 2000))
def test_what_is_stale_stays_so_until_it_is_confirmed(day: date, year: int, later: int) -> None:
    after = date.fromordinal(day.toordinal() + later)

    assert is_stale(year, None, day) <= is_stale(year, None, after)
    assert not is_stale(year, day, day)
    assert is_stale(year, None, day) >= is_stale(year + 1, None, day)


@given(st.text(max_size=20))
def test_no_cell_of_the_export_begins_a_formula(cell: str) -> None:
    assert not guard(cell).startswith(("=", "+", "-", "@", "\t", "\r"))
