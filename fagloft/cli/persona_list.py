"""The people of the demo, as the terminal shows them."""

import json
from datetime import date
from pathlib import Path
from typing import Any

KEPT = "personas.json"


def describe_personas(*, on: date) -> list[dict[str, Any]]:
    """Needs the database."""
    from fagloft.contexts.access.queries.personas import get_personas

    return [
        {
            "name": persona.name,
            "roles": sorted(persona.roles),
            "workplaces": list(persona.workplaces),
            "description": persona.description,
        }
        for persona in get_personas(on=on, language="en")
    ]


def keep_personas(folder: Path, *, on: date) -> None:
    """Keep the list in the data folder, so that a start need not wait for Django to ask for it."""
    (folder / KEPT).write_text(json.dumps(describe_personas(on=on), ensure_ascii=False))


def print_kept_personas(folder: Path) -> None:
    if (folder / KEPT).is_file():
        _print(json.loads((folder / KEPT).read_text()))


def print_personas(*, on: date) -> None:
    _print(describe_personas(on=on))


def _print(personas: list[dict[str, Any]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title="People of the demo (fictitious): choose one on the sign-in page", title_justify="left")
    for heading in ("Name", "Roles", "Who it is"):
        table.add_column(heading, overflow="fold")
    for persona in personas:
        roles = ", ".join(role.replace("_", " ") for role in persona["roles"])
        table.add_row(persona["name"], roles or "-", persona["description"])
    Console().print(table)
