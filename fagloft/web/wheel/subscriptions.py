"""Which calendar addresses a page offers to make, and which of those in use may be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fagloft.contexts.access.queries.scopes import Reader
from fagloft.contexts.planning.queries.calendar_feeds import FeedRow
from fagloft.contexts.planning.queries.circles import Circle

PERSON, UNIT, ORGANISATION = "person", "unit", "organisation"


@dataclass(frozen=True)
class Offered:
    whose: str
    unit_id: int | None
    label: str


@dataclass(frozen=True)
class Addresses:
    offered: tuple[Offered, ...]
    in_use: tuple[FeedRow, ...]


def offer_addresses(reader: Reader, circle: Circle, name: str, in_use: Sequence[FeedRow]) -> Addresses:
    mine = Offered(PERSON, None, _("Lag adresse for meg"))
    if circle.person_id is not None:
        return Addresses((mine,), tuple(in_use))
    whose = UNIT if circle.unit_id is not None else ORGANISATION
    shown = Offered(whose, circle.unit_id, _("Lag adresse for %(name)s") % {"name": name})
    own = (mine,) if reader.scope.person_ids else ()
    return Addresses((shown, *own), tuple(in_use))
