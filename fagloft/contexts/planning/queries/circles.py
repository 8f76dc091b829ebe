"""Whose annual wheel: of a person, of a unit with the units below, or of the whole organisation."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from fagloft.contexts.organisations.models import Employment
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import DIRECTOR, REGIONAL_ADVISER, Scope


class NoSuchCircle(Exception):
    """The person or the unit does not exist, or is not the reader's to see."""


@dataclass(frozen=True)
class Circle:
    """One person, one unit, or with neither the whole organisation."""

    unit_id: int | None = None
    person_id: int | None = None


@dataclass(frozen=True)
class Post:
    """That somebody works in a unit as something."""

    person_id: int
    unit_id: int
    function_id: int | None
    profession_id: int | None


@dataclass(frozen=True)
class Surroundings:
    """The units of a circle, those above them, and who works there."""

    circle: Circle
    unit_ids: frozenset[int]
    above_ids: frozenset[int]
    posts: tuple[Post, ...]

    def count_people(self) -> dict[str, int]:
        """How many work in each unit; who works in two counts in both."""
        people: dict[int, set[int]] = defaultdict(set)
        for post in self.posts:
            people[post.unit_id].add(post.person_id)
        return {str(unit_id): len(found) for unit_id, found in people.items()}


def get_surroundings(*, scope: Scope, tree: UnitTree, circle: Circle, on: date) -> Surroundings:
    """One question; raises where the circle is not the reader's to see."""
    _admit(scope, tree, circle)
    unit_ids = frozenset(tree.nodes) if circle.unit_id is None else tree.below([circle.unit_id])
    posts = _list_posts(scope, circle, unit_ids, on)
    if circle.person_id is not None:
        unit_ids = frozenset(post.unit_id for post in posts)
    return Surroundings(circle, unit_ids, _list_above(tree, unit_ids), posts)


def _admit(scope: Scope, tree: UnitTree, circle: Circle) -> None:
    if circle.person_id is not None:
        is_open = circle.person_id in scope.person_ids
    elif circle.unit_id is not None:
        is_open = circle.unit_id in tree.nodes and scope.sees_numbers_of(circle.unit_id)
    else:
        is_open = bool(scope.counted_units or scope.led_units) or scope.has(DIRECTOR, REGIONAL_ADVISER)
    if not is_open:
        raise NoSuchCircle


def _list_posts(scope: Scope, circle: Circle, unit_ids: Iterable[int], on: date) -> tuple[Post, ...]:
    in_force = Q(starts_on__lte=on) & (Q(ends_on=None) | Q(ends_on__gt=on))
    rows = Employment.objects.filter(in_force, tenant_id=scope.tenant_id, unit_id__in=unit_ids)
    if circle.person_id is not None:
        rows = rows.filter(person_id=circle.person_id)
    return tuple(Post(*row) for row in rows.values_list("person_id", "unit_id", "function_id", "profession_id"))


def _list_above(tree: UnitTree, unit_ids: Iterable[int]) -> frozenset[int]:
    return frozenset(node.id for unit_id in unit_ids for node in tree.path_to(unit_id))
