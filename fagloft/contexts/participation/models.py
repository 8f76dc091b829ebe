import pghistory
from django.db import models
from django.db.models import F, Q

from fagloft.contexts.competence.models import Competence
from fagloft.contexts.offers.models import Session
from fagloft.contexts.organisations.models import Organisation, Person, Unit, tenant_key
from fagloft.contexts.planning.models import Plan


class StaffingMinimum(models.Model):
    """How many of a unit must be left on any day, so how many may be away at once."""

    tenant = tenant_key()
    unit = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="+")
    people_left = models.PositiveSmallIntegerField()


class Absence(models.Model):
    """Days on which somebody cannot take part."""

    tenant = tenant_key()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="absence_ends_after_it_begins")
        ]


class SeatChoice(models.Model):
    """What is said beforehand of a person and a session: a leader's fixed yes or no, or a wish from a talk."""

    class Kind(models.TextChoices):
        MUST = "must"
        MUST_NOT = "must_not"
        WISH = "wish"

    tenant = tenant_key()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind)
    chosen_at = models.DateTimeField()
    chosen_by_name = models.CharField(max_length=160)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "session"], name="seat_is_chosen_once")]


class TrainingProposal(models.Model):
    """One calculation of who attends which session when, with the best that was proven possible."""

    class Status(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        OPTIMAL = "optimal"
        FEASIBLE = "feasible"
        INFEASIBLE = "infeasible"
        NO_RESULT = "no_result"
        FAILED = "failed"
        CANCELLED = "cancelled"

    tenant = tenant_key()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    budget = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    time_limit_s = models.PositiveSmallIntegerField(default=60)
    status = models.CharField(max_length=12, choices=Status, default=Status.WAITING)
    stage = models.CharField(max_length=60, blank=True)
    done_share = models.FloatField(default=0)
    gaps = models.PositiveIntegerField(default=0)
    gaps_closed = models.PositiveIntegerField(default=0)
    value = models.PositiveBigIntegerField(null=True, blank=True)
    bound = models.FloatField(null=True, blank=True)
    spent = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    runtime_s = models.FloatField(null=True, blank=True)
    budget_points = models.JSONField(default=list)
    conflicts = models.JSONField(default=list)
    asked_at = models.DateTimeField()
    asked_by_name = models.CharField(max_length=160)
    applied_at = models.DateTimeField(null=True, blank=True)
    applied_by_name = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="proposal_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(budget=None) | Q(budget__gte=0), name="budget_is_nothing_or_more"),
        ]


class ProposedSeat(models.Model):
    """A person and a session in a proposal; the unit is where the person belonged when it was calculated."""

    tenant = tenant_key()
    proposal = models.ForeignKey(TrainingProposal, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="+")
    cost = models.DecimalField(max_digits=9, decimal_places=2)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "person", "session"], name="seat_is_proposed_once")]


class OpenGap(models.Model):
    """A gap that the proposal leaves open, and why."""

    class Reason(models.TextChoices):
        NO_SESSION = "no_session"
        TOO_LATE = "too_late"
        UNAVAILABLE = "unavailable"
        CLASH = "clash"
        FULL = "full"
        UNIT_LIMIT = "unit_limit"
        BUDGET = "budget"
        CHOSEN_OTHERWISE = "chosen_otherwise"

    tenant = tenant_key()
    proposal = models.ForeignKey(TrainingProposal, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="+")
    weight = models.PositiveIntegerField()
    reason = models.CharField(max_length=16, choices=Reason)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "person", "competence"], name="open_gap_is_told_once")
        ]


@pghistory.track()
class Enrolment(models.Model):
    """A person and a session. A proposal is nobody's place yet: the leader says yes or no."""

    class Status(models.TextChoices):
        PROPOSED = "proposed"
        ACCEPTED = "accepted"
        DECLINED = "declined"
        WITHDRAWN = "withdrawn"
        CANCELLED = "cancelled"

    tenant = tenant_key()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    proposal = models.ForeignKey(TrainingProposal, on_delete=models.SET_NULL, related_name="+", null=True, blank=True)
    cost = models.DecimalField(max_digits=9, decimal_places=2, default=0)
    status = models.CharField(max_length=10, choices=Status, default=Status.PROPOSED)
    reason = models.CharField(max_length=300, blank=True)
    asked_at = models.DateTimeField()
    asked_by_name = models.CharField(max_length=160)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by_name = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "session"], name="enrolment_is_one_per_session"),
            models.CheckConstraint(
                condition=Q(status="proposed", decided_at=None) | (~Q(status="proposed") & ~Q(decided_at=None)),
                name="enrolment_is_decided_at_a_moment",
            ),
        ]
        indexes = [models.Index(fields=["tenant", "session"], name="enrolment_by_session")]


class SeatTaken(models.Model):
    """How many places of a shared session each member of the health community has filled; numbers only."""

    tenant = tenant_key()
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="+")
    about = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    seats = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "about"], name="taken_seats_are_counted_once")]
