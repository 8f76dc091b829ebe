"""Evidence files of people the reader may see."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fagloft.contexts.competence.models import Evidence
from fagloft.contexts.organisations.queries.people import NoSuchPerson, get_person_in_sight
from fagloft.contexts.organisations.scope import Scope


@dataclass(frozen=True)
class EvidenceFile:
    person_id: int
    person_name: str
    name: str
    content_type: str
    path: Path


class NoSuchEvidence(Exception):
    """The file does not exist, or is none the reader may see."""


def get_evidence_file(*, scope: Scope, evidence_id: int, folder: Path, on: date) -> EvidenceFile:
    evidence = Evidence.objects.filter(tenant_id=scope.tenant_id, pk=evidence_id).first()
    if evidence is None:
        raise NoSuchEvidence
    try:
        person = get_person_in_sight(scope=scope, person_id=evidence.person_id, on=on)
    except NoSuchPerson as fault:
        raise NoSuchEvidence from fault
    return EvidenceFile(
        person_id=person.id,
        person_name=person.name,
        name=evidence.original_name,
        content_type=evidence.content_type,
        path=folder / evidence.stored_name,
    )
