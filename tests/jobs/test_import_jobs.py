"""Imports in the hands of a real worker: the queue, its own connection, committed rows."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import psycopg
import pytest
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from fagloft.contexts.competence.models import Holding
from fagloft.contexts.gaps.models import Snapshot
from fagloft.contexts.imports.actions import runs
from fagloft.contexts.imports.models import ImportRun
from fagloft.database.roles import DATABASE, OWNER
from fagloft.database.tenancy import transaction_of
from fagloft.jobs.read_import import read_import
from fagloft.jobs.store_import import defer_store
from fagloft.jobs.sweep_imports import sweep_imports
from fagloft.jobs.take_daily_snapshots import take_daily_snapshots
from tests.conftest import TODAY
from tests.contexts.imports.conftest import AT
from tests.contexts.imports.staff_files import csv_file, holding
from tests.world import World, build_world

EMPTIED = "organisations_organisation, organisations_profession, access_user, procrastinate_jobs"


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: Any, database_server: Any) -> Iterator[World]:
    """A world that other connections see too; the owner empties it afterwards."""
    with django_db_blocker.unblock():
        yield build_world(TODAY)
        connection.close()
        with psycopg.connect(database_server.url(user=OWNER, database=DATABASE)) as owner:
            owner.execute(f"TRUNCATE {EMPTIED} CASCADE")


def work() -> None:
    """Let a worker take what waits, and stop."""

    async def take() -> None:
        async with app.open_async():
            await app.run_worker_async(wait=False, install_signal_handlers=False, listen_notify=False)

    with app.replace_connector(cast("Any", app.connector).get_worker_connector()):
        asyncio.run(take())


def begin(world: World, folder: Path) -> int:
    """Upload one holding as Hanne."""
    return runs.begin(
        scope=world.scope_of("hanne"),
        template="holdings",
        name="kurs.csv",
        chunks=[csv_file([holding()])],
        at=AT,
        on=TODAY,
        folder=folder,
    )


def test_what_is_being_moved_cannot_be_cancelled(committed: World, database_server: Any, tmp_path: Path) -> None:
    with transaction_of(tenant_id=None):
        run_id = begin(committed, tmp_path)
    with psycopg.connect(database_server.url(user=OWNER, database=DATABASE)) as worker:
        worker.execute("SELECT 1 FROM imports_importrun WHERE id = %s FOR UPDATE", [run_id])
        with transaction_of(tenant_id=None), pytest.raises(runs.TooLateToCancel):
            runs.cancel(scope=committed.scope_of("hanne"), run_id=run_id, at=AT, folder=tmp_path)


def test_worker_reads_stores_and_takes_a_snapshot(committed: World, settings: Any, tmp_path: Path) -> None:
    settings.IMPORT_FOLDER = tmp_path
    tenant_id, begun = committed.municipality.pk, timezone.now()
    with transaction_of(tenant_id=None):
        scope, run_id = committed.scope_of("hanne"), begin(committed, tmp_path)
        read_import.defer(tenant_id=tenant_id, run_id=run_id)
    work()
    with transaction_of(tenant_id=tenant_id):
        assert ImportRun.objects.get(pk=run_id).status == "previewed"
        runs.confirm(scope=scope, run_id=run_id)
        defer_store(tenant_id=tenant_id, run_id=run_id)
    work()

    with transaction_of(tenant_id=tenant_id):
        assert ImportRun.objects.get(pk=run_id).status == "stored"
        assert Holding.objects.filter(valid_from="2026-11-01").count() == 1
    jobs = dict(ProcrastinateJob.objects.values_list("task_name", "status"))
    assert {name.rsplit(".", 1)[-1]: status for name, status in jobs.items()} == {
        "read_import": "succeeded",
        "store_import": "succeeded",
        "take_snapshot": "succeeded",
    }
    with transaction_of(tenant_id=tenant_id):
        assert Snapshot.objects.get(tenant_id=tenant_id).computed_at > begun
    assert not list(tmp_path.iterdir())


def test_every_organisation_gets_its_daily_snapshot(world: World) -> None:
    take_daily_snapshots(timestamp=0)

    waiting = ProcrastinateJob.objects.filter(task_name__endswith="take_snapshot").values_list("args", flat=True)
    organisations = {world.community.pk, world.municipality.pk, world.neighbour.pk}
    assert {args["tenant_id"] for args in waiting} == organisations


def test_forgotten_imports_are_swept_at_night(world: World, settings: Any, tmp_path: Path) -> None:
    settings.IMPORT_FOLDER = tmp_path
    run_id = runs.begin(
        scope=world.scope_of("hanne"),
        template="holdings",
        name="kurs.csv",
        chunks=[b"x"],
        at=AT.replace(year=2020),
        on=TODAY,
        folder=tmp_path,
    )

    sweep_imports(timestamp=0)

    world.declare()
    assert ImportRun.objects.get(pk=run_id).status == "cancelled"
