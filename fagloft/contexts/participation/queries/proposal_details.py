"""One calculation with what came of it: people by name where the reader follows them, numbers elsewhere."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.participation.models import OpenGap, ProposedSeat, TrainingProposal
from fagloft.contexts.participation.queries.budget_points import BudgetRow, read_points
from fagloft.contexts.participation.queries.colliding_choices import CollisionRow, get_collisions
from fagloft.contexts.participation.queries.hidden_counts import hide_counts
from fagloft.contexts.participation.queries.proposal_rows import NoSuchProposal, may_plan, proposals_in_sight
from fagloft.contexts.participation.queries.proposals import ProposalSummary, summarise
from fagloft.contexts.participation.queries.session_tables import last_day


@dataclass(frozen=True)
class SeatRow:
    """A seat of somebody the reader follows by name."""

    person_id: int
    person_name: str
    unit_name: str
    session_id: int
    title: str
    starts_on: date
    last_on: date
    place: str
    cost: Decimal


@dataclass(frozen=True)
class GroupCount:
    """How many people of a unit or in a session get a seat, and what it costs; None where that is hidden."""

    id: int
    name: str
    people: int | None
    cost: Decimal | None
    starts_on: date | None = None
    place: str = ""
    is_cancelled: bool = False


@dataclass(frozen=True)
class NamedGap:
    person_id: int
    person_name: str
    unit_id: int
    competence_id: int
    competence_name: str


@dataclass(frozen=True)
class OpenGroup:
    """Gaps that stay open for one reason: how many (None where hidden), and those of people followed by name."""

    reason: str
    gaps: int | None
    named: tuple[NamedGap, ...]
    competences: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class ProposalDetail:
    summary: ProposalSummary
    stage: str
    done_share: float
    value: int | None
    bound: float | None
    runtime_s: float | None
    seats_count: int
    seats: tuple[SeatRow, ...]
    units: tuple[GroupCount, ...]
    sessions: tuple[GroupCount, ...]
    open_groups: tuple[OpenGroup, ...]
    budget_points: tuple[BudgetRow, ...]
    collisions: tuple[CollisionRow, ...]
    may_decide: bool
    sees_everybody: bool

    @property
    def relative_gap(self) -> float | None:
        """The part of the bound that may be missing."""
        if self.value is None or self.bound is None:
            return None
        return (self.bound - self.value) / self.bound if self.bound else 0.0


def get_proposal(*, scope: Scope, proposal_id: int) -> ProposalDetail:
    """Raises NoSuchProposal where the reader may not know of it."""
    row = proposals_in_sight(scope).select_related("unit").filter(pk=proposal_id).first()
    if row is None:
        raise NoSuchProposal
    seats = _seats_of(row)
    gaps = _gaps_of(row, scope.language)
    units = {seat.unit_id for seat in seats} | {gap.unit_id for gap in gaps}
    everybody = units <= scope.led_units
    return ProposalDetail(
        summary=summarise(row),
        stage=row.stage,
        done_share=row.done_share,
        value=row.value,
        bound=row.bound,
        runtime_s=row.runtime_s,
        seats_count=len(seats),
        seats=tuple(_seat(seat) for seat in seats if seat.unit_id in scope.led_units),
        units=_count_units(seats, everybody=everybody),
        sessions=_count_sessions(seats, everybody=everybody),
        open_groups=_group_gaps(gaps, scope, everybody=everybody),
        budget_points=read_points(row.budget_points, asked=row.budget),
        collisions=get_collisions(scope=scope, conflicts=row.conflicts),
        may_decide=may_plan(scope, row.unit_id),
        sees_everybody=everybody,
    )


def _seats_of(row: TrainingProposal) -> list[ProposedSeat]:
    seats = ProposedSeat.objects.filter(tenant_id=row.tenant_id, proposal=row)
    joined = seats.select_related("person", "unit", "session__offer")
    return list(joined.order_by("session__starts_on", "session_id", "person__family_name", "person__given_name", "pk"))


def _gaps_of(row: TrainingProposal, language: str) -> list[OpenGap]:
    gaps = OpenGap.objects.filter(tenant_id=row.tenant_id, proposal=row)
    joined = gaps.select_related("person", "competence").defer("competence__search")
    return list(joined.order_by("-weight", f"competence__name_{language}", "person__family_name", "pk"))


def _seat(seat: ProposedSeat) -> SeatRow:
    return SeatRow(
        person_id=seat.person_id,
        person_name=seat.person.name,
        unit_name=seat.unit.name,
        session_id=seat.session_id,
        title=seat.session.offer.title,
        starts_on=seat.session.starts_on,
        last_on=last_day(seat.session),
        place=seat.session.place,
        cost=seat.cost,
    )


def _count_units(seats: list[ProposedSeat], *, everybody: bool) -> tuple[GroupCount, ...]:
    groups: dict[int, list[ProposedSeat]] = defaultdict(list)
    for seat in seats:
        groups[seat.unit_id].append(seat)
    people = _show({key: len({seat.person_id for seat in rows}) for key, rows in groups.items()}, everybody=everybody)
    found = [GroupCount(key, rows[0].unit.name, people[key], _cost(rows, people[key])) for key, rows in groups.items()]
    return tuple(sorted(found, key=lambda group: (group.name, group.id)))


def _count_sessions(seats: list[ProposedSeat], *, everybody: bool) -> tuple[GroupCount, ...]:
    groups: dict[int, list[ProposedSeat]] = defaultdict(list)
    for seat in seats:
        groups[seat.session_id].append(seat)
    people = _show({key: len(rows) for key, rows in groups.items()}, everybody=everybody)
    return tuple(
        GroupCount(
            id=key,
            name=rows[0].session.offer.title,
            people=people[key],
            cost=_cost(rows, people[key]),
            starts_on=rows[0].session.starts_on,
            place=rows[0].session.place,
            is_cancelled=rows[0].session.cancelled_on is not None,
        )
        for key, rows in groups.items()
    )


def _group_gaps(gaps: list[OpenGap], scope: Scope, *, everybody: bool) -> tuple[OpenGroup, ...]:
    groups: dict[str, list[OpenGap]] = defaultdict(list)
    for gap in gaps:
        groups[gap.reason].append(gap)
    people = _show({key: len({gap.person_id for gap in rows}) for key, rows in groups.items()}, everybody=everybody)
    return tuple(
        OpenGroup(
            reason=reason,
            gaps=len(groups[reason]) if people[reason] is not None else None,
            named=tuple(_named(gap, scope) for gap in groups[reason] if gap.unit_id in scope.led_units),
            competences=_most_lacked(groups[reason], scope) if people[reason] is not None else (),
        )
        for reason in OpenGap.Reason.values
        if reason in groups
    )


def _named(gap: OpenGap, scope: Scope) -> NamedGap:
    return NamedGap(
        person_id=gap.person_id,
        person_name=gap.person.name,
        unit_id=gap.unit_id,
        competence_id=gap.competence_id,
        competence_name=getattr(gap.competence, f"name_{scope.language}"),
    )


def _most_lacked(gaps: Iterable[OpenGap], scope: Scope) -> tuple[tuple[int, str], ...]:
    """The competences of the group, those that most lack first."""
    named = Counter((gap.competence_id, str(getattr(gap.competence, f"name_{scope.language}"))) for gap in gaps)
    return tuple(competence for competence, _count in named.most_common())


def _show[Key](counts: dict[Key, int], *, everybody: bool) -> dict[Key, int | None]:
    return dict(counts) if everybody else hide_counts(counts)


def _cost(rows: Iterable[ProposedSeat], people: int | None) -> Decimal | None:
    return None if people is None else sum((seat.cost for seat in rows), Decimal(0))
