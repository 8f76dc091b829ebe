"""Offers in plain words: how one learns, how long it takes, what it costs."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.web.templatetags.formats import day_month, money, number, short_date


def learning_forms() -> dict[str, str]:
    """Every way to learn with its name, in the order of a list to choose from."""
    return _held_ways() | _ways_at_work() | _ways_of_study()


def learning_form_word(form: str) -> str:
    return learning_forms()[form]


def when_words(starts_on: date, days: int) -> str:
    """14.12.2026, or 14.12.–16.12.2026."""
    if days == 1:
        return short_date(starts_on)
    ends_on = starts_on + timedelta(days=days - 1)
    first = day_month(starts_on) if starts_on.year == ends_on.year else short_date(starts_on)
    return f"{first}–{short_date(ends_on)}"


def length_words(days: int, hours_per_day: Decimal) -> str:
    """3,5 timer, or 3 dager à 6 timer."""
    hours = hours_words(hours_per_day)
    if days == 1:
        return hours
    return ngettext("%(days)d dag à %(hours)s", "%(days)d dager à %(hours)s", days) % {"days": days, "hours": hours}


def hours_words(hours: Decimal) -> str:
    """1 time, 1,5 timer: only one whole hour is one."""
    told = number(hours, 0 if hours == int(hours) else 1)
    words = ngettext("%(hours)s time", "%(hours)s timer", 1 if hours == 1 else 2)
    return (words % {"hours": told}).replace(" ", "\u00a0")


def cost_words(seat_cost: Decimal | float) -> str:
    return money(seat_cost) if seat_cost else _("Gratis")


def owner_word(is_shared: bool) -> str:  # noqa: FBT001
    return _("Felles") if is_shared else _("Lokalt")


def _held_ways() -> dict[str, str]:
    return {
        "course": _("Kurs"),
        "e_learning": _("E-læring"),
        "skills_training": _("Ferdighetstrening"),
        "simulation": _("Simulering"),
        "internal_teaching": _("Internundervisning"),
        "lecture": _("Forelesning"),
        "theme_day": _("Fagdag"),
        "seminar": _("Seminar"),
        "workshop": _("Workshop"),
        "experience_conference": _("Erfaringskonferanse"),
        "online_conference": _("Nettkonferanse"),
        "competence_programme": _("Kompetanseprogram"),
        "meeting_place": _("Møteplass"),
        "patient_advice": _("Pasientrådgivning"),
    }


def _ways_at_work() -> dict[str, str]:
    return {
        "guidance": _("Veiledning"),
        "online_guidance": _("Veiledning på nett"),
        "mentoring": _("Mentor"),
        "buddy": _("Fadder"),
        "discussion": _("Faglig diskusjon"),
        "network_group": _("Nettverksgruppe"),
        "job_rotation": _("Jobbrotasjon"),
        "job_shadowing": _("Hospitering"),
        "combination_post": _("Kombinasjonsstilling"),
        "trainee_post": _("Traineestilling"),
        "ambulatory_team": _("Ambulerende team"),
        "practice_consultant": _("Praksiskonsulent"),
        "team": _("Arbeid i team"),
        "project": _("Prosjekt"),
        "routine_development": _("Utvikling av rutiner"),
        "video_technology": _("Videoteknologi"),
    }


def _ways_of_study() -> dict[str, str]:
    return {
        "in_depth_study": _("Fordypning"),
        "further_education": _("Videreutdanning"),
        "basic_education": _("Grunnutdanning"),
    }
