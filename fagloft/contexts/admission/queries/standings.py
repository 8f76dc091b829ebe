"""Where everybody stands: what follows from the steps in their order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from fagloft.contexts.admission.models import AdmissionStep, Nomination

Kind = AdmissionStep.Kind
APPLIED = "applied"
HOLDS = frozenset({Kind.OFFERED.value, Kind.ACCEPTED.value})
WAITS = frozenset({APPLIED, Kind.WAITING.value, Kind.REFUSED.value})


@dataclass(frozen=True)
class Step:
    """`why` is the rule in a word, `words` what the office wrote, `number` the number on the waiting list."""

    id: int
    nomination_id: int
    kind: str
    class_id: int | None
    class_name: str
    why: str
    words: str
    number: int | None
    eligibility: str
    is_answer_of_office: bool
    answer_by_on: date | None
    taken_at: datetime
    taken_by_name: str


@dataclass(frozen=True)
class Standing:
    """The last step of a nomination; `kind` is "applied" where nobody has taken one.

    `eligibility` is what was last decided of whether the applicant may be admitted, `answered` what the office itself
    has answered, empty where it has not.
    """

    kind: str
    step: Step | None
    eligibility: str
    answered: str

    @property
    def holds_place(self) -> bool:
        return self.kind in HOLDS

    @property
    def waits(self) -> bool:
        return self.kind in WAITS


def get_steps(*, intake_id: int) -> tuple[Step, ...]:
    """Every step of the intake that the reader's organisation may read, in the order in which they were taken."""
    rows = AdmissionStep.objects.filter(intake_id=intake_id).select_related("in_class").order_by("pk")
    return tuple(_step(row) for row in rows)


def get_steps_of(*, nomination_ids: Iterable[int]) -> tuple[Step, ...]:
    rows = AdmissionStep.objects.filter(nomination_id__in=list(nomination_ids)).select_related("in_class")
    return tuple(_step(row) for row in rows.order_by("pk"))


def tell_standings(nominations: Iterable[Nomination], steps: Iterable[Step], *, on: date) -> dict[int, Standing]:
    """By nomination. Steps from before somebody applied again count no more; an offer lapses after its last day."""
    taken: dict[int, list[Step]] = defaultdict(list)
    for step in steps:
        taken[step.nomination_id].append(step)
    return {one.pk: _stand(one, taken, on) for one in nominations}


def _stand(nomination: Nomination, taken: Mapping[int, list[Step]], on: date) -> Standing:
    steps = _since_applied(nomination, taken.get(nomination.pk, []))
    judged = [step.eligibility for step in steps if step.eligibility]
    answered = [step.eligibility for step in steps if step.is_answer_of_office]
    last = steps[-1] if steps else None
    return Standing(
        kind=_kind(nomination, last, on),
        step=last,
        eligibility=judged[-1] if judged else "",
        answered=answered[-1] if answered else "",
    )


def _since_applied(nomination: Nomination, steps: list[Step]) -> list[Step]:
    """By the order of the steps and not by the clock, which may be set."""
    if nomination.status == Nomination.Status.WITHDRAWN:
        return steps
    gone = [number for number, step in enumerate(steps, start=1) if step.kind == Kind.WITHDRAWN]
    return steps[gone[-1] :] if gone else steps


def _kind(nomination: Nomination, last: Step | None, on: date) -> str:
    if nomination.status == Nomination.Status.WITHDRAWN:
        return Kind.WITHDRAWN.value
    if last is None:
        return APPLIED
    if last.kind == Kind.OFFERED and last.answer_by_on is not None and on > last.answer_by_on:
        return Kind.EXPIRED.value
    return last.kind


def _step(row: AdmissionStep) -> Step:
    return Step(
        id=row.pk,
        nomination_id=row.nomination_id,
        kind=row.kind,
        class_id=row.in_class_id,
        class_name=row.in_class.name if row.in_class else "",
        why=row.reason.get("why", ""),
        words=row.reason.get("words", ""),
        number=row.reason.get("number"),
        eligibility=row.reason.get("eligibility", ""),
        is_answer_of_office=bool(row.reason.get("answered")),
        answer_by_on=row.answer_by_on,
        taken_at=row.taken_at,
        taken_by_name=row.taken_by_name,
    )
