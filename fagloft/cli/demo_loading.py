"""Draw a demo population and load it, with progress; what a kill cuts off is finished at the next start."""

import json
import os
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Literal

import click
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from fagloft.cli.demo_intakes import draw_intakes, has_intakes
from fagloft.cli.demo_unfinished import UNFINISHED
from fagloft.cli.persona_list import keep_personas
from fagloft.contexts.gaps.actions import snapshots
from fagloft.contexts.imports.actions.populations import (
    HasOrganisationsAlready,
    load_population,
    require_no_organisations,
)
from fagloft.contexts.imports.queries.runs import get_shared_id
from fagloft.contexts.leadership.actions import need_figures
from fagloft.database.statistics import refresh_statistics
from fagloft.demo import draw_population

QUARTERS_OF_HISTORY = 4
MONTHS_IN_QUARTER = 3
COLUMNS = (TextColumn("{task.description:<22}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())

type Size = Literal["small", "region"]


def load_demo_today(*, size: Size, seed: int) -> None:
    """Load the demo as of today, and keep the list of those one can sign in as."""
    try:
        require_no_organisations()
        _load_people(size=size, seed=seed, on=timezone.localdate())
    except HasOrganisationsAlready as fault:
        raise click.ClickException("There are organisations in this database already: nothing was loaded.") from fault
    finish_demo()


def finish_demo() -> None:
    """Count the history of the people that are loaded."""
    folder = Path(settings.DATA_FOLDER)
    unfinished = json.loads((folder / UNFINISHED).read_text())
    on = date.fromisoformat(unfinished["on"])
    refresh_statistics(os.environ["DATABASE_OWNER_URL"])
    _count_history(unfinished["employers"], on)
    for tenant_id in unfinished["employers"]:
        need_figures.count(tenant_id=tenant_id, on=on)
    _draw_intakes(unfinished["employers"], on)
    keep_personas(folder, on=on)
    (folder / UNFINISHED).unlink()


def _draw_intakes(employers: list[int], on: date) -> None:
    """Once: a load that is finished a second time finds them there."""
    community_id = get_shared_id(tenant_id=employers[0])
    if community_id is not None and not has_intakes(office_id=community_id):
        with transaction.atomic():
            draw_intakes(community_id=community_id, employers=employers, on=on)


def _load_people(*, size: Size, seed: int, on: date) -> None:
    """All or nothing: a load that is cut off leaves the database empty."""
    with _progress() as progress:
        drawing = progress.add_task("Drawing people", total=1)
        population = draw_population(size, seed, on)
        progress.update(drawing, completed=1)
        storing = progress.add_task("Storing holdings", total=population.holdings.height)
        with transaction.atomic():
            employers = load_population(
                population=population, on=on, advance=lambda rows: progress.advance(storing, rows)
            )
            unfinished = {"on": on.isoformat(), "employers": employers}
            (Path(settings.DATA_FOLDER) / UNFINISHED).write_text(json.dumps(unfinished))


def _count_history(employers: Iterable[int], on: date) -> None:
    steps = list(product(employers, list_history(on)))
    with _progress() as progress:
        counting = progress.add_task("Counting each quarter", total=len(steps))
        for tenant_id, day in steps:
            snapshots.take(tenant_id=tenant_id, on=day, at=timezone.now())
            progress.advance(counting)


def _progress() -> Progress:
    return Progress(*COLUMNS, console=Console(stderr=True), refresh_per_second=2)


def list_history(on: date) -> list[date]:
    """The first days of the last four quarters, then `on` itself."""
    days = {on}
    first = on.replace(month=(on.month - 1) // MONTHS_IN_QUARTER * MONTHS_IN_QUARTER + 1, day=1)
    for _ in range(QUARTERS_OF_HISTORY):
        days.add(first)
        before = first - timedelta(days=1)
        first = before.replace(month=before.month - MONTHS_IN_QUARTER + 1, day=1)
    return sorted(days)
