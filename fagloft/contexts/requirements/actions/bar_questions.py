"""Where is the bar? A leader asks the level above, and the question stays visible until it is answered."""

from datetime import date

from django.db import transaction

from fagloft.contexts.competence.models import Competence
from fagloft.contexts.organisations.models import Unit
from fagloft.contexts.organisations.scope import DIRECTOR, Scope
from fagloft.contexts.requirements.models import BarQuestion
from fagloft.contexts.requirements.queries.asked_levels import NoSuchCompetence


class NotYoursToAsk(Exception):
    """The leader or deputy of a unit asks for it."""


class NobodyAbove(Exception):
    """The unit stands at the top: there is nobody to ask."""


class AskedAlready(Exception):
    """The unit has an open question about the same competence."""


class NotYoursToAnswer(Exception):
    """The leader of the level above answers, or the director."""


class NoSuchQuestion(Exception):
    """The question does not exist, is answered, or belongs to somebody else."""


@transaction.atomic
def raise_question(*, scope: Scope, unit_id: int, competence_id: int, question: str, on: date) -> int:
    """Ask the level above how high the bar is; returns the question's number."""
    if not scope.may_lead(unit_id):
        raise NotYoursToAsk
    # The lock keeps two who ask at once from both finding no open question.
    unit = Unit.objects.select_for_update(of=("self",)).get(tenant_id=scope.tenant_id, pk=unit_id)
    if unit.parent_id is None:
        raise NobodyAbove
    competences = Competence.objects.filter(tenant_id__in=[scope.tenant_id, scope.shared_id])
    competence = competences.defer("search").filter(pk=competence_id).first()
    if competence is None:
        raise NoSuchCompetence
    if BarQuestion.objects.filter(unit=unit, competence=competence, answered_on=None).exists():
        raise AskedAlready
    asked = BarQuestion.objects.create(
        tenant_id=scope.tenant_id,
        unit=unit,
        raised_to_id=unit.parent_id,
        competence=competence,
        question=question,
        raised_on=on,
        raised_by_name=scope.user_name,
    )
    return asked.pk


@transaction.atomic
def answer(*, scope: Scope, question_id: int, answer: str, on: date) -> None:
    """Say where the bar is."""
    asked = (
        BarQuestion.objects.select_for_update(of=("self",))
        .filter(tenant_id=scope.tenant_id, pk=question_id, answered_on=None)
        .first()
    )
    if asked is None:
        raise NoSuchQuestion
    if not (scope.may_lead(asked.raised_to_id) or scope.has(DIRECTOR)):
        raise NotYoursToAnswer
    asked.answer, asked.answered_on, asked.answered_by_name = answer, on, scope.user_name
    asked.save()
