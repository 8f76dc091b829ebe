"""Who leads and deputises in an organisation on a day, on which level, and since when."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from fagloft.contexts.leadership.models import LeaderProfile
from fagloft.contexts.organisations.models import Duty
from fagloft.contexts.organisations.queries.namesakes import tell_namesakes_apart
from fagloft.contexts.organisations.queries.unit_trees import UnitNode, UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.engine.leader_needs import is_first_time, tell_levels

Kind = Duty.Kind


class NoSuchLeader(Exception):
    """The person leads nothing on the day, or is none the reader may know of as leader."""


@dataclass(frozen=True)
class Leader:
    """One who leads or deputises; `unit_ids` are the topmost of those units, `unit_id` the first of them.

    `is_led` says that the reader leads this leader, `is_led_next` that nobody stands between; `has_superior` that
    somebody leads this leader.
    """

    person_id: int
    name: str
    unit_id: int
    unit_name: str
    unit_ids: frozenset[int]
    is_deputy: bool
    level: str
    since: date
    is_first_time: bool
    is_own: bool
    is_led: bool
    is_led_next: bool
    has_superior: bool

    @property
    def may_be_followed(self) -> bool:
        return self.is_own or self.is_led

    @property
    def limits_are_the_readers(self) -> bool:
        """Budget and days away are set by the leader above; by oneself only where nobody is above."""
        return self.is_led or (self.is_own and not self.has_superior)


type _Told = tuple[str, date | None, int | None]


@dataclass(frozen=True)
class _Register:
    """The duties of the day and what leaders have told, in the reader's light."""

    scope: Scope
    tree: UnitTree
    on: date
    names: dict[int, str]
    led: dict[int, frozenset[int]]
    deputised: dict[int, frozenset[int]]
    begun: dict[int, tuple[date, ...]]
    told: dict[int, _Told]

    def people(self) -> Iterable[int]:
        return sorted(self.led.keys() | self.deputised.keys(), key=lambda person: (self.names[person], person))

    def units_of(self, person: int) -> frozenset[int]:
        """The topmost units of one's post as leader, else as deputy."""
        units = self.led.get(person) or self.deputised[person]
        return frozenset(unit for unit in units if not self._above(unit) & units)

    def units_with_leader(self) -> frozenset[int]:
        return frozenset().union(*self.led.values(), *self.deputised.values())

    def has_superior(self, person: int) -> bool:
        units, held = self.units_of(person), self.units_with_leader()
        if any(self._above(unit) & held for unit in units):
            return True
        return person not in self.led and any(units & others for others in self.led.values())

    def is_led_by_reader(self, person: int) -> bool:
        """One leads those whose unit lies below a unit of one's own, and the deputies of what one leads oneself."""
        if person in self.scope.person_ids:
            return False
        units = self.units_of(person)
        if any(self.tree.nodes[unit].parent_id in self.scope.lead_by_appointment for unit in units):
            return True
        own = frozenset().union(*(self.led.get(one, frozenset()) for one in self.scope.person_ids))
        return person not in self.led and bool(units & own)

    def is_next_below_reader(self, person: int) -> bool:
        """No unit with a leader or deputy stands between the person's and one the reader leads or deputises in."""
        reader = self.scope.person_ids
        mine = frozenset().union(*(held.get(one, frozenset()) for held in (self.led, self.deputised) for one in reader))
        held, is_deputy = self.units_with_leader(), person not in self.led
        return any(
            next((upper.id for upper in self._upwards(unit, with_itself=is_deputy) if upper.id in held), None) in mine
            for unit in self.units_of(person)
        )

    def _upwards(self, unit: int, *, with_itself: bool) -> Iterable[UnitNode]:
        path = self.tree.path_to(unit)
        return reversed(path if with_itself else path[:-1])

    def _above(self, unit: int) -> frozenset[int]:
        return frozenset(node.id for node in self.tree.path_to(unit)) - {unit}


def get_leader(*, scope: Scope, tree: UnitTree, person_id: int, on: date) -> Leader:
    """Oneself as leader, or a leader whom the reader leads."""
    for leader in load_leaders(scope=scope, tree=tree, on=on):
        if leader.person_id == person_id and leader.may_be_followed:
            return leader
    raise NoSuchLeader


def get_led_leaders(*, scope: Scope, tree: UnitTree, on: date) -> tuple[Leader, ...]:
    """Those whom the reader leads, by name."""
    return tuple(leader for leader in load_leaders(scope=scope, tree=tree, on=on) if leader.is_led)


def load_leaders(*, scope: Scope, tree: UnitTree, on: date) -> tuple[Leader, ...]:
    """All leaders of the organisation, to be counted; whoever shows a name asks `may_be_followed` first."""
    register = _load(scope, tree, on)
    levels = tell_levels({node.id: node.parent_id for node in tree.nodes.values()}, register.units_with_leader())
    return tuple(_leader(register, person, levels) for person in register.people())


def _leader(register: _Register, person: int, levels: dict[int, str]) -> Leader:
    units = register.units_of(person)
    first = min(units, key=lambda unit: (len(register.tree.path_to(unit)), unit))
    level, told_since, experience = register.told.get(person, ("", None, None))
    begun = [*register.begun[person], *([told_since] if told_since else [])]
    is_deputy = person not in register.led
    return Leader(
        person_id=person,
        name=register.names[person],
        unit_id=first,
        unit_name=register.tree.nodes[first].name,
        unit_ids=units,
        is_deputy=is_deputy,
        level=level or levels[first],
        since=min(begun),
        is_first_time=not is_deputy and is_first_time(begun, register.on, experience_years=experience),
        is_own=person in register.scope.person_ids,
        is_led=register.is_led_by_reader(person),
        is_led_next=register.is_led_by_reader(person) and register.is_next_below_reader(person),
        has_superior=register.has_superior(person),
    )


def _load(scope: Scope, tree: UnitTree, on: date) -> _Register:
    """Posts as leader that have ended tell since when somebody leads; those of today tell what."""
    names: dict[int, tuple[str, str]] = {}
    held: dict[str, dict[int, set[int]]] = {Kind.LEADER: defaultdict(set), Kind.DEPUTY: defaultdict(set)}
    begun: dict[str, dict[int, list[date]]] = {Kind.LEADER: defaultdict(list), Kind.DEPUTY: defaultdict(list)}
    in_force = Q(ends_on=None) | Q(ends_on__gt=on)
    rows = Duty.objects.filter(Q(kind=Kind.LEADER) | Q(in_force, kind=Kind.DEPUTY), tenant_id=scope.tenant_id)
    for duty in rows.filter(starts_on__lte=on).select_related("person"):
        begun[duty.kind][duty.person_id].append(duty.starts_on)
        if duty.unit_id in tree.nodes and (duty.ends_on is None or duty.ends_on > on):
            names[duty.person_id] = (duty.person.name, duty.person.employee_number)
            held[duty.kind][duty.person_id].add(duty.unit_id)
    told = LeaderProfile.objects.filter(tenant_id=scope.tenant_id)
    return _Register(
        scope=scope,
        tree=tree,
        on=on,
        names=tell_namesakes_apart((person, *words) for person, words in names.items()),
        led={person: frozenset(units) for person, units in held[Kind.LEADER].items()},
        deputised={person: frozenset(units) for person, units in held[Kind.DEPUTY].items()},
        begun={person: tuple(begun[Kind.LEADER].get(person) or begun[Kind.DEPUTY][person]) for person in names},
        told={row[0]: row[1:] for row in told.values_list("person_id", "level", "leader_since_on", "experience_years")},
    )
