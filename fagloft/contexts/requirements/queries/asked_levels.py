"""What can be asked for: a level of a competence in the catalogue the organisation uses."""

from datetime import date

from django.db.models import Q

from fagloft.contexts.competence.models import Competence, Level
from fagloft.contexts.organisations.scope import Scope


class NoSuchCompetence(Exception):
    """The catalogue the organisation uses has no such item, or it is retired."""


class NoSuchLevel(Exception):
    """The competence has no such level."""


def require_level(*, scope: Scope, competence_id: int, level: int, on: date) -> None:
    """Raise unless the level can be asked for from the day."""
    in_use = Competence.objects.filter(Q(retired_on=None) | Q(retired_on__gt=on), pk=competence_id)
    if not in_use.filter(tenant_id__in=[scope.tenant_id, scope.shared_id]).exists():
        raise NoSuchCompetence
    if not Level.objects.filter(competence_id=competence_id, level=level).exists():
        raise NoSuchLevel
