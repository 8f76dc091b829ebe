"""The requirements of report 003 in plain words, and what would meet each."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.leadership.queries.cohort_requirements import JudgedRequirement
from fagloft.contexts.leadership.queries.topics import get_topic_names
from fagloft.web.cohorts.cohort_words import joined
from fagloft.web.leadership.needs_words import language
from fagloft.web.templatetags.formats import money, number

MISSED = "not_met"
ALL_IN_ONE = {
    "cost_per_participant": money,
    "gatherings": number,
    "gathering_length_min": number,
    "gathering_length_max": number,
}


def requirement_word(one: JudgedRequirement) -> str:
    """What is asked, as a short sentence."""
    value = one.value
    if one.parameter in ALL_IN_ONE:
        value = ALL_IN_ONE[one.parameter](Decimal(one.value))  # type: ignore[operator]
    word = _parameters()[one.parameter]
    return word % {"value": _values().get(value, value)}


def judgement_word(judgement: str) -> tuple[str, str]:
    """A word and a colour."""
    return {
        "met": (_("Oppfylt"), "success"),
        "not_met": (_("Ikke oppfylt"), "danger"),
        "unknown": (_("Ukjent"), "warning"),
    }[judgement]


def ground_word(one: JudgedRequirement) -> str:
    """What the judgement rests on."""
    if one.answer is not None:
        note = f" {one.answer.note}" if one.answer.note else ""
        return _("Svar fra %(name)s.") % {"name": one.answer.by} + note
    if one.parameter == "cost_per_participant" and one.fact:
        return _("Kullet koster %(price)s.") % {"price": money(Decimal(one.fact))}
    if one.parameter in ALL_IN_ONE and one.fact:
        return _("Kullet har %(count)s.") % {"count": number(Decimal(one.fact))}
    if one.parameter == "ects_level" and one.fact:
        levels = (_values().get(level, level) for level in one.fact.split("; "))
        return _("Modulene teller mot %(level)s.") % {"level": joined(levels)}
    if one.topic:
        return _("Temaet i katalogen: %(topic)s.") % {"topic": get_topic_names(language())[one.topic]}
    return _("Går fram av kullet.") if one.judgement == "met" else ""


def remedy_word(one: JudgedRequirement) -> str:
    """What would meet it; empty where it is met."""
    if one.judgement == "met":
        return ""
    if one.judgement == "unknown" or one.answer is not None:
        return _("Be tilbyderen bekrefte det, og svar her.")
    if one.topic:
        words = _("Ta med temaet «%(topic)s» blant temaene som skal være med.")
        return words % {"topic": get_topic_names(language())[one.topic]}
    return _remedies().get(one.parameter, _("Endre ønskene, og regn ut på nytt."))


def count_words(rows: Sequence[JudgedRequirement]) -> str:
    """How many are met, missed and unknown, in one sentence."""
    counted = Counter(one.judgement for one in rows)
    met = ngettext("%(met)d av %(all)d krav er oppfylt", "%(met)d av %(all)d krav er oppfylt", len(rows))
    rest = _("%(missed)d er ikke oppfylt, %(unknown)d er ukjent")
    told = {"met": counted["met"], "all": len(rows), "missed": counted[MISSED], "unknown": counted["unknown"]}
    return f"{met % told}, {rest % told}."


def tell_missed(rows: Sequence[JudgedRequirement]) -> list[tuple[str, str]]:
    """What is not met, and what would meet it."""
    return [(requirement_word(one), remedy_word(one)) for one in rows if one.judgement == MISSED]


def _remedies() -> dict[str, str]:
    return {
        "gatherings": _("Be om flere samlinger i ønskene."),
        "gathering_length_min": _("Be om lengre samlinger i ønskene."),
        "gathering_length_max": _("Be om kortere samlinger i ønskene."),
        "cost_per_participant": _("Senk prisgrensen, velg færre moduler eller få flere med."),
        "ects_level": _("Velg bare moduler som teller mot en mastergrad."),
        "audience": _("Få toppledere fra begge sektorer nominert, og be om minst én på nivået."),
        "structure": _("Ta med minst to moduler."),
    }


def _parameters() -> dict[str, str]:
    return {
        "gatherings": _("Minst %(value)s samlinger"),
        "gathering_length_min": _("Samlinger på omtrent %(value)s dager eller mer"),
        "gathering_length_max": _("Samlinger på omtrent %(value)s dager eller mindre"),
        "structure": _("Bygd opp av moduler"),
        "continuity_over_time": _("Sammenheng over tid"),
        "combinable_with_leader_job": _("Kan kombineres med jobben som leder"),
        "linked_to_educational_institution": _("Knyttet til en utdanningsinstitusjon"),
        "ects_level": _("Studiepoeng på masternivå"),
        "cost_per_participant": _("Høyst %(value)s per deltaker, uten reise og opphold"),
        "travel_and_lodging": _("Reise og opphold kommer i tillegg"),
        "audience": _("Deltakere: %(value)s"),
        "leadership_level": _("Strategisk ledelse"),
        "admission_to_existing_hospital_programme": _(
            "Et eget program, ikke plasser i sykehusenes eget topplederprogram"
        ),
        "central_content": _("Sentralt innhold: %(value)s"),
        "content_research_based": _("Ny, forskningsbasert kunnskap"),
        "content_theme": _("Tema: %(value)s"),
        "learning_form": _("Læringsform: %(value)s"),
        "follow_up_research": _("Følgeforskning"),
        "external_evaluation": _("Ekstern evaluering"),
        "programme_resources": _("Nok ressurser til kunnskap og ferdigheter"),
        "teaching_staff_research_environment": _("Fagmiljø som forsker på %(value)s"),
        "teaching_staff_sector_knowledge": _("Lærere som kjenner %(value)s"),
    }


def _values() -> dict[str, str]:
    return _people_and_forms() | {
        "strategic_competence": _("strategisk kompetanse"),
        "collaboration": _("samhandling"),
        "collaboration_in_complex_organisations": _("samarbeid i komplekse organisasjoner"),
        "network_collaboration": _("samarbeid i nettverk"),
        "strategic_leadership": _("strategisk ledelse"),
        "network_leadership": _("ledelse av nettverk"),
        "competence_across_professions": _("kompetanse på tvers av profesjoner"),
        "innovation_strategy": _("strategi for innovasjon"),
        "innovation_culture": _("kultur for innovasjon"),
        "digitalisation": _("digitalisering"),
        "organisation_of_services": _("organisering av tjenestene"),
        "health_economics_and_resources": _("helseøkonomi og ressursbruk"),
        "from_units_to_networks": _("fra enheter til nettverk"),
        "municipal_organisation_roles_responsibility": _("kommunens organisering, roller og ansvar"),
        "hospital_organisation_roles_responsibility": _("sykehusets organisering, roller og ansvar"),
        "user_influence": _("brukermedvirkning"),
        "leadership": _("ledelse"),
        "organisations": _("organisasjoner"),
        "innovation": _("innovasjon"),
        "health_services_research": _("helsetjenester"),
        "hospital": _("sykehus"),
        "municipality": _("kommuner"),
    }


def _people_and_forms() -> dict[str, str]:
    return {
        "master": _("mastergrad"),
        "bachelor": _("bachelorgrad"),
        "municipal top leaders": _("toppledere fra kommuner"),
        "hospital top leaders": _("toppledere fra sykehus"),
        "practice_near": _("nær praksis"),
        "training": _("trening"),
        "reflection": _("refleksjon"),
        "real_cases_across_municipality_and_hospital": _("reelle saker på tvers av kommune og sykehus"),
    }
