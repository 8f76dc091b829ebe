"""The installation that a command works on: its data folder and its database."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from fagloft.cli.embedded_use import use_embedded_server
from fagloft.database.embedded import DataFolderNotWritable, EmbeddedServer, ServerDidNotStart

SETTINGS = "fagloft.config.settings"


@dataclass(frozen=True)
class Installation:
    """Addresses of the database for both roles; `server` is the embedded one, if that is what is used."""

    folder: Path
    application_url: str
    owner_url: str
    server: EmbeddedServer | None

    def environment(self) -> dict[str, str]:
        """What a child process needs to know."""
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": SETTINGS,
            "FAGLOFT_DATA": str(self.folder),
            "DATABASE_URL": self.application_url,
            "DATABASE_OWNER_URL": self.owner_url,
        }


@contextmanager
def open_installation() -> Iterator[Installation]:
    """The database of the environment, else the embedded one, running; what fails is said in one sentence."""
    folder = Path(os.environ.get("FAGLOFT_DATA", "var")).absolute()
    with told_in_a_sentence():
        if "DATABASE_URL" in os.environ:
            url = os.environ["DATABASE_URL"]
            yield Installation(folder, url, os.environ.get("DATABASE_OWNER_URL", url), None)
        else:
            with use_embedded_server(folder) as server:
                yield _embedded(folder, server)


@contextmanager
def told_in_a_sentence() -> Iterator[None]:
    """Faults that whoever runs the command can mend, without traceback."""
    from psycopg import OperationalError

    try:
        yield
    except (DataFolderNotWritable, ServerDidNotStart) as fault:
        raise click.ClickException(str(fault)) from fault
    except OperationalError as fault:
        raise click.ClickException(f"The database does not answer: {str(fault).splitlines()[0]}") from fault


def set_up_django(installation: Installation) -> None:
    os.environ.update(installation.environment())
    import django

    django.setup()


def _embedded(folder: Path, server: EmbeddedServer) -> Installation:
    from fagloft.database.roles import APPLICATION, DATABASE, OWNER, create_roles_and_database

    create_roles_and_database(server.url(user="postgres", database="postgres"))
    return Installation(
        folder=folder,
        application_url=server.url(user=APPLICATION, database=DATABASE),
        owner_url=server.url(user=OWNER, database=DATABASE),
        server=server,
    )
