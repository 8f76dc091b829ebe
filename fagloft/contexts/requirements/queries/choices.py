"""What there is to choose from when something is to be asked, or looked for among what is asked."""

from datetime import date

from fagloft.contexts.organisations.models import Function, Person, Profession, UnitKind
from fagloft.contexts.organisations.queries.namesakes import tell_namesakes_apart
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import DIRECTOR, Scope
from fagloft.contexts.requirements.models import RequirementProfile
from fagloft.contexts.requirements.queries.layers import get_people_decided_for

type Choices = tuple[tuple[int, str], ...]

# A list longer than this is no longer chosen from; leaders of many begin on the person's own page.
MOST_PEOPLE = 300


def get_target_choices(*, scope: Scope, tree: UnitTree, on: date) -> tuple[tuple[str, Choices], ...]:
    """For each layer the reader decides in: what can be chosen."""
    units = tuple(
        (node.id, node.name) for node in tree.nodes.values() if scope.has(DIRECTOR) or scope.may_lead(node.id)
    )
    layers = [("unit", units), ("person", _people(scope, on))]
    if scope.has(DIRECTOR):
        name = f"name_{scope.language}"
        own = {"tenant_id": scope.tenant_id}
        layers += [
            ("unit_kind", tuple(UnitKind.objects.filter(**own).order_by(name).values_list("id", name))),
            ("function", tuple(Function.objects.filter(**own).order_by(name).values_list("id", name))),
            ("profession", tuple(Profession.objects.order_by(name).values_list("id", name))),
        ]
    return tuple((layer, choices) for layer, choices in layers if choices)


def get_person_choice(*, scope: Scope, person_id: int, on: date) -> Choices:
    """One person, where the reader decides what is asked of them."""
    wanted = get_people_decided_for(scope=scope, on=on) & {person_id}
    return tuple((person.pk, person.name) for person in Person.objects.filter(pk__in=wanted))


def get_profile_choices(*, scope: Scope) -> Choices:
    """Profiles of the organisation and of the community."""
    name = f"name_{scope.language}"
    profiles = RequirementProfile.objects.filter(tenant_id__in=[scope.tenant_id, scope.shared_id])
    return tuple(profiles.order_by(name).values_list("id", name))


def _people(scope: Scope, on: date) -> Choices:
    people = get_people_decided_for(scope=scope, on=on)
    if len(people) > MOST_PEOPLE:
        return ()
    rows = Person.objects.filter(pk__in=people).order_by("family_name", "given_name", "id")
    return tuple(tell_namesakes_apart((person.pk, person.name, person.employee_number) for person in rows).items())
