from datetime import date
from typing import Any

import polars as pl
from hypothesis import given

from fagloft.engine.gaps import climb_ladder, compare_requirements, find_gaps
from fagloft.engine.gaps.examples import HOLDINGS, PEOPLE, REQUIREMENTS
from fagloft.engine.gaps.examples import UNITS as WARD
from tests.engine.drawing import ON, REQUIREMENT_ROWS, UNITS, WORLDS, frame, frames
from tests.engine.oracle import holds_on, level_held, list_above, list_required

DAY = date(2026, 11, 22)


@given(WORLDS)
def test_the_rungs_are_those_found_one_by_one(world: Any) -> None:
    tables = frames(world)
    units = tables["units"].with_columns(organisation_id=pl.lit("o"))
    ladder = climb_ladder(**tables | {"units": units}, unit_id="mid", competence_id="c1", level=1, on=ON)
    required = list_required(UNITS, world["people"], world["requirements"], ON)
    unused, holders = set(), set()
    sharers: dict[str, set[str]] = {}
    for row in world["people"]:
        held = level_held(world["holdings"], row["person_id"], "c1", ON)
        if not holds_on(row, ON, "starts_on", "ends_on") or held < 1:
            continue
        holders.add(row["person_id"])
        if "mid" not in list_above(UNITS, row["unit_id"]):
            sharers.setdefault(row["unit_id"], set()).add(row["person_id"])
        elif required.get((row["person_id"], row["unit_id"], "c1"), {"level": -1})["level"] < held:
            unused.add(row["person_id"])
    assert set(ladder.mobilise["person_id"]) == unused
    assert {row[0]: set(row[2]) for row in ladder.share.rows()} == sharers
    assert ladder.share["holders"].to_list() == sorted(map(len, sharers.values()), reverse=True)
    assert ladder.acquire == (not holders)


def test_another_organisation_shares_nobody() -> None:
    units = WARD.with_columns(organisation_id=pl.Series(["hospital", "hospital", "laboratory"]))
    need: dict[str, Any] = {"competence_id": "wound", "level": 1, "on": DAY}
    ladder = climb_ladder(units, PEOPLE, HOLDINGS, REQUIREMENTS, unit_id="lab", **need)
    assert ladder.share.is_empty()
    assert ladder.acquire


def test_offers_are_handed_through() -> None:
    offers = pl.DataFrame({"offer": ["course"]})
    need: dict[str, Any] = {"competence_id": "wound", "level": 1, "on": DAY, "offers": offers}
    assert climb_ladder(WARD, PEOPLE, HOLDINGS, REQUIREMENTS, unit_id="ward", **need).develop.equals(offers)


@given(WORLDS, REQUIREMENT_ROWS)
def test_a_change_opens_and_closes_the_gaps_that_differ(world: Any, after: Any) -> None:
    key = ["person_id", "unit_id", "competence_id"]
    tables = frames(world)
    old, new = tables.pop("requirements"), frame("REQUIREMENTS", after)
    change = compare_requirements(**tables, before=old, after=new, on=ON)
    gaps_before = set(find_gaps(**tables, requirements=old, on=ON).gaps.select(key).rows())
    gaps_after = set(find_gaps(**tables, requirements=new, on=ON).gaps.select(key).rows())
    required = [list_required(UNITS, world["people"], rows, ON) for rows in (world["requirements"], after)]
    asked = [{k: (r["level"], r["obligation"]) for k, r in side.items()} for side in required]
    touched = {k for k in (*asked[0], *asked[1]) if asked[0].get(k) != asked[1].get(k)}
    assert set(change.changes.select(key).rows()) == touched
    assert (change.people, change.units) == (len({k[0] for k in touched}), len({k[1] for k in touched}))
    assert (change.gaps_opened, change.gaps_closed) == (len(gaps_after - gaps_before), len(gaps_before - gaps_after))
    for side, gaps in (("before", gaps_before), ("after", gaps_after)):
        assert set(change.changes.filter(f"is_gap_{side}").select(key).rows()) == gaps & touched


def test_no_change_touches_nobody() -> None:
    change = compare_requirements(WARD, PEOPLE, HOLDINGS, REQUIREMENTS, REQUIREMENTS, on=DAY)
    assert (change.people, change.units, change.gaps_opened, change.gaps_closed) == (0, 0, 0, 0)
