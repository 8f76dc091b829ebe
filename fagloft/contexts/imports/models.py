from django.db import models
from django.db.models import Q

from fagloft.contexts.organisations.models import tenant_key


class ImportRun(models.Model):
    """One uploaded file on its way: read, previewed, confirmed, stored. Nothing is stored before it is confirmed."""

    class Status(models.TextChoices):
        WAITING = "waiting"
        READING = "reading"
        FAULTY = "faulty"
        PREVIEWED = "previewed"
        CONFIRMED = "confirmed"
        STORING = "storing"
        STORED = "stored"
        CANCELLED = "cancelled"
        FAILED = "failed"

    tenant = tenant_key()
    template = models.CharField(max_length=40)
    status = models.CharField(max_length=12, choices=Status, default=Status.WAITING)
    original_name = models.CharField(max_length=160)
    stored_name = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField()
    uploaded_at = models.DateTimeField()
    uploaded_by_id = models.BigIntegerField()
    uploaded_by_name = models.CharField(max_length=160)
    on = models.DateField()
    end_leavers = models.BooleanField(default=False)
    rows_total = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    cancel_requested = models.BooleanField(default=False)
    faults = models.JSONField(default=list)
    fault_count = models.PositiveIntegerField(default=0)
    notices = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    preview = models.JSONField(default=list)
    digest = models.CharField(max_length=64, blank=True)
    is_recomputed = models.BooleanField(default=False)
    attempts = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=40, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["tenant", "-uploaded_at"], name="import_run_by_time")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status__in=["previewed", "confirmed", "storing", "stored"]) | Q(fault_count=0),
                name="import_with_faults_is_never_stored",
            )
        ]


class StagedRow(models.Model):
    """One row of a confirmed import on its way into the register; gone when the run ends, however it ends."""

    tenant = tenant_key()
    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="+")
    step = models.PositiveSmallIntegerField()
    payload = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["run", "step"], name="staged_row_by_step")]
