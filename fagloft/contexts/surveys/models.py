import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from fagloft.contexts.organisations.models import Municipality, tenant_key

LEAST_GROUP = 3


@pghistory.track()
class Instrument(models.Model):
    """A questionnaire under one name; what is asked stands in its versions."""

    tenant = tenant_key()
    code = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "code"], name="instrument_code_is_unique")]


@pghistory.track()
class InstrumentVersion(models.Model):
    """What a questionnaire asks, as `engine/instruments` writes it; once published it is never changed."""

    tenant = tenant_key()
    instrument = models.ForeignKey(Instrument, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    published_at = models.DateTimeField(null=True, blank=True)
    published_by_name = models.CharField(max_length=160, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instrument", "number"], name="version_number_of_instrument_is_unique"),
            models.UniqueConstraint(
                fields=["instrument"], condition=Q(published_at=None), name="instrument_has_one_draft"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="published_questions_stand",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__published_at__isnull=False),
            )
        ]


@pghistory.track()
class Survey(models.Model):
    """Something that is asked of many, once or in several waves, and the promises made to those who answer."""

    class Respondents(models.TextChoices):
        MUNICIPALITIES = "municipalities"
        ORGANISATIONS = "organisations"
        PEOPLE = "people"

    class Mode(models.TextChoices):
        CONFIDENTIAL = "confidential"
        ANONYMOUS = "anonymous"

    tenant = tenant_key()
    title = models.CharField(max_length=200)
    purpose = models.TextField(blank=True)
    respondents = models.CharField(max_length=16, choices=Respondents)
    mode = models.CharField(max_length=12, choices=Mode)
    hidden_below = models.PositiveSmallIntegerField(default=5)
    information_letter = models.TextField(blank=True)
    asks_consent = models.BooleanField(default=True)
    sender_name = models.CharField(max_length=160)
    contact_email = models.EmailField()
    delete_on = models.DateField()
    first_sent_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    is_synthetic = models.BooleanField(default=False)
    made_by_name = models.CharField(max_length=160)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(hidden_below__gte=LEAST_GROUP), name="survey_hides_small_groups")
        ]
        triggers = [
            pgtrigger.Protect(
                name="promise_to_respondents_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__first_sent_at__isnull=False)
                & (
                    pgtrigger.Q(old__mode__df=pgtrigger.F("new__mode"))
                    | pgtrigger.Q(old__respondents__df=pgtrigger.F("new__respondents"))
                    | pgtrigger.Q(new__hidden_below__lt=pgtrigger.F("old__hidden_below"))
                    | pgtrigger.Q(new__delete_on__gt=pgtrigger.F("old__delete_on"))
                ),
            )
        ]


@pghistory.track()
class Wave(models.Model):
    """One round of a survey: which questions, to whom, from when to when."""

    tenant = tenant_key()
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    version = models.ForeignKey(InstrumentVersion, on_delete=models.PROTECT, related_name="+")
    opens_on = models.DateField()
    closes_on = models.DateField()
    sent_at = models.DateTimeField(null=True, blank=True)
    reminder_days = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    invitation_text = models.TextField(blank=True)
    reminder_text = models.TextField(blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "number"], name="wave_number_is_unique"),
            models.CheckConstraint(condition=Q(closes_on__gt=F("opens_on")), name="wave_closes_after_it_opens"),
        ]


class Invitation(models.Model):
    """One who is asked in one wave: a municipality, an organisation or a person, with a secret link of its own.

    `code` names the unit that answers, the same through all waves, so that waves can be joined; `traits` are what the
    answers are compared by, as they were on the day of sending.
    """

    class Outcome(models.TextChoices):
        WAITING = "waiting"
        STARTED = "started"
        ANSWERED = "answered"
        REFUSED = "refused"
        WITHDRAWN = "withdrawn"

    tenant = tenant_key()
    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=60)
    name = models.CharField(max_length=160)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    traits = models.JSONField(default=dict, blank=True)
    contact_name = models.CharField(max_length=160, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=2, default="nb")
    token_hash = models.CharField(max_length=64, unique=True)
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.WAITING)
    opened_at = models.DateTimeField(null=True, blank=True)
    no_reminders_since = models.DateTimeField(null=True, blank=True)
    bounced_at = models.DateTimeField(null=True, blank=True)
    bounce_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["wave", "code"], name="asked_once_in_a_wave")]


class Contributor(models.Model):
    """A colleague whom the one who was asked lets answer too, all of it or some sections, by a secret link."""

    tenant = tenant_key()
    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=160, blank=True)
    email = models.EmailField()
    sections = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    may_sign_off = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["invitation", "email"], condition=Q(removed_at=None), name="contributor_is_asked_once"
            )
        ]


class Response(models.Model):
    """What one unit answers in one wave. In an anonymous survey the tie to the invitation is cut at sign-off."""

    tenant = tenant_key()
    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="+")
    invitation = models.OneToOneField(Invitation, on_delete=models.CASCADE, related_name="+", null=True, blank=True)
    consented_at = models.DateTimeField(null=True, blank=True)
    signed_off_at = models.DateTimeField(null=True, blank=True)
    signed_off_by = models.CharField(max_length=160, blank=True)
    language = models.CharField(max_length=2, default="nb")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(invitation=None) | Q(signed_off_by="", consented_at=None),
                name="anonymous_response_names_nobody",
            )
        ]


class Answer(models.Model):
    """The answer to one question, in the form `engine/instruments` gives it; each has an edition of its own, so that
    several can answer at once."""

    tenant = tenant_key()
    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="+")
    question = models.CharField(max_length=60)
    value = models.JSONField(null=True)
    answered_by = models.CharField(max_length=160, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["response", "question"], name="question_is_answered_once")]


class AnswerFile(models.Model):
    """A file that was handed in as an answer; kept in the database, where no web server looks."""

    tenant = tenant_key()
    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="+")
    question = models.CharField(max_length=60)
    original_name = models.CharField(max_length=160)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["response", "question"], name="question_has_one_file")]


class Letter(models.Model):
    """An e-mail of a survey: asked to be sent, sent, or come back."""

    class Kind(models.TextChoices):
        INVITATION = "invitation"
        REMINDER = "reminder"
        FORWARD = "forward"
        RECEIPT = "receipt"

    tenant = tenant_key()
    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="+")
    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="+", null=True, blank=True)
    contributor = models.ForeignKey(Contributor, on_delete=models.CASCADE, related_name="+", null=True, blank=True)
    kind = models.CharField(max_length=10, choices=Kind)
    number = models.PositiveSmallIntegerField(default=1)
    message_id = models.CharField(max_length=200, blank=True)
    asked_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=200, blank=True)
    bounced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["invitation", "kind", "number"],
                condition=Q(contributor=None),
                name="letter_of_a_kind_is_sent_once",
            )
        ]
        indexes = [models.Index(fields=["wave", "sent_at"], name="letters_to_send")]


class Call(models.Model):
    """A telephone call to one who has not answered, as it was written down."""

    class Result(models.TextChoices):
        NO_REPLY = "no_reply"
        WILL_ANSWER = "will_answer"
        WRONG_CONTACT = "wrong_contact"
        REFUSED = "refused"
        ANSWERED_BY_PHONE = "answered_by_phone"

    tenant = tenant_key()
    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="+")
    called_at = models.DateTimeField()
    called_by_name = models.CharField(max_length=160)
    result = models.CharField(max_length=18, choices=Result)
    note = models.TextField(blank=True)


@pghistory.track()
class Report(models.Model):
    """A report on a survey: texts, tables and figures in order; its numbers are read when it is built."""

    tenant = tenant_key()
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=200)
    language = models.CharField(max_length=2, default="nb")
    blocks = models.JSONField(default=list)
    edition = models.PositiveIntegerField(default=1)


class DeletionReceipt(models.Model):
    """That the answers of a survey were deleted as promised: what and how many, when, and nothing of what they said."""

    tenant = tenant_key()
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="+")
    carried_out_at = models.DateTimeField()
    counts = models.JSONField()

    class Meta:
        triggers = [
            pgtrigger.Protect(name="receipt_stands", operation=pgtrigger.Update | pgtrigger.Delete),
        ]
