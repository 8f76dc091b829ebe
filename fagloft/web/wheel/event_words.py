"""What the events of the annual wheel are called, on the page and in a calendar."""

from django.utils.translation import gettext as _

from fagloft.contexts.planning.queries.events import WheelEvent

OF_PLANS = ("decision", "revision", "evaluation")


def title_of(event: WheelEvent) -> str:
    """What recurs every year has no title of its own."""
    if event.kind in OF_PLANS:
        return {
            "decision": _("Vedtak: %(title)s"),
            "revision": _("Gå gjennom planen på nytt: %(title)s"),
            "evaluation": _("Evaluering: %(title)s"),
        }[event.kind] % {"title": event.title}
    return event.title or element_word(event.kind)


def element_word(kind: str) -> str:
    return {
        "unit_plan": _("Virksomhetsplan med opplæringsplan"),
        "grants": _("Søk tilskudd hos Statsforvalteren"),
        "appraisal_talks": _("Medarbeidersamtaler med kartlegging"),
        "needs": _("Meld behov før neste års rammer"),
        "budget": _("Budsjett og mål for neste år"),
    }[kind]


def kind_word(event: WheelEvent) -> str:
    if event.kind == "measure":
        return _("Tiltak som kommer igjen") if event.is_recurring else _("Tiltak")
    if event.kind == "session":
        return _("Samling")
    return _("Plan") if event.kind in OF_PLANS else _("Hvert år")


def ring_word(ring: str) -> str:
    return {"organisation": _("Virksomheten"), "unit": _("Enheten"), "person": _("Deg selv")}[ring]


def free_day_word(code: str) -> str:
    return {
        "new_years_day": _("første nyttårsdag"),
        "maundy_thursday": _("skjærtorsdag"),
        "good_friday": _("langfredag"),
        "easter_sunday": _("første påskedag"),
        "easter_monday": _("andre påskedag"),
        "labour_day": _("arbeidernes dag"),
        "constitution_day": _("grunnlovsdagen"),
        "ascension_day": _("Kristi himmelfartsdag"),
        "whit_sunday": _("første pinsedag"),
        "whit_monday": _("andre pinsedag"),
        "christmas_day": _("første juledag"),
        "second_day_of_christmas": _("andre juledag"),
        "summer_weeks": _("midt i fellesferien, uke 28–30"),
        "christmas_week": _("i juleuka"),
    }[code]
