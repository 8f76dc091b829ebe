"""Numbers and dates as the reader's language writes them."""

from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_date, format_time
from babel.numbers import format_currency, format_decimal, format_percent
from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

register = template.Library()

LOCALES = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}
# English readers meet the month in letters: 3/12 is read both ways.
SHORT_DATE = {"nb": "dd.MM.yyyy", "nn": "dd.MM.yyyy", "en": "d MMM yyyy"}
DAY_MONTH = {"nb": "dd.MM.", "nn": "dd.MM.", "en": "d MMM"}
DAY_AND_MONTH = {"nb": "d. MMMM", "nn": "d. MMMM", "en": "d MMMM"}
LONG_DATE = {"nb": "EEEE d. MMMM yyyy", "nn": "EEEE d. MMMM yyyy", "en": "EEEE d MMMM yyyy"}
CLOCK = {"nb": "HH.mm", "nn": "HH.mm", "en": "HH:mm"}
NOTHING = "–"
KILO = 1000
KEPT = 4096  # one page repeats the same few days and numbers hundreds of times

type Number = int | float | Decimal


def _language() -> str:
    spoken = (get_language() or "nb")[:2]
    return spoken if spoken in LOCALES else "nb"


def _fraction(decimals: int) -> str:
    return "." + "0" * decimals if decimals else ""


# What is kept is found by equality: `+ 0` makes minus zero, which equals zero, be written as zero always.
@lru_cache(maxsize=KEPT)
def _write_number(value: Number, language: str, pattern: str) -> str:
    return format_decimal(value, format=pattern, locale=LOCALES[language])


@lru_cache(maxsize=KEPT)
def _write_percent(share: Number, language: str, pattern: str) -> str:
    return format_percent(share, format=pattern, locale=LOCALES[language])


@lru_cache(maxsize=KEPT)
def _write_day(day: date, language: str, pattern: str) -> str:
    return format_date(day, format=pattern, locale=LOCALES[language])


@lru_cache(maxsize=KEPT)
def _write_clock(clock: time, language: str) -> str:
    return format_time(clock, format=CLOCK[language], locale=LOCALES[language])


@register.filter
def number(value: Number | None, decimals: int = 0) -> str:
    """A number with its thousands apart: 1 234,5."""
    if value is None:
        return NOTHING
    return _write_number(value + 0, _language(), "#,##0" + _fraction(decimals))


@register.filter
def percent(share: Number | None, decimals: int = 0) -> str:
    """A share of one as percent: 12 %."""
    if share is None:
        return NOTHING
    language = _language()
    pattern = "#,##0" + _fraction(decimals) + ("%" if language == "en" else "\u00a0%")
    return _write_percent(share + 0, language, pattern)


@register.filter
def money(kroner: Number | None) -> str:
    """Whole kroner: 1 234 kr."""
    if kroner is None:
        return NOTHING
    pattern = "¤¤\u00a0#,##0" if _language() == "en" else "#,##0\u00a0kr"
    return format_currency(kroner, "NOK", format=pattern, locale=LOCALES[_language()], currency_digits=False)


@register.filter
def file_size(size: int | None) -> str:
    """The size of a file in the unit people know: 340 kB, 1,2 MB."""
    if size is None:
        return NOTHING
    if size < KILO:
        return f"{size}\u00a0B"
    if size < KILO * KILO:
        return f"{number(size / KILO)}\u00a0kB"
    return f"{number(size / KILO / KILO, 1)}\u00a0MB"


def _date(day: date | None, patterns: dict[str, str]) -> str:
    if day is None:
        return NOTHING
    # Two moments are equal in two time zones though their days differ, so a moment is no key.
    plain = day.date() if isinstance(day, datetime) else day
    language = _language()
    return _write_day(plain, language, patterns[language])


@register.filter(expects_localtime=True)
def short_date(day: date | None) -> str:
    """22.11.2026."""
    return _date(day, SHORT_DATE)


@register.filter(expects_localtime=True)
def day_month(day: date | None) -> str:
    """22.11., where the year is plain from what stands around."""
    return _date(day, DAY_MONTH)


@register.filter(expects_localtime=True)
def day_and_month(day: date | None) -> str:
    """22. november, where the year is plain from what stands around."""
    return _date(day, DAY_AND_MONTH)


@register.filter(expects_localtime=True)
def long_date(day: date | None) -> str:
    """søndag 22. november 2026."""
    return _date(day, LONG_DATE)


@register.filter(expects_localtime=True)
def moment(at: datetime | None) -> str:
    """22.11.2026 kl. 14.05."""
    if at is None:
        return NOTHING
    clock = _write_clock(time(at.hour, at.minute), _language())
    return _("%(day)s kl. %(clock)s") % {"day": short_date(at), "clock": clock}
