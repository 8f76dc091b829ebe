"""Watch over database, web and worker until a stop is asked for."""

import time
from collections.abc import Sequence
from pathlib import Path

import click

from fagloft.cli.supervision.children import Child
from fagloft.cli.supervision.leftovers import end_leftovers, record_children
from fagloft.cli.supervision.stopping import StopRequests
from fagloft.database.embedded import EmbeddedServer, start_embedded

GLANCE = 0.25  # seconds between two looks


class Watch:
    """The children of one `fagloft run`."""

    def __init__(
        self, folder: Path, server: EmbeddedServer | None, children: Sequence[Child], stops: StopRequests
    ) -> None:
        self.folder = folder
        self.server = server
        self.children = children
        self.stops = stops

    def start(self) -> None:
        for child in self.children:
            child.start()
        record_children(self.folder, self.children)

    def keep_running(self) -> None:
        """Return when a stop is asked for."""
        while not self.stops.asked:
            self._revive_server()
            self._revive_children()
            time.sleep(GLANCE)

    def stop(self) -> None:
        for child in self.children:
            child.ask_to_stop()
        for child in self.children:
            child.wait_until_gone()
        end_leftovers(self.folder)

    def _revive_server(self) -> None:
        if self.server is not None and not self.server.is_running():
            click.echo("PostgreSQL has stopped; starting it again.", err=True)
            start_embedded(self.folder)

    def _revive_children(self) -> None:
        for child in self.children:
            if child.has_died():
                child.note_death()
                click.echo(f"The {child.name} has stopped; starting it again.", err=True)
            if child.is_due():
                child.start()
                record_children(self.folder, self.children)
