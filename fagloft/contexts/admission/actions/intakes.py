"""Announce, open and end an intake."""

from collections.abc import Iterator
from enum import StrEnum

from django.db import transaction

from fagloft.contexts.admission.actions.one_at_a_time import wait_for_turn
from fagloft.contexts.admission.models import AdmissionStep, Intake, IntakeClass, PriorityClass
from fagloft.contexts.admission.queries.intakes import ClassText, IntakeText, NoSuchIntake, is_office
from fagloft.contexts.organisations.models import Municipality
from fagloft.contexts.organisations.scope import Scope

Status = Intake.Status


class NotYoursToRun(Exception):
    """Intakes are run by the programme office: the regional adviser of the health community."""


class ChangedMeanwhile(Exception):
    """Somebody has saved the intake since it was opened."""


class NotADraft(Exception):
    """What applicants have read is not changed."""


class NotNow(Exception):
    """The step does not follow on what the intake is."""


class OffersAreSent(Exception):
    """Places are offered already; the intake cannot be opened again."""


class Fault(StrEnum):
    """What makes a text no intake."""

    NO_CLASS = "no_class"
    CLASS_NAMED_TWICE = "class_named_twice"
    CLASS_TOO_EARLY = "class_too_early"
    CLASS_WITHOUT_PLACES = "class_without_places"
    CLOSES_TOO_EARLY = "closes_too_early"
    PRIORITY_TWICE = "priority_twice"
    TOO_MANY_RESERVED = "too_many_reserved"
    SEED_MISSING = "seed_missing"
    ANSWER_DAYS = "answer_days"


class FaultyIntake(Exception):
    """The text contradicts itself; `faults` say how."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(*faults)
        self.faults = faults


@transaction.atomic
def create(*, scope: Scope, text: IntakeText) -> int:
    """A draft that only the office sees."""
    _require_office(scope)
    _require_sound(text)
    intake = Intake(tenant_id=scope.tenant_id)
    _write(intake, text)
    return intake.pk


@transaction.atomic
def change(*, scope: Scope, intake_id: int, edition: int, text: IntakeText) -> None:
    """Write a draft anew; `edition` is the one that was shown."""
    intake = _find(scope, intake_id, edition)
    if intake.status != Status.DRAFT:
        raise NotADraft
    _require_sound(text)
    intake.edition += 1
    _write(intake, text)


def open(*, scope: Scope, intake_id: int, edition: int) -> None:  # noqa: A001 an intake is opened
    """Let the members see it; also takes a closing back as long as nothing is offered."""
    with transaction.atomic():
        intake = _find(scope, intake_id, edition)
        if AdmissionStep.objects.filter(intake=intake, kind=AdmissionStep.Kind.OFFERED).exists():
            raise OffersAreSent
        _turn(intake, Status.OPEN, after=(Status.DRAFT, Status.CLOSED))


@transaction.atomic
def close(*, scope: Scope, intake_id: int, edition: int) -> None:
    """Take no more applications: what has come is divided."""
    _turn(_find(scope, intake_id, edition), Status.CLOSED, after=(Status.OPEN,))


@transaction.atomic
def finish(*, scope: Scope, intake_id: int, edition: int) -> None:
    """The waiting list moves no more; those who have accepted begin."""
    _turn(_find(scope, intake_id, edition), Status.FINISHED, after=(Status.CLOSED,))


@transaction.atomic
def cancel(*, scope: Scope, intake_id: int, edition: int) -> None:
    """It comes to nothing; the nominations stay, so that employers can read why."""
    _turn(_find(scope, intake_id, edition), Status.CANCELLED, after=(Status.DRAFT, Status.OPEN, Status.CLOSED))


def _require_office(scope: Scope) -> None:
    if not is_office(scope):
        raise NotYoursToRun


def _find(scope: Scope, intake_id: int, edition: int) -> Intake:
    _require_office(scope)
    wait_for_turn(intake_id)
    intake = Intake.objects.select_for_update().filter(pk=intake_id, tenant_id=scope.tenant_id).first()
    if intake is None:
        raise NoSuchIntake
    if intake.edition != edition:
        raise ChangedMeanwhile
    return intake


def _turn(intake: Intake, status: Status, *, after: tuple[Status, ...]) -> None:
    if intake.status not in after:
        raise NotNow
    intake.status = status
    intake.edition += 1
    intake.save()


def _require_sound(text: IntakeText) -> None:
    faults = tuple(_list_faults(text))
    if faults:
        raise FaultyIntake(faults)


def _list_faults(text: IntakeText) -> Iterator[Fault]:
    names = [one.name for one in text.classes]
    whos = [one.who for one in text.priorities]
    holds = {
        Fault.NO_CLASS: not names,
        Fault.CLASS_NAMED_TWICE: len(set(names)) < len(names),
        Fault.CLASS_TOO_EARLY: any(one.starts_on <= text.apply_by_on for one in text.classes),
        Fault.CLASS_WITHOUT_PLACES: any(one.places < 1 for one in text.classes),
        Fault.CLOSES_TOO_EARLY: text.apply_by_on <= text.opens_on,
        Fault.PRIORITY_TWICE: len(set(whos)) < len(whos),
        Fault.TOO_MANY_RESERVED: sum(one.reserved for one in text.priorities) > text.places,
        Fault.SEED_MISSING: text.order == Intake.Order.DRAW and not text.draw_seed,
        Fault.ANSWER_DAYS: text.answer_days not in range(1, 91),
    }
    yield from (fault for fault, is_there in holds.items() if is_there)


def _write(intake: Intake, text: IntakeText) -> None:
    names = ("title", "opens_on", "apply_by_on", "programme_code", "is_tailored", "description", "answer_days")
    for name in (*names, "order", "draw_seed", "groups"):
        setattr(intake, name, getattr(text, name))
    intake.save()
    IntakeClass.objects.filter(intake=intake).exclude(name__in=[one.name for one in text.classes]).delete()
    for one in text.classes:
        _write_class(intake, one)
    PriorityClass.objects.filter(intake=intake).delete()
    PriorityClass.objects.bulk_create(
        PriorityClass(tenant_id=intake.tenant_id, intake=intake, rank=rank, who=one.who, reserved=one.reserved)
        for rank, one in enumerate(text.priorities, start=1)
    )


def _write_class(intake: Intake, text: ClassText) -> None:
    """A class keeps its number when it is written anew: gatherings hang on it."""
    municipality = Municipality.objects.filter(code=text.municipality_code).first() if text.municipality_code else None
    IntakeClass.objects.update_or_create(
        intake=intake,
        name=text.name,
        defaults={
            "tenant_id": intake.tenant_id,
            "place": text.place,
            "starts_on": text.starts_on,
            "places": text.places,
            "municipality": municipality,
        },
    )
