"""What a leader shares when applying for a place, and whether applicants meet what the programme asks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import polars as pl

from fagloft.contexts.admission.actions.nominations import Shared
from fagloft.contexts.admission.queries.intakes import IntakeRow
from fagloft.contexts.admission.queries.nominations import NominationRow
from fagloft.contexts.leadership.models import Programme
from fagloft.contexts.leadership.queries.needs import get_needs
from fagloft.contexts.leadership.queries.profiles import get_profile
from fagloft.contexts.leadership.queries.programme_texts import tell_requirements
from fagloft.contexts.leadership.queries.topics import get_topics
from fagloft.contexts.organisations.models import Unit
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.engine.leader_needs import is_need
from fagloft.engine.matching.admission import Admission, judge_admission

OPEN, CLOSED, UNKNOWN = "open", "closed", "unknown"


@dataclass(frozen=True)
class Judged:
    """`rule` is which of the engine's rules decided, empty where nothing is asked."""

    eligibility: str
    rule: str = ""


def get_shared(*, scope: Scope, tree: UnitTree, person_id: int, on: date) -> Shared:
    """From the profile and both assessments; of oneself, or of a leader whom one leads."""
    profile = get_profile(scope=scope, tree=tree, person_id=person_id, on=on)
    needs = get_needs(scope=scope, tree=tree, person_id=person_id, on=on)
    combined = {topic.code: needs.combined(topic.code) for topic in get_topics("nb")}
    unit = Unit.objects.get(tenant_id=scope.tenant_id, pk=profile.leader.unit_id)
    return Shared(
        unit_code=unit.code,
        unit_name=profile.leader.unit_name,
        leader_level=profile.level,
        is_first_time_leader=profile.leader.is_first_time,
        education_years=profile.education_years,
        experience_years=profile.experience_years,
        has_prior_learning=profile.has_prior_learning,
        needs={code: weight for code, weight in combined.items() if weight is not None and is_need(weight)},
    )


def judge_nominees(*, intake: IntakeRow, rows: Iterable[NominationRow]) -> dict[int, Judged]:
    """By nomination; where no programme of the catalogue is taken into, nothing is asked."""
    nominees = tuple(rows)
    programmes = Programme.objects.filter(tenant_id=intake.office_id, code=intake.text.programme_code)
    programme = programmes.order_by("-year").first() if intake.text.programme_code else None
    if programme is None or not nominees:
        return {row.id: Judged(OPEN) for row in nominees}
    judged = judge_admission(_leaders(nominees), _offer(programme))
    return {row.id: _tell(judged, number) for number, row in enumerate(nominees)}


def _leaders(rows: tuple[NominationRow, ...]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "higher_education_years": [row.education_years for row in rows],
            "experience_years": [row.experience_years for row in rows],
            "prior_learning": [row.has_prior_learning for row in rows],
            "days_away_max": [None for _ in rows],
        },
        schema_overrides=dict.fromkeys(("higher_education_years", "experience_years", "days_away_max"), pl.Float64),
    )


def _offer(programme: Programme) -> pl.DataFrame:
    asked = {name: [value] for name, value in tell_requirements(programme).items()}
    return pl.DataFrame(asked | {"days_per_gathering": [None]})


def _tell(judged: Admission, number: int) -> Judged:
    rules = (
        ("lacks_education", CLOSED),
        ("lacks_experience", CLOSED),
        ("asks_education", UNKNOWN),
        ("asks_experience", UNKNOWN),
        ("by_prior_learning", OPEN),
    )
    return next((Judged(word, name) for name, word in rules if getattr(judged, name)[number, 0]), Judged(OPEN))
