"""What cannot be right in a programme's text, field by field; the same for a form and for a file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fagloft.contexts.leadership.queries.programme_texts import ProgrammeText
from fagloft.contexts.leadership.queries.topics import get_topic_names
from fagloft.contexts.organisations.models import Municipality
from fagloft.intake import programme_template as words

FIRST_YEAR = 1990


@dataclass(frozen=True)
class TextFault:
    """`found` is the part of the field that is wrong, where one is."""

    field: str
    code: str
    found: str = ""


class FaultyText(Exception):
    """The text holds something that cannot be right."""

    def __init__(self, faults: tuple[TextFault, ...]) -> None:
        super().__init__(", ".join(f"{fault.field}: {fault.code}" for fault in faults))
        self.faults = faults


def get_municipality_codes() -> frozenset[str]:
    return frozenset(Municipality.objects.values_list("code", flat=True))


def find_faults(
    text: ProgrammeText, *, year: int, codes: frozenset[str], municipalities: frozenset[str]
) -> tuple[TextFault, ...]:
    """All of them. `year` is this one, `codes` the programmes that can be a part's whole."""
    return (
        *_find_missing(text),
        *_find_unknown(text, codes, municipalities),
        *(TextFault(field, code) for field, code, is_wrong in CONTRADICTIONS if is_wrong(text)),
        *([TextFault("year", "year_out_of_range")] if not FIRST_YEAR <= text.year <= year + 1 else []),
    )


def _find_missing(text: ProgrammeText) -> Iterator[TextFault]:
    for field in ("code", "title", "provider_name"):
        if not getattr(text, field).strip():
            yield TextFault(field, "required")


def _find_unknown(text: ProgrammeText, codes: frozenset[str], municipalities: frozenset[str]) -> Iterator[TextFault]:
    allowed = {name: {choice.value for choice in choices} for name, choices in words.SEVERAL.items()}
    allowed["topics"] = set(get_topic_names("nb"))
    for field, known in allowed.items():
        yield from (TextFault(field, "unknown_word", value) for value in getattr(text, field) if value not in known)
    if text.municipality_code and text.municipality_code not in municipalities:
        yield TextFault("municipality_code", "unknown_municipality", text.municipality_code)
    if text.part_of_code and text.part_of_code != text.code and text.part_of_code not in codes:
        yield TextFault("part_of_code", "unknown_whole", text.part_of_code)


def _credits_go_down(text: ProgrammeText) -> bool:
    if text.credits_min is None or text.credits_max is None:
        return text.credits_min is not text.credits_max
    return text.credits_min > text.credits_max


def _admission_contradicts_itself(text: ProgrammeText) -> bool:
    """Study competence alone cannot be enough where higher education or experience is asked of everybody."""
    asked = (text.education_years or 0) + (text.experience_years or 0)
    return text.study_competence_is_enough is True and asked > 0 and not text.requirement_varies


def _gatherings_without_days(text: ProgrammeText) -> bool:
    return text.gatherings == 0 and (text.days_per_gathering is not None or text.first_weekday is not None)


def _leads_nowhere(text: ProgrammeText) -> bool:
    """Only web addresses are followed; `javascript:` and the like never become a link."""
    return bool(text.website) and not text.website.startswith(("http://", "https://", "www."))


CONTRADICTIONS: tuple[tuple[str, str, Callable[[ProgrammeText], bool]], ...] = (
    ("credits_max", "credits_go_down", _credits_go_down),
    ("study_competence_is_enough", "admission_contradicts", _admission_contradicts_itself),
    ("days_per_gathering", "days_without_gatherings", _gatherings_without_days),
    ("part_of_code", "part_of_itself", lambda text: bool(text.code) and text.part_of_code == text.code),
    ("website", "not_an_address", _leads_nowhere),
)
