"""How often and when something that stands in a calendar has changed, from its history."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.apps import apps
from django.db.models import Count, Max, Q

DECIDED = ("decided", "in_progress", "done", "evaluated")
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Changes:
    """`number` only ever grows, so that a calendar knows the newer of two; `was_decided` is of what has a status."""

    number: int = 0
    last_at: datetime = LONG_AGO
    was_decided: bool = False

    def __add__(self, other: "Changes") -> "Changes":
        return Changes(self.number + other.number, max(self.last_at, other.last_at), self.was_decided)


NEVER = Changes()


def get_changes(model: str, ids: Iterable[int], *, has_status: bool = False) -> dict[int, Changes]:
    """Of each row of a tracked model, named as in `planning.Measure`."""
    events: Any = apps.get_model(f"{model}Event").objects.filter(pgh_obj_id__in=set(ids))
    decided = Count("pk", filter=Q(status__in=DECIDED)) if has_status else Count("pk")
    rows = events.values("pgh_obj_id").annotate(changes=Count("pk"), last=Max("pgh_created_at"), decided=decided)
    return {row["pgh_obj_id"]: Changes(row["changes"] - 1, row["last"], bool(row["decided"])) for row in rows}
