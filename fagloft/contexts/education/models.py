import pghistory
from django.db import models
from django.db.models import F, Q

from fagloft.contexts.competence.models import Competence
from fagloft.contexts.organisations.models import Person, Unit, tenant_key
from fagloft.contexts.planning.models import Financing, Goal, Measure


@pghistory.track()
class EducationApplication(models.Model):
    """An application for further or basic education, from the wish to the task that follows it."""

    class Kind(models.TextChoices):
        FURTHER = "further"
        BASIC = "basic"

    class Status(models.TextChoices):
        APPLIED = "applied"
        GRANTED = "granted"
        REFUSED = "refused"
        WITHDRAWN = "withdrawn"
        UNDER_WAY = "under_way"
        COMPLETED = "completed"
        DISCONTINUED = "discontinued"

    tenant = tenant_key()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind)
    title = models.CharField(max_length=160)
    institution = models.CharField(max_length=120)
    credits = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    motivation = models.TextField(blank=True)
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    applied_on = models.DateField()
    status = models.CharField(max_length=12, choices=Status, default=Status.APPLIED)
    decided_on = models.DateField(null=True, blank=True)
    decided_by_name = models.CharField(max_length=160, blank=True)
    decision_reason = models.TextField(blank=True)
    leave_days = models.PositiveSmallIntegerField(default=0)
    leave_is_paid = models.BooleanField(default=False)
    substitute_cost = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    fee = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    grant_name = models.CharField(max_length=160, blank=True)
    grant_amount = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    financing = models.CharField(max_length=6, choices=Financing, default=Financing.OWN)
    binding_months = models.PositiveSmallIntegerField(default=0)
    ended_on = models.DateField(null=True, blank=True)
    new_task = models.TextField(blank=True)
    new_task_on = models.DateField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="education_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(substitute_cost__gte=0, fee__gte=0, grant_amount__gte=0),
                name="education_costs_nothing_or_more",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["applied", "withdrawn"]) | ~Q(decided_on=None) & ~Q(decision_reason=""),
                name="education_is_decided_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["completed", "discontinued"]) | Q(ended_on=None),
                name="education_has_ended_when_it_says_so",
            ),
        ]
        indexes = [models.Index(fields=["tenant", "unit"], name="education_by_unit")]


class EducationCompetence(models.Model):
    """What one can after the education."""

    tenant = tenant_key()
    application = models.ForeignKey(EducationApplication, on_delete=models.CASCADE, related_name="+")
    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "competence"], name="education_gives_a_competence_once")
        ]
