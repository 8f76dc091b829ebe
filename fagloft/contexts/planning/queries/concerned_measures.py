"""Which measures concern a person, a unit or an organisation in a period."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import DIRECTOR, REGIONAL_ADVISER, Scope
from fagloft.contexts.planning.models import Measure, Plan
from fagloft.contexts.planning.queries.circles import Post, Surroundings
from fagloft.contexts.planning.queries.target_groups import get_target_groups


def get_concerned_measures(
    *,
    scope: Scope,
    tree: UnitTree,
    around: Surroundings,
    within: tuple[date, date],
    on: date,
    published_only: bool,
) -> tuple[Measure, ...]:
    """Measures whose rule reaches the circle, with their plans.

    A unit's wheel tells nothing of single persons: measures for one of them stand on that person's own. Whether
    somebody has the gap is asked for a person only; of a unit it would tell readers of numbers too much.
    """
    owners = [scope.tenant_id, scope.shared_id or scope.tenant_id]
    reached = tuple(
        measure
        for measure in Measure.objects.filter(
            _in_period(within), _of_plans(around, published_only=published_only), tenant_id__in=owners
        )
        .select_related("plan")
        .order_by("starts_on", "pk")
        if may_be_read(scope, measure.plan, around) and _reaches(measure, around, tree)
    )
    person_id = around.circle.person_id
    return reached if person_id is None else _leave_out_closed(scope, tree, around, reached, person_id, on)


def may_be_read(scope: Scope, plan: Plan, around: Surroundings) -> bool:
    """Whether a plan stands near the circle and is the reader's: drafts for those who steer them, of others what is
    published for the circle. What another unit plans for itself is not told in the wheel of all."""
    circle, is_published = around.circle, plan.published_number is not None
    if plan.level == Plan.Level.PERSON:
        return plan.person_id == circle.person_id
    if plan.level == Plan.Level.UNIT:
        if plan.unit_id not in around.above_ids | around.unit_ids:
            return False
        is_of_all = circle.unit_id is None and circle.person_id is None
        return plan.unit_id in scope.counted_units | scope.led_units or (is_published and not is_of_all)
    if plan.level == Plan.Level.REGION:
        return is_published or (plan.tenant_id == scope.tenant_id and scope.has(REGIONAL_ADVISER))
    return is_published or bool(scope.counted_units or scope.led_units) or scope.has(DIRECTOR)


def _in_period(within: tuple[date, date]) -> Q:
    first, last = within
    return Q(starts_on__lt=last, ends_on__gt=first) | Q(evaluation_on__gte=first, evaluation_on__lt=last)


def _of_plans(around: Surroundings, *, published_only: bool) -> Q:
    own = Q(plan__level=Plan.Level.PERSON, plan__person_id=around.circle.person_id)
    others = ~Q(plan__level=Plan.Level.PERSON)
    return own | (others & Q(plan__published_number__isnull=False) if published_only else others)


def _reaches(measure: Measure, around: Surroundings, tree: UnitTree) -> bool:
    circle = around.circle
    if measure.target_person_id is not None:
        return measure.target_person_id == circle.person_id
    if circle.person_id is None and measure.target_unit_id in around.unit_ids:
        return True
    return any(_asks_for(measure, post, tree) for post in around.posts)


def _asks_for(measure: Measure, post: Post, tree: UnitTree) -> bool:
    return (
        measure.target_function_id in (None, post.function_id)
        and measure.target_profession_id in (None, post.profession_id)
        and (
            measure.target_unit_id in (None, post.unit_id)
            or any(node.id == measure.target_unit_id for node in tree.path_to(post.unit_id))
        )
    )


def _leave_out_closed(
    scope: Scope,
    tree: UnitTree,
    around: Surroundings,
    measures: Iterable[Measure],
    person_id: int,
    on: date,
) -> tuple[Measure, ...]:
    """Without the measures for those with a gap that this person never had."""
    narrow = [measure.pk for measure in measures if measure.only_with_gap]
    groups = get_target_groups(scope=scope, tree=tree, unit_ids=around.unit_ids, measure_ids=narrow, on=on)
    asked = {row[0] for row in groups.select("measure_id", "person_id").rows() if row[1] == str(person_id)}
    return tuple(measure for measure in measures if not measure.only_with_gap or str(measure.pk) in asked)
