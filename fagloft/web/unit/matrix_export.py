"""The matrix for Excel: the same people, competences and words as on the page."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from fagloft.contexts.gaps.queries.matrices import Matrix
from fagloft.documents.matrix_workbook import MatrixRow, ShownMatrix
from fagloft.web.templatetags.formats import long_date
from fagloft.web.templatetags.standings import standing_text

# The workbook says "met" where the engine says that somebody holds what is asked.
MET = {"holds": "met"}
STANDINGS = ("holds", "lapses_soon", "lapsed", "missing", "may_be_offered", "not_required")


def as_shown(matrix: Matrix, chosen: Sequence[str], *, made_by: str, made_at: datetime, is_demo: bool) -> ShownMatrix:
    fictitious = [_("Demo: alle personer er oppdiktet")] if is_demo else []
    return ShownMatrix(
        title=_("Matrise %(unit)s") % {"unit": matrix.unit_name},
        lines=(*fictitious, long_date(matrix.on), *chosen),
        competences=tuple(column.name for column in matrix.columns),
        rows=tuple(
            MatrixRow(
                group=row.profession_name or _("Uten registrert profesjon"),
                person=row.name,
                standings=tuple(MET.get(cell.status, cell.status) for cell in row.cells),
            )
            for row in matrix.rows
        ),
        words={
            **{MET.get(standing, standing): standing_text(standing) for standing in STANDINGS},
            "group": _("Profesjon"),
            "person": _("Ansatt"),
            "legend": _("Tegnforklaring"),
            "sign": _("Tegn"),
            "meaning": _("Betyr"),
        },
        made_at=made_at,
        made_by=made_by,
    )
