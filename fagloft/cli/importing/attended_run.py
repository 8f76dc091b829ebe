"""One import with somebody at the terminal: read, show, ask, store; whatever breaks it off leaves nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click
from django.conf import settings
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from fagloft.cli.importing.run_report import print_preview
from fagloft.cli.organisation_option import scope_of_operator
from fagloft.contexts.imports.actions import runs
from fagloft.contexts.imports.queries.runs import RunDetail, get_run

PIECE = 1 << 20
PREVIEWED = "previewed"
COLUMNS = (
    SpinnerColumn(),
    TextColumn("{task.description:<16}"),
    BarColumn(),
    MofNCompleteColumn(),
    TimeElapsedColumn(),
)


@dataclass(frozen=True)
class AttendedRun:
    """`code` is the organisation's; with `is_agreed` nobody is asked."""

    code: str
    template: str
    end_leavers: bool
    is_agreed: bool

    def bring(self, file: Path) -> RunDetail:
        """How it ended: stored, faulty or failed."""
        run_id = self._begin(file)
        with self._nothing_left_when_broken_off(run_id):
            self._read(run_id)
            # What would change can itself have changed when it is stored: then the new preview is asked about.
            while (detail := self._look(run_id)).summary.status == PREVIEWED:
                self._ask(detail)
                self._store(run_id)
        return detail

    def _begin(self, file: Path) -> int:
        try:
            with scope_of_operator(self.code) as scope, file.open("rb") as content:
                return runs.begin(
                    scope=scope,
                    template=self.template,
                    name=file.name,
                    chunks=iter(lambda: content.read(PIECE), b""),
                    at=timezone.now(),
                    on=timezone.localdate(),
                    folder=settings.IMPORT_FOLDER,
                    end_leavers=self.end_leavers,
                )
        except runs.FileTooLarge as fault:
            raise click.ClickException(f"{file} is too large. {fault.__doc__}") from fault
        except OSError as fault:
            raise click.ClickException(f"{file} cannot be read: {fault.strerror}.") from fault

    def _read(self, run_id: int) -> None:
        with Progress(*COLUMNS, console=Console(stderr=True)) as progress:
            progress.add_task("Looking through", total=None)
            runs.read(tenant_id=self._tenant_id(), run_id=run_id, at=timezone.now(), folder=settings.IMPORT_FOLDER)

    def _ask(self, detail: RunDetail) -> None:
        if not self.is_agreed:
            print_preview(detail)
            click.confirm("Store this?", abort=True)

    def _store(self, run_id: int) -> None:
        with scope_of_operator(self.code) as scope:
            runs.confirm(scope=scope, run_id=run_id)
        with Progress(*COLUMNS, console=Console(stderr=True)) as progress:
            storing = progress.add_task("Storing rows", total=None)
            runs.store(
                tenant_id=self._tenant_id(),
                run_id=run_id,
                at=timezone.now(),
                folder=settings.IMPORT_FOLDER,
                advance=lambda done, total: progress.update(storing, completed=done, total=total),
            )

    def _look(self, run_id: int) -> RunDetail:
        with scope_of_operator(self.code) as scope:
            return get_run(scope=scope, run_id=run_id)

    def _tenant_id(self) -> int:
        with scope_of_operator(self.code) as scope:
            return scope.tenant_id

    @contextmanager
    def _nothing_left_when_broken_off(self, run_id: int) -> Iterator[None]:
        try:
            yield
        except (click.Abort, KeyboardInterrupt):
            self._cancel(run_id)
            raise

    def _cancel(self, run_id: int) -> None:
        """One that was under way only notes the wish, and ends when it is taken up again."""
        at, folder = timezone.now(), settings.IMPORT_FOLDER
        try:
            with scope_of_operator(self.code) as scope:
                runs.cancel(scope=scope, run_id=run_id, at=at, folder=folder)
        except runs.TooLateToCancel:
            return
        for go_on in (runs.read, runs.store):
            go_on(tenant_id=self._tenant_id(), run_id=run_id, at=at, folder=folder)
        click.echo("Nothing was stored.", err=True)
