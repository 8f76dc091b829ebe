"""The catalogue in plain words: what an item is made of, how long it lasts, and how we know."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.competence.queries.catalogues import CompetenceCard
from fagloft.contexts.competence.queries.validity import Rule

COMPONENTS = ("knowledge", "skill", "ability")
# Titles are not translated.
REPORTS = {
    "002": "Kartlegging av kompetanse i Vestfold, masteroppgave 2017",
    "004": "Kompetanseløft 2020, andre delrapport",
}
CLASSES = ("core", "specialist", "breadth", "coordination")


def component_word(component: str) -> str:
    return {"knowledge": _("Kunnskap"), "skill": _("Ferdighet"), "ability": _("Evne")}[component]


def class_word(competence_class: str) -> str:
    return {
        "core": _("Kjernekompetanse"),
        "specialist": _("Spisskompetanse"),
        "breadth": _("Breddekompetanse"),
        "coordination": _("Samhandlingskompetanse"),
    }[competence_class]


def counting_word(counting: str) -> str:
    """Said as a setting, because it decides what counts when somebody has several registrations."""
    if counting == "latest":
        return _("Den siste registreringen teller, også når den er på et lavere nivå.")
    return _("Den beste gyldige registreringen teller.")


def rule_sentence(rule: Rule | None) -> str:
    """Hvert år (oppgitt i kilde)."""
    if rule is None:
        return _("Ingen regel: varer til noen bestemmer noe annet")
    return f"{lasting(rule.months)} ({basis_word(rule.basis)})"


def lasting(months: int | None) -> str:
    if months is None:
        return _("Varer uten slutt")
    if months == 12:
        return _("Hvert år")
    if months % 12 == 0:
        return _("Hvert %(years)d. år") % {"years": months // 12}
    return ngettext("Hver måned", "Hver %(months)d. måned", months) % {"months": months}


def basis_word(basis: str) -> str:
    return {
        "stated": _("oppgitt i kilde"),
        "assumed": _("antatt"),
        "law": _("følger av lov"),
        "local": _("bestemt lokalt"),
    }[basis]


def sentence_for(rule: Rule, language: str, *, is_among_others: bool) -> str:
    """Lege: Hvert 2. år (oppgitt i kilde); where some have a rule of their own, the rest is told too."""
    sentence = rule_sentence(rule)
    if rule.profession_code:
        return _("%(profession)s: %(rule)s") % {"profession": rule.profession_name(language), "rule": sentence}
    return _("Alle andre: %(rule)s") % {"rule": sentence} if is_among_others else sentence


def source_word(source: str) -> str:
    """The title of the report that was read; a value we have set ourselves has no source to name."""
    if source.startswith("assumed"):
        return ""
    report = re.match(r"(\d{3})_[0-9a-f]+\.txt", source)
    return REPORTS.get(report.group(1), "") if report else source


def owner_word(card: CompetenceCard) -> str:
    """Spelled out: the short forms are known to those who use them daily only."""
    own = _("Egen") if card.is_own else _("Felles")
    return {
        "HFV": "Helsefellesskapet i Vestfold",
        "SIV": "Sykehuset i Vestfold HF",
        "USHT": "Utviklingssenteret for sykehjem og hjemmetjenester i Vestfold",
    }.get(card.owner, card.owner or own)
