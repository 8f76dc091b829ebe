"""How far a goal has come, and whether a change of service has the competence it takes, in words."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.planning.queries.goals import GoalDetail, GoalRow
from fagloft.web.plans.words import goal_level_word
from fagloft.web.templatetags.formats import number


def whose_words(row: GoalRow) -> str:
    if row.is_shared:
        return _("Helsefellesskapet")
    return row.whose or goal_level_word(row.level)


def progress_words(row: GoalRow) -> str:
    """What the register says of a goal for competence; else what is measured, from and to."""
    if row.text.competence_id is not None:
        return _holders(row)
    if row.text.target is not None:
        start = _amount(row.text.baseline) if row.text.baseline is not None else "–"
        return _("%(indicator)s: fra %(start)s til %(target)s") % {
            "indicator": row.text.indicator,
            "start": start,
            "target": _amount(row.text.target),
        }
    return row.text.indicator


def _amount(told: Decimal) -> str:
    return number(told, 0 if told == int(told) else 1)


def readiness_words(detail: GoalDetail) -> str:
    """The answer a change of service begins with."""
    if not detail.goal.text.is_service_change:
        return ""
    if detail.is_ready is None:
        return _("Ikke klar: Delmål for kompetansen mangler")
    if detail.is_ready:
        return _("Klar: Kompetansen endringen krever, er på plass")
    left = sum(part.is_reached is False for part in detail.parts if part.closed_on is None)
    return ngettext("Ikke klar: %(count)d delmål er ikke nådd", "Ikke klar: %(count)d delmål er ikke nådd", left) % {
        "count": left
    }


def _holders(row: GoalRow) -> str:
    needed = row.text.people_needed or 0
    if row.is_reached is None:
        return _("%(name)s: %(needed)d skal ha det") % {"name": row.competence_name, "needed": needed}
    told = {"name": row.competence_name, "needed": needed, "holders": row.holders}
    if row.holders is None:
        return _("%(name)s: færre enn fem av %(needed)d") % told
    if row.holders > needed:
        return _("%(name)s: %(holders)d har det, %(needed)d trengs") % told
    return _("%(name)s: %(holders)d av %(needed)d") % told
