"""Which line of a staff list is which employment in the register."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import polars as pl


@dataclass(frozen=True)
class Line:
    """An employment as a file says it; the number is the row in the file."""

    number: int
    unit_id: int
    starts_on: date


@dataclass(frozen=True)
class Registered:
    """An employment as the register says it."""

    number: int
    unit_id: int
    starts_on: date
    ends_on: date | None


type Fits = Callable[[Line, Registered], bool]


def _is_same(line: Line, registered: Registered) -> bool:
    return line.starts_on == registered.starts_on and line.unit_id == registered.unit_id


def _begins_the_same_day(line: Line, registered: Registered) -> bool:
    return line.starts_on == registered.starts_on


def _began_earlier_than_known(line: Line, registered: Registered) -> bool:
    return registered.ends_on is None and line.unit_id == registered.unit_id and line.starts_on < registered.starts_on


def _goes_on_in_the_unit(line: Line, registered: Registered) -> bool:
    return _goes_on(line, registered) and line.unit_id == registered.unit_id


def _goes_on(line: Line, registered: Registered) -> bool:
    return registered.ends_on is None and registered.starts_on < line.starts_on


# The same employment, said right: by its first day and unit, else by one of them.
CORRECTS: tuple[Fits, ...] = (_is_same, _begins_the_same_day, _began_earlier_than_known)
# A new period that takes over from one that has no end.
TAKES_OVER: tuple[Fits, ...] = (_goes_on_in_the_unit, _goes_on)

MATCHES = {"row": pl.Int64, "corrects_id": pl.Int64, "takes_over_id": pl.Int64}


def match_employments(lines: pl.DataFrame, registered: pl.DataFrame) -> pl.DataFrame:
    """For each row the employment it corrects, or the one it takes over from, or neither.

    The same first day means the same employment: what differs is a correction. Another first day means a new period.
    """
    stands = registered.join(lines.select("person_id").unique(), on="person_id")
    theirs: dict[int, list[Registered]] = {}
    for person, *rest in stands.select("person_id", "id", "unit_id", "starts_on", "ends_on").iter_rows():
        theirs.setdefault(person, []).append(Registered(*rest))
    said: dict[int, list[Line]] = {}
    for person, *rest in lines.select("person_id", "row", "unit_id", "starts_on").iter_rows():
        said.setdefault(person, []).append(Line(*rest))
    found = [match for person in said for match in _match_person(said[person], theirs.get(person, []))]
    return pl.DataFrame(found, schema=MATCHES, orient="row")


def _match_person(lines: list[Line], registered: list[Registered]) -> Iterator[tuple[int, int | None, int | None]]:
    corrected = _pair(lines, registered, CORRECTS)
    free_lines = [line for line in lines if line.number not in corrected]
    free = [one for one in registered if one.number not in corrected.values()]
    taken_over = _pair(sorted(free_lines, key=lambda line: line.starts_on), free, TAKES_OVER)
    for line in lines:
        yield line.number, corrected.get(line.number), taken_over.get(line.number)


def _pair(lines: list[Line], registered: list[Registered], rules: tuple[Fits, ...]) -> dict[int, int]:
    """The number of each line and of what it fits, by the first rule that fits; each is used once."""
    pairs: dict[int, int] = {}
    for fits in rules:
        for line in lines:
            free = (one for one in registered if one.number not in pairs.values() and fits(line, one))
            fitting = None if line.number in pairs else next(free, None)
            if fitting is not None:
                pairs[line.number] = fitting.number
    return pairs
