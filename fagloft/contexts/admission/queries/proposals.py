"""Who would be offered a place now, and why not: the engine's word on the nominations and the steps taken."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from fagloft.contexts.admission.queries.intakes import IntakeRow
from fagloft.contexts.admission.queries.nominations import NominationRow, get_received
from fagloft.contexts.admission.queries.standings import get_steps
from fagloft.engine.admission.next_round import admit_next
from fagloft.engine.admission.priority_groups import Background, list_groups, list_traits
from fagloft.engine.admission.programme import Admission
from fagloft.engine.admission.programme_rules import (
    Applicant,
    Eligibility,
    Floor,
    FloorKind,
    ProgrammeClass,
    ProgrammeRules,
    Recommendation,
)
from fagloft.engine.admission.rules import Groups, Ranking


@dataclass(frozen=True)
class Decision:
    """What becomes of a nomination: a class, or `why` not; `number` on the waiting list, from 1.

    `is_new` where the place is not offered yet.
    """

    row: NominationRow
    eligibility: str
    priority: str
    class_id: int | None
    why: str
    number: int | None
    is_new: bool


@dataclass(frozen=True)
class Proposal:
    """`decisions` are of all who hold a place or wait; `received` are all who ever applied."""

    intake: IntakeRow
    received: tuple[NominationRow, ...]
    applicants: tuple[Applicant, ...]
    rules: ProgrammeRules
    admission: Admission
    decisions: tuple[Decision, ...]
    has_begun: bool
    last_step: int

    @property
    def new(self) -> tuple[Decision, ...]:
        return tuple(one for one in self.decisions if one.is_new)


def propose(*, intake: IntakeRow, eligibility: Mapping[int, str], on: date) -> Proposal:
    """Divide what is free. `eligibility` by nomination; the office's answer goes before it, what was decided after."""
    received = get_received(office_id=intake.office_id, intake_id=intake.id, on=on)
    competing = [row for row in received if row.standing.waits or row.standing.holds_place]
    rules = _rules(intake)
    judged = {row.id: _judge(row, eligibility) for row in competing}
    order = {row.id: number for number, row in enumerate(received, start=1)}
    applicants = tuple(tell_applicant(intake, row, order[row.id], judged[row.id]) for row in competing)
    held = {
        str(row.id): str(row.standing.step.class_id)
        for row in competing
        if row.standing.holds_place and row.standing.step is not None
    }
    admission = admit_next(applicants, held, _classes(intake), rules)
    steps = get_steps(intake_id=intake.id)
    return Proposal(
        intake=intake,
        received=received,
        applicants=applicants,
        rules=rules,
        admission=admission,
        decisions=tuple(_decide(competing, applicants, held, admission)),
        has_begun=any(step.kind == "offered" for step in steps),
        last_step=max((step.id for step in steps), default=0),
    )


def tell_applicant(intake: IntakeRow, row: NominationRow, came: int, eligibility: str) -> Applicant:
    """A nomination as the engine reads it; a group is one of the same employer."""
    background = Background(
        sector=row.sector,
        county=row.county,
        population=row.population,
        centrality=row.centrality,
        level=row.leader_level,
        is_first_time_leader=row.is_first_time_leader,
        is_recommended=row.recommended_on is not None,
    )
    groups = list_groups(background)
    classes = [intake.class_named(name) for name in row.wanted_classes]
    return Applicant(
        applicant_id=str(row.id),
        came=came,
        wishes=tuple(str(one.id) for one in classes if one is not None),
        priority=next((one.who for one in intake.text.priorities if one.who in groups), ""),
        group_id=f"{row.employer_id}:{row.group.casefold()}" if row.group else None,
        is_recommended=background.is_recommended,
        eligibility=Eligibility(eligibility),
        traits=list_traits(background),
    )


def _judge(row: NominationRow, eligibility: Mapping[int, str]) -> str:
    if row.standing.holds_place:
        return Eligibility.OPEN.value
    decided = row.standing.eligibility or Eligibility.UNKNOWN.value
    return row.standing.answered or eligibility.get(row.id, decided)


def _classes(intake: IntakeRow) -> list[ProgrammeClass]:
    return [ProgrammeClass(str(one.id), one.text.places, one.text.starts_on, one.text.place) for one in intake.classes]


def _rules(intake: IntakeRow) -> ProgrammeRules:
    """A recommendation counts where the office has put it among those who come first."""
    floors = (Floor(one.who, "yes", one.reserved, FloorKind.RESERVED) for one in intake.text.priorities if one.reserved)
    whole = intake.text.groups == "all_or_nothing"
    return ProgrammeRules(
        priorities=tuple(one.who for one in intake.text.priorities),
        floors=tuple(floors),
        groups=Groups.ALL_OR_NOTHING if whole else Groups.PARTIAL,
        recommendation=Recommendation.IGNORED,
        ranking=Ranking(intake.text.order),
        seed=intake.text.draw_seed,
    )


def _decide(
    rows: Iterable[NominationRow], applicants: Iterable[Applicant], held: Mapping[str, str], admission: Admission
) -> Iterable[Decision]:
    numbers = {name: number for number, name in enumerate(admission.waiting, start=1)}
    for row, applicant in zip(rows, applicants, strict=True):
        name = applicant.applicant_id
        where = admission.placement.get(name)
        yield Decision(
            row=row,
            eligibility=applicant.eligibility.value,
            priority=applicant.priority,
            class_id=int(where) if where else None,
            why="" if where else admission.reasons[name].value,
            number=numbers.get(name),
            is_new=name not in held and where is not None,
        )
