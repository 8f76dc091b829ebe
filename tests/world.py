"""A small world that tests live in: made by hand, the same each time.

Anna works in the unit, Bjørn leads it, Clara leads another, Dag is a regional adviser, Eva has left. Hanne
administers, Ivar audits, Nora makes surveys, Gunnar directs, Frida is professional-development nurse, Jonas deputises
for Bjørn. Sigrid leads a unit of the neighbouring municipality.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction
from django.test import Client

from fagloft.contexts.access.models import PersonAccount, RoleAssignment, User
from fagloft.contexts.access.queries.scopes import get_reader, get_workplaces
from fagloft.contexts.competence.models import Competence, Holding, Level, ValidityRule
from fagloft.contexts.organisations.models import (
    Duty,
    Employment,
    Function,
    Organisation,
    Person,
    Place,
    Profession,
    Unit,
    UnitKind,
)
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.requirements.models import Requirement
from fagloft.database.tenancy import declare

HIRED = date(2019, 1, 1)
PASSWORD = "nordlys-over-fjorden"


@dataclass
class World:
    today: date
    community: Organisation
    municipality: Organisation
    neighbour: Organisation
    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    competences: dict[str, Competence] = field(default_factory=dict)
    functions: dict[str, Function] = field(default_factory=dict)
    professions: dict[str, Profession] = field(default_factory=dict)
    kinds: dict[str, UnitKind] = field(default_factory=dict)

    @property
    def now(self) -> datetime:
        """A moment of the world's day."""
        return datetime.combine(self.today, time(6), UTC)

    def declare(self, organisation: Organisation | None = None) -> None:
        """Let this test's transaction see the rows of one organisation, as a request would."""
        declare(tenant_id=(organisation or self.municipality).pk, shared_id=self.community.pk)

    def client_of(self, name: str) -> Client:
        """A browser without script in which the person is signed in."""
        client = Client()
        client.force_login(self.users[name], backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    def scope_of(self, name: str, language: str = "nb") -> Scope:
        """The scope of the person's first workplace; declares it to the database too."""
        user = self.users[name]
        declare(tenant_id=None, user_id=user.pk)
        workplace = get_workplaces(user_id=user.pk, on=self.today)[0]
        declare(tenant_id=workplace.tenant_id, shared_id=workplace.shared_id, user_id=user.pk)
        return get_reader(user=user, workplace=workplace, on=self.today, language=language).scope

    def appoint(self, person: str, unit: str, kind: str = "leader", hours: int | None = None) -> Duty:
        """Give somebody a duty in a unit of their own organisation."""
        return Duty.objects.create(
            tenant_id=self.people[person].tenant_id,
            person=self.people[person],
            unit=self.units[unit],
            kind=kind,
            starts_on=HIRED,
            hours_per_week=hours,
        )

    def lead_alone(self, person: str, unit: str = "top") -> None:
        """Let somebody lead a unit of the municipality and all below it, as nobody else leads anything any more."""
        self.declare()
        Duty.objects.filter(tenant=self.municipality, kind="leader").update(ends_on=self.today)
        self.appoint(person, unit)

    def hold(
        self,
        person: str,
        competence: str,
        *,
        level: int = 1,
        since: date | None = None,
        until: date | None = None,
        source: str = "assessor",
    ) -> Holding:
        """Record that the person holds the competence (declare the person's organisation first)."""
        someone = self.people[person]
        return Holding.objects.create(
            tenant_id=someone.tenant_id,
            person=someone,
            competence=self.competences[competence],
            level=level,
            valid_from=since or date(2026, 1, 1),
            valid_to=until,
            source=source,
            recorded_at="2026-01-01T08:00Z",
        )

    def require(
        self,
        competence: str,
        *,
        level: int = 1,
        obligation: str = "mandatory",
        since: date = HIRED,
        until: date | None = None,
        **layer: object,
    ) -> Requirement:
        """Ask for a competence in one layer, e.g. `unit_kind=world.kinds["nursing_home"]`."""
        (name,) = layer
        return Requirement.objects.create(
            tenant=self.municipality,
            layer=name,
            competence=self.competences[competence],
            level=level,
            obligation=obligation,
            starts_on=since,
            ends_on=until,
            **layer,
        )


def build_world(today: date) -> World:
    """Build everything in the running test transaction."""
    with transaction.atomic():
        world = _build_organisations(today)
        _build_professions(world)
        _build_shared_catalogue(world)
        _build_municipality(world)
        _build_neighbour(world)
        _hold_and_require(world)
        world.declare()
    return world


def _build_organisations(today: date) -> World:
    community = Organisation.objects.create(
        code="vestfold", name="Helsefellesskapet i Vestfold", kind="health_community", is_demo=True
    )
    municipality = Organisation.objects.create(
        code="3907",
        name="Sandefjord kommune",
        kind="municipality",
        community=community,
        contact_function="Fagkoordinator",
        is_demo=True,
    )
    neighbour = Organisation.objects.create(
        code="3909",
        name="Larvik kommune",
        kind="municipality",
        community=community,
        contact_function="Rådgiver",
        is_demo=True,
    )
    return World(today=today, community=community, municipality=municipality, neighbour=neighbour)


def _build_professions(world: World) -> None:
    for code, name, authorised in (
        ("SP", "Sykepleier", True),
        ("HF", "Helsefagarbeider", True),
        ("assistant", "Assistent", False),
    ):
        world.professions[code] = Profession.objects.create(
            code=code, name_nb=name, name_nn=name, name_en=name, is_authorised=authorised
        )


def _build_shared_catalogue(world: World) -> None:
    declare(tenant_id=world.community.pk)
    for code, name, months in (
        ("hlr", "Hjerte-lungeredning", 12),
        ("legemiddel", "Legemiddelhåndtering", 24),
        ("isbar", "ISBAR", None),
        ("picc", "PICC-line", 24),
    ):
        competence = Competence.objects.create(
            tenant=world.community,
            code=code,
            name_nb=name,
            name_nn=name,
            name_en=f"{name} (en)",
            component="skill",
            competence_class="core",
            short_name=code.upper(),
        )
        Level.objects.create(
            tenant=world.community, competence=competence, level=1, name_nb="Kan", name_nn="Kan", name_en="Can"
        )
        ValidityRule.objects.create(
            tenant=world.community, competence=competence, months=months, effective_from=HIRED, basis="assumed"
        )
        world.competences[code] = competence


def _build_municipality(world: World) -> None:
    world.declare()
    tenant = world.municipality
    for code, name in (
        ("municipality_health", "Helse og omsorg"),
        ("nursing_home", "Sykehjemsavdeling"),
        ("home_care", "Hjemmetjenestesone"),
    ):
        world.kinds[code] = UnitKind.objects.create(
            tenant=tenant, code=code, name_nb=name, name_nn=name, name_en=code, leader_title="Avdelingsleder"
        )
    world.functions["nurse"] = Function.objects.create(
        tenant=tenant,
        code="nurse_nursing_home",
        name_nb="Sykepleier, sykehjem",
        name_nn="Sjukepleiar, sjukeheim",
        name_en="Nurse, nursing home",
    )
    place = Place.objects.create(tenant=tenant, code="stokke", name="Stokke")
    top = _add_unit(world, "top", "Helse og omsorg", "municipality_health", None, place)
    _add_unit(world, "ward", "Avdeling 2", "nursing_home", top, place)
    _add_unit(world, "other", "Sone 3", "home_care", top, place)
    _add_people(world)


def _add_unit(world: World, key: str, name: str, kind: str, parent: Unit | None, place: Place | None) -> Unit:
    world.units[key] = Unit.objects.create(
        tenant=world.kinds[kind].tenant,
        code=key,
        name=name,
        kind=world.kinds[kind],
        parent=parent,
        place=place,
        starts_on=HIRED,
    )
    return world.units[key]


STAFF = (
    ("anna", "Anna", "Vik", "ward", "SP"),
    ("bjorn", "Bjørn", "Haugen", "ward", "SP"),
    ("clara", "Clara", "Nguyen", "other", "SP"),
    ("eva", "Eva", "Lunde", "ward", "SP"),
    ("jonas", "Jonas", "Moe", "ward", "SP"),
    ("frida", "Frida", "Moen", "top", "SP"),
    ("noah", "Noah", "Berg", "ward", "HF"),
    ("sofie", "Sofie", "Dahl", "other", "HF"),
)
DUTIES = (
    ("bjorn", "ward", "leader", None),
    ("clara", "other", "leader", None),
    ("jonas", "ward", "deputy", None),
    ("frida", "ward", "professional_development_nurse", 8),
)
GRANTED = (
    ("gunnar", "Gunnar Aas", "director"),
    ("hanne", "Hanne Berg", "administrator"),
    ("ivar", "Ivar Dahl", "auditor"),
    ("nora", "Nora Holm", "analyst"),
)


def _add_people(world: World) -> None:
    for number, (key, given, family, unit, profession) in enumerate(STAFF, start=1001):
        left = world.today - timedelta(days=30) if key == "eva" else None
        _hire(world, key, f"{number}", given, family, unit, profession, left)
    for person, unit, kind, hours in DUTIES:
        world.appoint(person, unit, kind, hours)
    for key, name, role in GRANTED:
        _grant(world, key, name, role, world.municipality)
    declare(tenant_id=world.community.pk)
    _grant(world, "dag", "Dag Lien", "regional_adviser", world.community)


def _grant(world: World, key: str, name: str, role: str, tenant: Organisation) -> None:
    world.users[key] = User.objects.create_user(f"{key}@example.org", PASSWORD, name=name)
    RoleAssignment.objects.create(
        tenant=tenant, user=world.users[key], role=role, starts_on=HIRED, granted_by_name="Test"
    )


def _hire(
    world: World, key: str, number: str, given: str, family: str, unit: str, profession: str, ends_on: date | None
) -> None:
    tenant = world.units[unit].tenant
    person = Person.objects.create(
        tenant=tenant,
        employee_number=number,
        given_name=given,
        family_name=family,
        hpr_number=f"99{number}0",
        born_on=date(1985, 2, 28),
    )
    Employment.objects.create(
        tenant=tenant,
        person=person,
        unit=world.units[unit],
        fte="0.800",
        profession=world.professions[profession],
        starts_on=HIRED,
        ends_on=ends_on,
        function=world.functions["nurse"] if (unit, profession) == ("ward", "SP") else None,
    )
    user = User.objects.create_user(f"{key}@example.org", PASSWORD, name=f"{given} {family}")
    PersonAccount.objects.create(tenant=tenant, user=user, person=person)
    world.people[key], world.users[key] = person, user


def _build_neighbour(world: World) -> None:
    world.declare(world.neighbour)
    world.kinds["neighbour"] = UnitKind.objects.create(
        tenant=world.neighbour,
        code="nursing_home",
        name_nb="Sykehjemsavdeling",
        name_nn="Sjukeheimsavdeling",
        name_en="Nursing home ward",
    )
    _add_unit(world, "far", "Avdeling vest", "neighbour", None, None)
    _hire(world, "sigrid", "2001", "Sigrid", "Foss", "far", "SP", None)
    Duty.objects.create(
        tenant=world.neighbour, person=world.people["sigrid"], unit=world.units["far"], kind="leader", starts_on=HIRED
    )
    world.hold("sigrid", "picc")


def _hold_and_require(world: World) -> None:
    """HLR is asked of all in nursing homes; Anna's has lapsed, Noah has none, Jonas's lapses soon."""
    world.declare()
    world.require("hlr", unit_kind=world.kinds["nursing_home"])
    world.require("legemiddel", profession=world.professions["SP"])
    world.require("isbar", unit=world.units["top"], obligation="expected")
    world.hold("anna", "hlr", since=date(2025, 10, 1), until=date(2026, 10, 1))
    world.hold("anna", "legemiddel")
    world.hold("bjorn", "hlr", until=date(2027, 6, 1))
    world.hold("bjorn", "legemiddel")
    world.hold("jonas", "hlr", since=date(2025, 12, 20), until=date(2026, 12, 20))
    world.hold("clara", "picc", level=1)
    world.hold("clara", "legemiddel")
