"""What collides, and what to do about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.planning.queries.event_conflicts import EventConflicts
from fagloft.contexts.planning.queries.events import WheelEvent
from fagloft.engine.annual_wheel import Crowding
from fagloft.web.templatetags.formats import day_and_month, number
from fagloft.web.wheel.event_words import free_day_word, title_of

MOST_UNITS = 2


@dataclass(frozen=True)
class ConflictWords:
    """`other_titles`: of sessions with people away that are no events of the wheel.

    `counts`: the reader follows the people of the unit, and may know how many. `own_unit`: whose page it is."""

    conflicts: EventConflicts
    events: Mapping[str, WheelEvent]
    unit_names: Mapping[str, str]
    own_unit: str
    counts: bool
    other_titles: Mapping[str, str]

    def lines_of(self, event: WheelEvent) -> tuple[str, ...]:
        """What collides, where, and what to do."""
        crowded = [one for one in self.conflicts.crowded if event.key in one.keys]
        lines = [_of_free_day(one.on, one.code) for one in self.conflicts.holidays if one.key == event.key]
        lines.extend(self._of_crowding(one) for one in crowded[:MOST_UNITS])
        left = len(crowded) - MOST_UNITS
        if left > 0:
            more = ngettext("Det gjelder %(count)d enhet til.", "Det gjelder %(count)d enheter til.", left)
            lines.append(more % {"count": left})
        return (*lines, self._advise(event, crowded)) if crowded else tuple(lines)

    def _of_crowding(self, one: Crowding) -> str:
        told = {
            "unit": self.unit_names.get(one.unit_id, ""),
            "day": day_and_month(one.on),
            "away": number(one.away),
            "people": number(one.people),
            "allowed": number(one.allowed),
        }
        if not self.counts:
            return _("%(unit)s kan ikke avse så mange %(day)s.") % told
        if one.unit_id == self.own_unit:
            return _("%(away)s av %(people)s er borte %(day)s, og enheten kan avse %(allowed)s.") % told
        return _("%(away)s av %(people)s i %(unit)s er borte %(day)s, og enheten kan avse %(allowed)s.") % told

    def _advise(self, event: WheelEvent, crowded: Iterable[Crowding]) -> str:
        others = sorted({self._title(key) for one in crowded for key in one.keys if key != event.key})
        if others:
            return _("Samme dag: %(others)s. Flytt det ene.") % {"others": ", ".join(others)}
        if event.seats is not None:
            return _("Fordel plassene på flere samlinger.")
        return _("Del gruppa på flere dager.")

    def _title(self, key: str) -> str:
        return title_of(self.events[key]) if key in self.events else self.other_titles[key]


def _of_free_day(on: date, code: str) -> str:
    told = {"day": day_and_month(on), "why": free_day_word(code)}
    if code in ("summer_weeks", "christmas_week"):
        return _("%(day)s er %(why)s. Velg en dag før eller etter.") % told
    return _("%(day)s er %(why)s. Velg en annen dag.") % told
