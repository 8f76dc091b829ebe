"""Draws the whole demo: organisations, units, people, employments, duties, positions, holdings, sessions."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
import polars as pl

from fagloft.demo import schemas
from fagloft.demo.cut import cut_to_small
from fagloft.demo.duties import build_duties
from fagloft.demo.employments import build_employments
from fagloft.demo.holdings import build_holdings
from fagloft.demo.persona_holdings import set_persona_holdings
from fagloft.demo.positions import build_positions
from fagloft.demo.posts import Post, build_posts
from fagloft.demo.roster import draw_roster
from fagloft.demo.sessions import divide_seats, draw_sessions
from fagloft.demo.source_tables import assumption, read_rows, read_table
from fagloft.demo.staff import build_personas, give_second_employers, name_roster, take_persona_posts
from fagloft.demo.units import Unit

type Size = Literal["small", "region"]


@dataclass(frozen=True)
class Population:
    """The demo as frames; columns and types stand in fagloft.demo.schemas."""

    organisations: pl.DataFrame
    unit_kinds: pl.DataFrame
    functions: pl.DataFrame
    places: pl.DataFrame
    units: pl.DataFrame
    people: pl.DataFrame
    employments: pl.DataFrame
    duties: pl.DataFrame
    authorised_positions: pl.DataFrame
    holdings: pl.DataFrame
    personas: pl.DataFrame
    sessions: pl.DataFrame
    seat_shares: pl.DataFrame


def draw_population(size: Size, seed: int, on: date) -> Population:
    """Draw the demo of a size; the same seed and day give the same people."""
    units, posts = build_posts(seed)
    if size == "small":
        units, posts = cut_to_small(units, posts)
    staff = _draw_staff(posts, seed, on)
    employments = build_employments(staff, np.random.default_rng([seed, 3]), on)
    holdings = build_holdings(staff, units, np.random.default_rng([seed, 5]), on)
    organisations = _read_shaped("organisations/organisations.csv", schemas.ORGANISATIONS)
    people = schemas.shape_frame(staff, schemas.PEOPLE).sort("organisation_code", "employee_number")
    sessions = draw_sessions(organisations, people, np.random.default_rng([seed, 7]), on)
    return Population(
        organisations=organisations,
        unit_kinds=_read_shaped("organisations/unit_kinds.csv", schemas.UNIT_KINDS),
        functions=_read_shaped("organisations/functions.csv", schemas.FUNCTIONS),
        places=_read_shaped("organisations/places.csv", schemas.PLACES),
        units=_build_units(units),
        people=people,
        employments=employments,
        duties=build_duties(staff, units, np.random.default_rng([seed, 4]), on),
        authorised_positions=build_positions(employments, np.random.default_rng([seed, 6]), on),
        holdings=set_persona_holdings(holdings, on),
        personas=_build_personas(),
        sessions=sessions,
        seat_shares=divide_seats(sessions, people),
    )


def _draw_staff(posts: list[Post], seed: int, on: date) -> pl.DataFrame:
    rng = np.random.default_rng([seed, 2])
    drawn = name_roster(draw_roster(take_persona_posts(posts), rng, on), rng)
    personas = build_personas(on).select(pl.col(name).cast(kind) for name, kind in drawn.schema.items())
    return pl.concat([give_second_employers(drawn, rng), personas])


def _read_shaped(name: str, schema: schemas.Schema) -> pl.DataFrame:
    return schemas.shape_frame(read_table(name), schema)


def _build_units(units: list[Unit]) -> pl.DataFrame:
    starts_on = date(int(assumption("history_from_year")), 1, 1)
    rows = [
        {
            "organisation_code": unit.organisation_code,
            "unit_code": unit.unit_code,
            "parent_code": unit.parent_code or None,
            "name": unit.name,
            "kind_code": unit.kind_code,
            "place_code": unit.place_code,
            "starts_on": starts_on,
        }
        for unit in units
    ]
    return pl.DataFrame(rows, schema=schemas.UNITS)


def _build_personas() -> pl.DataFrame:
    rows = [
        {
            "key": row["key"],
            "name": f"{row['given_name']} {row['family_name']}",
            "organisation_code": row["organisation_code"],
            "employee_number": row["employee_number"] or None,
            "roles": row["roles"],
            **{f"description_{language}": row[f"description_{language}"] for language in ("nb", "nn", "en")},
        }
        for row in read_rows("demo/personas.csv")
        if row["signs_in"] == "1"
    ]
    return pl.DataFrame(rows, schema=schemas.PERSONAS)
