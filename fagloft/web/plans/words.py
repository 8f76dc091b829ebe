"""Plans, measures, goals and decisions in plain words."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from fagloft.web.templatetags.formats import short_date

ONE_DAY = timedelta(days=1)


def level_word(level: str) -> str:
    return {
        "region": _("Helsefellesskapet"),
        "organisation": _("Hele organisasjonen"),
        "unit": _("Enhet"),
        "person": _("Enkeltperson"),
    }[level]


def status_word(status: str) -> str:
    """Of a plan or a measure."""
    return {
        "proposed": _("Foreslått"),
        "decided": _("Vedtatt"),
        "published": _("Publisert"),
        "in_progress": _("Pågår"),
        "done": _("Gjennomført"),
        "evaluated": _("Evaluert"),
        "dropped": _("Droppet"),
    }[status]


def status_colour(status: str) -> str:
    return {"proposed": "neutral", "dropped": "neutral", "done": "success", "evaluated": "success"}.get(status, "info")


def goal_level_word(level: str) -> str:
    return {
        "strategic": _("For hele organisasjonen"),
        "department": _("For en enhet"),
        "individual": _("For én ansatt"),
    }[level]


def kind_word(kind: str) -> str:
    return {"administrative": _("Administrativt vedtak"), "political": _("Politisk vedtak")}[kind]


def financing_word(financing: str) -> str:
    return {"own": _("Egne midler"), "grant": _("Tilskudd"), "free": _("Gratis")}[financing]


def attendance_word(attendance_time: str) -> str:
    return {
        "working_time": _("I arbeidstida"),
        "paid": _("Utenom arbeidstida, med lønn"),
        "own_time": _("På egen tid"),
    }[attendance_time]


def recurrence_word(recurrence: str) -> str:
    return {
        "once": _("Én gang"),
        "monthly": _("Hver måned"),
        "quarterly": _("Hvert kvartal"),
        "half_yearly": _("Hvert halvår"),
        "yearly": _("Hvert år"),
    }[recurrence]


def cost_word(kind: str) -> str:
    return {
        "fee": _("Kursavgift"),
        "travel": _("Reise"),
        "substitute": _("Vikar"),
        "hours": _("Timer"),
        "other": _("Annet"),
    }[kind]


def last_day(ends_on: date) -> date:
    """Periods are kept half-open, and told with their last day."""
    return ends_on - ONE_DAY


def period_words(starts_on: date, ends_on: date) -> str:
    """A whole year by its number, one day by its date, else from and to."""
    if (starts_on.month, starts_on.day) == (1, 1) and ends_on == date(starts_on.year + 1, 1, 1):
        return str(starts_on.year)
    if last_day(ends_on) == starts_on:
        return short_date(starts_on)
    return f"{short_date(starts_on)}–{short_date(last_day(ends_on))}"
