"""Those who took a place, and what becomes of them: gatherings, attendance, outcome, project, evaluation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from fagloft.contexts.admission.queries.intakes import IntakeRow
from fagloft.contexts.admission.queries.nominations import NominationRow
from fagloft.contexts.leadership.models import (
    Attendance,
    DevelopmentProject,
    Gathering,
    Outcome,
    ProgrammeEvaluation,
)
from fagloft.engine.gaps.small_groups import MINIMUM

Moment = ProgrammeEvaluation.Moment
COMPLETED = frozenset({Outcome.Kind.COMPLETED.value, Outcome.Kind.COMPLETED_WITHOUT_EXAM.value})


class NoSuchGathering(Exception):
    """There is no such gathering of an intake that the reader runs."""


@dataclass(frozen=True)
class GatheringRow:
    """`was_there` by nomination, for those whose attendance is taken."""

    id: int
    class_id: int
    number: int
    title: str
    starts_on: date
    days: int
    place: str
    was_there: dict[int, bool]


@dataclass(frozen=True)
class Ending:
    kind: str
    why: str
    credits: float
    ended_on: date


@dataclass(frozen=True)
class Project:
    title: str
    aim: str
    anchored_with_name: str
    anchored_on: date | None
    status: str
    result: str
    edition: int


@dataclass(frozen=True)
class Participant:
    """`answered` are the moments at which the participant has evaluated the programme."""

    row: NominationRow
    class_id: int
    ending: Ending | None
    project: Project | None
    answered: frozenset[str]
    attended: int
    taken: int

    def due_moment(self, on: date) -> str:
        """Which evaluation waits for the participant; empty for none. Who dropped out is asked why, not this."""
        if self.ending is None or self.ending.kind not in COMPLETED:
            return ""
        if Moment.END not in self.answered:
            return Moment.END.value
        is_year_later = on >= _a_year_after(self.ending.ended_on)
        return Moment.A_YEAR_LATER.value if is_year_later and Moment.A_YEAR_LATER not in self.answered else ""


@dataclass(frozen=True)
class EvaluationFigures:
    """What participants said at one moment; all but `answers` is None where fewer than five would be seen."""

    moment: str
    answers: int | None
    usefulness: float | None
    uses_it: float | None
    network_goes_on: int | None


@dataclass(frozen=True)
class FollowUp:
    gatherings: tuple[GatheringRow, ...]
    participants: tuple[Participant, ...]


def get_follow_up(*, intake: IntakeRow, rows: Iterable[NominationRow]) -> FollowUp:
    """Of those with a place among the nominations that the reader may see."""
    inside = [row for row in rows if row.standing.kind == "accepted" and row.standing.step is not None]
    gatherings = _gatherings(intake)
    ids = [row.id for row in inside]
    endings = {one.nomination_id: one for one in Outcome.objects.filter(nomination_id__in=ids)}
    projects = {one.nomination_id: one for one in DevelopmentProject.objects.filter(nomination_id__in=ids)}
    answers = list(ProgrammeEvaluation.objects.filter(nomination_id__in=ids).values_list("nomination_id", "moment"))
    participants = tuple(
        _participant(
            row,
            gatherings,
            endings.get(row.id),
            projects.get(row.id),
            frozenset(moment for one, moment in answers if one == row.id),
        )
        for row in inside
    )
    return FollowUp(gatherings, participants)


def get_gathering(*, intake: IntakeRow, gathering_id: int) -> GatheringRow:
    found = next((one for one in _gatherings(intake) if one.id == gathering_id), None)
    if found is None:
        raise NoSuchGathering
    return found


def get_intake_id_of(*, gathering_id: int) -> int:
    """Which intake a gathering is of."""
    found = Gathering.objects.filter(pk=gathering_id).values_list("of_class__intake_id", flat=True).first()
    if found is None:
        raise NoSuchGathering
    return found


def get_evaluation_figures(*, participants: Sequence[Participant]) -> tuple[EvaluationFigures, ...]:
    """At the end and a year later."""
    ids = [one.row.id for one in participants]
    answers = list(ProgrammeEvaluation.objects.filter(nomination_id__in=ids))
    return tuple(_figures(moment.value, [one for one in answers if one.moment == moment]) for moment in Moment)


def _figures(moment: str, answers: Sequence[ProgrammeEvaluation]) -> EvaluationFigures:
    count = len(answers)
    if count < MINIMUM:
        return EvaluationFigures(moment, None if count else 0, None, None, None)
    network = sum(one.network_goes_on is True for one in answers)
    is_told = all(part == 0 or part >= MINIMUM for part in (network, count - network))
    return EvaluationFigures(
        moment=moment,
        answers=count,
        usefulness=sum(one.usefulness for one in answers) / count,
        uses_it=sum(one.uses_it for one in answers) / count,
        network_goes_on=network if is_told else None,
    )


def _gatherings(intake: IntakeRow) -> tuple[GatheringRow, ...]:
    classes = [one.id for one in intake.classes]
    found = list(Gathering.objects.filter(of_class_id__in=classes).order_by("starts_on", "of_class_id", "number"))
    taken = list(
        Attendance.objects.filter(gathering__in=found).values_list("gathering_id", "nomination_id", "was_there")
    )
    return tuple(
        GatheringRow(
            id=one.pk,
            class_id=one.of_class_id,
            number=one.number,
            title=one.title,
            starts_on=one.starts_on,
            days=one.days,
            place=one.place,
            was_there={nomination: there for gathering, nomination, there in taken if gathering == one.pk},
        )
        for one in found
    )


def _participant(
    row: NominationRow,
    gatherings: Iterable[GatheringRow],
    outcome: Outcome | None,
    project: DevelopmentProject | None,
    answered: frozenset[str],
) -> Participant:
    taken = [one.was_there[row.id] for one in gatherings if row.id in one.was_there]
    ending = Ending(outcome.kind, outcome.why, float(outcome.credits), outcome.ended_on) if outcome else None
    step = row.standing.step
    return Participant(
        row=row,
        class_id=(step.class_id if step else None) or 0,
        ending=ending,
        project=_project(project) if project else None,
        answered=answered,
        attended=sum(taken),
        taken=len(taken),
    )


def _project(row: DevelopmentProject) -> Project:
    names = ("title", "aim", "anchored_with_name", "anchored_on", "status", "result", "edition")
    return Project(**{name: getattr(row, name) for name in names})


def _a_year_after(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
