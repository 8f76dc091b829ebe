"""A participant's own development project, anchored with the chief executive."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from fagloft.contexts.admission.actions.one_at_a_time import wait_for_turn
from fagloft.contexts.admission.queries.nominations import get_nomination
from fagloft.contexts.leadership.models import DevelopmentProject
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope


class NotYoursToWrite(Exception):
    """The participant and those who lead the participant write of the project."""


class NotAParticipant(Exception):
    """Only who has accepted a place has a project."""


class AnchoredWithNobody(Exception):
    """A project is anchored with somebody on a day, or not yet."""


class ChangedMeanwhile(Exception):
    """Somebody has saved the project since it was opened."""


@dataclass(frozen=True)
class ProjectText:
    title: str
    aim: str = ""
    anchored_with_name: str = ""
    anchored_on: date | None = None
    status: str = DevelopmentProject.Status.PLANNED.value
    result: str = ""


@transaction.atomic
def write(*, scope: Scope, tree: UnitTree, nomination_id: int, edition: int, text: ProjectText, on: date) -> None:
    """`edition` is the one that was shown, 0 where there was none."""
    row = get_nomination(scope=scope, tree=tree, nomination_id=nomination_id, on=on)
    if not row.may_act:
        raise NotYoursToWrite
    if row.standing.kind != "accepted":
        raise NotAParticipant
    if bool(text.anchored_with_name) != (text.anchored_on is not None):
        raise AnchoredWithNobody
    wait_for_turn(row.intake_id)
    found = DevelopmentProject.objects.filter(tenant_id=scope.tenant_id, nomination_id=nomination_id).first()
    project = found or DevelopmentProject(
        tenant_id=scope.tenant_id, addressee_id=row.office_id, nomination_id=nomination_id, edition=0
    )
    if project.edition != edition:
        raise ChangedMeanwhile
    for name, value in asdict(text).items():
        setattr(project, name, value)
    project.edition += 1
    project.save()
