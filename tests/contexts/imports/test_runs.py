"""The way of an import: what may happen when, and that nothing is left where nothing was stored."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError

from fagloft.contexts.competence.models import Holding
from fagloft.contexts.imports.actions import runs, staged_rows, stored_files
from fagloft.contexts.imports.actions.stored_files import LARGEST, FileTooLarge
from fagloft.contexts.imports.actions.unattended import NoSuchOrganisation, scope_of_organisation
from fagloft.contexts.imports.models import ImportRun, StagedRow
from fagloft.contexts.imports.queries.runs import NoSuchRun, get_runs
from fagloft.contexts.organisations.models import Person
from tests.contexts.imports.conftest import AT, Importing
from tests.contexts.imports.staff_files import csv_file, holding, staff
from tests.world import World

ONE = csv_file([holding()])


def is_without_traces(importing: Importing) -> bool:
    importing.world.declare()
    registered = Holding.objects.filter(valid_from="2026-11-01").exists()
    return not (registered or StagedRow.objects.exists() or any(importing.folder.iterdir()))


@pytest.fixture(autouse=True)
def _commit_at_once(django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a test everything is one transaction; files are removed when it would have ended."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda work, **_more: work())


def test_template_of_another_role_is_refused(world: World, importing: Importing) -> None:
    for name in ("anna", "bjorn", "gunnar"):
        with pytest.raises(runs.NotYoursToImport):
            runs.begin(
                scope=world.scope_of(name),
                template="holdings",
                name="a.csv",
                chunks=[ONE],
                at=AT,
                on=world.today,
                folder=importing.folder,
            )


def test_too_large_file_is_not_kept(importing: Importing) -> None:
    importing.folder.mkdir()
    with pytest.raises(FileTooLarge):
        runs.begin(
            scope=importing.world.scope_of("hanne"),
            template="holdings",
            name="a.csv",
            chunks=iter([b"x" * LARGEST, b"x"]),
            at=AT,
            on=importing.world.today,
            folder=importing.folder,
        )
    assert is_without_traces(importing)


def test_name_of_the_file_is_no_path(importing: Importing) -> None:
    assert importing.read("holdings", ONE, name="C:\\lister\\../kurs.csv").summary.original_name == "kurs.csv"
    assert len(next(iter(importing.folder.iterdir())).name) == 48


@pytest.mark.parametrize("is_read", [False, True])
def test_cancelled_before_storing_leaves_no_trace(importing: Importing, is_read: bool) -> None:
    run_id = importing.read("holdings", ONE).summary.id if is_read else importing.upload("holdings", ONE)

    runs.cancel(scope=importing.world.scope_of("hanne"), run_id=run_id, at=AT, folder=importing.folder)

    detail = importing.run("holdings", run_id)
    assert (detail.summary.status, detail.preview, detail.summary.counts) == ("cancelled", [], {})
    assert is_without_traces(importing)
    runs.read(tenant_id=importing.world.municipality.pk, run_id=run_id, at=AT, folder=importing.folder)
    assert importing.run("holdings", run_id).summary.status == "cancelled"


def test_cancelled_while_it_is_read(importing: Importing, monkeypatch: pytest.MonkeyPatch) -> None:
    run_id = importing.upload("holdings", ONE)
    ImportRun.objects.filter(pk=run_id).update(status="reading")
    scope = importing.world.scope_of("hanne")
    runs.cancel(scope=scope, run_id=run_id, at=AT, folder=importing.folder)
    assert importing.run("holdings", run_id).is_being_cancelled

    runs.read(tenant_id=importing.world.municipality.pk, run_id=run_id, at=AT, folder=importing.folder)

    assert importing.run("holdings", run_id).summary.status == "cancelled"
    assert is_without_traces(importing)


def test_cancelled_between_two_portions_leaves_no_trace(importing: Importing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staged_rows, "PORTION", 1)
    file = csv_file([holding(), holding("1002"), holding("1003")])
    run_id = importing.read("holdings", file).summary.id
    runs.confirm(scope=importing.world.scope_of("hanne"), run_id=run_id)
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        scope = importing.world.scope_of("hanne")
        runs.cancel(scope=scope, run_id=run_id, at=AT, folder=importing.folder)

    assert importing.go_on(run_id, stop) == "cancelled"
    assert told == [(1, 3)]
    assert is_without_traces(importing)


def test_what_has_ended_cannot_be_cancelled_or_confirmed(importing: Importing) -> None:
    run_id = importing.store("holdings", ONE).summary.id
    scope = importing.world.scope_of("hanne")

    with pytest.raises(runs.TooLateToCancel):
        runs.cancel(scope=scope, run_id=run_id, at=AT, folder=importing.folder)
    with pytest.raises(runs.NotPreviewed):
        runs.confirm(scope=scope, run_id=run_id)
    assert importing.go_on(run_id) == "stored"
    assert not list(importing.folder.iterdir())


def test_run_of_others_is_not_found(world: World, importing: Importing) -> None:
    run_id = importing.upload("holdings", ONE)

    for name in ("gunnar", "sigrid"):
        scope = world.scope_of(name)
        assert get_runs(scope=scope) == ()
        with pytest.raises(NoSuchRun):
            runs.confirm(scope=scope, run_id=run_id)
        with pytest.raises(NoSuchRun):
            runs.cancel(scope=scope, run_id=run_id, at=AT, folder=importing.folder)


def test_register_that_has_changed_asks_for_a_new_confirmation(world: World, importing: Importing) -> None:
    file = csv_file([holding(), holding("1002")])
    run_id = importing.read("holdings", file).summary.id
    importing.store("holdings", ONE)

    assert importing.confirm("holdings", run_id) == "previewed"
    detail = importing.run("holdings", run_id)
    assert detail.is_recomputed
    assert detail.summary.counts["holding"]["new"] == 1

    assert importing.confirm("holdings", run_id) == "stored"
    world.declare()
    assert Holding.objects.filter(valid_from="2026-11-01").count() == 2


def test_register_that_does_not_fit_any_more_gives_faults(world: World, importing: Importing) -> None:
    run_id = importing.read("holdings", ONE).summary.id
    world.declare()
    Person.objects.filter(pk=world.people["anna"].pk).update(employee_number="1001-B", hpr_number="")

    assert importing.confirm("holdings", run_id) == "faulty"
    assert importing.run("holdings", run_id).faults[0]["expected_code"] == "unknown_person"


def test_killed_worker_leaves_nothing_half_stored(importing: Importing, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a worker that died in the middle left behind is swept away, and the import begins again."""
    run_id = importing.read("holdings", ONE).summary.id
    runs.confirm(scope=importing.world.scope_of("hanne"), run_id=run_id)
    ImportRun.objects.filter(pk=run_id).update(status="storing", attempts=1, rows_done=1)
    StagedRow.objects.create(tenant=importing.world.municipality, run_id=run_id, step=0, payload={"id": 1})

    assert importing.go_on(run_id) == "stored"
    importing.world.declare()
    assert Holding.objects.filter(valid_from="2026-11-01").count() == 1
    assert not StagedRow.objects.exists()


def test_import_that_kills_its_workers_is_given_up(importing: Importing) -> None:
    run_id = importing.upload("holdings", ONE)
    ImportRun.objects.filter(pk=run_id).update(status="reading", attempts=runs.MOST_ATTEMPTS)

    runs.read(tenant_id=importing.world.municipality.pk, run_id=run_id, at=AT, folder=importing.folder)

    detail = importing.run("holdings", run_id)
    assert (detail.summary.status, detail.failure) == ("failed", "interrupted")
    assert is_without_traces(importing)


def test_register_changed_between_plan_and_move_ends_the_import(world: World, importing: Importing) -> None:
    run_id = importing.read(
        "people", csv_file([{"Ansattnummer": "5001", "Fornavn": "Ny", "Etternavn": "Venn"}])
    ).summary.id
    runs.confirm(scope=world.scope_of("hanne"), run_id=run_id)

    def disturb(_done: int, _total: int) -> None:
        world.declare()
        Person.objects.create(tenant=world.municipality, employee_number="5001", given_name="A", family_name="B")

    assert importing.go_on(run_id, disturb) == "failed"
    assert importing.run("people", run_id).failure == "register_changed"
    assert not StagedRow.objects.exists()


def test_row_that_is_gone_ends_the_import(world: World, importing: Importing) -> None:
    world.declare()
    row = {"Ansattnummer": "5002", "Fornavn": "Ny", "Etternavn": "Venn"}
    gone = Person.objects.create(tenant=world.municipality, employee_number="5002", given_name="A", family_name="B")
    run_id = importing.read("people", csv_file([row])).summary.id
    runs.confirm(scope=world.scope_of("hanne"), run_id=run_id)

    def disturb(_done: int, _total: int) -> None:
        world.declare()
        gone.delete()

    assert importing.go_on(run_id, disturb) == "failed"


def test_fault_of_ours_is_told_and_raised(importing: Importing) -> None:
    run_id = importing.upload("holdings", ONE)
    for path in importing.folder.iterdir():
        path.unlink()

    with pytest.raises(FileNotFoundError):
        runs.read(tenant_id=importing.world.municipality.pk, run_id=run_id, at=AT, folder=importing.folder)

    assert importing.run("holdings", run_id).failure == "broken"


def test_forgotten_imports_are_swept(world: World, importing: Importing) -> None:
    forgotten = importing.read("holdings", ONE).summary.id
    done = importing.store("staff_list", csv_file([staff()])).summary.id

    before, after = AT - timedelta(days=1), AT + timedelta(days=1)
    sweep: dict[str, Any] = {"tenant_id": world.municipality.pk, "at": AT, "folder": importing.folder}
    assert runs.sweep(begun_before=before, **sweep) == 0
    assert runs.sweep(begun_before=after, **sweep) == 1

    assert importing.run("holdings", forgotten).summary.status == "cancelled"
    assert importing.run("staff_list", done).summary.status == "stored"
    assert is_without_traces(importing)


def test_command_acts_for_an_organisation(world: World) -> None:
    scope = scope_of_organisation(code="3907", name="Kommandolinjen")
    assert (scope.tenant_id, scope.shared_id) == (world.municipality.pk, world.community.pk)
    assert scope_of_organisation(code="vestfold", name="K").shared_id == world.community.pk

    with pytest.raises(NoSuchOrganisation):
        scope_of_organisation(code="0000", name="K")


def test_import_waits_for_a_database_that_is_away(importing: Importing) -> None:
    run_id = importing.read("holdings", ONE).summary.id
    runs.confirm(scope=importing.world.scope_of("hanne"), run_id=run_id)

    def lose(_done: int, _total: int) -> None:
        raise OperationalError

    with pytest.raises(OperationalError):
        importing.go_on(run_id, lose)
    assert importing.run("holdings", run_id).summary.status == "storing"
    assert importing.go_on(run_id) == "stored"


def test_file_that_is_gone_already_is_no_matter(importing: Importing) -> None:
    importing.folder.mkdir()
    stored_files.remove(importing.folder, "")
    stored_files.remove(importing.folder, "gone")

    assert importing.folder.exists()
