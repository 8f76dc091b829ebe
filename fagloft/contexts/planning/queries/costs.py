"""What a plan really costs, measure by measure, beside other ways to the same competence."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.models import Plan
from fagloft.contexts.planning.queries.concerned import Concerned, get_concerned, list_units_of
from fagloft.contexts.planning.queries.costing_surroundings import (
    OfferTerms,
    SessionTerms,
    get_offer_terms,
    get_surroundings,
)
from fagloft.contexts.planning.queries.measures import MeasureRow, get_measures
from fagloft.contexts.planning.queries.plan_details import find_plan
from fagloft.contexts.planning.queries.plan_rights import get_plan_rights
from fagloft.contexts.planning.queries.plans import PlanRow, describe_plans
from fagloft.engine.costing import (
    Alternative,
    CostPart,
    Crowd,
    Line,
    Measure,
    MeasureCost,
    Surroundings,
    cost_alternative,
    cost_measure,
    count_times,
    in_ore,
    list_own_ways,
    sum_by,
)

MOST_OFFERS = 5


@dataclass(frozen=True)
class AlternativeCost:
    """Another way to the same competence; without offer it is a reckoning that takes as long as the measure itself."""

    learning_form: str
    offer_title: str
    starts_on: date | None
    place: str
    hours: Decimal
    cost: MeasureCost


@dataclass(frozen=True)
class CostedMeasure:
    """`hours` are per person and time; `holding` is None where the measure gives no competence."""

    row: MeasureRow
    times: int
    hours: Decimal
    is_from_offer: bool
    holding: int | None
    cost: MeasureCost
    alternatives: tuple[AlternativeCost, ...]


type Sums = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class PlanCosts:
    """Amounts in øre. Sums over units, goals, kinds and payers are each equal to `total`, the largest first.

    `unit_ids` are those the plan is about. A name is empty for what has no unit, or no goal.
    """

    plan: PlanRow
    unit_ids: frozenset[int]
    measures: tuple[CostedMeasure, ...]
    concerned: Concerned
    by_unit: Sums
    by_goal: Sums
    by_kind: Sums
    by_financing: Sums
    people_without_rate: int

    @property
    def total(self) -> int:
        return sum(measure.cost.total for measure in self.measures)

    @property
    def substitute(self) -> int:
        return dict(self.by_kind).get("substitute", 0)

    @property
    def own_new_money(self) -> int:
        """What it takes of the own budget besides wages that are paid anyway."""
        return sum(measure.cost.own_new_money for measure in self.measures)


@dataclass(frozen=True)
class _Work:
    """What the measures of a plan are costed with, on the way to an answer."""

    plan: Plan
    on: date
    around: Surroundings
    offers: Mapping[int, OfferTerms]
    crowds: Mapping[str, tuple[Crowd, ...]]
    counts: Mapping[str, tuple[int, int | None]]


def get_plan_costs(*, scope: Scope, tree: UnitTree, plan_id: int, on: date) -> PlanCosts:
    """A plan the reader may open, for the people it concerns on the day; what is dropped costs nothing."""
    rights = get_plan_rights(scope=scope, on=on)
    plan = find_plan(rights=rights, tree=tree, plan_id=plan_id)
    rows = [
        row for row in get_measures(scope=scope, rights=rights, plan_ids=[plan.pk], on=on) if row.status != "dropped"
    ]
    units = list_units_of(plan, tree, on)
    concerned = get_concerned(
        scope=scope, tree=tree, plan=plan, unit_ids=units, measure_ids=[row.id for row in rows], on=on
    )
    work = _Work(
        plan=plan,
        on=on,
        around=get_surroundings(scope=scope, tree=tree),
        offers=_ask_offers(scope, plan, rows, on),
        crowds=concerned.crowds(),
        counts=concerned.count(),
    )
    measures = tuple(_cost(row, work) for row in rows)
    row = describe_plans(scope, rights, Plan.objects.filter(pk=plan.pk), on)[0]
    return _add_up(row, units, measures, concerned, tree)


def _ask_offers(scope: Scope, plan: Plan, rows: Iterable[MeasureRow], on: date) -> dict[int, OfferTerms]:
    wanted = list(rows)
    return get_offer_terms(
        scope=scope,
        offer_ids={row.text.offer_id for row in wanted if row.text.offer_id is not None},
        competence_ids={given.id for row in wanted for given in row.competences},
        since=min([plan.starts_on, *(row.text.starts_on for row in wanted)]),
        on=on,
    )


def _cost(row: MeasureRow, work: _Work) -> CostedMeasure:
    offer = work.offers.get(row.text.offer_id or 0)
    session = offer.session_from(row.text.starts_on) if offer else None
    is_from_offer = not row.text.hours_per_person and session is not None
    hours = session.hours if is_from_offer and session else row.text.hours_per_person
    measure = _describe(row, work.plan, hours, session)
    crowds = work.crowds.get(str(row.id), ())
    return CostedMeasure(
        row=row,
        times=measure.times,
        hours=hours,
        is_from_offer=is_from_offer,
        holding=work.counts.get(str(row.id), (0, 0 if row.competences else None))[1],
        cost=cost_measure(measure, crowds, work.around),
        alternatives=_list_alternatives(row, measure, crowds, work),
    )


def _describe(row: MeasureRow, plan: Plan, hours: Decimal, session: SessionTerms | None) -> Measure:
    text = row.text
    return Measure(
        measure_id=str(row.id),
        learning_form=text.learning_form,
        attendance=text.attendance_time,
        financing=text.financing,
        times=count_times(text.recurrence, text.starts_on, text.ends_on, plan.starts_on, plan.ends_on),
        hundredths=int(hours * 100),
        lines=tuple(Line(line.kind, in_ore(line.amount), line.is_per_person, line.financing) for line in row.costs),
        fee=session.fee if session else 0,
        place=session.place if session else None,
    )


def _list_alternatives(
    row: MeasureRow, measure: Measure, crowds: tuple[Crowd, ...], work: _Work
) -> tuple[AlternativeCost, ...]:
    """For the same group, the cheapest first; none for what takes no time, gives no competence or concerns nobody."""
    if not row.competences or not measure.hundredths or not crowds:
        return ()
    offered = sorted(_list_offered(row, measure, crowds, work), key=_by_cost)[:MOST_OFFERS]
    known = {one.learning_form for one in offered}
    own = [
        AlternativeCost(
            form,
            "",
            None,
            "",
            Decimal(measure.hundredths).scaleb(-2),
            cost_alternative(measure, Alternative(form), crowds, work.around),
        )
        for form in list_own_ways(measure.learning_form)
        if form not in known
    ]
    return tuple(sorted([*offered, *own], key=_by_cost))


def _by_cost(one: AlternativeCost) -> tuple[int, str, str]:
    return one.cost.total, one.offer_title, one.learning_form


def _list_offered(
    row: MeasureRow, measure: Measure, crowds: tuple[Crowd, ...], work: _Work
) -> Iterable[AlternativeCost]:
    """Offers that give all that the measure gives and have a session to come."""
    wanted = [(given.id, given.level) for given in row.competences]
    for offer in work.offers.values():
        session = offer.session_from(max(work.on, work.plan.starts_on))
        if offer.id == row.text.offer_id or session is None or not offer.gives_all(wanted):
            continue
        other = Alternative(offer.learning_form, int(session.hours * 100), session.fee, session.place)
        cost = cost_alternative(measure, other, crowds, work.around)
        yield AlternativeCost(offer.learning_form, offer.title, session.starts_on, session.place, session.hours, cost)


def _add_up(
    plan: PlanRow,
    units: frozenset[int],
    measures: tuple[CostedMeasure, ...],
    concerned: Concerned,
    tree: UnitTree,
) -> PlanCosts:
    parts = [part for measure in measures for part in measure.cost.parts]
    goals = {str(measure.row.id): measure.row.goal_title for measure in measures}
    names = {str(node.id): node.name for node in tree.nodes.values()}

    def total(key: Callable[[CostPart], str]) -> Sums:
        return tuple(sorted(sum_by(parts, key).items(), key=lambda one: (-one[1], one[0])))

    return PlanCosts(
        plan=plan,
        unit_ids=units,
        measures=measures,
        concerned=concerned,
        by_unit=total(lambda part: names.get(part.unit_id or "", "")),
        by_goal=total(lambda part: goals[part.measure_id]),
        by_kind=total(lambda part: part.kind),
        by_financing=total(lambda part: part.financing),
        people_without_rate=max((measure.cost.people_without_rate for measure in measures), default=0),
    )
