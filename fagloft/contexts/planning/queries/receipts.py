"""How many of those whom a published plan concerns have read it; by name for those who follow them by name."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from fagloft.contexts.organisations.models import Employment, Person
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import DIRECTOR, Scope
from fagloft.contexts.planning.models import Plan, Receipt

SMALLEST_GROUP = 5
MOST_NAMES = 60


@dataclass(frozen=True)
class Reader:
    person_id: int
    name: str


@dataclass(frozen=True)
class Receipts:
    """`concerned` and `read` are None where the group is too small for one who sees numbers only.

    `not_read` is empty where they are too many to be spoken to one by one: leaders nearer to them see theirs.
    """

    version_number: int
    concerned: int | None
    read: int | None
    not_read: tuple[Reader, ...]
    is_read_by_reader: bool
    may_confirm: bool


def get_receipts(*, scope: Scope, tree: UnitTree, plan: Plan, on: date) -> Receipts | None:
    """Receipts of the published version from those of the plan's people whom the reader leads or counts."""
    if plan.published_number is None:
        return None
    confirmed = Receipt.objects.filter(
        tenant_id=scope.tenant_id, version__plan=plan, version__number=plan.published_number
    )
    read = set(confirmed.values_list("person_id", flat=True))
    people = _concerned(scope, tree, plan, on)
    named = {person for person, is_named in people.items() if is_named}
    is_told = named == set(people) or min(len(people), *_parts(people, read)) >= SMALLEST_GROUP
    waiting = named - read if len(named - read) <= MOST_NAMES else frozenset[int]()
    unread = Person.objects.filter(pk__in=waiting).order_by("family_name", "given_name", "id")
    return Receipts(
        version_number=plan.published_number,
        concerned=len(people) if is_told else None,
        read=len(read & set(people)) if is_told else None,
        not_read=tuple(Reader(person.pk, person.name) for person in unread),
        is_read_by_reader=bool(read & scope.person_ids),
        may_confirm=bool(scope.person_ids),
    )


def _parts(people: dict[int, bool], read: set[int]) -> tuple[int, int]:
    """How many have read and how many have not, nobody counted as many: that nobody has may be told."""
    have = len(read & set(people))
    return tuple(part or SMALLEST_GROUP for part in (have, len(people) - have))  # type: ignore[return-value]


def _concerned(scope: Scope, tree: UnitTree, plan: Plan, on: date) -> dict[int, bool]:
    """Those at work whom the plan concerns, and whether the reader follows them by name."""
    if plan.level == Plan.Level.PERSON:
        return {plan.person_id: True} if plan.person_id is not None else {}
    within = tree.below([plan.unit_id]) if plan.unit_id is not None else frozenset(tree.nodes)
    seen = within if scope.has(DIRECTOR) else within & (scope.led_units | scope.lead_by_appointment)
    at_work = Employment.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=on), tenant_id=scope.tenant_id, unit_id__in=seen, starts_on__lte=on
    )
    led = scope.led_units & scope.lead_by_appointment
    people: dict[int, bool] = {}
    for person, unit in at_work.values_list("person_id", "unit_id"):
        people[person] = people.get(person, False) or unit in led
    return people
