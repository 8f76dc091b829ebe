"""The share of requirements that were met in some units, snapshot by snapshot."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from fagloft.contexts.gaps.models import UnitFigure
from fagloft.contexts.organisations.scope import Scope

# A rounded share of so many leaves open how many it is.
STEP, MINIMUM = 0.01, 500


@dataclass(frozen=True)
class ShareOnDay:
    """Requirements of people, added up: those that are mandatory and the others. Whole percent for those who do not
    lead the units, so `required` is then 100."""

    on: date
    required: int
    met: int
    other_required: int
    other_met: int


def get_shares_over_time(*, scope: Scope, unit_ids: Iterable[int], is_exact: bool) -> tuple[ShareOnDay, ...]:
    """The oldest first; days on which the reader may not know are left out."""
    days = (
        UnitFigure.objects.filter(tenant_id=scope.tenant_id, unit_id__in=list(unit_ids), competence__isnull=False)
        .values("snapshot__taken_on")
        .annotate(
            asked=Sum("required"), had=Sum("met"), duties=Sum("mandatory_required"), broken=Sum("mandatory_unmet")
        )
        .order_by("snapshot__taken_on")
        .values_list("snapshot__taken_on", "asked", "had", "duties", "broken")
    )
    exact = [
        ShareOnDay(on, duties, duties - broken, asked - duties, had - duties + broken)
        for on, asked, had, duties, broken in days
    ]
    return tuple(exact) if is_exact else tuple(_round(day) for day in exact if day.required >= MINIMUM)


def _round(day: ShareOnDay) -> ShareOnDay:
    met = round(100 * round_share(day.met, day.required, STEP))
    if day.other_required < MINIMUM:
        return ShareOnDay(day.on, 100, met, 0, 0)
    return ShareOnDay(day.on, 100, met, 100, round(100 * round_share(day.other_met, day.other_required, STEP)))


def round_share(part: int, whole: int, step: float) -> float:
    return round(part / whole / step) * step
