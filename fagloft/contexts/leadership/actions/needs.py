"""Say how much a leader needs each topic, and ask all leaders of an organisation to say it."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from fagloft.contexts.leadership.models import LeaderNeed, NeedSurvey
from fagloft.contexts.leadership.queries.needs import NOTHING, SELF, SUPERIOR, get_codes, load_assessments
from fagloft.contexts.leadership.queries.profiles_register import get_leader
from fagloft.contexts.organisations.models import Organisation, Person
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import DIRECTOR, Scope
from fagloft.engine.leader_needs.combine import MOST


class NotYoursToAssess(Exception):
    """A leader's needs are assessed by that leader, and by whoever leads that leader."""


class NothingTold(Exception):
    """An assessment says something of at least one topic."""


class NoSuchTopic(Exception):
    """A topic is in no list of what leaders need."""


class NoSuchWeight(Exception):
    """A need weighs 0 to 3."""


class ChangedMeanwhile(Exception):
    """Somebody has saved the same assessment since it was opened."""


class NotYoursToAsk(Exception):
    """The director asks the leaders of the organisation."""


class NoTimeToAnswer(Exception):
    """There is at least a day to answer."""


@transaction.atomic
def assess(*, scope: Scope, tree: UnitTree, person_id: int, weights: Mapping[str, int], seen: str, on: date) -> None:
    """Save all that was said at once: of oneself, or as superior of a leader whom one leads.

    `seen` is the fingerprint of what stood there when the form was opened. What is not said again stays as it was.
    """
    leader = get_leader(scope=scope, tree=tree, person_id=person_id, on=on)
    if not weights:
        raise NothingTold
    if not weights.keys() <= get_codes():
        raise NoSuchTopic
    if not all(0 <= weight <= MOST for weight in weights.values()):
        raise NoSuchWeight
    seen_by = SELF if leader.is_own else SUPERIOR
    Person.objects.select_for_update(no_key=True).get(pk=person_id, tenant_id=scope.tenant_id)
    before = load_assessments(scope=scope, person_ids=[person_id]).get((person_id, seen_by), NOTHING)
    if before.fingerprint != seen:
        raise ChangedMeanwhile
    LeaderNeed.objects.bulk_create(
        (
            LeaderNeed(
                tenant_id=scope.tenant_id,
                person_id=person_id,
                seen_by=seen_by,
                topic=topic,
                weight=weight,
                assessed_on=on,
                assessed_by_name=scope.user_name,
            )
            for topic, weight in sorted(weights.items())
        ),
        update_conflicts=True,
        unique_fields=["person", "seen_by", "topic"],
        update_fields=["weight", "assessed_on", "assessed_by_name"],
    )


@transaction.atomic
def ask_all(*, scope: Scope, answer_by: date, on: date) -> None:
    """Ask every leader of the organisation what they need; asked again the same day, the last time limit holds."""
    if not scope.has(DIRECTOR):
        raise NotYoursToAsk
    if answer_by <= on:
        raise NoTimeToAnswer
    Organisation.objects.select_for_update(no_key=True).get(pk=scope.tenant_id)
    NeedSurvey.objects.update_or_create(
        tenant_id=scope.tenant_id,
        asked_on=on,
        defaults={"answer_by": answer_by, "asked_by_name": scope.user_name},
    )
