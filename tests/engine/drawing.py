"""Draw small worlds in which everything that can go together does."""

from datetime import date, timedelta
from typing import Any

import polars as pl
from hypothesis import strategies as st

from fagloft.engine.gaps import tables

ON = date(2028, 2, 29)
DAYS = st.integers(-6, 6).map(lambda ahead: ON + timedelta(days=ahead))
PERSONS, COMPETENCES = ("p1", "p2", "p3"), ("c1", "c2")
UNITS: list[dict[str, Any]] = [
    {"unit_id": "top", "parent_id": None, "kind": "clinic"},
    {"unit_id": "mid", "parent_id": "top", "kind": "ward"},
    {"unit_id": "low", "parent_id": "mid", "kind": None},
    {"unit_id": "side", "parent_id": "top", "kind": "ward"},
]
FUNCTIONS, PROFESSIONS, KINDS = ("nurse", "leader"), ("SP", "HF"), ("clinic", "ward")
UNIT_IDS = tuple(unit["unit_id"] for unit in UNITS)


@st.composite
def periods(draw: Any, start: Any = "valid_from", end: Any = "valid_to") -> Any:
    """Draw a period, open or closed at either end, perhaps empty."""
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return {start: draw(st.sampled_from((first, None))), end: draw(st.sampled_from((last, None)))}


def rows(**columns: Any) -> Any:
    """Draw a row with a period."""
    return st.builds(lambda plain, period: plain | period, st.fixed_dictionaries(columns), periods())


@st.composite
def employments(draw: Any) -> Any:
    """Draw an employment."""
    of = {
        "person_id": draw(st.sampled_from(PERSONS)),
        "unit_id": draw(st.sampled_from(UNIT_IDS)),
        "function": draw(st.sampled_from((*FUNCTIONS, None))),
        "profession": draw(st.sampled_from((*PROFESSIONS, None))),
    }
    return of | draw(periods("starts_on", "ends_on"))


HOLDING_ROWS = st.lists(
    rows(person_id=st.sampled_from(PERSONS), competence_id=st.sampled_from(COMPETENCES), level=st.integers(0, 3)),
    max_size=12,
)
SCOPES = {"person": PERSONS, "function": FUNCTIONS, "profession": PROFESSIONS, "unit": UNIT_IDS, "unit_kind": KINDS}


def scoped(scopes: Any, **columns: Any) -> Any:
    """Draw rows whose scope_id fits their scope."""
    return st.sampled_from(scopes).flatmap(
        lambda scope: rows(
            scope=st.just(scope),
            scope_id=st.sampled_from(SCOPES[scope]),
            competence_id=st.sampled_from(COMPETENCES),
            level=st.integers(0, 3),
            **columns,
        )
    )


REQUIREMENT_ROWS = st.lists(
    scoped(tuple(SCOPES), obligation=st.sampled_from(("mandatory", "expected", "voluntary"))), max_size=6
).map(lambda found: [row | {"requirement_id": f"r{9 - number}"} for number, row in enumerate(found)])
COVERAGE_ROWS = st.lists(scoped(("unit", "unit_kind"), minimum=st.integers(0, 3)), max_size=4)
PEOPLE_ROWS = st.lists(employments(), max_size=6)

WORLDS = st.fixed_dictionaries(
    {"people": PEOPLE_ROWS, "holdings": HOLDING_ROWS, "requirements": REQUIREMENT_ROWS, "coverage": COVERAGE_ROWS}
)


def frame(table: Any, rows: Any) -> Any:
    """Turn rows into a frame with the declared columns."""
    return pl.DataFrame(rows, schema=getattr(tables, table))


def frames(world: Any) -> Any:
    """Turn a world into the arguments of the engine."""
    return {
        "units": frame("UNITS", UNITS),
        "people": frame("EMPLOYMENTS", world["people"]),
        "holdings": frame("HOLDINGS", world["holdings"]),
        "requirements": frame("REQUIREMENTS", world["requirements"]),
    }
