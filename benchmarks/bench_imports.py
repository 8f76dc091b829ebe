"""Imports: 200,000 holdings from a file to the register, in a database of their own."""

import csv
import io
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from fagloft.intake.read import read_table
from fagloft.intake.templates import HOLDINGS

ROWS = int(os.environ.get("BENCH_IMPORT_ROWS", "200000"))
PEOPLE = ROWS // 50
COMPETENCES = 50
ON = date(2026, 11, 22)
AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
HEADERS = ("Ansattnummer", "Kompetansekode", "Nivå", "Gyldig fra", "Kilde")
SOURCES = ("leder", "test", "dokument", "fagansvarlig")


@dataclass(frozen=True)
class Employer:
    """An organisation whose people have 50 holdings each in the file."""

    tenant_id: int
    folder: Path
    file: bytes


def _write_file() -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(HEADERS)
    for number in range(ROWS):
        person, competence = divmod(number, COMPETENCES)
        day = date(2024, 1, 1) + timedelta(days=(person * 7 + competence * 13) % 1000)
        writer.writerow([f"E{person}", f"C{competence}", 1, day.isoformat(), SOURCES[number % len(SOURCES)]])
    return text.getvalue().encode()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any) -> Iterator[Any]:
    """PostgreSQL with the product's own settings: nothing is hastened."""
    with django_db_blocker.unblock():
        yield from _serve(tmp_path_factory.mktemp("imports"))


def _serve(folder: Path) -> Iterator[Any]:
    from django.core.management import call_command
    from django.db import connection

    from fagloft.config.environment import parse_database
    from fagloft.database.embedded import start_embedded
    from fagloft.database.roles import APPLICATION, DATABASE, OWNER, create_roles_and_database, grant_rights

    for path in (folder, *list(folder.parents)[:2]):
        path.chmod(0o755)
    running = start_embedded(folder)
    create_roles_and_database(running.url(user="postgres", database="postgres"))
    owner = running.url(user=OWNER, database=DATABASE)
    connection.settings_dict.update(parse_database(owner))
    call_command("migrate", verbosity=0)
    connection.close()
    grant_rights(owner, APPLICATION)
    connection.settings_dict.update(parse_database(running.url(user=APPLICATION, database=DATABASE)))
    yield running
    connection.close()
    running.stop()


@pytest.fixture
def employer(server: Any, tmp_path: Path) -> Employer:  # noqa: ARG001 the database must be there
    return Employer(_hire(), tmp_path, _write_file())


def _hire() -> int:
    from fagloft.contexts.competence.models import Competence, Level, ValidityRule
    from fagloft.contexts.organisations.models import Employment, Organisation, Person, Unit, UnitKind
    from fagloft.database.tenancy import transaction_of

    employer = Organisation.objects.create(code=f"bench-{time.monotonic_ns()}", name="Bench", kind="municipality")
    names = {"name_nb": "N", "name_nn": "N", "name_en": "N"}
    with transaction_of(tenant_id=employer.pk):
        kind = UnitKind.objects.create(tenant=employer, code="k", **names)
        unit = Unit.objects.create(tenant=employer, code="u", name="U", kind=kind, starts_on=date(2010, 1, 1))
        people = Person.objects.bulk_create(
            Person(tenant=employer, employee_number=f"E{number}", given_name="A", family_name="B")
            for number in range(PEOPLE)
        )
        Employment.objects.bulk_create(
            Employment(tenant=employer, person=person, unit=unit, fte=1, starts_on=date(2020, 1, 1))
            for person in people
        )
        for number in range(COMPETENCES):
            item = Competence.objects.create(
                tenant=employer, code=f"C{number}", component="skill", competence_class="core", **names
            )
            Level.objects.create(tenant=employer, competence=item, level=1, **names)
            ValidityRule.objects.create(
                tenant=employer, competence=item, months=12, effective_from=date(2020, 1, 1), basis="local"
            )
    return employer.pk


def _preview(employer: Employer) -> int:
    from fagloft.contexts.imports.actions import runs
    from fagloft.contexts.organisations.scope import ADMINISTRATOR, Scope
    from fagloft.database.tenancy import transaction_of

    scope = Scope(employer.tenant_id, None, 0, "Bench", roles=frozenset({ADMINISTRATOR}))
    place: dict[str, Any] = {"at": AT, "folder": employer.folder}
    with transaction_of(tenant_id=employer.tenant_id):
        run_id = runs.begin(scope=scope, template="holdings", name="h.csv", chunks=[employer.file], on=ON, **place)
    assert runs.read(tenant_id=employer.tenant_id, run_id=run_id, **place) == "previewed"
    with transaction_of(tenant_id=employer.tenant_id):
        runs.confirm(scope=scope, run_id=run_id)
    return run_id


def test_parsing_the_file(benchmark: Any) -> None:
    """Only the file: recognised, parsed, checked cell by cell."""
    file = _write_file()
    intake = benchmark.pedantic(read_table, args=(file, "h.csv", HOLDINGS), rounds=3, warmup_rounds=1)
    assert intake.counts.rows_without_fault == ROWS


def test_storing_what_is_confirmed(benchmark: Any, employer: Any) -> None:
    """From confirmation to stored: read and compared again, set aside in portions, moved in one transaction."""
    from fagloft.contexts.imports.actions import runs

    begun = time.perf_counter()
    run_id = _preview(employer)
    preview_s = time.perf_counter() - begun
    status = benchmark.pedantic(
        runs.store,
        kwargs={"tenant_id": employer.tenant_id, "run_id": run_id, "at": AT, "folder": employer.folder},
        rounds=1,
    )
    assert status == "stored"
    benchmark.extra_info |= {"rows": ROWS, "upload_to_preview_s": round(preview_s, 1)}
    print(f"\n{ROWS:,} holdings; upload to preview {preview_s:.1f} s")
