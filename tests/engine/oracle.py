"""The rules of the gap engine once more, slow and plain: one person, one rule, one holding at a time."""

from datetime import date, timedelta
from typing import Any

type Row = dict[str, Any]
STRENGTH = {"voluntary": 0, "expected": 1, "mandatory": 2}


def holds_on(row: Row, on: date, start: str = "valid_from", end: str = "valid_to") -> bool:
    """Tell whether a period holds on a day."""
    return (row[start] is None or row[start] <= on) and (row[end] is None or on < row[end])


def list_above(units: list[Row], unit_id: Any) -> list[Any]:
    """List a unit and those above it."""
    parents = {unit["unit_id"]: unit["parent_id"] for unit in units}
    above = []
    while unit_id in parents:
        above.append(unit_id)
        unit_id = parents[unit_id]
    return above


def applies(rule: Row, employment: Row, units: list[Row]) -> bool:
    """Tell whether a requirement applies to an employment."""
    kind = next(unit["kind"] for unit in units if unit["unit_id"] == employment["unit_id"])
    theirs = {
        "person": [employment["person_id"]],
        "function": [employment["function"]],
        "profession": [employment["profession"]],
        "unit": list_above(units, employment["unit_id"]),
        "unit_kind": [kind],
    }
    return rule["scope_id"] in theirs[rule["scope"]]


def level_held(holdings: list[Row], person: Any, competence: Any, on: date, latest: bool = False) -> int:
    """Find the level held on a day."""
    mine = [
        row
        for row in holdings
        if row["person_id"] == person and row["competence_id"] == competence and holds_on(row, on)
    ]
    if not mine:
        return 0
    if latest:
        return int(max(mine, key=lambda row: (row["valid_from"] or date.min, row["level"]))["level"])
    return int(max(row["level"] for row in mine))


def list_required(units: list[Row], people: list[Row], requirements: list[Row], on: date) -> dict[tuple[Any, ...], Row]:
    """List what is required, by person, unit and competence."""
    required: dict[tuple[Any, ...], Row] = {}
    for employment in people:
        if not holds_on(employment, on, "starts_on", "ends_on"):
            continue
        for rule in requirements:
            if not (holds_on(rule, on) and applies(rule, employment, units)):
                continue
            key = (employment["person_id"], employment["unit_id"], rule["competence_id"])
            asked = required.setdefault(key, {"level": 0, "obligation": "voluntary", "ids": set()})
            asked["level"] = max(asked["level"], rule["level"])
            asked["obligation"] = max(asked["obligation"], rule["obligation"], key=lambda word: STRENGTH[word])
            asked["ids"].add(rule["requirement_id"])
    return required


def find_gaps_slowly(
    units: list[Row],
    people: list[Row],
    holdings: list[Row],
    requirements: list[Row],
    on: date,
    latest_counts: frozenset[str] = frozenset(),
) -> list[tuple[Any, ...]]:
    """List the gaps as the exchange format words them."""
    gaps = []
    for (person, unit, competence), asked in list_required(units, people, requirements, on).items():
        held = level_held(holdings, person, competence, on, competence in latest_counts)
        if held >= asked["level"]:
            continue
        lapsed = [
            row["valid_to"]
            for row in holdings
            if (row["person_id"], row["competence_id"]) == (person, competence)
            and row["valid_to"] is not None
            and row["valid_to"] <= on
            and row["level"] >= asked["level"]
        ]
        ids = ";".join(sorted(asked["ids"]))
        expired_on = max(lapsed, default=None)
        gaps.append((person, unit, competence, asked["level"], held, asked["obligation"], ids, expired_on))
    return sorted(gaps, key=lambda gap: (gap[0], gap[2], gap[1]))


def count_coverage_slowly(
    units: list[Row], people: list[Row], holdings: list[Row], coverage: list[Row], on: date
) -> list[tuple[Any, ...]]:
    """Count holders in each unit that is asked for a minimum."""
    minimums: dict[tuple[Any, ...], int] = {}
    for unit in units:
        for rule in coverage:
            named = unit["unit_id"] if rule["scope"] == "unit" else unit["kind"]
            if named == rule["scope_id"] and holds_on(rule, on):
                key = (unit["unit_id"], rule["competence_id"], rule["level"])
                minimums[key] = max(minimums.get(key, 0), rule["minimum"])
    rows = []
    for (unit_id, competence, level), minimum in sorted(minimums.items()):
        there = {
            row["person_id"]
            for row in people
            if holds_on(row, on, "starts_on", "ends_on") and unit_id in list_above(units, row["unit_id"])
        }
        held = sum(level_held(holdings, person, competence, on) >= level for person in there)
        rows.append((unit_id, competence, level, minimum, held, max(0, minimum - held)))
    return rows


def find_unmet_day_slowly(
    holdings: list[Row], person: Any, competence: Any, required: int, on: date, days: int, latest: bool
) -> date | None:
    """Walk day by day until the level is no longer held."""
    walk = (on + timedelta(days=ahead) for ahead in range(days))
    return next((day for day in walk if level_held(holdings, person, competence, day, latest) < required), None)
