"""The log as people tell of it: who looked at which page when, and at how many. Every raw row stays for export."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Max
from django.db.models.functions import TruncDay, TruncMinute

from fagloft.contexts.audit.queries.readings import EVERYTHING, PER_PAGE, ReaderScope, ReadingFilter, find_readings


@dataclass(frozen=True)
class ReadingGroup:
    """One reader on one page in one minute; `people` are their names, `count` how many they are: names can be alike."""

    reader_name: str
    page: str
    read_at: datetime
    people: tuple[str, ...]
    count: int


@dataclass(frozen=True)
class GroupPage:
    """`count` groups of `readings` rows of the log."""

    groups: tuple[ReadingGroup, ...]
    count: int
    readings: int
    number: int


@dataclass(frozen=True)
class DayOfReader:
    """How often one reader has looked in one day, and when last."""

    reader_name: str
    read_at: datetime
    count: int


def get_reading_groups(*, scope: ReaderScope, wanted: ReadingFilter = EVERYTHING, number: int = 1) -> GroupPage:
    """One page of the organisation's log, newest first; a page that is not there becomes the nearest."""
    rows = find_readings(scope, wanted)
    grouped = (
        rows.order_by()
        .annotate(minute=TruncMinute("read_at"))
        .values("reader_id", "reader_name", "page", "minute")
        .annotate(
            people=ArrayAgg("person_name", distinct=True, order_by="person_name"),
            count=Count("person_id", distinct=True),
        )
        .order_by("-minute", "reader_name", "page", "reader_id")
    )
    count = grouped.count()
    nearest = min(max(number, 1), max(1, -(-count // PER_PAGE)))
    begin = (nearest - 1) * PER_PAGE
    groups = tuple(
        ReadingGroup(row["reader_name"], row["page"], row["minute"], tuple(row["people"]), row["count"])
        for row in grouped[begin : begin + PER_PAGE]
    )
    return GroupPage(groups=groups, count=count, readings=rows.count(), number=nearest)


def get_days_of_readers(
    *, scope: ReaderScope, person_ids: Collection[int], limit: int = 100
) -> tuple[DayOfReader, ...]:
    """Who has read about the reader: of `person_ids` only those that are the reader's own count."""
    own = scope.person_ids & frozenset(person_ids)
    days = (
        find_readings(scope, EVERYTHING)
        .filter(person_id__in=own)
        .order_by()
        .annotate(day=TruncDay("read_at"))
        .values("reader_id", "reader_name", "day")
        .annotate(last=Max("read_at"), readings=Count("id"))
        .order_by("-last", "reader_id")
    )
    return tuple(DayOfReader(row["reader_name"], row["last"], row["readings"]) for row in days[:limit])
