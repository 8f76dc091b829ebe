"""The organisation's own look of documents. The page has looked into the file before it comes here."""

import hashlib
from datetime import datetime
from pathlib import PurePath

from django.db import transaction

from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.models import DocumentTemplate
from fagloft.contexts.planning.queries.document_templates import may_keep_template


class NotYoursToKeep(Exception):
    """The director decides how the organisation's documents look."""


@transaction.atomic
def keep(*, scope: Scope, name: str, content: bytes, at: datetime) -> None:
    """Keep a template instead of the one before."""
    _require_right(scope)
    DocumentTemplate.objects.update_or_create(
        tenant_id=scope.tenant_id,
        defaults={
            "content": content,
            "original_name": PurePath(name.replace("\\", "/")).name[:160] or "mal.docx",
            "sha256": hashlib.sha256(content).hexdigest(),
            "uploaded_at": at,
            "uploaded_by_name": scope.user_name,
        },
    )


@transaction.atomic
def remove(*, scope: Scope) -> None:
    """Go back to the standard template."""
    _require_right(scope)
    DocumentTemplate.objects.filter(tenant_id=scope.tenant_id).delete()


def _require_right(scope: Scope) -> None:
    if not may_keep_template(scope):
        raise NotYoursToKeep
