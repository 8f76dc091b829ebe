"""What a difference between two versions of a plan is called."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from fagloft.web.offers.words import learning_form_word
from fagloft.web.plans.words import attendance_word, cost_word, financing_word, last_day, recurrence_word
from fagloft.web.requirements.words import obligation_word
from fagloft.web.templatetags.formats import money, number, short_date

NOTHING = "–"
WORDS = {
    "learning_form": learning_form_word,
    "obligation": obligation_word,
    "attendance_time": attendance_word,
    "recurrence": recurrence_word,
    "financing": financing_word,
}


def kind_words(kind: str) -> str:
    return {"added": _("Nytt"), "removed": _("Tatt ut"), "changed": _("Endret")}[kind]


def part_word(part: str) -> str:
    return {"plan": _("Planen"), "focus_areas": _("Satsningsområde"), "measures": _("Tiltak")}[part]


def field_word(field: str) -> str:
    return {**_words_of_plan(), **_words_of_measure()}[field]


def value_words(field: str, value: Any) -> str:
    """A value as it lies in a version, as people write it."""
    if value in (None, "", []):
        return NOTHING
    if field == "target_person_id":
        return _("Én ansatt")
    if field in WORDS:
        return WORDS[field](value)
    if field == "ends_on":
        return short_date(last_day(date.fromisoformat(value)))
    if field.endswith("_on"):
        return short_date(date.fromisoformat(value))
    return _plain_words(field, value)


def _plain_words(field: str, value: Any) -> str:
    if field == "costs":
        return "; ".join(f"{cost_word(line['kind'])} {money(Decimal(line['amount']))}" for line in value)
    if field == "hours_per_person":
        return number(Decimal(value), 1)
    if isinstance(value, bool):
        return _("Ja") if value else _("Nei")
    return ", ".join(value) if isinstance(value, list) else str(value)


def _words_of_plan() -> dict[str, str]:
    return {
        "title": _("Navn"),
        "introduction": _("Innledning"),
        "starts_on": _("Fra"),
        "ends_on": _("Siste dag"),
        "description": _("Beskrivelse"),
        "competence": _("Kompetanse"),
    }


def _words_of_measure() -> dict[str, str]:
    return {
        "goal": _("Mål"),
        "focus_area": _("Satsningsområde"),
        "offer": _("Tilbud"),
        "learning_form": _("Læringsform"),
        "obligation": _("Plikt"),
        "obligation_reason": _("Hvorfor?"),
        "attendance_time": _("Tid"),
        "owner": _("Svarer for det"),
        "target_unit": _("Enhet"),
        "target_function": _("Stilling"),
        "target_profession": _("Profesjon"),
        "target_person_id": _("Én ansatt"),
        "only_with_gap": _("Bare de som mangler kompetansen"),
        "recurrence": _("Hvor ofte?"),
        "financing": _("Betales av"),
        "hours_per_person": _("Timer per deltaker"),
        "evaluation_on": _("Evalueres"),
        "competences": _("Kompetanse det gir"),
        "costs": _("Kostnader"),
    }
