"""What becomes of those who took a place, in plain words."""

from collections import Counter
from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.admission.queries.intakes import IntakeRow
from fagloft.contexts.leadership.queries.follow_up import (
    COMPLETED,
    EvaluationFigures,
    FollowUp,
    GatheringRow,
    Participant,
    Project,
)
from fagloft.web.tables import Cell, Column, Row, Table
from fagloft.web.templatetags.formats import number, short_date

ENDINGS = ("completed", "completed_without_exam", "dropped_out")
WHYS = ("workload", "no_substitute", "travel", "new_job", "content", "health_or_family", "other")
UNKNOWN = "–"


def ending_word(kind: str) -> str:
    return {
        "completed": _("Fullført"),
        "completed_without_exam": _("Fullført uten eksamen"),
        "dropped_out": _("Sluttet underveis"),
    }[kind]


def why_word(why: str) -> str:
    return {
        "workload": _("For mye å gjøre i jobben"),
        "no_substitute": _("Fikk ikke vikar"),
        "travel": _("Reisen"),
        "new_job": _("Ny jobb"),
        "content": _("Innholdet passet ikke"),
        "health_or_family": _("Helse eller familie"),
        "other": _("Annet"),
    }[why]


def project_word(status: str) -> str:
    return {
        "planned": _("Planlagt"),
        "under_way": _("I gang"),
        "carried_out": _("Gjennomført"),
        "stopped": _("Stoppet"),
    }[status]


def moment_word(moment: str) -> str:
    return {"end": _("Ved slutten"), "a_year_later": _("Ett år etter")}[moment]


def heading(found: FollowUp) -> str:
    people = found.participants
    done = sum(one.ending is not None and one.ending.kind in COMPLETED for one in people)
    left = sum(one.ending is not None and one.ending.kind not in COMPLETED for one in people)
    words = ngettext("%(count)d deltaker", "%(count)d deltakere", len(people)) % {"count": len(people)}
    return _("%(people)s: %(done)d har fullført, %(left)d har sluttet") % {"people": words, "done": done, "left": left}


def summary(found: FollowUp, figures: Sequence[EvaluationFigures]) -> list[tuple[str, str]]:
    """Completed, dropped out and why, projects anchored, still in the network."""
    people = found.participants
    anchored = sum(one.project is not None and one.project.anchored_on is not None for one in people)
    why = Counter(one.ending.why for one in people if one.ending is not None and one.ending.why)
    left = ", ".join(f"{why_word(name)} ({count})" for name, count in why.most_common())
    later = figures[-1]
    told = {"count": anchored, "all": len(people)}
    return [
        (_("Sluttet fordi"), left or _("Ingen har sluttet")),
        (_("Prosjekter forankret"), _("%(count)d av %(all)d") % told),
        (_("Fortsatt i nettverket etter ett år"), _network(later)),
    ]


def _network(figures: EvaluationFigures) -> str:
    if figures.network_goes_on is None:
        return _("For få svar til å vises")
    return _("%(count)d av %(all)d svar") % {"count": figures.network_goes_on, "all": figures.answers}


def participant_table(found: FollowUp, intake: IntakeRow) -> Table:
    columns = (Column(_("Deltaker"), priority=1), Column(_("Kull")), Column(_("Møtt")), Column(_("Prosjekt")))
    rows = [_participant(one, intake) for one in found.participants]
    return Table(_("Deltakere"), (*columns, Column(_("Utfall"), priority=2)), tuple(rows))


def _participant(one: Participant, intake: IntakeRow) -> Row:
    where = intake.class_by_id(one.class_id)
    met = _("%(count)d av %(all)d samlinger") % {"count": one.attended, "all": one.taken} if one.taken else UNKNOWN
    outcome = reverse("outcome", args=[one.row.id])
    ended = Cell(_("Registrer utfall"), url=outcome)
    if one.ending is not None:
        detail = why_word(one.ending.why) if one.ending.why else credits_words(one.ending.credits)
        ended = Cell(ending_word(one.ending.kind), url=outcome, detail=detail)
    return Row(
        (
            Cell(one.row.person_name, url=reverse("nomination", args=[one.row.id]), detail=one.row.organisation_name),
            Cell(where.text.name if where else UNKNOWN),
            Cell(met),
            Cell(one.project.title if one.project else UNKNOWN, detail=_anchored(one.project)),
            ended,
        )
    )


def credits_words(amount: float) -> str:
    return _("%(credits)s studiepoeng") % {"credits": number(amount, 0 if amount == int(amount) else 1)}


def _anchored(project: Project | None) -> str:
    if project is None:
        return ""
    if not project.anchored_on:
        return _("Ikke forankret ennå")
    told = {"name": project.anchored_with_name, "day": short_date(project.anchored_on)}
    return _("Forankret hos %(name)s %(day)s") % told


def gathering_table(found: FollowUp, intake: IntakeRow) -> Table:
    columns = (Column(_("Samling"), priority=1), Column(_("Når og hvor")), Column(_("Oppmøte"), priority=2))
    rows = [_gathering(one, intake) for one in found.gatherings]
    return Table(_("Samlinger"), columns, tuple(rows))


def gathering_name(one: GatheringRow) -> str:
    told = {"number": one.number, "title": one.title}
    return _("Samling %(number)d: %(title)s") % told if one.title else _("Samling %(number)d") % told


def _gathering(one: GatheringRow, intake: IntakeRow) -> Row:
    where = intake.class_by_id(one.class_id)
    days = ngettext("%(count)d dag", "%(count)d dager", one.days) % {"count": one.days}
    there = {"count": sum(one.was_there.values()), "all": len(one.was_there)}
    taken = _("%(count)d av %(all)d") % there if one.was_there else _("Før oppmøte")
    return Row(
        (
            Cell(gathering_name(one), detail=where.text.name if where else ""),
            Cell(f"{short_date(one.starts_on)}, {days}, {one.place}"),
            Cell(taken, url=reverse("attendance", args=[one.id])),
        )
    )


def figures_table(figures: Sequence[EvaluationFigures]) -> Table:
    columns = (
        Column(_("Når"), priority=1),
        Column(_("Svar"), is_numeric=True, priority=2),
        Column(_("Nytte, 1–5"), is_numeric=True),
        Column(_("Bruker det, 1–5"), is_numeric=True),
        Column(_("Nettverket går videre"), is_numeric=True),
    )
    return Table(_("Evaluering"), columns, tuple(_figures(one) for one in figures))


def _figures(one: EvaluationFigures) -> Row:
    return Row(
        (
            Cell(moment_word(one.moment)),
            Cell(_("under 5") if one.answers is None else str(one.answers)),
            Cell(_grade(one.usefulness)),
            Cell(_grade(one.uses_it)),
            Cell(UNKNOWN if one.network_goes_on is None else str(one.network_goes_on)),
        )
    )


def _grade(grade: float | None) -> str:
    return UNKNOWN if grade is None else number(grade, 1)


def project_facts(project: Project) -> list[tuple[str, str]]:
    return [
        (_("Prosjekt"), project.title),
        (_("Hva skal bli bedre"), project.aim or UNKNOWN),
        (_("Forankring"), _anchored(project)),
        (_("Status"), project_word(project.status)),
        (_("Resultat"), project.result or UNKNOWN),
    ]
