"""Two intakes of the demo: one that is open, with applications, and one whose programme has ended."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import cycle, islice

from django.utils import timezone

from fagloft.contexts.admission.actions import intakes, nominations, offers
from fagloft.contexts.admission.queries.intakes import (
    ClassText,
    IntakeRow,
    IntakeText,
    PriorityText,
    get_intake,
    get_intakes,
)
from fagloft.contexts.admission.queries.nominations import get_nominations
from fagloft.contexts.admission.queries.proposals import propose
from fagloft.contexts.leadership.actions import attendance, outcomes, programme_evaluations, projects
from fagloft.contexts.leadership.queries.follow_up import get_follow_up
from fagloft.contexts.leadership.queries.nominees import get_shared
from fagloft.contexts.leadership.queries.profiles_register import Leader, load_leaders
from fagloft.contexts.organisations.queries.unit_trees import UnitTree, get_unit_tree
from fagloft.contexts.organisations.scope import DIRECTOR, LEADER, REGIONAL_ADVISER, Scope
from fagloft.database.tenancy import transaction_of

OFFICE_NAME, DIRECTOR_NAME = "Programkontoret", "Direktøren"
MOST_LEADERS, PLACES, GATHERINGS = 3, 6, 4
YEAR, TUESDAY = 365, 1
PROJECTS = ("Færre fall i avdelingen", "Tettere samarbeid ved utskriving", "Bedre opplæring av nyansatte")


@dataclass(frozen=True)
class _Applicant:
    scope: Scope
    tree: UnitTree
    leader: Leader
    number: int


def has_intakes(*, office_id: int) -> bool:
    with transaction_of(tenant_id=office_id, shared_id=office_id):
        return bool(get_intakes(scope=_office(office_id)))


def draw_intakes(*, community_id: int, employers: Iterable[int], on: date) -> None:
    """Through the same actions as the pages."""
    known = list(employers)
    _draw_finished(community_id, known, on - timedelta(days=YEAR + 30), on)
    intake = _announce(community_id, "Lederprogram for helsefellesskapet", on - timedelta(days=10))
    _apply(intake, known, on - timedelta(days=1))


def _announce(office_id: int, title: str, opens_on: date) -> IntakeRow:
    starts_on = opens_on + timedelta(days=90 + (TUESDAY - opens_on.weekday() - 90) % 7)
    text = IntakeText(
        title=title,
        description="Et program for ledere i kommunene og på sykehuset, med prosjekt på egen arbeidsplass.",
        opens_on=opens_on,
        apply_by_on=opens_on + timedelta(days=30),
        classes=(
            ClassText("Kull A", "Hamar", starts_on, PLACES),
            ClassText("Kull B", "Tønsberg", starts_on + timedelta(days=63), PLACES),
        ),
        priorities=(PriorityText("recommended"), PriorityText("first_time_leader", 2), PriorityText("everybody")),
        is_tailored=True,
    )
    with transaction_of(tenant_id=office_id, shared_id=office_id):
        number = intakes.create(scope=_office(office_id), text=text)
        intakes.open(scope=_office(office_id), intake_id=number, edition=1)
        return get_intake(scope=_office(office_id), intake_id=number)


def _apply(intake: IntakeRow, employers: list[int], on: date) -> list[_Applicant]:
    """A few leaders of each employer apply; the director recommends the first."""
    made: list[_Applicant] = []
    names = [one.text.name for one in intake.classes]
    for minutes, employer in enumerate(employers):
        with transaction_of(tenant_id=employer, shared_id=intake.office_id):
            tree = get_unit_tree(tenant_id=employer, on=on, language="nb")
            found = [
                _apply_one(intake, tree, scope, names, minutes, on) for scope in _leaders(intake, tree, employer, on)
            ]
            if found:
                nominations.recommend(
                    scope=_scope(employer, intake.office_id, DIRECTOR_NAME, DIRECTOR),
                    nomination_id=found[0].number,
                    edition=1,
                    words="Vi trenger denne kompetansen i ledergruppa.",
                    on=on,
                )
            made += found
    return made


def _leaders(intake: IntakeRow, tree: UnitTree, employer: int, on: date) -> list[Scope]:
    """Spread over the organisation, each as who applies for oneself."""
    everybody = _scope(employer, intake.office_id, "")
    leaders = [one for one in load_leaders(scope=everybody, tree=tree, on=on) if not one.is_deputy]
    chosen = leaders[:: max(1, len(leaders) // MOST_LEADERS)][:MOST_LEADERS]
    return [_scope(employer, intake.office_id, one.name, LEADER, one.person_id) for one in chosen]


def _apply_one(intake: IntakeRow, tree: UnitTree, scope: Scope, names: list[str], minutes: int, on: date) -> _Applicant:
    (person_id,) = scope.person_ids
    wanted = names if minutes % 2 else names[::-1]
    number = nominations.nominate(
        scope=scope,
        tree=tree,
        intake_id=intake.id,
        person_id=person_id,
        shared=get_shared(scope=scope, tree=tree, person_id=person_id, on=on),
        asked=nominations.Application(tuple(wanted), has_consented=True, motivation="Vil bli tryggere som leder."),
        at=_at(on, minutes),
        on=on,
    )
    leader = next(one for one in load_leaders(scope=scope, tree=tree, on=on) if one.person_id == person_id)
    return _Applicant(scope, tree, leader, number)


def _draw_finished(office_id: int, employers: list[int], opens_on: date, on: date) -> None:
    """All is over: offers are answered, most have completed, some have dropped out."""
    intake = _announce(office_id, "Lederprogram, forrige kull", opens_on)
    applicants = _apply(intake, employers, opens_on + timedelta(days=5))
    closed_on = opens_on + timedelta(days=31)
    office = _office(office_id)
    with transaction_of(tenant_id=office_id, shared_id=office_id):
        intakes.close(scope=office, intake_id=intake.id, edition=2)
        everybody = {one.number: "open" for one in applicants}
        last = propose(intake=intake, eligibility=everybody, on=closed_on).last_step
        offers.send(
            scope=office, intake_id=intake.id, last_step=last, eligibility=everybody, on=closed_on, at=_at(closed_on, 0)
        )
    inside = [one for one in applicants if _accept(one, closed_on)]
    with transaction_of(tenant_id=office_id, shared_id=office_id):
        intakes.finish(scope=office, intake_id=intake.id, edition=3)
        _meet(office, intake, [one.number for one in inside], on)
        _end(office, inside, on)
    for place, one in enumerate(inside):
        _look_back(intake, one, place, on)


def _accept(one: _Applicant, on: date) -> bool:
    with transaction_of(tenant_id=one.scope.tenant_id, shared_id=one.scope.shared_id):
        try:
            offers.accept(
                scope=one.scope, tree=one.tree, nomination_id=one.number, on=on, at=_at(on, 60)
            )  # fmt: skip
        except offers.NothingOffered:
            return False
    return True


def _meet(office: Scope, intake: IntakeRow, numbers: list[int], on: date) -> None:
    for one in intake.classes:
        for count in range(GATHERINGS):
            starts_on = one.text.starts_on + timedelta(days=42 * count)
            gathering = attendance.add_gathering(
                scope=office, intake_id=intake.id, class_id=one.id, starts_on=starts_on, days=3, place=one.text.place
            )
            there = [number for number in numbers if (number + count) % 7]
            attendance.take(scope=office, intake_id=intake.id, gathering_id=gathering, there=there, on=on)


def _end(office: Scope, inside: list[_Applicant], on: date) -> None:
    tree = inside[0].tree if inside else None
    kinds = islice(cycle(("completed", "completed", "completed_without_exam", "completed", "dropped_out")), len(inside))
    for one, kind in zip(inside, kinds, strict=True):
        assert tree is not None
        outcomes.record(
            scope=office,
            tree=tree,
            nomination_id=one.number,
            kind=kind,
            why="no_substitute" if kind == "dropped_out" else "",
            study_credits=Decimal(30 if kind == "completed" else 0),
            ended_on=on - timedelta(days=40),
            on=on,
        )


def _look_back(intake: IntakeRow, one: _Applicant, place: int, on: date) -> None:
    """Projects of all but every fourth; everybody but the last two has answered at the end."""
    with transaction_of(tenant_id=one.scope.tenant_id, shared_id=one.scope.shared_id):
        if place % 4:
            text = projects.ProjectText(
                title=PROJECTS[place % len(PROJECTS)],
                anchored_with_name="Kommunedirektøren",
                anchored_on=on - timedelta(days=200),
                status="carried_out",
            )
            projects.write(scope=one.scope, tree=one.tree, nomination_id=one.number, edition=0, text=text, on=on)
        rows = get_nominations(scope=one.scope, tree=one.tree, on=on, intake_id=intake.id)
        for participant in get_follow_up(intake=intake, rows=rows).participants:
            if participant.due_moment(on) and place % 5:
                programme_evaluations.answer(
                    scope=one.scope,
                    participant=participant,
                    usefulness=3 + place % 3,
                    uses_it=4,
                    network_goes_on=True,
                    text="",
                    on=on,
                )


def _office(office_id: int) -> Scope:
    return _scope(office_id, office_id, OFFICE_NAME, REGIONAL_ADVISER)


def _scope(tenant_id: int, shared_id: int, name: str, role: str = "", person_id: int | None = None) -> Scope:
    return Scope(
        tenant_id=tenant_id,
        shared_id=shared_id,
        user_id=0,
        user_name=name,
        roles=frozenset({role} if role else ()),
        person_ids=frozenset(() if person_id is None else (person_id,)),
    )


def _at(on: date, minutes: int) -> datetime:
    return timezone.make_aware(datetime.combine(on, time(9))) + timedelta(minutes=minutes)
