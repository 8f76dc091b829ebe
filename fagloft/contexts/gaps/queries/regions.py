"""The health community in numbers: what its members share, large groups only; no unit and no person."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Sum

from fagloft.contexts.gaps.models import SharedFigure
from fagloft.contexts.gaps.queries.competence_names import CompetenceName, get_competence_names
from fagloft.contexts.gaps.queries.figures_over_time import ShareOnDay
from fagloft.contexts.organisations.models import Organisation
from fagloft.contexts.organisations.scope import Scope


@dataclass(frozen=True)
class SharedNumber:
    """None where it is hidden."""

    required: int | None
    met: int | None
    unmet: int | None
    holders: int | None

    @property
    def share(self) -> float | None:
        return self.unmet / self.required if self.unmet is not None and self.required else None


@dataclass(frozen=True)
class Member:
    id: int
    name: str
    contact_function: str
    taken_on: date
    computed_at: datetime
    numbers: dict[str, SharedNumber]


@dataclass(frozen=True)
class RegionFigures:
    """`competences` in the order of need; a member that has shared nothing is no member here."""

    members: tuple[Member, ...]
    competences: tuple[CompetenceName, ...]
    over_time: tuple[ShareOnDay, ...]


def get_region_figures(*, scope: Scope, on: date) -> RegionFigures:
    """What stands in the newest numbers that each member has shared by the day."""
    days = list(
        SharedFigure.objects.filter(tenant_id=scope.shared_id, taken_on__lte=on)
        .order_by("about_id", "-taken_on")
        .distinct("about_id")
        .values_list("about_id", "taken_on", "computed_at")
    )
    numbers = _load(scope, [(about, taken_on) for about, taken_on, _ in days])
    organisations = Organisation.objects.in_bulk([about for about, _, _ in days])
    members = [
        Member(about, organisations[about].name, organisations[about].contact_function, taken_on, at, numbers[about])
        for about, taken_on, at in days
    ]
    found = {key for member in members for key in member.numbers}
    names = get_competence_names(scope=scope, competence_ids=found)
    return RegionFigures(
        members=tuple(sorted(members, key=lambda member: member.name)),
        competences=_rank(members, names.values()),
        over_time=_sum_over_time(scope, on),
    )


def _load(scope: Scope, days: Sequence[tuple[int, date]]) -> dict[int, dict[str, SharedNumber]]:
    rows = SharedFigure.objects.filter(
        tenant_id=scope.shared_id, about_id__in=[about for about, _ in days], taken_on__in=[day for _, day in days]
    ).values_list("about_id", "taken_on", "competence_id", "required", "met", "unmet", "holders")
    newest = set(days)
    found: dict[int, dict[str, SharedNumber]] = defaultdict(dict)
    for about, taken_on, competence_id, *counts in rows:
        if (about, taken_on) in newest:
            found[about][str(competence_id)] = SharedNumber(*counts)
    return found


def _rank(members: Iterable[Member], names: Iterable[CompetenceName]) -> tuple[CompetenceName, ...]:
    """What most people are known to lack comes first."""
    unmet: dict[str, int] = defaultdict(int)
    for member in members:
        for key, number in member.numbers.items():
            unmet[key] += number.unmet or 0
    return tuple(sorted(names, key=lambda name: (-unmet[str(name.id)], name.name)))


def _sum_over_time(scope: Scope, on: date) -> tuple[ShareOnDay, ...]:
    """Only what is shown is added up, so that a sum betrays nothing that is hidden. Days on which fewer members shared
    than on the fullest day are left out: they would show another region."""
    days = list(
        SharedFigure.objects.filter(tenant_id=scope.shared_id, taken_on__lte=on, met__isnull=False, required__gt=0)
        .values("taken_on")
        .annotate(asked=Sum("required"), had=Sum("met"), members=Count("about_id", distinct=True))
        .order_by("taken_on")
        .values_list("taken_on", "asked", "had", "members")
    )
    most = max((members for *_, members in days), default=0)
    return tuple(
        ShareOnDay(day, asked, had, other_required=0, other_met=0)
        for day, asked, had, members in days
        if members == most
    )
