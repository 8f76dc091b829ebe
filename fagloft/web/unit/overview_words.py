"""What the unit overview says: the answer, then what to do, then what comes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.gaps.queries.standings import MAY_BE_OFFERED, VOLUNTARY
from fagloft.contexts.gaps.queries.unit_overviews import Lack, Lapse, NamedStanding, Shortfall, UnitOverview
from fagloft.contexts.gaps.queries.who_can_help import Help
from fagloft.contexts.offers.queries.next_sessions import NextSession
from fagloft.web.templatetags.formats import long_date, number, short_date
from fagloft.web.unit.help_words import help_beyond, help_lines, help_onwards, help_within

MOST_NAMES = 5
MOST_TASKS = 7


@dataclass(frozen=True)
class NamedPerson:
    name: str
    url: str
    day: str


@dataclass(frozen=True)
class People:
    """Names with a word in front ("Mangler:"), and how many more there are."""

    lead_in: str
    people: tuple[NamedPerson, ...]
    more: str = ""


@dataclass(frozen=True)
class HeldNext:
    """The next session that gives what is missing."""

    title: str
    url: str
    detail: str


@dataclass(frozen=True)
class Task:
    heading: str
    url: str
    detail: str
    groups: tuple[People, ...]
    help: tuple[str, ...]
    more_help: tuple[str, ...] = ()
    session: HeldNext | None = None
    action_label: str = ""
    action_url: str = ""
    plan_url: str = ""


class _HelpLines(TypedDict):
    help: tuple[str, ...]
    more_help: tuple[str, ...]


@dataclass(frozen=True)
class OverviewPage:
    unit_id: int
    unit_name: str
    heading: str
    lead: str
    is_today: bool
    is_empty: bool
    tasks: tuple[Task, ...]
    more_tasks: tuple[Task, ...]
    offers: tuple[Task, ...]
    lapses: tuple[Task, ...]
    minimums: tuple[Task, ...]
    open_questions: str
    matrix_url: str


def present(
    overview: UnitOverview, held_next: Mapping[int, NextSession], *, today: date, may_plan: bool
) -> OverviewPage:
    words = _Words(overview, today, held_next, person_url=reverse("person", args=[0]), may_plan=may_plan)
    tasks = tuple(words.of_lack(lack) for lack in overview.lacks)
    return OverviewPage(
        unit_id=overview.unit_id,
        unit_name=overview.unit_name,
        heading=_answer(overview),
        lead=_facts(overview),
        is_today=overview.on == today,
        is_empty=not overview.people,
        tasks=tasks[:MOST_TASKS],
        more_tasks=tasks[MOST_TASKS:],
        offers=tuple(words.of_offer(offer) for offer in overview.offers),
        lapses=tuple(words.of_lapse(lapse) for lapse in overview.lapses),
        minimums=tuple(words.of_shortfall(shortfall) for shortfall in overview.shortfalls),
        open_questions=_questions(overview.open_questions),
        matrix_url=words.matrix(),
    )


@dataclass(frozen=True)
class _Words:
    """Words and addresses for one unit on one day."""

    overview: UnitOverview
    today: date
    held_next: Mapping[int, NextSession]
    person_url: str
    may_plan: bool

    def matrix(self, **chosen: str | int) -> str:
        kept = dict(chosen)
        if self.overview.on != self.today:
            kept["on"] = self.overview.on.isoformat()
        url = reverse("unit_matrix", args=[self.overview.unit_id])
        return f"{url}?{urlencode(kept)}" if kept else url

    def of_lack(self, lack: Lack) -> Task:
        return Task(
            heading=lack.competence.name,
            url=reverse("competence", args=[lack.competence.id]),
            detail=_obligation(lack),
            groups=self._groups(lack),
            **self._help(lack.help),
            session=self._session(lack.competence.id),
            action_label=_see_them(lack.unmet),
            action_url=self.matrix(competence=lack.competence.id, standing="unmet"),
            plan_url=self.propose(lack) if self.may_plan else "",
        )

    def propose(self, lack: Lack) -> str:
        """A measure for those who lack it, as far as the gap itself can fill it in."""
        return reverse(
            "measure_add",
            query={
                "competence": lack.competence.id,
                "level": lack.level,
                "unit": self.overview.unit_id,
                "gap": 1,
                "title": lack.competence.name,
            },
        )

    def of_offer(self, offer: Lack) -> Task:
        return Task(
            heading=offer.competence.name,
            url=reverse("competence", args=[offer.competence.id]),
            detail="",
            groups=(self._people(_("Har det ikke:"), offer.people, offer.competence.id),),
            **self._help(offer.help),
            action_label=_see_them(offer.unmet),
            action_url=self.matrix(competence=offer.competence.id, standing=MAY_BE_OFFERED),
        )

    def of_lapse(self, lapse: Lapse) -> Task:
        return Task(
            heading=lapse.competence.name,
            url=reverse("competence", args=[lapse.competence.id]),
            detail=_obligation_word(lapse.obligation),
            groups=(self._people(_("Går ut:"), lapse.people, lapse.competence.id),),
            help=(_renew_by(lapse.people[0].day),),
            session=self._session(lapse.competence.id),
        )

    def of_shortfall(self, shortfall: Shortfall) -> Task:
        where = _("på %(unit)s") % {"unit": shortfall.unit_name}
        asked = _("Minst %(minimum)d %(where)s skal ha det") % {"minimum": shortfall.minimum, "where": where}
        held = _(", %(held)d har det.") % {"held": shortfall.held}
        return Task(
            heading=shortfall.competence.name,
            url=reverse("competence", args=[shortfall.competence.id]),
            detail=asked + held,
            groups=(),
            help=help_lines(shortfall.help, self.overview.vacancies),
            session=self._session(shortfall.competence.id),
        )

    def _session(self, competence_id: int) -> HeldNext | None:
        coming = self.held_next.get(competence_id)
        if coming is None:
            return None
        return HeldNext(
            title=coming.title,
            url=f"{reverse('offer', args=[coming.offer_id])}#session-{coming.id}",
            detail=_("%(day)s, %(place)s") % {"day": short_date(coming.starts_on), "place": coming.place},
        )

    def _help(self, ladder: Help) -> _HelpLines:
        """Where somebody in the unit has it, the neighbours are folded away: they are the same in row after row."""
        within, onwards = help_within(ladder), help_onwards(ladder, self.overview.vacancies)
        if not within:
            return {"help": help_beyond(ladder) + onwards, "more_help": ()}
        return {"help": within + onwards, "more_help": help_beyond(ladder)}

    def _groups(self, lack: Lack) -> tuple[People, ...]:
        by_word = (
            (_("Mangler:"), [person for person in lack.people if person.status == "missing"]),
            (_("Gått ut:"), [person for person in lack.people if person.status == "lapsed"]),
        )
        return tuple(self._people(word, people, lack.competence.id) for word, people in by_word if people)

    def _people(self, lead_in: str, people: Sequence[NamedStanding], competence_id: int) -> People:
        left = len(people) - MOST_NAMES
        return People(
            lead_in=lead_in,
            people=tuple(self._person(person, competence_id) for person in people[:MOST_NAMES]),
            more=_("og %(count)d til") % {"count": left} if left > 0 else "",
        )

    def _person(self, person: NamedStanding, competence_id: int) -> NamedPerson:
        kept = "" if self.overview.on == self.today else f"?on={self.overview.on.isoformat()}"
        url = self.person_url.replace("/0/", f"/{person.person_id}/")
        return NamedPerson(
            name=person.name,
            url=f"{url}{kept}#competence-{competence_id}",
            day=short_date(person.day) if person.day else "",
        )


def _answer(overview: UnitOverview) -> str:
    """The question's answer in words."""
    if not overview.people:
        return _("Ingen er ansatt i %(unit)s denne dagen") % {"unit": overview.unit_name}
    lapsing = _lapse_total(overview)
    if overview.lacks:
        lacking = _lacking(overview.lacks[0])
        return _("%(lacking)s, og %(lapsing)s") % {"lacking": lacking, "lapsing": lapsing} if lapsing else lacking
    if lapsing:
        return _("Alle har det som kreves, men %(lapsing)s") % {"lapsing": lapsing}
    return _("Alle har det som kreves")


def _lacking(lack: Lack) -> str:
    return _("%(unmet)s av %(required)s mangler %(competence)s") % {
        "unmet": number(lack.unmet),
        "required": number(lack.required),
        "competence": lack.competence.short_name,
    }


def _lapse_total(overview: UnitOverview) -> str:
    """What is voluntary is told further down, not in the answer."""
    count = sum(len(lapse.people) for lapse in overview.lapses if lapse.obligation != VOLUNTARY)
    if not count:
        return ""
    return ngettext(
        "%(count)d kompetanse går ut innen 90 dager", "%(count)d kompetanser går ut innen 90 dager", count
    ) % {"count": count}


def _facts(overview: UnitOverview) -> str:
    """Date · people · full-time equivalents · requirements, in one grey line."""
    vacant = float(sum(vacancy.fte for vacancy in overview.vacancies))
    day = long_date(overview.on)
    parts = [
        day[:1].upper() + day[1:],
        ngettext("%(count)d ansatt", "%(count)d ansatte", overview.people) % {"count": overview.people},
        _("%(fte)s årsverk") % {"fte": number(overview.fte, 1)},
        _("%(fte)s årsverk ledig") % {"fte": number(vacant, 1)} if vacant else "",
        ngettext("%(count)d pålagt krav", "%(count)d pålagte krav", overview.mandatory_requirements)
        % {"count": overview.mandatory_requirements},
    ]
    return " · ".join(part for part in parts if part)


def _obligation(lack: Lack) -> str:
    """Where it is a duty for some and expected of the others, how many of each."""
    if 0 < lack.mandatory < lack.unmet:
        counts = {"mandatory": number(lack.mandatory), "expected": number(lack.unmet - lack.mandatory)}
        return _("Pålagt for %(mandatory)s, forventet av %(expected)s.") % counts
    return _obligation_word(lack.obligation)


def _obligation_word(obligation: str) -> str:
    words = {"mandatory": _("Pålagt."), "expected": _("Forventet, ikke pålagt."), "voluntary": _("Frivillig.")}
    return words[obligation]


def _see_them(count: int) -> str:
    return ngettext("Se hvem i matrisen", "Se de %(count)d i matrisen", count) % {"count": count}


def _renew_by(day: date | None) -> str:
    return _("Forny innen %(day)s.") % {"day": short_date(day)}


def _questions(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "%(count)d spørsmål om hvor lista ligger, venter på svar.",
        "%(count)d spørsmål om hvor lista ligger, venter på svar.",
        count,
    ) % {"count": count}
