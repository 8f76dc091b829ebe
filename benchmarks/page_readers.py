"""Those who read the pages that are measured: a nurse who serves about 200 people, a director, a regional adviser."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from fagloft.contexts.access.actions import accounts
from fagloft.contexts.access.models import PersonAccount, User
from fagloft.contexts.competence.models import Competence
from fagloft.contexts.organisations.actions import duties
from fagloft.contexts.organisations.models import Employment, Organisation, Person
from fagloft.contexts.organisations.queries.unit_trees import get_unit_tree
from fagloft.contexts.organisations.scope import DEVELOPMENT_NURSE, DIRECTOR, REGIONAL_ADVISER, Scope
from fagloft.contexts.requirements.models import Requirement
from fagloft.database.tenancy import transaction_of

PEOPLE_WANTED = 200
COMPETENCES_WANTED = 60
ADDRESS = "{}@bench.example"


@dataclass(frozen=True)
class Ward:
    """A unit with those who work in it and in the units below it."""

    organisation: Organisation
    unit_id: int
    person_ids: tuple[int, ...]


def find_ward(on: date) -> Ward:
    """The unit with the number of people nearest to the one wanted, in the whole region."""
    wards = [ward for organisation in Organisation.objects.order_by("code") for ward in _list_wards(organisation, on)]
    return min(wards, key=lambda ward: abs(len(ward.person_ids) - PEOPLE_WANTED))


def _list_wards(organisation: Organisation, on: date) -> Iterator[Ward]:
    with transaction_of(tenant_id=organisation.pk, shared_id=organisation.community_id):
        tree = get_unit_tree(tenant_id=organisation.pk, on=on, language="nb")
        placed = list(Employment.objects.filter(_in_force(on)).values_list("unit_id", "person_id"))
    for unit_id in tree.nodes:
        below = tree.below([unit_id])
        people = sorted({person_id for unit, person_id in placed if unit in below})
        if people:
            yield Ward(organisation, unit_id, tuple(people))


def _in_force(on: date) -> Q:
    return Q(starts_on__lte=on) & (Q(ends_on=None) | Q(ends_on__gt=on))


def widen(ward: Ward, on: date) -> None:
    """Ask the ward for as many competences as the widest matrix that has to be quick has columns."""
    with transaction_of(tenant_id=ward.organisation.pk, shared_id=ward.organisation.community_id):
        asked = set(Requirement.objects.filter(unit_id=ward.unit_id).values_list("competence_id", flat=True))
        others = Competence.objects.exclude(pk__in=asked).order_by("pk").values_list("pk", flat=True)
        Requirement.objects.bulk_create(
            Requirement(
                tenant_id=ward.organisation.pk,
                layer=Requirement.Layer.UNIT,
                unit_id=ward.unit_id,
                competence_id=competence_id,
                level=1,
                obligation=Requirement.Obligation.EXPECTED,
                starts_on=on,
            )
            for competence_id in others[: COMPETENCES_WANTED - len(asked)]
        )


def make_nurse(ward: Ward, on: date) -> User:
    """Somebody of the ward, appointed as its professional-development nurse, with an account."""
    found = User.objects.filter(email=ADDRESS.format("nurse")).first()
    if found is not None:
        return found
    with transaction_of(tenant_id=ward.organisation.pk, shared_id=ward.organisation.community_id):
        taken = PersonAccount.objects.values_list("person_id", flat=True)
        person = Person.objects.filter(pk__in=ward.person_ids).exclude(pk__in=taken).order_by("pk")[0]
        duties.appoint(
            scope=_operator(ward.organisation),
            person_id=person.pk,
            unit_id=ward.unit_id,
            kind=DEVELOPMENT_NURSE,
            starts_on=on,
        )
        return _invite(ward.organisation, on, "nurse", employee_number=person.employee_number)


def make_director(on: date) -> User:
    """The director of the organisation with most people."""
    largest = max(Organisation.objects.all(), key=lambda organisation: _count_people(organisation, on))
    return _make_with_role(largest, on, DIRECTOR)


def make_regional_adviser(on: date) -> User:
    """An adviser of the whole health community."""
    community = Organisation.objects.get(kind=Organisation.Kind.HEALTH_COMMUNITY)
    return _make_with_role(community, on, REGIONAL_ADVISER)


def _count_people(organisation: Organisation, on: date) -> int:
    with transaction_of(tenant_id=organisation.pk):
        return Employment.objects.filter(_in_force(on)).count()


def _make_with_role(organisation: Organisation, on: date, role: str) -> User:
    found = User.objects.filter(email=ADDRESS.format(role)).first()
    if found is not None:
        return found
    with transaction_of(tenant_id=organisation.pk, shared_id=organisation.community_id):
        return _invite(organisation, on, role, role=role)


def _invite(organisation: Organisation, on: date, key: str, *, employee_number: str = "", role: str = "") -> User:
    invitation = accounts.invite(
        scope=_operator(organisation),
        email=ADDRESS.format(key),
        name="Målt Leser",
        employee_number=employee_number,
        role=role,
        starts_on=on,
    )
    return User.objects.get(pk=invitation.user_id)


def _operator(organisation: Organisation) -> Scope:
    return Scope(tenant_id=organisation.pk, shared_id=organisation.community_id, user_id=0, user_name="Benchmark")
