"""The parts of the answer as facts and tables."""

from collections.abc import Sequence
from statistics import mean

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.leadership.queries.cohort_results import CohortResult, TopicResult, VenueResult
from fagloft.contexts.leadership.queries.cohorts import CohortDetail, Participant
from fagloft.contexts.leadership.queries.topics import get_topic_names
from fagloft.web.cohorts.cohort_words import credits_word, hours, level_name, period, place_name, whole_hours
from fagloft.web.leadership.needs_words import language, sentence_case
from fagloft.web.tables import Cell, Column, Row, Table
from fagloft.web.templatetags.formats import money, number

MOST_SHOWN = 6


def answer(found: CohortDetail, result: CohortResult) -> dict[str, object]:
    """Everything about a cohort that was found."""
    return {
        "facts": _facts(found, result),
        "dates": [period(days) for days in result.dates],
        "participants": _participants(found),
        "modules": _modules(result),
        "topics": _topics(result),
        "uncovered": _uncovered(result),
        "venues": _venues(result, result.venues[:MOST_SHOWN]),
        "more_venues": _venues(result, result.venues[MOST_SHOWN:]) if result.venues[MOST_SHOWN:] else None,
        "costs": _costs(found),
    }


def staying(found: CohortDetail) -> list[str]:
    """Those who are nominated and do not go along."""
    going = {one.applicant.nomination_id for one in found.participants}
    return [f"{one.name}, {one.organisation_name}" for one in found.applicants if one.nomination_id not in going]


def _facts(found: CohortDetail, result: CohortResult) -> list[tuple[str, str]]:
    each = found.participants[0].told if found.participants else None
    modules = ngettext("%(count)d modul", "%(count)d moduler", len(result.modules)) % {"count": len(result.modules)}
    worst = max((one.told.minutes for one in found.participants), default=None)
    form = _("%(gatherings)d samlinger à %(days)d dager") % {
        "gatherings": result.gatherings,
        "days": result.days_each,
    }
    studied = _("%(modules)s, %(credits)s studiepoeng") % {"modules": modules, "credits": credits_word(result.credits)}
    return [
        (_("Tilbyder"), result.provider),
        (_("Innhold"), studied),
        (_("Form"), form),
        (_("Pris per deltaker"), money(each.without_travel if each else None)),
        (_("Med reise og opphold"), _span([one.told.with_travel for one in found.participants])),
        (_("Med vikar også"), _span([one.told.with_substitute for one in found.participants])),
        (_("Lengste reise"), _("%(hours)s tur og retur") % {"hours": hours(worst)}),
    ]


def _span(amounts: list[object]) -> str:
    """The mean, and from the least to the most where they differ."""
    if not amounts:
        return "–"
    least, most = min(amounts), max(amounts)  # type: ignore[type-var]
    told = _("%(mean)s i snitt") % {"mean": money(round(mean(amounts)))}  # type: ignore[type-var,call-overload]
    if least == most:
        return money(least)  # type: ignore[arg-type]
    spread = {"mean": told, "least": money(least), "most": money(most)}  # type: ignore[arg-type]
    return _("%(mean)s (%(least)s til %(most)s)") % spread


def _participants(found: CohortDetail) -> Table:
    columns = (
        Column(_("Leder"), priority=1),
        Column(_("Arbeidssted"), priority=2),
        Column(_("Nivå")),
        Column(_("Reise tur og retur"), is_numeric=True),
        Column(_("Med reise"), is_numeric=True),
        Column(_("Med vikar"), is_numeric=True),
    )
    return Table(_("Deltakere"), columns, tuple(_participant(one) for one in found.participants))


def _participant(one: Participant) -> Row:
    who, told = one.applicant, one.told
    journey = hours(told.minutes) if told.is_travel_known else _("ukjent, regnet som lengst")
    return Row(
        (
            Cell(who.name),
            Cell(who.organisation_name, detail=who.unit_name),
            Cell(level_name(who.level)),
            Cell(journey),
            Cell(money(told.with_travel)),
            Cell(money(told.with_substitute)),
        )
    )


def _modules(result: CohortResult) -> Table:
    columns = (
        Column(_("Modul"), priority=1),
        Column(_("Temaer som trengs"), priority=2),
        Column(_("Studiepoeng"), is_numeric=True),
        Column(_("Dager"), is_numeric=True),
        Column(_("Pris"), is_numeric=True),
    )
    names = get_topic_names(language())
    needed = {one.topic for one in result.topics}
    rows = tuple(
        Row(
            (
                Cell(
                    one.title,
                    url=reverse("programme", args=[one.programme_id]),
                    detail=_("oppdiktet eksempel") if one.is_fictitious else "",
                ),
                Cell(", ".join(names.get(topic, topic) for topic in one.topics if topic in needed) or "–"),
                Cell(credits_word(one.credits)),
                Cell(number(one.days)),
                Cell(money(one.price) if result.cohort_price is None else _("i prisen for kullet")),
            )
        )
        for one in result.modules
    )
    return Table(_("Moduler"), columns, rows)


def _topics(result: CohortResult) -> Table:
    columns = (
        Column(_("Tema"), priority=1),
        Column(_("Dekkes av"), priority=2),
        Column(_("Deltakere som trenger det"), is_numeric=True),
    )
    return Table(_("Behov"), columns, tuple(_topic(one, result) for one in result.topics))


def _topic(one: TopicResult, result: CohortResult) -> Row:
    names, titles = get_topic_names(language()), {module.code: module.title for module in result.modules}
    covered = ", ".join(titles[code] for code in one.modules)
    return Row((Cell(sentence_case(names.get(one.topic, one.topic))), Cell(covered or _("ingen av modulene")),
                Cell(number(one.people))))  # fmt: skip


def _uncovered(result: CohortResult) -> str:
    covered = sum(bool(one.modules) for one in result.topics)
    words = _("%(covered)d av %(count)d temaer som deltakerne trenger, dekkes.")
    return words % {"covered": covered, "count": len(result.topics)}


def _venues(result: CohortResult, shown: Sequence[VenueResult]) -> Table:
    columns = (
        Column(_("Sted"), priority=1),
        Column(_("Reisetid for alle"), is_numeric=True, priority=2),
        Column(_("Den med lengst vei"), is_numeric=True),
        Column(_("Deltakere"), is_numeric=True),
        Column(_("Alle utgifter"), is_numeric=True),
        Column(_("Poeng"), is_numeric=True),
    )
    return Table(_("Steder"), columns, tuple(_venue(one, result) for one in shown))


def _venue(one: VenueResult, result: CohortResult) -> Row:
    chosen = _("valgt") if one.code == result.venue else ""
    if one.worth is None:
        note = {"impossible": _("ønskene kan ikke oppfylles her")}.get(one.status, _("ikke regnet ferdig"))
        return Row((Cell(place_name(one.code), detail=note), *(Cell("–") for _column in range(5))))
    return Row(
        (
            Cell(place_name(one.code), detail=chosen or ("" if one.status == "proven" else _("ikke regnet ferdig"))),
            Cell(whole_hours(one.travel_minutes)),
            Cell(hours(one.worst_minutes)),
            Cell(number(one.participants)),
            Cell(money(one.cost)),
            Cell(number(one.worth)),
        )
    )


def _costs(found: CohortDetail) -> Table:
    """What it costs all together."""
    told = [one.told for one in found.participants]
    parts = (
        (_("Tilbyderens pris"), sum(one.without_travel for one in told)),
        (_("Opphold"), sum(one.lodging for one in told)),
        (_("Reise"), sum(one.travel for one in told)),
        (_("Vikar"), sum(one.substitute for one in told)),
        (_("Til sammen"), sum(one.with_substitute for one in told)),
    )
    columns = (
        Column(_("Utgift"), priority=1),
        Column(_("Hele kullet"), is_numeric=True, priority=2),
        Column(_("Per deltaker"), is_numeric=True),
    )
    people = max(len(told), 1)
    rows = tuple(Row((Cell(name), Cell(money(total)), Cell(money(round(total / people))))) for name, total in parts)
    return Table(_("Utgifter"), columns, rows)
