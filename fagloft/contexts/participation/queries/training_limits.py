"""What stands in the way of a plan before it is made: who must be left, who is away, which seats are fixed."""

from dataclasses import dataclass
from datetime import date

from fagloft.contexts.offers.models import Session
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.participation.models import Absence, SeatChoice, StaffingMinimum
from fagloft.contexts.participation.queries.decided_people import get_people_decided_for
from fagloft.contexts.participation.queries.unit_people import get_unit_people, require_units


@dataclass(frozen=True)
class UnitMinimum:
    unit_id: int
    unit_name: str
    staff: int
    people_left: int | None
    may_be_set: bool


@dataclass(frozen=True)
class AbsenceRow:
    """`ends_on` is the first day back."""

    id: int
    person_id: int
    person_name: str
    starts_on: date
    ends_on: date
    may_be_removed: bool


@dataclass(frozen=True)
class ChoiceRow:
    id: int
    person_id: int
    person_name: str
    title: str
    starts_on: date
    is_cancelled: bool
    kind: str
    chosen_by_name: str
    may_be_removed: bool


@dataclass(frozen=True)
class SessionChoice:
    id: int
    title: str
    starts_on: date
    place: str


@dataclass(frozen=True)
class TrainingLimits:
    """`people` and `sessions` are what can be chosen from: whom the reader decides for, and what is still to come."""

    unit_id: int
    unit_name: str
    minimums: tuple[UnitMinimum, ...]
    absences: tuple[AbsenceRow, ...]
    choices: tuple[ChoiceRow, ...]
    people: tuple[tuple[int, str], ...]
    sessions: tuple[SessionChoice, ...]


def get_training_limits(*, scope: Scope, tree: UnitTree, unit_id: int, today: date) -> TrainingLimits:
    """Of the people the reader follows in the unit and below; raises NoSuchUnit."""
    units = require_units(scope=scope, tree=tree, unit_id=unit_id)
    working = get_unit_people(scope=scope, unit_ids=units, today=today)
    decided = get_people_decided_for(scope=scope, on=today)
    names = {person.id: person.name for person in working}
    set_before = dict(StaffingMinimum.objects.filter(tenant_id=scope.tenant_id).values_list("unit_id", "people_left"))
    return TrainingLimits(
        unit_id=unit_id,
        unit_name=tree.nodes[unit_id].name,
        minimums=tuple(
            UnitMinimum(
                unit_id=node.id,
                unit_name=node.name,
                staff=len({person.id for person in working if person.unit_id == node.id}),
                people_left=set_before.get(node.id),
                may_be_set=scope.may_lead(node.id),
            )
            for node in tree.nodes.values()
            if node.id in units
        ),
        absences=_list_absences(scope, names, decided, today),
        choices=_list_choices(scope, names, decided, today),
        people=tuple((number, name) for number, name in names.items() if number in decided),
        sessions=_list_sessions(scope, today),
    )


def _list_absences(scope: Scope, names: dict[int, str], decided: frozenset[int], today: date) -> tuple[AbsenceRow, ...]:
    rows = Absence.objects.filter(tenant_id=scope.tenant_id, person_id__in=names, ends_on__gt=today)
    return tuple(
        AbsenceRow(row.pk, row.person_id, names[row.person_id], row.starts_on, row.ends_on, row.person_id in decided)
        for row in rows.order_by("starts_on", "pk")
    )


def _list_choices(scope: Scope, names: dict[int, str], decided: frozenset[int], today: date) -> tuple[ChoiceRow, ...]:
    rows = SeatChoice.objects.filter(tenant_id=scope.tenant_id, person_id__in=names, session__starts_on__gt=today)
    return tuple(
        ChoiceRow(
            id=row.pk,
            person_id=row.person_id,
            person_name=names[row.person_id],
            title=row.session.offer.title,
            starts_on=row.session.starts_on,
            is_cancelled=row.session.cancelled_on is not None,
            kind=row.kind,
            chosen_by_name=row.chosen_by_name,
            may_be_removed=row.person_id in decided,
        )
        for row in rows.select_related("session__offer").order_by("session__starts_on", "pk")
    )


def _list_sessions(scope: Scope, today: date) -> tuple[SessionChoice, ...]:
    rows = Session.objects.filter(
        tenant_id__in=[scope.tenant_id, scope.shared_id], cancelled_on=None, starts_on__gt=today
    ).select_related("offer")
    return tuple(
        SessionChoice(row.pk, row.offer.title, row.starts_on, row.place) for row in rows.order_by("starts_on", "pk")
    )
