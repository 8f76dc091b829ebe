"""The catalogue of what leaders can study: the newest word on each programme, and what was told before."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Q, QuerySet

from fagloft.contexts.leadership.models import Programme
from fagloft.contexts.leadership.queries.programme_ownership import may_edit
from fagloft.contexts.leadership.queries.programme_texts import ProgrammeText, text_of
from fagloft.contexts.leadership.queries.topics import get_topic_names
from fagloft.contexts.organisations.scope import Scope

YEARS_BEFORE_STALE = 2
DISCONTINUED = Programme.Status.DISCONTINUED.value


class NoSuchProgramme(Exception):
    """The catalogue that the organisation uses has no such programme."""


@dataclass(frozen=True)
class ProgrammeRow:
    """`is_stale` when nobody has told or confirmed it for two years; `is_current` when it is neither that nor ended."""

    id: int
    text: ProgrammeText
    municipality_name: str
    is_shared: bool
    is_fictitious: bool
    confirmed_on: date | None
    edition: int
    is_stale: bool

    @property
    def is_current(self) -> bool:
        return not self.is_stale and self.text.status != DISCONTINUED


@dataclass(frozen=True)
class ProgrammeFilter:
    """`age` is empty for what is current and "all" for old words too; `year` asks for what was told in that year."""

    words: str = ""
    level: str = ""
    audience: str = ""
    leader_level: str = ""
    part_time: str = field(default="", metadata={"values": ("", "yes", "no", "unknown")})
    delivery: str = ""
    topic: str = ""
    provider: str = ""
    age: str = ""
    year: int | None = None


@dataclass(frozen=True)
class FoundProgrammes:
    """`left_out` fit too, but are old words or have ended."""

    rows: tuple[ProgrammeRow, ...]
    left_out: int = 0


@dataclass(frozen=True)
class ProgrammeDetail:
    """`newer_id` is the number of a newer word on the same, if there is one."""

    row: ProgrammeRow
    parts: tuple[ProgrammeRow, ...]
    whole: ProgrammeRow | None
    versions: tuple[ProgrammeRow, ...]
    newer_id: int | None
    may_be_edited: bool


def is_stale(year: int, confirmed_on: date | None, on: date) -> bool:
    """Two years after it was last confirmed; else two years after the end of the year it was told of.

    Examples
    --------
    >>> is_stale(2014, None, date(2026, 11, 22)), is_stale(2025, None, date(2026, 11, 22))
    (True, False)
    >>> is_stale(2014, date(2026, 1, 7), date(2026, 11, 22))
    False
    """
    told = max(confirmed_on or date.min, date(year, 12, 31))
    return (on.year - YEARS_BEFORE_STALE, on.month, on.day) >= (told.year, told.month, told.day)


def get_programmes(*, scope: Scope, on: date, wanted: ProgrammeFilter) -> FoundProgrammes:
    """What fits, by title: the newest word on each, or what was told in one year."""
    programmes = _in_sight(scope)
    programmes = programmes.filter(year=wanted.year) if wanted.year else programmes.filter(pk__in=_newest(scope))
    rows = _rows(scope, _narrow(programmes, wanted, scope.language), on)
    if wanted.age == "all" or wanted.year:
        return FoundProgrammes(rows)
    current = tuple(row for row in rows if row.is_current)
    return FoundProgrammes(current, len(rows) - len(current))


def get_chosen(*, scope: Scope, on: date, programme_ids: Iterable[int]) -> tuple[ProgrammeRow, ...]:
    """The programmes with these numbers, in the order asked for; what is not in sight is left out."""
    asked = list(dict.fromkeys(programme_ids))
    found = {row.id: row for row in _rows(scope, _in_sight(scope).filter(pk__in=asked), on)}
    return tuple(found[number] for number in asked if number in found)


def get_programme(*, scope: Scope, on: date, programme_id: int) -> ProgrammeDetail:
    """One word on one programme, with its modules, what it counts towards and what was told in other years."""
    one = _in_sight(scope).filter(pk=programme_id).values_list("tenant_id", "code", "part_of_code").first()
    if one is None:
        raise NoSuchProgramme
    tenant_id, code, whole_code = one
    same = Q(tenant_id=tenant_id, code=code)
    others = Q(pk__in=_newest(scope)) & (Q(part_of_code=code) | (Q(code=whole_code) if whole_code else Q(pk=None)))
    rows = _rows(scope, _in_sight(scope).filter(same | others), on)
    versions = tuple(sorted((row for row in rows if row.text.code == code), key=lambda row: -row.text.year))
    row = next(version for version in versions if version.id == programme_id)
    return ProgrammeDetail(
        row=row,
        parts=tuple(part for part in rows if part.text.part_of_code == code),
        whole=next((whole for whole in rows if whole_code and whole.text.code == whole_code), None),
        versions=versions,
        newer_id=versions[0].id if versions[0].id != programme_id else None,
        may_be_edited=tenant_id == scope.tenant_id and may_edit(scope),
    )


def get_own_programmes(*, scope: Scope, on: date) -> tuple[ProgrammeRow, ...]:
    """Every word on every programme that the organisation itself has in the catalogue."""
    return _rows(scope, _in_sight(scope).filter(tenant_id=scope.tenant_id), on)


def get_provider_names(*, scope: Scope) -> tuple[str, ...]:
    names = _in_sight(scope).order_by("provider_name").values_list("provider_name", flat=True).distinct()
    return tuple(names)


def get_told_years(*, scope: Scope) -> tuple[int, ...]:
    """The years something is told of, the newest first."""
    return tuple(_in_sight(scope).order_by("-year").values_list("year", flat=True).distinct())


def get_wholes(*, scope: Scope) -> tuple[tuple[str, str], ...]:
    """Code and title of what a course can count towards: everything that is no part itself."""
    programmes = _in_sight(scope).filter(pk__in=_newest(scope), part_of_code="")
    return tuple(programmes.order_by("title", "code").values_list("code", "title"))


def _in_sight(scope: Scope) -> QuerySet[Programme]:
    return Programme.objects.filter(tenant_id__in=[scope.tenant_id, scope.shared_id])


def _newest(scope: Scope) -> QuerySet[Programme, int]:
    by_year = _in_sight(scope).order_by("tenant_id", "code", "-year").distinct("tenant_id", "code")
    return by_year.values_list("pk", flat=True)


def _narrow(programmes: QuerySet[Programme], wanted: ProgrammeFilter, language: str) -> QuerySet[Programme]:
    plain = {
        "level": wanted.level,
        "provider_name": wanted.provider,
        "audience__contains": [wanted.audience] if wanted.audience else None,
        "leader_levels__contains": [wanted.leader_level] if wanted.leader_level else None,
        "delivery__contains": [wanted.delivery] if wanted.delivery else None,
        "topics__contains": [wanted.topic] if wanted.topic else None,
    }
    programmes = programmes.filter(**{name: value for name, value in plain.items() if value})
    if wanted.part_time:
        programmes = programmes.filter(is_part_time={"yes": True, "no": False}.get(wanted.part_time))
    return _search(programmes, wanted.words.strip(), language) if wanted.words.strip() else programmes


def _search(programmes: QuerySet[Programme], words: str, language: str) -> QuerySet[Programme]:
    """By the stems of Norwegian words in title, provider, place and note, by a part of them, or by a topic's name."""
    topics = [code for code, name in get_topic_names(language).items() if words.casefold() in name.casefold()]
    told = SearchVector("title", "provider_name", "commissioner", "place", "note", config="norwegian")
    query = SearchQuery(words, config="norwegian", search_type="websearch")
    part = Q(title__icontains=words) | Q(provider_name__icontains=words) | Q(topics__overlap=topics)
    return programmes.annotate(told=told).filter(Q(told=query) | part)


def _rows(scope: Scope, programmes: QuerySet[Programme], on: date) -> tuple[ProgrammeRow, ...]:
    found = programmes.select_related("municipality").order_by("title", "-year", "pk")
    return tuple(_row(scope, programme, on) for programme in found)


def _row(scope: Scope, programme: Programme, on: date) -> ProgrammeRow:
    return ProgrammeRow(
        id=programme.pk,
        text=text_of(programme),
        municipality_name=programme.municipality.name if programme.municipality else "",
        is_shared=programme.tenant_id == scope.shared_id,
        is_fictitious=programme.is_fictitious,
        confirmed_on=programme.confirmed_on,
        edition=programme.edition,
        is_stale=is_stale(programme.year, programme.confirmed_on, on),
    )
