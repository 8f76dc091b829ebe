"""Leaders in plain words: level, sector, since when, how many."""

from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.leadership.queries.profiles import Profile
from fagloft.contexts.leadership.queries.profiles_register import Leader
from fagloft.engine.leader_needs import FIRST_LINE, LEVELS, MIDDLE_MANAGER, TOP_LEADER, UNIT_LEADER
from fagloft.web.frame import Crumb
from fagloft.web.templatetags.formats import money, number, short_date

UNKNOWN = "–"


def level_word(level: str) -> str:
    return {
        FIRST_LINE: _("Førstelinjeleder"),
        UNIT_LEADER: _("Enhetsleder"),
        MIDDLE_MANAGER: _("Mellomleder"),
        TOP_LEADER: _("Toppleder"),
    }[level]


def level_choices() -> list[tuple[str, str]]:
    return [(level, level_word(level)) for level in LEVELS]


def sector_word(organisation_kind: str) -> str:
    return {"municipality": _("Kommune"), "hospital_trust": _("Sykehus")}.get(organisation_kind, _("Annen virksomhet"))


def post_words(leader: Leader) -> str:
    """What one leads, and on which level."""
    words = _("Stedfortreder, %(unit)s") if leader.is_deputy else "%(unit)s"
    parts = [level_word(leader.level), words % {"unit": leader.unit_name}]
    if leader.is_first_time:
        parts.append(_("leder for første gang"))
    return " · ".join(parts)


def told_facts(profile: Profile) -> list[tuple[str, str]]:
    """What the leader has told, and what the register knows."""
    span = ngettext("%(count)d person", "%(count)d personer", profile.span_of_control)
    return [
        (_("Nivå"), level_word(profile.level)),
        (_("Leder siden"), short_date(profile.leader_since_on)),
        (_("Rapporterer direkte"), span % {"count": profile.span_of_control}),
        (_("Sektor"), sector_word(profile.organisation_kind)),
        (_("Utdanning"), _years(profile.education_years)),
        (_("Erfaring som leder"), _years(profile.experience_years)),
        (_("Realkompetanse"), _("Bør vurderes") if profile.has_prior_learning else _("Ikke oppgitt")),
        (_("Studiepoeng i ledelse"), _credits(profile.leadership_credits)),
        (_("Ønsker til sammen"), _credits(profile.wanted_credits)),
        (_("Høyst nå"), _credits(profile.credits_max)),
    ]


def limit_facts(profile: Profile) -> list[tuple[str, str]]:
    """What the leader above gives room for."""
    days = profile.days_away_max
    away = ngettext("%(count)d dag", "%(count)d dager", days) % {"count": days} if days is not None else _("Ikke satt")
    return [
        (_("Borte om gangen, høyst"), away),
        (_("Budsjett"), money(profile.budget) if profile.budget is not None else _("Ikke satt")),
    ]


def trail(leader: Leader | None, here: str) -> tuple[Crumb, ...]:
    """The way here: one's own profile, or by the list of those one leads."""
    if leader is None:
        return (Crumb(here),)
    profile = reverse("leader_profile", args=[leader.person_id])
    if leader.is_own:
        return (Crumb(_("Lederprofil"), profile), Crumb(here))
    return (Crumb(_("Lederne du leder"), reverse("leaders")), Crumb(leader.name, profile), Crumb(here))


def since_sentence(leader: Leader, on: date) -> str:
    months = (on.year - leader.since.year) * 12 + on.month - leader.since.month
    if months < 24:
        return ngettext("leder i %(count)d måned", "leder i %(count)d måneder", months) % {"count": months}
    return _("leder i %(count)d år") % {"count": months // 12}


def _years(years: int | None) -> str:
    return UNKNOWN if years is None else _("%(count)s år") % {"count": number(years)}


def _credits(told: Decimal | None) -> str:
    if told is None:
        return UNKNOWN
    decimals = 0 if told == told.to_integral_value() else 1
    return _("%(credits)s studiepoeng") % {"credits": number(told, decimals)}
