"""A nomination in words: what is shared, and where it stands."""

from collections.abc import Mapping
from typing import Protocol

from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from fagloft.contexts.admission.queries.nominations import NominationRow
from fagloft.contexts.leadership.queries.topics import get_topic_names
from fagloft.engine.leader_needs import LEVELS
from fagloft.web.admission.words import standing_detail, standing_word
from fagloft.web.leadership.leader_words import level_word
from fagloft.web.templatetags.formats import short_date

UNKNOWN = "–"


class Told(Protocol):
    """What is shared of a leader."""

    @property
    def unit_name(self) -> str: ...
    @property
    def leader_level(self) -> str: ...
    @property
    def is_first_time_leader(self) -> bool: ...
    @property
    def education_years(self) -> int | None: ...
    @property
    def experience_years(self) -> int | None: ...
    @property
    def has_prior_learning(self) -> bool: ...
    @property
    def needs(self) -> Mapping[str, int]: ...


def shared_facts(told: Told) -> list[tuple[str, str]]:
    level = level_word(told.leader_level) if told.leader_level in LEVELS else UNKNOWN
    first = _("leder for første gang") if told.is_first_time_leader else ""
    names = get_topic_names(get_language() or "nb")
    needs = ", ".join(sorted(names.get(code, code) for code in told.needs))
    return [
        (_("Enhet"), told.unit_name or UNKNOWN),
        (_("Nivå"), " · ".join(part for part in (level, first) if part)),
        (_("Utdanning"), _years(told.education_years)),
        (_("Erfaring som leder"), _years(told.experience_years)),
        (_("Realkompetanse"), _("Bør vurderes") if told.has_prior_learning else _("Ikke oppgitt")),
        (_("Behov"), needs or _("Ikke oppgitt")),
    ]


def asked_facts(row: NominationRow) -> list[tuple[str, str]]:
    """What was applied for, by whom and when, and what the director says."""
    facts = [
        (_("Opptak"), row.intake_title),
        (_("Arbeidsgiver"), row.organisation_name),
        (_("Ønskede kull"), ", ".join(row.wanted_classes)),
        (_("Gruppe"), row.group or _("Alene")),
        (_("Søkt"), _("%(day)s av %(name)s") % {"day": _day(row), "name": row.applied_by_name}),
    ]
    if row.motivation:
        facts.append((_("Hvorfor"), row.motivation))
    if row.recommended_on:
        told = {"words": row.recommendation, "name": row.recommended_by_name, "day": short_date(row.recommended_on)}
        facts.append((_("Anbefaling"), _("%(words)s (%(name)s, %(day)s)") % told))
    else:
        facts.append((_("Anbefaling"), _("Ikke anbefalt ennå")))
    return facts


def heading(row: NominationRow) -> str:
    name = _("Søknaden din") if row.is_own else row.person_name
    return _("%(name)s: %(standing)s") % {"name": name, "standing": standing_word(row.standing.kind).lower()}


def explanation(row: NominationRow) -> str:
    return standing_detail(row)


def _day(row: NominationRow) -> str:
    return short_date(timezone.localtime(row.applied_at))


def _years(years: int | None) -> str:
    return _("Ikke oppgitt") if years is None else ngettext("%(n)d år", "%(n)d år", years) % {"n": years}
