"""What the page of a person says: the answer, then one section per competence, what is to be done first."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.gaps.queries.people import CompetenceStanding, PersonStanding, Work
from fagloft.web.frame import Crumb
from fagloft.web.person.holding_words import ShownHolding, show_holding, show_rule
from fagloft.web.person.requirement_words import (
    ShownSource,
    ShownWay,
    name_layer,
    obligation_word,
    show_source,
    show_way,
)
from fagloft.web.templatetags.formats import long_date, percent, short_date


@dataclass(frozen=True)
class ShownCompetence:
    """`anchor` is what the cells of the matrix lead to."""

    id: int
    anchor: str
    name: str
    url: str
    standing: str
    standing_text: str
    obligation: str
    required: str
    held: str
    counting: str
    rule: str
    sources: tuple[ShownSource, ...]
    ways: tuple[ShownWay, ...]
    history: tuple[ShownHolding, ...]
    why: str


@dataclass(frozen=True)
class CompetenceGroup:
    heading: str
    anchor: str
    competences: tuple[ShownCompetence, ...]


@dataclass(frozen=True)
class PersonPage:
    person_id: int
    name: str
    heading: str
    lead: str
    is_today: bool
    is_own: bool
    groups: tuple[CompetenceGroup, ...]
    breadcrumb: tuple[Crumb, ...]


def present(standing: PersonStanding, *, today: date, is_own: bool, led_units: frozenset[int]) -> PersonPage:
    return PersonPage(
        person_id=standing.person_id,
        name=standing.name,
        heading=_answer(standing, is_own=is_own),
        lead=" · ".join([_capital(long_date(standing.on)), *(_work(work) for work in standing.work)]),
        is_today=standing.on == today,
        is_own=is_own,
        groups=_group(standing, is_own=is_own),
        breadcrumb=_trail(standing, led_units, is_own=is_own),
    )


def _answer(standing: PersonStanding, *, is_own: bool) -> str:
    unmet = [one for one in standing.competences if one.status in ("missing", "lapsed")]
    soon = sum(one.status == "lapses_soon" for one in standing.competences)
    name = _("Du") if is_own else standing.name
    if not standing.work:
        return _("%(name)s er ikke ansatt denne dagen") % {"name": name}
    lapsing = ngettext("%(count)d går ut innen 90 dager", "%(count)d går ut innen 90 dager", soon) % {"count": soon}
    if unmet:
        lacking = _lacking(name, unmet)
        return _("%(lacking)s, og %(lapsing)s") % {"lacking": lacking, "lapsing": lapsing} if soon else lacking
    if soon:
        return _("%(name)s har det som kreves, men %(lapsing)s") % {"name": name, "lapsing": lapsing}
    return _("%(name)s har det som kreves") % {"name": name}


def _lacking(name: str, unmet: list[CompetenceStanding]) -> str:
    if len(unmet) == 1:
        return _("%(name)s mangler %(competence)s") % {"name": name, "competence": unmet[0].competence.short_name}
    return _("%(name)s mangler %(count)d av det som kreves") % {"name": name, "count": len(unmet)}


def _work(work: Work) -> str:
    post = work.function_name or work.profession_name
    share = percent(work.fte)
    return ", ".join(part for part in (post, work.unit_name, share) if part)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _group(standing: PersonStanding, *, is_own: bool) -> tuple[CompetenceGroup, ...]:
    """What is missing, what lapses, what is voluntary and not met, what is met, what nobody asks for."""
    headings = (
        ("missing", _("Dette mangler"), ("missing", "lapsed")),
        ("lapsing", _("Går ut snart"), ("lapses_soon",)),
        ("offered", _("Frivillig, kan tilbys"), ("may_be_offered",)),
        ("holding", _("På plass"), ("holds",)),
        ("more", _("Kan også dette"), ("not_required",)),
    )
    groups = (
        CompetenceGroup(
            heading,
            anchor,
            tuple(_show(one, is_own=is_own) for one in standing.competences if one.status in statuses),
        )
        for anchor, heading, statuses in headings
    )
    return tuple(group for group in groups if group.competences)


def _show(one: CompetenceStanding, *, is_own: bool) -> ShownCompetence:
    return ShownCompetence(
        id=one.competence.id,
        anchor=f"competence-{one.competence.id}",
        name=one.competence.name,
        url=reverse("competence", args=[one.competence.id]),
        standing=one.status,
        standing_text=_standing_text(one),
        obligation=obligation_word(one.obligation),
        required=_level(one, one.required_level) if one.required_level else "",
        held=_level(one, one.held_level) if one.held_level else "",
        counting=_("Det siste som er registrert, teller.") if one.competence.counts_latest else "",
        rule=show_rule(one.rule),
        sources=tuple(show_source(source) for source in one.sources),
        ways=tuple(show_way(way) for way in one.ways),
        history=tuple(show_holding(holding, one.level_names, is_own=is_own) for holding in one.history),
        why=_why(one),
    )


def _standing_text(one: CompetenceStanding) -> str:
    """The standing with its day; a level that is too low is said so, it is not nothing."""
    if one.status == "lapses_soon" or (one.status == "holds" and one.unmet_from):
        return _("gyldig til %(day)s") % {"day": short_date(one.unmet_from)}
    if one.status == "lapsed":
        return _("gikk ut %(day)s") % {"day": short_date(one.expired_on)}
    if one.status == "missing" and one.held_level:
        return _("mangler nivå %(level)s") % {"level": one.required_level}
    if one.status == "not_required":
        return _("har, ikke krav") if one.held_level else _("gjelder ikke nå, ikke krav")
    return ""


def _why(one: CompetenceStanding) -> str:
    """The first place it is asked in, and how many more there are."""
    if not one.sources:
        return _("Ikke krav. Se hva som er registrert")
    first, more = name_layer(one.sources[0]), len(one.sources) - 1
    return _("%(layer)s og %(count)d til") % {"layer": first, "count": more} if more else first


def _level(one: CompetenceStanding, level: int) -> str:
    name = one.level_names.get(level, "")
    return _("nivå %(level)d: %(name)s") % {"level": level, "name": name} if name else _("nivå %d") % level


def _trail(standing: PersonStanding, led_units: frozenset[int], *, is_own: bool) -> tuple[Crumb, ...]:
    if is_own:
        return (Crumb(_("Min kompetanse"), reverse("my_competence")), Crumb(standing.name))
    units = [work for work in standing.work if work.unit_id in led_units]
    steps = [Crumb(work.unit_name, reverse("unit_overview", args=[work.unit_id])) for work in units[:1]]
    return (*steps, Crumb(standing.name))
