"""What is known of a programme, in words; what is not known is said to be so."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from babel.dates import format_date
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.leadership.queries.programme_texts import ProgrammeText
from fagloft.contexts.leadership.queries.programmes import DISCONTINUED, ProgrammeRow
from fagloft.contexts.leadership.queries.topics import get_topic_names
from fagloft.intake import programme_template as words
from fagloft.intake.template import LANGUAGES, Choice
from fagloft.web.templatetags.formats import LOCALES, money, number, short_date

A_MONDAY = date(2026, 11, 23)
REPORTS = {"000": 2010, "001": 2014, "003": 2018, "004": 2020}


@dataclass(frozen=True)
class Mark:
    """A short word on a programme, and how loud it is."""

    text: str
    colour: str = "neutral"


def language() -> str:
    spoken = (translation.get_language() or "nb")[:2]
    return spoken if spoken in LANGUAGES else "nb"


def unknown() -> str:
    return _("ikke oppgitt")


def label(field: str) -> str:
    return words.PROGRAMMES.column(field).label(language())


def word(choices: Iterable[Choice], value: str) -> str:
    return next((choice.word(language()) for choice in choices if choice.value == value), value)


def several(field: str, values: Iterable[str]) -> str:
    if field == "topics":
        names = get_topic_names(language())
        return ", ".join(names.get(value, value) for value in values)
    return ", ".join(word(words.SEVERAL[field], value) for value in values)


def yes_no(told: bool | None) -> str:  # noqa: FBT001
    return unknown() if told is None else _("ja") if told else _("nei")


def credits_span(text: ProgrammeText) -> str:
    """The number alone, for a column that says what it is; empty where it is not known."""
    least, most = text.credits_min, text.credits_max
    if least is None or most is None:
        return ""
    return amount(least) if least == most else f"{amount(least)}–{amount(most)}"


def credits_words(text: ProgrammeText) -> str:
    least, most, span = text.credits_min, text.credits_max, credits_span(text)
    if not span:
        return unknown()
    if most == 0:
        return _("ingen studiepoeng")
    told = (
        _("%(span)s studiepoeng per emne")
        if least != most and text.level == "single_courses"
        else _("%(span)s studiepoeng")
    )
    return told % {"span": span}


def amount(value: Decimal) -> str:
    """With decimals only where there are some."""
    return number(value, 1) if value % 1 else number(value)


def level_words(text: ProgrammeText) -> str:
    return word(words.LEVELS, text.level) if text.level else unknown()


def admission_words(text: ProgrammeText) -> str:
    """What is asked of those who apply, from what is known of it."""
    if text.education_years is None and text.experience_years is None and text.study_competence_is_enough is None:
        return unknown()
    told = _asked(text)
    if text.accepts_prior_learning:
        told = _("%(asked)s, eller realkompetanse") % {"asked": told}
    return _("%(asked)s; kravet varierer mellom kursene") % {"asked": told} if text.requirement_varies else told


def _asked(text: ProgrammeText) -> str:
    parts = []
    if text.education_years:
        told = ngettext("%(years)d års høyere utdanning", "%(years)d års høyere utdanning", text.education_years)
        parts.append(told % {"years": text.education_years})
    elif text.education_years is None:
        parts.append(_("høyere utdanning, antall år ikke oppgitt"))
    elif text.study_competence_is_enough:
        parts.append(_("generell studiekompetanse"))
    parts += _experience(text)
    return _(" og ").join(parts) if parts else _("ingen krav oppgitt")


def _experience(text: ProgrammeText) -> list[str]:
    if text.experience_years == 0 or (text.experience_years is None and not text.experience_is_relevant):
        return []
    if text.experience_years is None:
        return [_("relevant yrkeserfaring, lengden ikke oppgitt")]
    told = (
        _("%(years)d års relevant yrkeserfaring") if text.experience_is_relevant else _("%(years)d års yrkeserfaring")
    )
    return [told % {"years": text.experience_years}]


def gathering_words(text: ProgrammeText) -> str:
    if text.gatherings == 0:
        return _("ingen samlinger")
    parts = []
    if text.gatherings is not None:
        parts.append(ngettext("%(count)d samling", "%(count)d samlinger", text.gatherings) % {"count": text.gatherings})
    if text.days_per_gathering is not None:
        days = ngettext("%(count)d dag hver gang", "%(count)d dager hver gang", text.days_per_gathering)
        parts.append(days % {"count": text.days_per_gathering})
    if text.first_weekday is not None:
        parts.append(_("fra %(weekday)s") % {"weekday": weekday_word(text.first_weekday)})
    return ", ".join(parts) or unknown()


def weekday_word(weekday: int) -> str:
    return format_date(A_MONDAY + timedelta(days=weekday - 1), "EEEE", locale=LOCALES[language()])


def form_words(text: ProgrammeText) -> str:
    """Part-time or not and how it is held, in a few words for a list."""
    part = {True: _("deltid"), False: _("ikke deltid"), None: ""}[text.is_part_time]
    return ", ".join(told for told in (part, several("delivery", text.delivery)) if told) or unknown()


def place_words(row: ProgrammeRow) -> str:
    """Where it is held; where no place is told of, the provider's seat is named as that."""
    text = row.text
    if text.place:
        same = not row.municipality_name or row.municipality_name in text.place
        return text.place if same else f"{text.place} ({row.municipality_name})"
    if set(text.delivery) == {"online"}:
        return _("på nett")
    if row.municipality_name:
        return _("ikke oppgitt; lærestedet ligger i %(seat)s") % {"seat": row.municipality_name}
    return unknown()


def price_words(text: ProgrammeText) -> str:
    if text.price is None:
        return unknown()
    return _("gratis") if text.price == 0 else str(money(text.price))


def age_words(row: ProgrammeRow) -> str:
    """Of which year it is told, and whether anybody has looked since."""
    year = row.text.year
    if not row.is_stale:
        if row.confirmed_on:
            return _("Bekreftet %(day)s") % {"day": short_date(row.confirmed_on)}
        return _("Opplysninger fra %(year)d") % {"year": year}
    if row.confirmed_on:
        told = _("Slik det var i %(year)d, ikke bekreftet siden %(day)s")
        return told % {"year": year, "day": short_date(row.confirmed_on)}
    return _("Slik det var i %(year)d, ikke bekreftet siden") % {"year": year}


def marks(row: ProgrammeRow) -> tuple[Mark, ...]:
    told = []
    if row.is_fictitious:
        told.append(Mark(_("Oppdiktet eksempel"), "info"))
    if row.text.status != "active":
        status = word(words.STATUSES, row.text.status)
        told.append(Mark(status[:1].upper() + status[1:], "warning" if row.text.status == DISCONTINUED else "neutral"))
    if row.is_stale:
        told.append(Mark(_("Fra %(year)d") % {"year": row.text.year}, "warning"))
    return tuple(told)


def source_words(text: ProgrammeText) -> str:
    """The report with its year and line, or what is written."""
    report = text.source[:3]
    if report in REPORTS and text.source.endswith(".txt"):
        told = _("Rapport %(number)s (%(year)d), linje %(line)s")
        return told % {"number": report, "year": REPORTS[report], "line": text.line or "–"}
    if text.source == "assumed":
        return _("Oppdiktet for demoen")
    if not text.source:
        return unknown()
    return f"{text.source}, {_('linje')} {text.line}" if text.line else text.source


def order_words(text: ProgrammeText) -> str:
    """Who signs up or orders, in a sentence."""
    by = {
        "individual": _("Du melder deg på selv"),
        "employer": _("Arbeidsgiveren bestiller"),
        "municipality": _("Kommunen bestiller, alene eller sammen med andre"),
    }.get(text.ordered_by, "")
    alone = {
        True: _("enkeltpersoner kan melde seg på"),
        False: _("enkeltpersoner kan ikke melde seg på"),
        None: "",
    }[text.individual_enrolment if text.ordered_by != "individual" else None]
    return "; ".join(told for told in (by, alone) if told) or unknown()
