"""What comes out of comparing a file with the register."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256

import polars as pl

NEW, CHANGED, UNCHANGED, ENDED = "new", "changed", "unchanged", "ended"
KINDS = (NEW, CHANGED, ENDED, UNCHANGED)
SHOWN_OF_EACH = 20


@dataclass(frozen=True)
class Write:
    """Rows for one table. A new row has a negative `id`, which other new rows may point at."""

    table: str
    is_new: bool
    rows: pl.DataFrame


@dataclass(frozen=True)
class Thing:
    """What happens to one sort of thing.

    `entries` has row, label and kind (new, changed, unchanged, ended), and of each field the value after and, named
    `<field>_before`, the value before.
    """

    name: str
    fields: tuple[str, ...]
    entries: pl.DataFrame

    def counts(self) -> dict[str, int]:
        found = dict(self.entries["kind"].value_counts().iter_rows())
        return {kind: found.get(kind, 0) for kind in KINDS}

    def lines(self) -> list[dict[str, object]]:
        """The first of each kind, with what differs."""
        chosen = [self.entries.filter(pl.col("kind") == kind).head(SHOWN_OF_EACH) for kind in (NEW, CHANGED, ENDED)]
        return [self._line(entry) for part in chosen for entry in part.iter_rows(named=True)]

    def _line(self, entry: dict[str, object]) -> dict[str, object]:
        differences = [
            [name, _shown(entry.get(f"{name}_before")), _shown(entry[name])]
            for name in self.fields
            if entry[name] != entry.get(f"{name}_before")
        ]
        return {
            "thing": self.name,
            "kind": entry["kind"],
            "row": entry["row"],
            "label": entry["label"],
            "differences": differences,
        }


@dataclass(frozen=True)
class Plan:
    """Writes in the order they must be made; with faults there are none."""

    things: tuple[Thing, ...] = ()
    writes: tuple[Write, ...] = ()
    notices: tuple[dict[str, object], ...] = field(default=())

    @property
    def row_count(self) -> int:
        return sum(write.rows.height for write in self.writes)

    def counts(self) -> dict[str, dict[str, int]]:
        return {thing.name: thing.counts() for thing in self.things}

    def preview(self) -> list[dict[str, object]]:
        return [line for thing in self.things for line in thing.lines()]

    def digest(self) -> str:
        """Equal for equal plans: tells whether what was confirmed is still what would happen."""
        parts = sha256()
        for write in self.writes:
            parts.update(f"{write.table} {write.is_new} {write.rows.columns}".encode())
            parts.update(write.rows.write_csv(include_header=False).encode())
        return parts.hexdigest()


def writes_of(*found: tuple[str, bool, pl.DataFrame]) -> tuple[Write, ...]:
    return tuple(Write(table, is_new, rows) for table, is_new, rows in found if not rows.is_empty())


def is_other(name: str) -> pl.Expr:
    """Whether a field differs from before, where nothing equals nothing."""
    return pl.col(name).ne_missing(pl.col(f"{name}_before"))


def differs(names: Sequence[str]) -> pl.Expr:
    return pl.any_horizontal([is_other(name) for name in names])


def _shown(value: object) -> object:
    return value if value is None or isinstance(value, int | float | str) else str(value)
