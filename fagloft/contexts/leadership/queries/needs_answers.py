"""How many of all leaders have said what they need, who has not, and who was asked when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from fagloft.contexts.leadership.models import LeaderNeed, NeedSurvey, OnboardingStep
from fagloft.contexts.leadership.queries.needs import SELF, SUPERIOR
from fagloft.contexts.leadership.queries.profiles_register import Leader, get_led_leaders, load_leaders
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.engine.gaps.small_groups import MINIMUM
from fagloft.engine.leader_needs import still_counts


@dataclass(frozen=True)
class Survey:
    asked_on: date
    answer_by: date
    asked_by_name: str


@dataclass(frozen=True)
class AnswerShare:
    """Of all leaders, not of those who answered; `answered` is None where fewer than five stand on one side.

    `missing` names those who are the reader's to know by name, `missing_unnamed` counts the others, if it may be told.
    """

    leaders: int
    answered: int | None
    missing: tuple[Leader, ...]
    missing_unnamed: int | None
    survey: Survey | None


@dataclass(frozen=True)
class LedLeader:
    """A leader whom the reader leads, and how far they have come."""

    leader: Leader
    answered_on: date | None
    assessed_by_superior_on: date | None
    steps: int
    steps_done: int
    steps_overdue: int

    @property
    def may_begin_onboarding(self) -> bool:
        return self.leader.is_first_time and not self.steps


@dataclass(frozen=True)
class _Steps:
    all: int = 0
    done: int = 0
    overdue: int = 0


def get_survey(*, scope: Scope) -> Survey | None:
    """The latest time that the leaders of the organisation were asked."""
    row = NeedSurvey.objects.filter(tenant_id=scope.tenant_id).order_by("-asked_on").first()
    return Survey(row.asked_on, row.answer_by, row.asked_by_name) if row else None


def get_answer_share(*, scope: Scope, tree: UnitTree, on: date) -> AnswerShare:
    """How many of the organisation's leaders have answered within the time that an answer counts."""
    leaders = load_leaders(scope=scope, tree=tree, on=on)
    answered = get_days_of_answers(scope=scope, seen_by=SELF, on=on)
    missing = [leader for leader in leaders if leader.person_id not in answered]
    named = tuple(leader for leader in missing if leader.may_be_followed)
    sees_all = all(leader.may_be_followed for leader in leaders)
    few = not sees_all and _is_few(len(missing), len(leaders) - len(missing))
    return AnswerShare(
        leaders=len(leaders),
        answered=None if few else len(leaders) - len(missing),
        missing=named,
        missing_unnamed=None if few or _is_few(len(missing) - len(named)) else len(missing) - len(named),
        survey=get_survey(scope=scope),
    )


def get_days_of_answers(*, scope: Scope, seen_by: str, on: date) -> dict[int, date]:
    """By person the last day of an assessment that still counts."""
    rows = LeaderNeed.objects.filter(tenant_id=scope.tenant_id, seen_by=seen_by).values_list("person_id")
    return {person: day for person, day in rows.annotate(day=Max("assessed_on")) if still_counts(day, on)}


def get_led_with_progress(*, scope: Scope, tree: UnitTree, on: date) -> tuple[LedLeader, ...]:
    """The leaders whom the reader leads, those who need the reader most first."""
    leaders = get_led_leaders(scope=scope, tree=tree, on=on)
    own = get_days_of_answers(scope=scope, seen_by=SELF, on=on)
    superior = get_days_of_answers(scope=scope, seen_by=SUPERIOR, on=on)
    steps = _count_steps(scope, [leader.person_id for leader in leaders], on)
    rows = [_tell(leader, own, superior, steps.get(leader.person_id, _Steps())) for leader in leaders]
    rows.sort(key=lambda row: (not row.may_begin_onboarding, -row.steps_overdue, row.answered_on is not None))
    return tuple(rows)


def _tell(leader: Leader, own: dict[int, date], superior: dict[int, date], steps: _Steps) -> LedLeader:
    return LedLeader(
        leader=leader,
        answered_on=own.get(leader.person_id),
        assessed_by_superior_on=superior.get(leader.person_id),
        steps=steps.all,
        steps_done=steps.done,
        steps_overdue=steps.overdue,
    )


def _count_steps(scope: Scope, person_ids: Iterable[int], on: date) -> dict[int, _Steps]:
    found: dict[int, _Steps] = {}
    rows = OnboardingStep.objects.filter(tenant_id=scope.tenant_id, person_id__in=person_ids)
    for person, due_on, done_on in rows.values_list("person_id", "due_on", "done_on"):
        before = found.get(person, _Steps())
        is_done = done_on is not None
        found[person] = _Steps(before.all + 1, before.done + is_done, before.overdue + (not is_done and due_on < on))
    return found


def _is_few(*groups: int) -> bool:
    return any(0 < group < MINIMUM for group in groups)
