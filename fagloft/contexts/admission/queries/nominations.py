"""Nominations: as the employer wrote them, and as the office reads them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from fagloft.contexts.admission.models import Nomination
from fagloft.contexts.admission.queries.intakes import is_office
from fagloft.contexts.admission.queries.people import get_people_to_act_for
from fagloft.contexts.admission.queries.standings import Standing, get_steps_of, tell_standings
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import DIRECTOR, Scope


class NoSuchNomination(Exception):
    """There is no such nomination that the reader may see."""


@dataclass(frozen=True)
class NominationRow:
    """`may_act` when the reader may answer and withdraw, `may_recommend` when the reader directs the employer."""

    id: int
    intake_id: int
    intake_title: str
    office_id: int
    employer_id: int
    person_id: int
    person_name: str
    organisation_name: str
    sector: str
    county: str
    population: int | None
    centrality: int | None
    municipality_name: str
    unit_name: str
    position_title: str
    leader_level: str
    is_first_time_leader: bool
    education_years: int | None
    experience_years: int | None
    has_prior_learning: bool
    needs: Mapping[str, int]
    wanted_classes: tuple[str, ...]
    group: str
    motivation: str
    recommendation: str
    recommended_by_name: str
    recommended_on: date | None
    applied_at: datetime
    applied_by_name: str
    edition: int
    standing: Standing
    is_own: bool
    may_act: bool
    may_recommend: bool


def get_nominations(
    *, scope: Scope, tree: UnitTree, on: date, intake_id: int | None = None
) -> tuple[NominationRow, ...]:
    """What the reader may see: the office what it was sent, the director all of the employer's, a leader the line's."""
    of_intake = {} if intake_id is None else {"intake_id": intake_id}
    return _get(scope, tree, on, of_intake)


def get_nomination(*, scope: Scope, tree: UnitTree, nomination_id: int, on: date) -> NominationRow:
    rows = _get(scope, tree, on, {"pk": nomination_id})
    if not rows:
        raise NoSuchNomination
    return rows[0]


def get_received(*, office_id: int, intake_id: int, on: date) -> tuple[NominationRow, ...]:
    """All that an intake was sent, by the order in which they came; the caller runs the intake."""
    found = Nomination.objects.filter(addressee_id=office_id, intake_id=intake_id)
    return _rows(found, on, _Sight(office_id))


@dataclass(frozen=True)
class _Sight:
    """In whose light nominations are told."""

    tenant_id: int
    own: frozenset[int] = frozenset()
    acts_for: frozenset[int] = frozenset()
    is_director: bool = False


def _get(scope: Scope, tree: UnitTree, on: date, wanted: Mapping[str, int]) -> tuple[NominationRow, ...]:
    if is_office(scope):
        return _rows(Nomination.objects.filter(addressee_id=scope.tenant_id, **wanted), on, _Sight(scope.tenant_id))
    mine = get_people_to_act_for(scope=scope, tree=tree, on=on)
    sight = _Sight(scope.tenant_id, scope.person_ids, mine, scope.has(DIRECTOR))
    found = Nomination.objects.filter(tenant_id=scope.tenant_id, **wanted)
    return _rows(found if sight.is_director else found.filter(person_id__in=mine), on, sight)


def _rows(nominations: QuerySet[Nomination], on: date, sight: _Sight) -> tuple[NominationRow, ...]:
    found = list(nominations.select_related("municipality", "intake").order_by("applied_at", "pk"))
    standings = tell_standings(found, get_steps_of(nomination_ids=[one.pk for one in found]), on=on)
    return tuple(_row(one, standings[one.pk], sight) for one in found)


COPIED = (
    "intake_id", "person_id", "person_name", "organisation_name", "sector", "unit_name", "position_title",
    "leader_level", "is_first_time_leader", "education_years", "experience_years", "has_prior_learning", "needs",
    "group", "motivation", "recommendation", "recommended_by_name", "recommended_on", "applied_at", "applied_by_name",
    "edition",
)  # fmt: skip


def _row(one: Nomination, standing: Standing, sight: _Sight) -> NominationRow:
    copied: dict[str, Any] = {name: getattr(one, name) for name in COPIED}
    place = one.municipality
    return NominationRow(
        **copied,
        id=one.pk,
        intake_title=one.intake.title,
        office_id=one.addressee_id,
        employer_id=one.tenant_id,
        county=place.county_name if place else "",
        population=place.population if place else None,
        centrality=place.centrality_class if place else None,
        municipality_name=place.name if place else "",
        wanted_classes=tuple(one.wanted_classes),
        standing=standing,
        is_own=one.person_id in sight.own,
        may_act=one.person_id in sight.acts_for,
        may_recommend=sight.is_director and one.person_id not in sight.own,
    )
