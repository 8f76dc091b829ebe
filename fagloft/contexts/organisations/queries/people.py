"""People of the reader's own organisation."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from fagloft.contexts.organisations.models import Employment, Person
from fagloft.contexts.organisations.queries.namesakes import tell_namesakes_apart
from fagloft.contexts.organisations.scope import Scope


@dataclass(frozen=True)
class PersonCard:
    """Who a person is and where they work; nothing of what they can."""

    id: int
    name: str
    unit_ids: frozenset[int]
    profession_codes: frozenset[str]


class NoSuchPerson(Exception):
    """The person does not exist, or is none the reader may know of."""


def get_person_in_sight(*, scope: Scope, person_id: int, on: date) -> PersonCard:
    """A person whose competence the reader may see: the reader, or one who works in a unit the reader follows."""
    person = Person.objects.filter(tenant_id=scope.tenant_id, pk=person_id).first()
    if person is None:
        raise NoSuchPerson
    employments = list(
        Employment.objects.filter(person=person, starts_on__lte=on)
        .filter(Q(ends_on=None) | Q(ends_on__gt=on))
        .values_list("unit_id", "profession__code")
    )
    units = frozenset(unit for unit, _ in employments)
    if person_id not in scope.person_ids and not units & scope.led_units:
        raise NoSuchPerson
    return PersonCard(
        id=person.pk,
        name=person.name,
        unit_ids=units,
        profession_codes=frozenset(code for _, code in employments if code),
    )


@dataclass(frozen=True)
class FoundPerson:
    id: int
    name: str
    unit_id: int
    unit_name: str


def find_people(*, scope: Scope, words: str, on: date, most: int) -> tuple[FoundPerson, ...]:
    """People of the units the reader follows whose name has every one of the words."""
    staff = Employment.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=on), tenant_id=scope.tenant_id, unit_id__in=scope.led_units, starts_on__lte=on
    )
    for word in words.split():
        staff = staff.filter(Q(person__given_name__icontains=word) | Q(person__family_name__icontains=word))
    rows = staff.select_related("person", "unit").order_by("person__family_name", "person__given_name", "id")[:most]
    found = list(rows)
    names = tell_namesakes_apart((row.person_id, row.person.name, row.person.employee_number) for row in found)
    return tuple(FoundPerson(row.person_id, names[row.person_id], row.unit_id, row.unit.name) for row in found)
