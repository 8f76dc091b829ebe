"""What the page of the organisation says: the answer, the map, the development."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fagloft.contexts.access.queries.scopes import Reader
from fagloft.contexts.gaps.queries.competence_names import CompetenceName
from fagloft.contexts.gaps.queries.figures import BY_PLACE, Group, Need, OrganisationFigures
from fagloft.contexts.organisations.scope import DEPUTY, DIRECTOR, LEADER
from fagloft.web.frame import Crumb
from fagloft.web.heat_map import Heading, HeatCell, HeatMap, HeatRow, draw_heat_map, heat_cell
from fagloft.web.organisation.chart import DrawnFigure, draw_over_time, draw_standings, whole_percent
from fagloft.web.templatetags.formats import moment, number


@dataclass(frozen=True)
class OrganisationPage:
    title: str
    heading: str
    lead: str
    may_recompute: bool
    breadcrumb: tuple[Crumb, ...]
    report_url: str = ""
    matrix_url: str = ""
    heat_map: HeatMap | None = None
    note: str = ""
    over_time: DrawnFigure | None = None
    standings: DrawnFigure | None = None
    has_figures: bool = True


def present_empty(reader: Reader) -> OrganisationPage:
    return OrganisationPage(
        title=reader.workplace.name,
        heading=_("Tallene for %(organisation)s er ikke beregnet ennå") % {"organisation": reader.workplace.name},
        lead="",
        may_recompute=_may_recompute(reader),
        breadcrumb=(Crumb(reader.workplace.name),),
        has_figures=False,
    )


def present(reader: Reader, figures: OrganisationFigures, *, by: str) -> OrganisationPage:
    name = reader.tree.nodes[figures.tops[0]].name if len(figures.tops) == 1 else reader.workplace.name
    computed = _("Beregnet %(moment)s") % {"moment": moment(timezone.localtime(figures.snapshot.computed_at))}
    facts = (name, _("%(count)s ansatte") % {"count": number(figures.people)}, computed)
    return OrganisationPage(
        title=name,
        heading=_answer(figures),
        lead=" · ".join(facts),
        may_recompute=_may_recompute(reader),
        breadcrumb=_find_way(reader, figures),
        report_url=reverse("unit_report", args=[figures.tops[0]]) if figures.tops else "",
        matrix_url=_find_nearest_staff(reader, figures),
        heat_map=_map(reader, figures, name, by) if figures.competences else None,
        note=_note(figures, by),
        over_time=draw_over_time(figures.over_time, source=computed),
        standings=draw_standings(figures.standings, source=computed, people=figures.people),
    )


def _may_recompute(reader: Reader) -> bool:
    return reader.scope.has(DIRECTOR, LEADER, DEPUTY)


def _answer(figures: OrganisationFigures) -> str:
    today = figures.over_time[-1] if figures.over_time else None
    if figures.worst is None:
        return _("Det stilles ingen krav her")
    worst = figures.worst.name
    if today is None or not today.required:
        return _("%(competence)s mangler oftest") % {"competence": worst}
    share = whole_percent(today.met, today.required)
    if today.met == today.required:
        return _("%(share)s av de pålagte kravene er oppfylt") % {"share": share}
    return _("%(share)s av de pålagte kravene er oppfylt; %(competence)s mangler oftest") % {
        "share": share,
        "competence": worst,
    }


def _find_way(reader: Reader, figures: OrganisationFigures) -> tuple[Crumb, ...]:
    """From the organisation down to the unit that is looked at, through units the reader sees."""
    path = reader.tree.path_to(figures.tops[0]) if len(figures.tops) == 1 else ()
    seen = [node for node in path if reader.scope.sees_numbers_of(node.id)]
    page = reverse("organisation_overview")
    above = [Crumb(reader.workplace.name, page), *(Crumb(node.name, f"{page}?unit={node.id}") for node in seen)]
    return (*above[:-1], Crumb(above[-1].label))


def _find_nearest_staff(reader: Reader, figures: OrganisationFigures) -> str:
    """The matrix of those one leads oneself, where others lead some of the units below."""
    unit, scope = figures.tops[0] if len(figures.tops) == 1 else None, reader.scope
    if unit is None or unit not in scope.led_units or scope.sees_people_of(unit):
        return ""
    return reverse("unit_matrix", args=[unit])


def _map(reader: Reader, figures: OrganisationFigures, name: str, by: str) -> HeatMap:
    columns = [
        Heading(competence.short_name, reverse("competence", args=[competence.id]))
        for competence in figures.competences
    ]
    rows = [_row(reader, group, figures.competences) for group in figures.groups]
    whole = HeatRow(_("I alt"), "", tuple(_cell(need, "") for need in figures.whole))
    return draw_heat_map(
        label=_("Andel som mangler kompetansen i %(unit)s") % {"unit": name},
        corner=_("Sted") if by == BY_PLACE else _("Enhet"),
        columns=columns,
        rows=[whole, *rows],
    )


def _row(reader: Reader, group: Group, competences: tuple[CompetenceName, ...]) -> HeatRow:
    unit = group.unit_id
    if unit is None:
        return HeatRow(group.name or _("Uten sted"), "", tuple(_cell(need, "") for need in group.needs))
    deeper = f"{reverse('organisation_overview')}?unit={unit}"
    # The matrix of a large part would be a wall of names; there one goes down first.
    by_name = reader.scope.sees_people_of(unit) and reader.tree.is_leaf(unit)
    url = reverse("unit_overview", args=[unit]) if by_name else deeper
    matrix = reverse("unit_matrix", args=[unit]) if by_name else ""
    cells = (
        _cell(need, f"{matrix}?competence={competence.id}&standing=unmet" if matrix else "")
        for need, competence in zip(group.needs, competences, strict=True)
    )
    return HeatRow(group.name, url, tuple(cells))


def _cell(need: Need, url: str) -> HeatCell:
    return heat_cell(is_asked=need.is_asked, share=need.share, url=url)


def _note(figures: OrganisationFigures, by: str) -> str:
    shown = _(
        "Tallene er andelen som mangler kompetansen, av alle den er pålagt for eller forventet av. Frivillige krav er "
        "ikke med. · betyr at ingen har kravet."
    )
    if figures.sees_all:
        return shown
    hidden = _("– betyr at tallet er skjult, fordi gruppa er liten eller fordi en liten gruppe kunne regnes ut av det.")
    rounded = _("Tall for steder er avrundet til nærmeste 5 %.") if by == BY_PLACE else ""
    return " ".join(part for part in (shown, hidden, rounded) if part)
