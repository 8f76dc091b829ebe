"""From the overview to what the document is made from."""

from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.access.queries.scopes import Reader
from fagloft.contexts.gaps.queries.paragraph_6f import CompetenceOverview
from fagloft.documents.overview_facts import (
    MinimumStanding,
    OverviewFacts,
    ProfessionCount,
    RequirementStanding,
    TrainingNeed,
    UnclearBar,
)


def gather_facts(
    reader: Reader, overview: CompetenceOverview, *, on: date, made_at: datetime, with_names: bool
) -> OverviewFacts:
    return OverviewFacts(
        organisation=reader.workplace.name,
        unit=None if overview.is_whole else overview.unit_name,
        on=on,
        made_at=made_at,
        made_by=reader.scope.user_name,
        is_demo=reader.workplace.is_demo,
        include_names=with_names,
        people=overview.people,
        fte=overview.fte,
        professions=tuple(
            ProfessionCount(row.name or _("Uten registrert profesjon"), row.people, row.fte)
            for row in overview.professions
        ),
        requirements=_list_requirements(overview),
        minimums=tuple(MinimumStanding(row.unit, row.competence, row.minimum, row.held) for row in overview.minimums),
        needs=_list_needs(overview, with_names=with_names),
        unclear_bars=tuple(
            UnclearBar(row.competence, row.unit, row.raised_on, row.question) for row in overview.open_questions
        ),
        sources=tuple(filter(None, [_("registrene i Fagløft"), left_out_in_words(overview.left_out)])),
    )


def left_out_in_words(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "%(count)d linje er utelatt, fordi gruppa er for liten til å vises som tall",
        "%(count)d linjer er utelatt, fordi gruppene er for små til å vises som tall",
        count,
    ) % {"count": count}


def _list_requirements(overview: CompetenceOverview) -> tuple[RequirementStanding, ...]:
    return tuple(
        RequirementStanding(
            row.competence,
            row.obligation,
            row.legal_basis,
            row.required,
            row.met,
            row.lapses_soon,
            row.lapsed,
            row.missing,
        )
        for row in overview.standings
    )


def _list_needs(overview: CompetenceOverview, *, with_names: bool) -> tuple[TrainingNeed, ...]:
    if not with_names:
        return tuple(TrainingNeed(need.competence, need.obligation, need.people) for need in overview.needs_in_numbers)
    return tuple(
        TrainingNeed(need.competence, need.obligation, len(need.people), tuple(name for _, name in need.people))
        for need in overview.needs
    )
