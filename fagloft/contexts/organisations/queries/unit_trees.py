"""The tree of an organisation's units on a day: whole, in one question."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from fagloft.contexts.organisations.models import Unit


@dataclass(frozen=True)
class UnitNode:
    id: int
    parent_id: int | None
    code: str
    name: str
    kind_id: int
    kind_code: str
    kind_name: str
    place_id: int | None
    leader_title: str = ""


@dataclass(frozen=True)
class UnitTree:
    nodes: dict[int, UnitNode]
    children: dict[int | None, tuple[int, ...]] = field(repr=False)

    @property
    def roots(self) -> tuple[int, ...]:
        return self.children.get(None, ())

    def below(self, unit_ids: Iterable[int], *, short_of: frozenset[int] = frozenset()) -> frozenset[int]:
        """The units and all units below them; `short_of` some, and what is below those."""
        found: set[int] = set()
        waiting = [unit_id for unit_id in unit_ids if unit_id in self.nodes]
        while waiting:
            unit_id = waiting.pop()
            if unit_id not in found:
                found.add(unit_id)
                waiting.extend(child for child in self.children.get(unit_id, ()) if child not in short_of)
        return frozenset(found)

    def path_to(self, unit_id: int) -> tuple[UnitNode, ...]:
        """From the top of the organisation down to the unit itself."""
        path: list[UnitNode] = []
        node = self.nodes.get(unit_id)
        while node is not None and node not in path:
            path.append(node)
            node = self.nodes.get(node.parent_id) if node.parent_id else None
        return tuple(reversed(path))

    def is_leaf(self, unit_id: int) -> bool:
        return not self.children.get(unit_id)


def get_unit_tree(*, tenant_id: int, on: date, language: str) -> UnitTree:
    """Units that exist on the day; a unit whose parent has ended stands at the top."""
    names = "kind__name_" + language
    rows = list(
        Unit.objects.filter(tenant_id=tenant_id, starts_on__lte=on)
        .filter(Q(ends_on=None) | Q(ends_on__gt=on))
        .order_by("name", "id")
        .values_list(
            "id", "parent_id", "code", "name", "kind_id", "kind__code", names, "place_id", "kind__leader_title"
        )
    )
    nodes = {row[0]: UnitNode(*row) for row in rows}
    children: dict[int | None, list[int]] = defaultdict(list)
    for node in nodes.values():
        children[node.parent_id if node.parent_id in nodes else None].append(node.id)
    return UnitTree(nodes=nodes, children={parent: tuple(ids) for parent, ids in children.items()})
