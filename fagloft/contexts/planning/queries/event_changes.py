"""How often and when something that stands in a calendar has changed, from its history."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Count, Max, Q

from fagloft.engine.annual_wheel import list_occurrences

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


@dataclass(frozen=True)
class EarlierDay:
    """When something of a decided measure was once to be, by the name that its event has for good."""

    key: str
    measure_id: int
    kind: str
    starts_on: date
    ends_on: date


def get_changes(model: str, ids: Iterable[int], *, has_status: bool = False) -> dict[int, Changes]:
    """Of each row of a tracked model, named as in `planning.Measure`."""
    events: Any = apps.get_model(f"{model}Event").objects.filter(pgh_obj_id__in=set(ids))
    decided = Count("pk", filter=Q(status__in=DECIDED)) if has_status else Count("pk")
    rows = events.values("pgh_obj_id").annotate(changes=Count("pk"), last=Max("pgh_created_at"), decided=decided)
    return {row["pgh_obj_id"]: Changes(row["changes"] - 1, row["last"], bool(row["decided"])) for row in rows}


def get_earlier_days(measure_ids: Iterable[int], within: tuple[date, date]) -> dict[str, EarlierDay]:
    """Everything that decided measures have ever placed in a period, as it last was, by the key of its event."""
    versions = apps.get_model("planning.MeasureEvent").objects.filter(pgh_obj_id__in=set(measure_ids))
    rows = versions.filter(status__in=DECIDED).order_by("pgh_id")
    told = rows.values_list("pgh_obj_id", "starts_on", "ends_on", "recurrence", "evaluation_on")
    return {day.key: day for row in told for day in _place(row, within)}


def _place(row: tuple[int, date, date, str, date | None], within: tuple[date, date]) -> Iterator[EarlierDay]:
    measure_id, starts_on, ends_on, recurrence, looked_back_on = row
    for one in list_occurrences(starts_on, ends_on, recurrence, within):
        yield EarlierDay(f"measure-{measure_id}-{one.number}", measure_id, "measure", one.starts_on, one.ends_on)
    if looked_back_on is not None and within[0] <= looked_back_on < within[1]:
        after = looked_back_on + timedelta(days=1)
        yield EarlierDay(f"evaluation-{measure_id}", measure_id, "evaluation", looked_back_on, after)
