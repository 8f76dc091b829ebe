"""Whom a measure concerns, against a slow obvious version."""

from typing import Any

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from fagloft.engine.target_groups import RULES, find_target_groups
from fagloft.engine.target_groups.find import ASKED, STAFF

UNITS = pl.DataFrame({"unit_id": ["top", "clinic", "ward", "zone"], "parent_id": [None, "top", "clinic", "top"]})
ABOVE = {"top": {"top"}, "clinic": {"clinic", "top"}, "ward": {"ward", "clinic", "top"}, "zone": {"zone", "top"}}
unit, function, profession = (st.sampled_from(names) for names in (["top", "clinic", "ward", "zone"], "fg", "pq"))
person = st.sampled_from("abcd")
rules = st.tuples(st.none() | unit, st.none() | function, st.none() | profession, st.none() | person, st.booleans())
employments = st.tuples(person, unit, st.none() | function, st.none() | profession)
type Rule = tuple[str | None, str | None, str | None, str | None, bool]


def find_plainly(rules: list[Rule], staff: list[Any], lacking: set[tuple[str, str]]) -> set[tuple[str, str]]:
    found = set()
    for number, (in_unit, in_function, in_profession, alone, only_with_gap) in enumerate(rules):
        for who, where, works_as, trained_as in staff:
            meets = (
                (in_unit is None or in_unit in ABOVE[where])
                and in_function in (None, works_as)
                and in_profession in (None, trained_as)
                and alone in (None, who)
                and (not only_with_gap or (f"{number}", who) in lacking)
            )
            if meets:
                found.add((f"{number}", who))
    return found


@given(
    st.lists(rules, max_size=4), st.lists(employments, max_size=8), st.sets(st.tuples(st.sampled_from("0123"), person))
)
def test_everybody_the_rule_points_at_is_found_once(
    rules: list[Rule], staff: list[Any], lacking: set[tuple[str, str]]
) -> None:
    numbered = pl.DataFrame([(f"{number}", *rule) for number, rule in enumerate(rules)], schema=RULES, orient="row")
    found = find_target_groups(
        numbered,
        pl.DataFrame(staff, schema=STAFF, orient="row"),
        UNITS,
        pl.DataFrame(sorted(lacking), schema=ASKED, orient="row"),
    )

    assert set(found.select("measure_id", "person_id").iter_rows()) == find_plainly(rules, staff, lacking)
    assert not found.select("measure_id", "person_id").is_duplicated().any()
    assert found.equals(found.sort("measure_id", "person_id", "unit_id"))
