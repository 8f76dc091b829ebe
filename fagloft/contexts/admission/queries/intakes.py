"""Intakes: the rules, the classes and who comes first; the community writes them, its members read them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from fagloft.contexts.admission.models import Intake, IntakeClass, PriorityClass
from fagloft.contexts.organisations.scope import REGIONAL_ADVISER, Scope


class NoSuchIntake(Exception):
    """The organisation has no such intake in sight."""


@dataclass(frozen=True)
class ClassText:
    """`municipality_code` is where the class meets, if that is known."""

    name: str
    place: str
    starts_on: date
    places: int
    municipality_code: str = ""


@dataclass(frozen=True)
class PriorityText:
    who: str
    reserved: int = 0


@dataclass(frozen=True)
class IntakeText:
    """What the office says of an intake; `priorities` in their order."""

    title: str
    opens_on: date
    apply_by_on: date
    classes: tuple[ClassText, ...]
    priorities: tuple[PriorityText, ...] = ()
    programme_code: str = ""
    is_tailored: bool = False
    description: str = ""
    answer_days: int = 14
    order: str = Intake.Order.FIRST_COME.value
    draw_seed: str = ""
    groups: str = Intake.Groups.ALL_OR_NOTHING.value

    @property
    def places(self) -> int:
        return sum(one.places for one in self.classes)


@dataclass(frozen=True)
class ClassRow:
    id: int
    text: ClassText
    municipality_name: str


@dataclass(frozen=True)
class IntakeRow:
    """`is_own` when the reader's organisation runs it."""

    id: int
    office_id: int
    text: IntakeText
    classes: tuple[ClassRow, ...]
    status: str
    edition: int
    is_own: bool

    def takes_applications(self, on: date) -> bool:
        return self.status == Intake.Status.OPEN and self.text.opens_on <= on <= self.text.apply_by_on

    def class_named(self, name: str) -> ClassRow | None:
        return next((one for one in self.classes if one.text.name == name), None)

    def class_by_id(self, class_id: int) -> ClassRow | None:
        return next((one for one in self.classes if one.id == class_id), None)


def is_office(scope: Scope) -> bool:
    """Whether the reader runs intakes: the regional adviser, signed in to the health community."""
    return scope.tenant_id == scope.shared_id and scope.has(REGIONAL_ADVISER)


def get_intakes(*, scope: Scope) -> tuple[IntakeRow, ...]:
    """All that the office runs, or what its members may see of them; the one to apply to last first."""
    return _rows(scope, _in_sight(scope).order_by("-apply_by_on", "-pk"))


def get_intake(*, scope: Scope, intake_id: int) -> IntakeRow:
    rows = _rows(scope, _in_sight(scope).filter(pk=intake_id))
    if not rows:
        raise NoSuchIntake
    return rows[0]


def _in_sight(scope: Scope) -> QuerySet[Intake]:
    if is_office(scope):
        return Intake.objects.filter(tenant_id=scope.tenant_id)
    return Intake.objects.filter(tenant_id=scope.shared_id).exclude(status=Intake.Status.DRAFT)


def _rows(scope: Scope, intakes: QuerySet[Intake]) -> tuple[IntakeRow, ...]:
    found = list(intakes)
    of_these = Q(intake__in=found)
    classes: dict[int, list[IntakeClass]] = defaultdict(list)
    for one in IntakeClass.objects.filter(of_these).select_related("municipality").order_by("starts_on", "name"):
        classes[one.intake_id].append(one)
    priorities: dict[int, list[PriorityClass]] = defaultdict(list)
    for priority in PriorityClass.objects.filter(of_these).order_by("rank"):
        priorities[priority.intake_id].append(priority)
    return tuple(_row(scope, one, classes[one.pk], priorities[one.pk]) for one in found)


def _row(
    scope: Scope, intake: Intake, classes: Iterable[IntakeClass], priorities: Iterable[PriorityClass]
) -> IntakeRow:
    rows = tuple(_class_row(one) for one in classes)
    text = IntakeText(
        title=intake.title,
        opens_on=intake.opens_on,
        apply_by_on=intake.apply_by_on,
        classes=tuple(row.text for row in rows),
        priorities=tuple(PriorityText(one.who, one.reserved) for one in priorities),
        programme_code=intake.programme_code,
        is_tailored=intake.is_tailored,
        description=intake.description,
        answer_days=intake.answer_days,
        order=intake.order,
        draw_seed=intake.draw_seed,
        groups=intake.groups,
    )
    return IntakeRow(
        id=intake.pk,
        office_id=intake.tenant_id,
        text=text,
        classes=rows,
        status=intake.status,
        edition=intake.edition,
        is_own=intake.tenant_id == scope.tenant_id,
    )


def _class_row(one: IntakeClass) -> ClassRow:
    place = one.municipality
    text = ClassText(one.name, one.place, one.starts_on, one.places, place.code if place else "")
    return ClassRow(id=one.pk, text=text, municipality_name=place.name if place else "")
