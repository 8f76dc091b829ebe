"""What there is already of what a new measure would give, in words a leader can act on."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.audit.actions import readings
from fagloft.contexts.gaps.queries.who_can import WhoCan
from fagloft.contexts.planning.queries.similar import SameMeasure, Similar
from fagloft.web.access import ReaderRequest
from fagloft.web.offers.words import learning_form_word
from fagloft.web.plans.words import last_day, status_word
from fagloft.web.templatetags.formats import short_date

MOST_NAMES = 5


@dataclass(frozen=True)
class Holders:
    competence: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Same:
    row: SameMeasure
    words: str


@dataclass(frozen=True)
class SimilarPage:
    heading: str
    holders: tuple[Holders, ...]
    measures: tuple[Same, ...]


def present_similar(found: Similar) -> SimilarPage:
    holders = tuple(Holders(one.competence.name, _lines(one)) for one in found.who_can)
    return SimilarPage(
        heading=_heading(found),
        holders=holders,
        measures=tuple(Same(row, _same(row)) for row in found.measures),
    )


def log_similar(request: ReaderRequest, found: Similar) -> None:
    """Those named as holders count as read."""
    named = {person.person_id: person.name for one in found.who_can for person in one.people}
    readings.record_many(scope=request.reader.scope, people=named.items(), page="measure_add", at=timezone.now())


def _heading(found: Similar) -> str:
    if not found.who_can:
        return _("Tiltaket nevner ingen kompetanse, så det er ikke lett etter noen som kan det")
    if not found.measures and not any(one.people or one.units or one.organisations for one in found.who_can):
        return _("Ingen har dette ennå, og ingen andre planlegger det")
    return _("Dette finnes alt")


def _lines(found: WhoCan) -> tuple[str, ...]:
    lines = (
        _names(_("Hos deg:"), [person.name for person in found.people]),
        _names(_("Andre enheter:"), [_unit(unit.name, unit.leader_name) for unit in found.units]),
        _names(_("Andre i helsefellesskapet:"), [one.name for one in found.organisations if one.holders]),
    )
    return tuple(line for line in lines if line) or (_("Ingen i organisasjonen har den i dag."),)


def _unit(name: str, leader_name: str) -> str:
    return _("%(unit)s (spør %(leader)s)") % {"unit": name, "leader": leader_name} if leader_name else name


def _names(lead_in: str, names: list[str]) -> str:
    if not names:
        return ""
    left = len(names) - MOST_NAMES
    more = ngettext(" og %(count)d til", " og %(count)d til", left) % {"count": left} if left > 0 else ""
    return f"{lead_in} {', '.join(names[:MOST_NAMES])}{more}"


def _same(row: SameMeasure) -> str:
    return " · ".join(
        (
            row.whose,
            learning_form_word(row.learning_form),
            status_word(row.status),
            _("frist %(day)s") % {"day": short_date(last_day(row.ends_on))},
            row.owner_name,
        )
    )
