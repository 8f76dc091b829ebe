"""Whose a programme of the catalogue is, and who writes it."""

from fagloft.contexts.organisations.scope import ADMINISTRATOR, DIRECTOR, REGIONAL_ADVISER, Scope

EDITORS = (REGIONAL_ADVISER, ADMINISTRATOR, DIRECTOR)


class NotYoursToWrite(Exception):
    """The regional adviser or an administrator writes the shared catalogue, administrator and director the local."""


def may_edit(scope: Scope) -> bool:
    """Whether the reader writes the programmes of the organisation the scope is of."""
    if scope.tenant_id == scope.shared_id:
        return scope.has(REGIONAL_ADVISER, ADMINISTRATOR)
    return scope.has(ADMINISTRATOR, DIRECTOR)


def require_editor(scope: Scope) -> None:
    if not may_edit(scope):
        raise NotYoursToWrite
