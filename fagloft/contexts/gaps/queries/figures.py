"""An organisation, or a part of it, in numbers: competences by units or by places, from the newest snapshot."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from fagloft.contexts.gaps.models import Snapshot, UnitFigure
from fagloft.contexts.gaps.queries.competence_names import CompetenceName, get_competence_names
from fagloft.contexts.gaps.queries.figures_over_time import ShareOnDay, get_shares_over_time, round_share
from fagloft.contexts.organisations.models import Place
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.engine.gaps.small_groups_in_tree import hide_small_units

BY_UNIT, BY_PLACE = "unit", "place"
COUNTED = ("required", "met", "lapses_soon", "lapsed", "missing", "mandatory_required", "mandatory_unmet")
# Places cut across the tree of units; a share in steps of 5 % of at least 100 leaves open who of five it is.
PLACE_STEP, PLACE_MINIMUM = 0.05, 100


class NoSuchUnit(Exception):
    """The unit does not exist, or is none the reader may know of."""


@dataclass(frozen=True)
class SnapshotTaken:
    id: int
    taken_on: date
    computed_at: datetime


@dataclass(frozen=True)
class Figure:
    """Of how many a competence is required, and how it stands with them."""

    required: int = 0
    met: int = 0
    lapses_soon: int = 0
    lapsed: int = 0
    missing: int = 0
    mandatory_required: int = 0
    mandatory_unmet: int = 0

    @property
    def unmet(self) -> int:
        return self.required - self.met

    def plus(self, other: "Figure", sign: int = 1) -> "Figure":
        return Figure(*(getattr(self, name) + sign * getattr(other, name) for name in COUNTED))


@dataclass(frozen=True)
class Need:
    """What the heat map says of one group and one competence; numbers are None where the group is small."""

    is_asked: bool
    share: float | None = None
    required: int | None = None
    unmet: int | None = None


@dataclass(frozen=True)
class Group:
    """A unit, or a place, as a row; `unit_id` is None for a place."""

    name: str
    unit_id: int | None
    needs: tuple[Need, ...]


@dataclass(frozen=True)
class Chosen:
    """Which competences are asked for: of a class, mandatory for somebody; and which of them stand on the page."""

    by: str = BY_UNIT
    competence_class: str = ""
    obligation: str = ""
    start: int = 0
    size: int | None = None

    def find_start(self, found: int) -> int:
        """Beyond the last page stands the last page."""
        return min(self.start, max(0, found - 1) // self.size * self.size) if self.size else 0


@dataclass(frozen=True)
class OrganisationFigures:
    """`competences` are those on the page, `found` how many there are; `standings` only for those who lead it all."""

    snapshot: SnapshotTaken
    tops: tuple[int, ...]
    people: int
    sees_all: bool
    competences: tuple[CompetenceName, ...]
    found: int
    worst: CompetenceName | None
    whole: tuple[Need, ...]
    groups: tuple[Group, ...]
    standings: tuple[tuple[CompetenceName, Figure], ...]
    over_time: tuple[ShareOnDay, ...]


type Figures = Mapping[tuple[int, int], Figure]


def get_newest_snapshot(*, scope: Scope, on: date) -> SnapshotTaken | None:
    found = Snapshot.objects.filter(tenant_id=scope.tenant_id, taken_on__lte=on).order_by("-taken_on").first()
    return SnapshotTaken(found.pk, found.taken_on, found.computed_at) if found else None


def find_tops(*, scope: Scope, tree: UnitTree, unit_id: int | None) -> tuple[int, ...]:
    """The unit that is asked for, or the topmost ones the reader sees in numbers."""
    seen = (scope.counted_units | scope.led_units) & tree.nodes.keys()
    if unit_id is None:
        return tuple(unit for unit in tree.nodes if unit in seen and tree.nodes[unit].parent_id not in seen)
    if unit_id not in seen:
        raise NoSuchUnit
    return (unit_id,)


def get_organisation_figures(
    *, scope: Scope, tree: UnitTree, unit_id: int | None, chosen: Chosen, on: date
) -> OrganisationFigures | None:
    """None where no snapshot has been taken."""
    tops = find_tops(scope=scope, tree=tree, unit_id=unit_id)
    snapshot = get_newest_snapshot(scope=scope, on=on)
    if snapshot is None:
        return None
    at_top = _load(scope, snapshot, tops, None)
    names = get_competence_names(scope=scope, competence_ids={str(key) for _, key in at_top})
    ranked = _rank(_add_up(at_top, tops), names, chosen)
    shown = [key for key, _ in ranked][chosen.find_start(len(ranked)) :][: chosen.size]
    below = _load(scope, snapshot, tree.nodes, shown)
    table = _Table(scope, tree, tops, shown, below)
    sees_all = all(scope.sees_people_of(top) for top in tops)
    return OrganisationFigures(
        snapshot=snapshot,
        tops=tops,
        people=_count_people(scope, snapshot, tops),
        sees_all=sees_all,
        competences=tuple(names[str(key)] for key in shown),
        found=len(ranked),
        worst=names[str(ranked[0][0])] if ranked else None,
        whole=table.list_whole(),
        groups=table.list_places() if chosen.by == BY_PLACE else table.list_units(),
        standings=tuple((names[str(key)], figure) for key, figure in ranked) if sees_all else (),
        over_time=get_shares_over_time(scope=scope, unit_ids=tops, is_exact=sees_all),
    )


def _load(
    scope: Scope, snapshot: SnapshotTaken, unit_ids: Iterable[int], competence_ids: Collection[int] | None
) -> Figures:
    rows = UnitFigure.objects.filter(
        tenant_id=scope.tenant_id, snapshot_id=snapshot.id, unit_id__in=list(unit_ids), competence__isnull=False
    )
    if competence_ids is not None:
        rows = rows.filter(competence_id__in=competence_ids)
    found = rows.values_list("unit_id", "competence_id", *COUNTED)
    return {(unit, competence): Figure(*counts) for unit, competence, *counts in found}


def _count_people(scope: Scope, snapshot: SnapshotTaken, tops: Iterable[int]) -> int:
    rows = UnitFigure.objects.filter(
        tenant_id=scope.tenant_id, snapshot_id=snapshot.id, unit_id__in=list(tops), competence=None
    )
    return sum(rows.values_list("people", flat=True))


def _add_up(figures: Figures, tops: Iterable[int]) -> dict[int, Figure]:
    wanted = set(tops)
    total: dict[int, Figure] = defaultdict(Figure)
    for (unit, competence), figure in figures.items():
        if unit in wanted:
            total[competence] = total[competence].plus(figure)
    return total


def _rank(total: Mapping[int, Figure], names: Mapping[str, CompetenceName], chosen: Chosen) -> list[tuple[int, Figure]]:
    """What most people lack of what is mandatory comes first."""
    wanted = [
        (key, figure)
        for key, figure in total.items()
        if figure.required
        and chosen.competence_class in ("", names[str(key)].competence_class)
        and (chosen.obligation != "mandatory" or figure.mandatory_required)
    ]
    return sorted(wanted, key=lambda row: (-row[1].mandatory_unmet, -row[1].unmet, names[str(row[0])].name))


@dataclass(frozen=True)
class _Table:
    """Units x competences of a page, on the way to what the reader may see of them."""

    scope: Scope
    tree: UnitTree
    tops: tuple[int, ...]
    competences: list[int]
    figures: Figures

    def list_whole(self) -> tuple[Need, ...]:
        """All that is looked at, together."""
        if len(self.tops) == 1:
            return self._list_needs(self.tops[0], self._list_hidden())
        total = _add_up(self.figures, self.tops)
        return tuple(_tell(total[key]) if self._sees_all() else _tell_roughly(total[key]) for key in self.competences)

    def list_units(self) -> tuple[Group, ...]:
        units = self.tree.children.get(self.tops[0], ()) if len(self.tops) == 1 else self.tops
        hidden = self._list_hidden()
        return tuple(Group(self.tree.nodes[unit].name, unit, self._list_needs(unit, hidden)) for unit in units)

    def list_places(self) -> tuple[Group, ...]:
        """Each unit's own people count where the unit is."""
        sums: dict[int | None, dict[int, Figure]] = defaultdict(lambda: defaultdict(Figure))
        for unit in self.tree.below(self.tops):
            place = sums[self.tree.nodes[unit].place_id]
            for key in self.competences:
                place[key] = place[key].plus(self._own(unit, key))
        tell = _tell if self._sees_all() else _tell_roughly
        names: dict[int | None, str] = dict(
            Place.objects.filter(tenant_id=self.scope.tenant_id).order_by("name").values_list("id", "name")
        )
        order = [*names, None]
        return tuple(
            Group(names.get(place, ""), None, tuple(tell(sums[place][key]) for key in self.competences))
            for place in order
            if place in sums
        )

    def _own(self, unit: int, competence: int) -> Figure:
        """Without the units below."""
        own = self.figures.get((unit, competence), Figure())
        for child in self.tree.children.get(unit, ()):
            own = own.plus(self.figures.get((child, competence), Figure()), -1)
        return Figure(*(max(0, getattr(own, name)) for name in COUNTED))

    def _sees_all(self) -> bool:
        return all(self.scope.sees_people_of(top) for top in self.tops)

    def _list_hidden(self) -> dict[int, frozenset[str]]:
        """By competence the units that the reader may not see; the whole tree counts, since pages can be compared."""
        if self._sees_all():
            return {key: frozenset() for key in self.competences}
        parents = {str(node.id): str(node.parent_id) for node in self.tree.nodes.values()}
        known = [str(unit) for unit in self.tree.nodes if self.scope.sees_people_of(unit)]
        staff = [str(unit) for unit in self.scope.led_units & self.tree.nodes.keys()]
        counts: dict[int, dict[str, tuple[int, int]]] = defaultdict(dict)
        for (unit, key), figure in self.figures.items():
            counts[key][str(unit)] = (figure.met, figure.unmet)
        return {key: hide_small_units(counts[key], parents, known=known, known_own=staff) for key in self.competences}

    def _list_needs(self, unit: int, hidden: Mapping[int, frozenset[str]]) -> tuple[Need, ...]:
        return tuple(
            Need(is_asked=True) if str(unit) in hidden[key] else _tell(self.figures.get((unit, key), Figure()))
            for key in self.competences
        )


def _tell(figure: Figure) -> Need:
    if not figure.required:
        return Need(is_asked=False)
    return Need(True, figure.unmet / figure.required, figure.required, figure.unmet)


def _tell_roughly(figure: Figure) -> Need:
    need = _tell(figure)
    if not need.is_asked or figure.required < PLACE_MINIMUM:
        return replace(need, share=None, required=None, unmet=None)
    return Need(is_asked=True, share=round_share(figure.unmet, figure.required, PLACE_STEP))
