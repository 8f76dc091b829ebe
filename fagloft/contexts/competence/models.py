import pghistory
import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q

from fagloft.contexts.organisations.models import Person, Profession, tenant_key

SHORT_NAMES = {"nb": "short_name", "nn": "short_name_nn", "en": "short_name_en"}
DESCRIPTIONS = {"nb": "description", "nn": "description_nn", "en": "description_en"}


@pghistory.track(exclude=["search"])
class Competence(models.Model):
    """An item of the catalogue; the health community's items are shared with its members."""

    class Component(models.TextChoices):
        KNOWLEDGE = "knowledge"
        SKILL = "skill"
        ABILITY = "ability"

    class Class(models.TextChoices):
        CORE = "core"
        SPECIALIST = "specialist"
        BREADTH = "breadth"
        COORDINATION = "coordination"

    class Counting(models.TextChoices):
        BEST = "best"
        LATEST = "latest"

    tenant = tenant_key()
    code = models.CharField(max_length=60)
    name_nb = models.CharField(max_length=160)
    name_nn = models.CharField(max_length=160)
    name_en = models.CharField(max_length=160)
    short_name = models.CharField(max_length=24, blank=True)
    short_name_nn = models.CharField(max_length=24, blank=True)
    short_name_en = models.CharField(max_length=24, blank=True)
    description = models.TextField(blank=True)
    description_nn = models.TextField(blank=True)
    description_en = models.TextField(blank=True)
    synonyms = models.CharField(max_length=300, blank=True)
    component = models.CharField(max_length=20, choices=Component)
    competence_class = models.CharField(max_length=20, choices=Class)
    counting = models.CharField(max_length=10, choices=Counting, default=Counting.BEST)
    owner = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=200, blank=True)
    review_on = models.DateField(null=True, blank=True)
    retired_on = models.DateField(null=True, blank=True)
    search = models.GeneratedField(
        expression=SearchVector(
            "name_nb", "name_nn", "synonyms", "short_name", "short_name_nn", config="norwegian", weight="A"
        )
        + SearchVector("name_en", "short_name_en", config="english", weight="A")
        + SearchVector("description", "description_nn", config="norwegian", weight="C")
        + SearchVector("description_en", config="english", weight="C"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "code"], name="competence_code_is_unique")]
        indexes = [GinIndex(fields=["search"], name="competence_search")]

    def __str__(self) -> str:
        return self.name_nb

    def short_name_in(self, language: str) -> str:
        """For narrow columns; an item without one has its whole name there."""
        return str(getattr(self, SHORT_NAMES[language]) or getattr(self, f"name_{language}"))

    def description_in(self, language: str) -> str:
        """In bokmål where nobody has translated it: a description that is read is better than none."""
        return str(getattr(self, DESCRIPTIONS[language]) or self.description)


class Level(models.Model):
    tenant = tenant_key()
    competence = models.ForeignKey(Competence, on_delete=models.CASCADE, related_name="+")
    level = models.PositiveSmallIntegerField()
    name_nb = models.CharField(max_length=160)
    name_nn = models.CharField(max_length=160)
    name_en = models.CharField(max_length=160)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["competence", "level"], name="level_is_described_once"),
            models.CheckConstraint(condition=Q(level__gte=1), name="level_is_at_least_one"),
        ]


class ValidityRule(models.Model):
    """How long a holding lasts. Rules are never changed: a new one takes over from its day."""

    class Basis(models.TextChoices):
        STATED = "stated"
        ASSUMED = "assumed"
        LAW = "law"
        LOCAL = "local"

    tenant = tenant_key()
    competence = models.ForeignKey(Competence, on_delete=models.CASCADE, related_name="+")
    profession = models.ForeignKey(Profession, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    effective_from = models.DateField()
    basis = models.CharField(max_length=10, choices=Basis)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "competence", "profession", "effective_from"],
                nulls_distinct=False,
                name="validity_rule_is_one_per_day",
            ),
            models.CheckConstraint(condition=Q(months=None) | Q(months__gte=1), name="validity_is_at_least_a_month"),
        ]


class Way(models.Model):
    """One of several ways to reach a level: all its steps together."""

    tenant = tenant_key()
    competence = models.ForeignKey(Competence, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=60)
    level = models.PositiveSmallIntegerField()
    name_nb = models.CharField(max_length=160)
    name_nn = models.CharField(max_length=160)
    name_en = models.CharField(max_length=160)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "code"], name="way_code_is_unique")]


class WayStep(models.Model):
    tenant = tenant_key()
    way = models.ForeignKey(Way, on_delete=models.CASCADE, related_name="+")
    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["way", "competence"], name="way_step_is_named_once")]


class Evidence(models.Model):
    """A certificate or the like; the file lies in the data folder, outside anything the web server serves."""

    tenant = tenant_key()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    stored_name = models.CharField(max_length=64, unique=True)
    original_name = models.CharField(max_length=160)
    content_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField()
    uploaded_by_name = models.CharField(max_length=160)


class Holding(models.Model):
    """What a person can, since when and till when. Only ever added to; what was wrong is withdrawn by a row."""

    class Source(models.TextChoices):
        SELF = "self"
        LEADER = "leader"
        ASSESSOR = "assessor"
        TEST = "test"
        DOCUMENT = "document"
        FORMAL_EDUCATION = "formal_education"
        AUTHORISATION = "authorisation"

    tenant = tenant_key()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(default=1)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=20, choices=Source)
    rule = models.ForeignKey(ValidityRule, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by_name = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")), name="holding_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=Q(level__gte=1), name="holding_is_of_a_level"),
        ]
        indexes = [models.Index(fields=["tenant", "competence", "person"], name="holding_by_competence")]
        triggers = [pgtrigger.Protect(name="holding_is_only_added_to", operation=pgtrigger.Update | pgtrigger.Delete)]


class Withdrawal(models.Model):
    """A holding that should not have been recorded; kept, and no longer counted."""

    tenant = tenant_key()
    holding = models.OneToOneField(Holding, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    withdrawn_at = models.DateTimeField()
    withdrawn_by_name = models.CharField(max_length=160)

    class Meta:
        triggers = [
            pgtrigger.Protect(name="withdrawal_is_only_added_to", operation=pgtrigger.Update | pgtrigger.Delete)
        ]
