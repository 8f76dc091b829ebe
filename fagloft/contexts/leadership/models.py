import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from fagloft.contexts.admission.models import Intake, IntakeClass, Nomination
from fagloft.contexts.organisations.models import Municipality, Organisation, Person, addressee_key, tenant_key


class LeaderLevel(models.TextChoices):
    """Where in the line a leader stands (001:2103, 001:2401)."""

    FIRST_LINE = "first_line"
    UNIT_LEADER = "unit_leader"
    MIDDLE_MANAGER = "middle_manager"
    TOP_LEADER = "top_leader"


def codes() -> "ArrayField[list[str], list[str]]":
    """A few codes of a vocabulary that ships with the product."""
    return ArrayField(models.CharField(max_length=60), default=list, blank=True)


@pghistory.track()
class Programme(models.Model):
    """Something a leader can study, as it was told of in one year: degrees, courses, ordered offers and modules.

    The same code in a later year is a newer word on the same thing; nothing that was told is overwritten. What is not
    known is empty, never guessed.
    """

    class Level(models.TextChoices):
        SINGLE_COURSES = "single_courses"
        ONE_YEAR = "one_year"
        BACHELOR = "bachelor"
        MASTER = "master"
        MBA = "mba"
        NO_CREDITS = "no_credits"

    class OrderedBy(models.TextChoices):
        INDIVIDUAL = "individual"
        EMPLOYER = "employer"
        MUNICIPALITY = "municipality"

    class Status(models.TextChoices):
        ACTIVE = "active"
        PILOT = "pilot"
        PLANNED = "planned"
        DISCONTINUED = "discontinued"

    tenant = tenant_key()
    code = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    part_of_code = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=200)
    provider_code = models.CharField(max_length=40, blank=True)
    provider_name = models.CharField(max_length=200)
    commissioner = models.CharField(max_length=200, blank=True)
    section = models.CharField(max_length=20, blank=True)
    audience = codes()
    leader_levels = codes()
    level = models.CharField(max_length=20, choices=Level, blank=True)
    credits_min = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    credits_max = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    topics = codes()
    education_years = models.PositiveSmallIntegerField(null=True, blank=True)
    experience_years = models.PositiveSmallIntegerField(null=True, blank=True)
    experience_is_relevant = models.BooleanField(null=True, blank=True)
    study_competence_is_enough = models.BooleanField(null=True, blank=True)
    accepts_prior_learning = models.BooleanField(null=True, blank=True)
    requirement_varies = models.BooleanField(default=False)
    is_part_time = models.BooleanField(null=True, blank=True)
    delivery = codes()
    gatherings = models.PositiveSmallIntegerField(null=True, blank=True)
    days_per_gathering = models.PositiveSmallIntegerField(null=True, blank=True)
    first_weekday = models.PositiveSmallIntegerField(null=True, blank=True)
    duration = models.CharField(max_length=100, blank=True)
    place = models.CharField(max_length=120, blank=True)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    price = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    cost_note = models.CharField(max_length=300, blank=True)
    participants = models.CharField(max_length=200, blank=True)
    ordered_by = models.CharField(max_length=20, choices=OrderedBy, blank=True)
    individual_enrolment = models.BooleanField(null=True, blank=True)
    status = models.CharField(max_length=20, choices=Status, default=Status.ACTIVE)
    website = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    source = models.CharField(max_length=120, blank=True)
    line = models.PositiveIntegerField(null=True, blank=True)
    is_fictitious = models.BooleanField(default=False)
    confirmed_on = models.DateField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "code", "year"], name="programme_is_told_once_a_year"),
            models.CheckConstraint(
                condition=Q(credits_min=None, credits_max=None)
                | Q(credits_min__gte=0, credits_max__gte=F("credits_min")),
                name="programme_credits_go_upwards",
            ),
            models.CheckConstraint(condition=Q(price=None) | Q(price__gte=0), name="programme_costs_nothing_or_more"),
            models.CheckConstraint(condition=~Q(part_of_code=F("code")), name="programme_is_no_part_of_itself"),
            models.CheckConstraint(
                condition=Q(first_weekday=None) | Q(first_weekday__gte=1, first_weekday__lte=7),
                name="programme_begins_on_a_weekday",
            ),
        ]

    def __str__(self) -> str:
        return self.title


@pghistory.track()
class LeaderProfile(models.Model):
    """What a leader brings and can: the ground on which programmes are matched."""

    tenant = tenant_key()
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    level = models.CharField(max_length=20, choices=LeaderLevel)
    leader_since_on = models.DateField(null=True, blank=True)
    education_years = models.PositiveSmallIntegerField(null=True, blank=True)
    experience_years = models.PositiveSmallIntegerField(null=True, blank=True)
    has_prior_learning = models.BooleanField(default=False)
    leadership_credits = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    wanted_credits = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    credits_max = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    days_away_max = models.PositiveSmallIntegerField(null=True, blank=True)
    budget = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(budget=None) | Q(budget__gte=0), name="leader_budget_is_nothing_or_more")
        ]


@pghistory.track()
class LeaderNeed(models.Model):
    """How much a leader needs a topic, as seen by the leader and by the leader's own leader (000, 001 chapter 4)."""

    class SeenBy(models.TextChoices):
        SELF = "self"
        SUPERIOR = "superior"

    tenant = tenant_key()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    seen_by = models.CharField(max_length=8, choices=SeenBy)
    topic = models.CharField(max_length=60)
    weight = models.PositiveSmallIntegerField()
    assessed_on = models.DateField()
    assessed_by_name = models.CharField(max_length=160)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "seen_by", "topic"], name="need_is_assessed_once"),
            models.CheckConstraint(condition=Q(weight__gte=0, weight__lte=3), name="need_weighs_at_most_three"),
        ]


class NeedSurvey(models.Model):
    """All leaders of an organisation are asked what they need, by a day; only ever added."""

    tenant = tenant_key()
    asked_on = models.DateField()
    answer_by = models.DateField()
    asked_by_name = models.CharField(max_length=160)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "asked_on"], name="leaders_are_asked_once_a_day"),
            models.CheckConstraint(condition=Q(answer_by__gt=F("asked_on")), name="leaders_have_time_to_answer"),
        ]


class LeaderNeedFigure(models.Model):
    """How many leaders of an organisation need a topic; numbers only, of groups that are large enough."""

    tenant = tenant_key()
    about = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    topic = models.CharField(max_length=60)
    level = models.CharField(max_length=20, choices=LeaderLevel, blank=True)
    leaders = models.PositiveIntegerField()
    need_it = models.PositiveIntegerField(null=True, blank=True)
    counted_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["about", "topic", "level"], name="leader_needs_are_counted_once"),
            models.CheckConstraint(
                condition=Q(need_it=None) | Q(need_it__lte=F("leaders")), name="no_more_leaders_need_than_there_are"
            ),
        ]


@pghistory.track()
class OnboardingStep(models.Model):
    """A step of the way into a first post as leader, and when it was taken (002:4014)."""

    tenant = tenant_key()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    step = models.CharField(max_length=60)
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    done_by_name = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "step"], name="onboarding_step_is_taken_once"),
            models.CheckConstraint(
                condition=Q(done_on=None, done_by_name="") | ~Q(done_on=None) & ~Q(done_by_name=""),
                name="onboarding_step_is_done_by_somebody",
            ),
        ]


@pghistory.track()
class Cohort(models.Model):
    """What is asked of a cohort made for those who join, and what was worked out for it."""

    tenant = tenant_key()
    intake = models.OneToOneField(Intake, on_delete=models.CASCADE, related_name="+")
    wishes = models.JSONField(default=dict, blank=True)
    result = models.JSONField(default=dict, blank=True)
    worked_out_at = models.DateTimeField(null=True, blank=True)
    worked_out_by_name = models.CharField(max_length=160, blank=True)
    ordered_on = models.DateField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)


class Gathering(models.Model):
    """Days on which a class meets."""

    tenant = tenant_key()
    of_class = models.ForeignKey(IntakeClass, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160, blank=True)
    starts_on = models.DateField()
    days = models.PositiveSmallIntegerField(default=3)
    place = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["of_class", "number"], name="gathering_has_its_number"),
            models.CheckConstraint(condition=Q(days__gte=1, days__lte=10), name="gathering_lasts_a_day_or_more"),
        ]


class Attendance(models.Model):
    """Whether a participant was at a gathering; written by the office, read by the employer."""

    tenant = tenant_key()
    addressee = addressee_key()
    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="+")
    nomination = models.ForeignKey(Nomination, on_delete=models.CASCADE, related_name="+")
    was_there = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gathering", "nomination"], name="attendance_is_taken_once")]


@pghistory.track()
class Outcome(models.Model):
    """How the programme ended for a participant: with credits, or before its end, and why."""

    class Kind(models.TextChoices):
        COMPLETED = "completed"
        COMPLETED_WITHOUT_EXAM = "completed_without_exam"
        DROPPED_OUT = "dropped_out"

    class Why(models.TextChoices):
        WORKLOAD = "workload"
        NO_SUBSTITUTE = "no_substitute"
        TRAVEL = "travel"
        NEW_JOB = "new_job"
        CONTENT = "content"
        HEALTH_OR_FAMILY = "health_or_family"
        OTHER = "other"

    tenant = tenant_key()
    addressee = addressee_key()
    nomination = models.OneToOneField(Nomination, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=24, choices=Kind)
    why = models.CharField(max_length=20, choices=Why, blank=True)
    credits = models.DecimalField(max_digits=5, decimal_places=1, default=0)
    ended_on = models.DateField()
    recorded_by_name = models.CharField(max_length=160)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(credits__gte=0), name="outcome_gives_no_negative_credits"),
            models.CheckConstraint(
                condition=Q(kind="dropped_out") & ~Q(why="") | ~Q(kind="dropped_out") & Q(why=""),
                name="dropping_out_has_a_reason",
            ),
        ]


@pghistory.track()
class DevelopmentProject(models.Model):
    """A participant's own project, anchored with the chief executive; written by the employer, read by the office."""

    class Status(models.TextChoices):
        PLANNED = "planned"
        UNDER_WAY = "under_way"
        CARRIED_OUT = "carried_out"
        STOPPED = "stopped"

    tenant = tenant_key()
    addressee = addressee_key()
    nomination = models.OneToOneField(Nomination, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=160)
    aim = models.TextField(blank=True)
    anchored_with_name = models.CharField(max_length=160, blank=True)
    anchored_on = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=12, choices=Status, default=Status.PLANNED)
    result = models.TextField(blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(anchored_on=None, anchored_with_name="") | ~Q(anchored_on=None) & ~Q(anchored_with_name=""),
                name="project_is_anchored_with_somebody",
            )
        ]


class ProgrammeEvaluation(models.Model):
    """What a participant says at the end and a year later, the network that goes on among it."""

    class Moment(models.TextChoices):
        END = "end"
        A_YEAR_LATER = "a_year_later"

    tenant = tenant_key()
    addressee = addressee_key()
    nomination = models.ForeignKey(Nomination, on_delete=models.CASCADE, related_name="+")
    moment = models.CharField(max_length=12, choices=Moment)
    usefulness = models.PositiveSmallIntegerField()
    uses_it = models.PositiveSmallIntegerField()
    network_goes_on = models.BooleanField(null=True, blank=True)
    text = models.TextField(blank=True)
    answered_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["nomination", "moment"], name="programme_is_evaluated_once_a_moment"),
            models.CheckConstraint(
                condition=Q(usefulness__gte=1, usefulness__lte=5, uses_it__gte=1, uses_it__lte=5),
                name="programme_is_rated_from_one_to_five",
            ),
        ]
