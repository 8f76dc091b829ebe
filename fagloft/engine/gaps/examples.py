"""A ward so small that every answer can be worked out by hand; the examples in the docstrings use it."""

from datetime import date

import polars as pl

UNITS = pl.DataFrame(
    {
        "unit_id": ["clinic", "ward", "lab"],
        "parent_id": [None, "clinic", "clinic"],
        "kind": ["clinic", "ward", "lab"],
        "organisation_id": "hospital",
    }
)

PEOPLE = pl.DataFrame(
    {
        "person_id": ["anna", "bo", "eva"],
        "unit_id": "ward",
        "function": "nurse",
        "profession": "SP",
        "starts_on": date(2020, 1, 1),
        "ends_on": [None, None, date(2024, 1, 1)],
    }
)

HOLDINGS = pl.DataFrame(
    {
        "person_id": ["anna", "bo", "bo"],
        "competence_id": ["cpr", "cpr", "wound"],
        "level": [2, 2, 1],
        "valid_from": [date(2026, 1, 15), date(2025, 3, 1), date(2021, 1, 1)],
        "valid_to": [date(2027, 1, 15), date(2026, 3, 1), None],
    }
)

REQUIREMENTS = pl.DataFrame(
    {
        "requirement_id": ["r1", "r2", "r3"],
        "scope": ["function", "unit", "unit_kind"],
        "scope_id": ["nurse", "clinic", "ward"],
        "competence_id": ["cpr", "cpr", "wound"],
        "level": [2, 1, 1],
        "obligation": ["expected", "mandatory", "voluntary"],
        "valid_from": date(2020, 1, 1),
        "valid_to": pl.Series([None, None, None], dtype=pl.Date),
    }
)

COVERAGE = pl.DataFrame(
    {
        "scope": ["unit"],
        "scope_id": ["ward"],
        "competence_id": ["cpr"],
        "level": [2],
        "minimum": [2],
        "valid_from": [date(2020, 1, 1)],
        "valid_to": pl.Series([None], dtype=pl.Date),
    }
)
