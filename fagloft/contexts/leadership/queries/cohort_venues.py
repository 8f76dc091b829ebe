"""Places where a cohort can meet: a public list that ships with the product, by municipality."""

import csv
from dataclasses import dataclass
from functools import cache

from fagloft.contexts.leadership.queries.topics import FOLDER


@dataclass(frozen=True)
class MeetingPlace:
    """A town or conference place, and the municipality whose position stands for it."""

    code: str
    name: str
    municipality_code: str


@cache
def get_meeting_places() -> tuple[MeetingPlace, ...]:
    """All of them, by name."""
    with (FOLDER / "venues.csv").open(encoding="utf-8", newline="") as file:
        rows = [MeetingPlace(row["code"], row["name"], row["municipality_code"]) for row in csv.DictReader(file)]
    return tuple(sorted(rows, key=lambda row: row.name.casefold()))
