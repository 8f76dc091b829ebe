"""One data folder with the small demo, made once as a newcomer would and copied for each test."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from click.testing import CliRunner, Result

from fagloft.cli import main
from fagloft.database.roles import APPLICATION, DATABASE, OWNER
from fagloft.database.tenancy import declare
from tests.cli.product import Product, copy_folder, processes_of
from tests.migrated_cluster import migrated_cluster
from tests.world import World

type Fagloft = Callable[..., Result]


@pytest.fixture(scope="session")
def workshop() -> Iterator[Path]:
    """A short path that the server's own system user can reach too."""
    folder = Path(tempfile.mkdtemp(prefix="fagloft-cli-"))
    folder.chmod(0o755)
    yield folder
    leftovers = processes_of(folder)
    for process in leftovers:
        process.kill()
    psutil.wait_procs(leftovers, timeout=10)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def first_start(workshop: Path, django_db_blocker: Any) -> Product:
    """What a newcomer sees who starts it for the first time, and stops it again.

    The tables are there already: making them takes longer than everything else, and another test sees them made.
    """
    with django_db_blocker.unblock():  # the tables may have to be made here, before any test that asks for a database
        made = migrated_cluster()
    copy_folder(made, workshop / "first")
    product = Product(workshop / "first").wait_until_up()
    assert product.stop() == 0, product.said
    return product


@pytest.fixture
def folder(first_start: Product, workshop: Path) -> Iterator[Path]:
    copy = copy_folder(first_start.folder, Path(tempfile.mkdtemp(dir=workshop)) / "var")
    copy.parent.chmod(0o755)
    yield copy
    for process in processes_of(copy):
        process.kill()
    shutil.rmtree(copy.parent, ignore_errors=True)


@pytest.fixture
def product(folder: Path) -> Iterator[Product]:
    product = Product(folder).wait_until_up()
    yield product
    if product.process.poll() is None:
        product.stop()


@pytest.fixture
def fagloft(
    world: World, database_server: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> Fagloft:
    """A verb in this process, on the small world of the test's own transaction."""
    for name, role in (("DATABASE_URL", APPLICATION), ("DATABASE_OWNER_URL", OWNER)):
        monkeypatch.setenv(name, database_server.url(user=role, database=DATABASE))
    monkeypatch.setenv("FAGLOFT_DATA", str(tmp_path))
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "fagloft.config.settings")
    settings.IMPORT_FOLDER = tmp_path / "imports"

    def run(*words: str, **how: str) -> Result:
        declare(tenant_id=None)
        return CliRunner().invoke(main, words, **how)  # type: ignore[arg-type]

    return run
