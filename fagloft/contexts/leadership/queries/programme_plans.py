"""What a file would do to the catalogue, before anything is kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from fagloft.contexts.leadership.queries.programme_texts import ProgrammeText, find_differences
from fagloft.contexts.leadership.queries.programmes import ProgrammeRow, get_own_programmes
from fagloft.contexts.organisations.scope import Scope


@dataclass(frozen=True)
class PlannedChange:
    """A row of the file beside what stands. `row` is what stands of the same year, else the newest, else nothing."""

    text: ProgrammeText
    row: ProgrammeRow | None
    differences: tuple[tuple[str, Any, Any], ...] = ()


@dataclass(frozen=True)
class CataloguePlan:
    """`new` nobody has told of, `newer` are later words, `older` earlier ones, `changed` replace what stands.

    `confirmed` are as they stand, and `unmentioned` are in the catalogue, still offered, and not in the file.
    `fingerprint` is that of the file and of everything it was held against.
    """

    new: tuple[PlannedChange, ...]
    newer: tuple[PlannedChange, ...]
    older: tuple[PlannedChange, ...]
    changed: tuple[PlannedChange, ...]
    confirmed: tuple[PlannedChange, ...]
    unmentioned: tuple[ProgrammeRow, ...]
    fingerprint: str

    @property
    def all(self) -> tuple[PlannedChange, ...]:
        return (*self.new, *self.newer, *self.older, *self.changed, *self.confirmed)


def plan_catalogue(*, scope: Scope, texts: Iterable[ProgrammeText], on: date) -> CataloguePlan:
    """Hold every row of the file against what the organisation has."""
    told = tuple(texts)
    own = get_own_programmes(scope=scope, on=on)
    of_year = {(row.text.code, row.text.year): row for row in own}
    newest = {row.text.code: row for row in sorted(own, key=lambda row: row.text.year)}
    sorted_out: dict[str, list[PlannedChange]] = {
        kind: [] for kind in ("new", "newer", "older", "changed", "confirmed")
    }
    for text in told:
        kind, change = _sort_out(text, of_year.get((text.code, text.year)), newest.get(text.code))
        sorted_out[kind].append(change)
    mentioned = {text.code for text in told}
    return CataloguePlan(
        **{kind: tuple(changes) for kind, changes in sorted_out.items()},
        unmentioned=tuple(row for code, row in newest.items() if code not in mentioned and row.is_current),
        fingerprint=_fingerprint(told, own),
    )


def _sort_out(
    text: ProgrammeText, stands: ProgrammeRow | None, newest: ProgrammeRow | None
) -> tuple[str, PlannedChange]:
    before = stands or newest
    if before is None:
        return "new", PlannedChange(text, None)
    differences = tuple(find_differences(before.text, text))
    if stands is not None:
        return "changed" if differences else "confirmed", PlannedChange(text, stands, differences)
    kind = "newer" if text.year > before.text.year else "older"
    return kind, PlannedChange(text, before, differences)


def _fingerprint(texts: tuple[ProgrammeText, ...], own: tuple[ProgrammeRow, ...]) -> str:
    stands = sorted((row.id, row.edition) for row in own)
    return sha256(repr((texts, stands)).encode()).hexdigest()
