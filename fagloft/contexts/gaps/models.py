from django.db import models

from fagloft.contexts.competence.models import Competence
from fagloft.contexts.organisations.models import Organisation, Unit, tenant_key


class Snapshot(models.Model):
    """How it stood in an organisation on a day, as computed at a moment."""

    tenant = tenant_key()
    taken_on = models.DateField()
    computed_at = models.DateTimeField()
    people = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "taken_on"], name="snapshot_is_one_per_day")]


class UnitFigure(models.Model):
    """Of the people of a unit and the units below it: how many of whom the competence is required, and how it stands.

    `competence` empty = all competences together: people with at least one of that standing.
    """

    tenant = tenant_key()
    snapshot = models.ForeignKey(Snapshot, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="+", null=True)
    people = models.PositiveIntegerField()
    required = models.PositiveIntegerField()
    met = models.PositiveIntegerField()
    lapses_soon = models.PositiveIntegerField()
    lapsed = models.PositiveIntegerField()
    missing = models.PositiveIntegerField()
    mandatory_required = models.PositiveIntegerField()
    mandatory_unmet = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["snapshot", "unit", "competence"], nulls_distinct=False, name="unit_figure_is_one"
            ),
        ]
        indexes = [models.Index(fields=["tenant", "unit", "snapshot"], name="unit_figure_by_unit")]


class SharedFigure(models.Model):
    """What a member of the health community lets the others see: numbers of large enough groups.

    Owned by the community (`tenant`), about one of its members. Empty counts are hidden: the group is too small, or
    the number would let a small group be worked out.
    """

    tenant = tenant_key()
    about = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="+")
    taken_on = models.DateField()
    computed_at = models.DateTimeField()
    required = models.PositiveIntegerField(null=True)
    met = models.PositiveIntegerField(null=True)
    unmet = models.PositiveIntegerField(null=True)
    holders = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["about", "competence", "taken_on"], name="shared_figure_is_one_per_day")
        ]
