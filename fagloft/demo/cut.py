"""The small demo: whole units of a few organisations instead of the region."""

from collections import Counter

from fagloft.demo.posts import Post
from fagloft.demo.source_tables import read_rows
from fagloft.demo.units import Unit


def cut_to_small(units: list[Unit], posts: list[Post]) -> tuple[list[Unit], list[Post]]:
    """Keep the first working units per service area, all that lies above them, and the root of every organisation."""
    wanted = {
        (row["organisation_code"], row["service_area"]): int(row["units"]) for row in read_rows("demo/small_cut.csv")
    }
    taken: Counter[tuple[str, str]] = Counter()
    kept = {unit.unit_code for unit in units if not unit.parent_code}
    parents = {unit.unit_code: unit.parent_code for unit in units}
    for unit in units:
        key = (unit.organisation_code, unit.service_area)
        if taken[key] < wanted.get(key, 0):
            taken[key] += 1
            kept |= _with_parents(unit.unit_code, parents)
    return [unit for unit in units if unit.unit_code in kept], [post for post in posts if post.unit_code in kept]


def _with_parents(unit_code: str, parents: dict[str, str]) -> set[str]:
    chain = set()
    while unit_code:
        chain.add(unit_code)
        unit_code = parents[unit_code]
    return chain
