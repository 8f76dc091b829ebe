import pgtrigger
from django.db import models


class Reading(models.Model):
    """Somebody opened a page with another person's competence.

    Numbers, not relations: the log outlives those it speaks of, and it comes before every other context.
    """

    tenant_id = models.BigIntegerField()
    reader_id = models.BigIntegerField()
    reader_name = models.CharField(max_length=200)
    person_id = models.BigIntegerField()
    person_name = models.CharField(max_length=200)
    page = models.CharField(max_length=60)
    read_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["tenant_id", "-read_at"], name="reading_by_time"),
            models.Index(fields=["tenant_id", "person_id", "-read_at"], name="reading_by_person"),
        ]
        triggers = [pgtrigger.Protect(name="reading_is_only_added_to", operation=pgtrigger.Update | pgtrigger.Delete)]
