"""What the heat map shows, as rows in Excel."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from fagloft.contexts.access.queries.scopes import Reader
from fagloft.contexts.gaps.queries.figures import Group, OrganisationFigures
from fagloft.documents.safe_cells import Value
from fagloft.documents.table_workbook import ShownTable
from fagloft.web.templatetags.formats import moment, percent


def as_table(reader: Reader, figures: OrganisationFigures, *, made_at: datetime) -> ShownTable:
    whole = Group(_("I alt"), None, figures.whole)
    return ShownTable(
        title=_("Udekte krav i %(organisation)s") % {"organisation": reader.workplace.name},
        lines=(
            _("Beregnet %(moment)s") % {"moment": moment(timezone.localtime(figures.snapshot.computed_at))},
            _("Tomme felt er skjult, fordi gruppa er liten."),
        ),
        headers=(_("Enhet eller sted"), _("Kompetanse"), _("Krav"), _("Mangler"), _("Andel")),
        rows=[row for group in (whole, *figures.groups) for row in _list_rows(group, figures)],
        made_at=made_at,
        made_by=reader.scope.user_name,
        language=reader.scope.language,
    )


def _list_rows(group: Group, figures: OrganisationFigures) -> list[tuple[Value, ...]]:
    """Competences that are not asked for in the group are left out."""
    return [
        (
            group.name or _("Uten sted"),
            competence.name,
            need.required,
            need.unmet,
            percent(need.share) if need.share is not None else None,
        )
        for competence, need in zip(figures.competences, group.needs, strict=True)
        if need.is_asked
    ]
