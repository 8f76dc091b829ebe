"""The tables the gap engine takes and gives. Levels are whole numbers from 0, dates half-open, ids text."""

import polars as pl

from fagloft.engine.vocabulary.obligation import OBLIGATION

UNITS = pl.Schema({"unit_id": pl.String(), "parent_id": pl.String(), "kind": pl.String()})

EMPLOYMENTS = pl.Schema(
    {
        "person_id": pl.String(),
        "unit_id": pl.String(),
        "function": pl.String(),
        "profession": pl.String(),
        "starts_on": pl.Date(),
        "ends_on": pl.Date(),
    }
)

HOLDINGS = pl.Schema(
    {
        "person_id": pl.String(),
        "competence_id": pl.String(),
        "level": pl.Int32(),
        "valid_from": pl.Date(),
        "valid_to": pl.Date(),
    }
)

REQUIREMENTS = pl.Schema(
    {
        "requirement_id": pl.String(),
        "scope": pl.String(),
        "scope_id": pl.String(),
        "competence_id": pl.String(),
        "level": pl.Int32(),
        "obligation": OBLIGATION,
        "valid_from": pl.Date(),
        "valid_to": pl.Date(),
    }
)

COVERAGE = pl.Schema(
    {
        "scope": pl.String(),
        "scope_id": pl.String(),
        "competence_id": pl.String(),
        "level": pl.Int32(),
        "minimum": pl.Int64(),
        "valid_from": pl.Date(),
        "valid_to": pl.Date(),
    }
)

GAPS = pl.Schema(
    {
        "person_id": pl.String(),
        "unit_id": pl.String(),
        "competence_id": pl.String(),
        "required_level": pl.Int32(),
        "held_level": pl.Int32(),
        "obligation": OBLIGATION,
        "requirement_ids": pl.String(),
        "expired_on": pl.Date(),
    }
)

UNIT_COVERAGE = pl.Schema(
    {
        "unit_id": pl.String(),
        "competence_id": pl.String(),
        "level": pl.Int32(),
        "minimum": pl.Int64(),
        "held": pl.Int64(),
        "shortfall": pl.Int64(),
    }
)

STATUS = pl.Enum(["holds", "lapses_soon", "lapsed", "missing"])
"""From the best to the worst: where a person is met twice, the worst standing is the maximum."""

STANDINGS = pl.Schema(
    {
        "person_id": pl.String(),
        "unit_id": pl.String(),
        "competence_id": pl.String(),
        "required_level": pl.Int32(),
        "held_level": pl.Int32(),
        "obligation": OBLIGATION,
        "requirement_ids": pl.String(),
        "status": STATUS,
        "unmet_from": pl.Date(),
        "expired_on": pl.Date(),
    }
)
