import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from fagloft.contexts.organisations.models import Municipality, Person, addressee_key, tenant_key


@pghistory.track()
class Intake(models.Model):
    """One round of taking people into something with a limited number of places, and the rules that decide."""

    class Status(models.TextChoices):
        DRAFT = "draft"
        OPEN = "open"
        CLOSED = "closed"
        FINISHED = "finished"
        CANCELLED = "cancelled"

    class Order(models.TextChoices):
        FIRST_COME = "first_come"
        DRAW = "draw"

    class Groups(models.TextChoices):
        ALL_OR_NOTHING = "all_or_nothing"
        AS_MANY_AS_FIT = "as_many_as_fit"

    tenant = tenant_key()
    title = models.CharField(max_length=160)
    programme_code = models.CharField(max_length=60, blank=True)
    is_tailored = models.BooleanField(default=False)
    description = models.TextField(blank=True)
    opens_on = models.DateField()
    apply_by_on = models.DateField()
    answer_days = models.PositiveSmallIntegerField(default=14)
    order = models.CharField(max_length=12, choices=Order, default=Order.FIRST_COME)
    draw_seed = models.CharField(max_length=60, blank=True)
    groups = models.CharField(max_length=16, choices=Groups, default=Groups.ALL_OR_NOTHING)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(apply_by_on__gt=F("opens_on")), name="intake_closes_after_it_opens"),
            models.CheckConstraint(condition=~Q(order="draw") | ~Q(draw_seed=""), name="draw_states_its_seed"),
            models.CheckConstraint(
                condition=Q(answer_days__gte=1, answer_days__lte=90), name="offer_of_a_place_expires"
            ),
        ]


class IntakeClass(models.Model):
    """A class of an intake: where it meets, when it begins and how many it takes."""

    tenant = tenant_key()
    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    place = models.CharField(max_length=120)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    starts_on = models.DateField()
    places = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["intake", "name"], name="class_name_is_unique"),
            models.CheckConstraint(condition=Q(places__gte=1), name="class_has_a_place"),
        ]


class PriorityClass(models.Model):
    """Who comes first in an intake, and how many places are kept for them."""

    class Who(models.TextChoices):
        RECOMMENDED = "recommended"
        SMALL_MUNICIPALITY = "small_municipality"
        REMOTE_MUNICIPALITY = "remote_municipality"
        FIRST_TIME_LEADER = "first_time_leader"
        HOSPITAL = "hospital"
        MUNICIPALITY = "municipality"
        EVERYBODY = "everybody"

    tenant = tenant_key()
    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="+")
    rank = models.PositiveSmallIntegerField()
    who = models.CharField(max_length=20, choices=Who)
    reserved = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["intake", "rank"], name="priority_rank_is_unique"),
            models.UniqueConstraint(fields=["intake", "who"], name="priority_is_given_once"),
        ]


@pghistory.track()
class Nomination(models.Model):
    """An application to an intake, written by the applicant's employer and read by those who run the intake.

    What the office may know of the applicant is copied here with the applicant's yes: the office sees no personnel
    records, and the copy stands as it was on the day.
    """

    class Status(models.TextChoices):
        APPLIED = "applied"
        WITHDRAWN = "withdrawn"

    tenant = tenant_key()
    addressee = addressee_key()
    intake = models.ForeignKey(Intake, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    person_name = models.CharField(max_length=160)
    organisation_name = models.CharField(max_length=120)
    sector = models.CharField(max_length=20)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    unit_code = models.CharField(max_length=60, blank=True)
    unit_name = models.CharField(max_length=120, blank=True)
    position_title = models.CharField(max_length=120, blank=True)
    leader_level = models.CharField(max_length=20, blank=True)
    is_first_time_leader = models.BooleanField(default=False)
    education_years = models.PositiveSmallIntegerField(null=True, blank=True)
    experience_years = models.PositiveSmallIntegerField(null=True, blank=True)
    has_prior_learning = models.BooleanField(default=False)
    needs = models.JSONField(default=dict, blank=True)
    wanted_classes = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    group = models.CharField(max_length=60, blank=True)
    motivation = models.TextField(blank=True)
    consented_at = models.DateTimeField()
    recommendation = models.TextField(blank=True)
    recommended_by_name = models.CharField(max_length=160, blank=True)
    recommended_on = models.DateField(null=True, blank=True)
    applied_at = models.DateTimeField()
    applied_by_name = models.CharField(max_length=160)
    status = models.CharField(max_length=10, choices=Status, default=Status.APPLIED)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["intake", "person"], name="person_is_nominated_once"),
            models.CheckConstraint(
                condition=Q(recommended_on=None, recommended_by_name="")
                | ~Q(recommended_on=None) & ~Q(recommended_by_name=""),
                name="recommendation_is_somebodys",
            ),
        ]
        indexes = [models.Index(fields=["addressee", "intake"], name="nomination_by_intake")]


class AdmissionStep(models.Model):
    """One step of an admission: written once, never changed; where everybody stands follows from the steps."""

    class Kind(models.TextChoices):
        OFFERED = "offered"
        ACCEPTED = "accepted"
        DECLINED = "declined"
        EXPIRED = "expired"
        WITHDRAWN = "withdrawn"
        WAITING = "waiting"
        REFUSED = "refused"

    tenant = tenant_key()
    addressee = addressee_key()
    intake = models.ForeignKey(Intake, on_delete=models.PROTECT, related_name="+")
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="+")
    in_class = models.ForeignKey(IntakeClass, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    kind = models.CharField(max_length=10, choices=Kind)
    reason = models.JSONField(default=dict, blank=True)
    answer_by_on = models.DateField(null=True, blank=True)
    taken_at = models.DateTimeField()
    taken_by_name = models.CharField(max_length=160)

    class Meta:
        indexes = [models.Index(fields=["tenant", "intake", "id"], name="admission_steps_in_order")]
        triggers = [
            pgtrigger.Protect(name="step_is_only_added", operation=pgtrigger.Update | pgtrigger.Delete),
        ]
