"""`fagloft demo`: fictitious people."""

import json
from datetime import date
from pathlib import Path
from typing import Literal

import click
from django.utils import timezone

from fagloft.cli.demo_unfinished import is_unfinished
from fagloft.cli.persona_list import describe_personas, print_personas
from fagloft.cli.with_database import with_database

SEED = 2026


@click.group()
def demo() -> None:
    """Load fictitious people to try Fagløft with, and list those you can sign in as."""


@demo.command()
@click.option(
    "--size",
    type=click.Choice(["small", "region"]),
    default="small",
    show_default=True,
    help="small: about 1,200 people; region: about 20,000 people with a million holdings.",
)
@click.option("--seed", default=SEED, show_default=True, help="Another number draws other people.")
@with_database
def load(*, size: Literal["small", "region"], seed: int) -> None:
    """Load a demo region into an empty database; real organisations and demo are never mixed.

    A load that was cut off after its people were stored is finished.
    """
    from django.conf import settings

    from fagloft.cli.demo_loading import finish_demo, load_demo_today
    from fagloft.contexts.imports.queries.named_organisations import list_organisations

    if is_unfinished(Path(settings.DATA_FOLDER)) and list_organisations():
        finish_demo()
    else:
        load_demo_today(size=size, seed=seed)
    print_personas(on=timezone.localdate())


@demo.command()
@click.option("--json", "as_json", is_flag=True, help="Print for a program to read.")
@with_database
def people(*, as_json: bool) -> None:
    """List the people of the demo whom you can sign in as."""
    on: date = timezone.localdate()
    if as_json:
        click.echo(json.dumps(describe_personas(on=on), ensure_ascii=False, indent=2))
    else:
        print_personas(on=on)
