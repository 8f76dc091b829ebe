"""What the page of the health community says; every number may be hidden."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fagloft.contexts.gaps.queries.competence_names import CompetenceName
from fagloft.contexts.gaps.queries.regions import Member, RegionFigures, SharedNumber
from fagloft.web.heat_map import Heading, HeatCell, HeatMap, HeatRow, draw_heat_map, heat_cell
from fagloft.web.organisation.chart import DrawnFigure, draw_over_time, whole_percent
from fagloft.web.tables import Cell, Column, Row, Table
from fagloft.web.templatetags.contacts import contact_word
from fagloft.web.templatetags.formats import moment, number

NOBODY = SharedNumber(required=0, met=0, unmet=0, holders=0)


@dataclass(frozen=True)
class RegionPage:
    heading: str
    lead: str
    heat_map: HeatMap | None
    over_time: DrawnFigure | None
    chosen_name: str
    chosen_table: Table | None


def present(figures: RegionFigures, shown: Sequence[CompetenceName], *, chosen: str) -> RegionPage:
    competence = next((name for name in figures.competences if str(name.id) == chosen), None)
    return RegionPage(
        heading=_answer(figures),
        lead=_facts(figures),
        heat_map=_map(figures, shown) if figures.members else None,
        over_time=draw_over_time(figures.over_time, source=_("delte tall"), one_line=_("alle krav")),
        chosen_name=competence.name if competence else "",
        chosen_table=_tabulate(figures, competence) if competence else None,
    )


def _answer(figures: RegionFigures) -> str:
    if not figures.members:
        return _("Ingen i helsefellesskapet har delt tall ennå")
    if not figures.over_time:
        return _("Alle tallene er skjult, fordi gruppene er små")
    today = figures.over_time[-1]
    share = whole_percent(today.met, today.required)
    return _("%(share)s av kravene i helsefellesskapet er oppfylt; %(competence)s mangler oftest") % {
        "share": share,
        "competence": figures.competences[0].name,
    }


def _facts(figures: RegionFigures) -> str:
    if not figures.members:
        return ""
    newest = max(member.computed_at for member in figures.members)
    members = _("%(count)s organisasjoner") % {"count": number(len(figures.members))}
    return f"{members} · " + _("Beregnet %(moment)s") % {"moment": moment(timezone.localtime(newest))}


def _map(figures: RegionFigures, shown: Sequence[CompetenceName]) -> HeatMap:
    page = reverse("region_overview")
    return draw_heat_map(
        label=_("Andel som mangler kompetansen i hver organisasjon"),
        corner=_("Organisasjon"),
        columns=[Heading(name.short_name, f"{page}?competence={name.id}#chosen") for name in shown],
        rows=[
            HeatRow(member.name, "", tuple(_cell(member.numbers.get(str(name.id), NOBODY)) for name in shown))
            for member in figures.members
        ],
    )


def _cell(shared: SharedNumber) -> HeatCell:
    return heat_cell(is_asked=shared.required != 0, share=shared.share)


def _tabulate(figures: RegionFigures, competence: CompetenceName) -> Table:
    """Who has most stands first; then whom to ask."""
    columns = (
        Column(_("Organisasjon"), priority=1),
        Column(_("Har den"), is_numeric=True, priority=2),
        Column(_("Krav"), is_numeric=True),
        Column(_("Mangler"), is_numeric=True),
        Column(_("Kontakt")),
    )
    key = str(competence.id)
    ranked = sorted(figures.members, key=lambda member: -(member.numbers.get(key, NOBODY).holders or 0))
    return Table(competence.name, columns, tuple(_row(member, key) for member in ranked))


def _row(member: Member, key: str) -> Row:
    shared = member.numbers.get(key, NOBODY)
    counts = (Cell(number(count)) for count in (shared.holders, shared.required, shared.unmet))
    return Row((Cell(member.name), *counts, Cell(contact_word(member.contact_function))))
