"""Every URL of the product with ids that exist, asked by everybody, and what docs/access.md says they get."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import IntConverter

from fagloft.contexts.access.models import RoleAssignment
from fagloft.contexts.competence.models import Evidence, Holding, ValidityRule
from fagloft.contexts.education.models import EducationApplication
from fagloft.contexts.evaluation.models import Evaluation
from fagloft.contexts.offers.models import Offer, Session
from fagloft.contexts.organisations.models import Duty
from fagloft.contexts.participation.models import Absence, Enrolment, SeatChoice, TrainingProposal
from fagloft.contexts.planning.models import (
    CalendarFeed,
    CostLine,
    FocusArea,
    Goal,
    HourlyRate,
    Measure,
    Plan,
    TravelCost,
)
from fagloft.contexts.planning.queries.calendar_feeds import hash_token
from fagloft.contexts.requirements.models import BarQuestion, CoverageRequirement, Requirement
from tests.architecture.source_files import ROOT
from tests.planned import add_measure
from tests.security.kept_imports import keep_import
from tests.security.kept_programmes import keep_programme
from tests.security.walked_leaders import (
    keep_cohort,
    keep_gathering,
    keep_intake,
    keep_nomination,
    keep_onboarding_step,
)
from tests.world import HIRED, World

# The columns of the table in docs/access.md, and who of the small world stands for each.
WHO: dict[str, str] = {
    "anonymous": "",
    "employee": "anna",
    "leader": "bjorn",
    "deputy": "jonas",
    "development nurse": "frida",
    "director": "gunnar",
    "administrator": "hanne",
    "regional adviser": "dag",
    "auditor": "ivar",
    "analyst": "nora",
    "leaver": "eva",
    "other unit's leader": "clara",
    "other employer's leader": "sigrid",
}
SIGN_IN, YES, NO, HIDDEN = "sign in", "yes", "no", "hidden"
TOKEN = "walked"
DOCUMENT = ROOT / "docs" / "access.md"
ROW = re.compile(r"^\| `(?P<name>[^`]+)` \| `(?P<route>[^`]+)` \| (?P<answers>.+) \|$", re.MULTILINE)


@dataclass(frozen=True)
class Route:
    name: str
    pattern: str
    parameters: tuple[str, ...]
    converters: tuple[bool, ...]


def routes(patterns: Iterable[URLPattern | URLResolver] | None = None, prefix: str = "/") -> Iterator[Route]:
    """Every named URL, those included from elsewhere too."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            found = pattern.pattern.converters or dict.fromkeys(pattern.pattern.regex.groupindex)
            are_numbers = tuple(isinstance(converter, IntConverter) for converter in found.values())
            yield Route(pattern.name or route, route, tuple(found), are_numbers)


def sample_ids(world: World) -> dict[str, Callable[[], Any]]:
    """An id that exists for each parameter of a URL; a new parameter is added to one of the two."""
    return {**ids_of_the_register(world), **ids_of_the_plans(world)}


def ids_of_the_register(world: World) -> dict[str, Callable[[], Any]]:
    """Units, people, competences, requirements, imports."""
    return {
        "unit_id": lambda: world.units["ward"].pk,
        "person_id": lambda: world.people["anna"].pk,
        "leader_id": lambda: world.people["bjorn"].pk,
        "onboarding_step": lambda: keep_onboarding_step(world),
        "cohort_id": lambda: keep_cohort(world),
        "intake_id": lambda: keep_intake(world),
        "nomination_id": lambda: keep_nomination(world),
        "gathering_id": lambda: keep_gathering(world),
        "turn": lambda: "close",
        "competence_id": lambda: world.competences["hlr"].pk,
        "user_id": lambda: world.users["ivar"].pk,
        "role_id": lambda: RoleAssignment.objects.get(user=world.users["ivar"]).pk,
        "holding_id": lambda: Holding.objects.filter(person=world.people["anna"]).latest("pk").pk,
        "evidence_id": lambda: keep_evidence(world),
        "duty_id": lambda: Duty.objects.get(person=world.people["frida"]).pk,
        "rule_id": lambda: ValidityRule.objects.get(competence=world.competences["hlr"]).pk,
        "requirement_id": lambda: keep_requirement(world),
        "coverage_id": lambda: keep_coverage(world),
        "question_id": lambda: keep_question(world),
        "application_id": lambda: keep_application(world),
        "template": lambda: "staff_list",
        "ending": lambda: "xlsx",
        "run_id": lambda: keep_import(world),
    }


def ids_of_the_plans(world: World) -> dict[str, Callable[[], Any]]:
    """Offers, plans, training, calendars, evaluation."""
    return {
        "offer_id": lambda: keep_session(world).offer_id,
        "programme_id": lambda: keep_programme(world),
        "session_id": lambda: keep_session(world).pk,
        "plan_id": lambda: keep_plan(world),
        "focus_area_id": lambda: FocusArea.objects.get(plan_id=keep_plan(world)).pk,
        "measure_id": lambda: keep_measure(world),
        "cost_line_id": lambda: CostLine.objects.get(measure_id=keep_measure(world)).pk,
        "goal_id": lambda: keep_goal(world),
        "document": lambda: "plan",
        "rate_id": lambda: keep_rate(world),
        "travel_cost_id": lambda: keep_travel_cost(world),
        "step": lambda: "start",
        "proposal_id": lambda: keep_proposal(world),
        "enrolment_id": lambda: keep_enrolment(world),
        "absence_id": lambda: keep_absence(world),
        "choice_id": lambda: keep_choice(world),
        "evaluation_id": lambda: keep_evaluation(world),
        "feed_id": lambda: keep_feed(world),
        "tenant_id": lambda: world.municipality.pk,
        "token": lambda: keep_token(world),
        "provider_id": lambda: "oidc",
        "uidb36": lambda: "1",
        "key": lambda: "set-password",
    }


def keep_evidence(world: World) -> int:
    """A certificate of the employee's, with its file."""
    found = Evidence.objects.filter(person=world.people["anna"]).first()
    evidence = found or Evidence.objects.create(
        tenant=world.municipality,
        person=world.people["anna"],
        stored_name="walked",
        original_name="kursbevis.pdf",
        content_type="application/pdf",
        size=4,
        sha256="",
        uploaded_at="2026-01-01T08:00Z",
        uploaded_by_name="Test",
    )
    settings.EVIDENCE_FOLDER.mkdir(parents=True, exist_ok=True)
    (settings.EVIDENCE_FOLDER / evidence.stored_name).write_bytes(b"%PDF")
    return evidence.pk


def keep_requirement(world: World) -> int:
    """A requirement of the leader's ward, with an end that can be taken back."""
    kept, _ = Requirement.objects.get_or_create(layer="unit", obligation="expected", **in_the_ward(world))
    return kept.pk


def keep_coverage(world: World) -> int:
    """So many who can it at once in the ward, with an end that can be taken back."""
    kept, _ = CoverageRequirement.objects.get_or_create(minimum=2, **in_the_ward(world))
    return kept.pk


def in_the_ward(world: World) -> dict[str, Any]:
    return {
        "tenant": world.municipality,
        "competence": world.competences["picc"],
        "unit": world.units["ward"],
        "starts_on": HIRED,
        "ends_on": date(2099, 1, 1),
    }


def keep_question(world: World) -> int:
    """The ward has asked the level above, which has not answered."""
    kept, _ = BarQuestion.objects.get_or_create(
        tenant=world.municipality,
        unit=world.units["ward"],
        raised_to=world.units["top"],
        competence=world.competences["picc"],
        question="Skal alle kunne dette?",
        raised_on=HIRED,
        raised_by_name="Bjørn Haugen",
    )
    return kept.pk


def keep_application(world: World) -> int:
    """Anna's application, which waits for an answer."""
    return EducationApplication.objects.create(
        tenant=world.municipality,
        person=world.people["anna"],
        unit=world.units["ward"],
        kind="further",
        title="Akuttsykepleie",
        institution="USN",
        starts_on=world.today,
        ends_on=world.today.replace(year=2027),
        applied_on=world.today,
    ).pk


def keep_session(world: World) -> Session:
    """A session to come of a local offer."""
    offer, _ = Offer.objects.get_or_create(
        tenant=world.municipality, code="walked", defaults={"title": "HLR", "learning_form": "course"}
    )
    session, _ = Session.objects.get_or_create(
        tenant=world.municipality,
        offer=offer,
        starts_on=date(2027, 2, 1),
        defaults={"hours_per_day": 3, "place": "Sandefjord", "capacity": 10},
    )
    return session


def keep_rate(world: World) -> int:
    """What an hour costs in the municipality."""
    kept, _ = HourlyRate.objects.get_or_create(
        tenant=world.municipality, unit=None, profession=None, defaults={"substitute": 600, "own_hour": 400}
    )
    return kept.pk


def keep_travel_cost(world: World) -> int:
    """What it costs to go from anywhere in the municipality to the town."""
    kept, _ = TravelCost.objects.get_or_create(
        tenant=world.municipality, unit=world.units["top"], place="Tønsberg", defaults={"amount": 240}
    )
    return kept.pk


def keep_plan(world: World) -> int:
    """The ward's proposed plan, with what comes first."""
    plan, _ = Plan.objects.get_or_create(
        tenant=world.municipality,
        level="unit",
        unit=world.units["ward"],
        title="Kompetanseplan",
        starts_on=date(2027, 1, 1),
        ends_on=date(2099, 1, 1),
    )
    FocusArea.objects.get_or_create(tenant=world.municipality, plan=plan, title="Prosedyrer")
    return plan.pk


def keep_measure(world: World) -> int:
    """A measure of that plan that costs something."""
    measure, _ = Measure.objects.get_or_create(
        tenant=world.municipality,
        plan_id=keep_plan(world),
        title="Kurs",
        learning_form="course",
        obligation="expected",
        owner=world.people["bjorn"],
        starts_on=date(2027, 1, 1),
        ends_on=date(2099, 1, 1),
    )
    CostLine.objects.get_or_create(tenant=world.municipality, measure=measure, kind="fee", amount=100)
    return measure.pk


def keep_goal(world: World) -> int:
    """A goal of the ward."""
    goal, _ = Goal.objects.get_or_create(
        tenant=world.municipality, level="department", unit=world.units["ward"], title="Alle kan"
    )
    return goal.pk


def keep_proposal(world: World) -> int:
    """A calculation for the ward that waits for its turn."""
    kept, _ = TrainingProposal.objects.get_or_create(
        tenant=world.municipality,
        unit=world.units["ward"],
        starts_on=HIRED,
        ends_on=date(2099, 1, 1),
        defaults={"asked_at": "2026-01-01T08:00Z", "asked_by_name": "Bjørn Haugen"},
    )
    return kept.pk


def keep_seat(world: World) -> dict[str, Any]:
    """The employee and a session of the municipality."""
    owned: dict[str, Any] = {"tenant": world.municipality}
    offer, _ = Offer.objects.get_or_create(code="enrolled", learning_form="course", title="Kurs", **owned)
    session, _ = Session.objects.get_or_create(
        offer=offer, starts_on=date(2098, 1, 1), hours_per_day=6, place="Stokke", capacity=5, **owned
    )
    return {**owned, "person": world.people["anna"], "session": session}


def keep_enrolment(world: World) -> int:
    """The employee is proposed for a session."""
    kept, _ = Enrolment.objects.get_or_create(
        **keep_seat(world),
        defaults={"unit": world.units["ward"], "asked_at": "2026-01-01T08:00Z", "asked_by_name": "Bjørn Haugen"},
    )
    return kept.pk


def keep_choice(world: World) -> int:
    """The employee wishes to attend a session."""
    kept, _ = SeatChoice.objects.get_or_create(
        **keep_seat(world), defaults={"kind": "wish", "chosen_at": "2026-01-01T08:00Z"}
    )
    return kept.pk


def keep_absence(world: World) -> int:
    """The employee is away for a day."""
    kept, _ = Absence.objects.get_or_create(
        tenant=world.municipality, person=world.people["anna"], starts_on=HIRED, ends_on=date(2099, 1, 1)
    )
    return kept.pk


def keep_feed(world: World) -> int:
    """The address of the ward's calendar."""
    kept, _ = CalendarFeed.objects.get_or_create(
        tenant=world.municipality,
        unit=world.units["ward"],
        token_hash=hash_token(TOKEN),
        made_at="2026-01-01T08:00Z",
        made_by_name="Bjørn Haugen",
    )
    return kept.pk


def keep_evaluation(world: World) -> int:
    """The result of a measure of the ward's, not looked back at yet."""
    plan = Plan.objects.get(pk=keep_plan(world))
    found = Measure.objects.filter(plan=plan).first()
    kept, _ = Evaluation.objects.get_or_create(
        tenant=world.municipality, measure=found or add_measure(world, plan), layer="result", due_on=HIRED
    )
    return kept.pk


def keep_token(world: World) -> str:
    keep_feed(world)
    return TOKEN


def answer_of(client: Client, url: str) -> str:
    """What one gets: GET, or an empty POST where the page only acts. Nothing of it is kept."""
    with transaction.atomic():
        response = client.get(url)
        if response.status_code == 405:
            response = client.post(url)
        for part in getattr(response, "streaming_content", ()):
            assert part is not None
        transaction.set_rollback(True)
    return word_of(response)


def word_of(response: Any) -> str:
    if response.status_code == 302 and response.headers["Location"].startswith("/account/login/?next="):
        return SIGN_IN
    assert response.status_code in {200, 302, 400, 401, 403, 404, 422}, response.status_code
    return {403: NO, 404: HIDDEN}.get(response.status_code, YES)


def documented() -> dict[str, dict[str, str]]:
    """Page name -> who -> what they get, read from docs/access.md."""
    text = DOCUMENT.read_text(encoding="utf-8")
    return {
        row["name"]: dict(zip(WHO, (cell.strip() for cell in row["answers"].split("|")), strict=True))
        for row in ROW.finditer(text)
    }


def documented_routes() -> dict[str, str]:
    return {row["name"]: row["route"] for row in ROW.finditer(DOCUMENT.read_text(encoding="utf-8"))}
