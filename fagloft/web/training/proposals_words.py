"""What is calculated from, and how earlier calculations are listed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.participation.queries.proposals import ProposalSummary
from fagloft.contexts.participation.queries.training_inputs import TrainingInput
from fagloft.web.tables import Cell, Column, Row, Table
from fagloft.web.templatetags.formats import moment, money, number
from fagloft.web.training.words import budget_words, period_words, status_word

FEWEST = 5


@dataclass(frozen=True)
class Preview:
    """Sentences on what it is calculated from, and what stands in the way; without gaps there is nothing to ask."""

    facts: tuple[str, ...]
    warnings: tuple[str, ...]
    can_start: bool


def present_preview(tables: TrainingInput, *, budget: int | None, is_over: bool, sees_everybody: bool) -> Preview:
    gaps, people = tables.gaps.height, tables.gaps["person_id"].n_unique()
    facts = (
        _gaps(gaps, people, sees_everybody=sees_everybody),
        ngettext(
            "%(count)s samling i perioden kan brukes.",
            "%(count)s samlinger i perioden kan brukes.",
            tables.sessions.height,
        )
        % {"count": number(tables.sessions.height)},
        _fixed(tables),
    )
    warnings = _warnings(tables, budget, is_over=is_over)
    return Preview(tuple(fact for fact in facts if fact), warnings, can_start=not is_over and gaps > 0)


def _gaps(gaps: int, people: int, *, sees_everybody: bool) -> str:
    if not gaps:
        return _("Ingen gap å lukke: alle har det som kreves, og ingenting går ut i perioden.")
    if people < FEWEST and not sees_everybody:
        return _("Gap hos færre enn fem ansatte.")
    return ngettext(
        "%(gaps)s gap hos %(count)s ansatt, medregnet det som går ut i perioden.",
        "%(gaps)s gap hos %(count)s ansatte, medregnet det som går ut i perioden.",
        people,
    ) % {"gaps": number(gaps), "count": number(people)}


def _fixed(tables: TrainingInput) -> str:
    parts = []
    if tables.locks.height:
        parts.append(
            ngettext("%(count)d låst valg", "%(count)d låste valg", tables.locks.height)
            % {"count": tables.locks.height}
        )
    if tables.wishes.height:
        parts.append(
            ngettext("%(count)d ønske", "%(count)d ønsker", tables.wishes.height) % {"count": tables.wishes.height}
        )
    if tables.settled:
        parts.append(
            ngettext(
                "%(count)d gap som en godtatt plass alt lukker",
                "%(count)d gap som godtatte plasser alt lukker",
                tables.settled,
            )
            % {"count": tables.settled}
        )
    return _("Tatt hensyn til: %s.") % ", ".join(parts) if parts else ""


def _warnings(tables: TrainingInput, budget: int | None, *, is_over: bool) -> tuple[str, ...]:
    warnings = []
    if is_over:
        warnings.append(_("Perioden er over. Velg en dag som kommer."))
    if not tables.sessions.height:
        warnings.append(
            _("Ingen samlinger i perioden. Legg inn samlinger under Tilbud og samlinger, eller velg en lengre periode.")
        )
    if tables.gaps.height and not tables.has_rates:
        warnings.append(_("Ingen timesatser er lagt inn. Vikarer regnes som gratis, så kostnaden blir for lav."))
    if budget == 0:
        warnings.append(_("Budsjettet er 0 kr: bare plasser som ikke koster noe, kan brukes."))
    return tuple(warnings)


def present_list(rows: Sequence[ProposalSummary]) -> Table:
    columns = (
        Column(_("Enhet og periode"), priority=1),
        Column(_("Status"), priority=2),
        Column(_("Lukkes"), is_numeric=True),
        Column(_("Budsjett"), is_numeric=True),
        Column(_("Koster"), is_numeric=True),
        Column(_("Bestilt")),
    )
    return Table(_("Tidligere beregninger"), columns, tuple(_row(row) for row in rows))


def _row(row: ProposalSummary) -> Row:
    word, colour = status_word(row.status)
    closed = _("%(closed)s av %(gaps)s gap") % {"closed": number(row.gaps_closed), "gaps": number(row.gaps)}
    return Row(
        (
            Cell(
                row.unit_name,
                url=reverse("training_proposal", args=[row.id]),
                detail=period_words(row.starts_on, row.ends_on),
            ),
            Cell(word, tag_colour=colour, detail=_("Foreslått som påmeldinger") if row.applied_at else ""),
            Cell(closed if row.has_plan else "–"),
            Cell(budget_words(row.budget)),
            Cell(money(row.spent) if row.has_plan else "–"),
            Cell(moment(timezone.localtime(row.asked_at)), detail=row.asked_by_name),
        )
    )
