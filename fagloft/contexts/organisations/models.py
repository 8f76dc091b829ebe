import pghistory
from django.db import models
from django.db.models import F, Q


def tenant_key() -> "models.ForeignKey[Organisation, Organisation]":
    """The organisation that owns the row; row-level security looks at this column."""
    return models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")


def addressee_key() -> "models.ForeignKey[Organisation, Organisation]":
    """The one organisation beside the owner that may read the row: it is written to be read there."""
    return models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")


def period_is_sane(name: str) -> models.CheckConstraint:
    """Half-open periods: the end day is no longer part of it, so an empty period is not one."""
    return models.CheckConstraint(condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")), name=name)


class Municipality(models.Model):
    """A Norwegian municipality as Statistics Norway and Kartverket describe it; public, no tenant."""

    code = models.CharField(max_length=4, unique=True)
    name = models.CharField(max_length=60)
    county_code = models.CharField(max_length=2)
    county_name = models.CharField(max_length=60)
    centrality_class = models.PositiveSmallIntegerField(null=True)
    kostra_group = models.CharField(max_length=10)
    population = models.PositiveIntegerField()
    population_year = models.PositiveSmallIntegerField()
    latitude = models.FloatField()
    longitude = models.FloatField()
    local_hospital = models.CharField(max_length=100)

    def __str__(self) -> str:
        return self.name


class Organisation(models.Model):
    """A tenant: an employer, or the health community that several of them form; public, no personal data.

    The municipality is where it has its seat, so that journeys can be measured from there.
    """

    class Kind(models.TextChoices):
        HEALTH_COMMUNITY = "health_community"
        HOSPITAL_TRUST = "hospital_trust"
        MUNICIPALITY = "municipality"
        DEVELOPMENT_CENTRE = "development_centre"
        UNIVERSITY_COLLEGE = "university_college"
        COUNTY_GOVERNOR = "county_governor"

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=Kind)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    community = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    contact_function = models.CharField(max_length=120, blank=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="health_community", community=None) | ~Q(kind="health_community"),
                name="health_community_is_in_no_other",
            ),
            models.UniqueConstraint(
                fields=["municipality"], condition=Q(kind="municipality"), name="municipality_is_one_organisation"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class UnitKind(models.Model):
    """What an organisation calls a kind of unit, and the title of the one who leads it."""

    tenant = tenant_key()
    code = models.CharField(max_length=60)
    name_nb = models.CharField(max_length=100)
    name_nn = models.CharField(max_length=100)
    name_en = models.CharField(max_length=100)
    service_area = models.CharField(max_length=60, blank=True)
    leader_title = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "code"], name="unit_kind_code_is_unique")]


class Place(models.Model):
    """The geographic division, beside the functional one of the units."""

    tenant = tenant_key()
    parent = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    code = models.CharField(max_length=60)
    name = models.CharField(max_length=100)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "code"], name="place_code_is_unique")]


@pghistory.track()
class Unit(models.Model):
    tenant = tenant_key()
    parent = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    code = models.CharField(max_length=60)
    name = models.CharField(max_length=120)
    kind = models.ForeignKey(UnitKind, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "code"], name="unit_code_is_unique"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="unit_is_not_its_own_parent"),
            period_is_sane("unit_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return self.name


class Profession(models.Model):
    """A profession of the health personnel register (HPR code list 9060) or one outside it; public."""

    code = models.CharField(max_length=40, unique=True)
    name_nb = models.CharField(max_length=100)
    name_nn = models.CharField(max_length=100)
    name_en = models.CharField(max_length=100)
    is_authorised = models.BooleanField()


class Function(models.Model):
    """The post a person fills (stilling): a profession's work within a service area."""

    tenant = tenant_key()
    code = models.CharField(max_length=60)
    name_nb = models.CharField(max_length=100)
    name_nn = models.CharField(max_length=100)
    name_en = models.CharField(max_length=100)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "code"], name="function_code_is_unique")]


@pghistory.track()
class Person(models.Model):
    """One employer's record of a person; who has two employers has two records and one account."""

    tenant = tenant_key()
    employee_number = models.CharField(max_length=40)
    hpr_number = models.CharField(max_length=9, blank=True)
    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80)
    born_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "employee_number"], name="employee_number_is_unique"),
            models.UniqueConstraint(
                fields=["tenant", "hpr_number"], condition=~Q(hpr_number=""), name="hpr_number_is_unique"
            ),
        ]
        indexes = [models.Index(fields=["tenant", "family_name", "given_name"], name="person_by_name")]

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"


@pghistory.track()
class Employment(models.Model):
    tenant = tenant_key()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    function = models.ForeignKey(Function, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    profession = models.ForeignKey(Profession, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    fte = models.DecimalField(max_digits=4, decimal_places=3)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            period_is_sane("employment_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(fte__gte=0, fte__lte=1.5), name="employment_is_at_most_one_and_a_half"),
            models.UniqueConstraint(fields=["person", "unit", "starts_on"], name="employment_is_registered_once"),
        ]
        indexes = [models.Index(fields=["tenant", "unit"], name="employment_by_unit")]


@pghistory.track()
class Duty(models.Model):
    """Who leads, deputises in or develops a unit, and when; roles in the system follow from it."""

    class Kind(models.TextChoices):
        LEADER = "leader"
        DEPUTY = "deputy"
        DEVELOPMENT_NURSE = "professional_development_nurse"

    tenant = tenant_key()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40, choices=Kind)
    hours_per_week = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            period_is_sane("duty_ends_after_it_begins"),
            models.UniqueConstraint(fields=["person", "unit", "kind", "starts_on"], name="duty_is_registered_once"),
        ]
        indexes = [models.Index(fields=["tenant", "unit"], name="duty_by_unit")]


class AuthorisedPosition(models.Model):
    """Posts the budget allows (hjemler); what nobody fills of it is vacant."""

    tenant = tenant_key()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    function = models.ForeignKey(Function, on_delete=models.PROTECT, related_name="+")
    fte = models.DecimalField(max_digits=7, decimal_places=3)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            period_is_sane("authorised_position_ends_after_it_begins"),
            models.UniqueConstraint(fields=["unit", "function", "starts_on"], name="position_is_authorised_once"),
        ]
