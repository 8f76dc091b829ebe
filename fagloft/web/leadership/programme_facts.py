"""Every field of a programme with its label and words, in the order a leader asks."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from fagloft.contexts.leadership.queries.programmes import ProgrammeRow
from fagloft.intake import programme_template as words
from fagloft.web.leadership import programme_words as say


@dataclass(frozen=True)
class Fact:
    label: str
    words: str
    url: str = ""

    @property
    def is_unknown(self) -> bool:
        return self.words == say.unknown()


@dataclass(frozen=True)
class FactGroup:
    heading: str
    facts: tuple[Fact, ...]


def tell_facts(row: ProgrammeRow) -> tuple[FactGroup, ...]:
    return (
        FactGroup(_("Hva det er"), _what(row)),
        FactGroup(_("Hvem som kan bli med"), _who(row)),
        FactGroup(_("Når, hvor og hvordan"), _how(row)),
        FactGroup(_("Pris og bestilling"), _order(row)),
        FactGroup(_("Hvor vi har det fra"), _source(row)),
    )


def _fact(field: str, told: str) -> Fact:
    return Fact(say.label(field), told or say.unknown())


def _what(row: ProgrammeRow) -> tuple[Fact, ...]:
    text = row.text
    return (
        _fact("level", say.level_words(text)),
        Fact(_("Studiepoeng"), say.credits_words(text)),
        _fact("topics", say.several("topics", text.topics)),
        _fact("provider_name", text.provider_name.replace(";", ", ")),
        _fact("commissioner", text.commissioner.replace(";", ", ")),
        _fact("status", say.word(words.STATUSES, text.status)),
        _fact("note", text.note),
    )


def _who(row: ProgrammeRow) -> tuple[Fact, ...]:
    text = row.text
    return (
        _fact("audience", say.several("audience", text.audience)),
        _fact("leader_levels", say.several("leader_levels", text.leader_levels)),
        Fact(_("Inntak"), say.admission_words(text)),
        _fact("accepts_prior_learning", say.yes_no(text.accepts_prior_learning)),
        _fact("participants", text.participants),
    )


def _how(row: ProgrammeRow) -> tuple[Fact, ...]:
    text = row.text
    return (
        _fact("is_part_time", say.yes_no(text.is_part_time)),
        _fact("delivery", say.several("delivery", text.delivery)),
        Fact(_("Samlinger"), say.gathering_words(text)),
        _fact("duration", text.duration),
        _fact("place", say.place_words(row)),
    )


def _order(row: ProgrammeRow) -> tuple[Fact, ...]:
    text = row.text
    return (
        Fact(_("Pris"), say.price_words(text)),
        _fact("cost_note", text.cost_note),
        Fact(_("Slik bestilles det"), say.order_words(text)),
        Fact(say.label("website"), text.website or say.unknown(), _address(text.website)),
    )


def _source(row: ProgrammeRow) -> tuple[Fact, ...]:
    return (
        _fact("source", say.source_words(row.text)),
        Fact(_("Hvor nytt det er"), say.age_words(row)),
        _fact("code", row.text.code),
    )


def _address(website: str) -> str:
    """Only web addresses become links, whatever stands in the catalogue."""
    if website.startswith(("http://", "https://")):
        return website
    return f"https://{website}" if website.startswith("www.") else ""
