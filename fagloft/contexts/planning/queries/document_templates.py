"""The organisation's own Word template, if it has one."""

from dataclasses import dataclass
from datetime import datetime

from fagloft.contexts.organisations.scope import DIRECTOR, Scope
from fagloft.contexts.planning.models import DocumentTemplate


@dataclass(frozen=True)
class KeptTemplate:
    name: str
    uploaded_at: datetime
    uploaded_by_name: str
    content: bytes


def may_keep_template(scope: Scope) -> bool:
    return scope.has(DIRECTOR)


def get_template(*, scope: Scope) -> KeptTemplate | None:
    row = DocumentTemplate.objects.filter(tenant_id=scope.tenant_id).first()
    if row is None:
        return None
    return KeptTemplate(row.original_name, row.uploaded_at, row.uploaded_by_name, bytes(row.content))
