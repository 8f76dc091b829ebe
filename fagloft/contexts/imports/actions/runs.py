"""One import from upload to end: begin, read, confirm, store, cancel. Nothing is stored before it is confirmed."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import pghistory
from django.db import DataError, IntegrityError, OperationalError, connection, transaction

from fagloft.contexts.imports.actions import staged_rows, stored_files
from fagloft.contexts.imports.actions.stored_files import FileTooLarge
from fagloft.contexts.imports.models import ImportRun
from fagloft.contexts.imports.queries.examinations import Examination, examine
from fagloft.contexts.imports.queries.plans.outcome import Write
from fagloft.contexts.imports.queries.runs import NoSuchRun, get_shared_id, own_runs, templates_open_to
from fagloft.contexts.organisations.scope import Scope
from fagloft.database.tenancy import transaction_of

__all__ = ["FileTooLarge", "NoSuchRun", "begin", "cancel", "confirm", "read", "store"]

Status = ImportRun.Status
MOST_ATTEMPTS = 3
# Any number will do as long as nothing else of ours locks with it.
ADVISORY_LOCK = 8217
# Longer than a portion takes, shorter than anybody waits for a button.
PATIENCE = "2s"


class NotYoursToImport(Exception):
    """Another role brings this sort of table."""


class NotPreviewed(Exception):
    """Only what has been previewed can be confirmed."""


class TooLateToCancel(Exception):
    """The import has ended, or is being moved into the register this moment."""


class _CancelRequested(Exception):
    pass


@transaction.atomic
def begin(
    *,
    scope: Scope,
    template: str,
    name: str,
    chunks: Iterable[bytes],
    at: datetime,
    on: date,
    folder: Path,
    end_leavers: bool = False,
) -> int:
    """Keep the file for reading; returns the number of the import."""
    if template not in templates_open_to(scope):
        raise NotYoursToImport
    stored_name, size = stored_files.keep(folder, chunks)
    run = ImportRun.objects.create(
        tenant_id=scope.tenant_id,
        template=template,
        original_name=Path(name.replace("\\", "/")).name[:160],
        stored_name=stored_name,
        size=size,
        uploaded_at=at,
        uploaded_by_id=scope.user_id,
        uploaded_by_name=scope.user_name,
        on=on,
        end_leavers=end_leavers and template in {"staff_list", "employments"},
    )
    return run.pk


def read(*, tenant_id: int, run_id: int, at: datetime, folder: Path) -> str:
    """Look through the file and compare it with the register; returns the status it comes to."""
    with _work(tenant_id, run_id, (Status.WAITING, Status.READING), Status.READING, at, folder) as run:
        if run is not None:
            with _transaction(tenant_id):
                found = examine(run, folder / run.stored_name)
                _show(_locked(run_id), found, at, folder)
    return _status(tenant_id, run_id)


@transaction.atomic
def confirm(*, scope: Scope, run_id: int) -> None:
    """Let what the preview shows be stored."""
    run = own_runs(scope).select_for_update().filter(pk=run_id).first()
    if run is None:
        raise NoSuchRun
    if run.status != Status.PREVIEWED:
        raise NotPreviewed
    run.status, run.is_recomputed, run.attempts, run.rows_done = Status.CONFIRMED, False, 0, 0
    run.save(update_fields=["status", "is_recomputed", "attempts", "rows_done"])


def store(
    *, tenant_id: int, run_id: int, at: datetime, folder: Path, advance: Callable[[int, int], None] | None = None
) -> str:
    """Store what was confirmed, everything or nothing; returns the status it comes to.

    When the register has changed so that something else would happen, the new preview waits for a new confirmation.
    `advance` is told how many rows of how many are set aside.
    """
    with (
        _alone(tenant_id),
        _work(tenant_id, run_id, (Status.CONFIRMED, Status.STORING), Status.STORING, at, folder) as run,
    ):
        if run is not None:
            _store(run, at, folder, advance or (lambda _done, _total: None))
    return _status(tenant_id, run_id)


@transaction.atomic
def cancel(*, scope: Scope, run_id: int, at: datetime, folder: Path) -> None:
    """Stop an import; nothing of it is left but the line that it was. One under way stops at its next portion."""
    if not own_runs(scope).filter(pk=run_id).exists():
        raise NoSuchRun
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = %s", [PATIENCE])
            run = ImportRun.objects.select_for_update().get(pk=run_id)
    except OperationalError as moving:
        raise TooLateToCancel from moving
    if run.status in {Status.READING, Status.STORING}:
        run.cancel_requested = True
        run.save(update_fields=["cancel_requested"])
    elif run.status in {Status.WAITING, Status.PREVIEWED, Status.CONFIRMED}:
        _end(run, Status.CANCELLED, at, folder)
    else:
        raise TooLateToCancel


def sweep(*, tenant_id: int, begun_before: datetime, at: datetime, folder: Path) -> int:
    """End imports that nobody has finished for long, and their files; returns how many."""
    ended = (Status.STORED, Status.FAULTY, Status.CANCELLED, Status.FAILED)
    with _transaction(tenant_id):
        left = list(
            ImportRun.objects.select_for_update(skip_locked=True)
            .exclude(status__in=ended)
            .filter(tenant_id=tenant_id, uploaded_at__lt=begun_before)
        )
        for run in left:
            _end(run, Status.CANCELLED, at, folder)
    return len(left)


def _store(run: ImportRun, at: datetime, folder: Path, advance: Callable[[int, int], None]) -> None:
    with _transaction(run.tenant_id):
        staged_rows.remove(run)
        found = examine(run, folder / run.stored_name)
        if found.fault_count or found.plan.digest() != run.digest:
            _show(_locked(run.pk), found, at, folder, is_recomputed=True)
            return
        writes = staged_rows.number_rows(found.plan, run, at=at)
        ImportRun.objects.filter(pk=run.pk).update(rows_total=found.plan.row_count, rows_done=0)
    _set_aside(run, writes, found.plan.row_count, advance)
    with pghistory.context(user=run.uploaded_by_id, import_run=run.pk), _transaction(run.tenant_id):
        locked = _locked(run.pk)
        staged_rows.move(run, writes)
        locked.counts = found.plan.counts()
        _end(locked, Status.STORED, at, folder)


def _set_aside(run: ImportRun, writes: tuple[Write, ...], total: int, advance: Callable[[int, int], None]) -> None:
    done = 0
    for size, write_portion in staged_rows.set_aside(run, writes):
        with _transaction(run.tenant_id):
            write_portion()
            done += size
            ImportRun.objects.filter(pk=run.pk).update(rows_done=done)
            _locked(run.pk)
        advance(done, total)


def _show(run: ImportRun, found: Examination, at: datetime, folder: Path, *, is_recomputed: bool = False) -> None:
    """Faults end an import; a plan waits for confirmation."""
    run.rows_total, run.rows_done, run.notices = found.rows_read, 0, found.notices
    run.fault_count, run.faults = found.fault_count, found.written_faults()
    run.is_recomputed = is_recomputed
    if found.fault_count:
        _end(run, Status.FAULTY, at, folder)
        return
    run.status, run.digest = Status.PREVIEWED, found.plan.digest()
    run.counts, run.preview = found.plan.counts(), found.plan.preview()
    run.save()


def _end(run: ImportRun, status: Status, at: datetime, folder: Path, *, failure: str = "") -> None:
    """No rows on their way, no names in the preview and no file are left, however it ends."""
    staged_rows.remove(run)
    run.status, run.failure, run.finished_at, run.preview = status, failure, at, []
    if status != Status.FAULTY:
        run.faults = []
    if status not in {Status.FAULTY, Status.STORED}:
        run.counts, run.notices, run.fault_count = {}, [], 0
    name, run.stored_name = run.stored_name, ""
    run.save()
    transaction.on_commit(lambda: stored_files.remove(folder, name))


@contextmanager
def _work(
    tenant_id: int, run_id: int, may_be: tuple[Status, ...], becomes: Status, at: datetime, folder: Path
) -> Iterator[ImportRun | None]:
    """Take up an import, also one that a killed worker left; what goes wrong ends it with a reason."""
    try:
        yield _take_up(tenant_id, run_id, may_be, becomes, at, folder)
    except _CancelRequested:
        _end_anew(tenant_id, run_id, Status.CANCELLED, at, folder)
    except (IntegrityError, DataError, staged_rows.RegisterChanged):
        _end_anew(tenant_id, run_id, Status.FAILED, at, folder, failure="register_changed")
    except OperationalError:
        raise  # the database is away: the job is tried again
    except Exception:
        _end_anew(tenant_id, run_id, Status.FAILED, at, folder, failure="broken")
        raise


def _take_up(
    tenant_id: int, run_id: int, may_be: tuple[Status, ...], becomes: Status, at: datetime, folder: Path
) -> ImportRun | None:
    with _transaction(tenant_id):
        run = ImportRun.objects.select_for_update().get(pk=run_id)
        if run.status not in may_be:
            return None
        if run.cancel_requested:
            _end(run, Status.CANCELLED, at, folder)
            return None
        if run.attempts >= MOST_ATTEMPTS:
            _end(run, Status.FAILED, at, folder, failure="interrupted")
            return None
        run.attempts, run.status = run.attempts + 1, becomes
        run.save(update_fields=["attempts", "status"])
        return run


def _end_anew(tenant_id: int, run_id: int, status: Status, at: datetime, folder: Path, *, failure: str = "") -> None:
    with _transaction(tenant_id):
        _end(ImportRun.objects.select_for_update().get(pk=run_id), status, at, folder, failure=failure)


def _locked(run_id: int) -> ImportRun:
    """The import, locked for the rest of the transaction, unless somebody wants it to stop."""
    run = ImportRun.objects.select_for_update().get(pk=run_id)
    if run.cancel_requested:
        raise _CancelRequested
    return run


def _transaction(tenant_id: int):  # type: ignore[no-untyped-def]
    return transaction_of(tenant_id=tenant_id, shared_id=get_shared_id(tenant_id=tenant_id))


def _status(tenant_id: int, run_id: int) -> str:
    with _transaction(tenant_id):
        return ImportRun.objects.values_list("status", flat=True).get(pk=run_id)


@contextmanager
def _alone(tenant_id: int) -> Iterator[None]:
    """One import at a time is stored in an organisation; the next waits here. A killed worker's lock goes with it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [ADVISORY_LOCK, tenant_id])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [ADVISORY_LOCK, tenant_id])
