"""What a leader needs, as seen by the leader and by the leader's own leader, and what is usual on the level."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256

from fagloft.contexts.leadership.models import LeaderNeed
from fagloft.contexts.leadership.queries.profiles_register import Leader, get_leader
from fagloft.contexts.leadership.queries.topics import FOLDER, get_functions, get_topics
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.engine.leader_needs import combine_weights

SELF, SUPERIOR = LeaderNeed.SeenBy.SELF, LeaderNeed.SeenBy.SUPERIOR
EVERYBODY, NEW = "all", "first_time"


@dataclass(frozen=True)
class Assessment:
    """How one of the two sees it; empty where nothing is said yet."""

    weights: Mapping[str, int]
    assessed_on: date | None = None
    by_name: str = ""

    @property
    def fingerprint(self) -> str:
        """Changes whenever what is said changes, so that two who write at once see each other's words."""
        told = ";".join(f"{topic}={weight}" for topic, weight in sorted(self.weights.items()))
        return sha256(told.encode()).hexdigest()[:16]


NOTHING = Assessment({})


@dataclass(frozen=True)
class Needs:
    leader: Leader
    own: Assessment
    superior: Assessment

    def combined(self, topic: str) -> int | None:
        return combine_weights(self.own.weights.get(topic), self.superior.weights.get(topic))


@dataclass(frozen=True)
class Usual:
    """What report 001 says that leaders of a level need: on this level above all, and on every level."""

    on_level: frozenset[str]
    on_all: frozenset[str]


def get_needs(*, scope: Scope, tree: UnitTree, person_id: int, on: date) -> Needs:
    """Both assessments of oneself, or of a leader whom one leads."""
    leader = get_leader(scope=scope, tree=tree, person_id=person_id, on=on)
    found = load_assessments(scope=scope, person_ids=[person_id])
    return Needs(leader, own=found.get((person_id, SELF), NOTHING), superior=found.get((person_id, SUPERIOR), NOTHING))


def load_assessments(*, scope: Scope, person_ids: Iterable[int] | None = None) -> dict[tuple[int, str], Assessment]:
    """By person and who saw it; of all leaders of the organisation where no persons are named."""
    rows = LeaderNeed.objects.filter(tenant_id=scope.tenant_id)
    if person_ids is not None:
        rows = rows.filter(person_id__in=person_ids)
    weights: dict[tuple[int, str], dict[str, int]] = defaultdict(dict)
    latest: dict[tuple[int, str], tuple[date, str]] = {}
    for person, seen_by, topic, weight, day, name in rows.order_by("assessed_on", "id").values_list(
        "person_id", "seen_by", "topic", "weight", "assessed_on", "assessed_by_name"
    ):
        weights[person, seen_by][topic] = weight
        latest[person, seen_by] = (day, name)
    return {key: Assessment(told, *latest[key]) for key, told in weights.items()}


def get_codes() -> frozenset[str]:
    """All that can be assessed: topics, and the six functions of a leader."""
    return frozenset(term.code for term in (*get_topics("nb"), *get_functions("nb")))


def get_usual(*, level: str, is_first_time: bool) -> Usual:
    """Chapter 4 of report 001; a topic named for the level is not told of as one of all levels too."""
    named: dict[str, set[str]] = {}
    for row in _rows():
        for whom in row["leader_levels"].split(";"):
            named.setdefault(whom, set()).update(row["topics"].split(";"))
    on_level = named.get(level, set()) | (named[NEW] if is_first_time else set())
    return Usual(frozenset(on_level), frozenset(named[EVERYBODY] - on_level))


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with (FOLDER / "leadership_needs.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
