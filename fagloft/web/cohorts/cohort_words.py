"""Status, places, minutes and counts of a cohort in plain words."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.leadership.queries.cohort_results import Days
from fagloft.contexts.leadership.queries.cohort_venues import get_meeting_places
from fagloft.contexts.leadership.queries.cohorts import CohortDetail
from fagloft.engine.leader_needs import LEVELS
from fagloft.web.leadership.leader_words import level_word
from fagloft.web.templatetags.formats import number, short_date

MINUTES_PER_HOUR = 60


def status_word(status: str) -> tuple[str, str]:
    """A word and a colour."""
    return {
        "": (_("Ikke regnet ut"), "neutral"),
        "proven": (_("Beste kull, bevist"), "success"),
        "feasible": (_("Et godt kull, ikke bevist best"), "info"),
        "impossible": (_("Ønskene kolliderer"), "danger"),
        "nothing_to_choose": (_("Ingenting å velge blant"), "warning"),
        "no_result": (_("Rakk ikke å finne noe"), "warning"),
    }[status]


def place_name(code: str) -> str:
    return next((place.name for place in get_meeting_places() if place.code == code), code)


def level_name(level: str) -> str:
    return level_word(level) if level in LEVELS else _("Nivå ikke oppgitt")


def sector_name(sector: str) -> str:
    return {"municipality": _("Kommune"), "hospital": _("Sykehus")}[sector]


def hours(minutes: int | None) -> str:
    """Hours and minutes: 2 t 40 min."""
    if minutes is None:
        return "–"
    whole, rest = divmod(minutes, MINUTES_PER_HOUR)
    if not whole:
        return _("%(minutes)d min") % {"minutes": rest}
    told = {"hours": number(whole), "minutes": rest}
    return (_("%(hours)s t %(minutes)d min") if rest else _("%(hours)s t")) % told


def whole_hours(minutes: int | None) -> str:
    return "–" if minutes is None else _("%(hours)s t") % {"hours": number(round(minutes / MINUTES_PER_HOUR))}


def credits_word(told: object) -> str:
    """7,5 and 15, without an empty decimal."""
    return number(told, 1).removesuffix(",0").removesuffix(".0")  # type: ignore[arg-type]


def period(days: Days) -> str:
    if days.first == days.last:
        return short_date(days.first)
    return f"{short_date(days.first)}–{short_date(days.last)}"


def joined(words: Iterable[str]) -> str:
    """a, b og c."""
    told = list(words)
    if len(told) < 2:
        return "".join(told)
    return _("%(first)s og %(last)s") % {"first": ", ".join(told[:-1]), "last": told[-1]}


def heading(found: CohortDetail) -> str:
    """The answer: who meets where, or what stands in the way."""
    result = found.kept.result
    if result is None:
        words = ngettext(
            "%(count)d leder er nominert; kullet er ikke regnet ut",
            "%(count)d ledere er nominert; kullet er ikke regnet ut",
            len(found.applicants),
        )
        return words % {"count": len(found.applicants)}
    if result.has_cohort:
        words = ngettext(
            "%(count)d leder møtes i %(venue)s, %(gatherings)d samlinger fra %(starts)s",
            "%(count)d ledere møtes i %(venue)s, %(gatherings)d samlinger fra %(starts)s",
            len(result.participants),
        )
        return words % {
            "count": len(result.participants),
            "venue": place_name(result.venue),
            "gatherings": result.gatherings,
            "starts": short_date(result.dates[0].first),
        }
    return {
        "impossible": _("Ønskene lar seg ikke oppfylle sammen"),
        "nothing_to_choose": _("Det er ingenting å velge blant ennå"),
    }.get(result.status, _("Tiden gikk ut før et kull var funnet"))
