import pghistory
from django.db import models
from django.db.models import Q

from fagloft.contexts.competence.models import Competence
from fagloft.contexts.organisations.models import Organisation, tenant_key


class LearningForm(models.TextChoices):
    """The ways to learn that the field names (002:1104, 002:2222, 002:2942, 002:4404)."""

    LECTURE = "lecture"
    DISCUSSION = "discussion"
    GUIDANCE = "guidance"
    JOB_ROTATION = "job_rotation"
    SIMULATION = "simulation"
    COURSE = "course"
    SKILLS_TRAINING = "skills_training"
    E_LEARNING = "e_learning"
    IN_DEPTH_STUDY = "in_depth_study"
    NETWORK_GROUP = "network_group"
    MENTORING = "mentoring"
    ROUTINE_DEVELOPMENT = "routine_development"
    INTERNAL_TEACHING = "internal_teaching"
    THEME_DAY = "theme_day"
    SEMINAR = "seminar"
    EXPERIENCE_CONFERENCE = "experience_conference"
    COMPETENCE_PROGRAMME = "competence_programme"
    JOB_SHADOWING = "job_shadowing"
    COMBINATION_POST = "combination_post"
    TRAINEE_POST = "trainee_post"
    AMBULATORY_TEAM = "ambulatory_team"
    PRACTICE_CONSULTANT = "practice_consultant"
    MEETING_PLACE = "meeting_place"
    ONLINE_CONFERENCE = "online_conference"
    ONLINE_GUIDANCE = "online_guidance"
    VIDEO_TECHNOLOGY = "video_technology"
    BUDDY = "buddy"
    TEAM = "team"
    PROJECT = "project"
    PATIENT_ADVICE = "patient_advice"
    WORKSHOP = "workshop"
    FURTHER_EDUCATION = "further_education"
    BASIC_EDUCATION = "basic_education"


@pghistory.track()
class Offer(models.Model):
    """Something one can learn from; the health community's offers are open to its members."""

    tenant = tenant_key()
    code = models.CharField(max_length=60)
    title = models.CharField(max_length=160)
    learning_form = models.CharField(max_length=30, choices=LearningForm)
    provider_name = models.CharField(max_length=120, blank=True)
    description = models.TextField(blank=True)
    retired_on = models.DateField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "code"], name="offer_code_is_unique")]

    def __str__(self) -> str:
        return self.title


class OfferCompetence(models.Model):
    """What one can after the offer."""

    tenant = tenant_key()
    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="+")
    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["offer", "competence"], name="offer_gives_a_competence_once"),
            models.CheckConstraint(condition=Q(level__gte=1), name="offer_gives_a_level"),
        ]


@pghistory.track()
class Session(models.Model):
    """When and where an offer is held: consecutive days from `starts_on`. One that is cancelled stays, and says so."""

    tenant = tenant_key()
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    days = models.PositiveSmallIntegerField(default=1)
    hours_per_day = models.DecimalField(max_digits=4, decimal_places=2)
    place = models.CharField(max_length=120)
    capacity = models.PositiveSmallIntegerField()
    seat_cost = models.DecimalField(max_digits=9, decimal_places=2, default=0)
    cancelled_on = models.DateField(null=True, blank=True)
    cancelled_reason = models.CharField(max_length=300, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(days__gte=1, days__lte=60), name="session_lasts_a_day_or_more"),
            models.CheckConstraint(
                condition=Q(hours_per_day__gt=0, hours_per_day__lte=24), name="session_lasts_some_hours_a_day"
            ),
            models.CheckConstraint(condition=Q(capacity__gte=1), name="session_has_a_place"),
            models.CheckConstraint(condition=Q(seat_cost__gte=0), name="session_costs_nothing_or_more"),
            models.CheckConstraint(
                condition=Q(cancelled_on=None, cancelled_reason="") | ~Q(cancelled_on=None) & ~Q(cancelled_reason=""),
                name="session_is_cancelled_with_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["tenant", "starts_on"], name="session_by_day")]


class SeatShare(models.Model):
    """How many of a shared session's places an organisation may fill."""

    tenant = tenant_key()
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    seats = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "organisation"], name="seat_share_is_one")]
