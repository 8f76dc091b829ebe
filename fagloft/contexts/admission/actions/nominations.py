"""Apply for a place, be recommended, withdraw; written by the employer and addressed to the office."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime

from django.db import transaction

from fagloft.contexts.admission.actions import waiting_lists
from fagloft.contexts.admission.actions.one_at_a_time import wait_for_turn
from fagloft.contexts.admission.models import AdmissionStep, Intake, Nomination
from fagloft.contexts.admission.queries.intakes import IntakeRow, get_intake
from fagloft.contexts.admission.queries.nominations import NoSuchNomination
from fagloft.contexts.admission.queries.people import get_people_to_act_for
from fagloft.contexts.admission.queries.standings import get_steps_of, tell_standings
from fagloft.contexts.organisations.models import Organisation, Person
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import DIRECTOR, Scope

Status = Nomination.Status
EMPTIED: Mapping[str, object] = {
    "needs": {},
    "motivation": "",
    "education_years": None,
    "experience_years": None,
    "has_prior_learning": False,
    "recommendation": "",
    "recommended_by_name": "",
    "recommended_on": None,
}


class NotYoursToNominate(Exception):
    """One applies for oneself, and leaders for those they lead."""


class NotYoursToRecommend(Exception):
    """The director of the employer recommends, others than oneself."""


class TakesNoApplications(Exception):
    """The intake is not open on the day."""


class NominatedAlready(Exception):
    """The person has applied to the intake."""


class NoConsent(Exception):
    """Nothing is shared without the applicant's yes."""


class NoSuchClass(Exception):
    """A wanted class is none of the intake's, none is wanted, or one is wanted twice."""


class ChangedMeanwhile(Exception):
    """Somebody has saved the nomination since it was opened."""


class NothingToWithdraw(Exception):
    """The applicant has gone already."""


@dataclass(frozen=True)
class Shared:
    """What the office may know of the applicant, as it is on the day; `needs` are weights by topic."""

    unit_code: str = ""
    unit_name: str = ""
    position_title: str = ""
    leader_level: str = ""
    is_first_time_leader: bool = False
    education_years: int | None = None
    experience_years: int | None = None
    has_prior_learning: bool = False
    needs: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Application:
    """What the applicant asks for; wanted classes by name, the most wanted first."""

    wanted_classes: tuple[str, ...]
    has_consented: bool
    group: str = ""
    motivation: str = ""


@transaction.atomic
def nominate(
    *,
    scope: Scope,
    tree: UnitTree,
    intake_id: int,
    person_id: int,
    shared: Shared,
    asked: Application,
    at: datetime,
    on: date,
) -> int:
    """Apply for oneself or for somebody one leads; who withdrew may apply again, behind the others."""
    wait_for_turn(intake_id)
    intake = get_intake(scope=scope, intake_id=intake_id)
    if person_id not in get_people_to_act_for(scope=scope, tree=tree, on=on):
        raise NotYoursToNominate
    _require_sound(intake, asked, on)
    found = Nomination.objects.filter(tenant_id=scope.tenant_id, intake_id=intake_id, person_id=person_id).first()
    if found is not None and found.status != Status.WITHDRAWN:
        raise NominatedAlready
    nomination = found or Nomination(tenant_id=scope.tenant_id, intake_id=intake_id, person_id=person_id, edition=0)
    _fill(scope, nomination, intake, shared, asked, at)
    return nomination.pk


def _require_sound(intake: IntakeRow, asked: Application, on: date) -> None:
    if not intake.takes_applications(on):
        raise TakesNoApplications
    if not asked.has_consented:
        raise NoConsent
    wanted = asked.wanted_classes
    if not wanted or len(set(wanted)) < len(wanted) or any(intake.class_named(name) is None for name in wanted):
        raise NoSuchClass


def _fill(
    scope: Scope, nomination: Nomination, intake: IntakeRow, shared: Shared, asked: Application, at: datetime
) -> None:
    employer = Organisation.objects.select_related("municipality").get(pk=scope.tenant_id)
    person = Person.objects.get(tenant_id=scope.tenant_id, pk=nomination.person_id)
    written = asdict(shared) | {
        "addressee_id": intake.office_id,
        "person_name": person.name,
        "organisation_name": employer.name,
        "sector": employer.kind,
        "municipality": employer.municipality,
        "wanted_classes": list(asked.wanted_classes),
        "group": asked.group.strip(),
        "motivation": asked.motivation,
        "consented_at": at,
        "applied_at": at,
        "applied_by_name": scope.user_name,
        "status": Status.APPLIED,
        "edition": nomination.edition + 1,
    }
    for name, value in written.items():
        setattr(nomination, name, value)
    nomination.save()


@transaction.atomic
def recommend(*, scope: Scope, nomination_id: int, edition: int, words: str, on: date) -> None:
    """The director says why the organisation wants this person to go."""
    if not scope.has(DIRECTOR):
        raise NotYoursToRecommend
    nomination = _lock(scope, nomination_id)
    if nomination.person_id in scope.person_ids:
        raise NotYoursToRecommend
    if get_intake(scope=scope, intake_id=nomination.intake_id).status != Intake.Status.OPEN:
        raise TakesNoApplications
    if nomination.edition != edition or nomination.status != Status.APPLIED:
        raise ChangedMeanwhile
    nomination.recommendation = words
    nomination.recommended_by_name, nomination.recommended_on = scope.user_name, on
    nomination.edition += 1
    nomination.save()


@transaction.atomic
def take_back_recommendation(*, scope: Scope, nomination_id: int, edition: int) -> None:
    """The undo of recommending."""
    if not scope.has(DIRECTOR):
        raise NotYoursToRecommend
    nomination = _lock(scope, nomination_id)
    if nomination.edition != edition:
        raise ChangedMeanwhile
    nomination.recommendation, nomination.recommended_by_name, nomination.recommended_on = "", "", None
    nomination.edition += 1
    nomination.save()


@transaction.atomic
def withdraw(*, scope: Scope, tree: UnitTree, nomination_id: int, at: datetime, on: date) -> None:
    """Go, from the queue, an offer or a place; what was shared is emptied, and the name stays for the log."""
    nomination = _lock(scope, nomination_id)
    if nomination.person_id not in get_people_to_act_for(scope=scope, tree=tree, on=on):
        raise NoSuchNomination
    standing = tell_standings([nomination], get_steps_of(nomination_ids=[nomination_id]), on=on)[nomination_id]
    if not (standing.waits or standing.holds_place):
        raise NothingToWithdraw
    for name, value in EMPTIED.items():
        setattr(nomination, name, value)
    nomination.status = Status.WITHDRAWN
    nomination.edition += 1
    nomination.save()
    AdmissionStep.objects.create(
        tenant_id=scope.tenant_id,
        addressee_id=nomination.addressee_id,
        intake_id=nomination.intake_id,
        nomination=nomination,
        kind=AdmissionStep.Kind.WITHDRAWN,
        taken_at=at,
        taken_by_name=scope.user_name,
    )
    waiting_lists.move(office_id=nomination.addressee_id, intake_id=nomination.intake_id, on=on, at=at)


def _lock(scope: Scope, nomination_id: int) -> Nomination:
    own = Nomination.objects.filter(tenant_id=scope.tenant_id, pk=nomination_id)
    intake_id = own.values_list("intake_id", flat=True).first()
    if intake_id is None:
        raise NoSuchNomination
    wait_for_turn(intake_id)
    return own.select_for_update().get()
