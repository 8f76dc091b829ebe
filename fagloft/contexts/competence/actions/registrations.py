"""Register a holding together with the file that proves it: both or neither."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from fagloft.contexts.competence.actions import evidence, holdings
from fagloft.contexts.organisations.scope import Scope


@dataclass(frozen=True)
class Attachment:
    """An uploaded file and the folder in which evidence is kept."""

    name: str
    content: bytes
    folder: Path


@dataclass(frozen=True)
class Registration:
    person_id: int
    competence_id: int
    level: int
    valid_from: date
    source: str
    note: str = ""


@transaction.atomic
def register(*, scope: Scope, registration: Registration, attachment: Attachment | None, at: datetime) -> int:
    """Record what a person can, with its evidence if there is any; returns the holding's number."""
    if attachment is None:
        return holdings.record(scope=scope, at=at, **vars(registration))
    evidence_id = evidence.store(
        scope=scope,
        person_id=registration.person_id,
        name=attachment.name,
        content=attachment.content,
        folder=attachment.folder,
        at=at,
    )
    try:
        return holdings.record(scope=scope, at=at, evidence_id=evidence_id, **vars(registration))
    except Exception:
        # The row goes with the transaction; the file would be kept for ever, unseen.
        evidence.throw_away(evidence_id=evidence_id, folder=attachment.folder)
        raise
