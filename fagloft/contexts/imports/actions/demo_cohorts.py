"""Two tailored cohorts for the demo, as report 001 tells of them: announced, nominated to, asked for and worked out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import chain

from django.utils import timezone

from fagloft.contexts.access.models import User
from fagloft.contexts.access.queries.scopes import get_reader, get_workplaces
from fagloft.contexts.admission.actions import intakes, nominations
from fagloft.contexts.admission.queries.intakes import ClassText, IntakeText
from fagloft.contexts.imports.actions.shipped_tables import read_rows
from fagloft.contexts.leadership.actions import cohorts
from fagloft.contexts.leadership.queries.cohort_wishes import CohortWishes
from fagloft.contexts.leadership.queries.needs import NOTHING, SELF, SUPERIOR, Assessment, load_assessments
from fagloft.contexts.leadership.queries.profiles_register import load_leaders
from fagloft.contexts.leadership.queries.topics import get_topics
from fagloft.contexts.organisations.models import Employment, Organisation, Unit
from fagloft.contexts.organisations.queries.unit_trees import UnitTree, get_unit_tree
from fagloft.contexts.organisations.scope import Scope
from fagloft.database.tenancy import declare
from fagloft.engine.leader_needs import FIRST_LINE, combine_weights, is_need

OFFICE_PERSONA = "dag"
CLASS = "Kullet"
OPENED_DAYS_AGO, OPEN_FOR_DAYS, STARTS_AFTER_DAYS = 30, 50, 100
TUESDAY, DAYS_IN_WEEK = 1, 7


@dataclass(frozen=True)
class _Nominee:
    """Who is nominated, and what the office may know."""

    person_id: int
    name: str
    shared: nominations.Shared


def load_demo_cohorts(*, on: date) -> int:
    """Intakes, nominations, wishes and what is worked out; returns how many cohorts. People must be loaded."""
    scope = _sign_in(on)
    at = timezone.make_aware(datetime.combine(on, time(9)))
    told = read_rows("demo/cohorts.csv")
    opened = {row["key"]: _announce(scope, row, on) for row in told}
    for organisation in Organisation.objects.filter(community_id=scope.tenant_id):
        _nominate(organisation, scope, opened, on, at)
    declare(tenant_id=scope.tenant_id, shared_id=scope.shared_id, user_id=scope.user_id)
    for row in told:
        cohort_id = cohorts.begin(scope=scope, intake_id=opened[row["key"]])
        cohorts.ask(scope=scope, cohort_id=cohort_id, edition=1, wishes=_wishes(row, on))
        cohorts.work_out(scope=scope, cohort_id=cohort_id, edition=2, on=on, at=at)
    return len(told)


def _sign_in(on: date) -> Scope:
    user = User.objects.get(persona=OFFICE_PERSONA)
    declare(tenant_id=None, user_id=user.pk)
    workplace = get_workplaces(user_id=user.pk, on=on)[0]
    declare(tenant_id=workplace.tenant_id, shared_id=workplace.shared_id, user_id=user.pk)
    return get_reader(user=user, workplace=workplace, on=on, language="nb").scope


def _announce(scope: Scope, row: Mapping[str, str], on: date) -> int:
    text = IntakeText(
        title=row["title"],
        opens_on=on - timedelta(days=OPENED_DAYS_AGO),
        apply_by_on=on + timedelta(days=OPEN_FOR_DAYS),
        classes=(ClassText(name=CLASS, place="", starts_on=_start(on), places=int(row["size"])),),
        is_tailored=True,
        description=row["description"],
    )
    number = intakes.create(scope=scope, text=text)
    intakes.open(scope=scope, intake_id=number, edition=1)
    return number


def _nominate(organisation: Organisation, office: Scope, opened: Mapping[str, int], on: date, at: datetime) -> None:
    """Each applies for oneself, as the most of the leaders' own employers would have them do."""
    rows = [row for row in read_rows("demo/cohort_nominations.csv") if row["organisation_code"] == organisation.code]
    if not rows:
        return
    declare(tenant_id=organisation.pk, shared_id=office.shared_id)
    tree = get_unit_tree(tenant_id=organisation.pk, on=on, language="nb")
    for row in rows:
        for one in _choose(organisation, tree, int(row["leaders"]), on):
            nominations.nominate(
                scope=_scope(organisation, office, one),
                tree=tree,
                intake_id=opened[row["key"]],
                person_id=one.person_id,
                shared=one.shared,
                asked=nominations.Application(wanted_classes=(CLASS,), has_consented=True, group=row["group"]),
                at=at,
                on=on,
            )


def _choose(organisation: Organisation, tree: UnitTree, count: int, on: date) -> list[_Nominee]:
    """Those who lead, deputies last; a small demo has too few at the hospital, so others of the staff learn to."""
    scope = Scope(tenant_id=organisation.pk, shared_id=None, user_id=0, user_name="")
    told = load_assessments(scope=scope)
    codes = dict(Unit.objects.filter(tenant_id=organisation.pk).values_list("pk", "code"))
    leaders = sorted(load_leaders(scope=scope, tree=tree, on=on), key=lambda one: (one.is_deputy, one.unit_id))
    found = (
        _Nominee(
            one.person_id,
            one.name,
            nominations.Shared(
                unit_code=codes[one.unit_id],
                unit_name=one.unit_name,
                leader_level=one.level,
                is_first_time_leader=one.is_first_time,
                needs=_combine(told.get((one.person_id, SELF), NOTHING), told.get((one.person_id, SUPERIOR), NOTHING)),
            ),
        )
        for one in leaders
    )
    known = {one.person_id for one in leaders}
    chosen = chain(found, _staff(organisation, known, codes))
    return [one for one, _ in zip(chosen, range(count), strict=False)]


def _staff(organisation: Organisation, known: Iterable[int], codes: Mapping[int, str]) -> Iterator[_Nominee]:
    """One of each unit who does not lead, to begin with."""
    working = Employment.objects.filter(tenant_id=organisation.pk, ends_on=None).exclude(person_id__in=known)
    for one in working.order_by("unit_id", "person_id").distinct("unit_id").select_related("person", "unit"):
        shared = nominations.Shared(
            unit_code=codes[one.unit_id], unit_name=one.unit.name, leader_level=FIRST_LINE, is_first_time_leader=True
        )
        yield _Nominee(one.person_id, one.person.name, shared)


def _combine(own: Assessment, superior: Assessment) -> dict[str, int]:
    weights = {
        one.code: combine_weights(own.weights.get(one.code), superior.weights.get(one.code)) for one in get_topics("nb")
    }
    return {topic: weight for topic, weight in weights.items() if weight is not None and is_need(weight)}


def _scope(organisation: Organisation, office: Scope, one: _Nominee) -> Scope:
    return Scope(
        tenant_id=organisation.pk,
        shared_id=office.shared_id,
        user_id=0,
        user_name=one.name,
        person_ids=frozenset({one.person_id}),
    )


def _wishes(row: Mapping[str, str], on: date) -> CohortWishes:
    start = _start(on)
    return CohortWishes(
        size_least=int(row["size"]),
        size_most=int(row["size"]),
        hospital_least=int(row["hospital_least"]),
        municipality_least=int(row["municipality_least"]),
        unit_most=int(row["unit_most"]),
        topics=tuple(filter(None, row["topics"].split(";"))),
        credits_least=Decimal(row["credits_least"]),
        gatherings_least=int(row["gatherings"]),
        gatherings_most=int(row["gatherings_most"]),
        days_least=int(row["days_least"]),
        days_most=int(row["days_most"]),
        starts=(start, start + timedelta(weeks=4)),
        contact="Dag Lien, regional rådgiver",
        answer_by_on=on + timedelta(days=int(row["answer_in_days"])),
    )


def _start(on: date) -> date:
    """A Tuesday some months ahead."""
    later = on + timedelta(days=STARTS_AFTER_DAYS)
    return later + timedelta(days=(TUESDAY - later.weekday()) % DAYS_IN_WEEK)
