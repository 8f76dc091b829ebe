"""Roles in plain words."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from fagloft.contexts.organisations.scope import (
    ADMINISTRATOR,
    ANALYST,
    AUDITOR,
    DEPUTY,
    DEVELOPMENT_NURSE,
    DIRECTOR,
    EMPLOYEE,
    LEADER,
    REGIONAL_ADVISER,
)


def word_for(role: str) -> str:
    return {
        LEADER: _("Leder"),
        DEPUTY: _("Stedfortreder"),
        DEVELOPMENT_NURSE: _("Fagutviklingssykepleier"),
        DIRECTOR: _("Kommunalsjef eller virksomhetsleder"),
        REGIONAL_ADVISER: _("Regional rådgiver"),
        ADMINISTRATOR: _("Administrator"),
        AUDITOR: _("Revisor"),
        ANALYST: _("Analytiker"),
        EMPLOYEE: _("Ansatt"),
    }[role]


def words_for(roles: Iterable[str]) -> str:
    """The roles that say something: that a leader also is employed goes without saying."""
    held = set(roles)
    said = held - {EMPLOYEE} or held
    return ", ".join(sorted(word_for(role) for role in said)) or _("Ingen rolle lenger")
