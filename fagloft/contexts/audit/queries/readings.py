"""Who has read whose competence."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol

from django.db.models import Q, QuerySet
from django.utils import timezone

from fagloft.contexts.audit.models import Reading

PER_PAGE = 100


class ReaderScope(Protocol):
    """What the log must know of a reader; the scope has it. Audit comes before the context that defines scopes."""

    @property
    def tenant_id(self) -> int: ...

    @property
    def user_id(self) -> int: ...

    @property
    def user_name(self) -> str: ...

    @property
    def person_ids(self) -> frozenset[int]: ...


@dataclass(frozen=True)
class ReadingRow:
    reader_name: str
    person_id: int
    person_name: str
    page: str
    read_at: datetime


@dataclass(frozen=True)
class ReadingFilter:
    """What is asked of the log; the period is half-open. Empty words and days ask for nothing."""

    reader: str = ""
    person: str = ""
    page: str = ""
    begins_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True)
class ReadingPage:
    rows: tuple[ReadingRow, ...]
    count: int
    number: int

    @property
    def last_number(self) -> int:
        return max(1, -(-self.count // PER_PAGE))


EVERYTHING = ReadingFilter()


def get_readings(*, scope: ReaderScope, wanted: ReadingFilter = EVERYTHING, number: int = 1) -> ReadingPage:
    """One page of the organisation's log, newest first; a page that is not there becomes the nearest."""
    found = find_readings(scope, wanted)
    count = found.count()
    nearest = min(max(number, 1), max(1, -(-count // PER_PAGE)))
    begin = (nearest - 1) * PER_PAGE
    return ReadingPage(rows=_rows(found[begin : begin + PER_PAGE]), count=count, number=nearest)


def iterate_readings(*, scope: ReaderScope, wanted: ReadingFilter = EVERYTHING) -> Iterator[ReadingRow]:
    """The whole answer, for export, without holding it in memory."""
    for reading in find_readings(scope, wanted).iterator(chunk_size=2000):
        yield _row(reading)


def get_readings_about(*, scope: ReaderScope, person_ids: Collection[int], limit: int = 100) -> tuple[ReadingRow, ...]:
    """Who has read about the reader: of `person_ids` only those that are the reader's own count."""
    own = scope.person_ids & frozenset(person_ids)
    return _rows(find_readings(scope, EVERYTHING).filter(person_id__in=own)[:limit])


def get_pages_read(*, scope: ReaderScope) -> tuple[str, ...]:
    """The pages that occur in the log."""
    pages = Reading.objects.filter(tenant_id=scope.tenant_id).values_list("page", flat=True)
    return tuple(pages.distinct().order_by("page"))


def find_readings(scope: ReaderScope, wanted: ReadingFilter) -> QuerySet[Reading]:
    """The rows of the organisation's log that are asked for, newest first."""
    condition = Q(tenant_id=scope.tenant_id, reader_name__icontains=wanted.reader, person_name__icontains=wanted.person)
    if wanted.page:
        condition &= Q(page=wanted.page)
    if wanted.begins_on:
        condition &= Q(read_at__gte=_start_of(wanted.begins_on))
    if wanted.ends_on:
        condition &= Q(read_at__lt=_start_of(wanted.ends_on))
    return Reading.objects.filter(condition).order_by("-read_at", "-id")


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _rows(readings: QuerySet[Reading]) -> tuple[ReadingRow, ...]:
    return tuple(_row(reading) for reading in readings)


def _row(reading: Reading) -> ReadingRow:
    return ReadingRow(
        reader_name=reading.reader_name,
        person_id=reading.person_id,
        person_name=reading.person_name,
        page=reading.page,
        read_at=reading.read_at,
    )
