"""A real PostgreSQL for the tests, the same wheel as the product's, in a folder of its own."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import time_machine
from xdist.scheduler import LoadScopeScheduling

TODAY = date(2026, 11, 22)
MORNING = datetime.combine(TODAY, time(9), tzinfo=UTC)

STARTING_THE_PRODUCT = {"tests/browser/": "browser", "tests/cli/test_run": "start", "tests/cli/test_backup": "start"}


class StartsTheProductOnce(LoadScopeScheduling):
    """Tests that share a running product go to one worker; group marks are lost between pytest 9.2, xdist 3.8."""

    def _split_scope(self, nodeid: str) -> str:
        return next((group for path, group in STARTING_THE_PRODUCT.items() if nodeid.startswith(path)), nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Callable[..., None]) -> StartsTheProductOnce:
    return StartsTheProductOnce(config, log)


@pytest.fixture(scope="session")
def database_server(django_db_blocker: Any) -> Iterator[Any]:
    from tests.migrated_cluster import start_copy

    folder = Path(tempfile.mkdtemp(prefix="fagloft-test-"))
    folder.chmod(0o755)
    with django_db_blocker.unblock():
        server = start_copy(folder)
    yield server
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_setup(database_server: Any) -> None:
    """The tests act as the application role that row-level security binds."""
    from django.db import connection

    from fagloft.config.environment import parse_database
    from fagloft.database.roles import APPLICATION, DATABASE

    connection.settings_dict.update(parse_database(database_server.url(user=APPLICATION, database=DATABASE)))


@pytest.fixture
def world(db: None) -> Iterator[Any]:
    """Two municipalities and a hospital in one health community, with Anna, Bjørn, Clara, Dag and Eva.

    It is always the morning of their day: pages read the clock.
    """
    from tests.world import build_world

    with time_machine.travel(MORNING, tick=True):
        yield build_world(TODAY)


@pytest.fixture(autouse=True, scope="session")
def _quick_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Pages are drawn without collecting static files first, and sign-in does not take its time."""
    from django.conf import settings

    settings.STATIC_ROOT = tmp_path_factory.mktemp("static")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the slow ones are slow on purpose
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
