"""Find a person by employee number or name, to appoint or to tie to an account."""

from dataclasses import dataclass

from fagloft.contexts.organisations.models import Person
from fagloft.contexts.organisations.scope import ADMINISTRATOR, Scope


@dataclass(frozen=True)
class PersonMatch:
    id: int
    name: str
    employee_number: str


def find_people(*, scope: Scope, text: str, limit: int = 6) -> tuple[PersonMatch, ...]:
    """The one with the employee number, else those whose names hold every word; only an administrator finds any."""
    people = Person.objects.filter(tenant_id=scope.tenant_id) if scope.has(ADMINISTRATOR) else Person.objects.none()
    words = text.split()
    found = people.filter(employee_number=text.strip())
    if words and not found.exists():
        found = people
        for word in words:
            found = found.filter(given_name__icontains=word) | found.filter(family_name__icontains=word)
    ordered = found.order_by("family_name", "given_name", "id")[:limit]
    return tuple(PersonMatch(person.pk, person.name, person.employee_number) for person in ordered)
