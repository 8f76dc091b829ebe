"""What a leader is reminded of where the day begins: to answer, and who is new below."""

from dataclasses import dataclass
from datetime import date

from fagloft.contexts.leadership.models import OnboardingStep
from fagloft.contexts.leadership.queries.needs import SELF
from fagloft.contexts.leadership.queries.needs_answers import Survey, get_days_of_answers, get_survey
from fagloft.contexts.leadership.queries.profiles_register import Leader, load_leaders
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope


@dataclass(frozen=True)
class LeaderNotes:
    """`survey` where the reader has been asked and has not answered; `new` are those to begin the onboarding of.

    `overdue` are the reader, and leaders next below the reader, with steps of it that are late.
    """

    own: Leader | None
    survey: Survey | None
    new: tuple[Leader, ...]
    overdue: tuple[Leader, ...]


def get_leader_notes(*, scope: Scope, tree: UnitTree, on: date) -> LeaderNotes:
    leaders = [one for one in load_leaders(scope=scope, tree=tree, on=on) if one.may_be_followed]
    own = next((leader for leader in leaders if leader.is_own), None)
    begun: set[int] = set()
    late: set[int] = set()
    rows = OnboardingStep.objects.filter(tenant_id=scope.tenant_id, person_id__in=[one.person_id for one in leaders])
    for person, due_on, done_on in rows.values_list("person_id", "due_on", "done_on"):
        begun.add(person)
        if done_on is None and due_on < on:
            late.add(person)
    return LeaderNotes(
        own=own,
        survey=_unanswered(scope, own, on) if own else None,
        new=tuple(one for one in leaders if one.is_led_next and one.is_first_time and one.person_id not in begun),
        overdue=tuple(one for one in leaders if one.person_id in late and (one.is_own or one.is_led_next)),
    )


def _unanswered(scope: Scope, own: Leader, on: date) -> Survey | None:
    survey = get_survey(scope=scope)
    answered = own.person_id in get_days_of_answers(scope=scope, seen_by=SELF, on=on)
    return None if answered else survey
