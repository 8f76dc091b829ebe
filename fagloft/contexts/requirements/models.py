import pghistory
from django.db import models
from django.db.models import Q

from fagloft.contexts.competence.models import Competence
from fagloft.contexts.organisations.models import (
    Function,
    Person,
    Profession,
    Unit,
    UnitKind,
    period_is_sane,
    tenant_key,
)


class LegalBasis(models.Model):
    """A law, regulation or agreement that a requirement or a competence rests on; public."""

    code = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    name_nn = models.CharField(max_length=200, blank=True)
    name_en = models.CharField(max_length=200, blank=True)
    section = models.CharField(max_length=60, blank=True)
    section_en = models.CharField(max_length=60, blank=True)
    duty = models.TextField(blank=True)
    kind = models.CharField(max_length=40)
    source = models.CharField(max_length=200)

    def title(self, language: str) -> str:
        """Name and section, in bokmål where there is no other."""
        name = {"nn": self.name_nn, "en": self.name_en}.get(language) or self.name
        section = (self.section_en if language == "en" else "") or self.section
        return f"{name} {section}".strip()


class RequirementProfile(models.Model):
    """A named set of requirements that is added and removed as one."""

    tenant = tenant_key()
    code = models.CharField(max_length=60)
    name_nb = models.CharField(max_length=160)
    name_nn = models.CharField(max_length=160)
    name_en = models.CharField(max_length=160)
    is_demo = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "code"], name="profile_code_is_unique")]


EXACTLY_ONE_LAYER = (
    Q(layer="person", person__isnull=False, function=None, profession=None, unit=None, unit_kind=None)
    | Q(layer="function", person=None, function__isnull=False, profession=None, unit=None, unit_kind=None)
    | Q(layer="profession", person=None, function=None, profession__isnull=False, unit=None, unit_kind=None)
    | Q(layer="unit", person=None, function=None, profession=None, unit__isnull=False, unit_kind=None)
    | Q(layer="unit_kind", person=None, function=None, profession=None, unit=None, unit_kind__isnull=False)
)


@pghistory.track()
class Requirement(models.Model):
    """What is asked of everybody in one layer. Layers add up; each is ended on its own."""

    class Layer(models.TextChoices):
        PERSON = "person"
        FUNCTION = "function"
        PROFESSION = "profession"
        UNIT = "unit"
        UNIT_KIND = "unit_kind"

    class Obligation(models.TextChoices):
        MANDATORY = "mandatory"
        EXPECTED = "expected"
        VOLUNTARY = "voluntary"

    tenant = tenant_key()
    layer = models.CharField(max_length=12, choices=Layer)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    function = models.ForeignKey(Function, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    profession = models.ForeignKey(Profession, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    unit_kind = models.ForeignKey(UnitKind, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(default=1)
    obligation = models.CharField(max_length=10, choices=Obligation)
    legal_basis = models.ForeignKey(LegalBasis, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    profile = models.ForeignKey(RequirementProfile, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=EXACTLY_ONE_LAYER, name="requirement_is_of_exactly_one_layer"),
            models.CheckConstraint(condition=Q(level__gte=1), name="requirement_is_of_a_level"),
            period_is_sane("requirement_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=[
                    "tenant",
                    "layer",
                    "person",
                    "function",
                    "profession",
                    "unit",
                    "unit_kind",
                    "competence",
                    "profile",
                    "starts_on",
                ],
                nulls_distinct=False,
                name="requirement_is_made_once",
            ),
        ]
        indexes = [models.Index(fields=["tenant", "competence"], name="requirement_by_competence")]


@pghistory.track()
class CoverageRequirement(models.Model):
    """How many on a unit (or on each unit of a kind) must hold a competence: n of m."""

    tenant = tenant_key()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    unit_kind = models.ForeignKey(UnitKind, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(default=1)
    minimum = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=False, unit_kind=None) | Q(unit=None, unit_kind__isnull=False),
                name="coverage_is_of_a_unit_or_a_kind",
            ),
            models.CheckConstraint(condition=Q(minimum__gte=1), name="coverage_asks_for_somebody"),
            period_is_sane("coverage_ends_after_it_begins"),
        ]


@pghistory.track()
class BarQuestion(models.Model):
    """ "Where is the bar?" A leader asks the level above; it stays visible until it is answered (002:3009)."""

    tenant = tenant_key()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    raised_to = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="+")
    question = models.TextField()
    raised_on = models.DateField()
    raised_by_name = models.CharField(max_length=160)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by_name = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on=None, answer="") | (Q(answered_on__isnull=False) & ~Q(answer="")),
                name="bar_question_is_answered_with_words_and_day",
            ),
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(answered_on__gte=models.F("raised_on")),
                name="bar_question_is_answered_after_it_is_raised",
            ),
        ]
