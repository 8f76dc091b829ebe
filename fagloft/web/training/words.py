"""What calculations, reasons and choices are called, and how sums of days and kroner are written."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils.translation import gettext as _

from fagloft.web.templatetags.formats import money, short_date

KINDS = ("must", "must_not", "wish")


def status_word(status: str) -> tuple[str, str]:
    """The word and the colour of its tag."""
    return {
        "waiting": (_("Venter"), "info"),
        "running": (_("Regner"), "info"),
        "optimal": (_("Ferdig, beste plan"), "success"),
        "feasible": (_("Ferdig"), "success"),
        "infeasible": (_("Låste valg går ikke opp"), "danger"),
        "no_result": (_("Tiden gikk ut"), "warning"),
        "failed": (_("Stoppet av en feil"), "danger"),
        "cancelled": (_("Avbrutt"), "neutral"),
    }[status]


def kind_word(kind: str) -> str:
    return {"must": _("Skal delta"), "must_not": _("Skal ikke delta"), "wish": _("Ønsker å delta")}[kind]


def enrolment_word(status: str) -> tuple[str, str]:
    return {
        "proposed": (_("Foreslått, venter på lederen"), "info"),
        "accepted": (_("Påmeldt"), "success"),
        "cancelled": (_("Avlyst"), "neutral"),
    }[status]


def budget_words(budget: Decimal | None) -> str:
    return _("Uten grense") if budget is None else money(budget)


def days_words(first: date, last: date) -> str:
    return short_date(first) if first == last else f"{short_date(first)}–{short_date(last)}"


def period_words(starts_on: date, ends_on: date) -> str:
    """The period with its last day; `ends_on` is the first day after it."""
    return days_words(starts_on, ends_on - timedelta(days=1))
