import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q

from fagloft.contexts.competence.models import Competence
from fagloft.contexts.offers.models import LearningForm, Offer
from fagloft.contexts.organisations.models import Function, Person, Profession, Unit, period_is_sane, tenant_key
from fagloft.contexts.requirements.models import Requirement

WHOSE_GOAL = (
    Q(level="strategic", unit=None, person=None)
    | Q(level="department", unit__isnull=False, person=None)
    | Q(level="individual", unit=None, person__isnull=False)
)
WHOSE_PLAN = (
    Q(level__in=["region", "organisation"], unit=None, person=None)
    | Q(level="unit", unit__isnull=False, person=None)
    | Q(level="person", unit=None, person__isnull=False)
)


class Financing(models.TextChoices):
    OWN = "own"
    GRANT = "grant"
    FREE = "free"


@pghistory.track()
class Goal(models.Model):
    """What is to be reached, and how one sees that it is. A change of service carries goals for competence below it.

    A goal for competence says how many shall hold a level: then the register itself tells how far it has come.
    """

    class Level(models.TextChoices):
        STRATEGIC = "strategic"
        DEPARTMENT = "department"
        INDIVIDUAL = "individual"

    tenant = tenant_key()
    level = models.CharField(max_length=12, choices=Level)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    title = models.CharField(max_length=160)
    description = models.TextField(blank=True)
    is_service_change = models.BooleanField(default=False)
    indicator = models.CharField(max_length=160, blank=True)
    baseline = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    target = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    target_on = models.DateField(null=True, blank=True)
    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    competence_level = models.PositiveSmallIntegerField(null=True, blank=True)
    people_needed = models.PositiveSmallIntegerField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=WHOSE_GOAL, name="goal_belongs_to_its_level"),
            models.CheckConstraint(
                condition=Q(competence=None, competence_level=None, people_needed=None)
                | Q(competence__isnull=False, competence_level__gte=1, people_needed__gte=1),
                name="goal_for_competence_says_level_and_number",
            ),
        ]

    def __str__(self) -> str:
        return self.title


@pghistory.track()
class Plan(models.Model):
    """A competence plan of a person, a unit, an organisation or the region, for a period."""

    class Level(models.TextChoices):
        PERSON = "person"
        UNIT = "unit"
        ORGANISATION = "organisation"
        REGION = "region"

    class Status(models.TextChoices):
        PROPOSED = "proposed"
        DECIDED = "decided"
        PUBLISHED = "published"
        IN_PROGRESS = "in_progress"
        DONE = "done"
        EVALUATED = "evaluated"
        DROPPED = "dropped"

    tenant = tenant_key()
    level = models.CharField(max_length=12, choices=Level)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    title = models.CharField(max_length=160)
    introduction = models.TextField(blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    status = models.CharField(max_length=12, choices=Status, default=Status.PROPOSED)
    dropped_reason = models.CharField(max_length=300, blank=True)
    published_number = models.PositiveIntegerField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    carries_on = models.OneToOneField("self", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(published_number=None, published_at=None)
                | Q(published_number__isnull=False, published_at__isnull=False),
                name="plan_is_published_at_a_moment",
            ),
            models.CheckConstraint(condition=WHOSE_PLAN, name="plan_belongs_to_its_level"),
            period_is_sane("plan_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(status="dropped") & ~Q(dropped_reason="") | ~Q(status="dropped") & Q(dropped_reason=""),
                name="plan_is_dropped_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title


@pghistory.track()
class FocusArea(models.Model):
    """What a plan puts first; those below see it when they write theirs."""

    tenant = tenant_key()
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=160)
    description = models.TextField(blank=True)
    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    def __str__(self) -> str:
        return self.title


@pghistory.track()
class Measure(models.Model):
    """What is done so that somebody can something: for whom, how, when, and who answers for it.

    It stands in one plan and concerns everybody its rule points out: a unit and those below, a function, a
    profession, one person, perhaps only those who have the gap.
    """

    class AttendanceTime(models.TextChoices):
        WORKING_TIME = "working_time"
        PAID = "paid"
        OWN_TIME = "own_time"

    class Status(models.TextChoices):
        PROPOSED = "proposed"
        DECIDED = "decided"
        IN_PROGRESS = "in_progress"
        DONE = "done"
        EVALUATED = "evaluated"
        DROPPED = "dropped"

    class Recurrence(models.TextChoices):
        ONCE = "once"
        MONTHLY = "monthly"
        QUARTERLY = "quarterly"
        HALF_YEARLY = "half_yearly"
        YEARLY = "yearly"

    tenant = tenant_key()
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    focus_area = models.ForeignKey(FocusArea, on_delete=models.SET_NULL, related_name="+", null=True, blank=True)
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    title = models.CharField(max_length=160)
    description = models.TextField(blank=True)
    learning_form = models.CharField(max_length=30, choices=LearningForm)
    obligation = models.CharField(max_length=10, choices=Requirement.Obligation)
    obligation_reason = models.CharField(max_length=300, blank=True)
    attendance_time = models.CharField(max_length=12, choices=AttendanceTime, default=AttendanceTime.WORKING_TIME)
    # The health community has no people of its own: there the owner is a name.
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    owner_name = models.CharField(max_length=160, blank=True)
    target_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    target_function = models.ForeignKey(Function, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    target_profession = models.ForeignKey(Profession, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    target_person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    only_with_gap = models.BooleanField(default=False)
    starts_on = models.DateField()
    ends_on = models.DateField()
    recurrence = models.CharField(max_length=12, choices=Recurrence, default=Recurrence.ONCE)
    financing = models.CharField(max_length=6, choices=Financing, default=Financing.OWN)
    hours_per_person = models.DecimalField(max_digits=6, decimal_places=2, default=0)
    evaluation_on = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=12, choices=Status, default=Status.PROPOSED)
    dropped_reason = models.CharField(max_length=300, blank=True)
    carries_on = models.OneToOneField("self", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            period_is_sane("measure_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(owner__isnull=False, owner_name="") | Q(owner=None) & ~Q(owner_name=""),
                name="measure_has_one_owner",
            ),
            models.CheckConstraint(condition=Q(hours_per_person__gte=0), name="measure_takes_no_negative_hours"),
            models.CheckConstraint(
                condition=~Q(obligation="mandatory") | ~Q(obligation_reason=""), name="mandatory_measure_says_why"
            ),
            models.CheckConstraint(
                condition=Q(status="dropped") & ~Q(dropped_reason="") | ~Q(status="dropped") & Q(dropped_reason=""),
                name="measure_is_dropped_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(evaluation_on=None) | Q(evaluation_on__gte=models.F("starts_on")),
                name="measure_is_evaluated_after_it_begins",
            ),
        ]
        indexes = [models.Index(fields=["tenant", "plan"], name="measure_by_plan")]

    def __str__(self) -> str:
        return self.title


class MeasureCompetence(models.Model):
    tenant = tenant_key()
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="+")
    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "competence"], name="measure_gives_a_competence_once")
        ]


class CostLine(models.Model):
    """What a measure costs besides the hours of those who take part, which follow from rates."""

    class Kind(models.TextChoices):
        FEE = "fee"
        TRAVEL = "travel"
        SUBSTITUTE = "substitute"
        HOURS = "hours"
        OTHER = "other"

    tenant = tenant_key()
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    description = models.CharField(max_length=160, blank=True)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    is_per_person = models.BooleanField(default=False)
    financing = models.CharField(max_length=6, choices=Financing, default=Financing.OWN)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(amount__gte=0), name="cost_is_nothing_or_more")]


class HourlyRate(models.Model):
    """What an hour of a substitute costs, and an hour of the one who is away; the most particular rate counts."""

    tenant = tenant_key()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    profession = models.ForeignKey(Profession, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    substitute = models.DecimalField(max_digits=8, decimal_places=2)
    own_hour = models.DecimalField(max_digits=8, decimal_places=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "unit", "profession"], nulls_distinct=False, name="hourly_rate_is_one"
            ),
            models.CheckConstraint(condition=Q(substitute__gte=0, own_hour__gte=0), name="hours_cost_nothing_or_more"),
        ]


class TravelCost(models.Model):
    """What it costs to go from a unit to a place and back."""

    tenant = tenant_key()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=120)
    amount = models.DecimalField(max_digits=9, decimal_places=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "place"], name="travel_cost_is_one"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="travel_costs_nothing_or_more"),
        ]


class PlanVersion(models.Model):
    """A plan as it stood when it was decided; never changed after."""

    tenant = tenant_key()
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    made_at = models.DateTimeField()
    made_by_name = models.CharField(max_length=160)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="plan_version_is_numbered_once")]
        triggers = [
            pgtrigger.Protect(name="plan_version_is_only_added_to", operation=pgtrigger.Update | pgtrigger.Delete)
        ]


class Decision(models.Model):
    """Who decided what, when, whom it concerns and what is expected of them. Only ever added to."""

    class Kind(models.TextChoices):
        ADMINISTRATIVE = "administrative"
        POLITICAL = "political"

    tenant = tenant_key()
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    version = models.OneToOneField(PlanVersion, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    kind = models.CharField(max_length=16, choices=Kind)
    text = models.TextField()
    case_number = models.CharField(max_length=40, blank=True)
    decided_on = models.DateField()
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    owner_name = models.CharField(max_length=160)
    concerns = models.CharField(max_length=300)
    expected = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by_name = models.CharField(max_length=160)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="political") | ~Q(case_number=""), name="political_decision_has_a_case_number"
            )
        ]
        triggers = [pgtrigger.Protect(name="decision_is_only_added_to", operation=pgtrigger.Update | pgtrigger.Delete)]


class Receipt(models.Model):
    """That somebody whom a published plan concerns has read it."""

    tenant = tenant_key()
    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "person"], name="receipt_is_given_once")]


class CalendarFeed(models.Model):
    """An address that a calendar reads: whoever knows it sees the events, so it can be taken back."""

    tenant = tenant_key()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by_name = models.CharField(max_length=160)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(unit=None) | Q(person=None), name="calendar_feed_is_of_a_unit_a_person_or_all"
            )
        ]


class DocumentTemplate(models.Model):
    """The organisation's own look of a plan's documents, as Word: kept in the database, where no web server looks."""

    tenant = tenant_key()
    content = models.BinaryField()
    original_name = models.CharField(max_length=160)
    sha256 = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField()
    uploaded_by_name = models.CharField(max_length=160)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant"], name="document_template_is_one")]
