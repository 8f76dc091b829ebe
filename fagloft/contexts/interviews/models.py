import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q

from fagloft.contexts.organisations.models import tenant_key
from fagloft.contexts.surveys.models import Answer, Survey


@pghistory.track()
class Study(models.Model):
    """What is gathered in words: interviews by guides, and the open answers of a survey, under one code book."""

    tenant = tenant_key()
    title = models.CharField(max_length=200)
    purpose = models.TextField(blank=True)
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    hidden_below = models.PositiveSmallIntegerField(default=3)
    delete_on = models.DateField()
    deleted_at = models.DateTimeField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)


@pghistory.track()
class InterviewGuide(models.Model):
    """The questions of an interview in their order, as `{"questions": [{"code", "number", "text"}, ...]}`."""

    tenant = tenant_key()
    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    participants = models.CharField(max_length=300, blank=True)
    content = models.JSONField()
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["study", "code"], name="guide_code_is_unique")]


class Interview(models.Model):
    """One interview: who took part is described, not named; notes stand until they are deleted as promised."""

    tenant = tenant_key()
    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="+")
    guide = models.ForeignKey(InterviewGuide, on_delete=models.PROTECT, related_name="+")
    label = models.CharField(max_length=80)
    group = models.CharField(max_length=80, blank=True)
    participants = models.PositiveSmallIntegerField(default=1)
    held_on = models.DateField()
    consented_on = models.DateField(null=True, blank=True)
    consent_note = models.CharField(max_length=300, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    names_to_hide = models.TextField(blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["study", "label"], name="interview_label_is_unique"),
            models.CheckConstraint(condition=Q(participants__gte=1), name="interview_has_a_participant"),
        ]


class InterviewNote(models.Model):
    """What was said to one question of the guide."""

    tenant = tenant_key()
    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="+")
    question = models.CharField(max_length=60)
    text = models.TextField()
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["interview", "question"], name="question_is_noted_once")]


@pghistory.track()
class Theme(models.Model):
    """A code of the code book: what it covers and what it does not."""

    tenant = tenant_key()
    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="+")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    definition = models.TextField(blank=True)
    example = models.TextField(blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["study", "code"], name="theme_code_is_unique"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="theme_is_not_its_own_parent"),
        ]


class Passage(models.Model):
    """A piece of text that themes are given to: from a note or from an open answer, with the place it stands in."""

    tenant = tenant_key()
    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="+")
    note = models.ForeignKey(InterviewNote, on_delete=models.CASCADE, related_name="+", null=True, blank=True)
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="+", null=True, blank=True)
    begins = models.PositiveIntegerField()
    ends = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="passage_has_words"),
            models.CheckConstraint(
                condition=Q(note=None, answer__isnull=False) | Q(note__isnull=False, answer=None),
                name="passage_is_of_a_note_or_an_answer",
            ),
            models.UniqueConstraint(
                fields=["note", "answer", "begins", "ends"], nulls_distinct=False, name="passage_is_marked_once"
            ),
        ]


class Coding(models.Model):
    """That one coder finds a theme in a passage; two coders do so apart."""

    tenant = tenant_key()
    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="+")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="+")
    coder_name = models.CharField(max_length=160)
    coded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["passage", "theme", "coder_name"], name="theme_is_given_once_by_a_coder")
        ]


class Quotation(models.Model):
    """A passage without identity: what the rules took out, and the person who said yes to the rest."""

    tenant = tenant_key()
    passage = models.OneToOneField(Passage, on_delete=models.CASCADE, related_name="+")
    text = models.TextField()
    rules = models.JSONField(default=list)
    approved_on = models.DateField(null=True, blank=True)
    approved_by_name = models.CharField(max_length=160, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_on=None, approved_by_name="")
                | Q(approved_on__isnull=False) & ~Q(approved_by_name=""),
                name="quotation_is_approved_by_somebody",
            )
        ]


class StudyReceipt(models.Model):
    """That notes and passages of a study were deleted as promised."""

    tenant = tenant_key()
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="+")
    carried_out_at = models.DateTimeField()
    counts = models.JSONField()

    class Meta:
        triggers = [
            pgtrigger.Protect(name="study_receipt_stands", operation=pgtrigger.Update | pgtrigger.Delete),
        ]
