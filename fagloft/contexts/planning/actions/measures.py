"""Say what is to be done so that somebody can something: for whom, how, when, and who answers for it."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from fagloft.contexts.competence.models import Competence, Level
from fagloft.contexts.organisations.queries.unit_trees import get_unit_tree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.actions.editing import (
    EndsBeforeItBegins,
    InThePast,
    ReasonMissing,
    keep_edition,
    open_measure,
    open_plan,
)
from fagloft.contexts.planning.models import Measure, MeasureCompetence, Plan
from fagloft.contexts.planning.queries.choices import MeasureChoices, get_measure_choices
from fagloft.contexts.planning.queries.plan_texts import MeasureText

CHOSEN = {
    "goal_id": "goals",
    "focus_area_id": "focus_areas",
    "offer_id": "offers",
    "target_unit_id": "units",
    "target_function_id": "functions",
    "target_profession_id": "professions",
    "target_person_id": "people",
}


class NotAmongTheChoices(Exception):
    """What was chosen is gone, or is not the reader's to choose; `field` says where."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class OwnerMissing(Exception):
    """Somebody answers for every measure."""


class OwnerHasLeft(Exception):
    """Who is to answer for the measure no longer works here."""


class HoursBelowNothing(Exception):
    """Nobody uses less than no time."""


class EvaluatedBeforeItBegins(Exception):
    """What has not begun cannot be looked back at."""


class NoSuchLevel(Exception):
    """The catalogue has no such competence, or not on that level."""


@transaction.atomic
def add(*, scope: Scope, plan_id: int, text: MeasureText, today: date) -> int:
    """A new measure in a plan, as a proposal; returns its number."""
    plan, _ = open_plan(scope, plan_id, on=today)
    if text.ends_on <= today:
        raise InThePast
    measure = Measure(tenant_id=scope.tenant_id, plan=plan)
    _write(scope, measure, text, today)
    measure.save()
    _give(measure, text.competences)
    return measure.pk


@transaction.atomic
def change(*, scope: Scope, measure_id: int, edition: int, text: MeasureText, today: date) -> None:
    """Write a measure anew; what was decided stays in the version."""
    measure, _ = open_measure(scope, measure_id, on=today)
    keep_edition(measure, edition)
    if text.ends_on <= today and text.ends_on != measure.ends_on:
        raise InThePast
    _write(scope, measure, text, today)
    measure.save()
    MeasureCompetence.objects.filter(measure=measure).delete()
    _give(measure, text.competences)


def _write(scope: Scope, measure: Measure, text: MeasureText, today: date) -> None:
    _require_sense(text)
    _require_levels(scope, text.competences)
    tree = get_unit_tree(tenant_id=scope.tenant_id, on=today, language=scope.language)
    choices = get_measure_choices(scope=scope, tree=tree, plan=measure.plan, on=today)
    _require_choices(measure, text, choices)
    _require_owner(measure.plan, text, choices)
    for name, value in vars(text).items():
        if name != "competences":
            setattr(measure, name, value)
    if measure.plan.level == Plan.Level.REGION:
        measure.owner_id = None
    else:
        measure.owner_name = ""
    if measure.plan.level == Plan.Level.PERSON:
        measure.target_person_id = measure.plan.person_id


def _require_sense(text: MeasureText) -> None:
    if text.ends_on <= text.starts_on:
        raise EndsBeforeItBegins
    if text.hours_per_person < 0:
        raise HoursBelowNothing
    if text.obligation == "mandatory" and not text.obligation_reason.strip():
        raise ReasonMissing
    if text.evaluation_on is not None and text.evaluation_on < text.starts_on:
        raise EvaluatedBeforeItBegins


def _require_levels(scope: Scope, competences: Iterable[tuple[int, int]]) -> None:
    wanted = set(competences)
    usable = Competence.objects.filter(tenant_id__in=[scope.tenant_id, scope.shared_id])
    levels = Level.objects.filter(competence__in=usable, competence_id__in=[number for number, _ in wanted])
    if wanted - set(levels.values_list("competence_id", "level")):
        raise NoSuchLevel


def _require_choices(measure: Measure, text: MeasureText, choices: MeasureChoices) -> None:
    """What was chosen before may stay, though it can no longer be chosen anew."""
    for field, name in CHOSEN.items():
        chosen = getattr(text, field)
        offered = {number for number, _ in getattr(choices, name)}
        if chosen is not None and chosen not in offered and chosen != getattr(measure, field):
            raise NotAmongTheChoices(field)


def _require_owner(plan: Plan, text: MeasureText, choices: MeasureChoices) -> None:
    is_named = bool(text.owner_name.strip()) if plan.level == Plan.Level.REGION else text.owner_id is not None
    if not is_named:
        raise OwnerMissing
    if plan.level != Plan.Level.REGION and text.owner_id not in {number for number, _ in choices.owners}:
        raise OwnerHasLeft


def _give(measure: Measure, competences: Iterable[tuple[int, int]]) -> None:
    MeasureCompetence.objects.bulk_create(
        MeasureCompetence(tenant_id=measure.tenant_id, measure=measure, competence_id=number, level=level)
        for number, level in dict(competences).items()
    )
