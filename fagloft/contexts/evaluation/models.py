import pghistory
from django.db import models
from django.db.models import Q

from fagloft.contexts.organisations.models import tenant_key
from fagloft.contexts.planning.models import Measure


@pghistory.track()
class Evaluation(models.Model):
    """One of the three layers in which a measure is looked back at (002:2127); due after a delay, and reminded of.

    Was it carried out, did those concerned come to know more, did it bring what the goal asked for?
    """

    class Layer(models.TextChoices):
        CARRIED_OUT = "carried_out"
        DEVELOPED = "developed"
        RESULT = "result"

    tenant = tenant_key()
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="+")
    layer = models.CharField(max_length=12, choices=Layer)
    due_on = models.DateField()
    target_group = models.PositiveIntegerField(null=True, blank=True)
    before = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    after = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    finding = models.TextField(blank=True)
    evaluated_on = models.DateField(null=True, blank=True)
    evaluated_by_name = models.CharField(max_length=160, blank=True)
    reminded_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "layer"], name="layer_is_evaluated_once"),
            models.CheckConstraint(
                condition=Q(evaluated_on=None, finding="") | ~Q(evaluated_on=None) & ~Q(finding=""),
                name="evaluation_has_a_finding",
            ),
        ]
