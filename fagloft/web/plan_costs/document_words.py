"""Names of codes for the documents, in the reader's language; the rest of their words are their own."""

from collections.abc import Callable, Iterable

from fagloft.documents.words import PLAN
from fagloft.web.offers.words import learning_forms
from fagloft.web.plans.words import attendance_word, cost_word, financing_word, kind_word, status_word
from fagloft.web.requirements.words import OBLIGATIONS, obligation_word

STATUSES = ("proposed", "decided", "published", "in_progress", "done", "evaluated", "dropped")
KINDS = ("fee", "travel", "hours", "substitute", "other")


def words_for(language: str) -> dict[str, str]:
    forms = learning_forms()
    return {
        **PLAN[language],
        **_name("form", forms, forms.__getitem__),
        **_name("status", STATUSES, status_word),
        **_name("kind", KINDS, cost_word),
        **_name("financing", ("own", "grant", "free"), financing_word),
        **_name("attendance", ("working_time", "paid", "own_time"), attendance_word),
        **_name("decision", ("administrative", "political"), kind_word),
        **_name("obligation", OBLIGATIONS, obligation_word),
    }


def _name(kind: str, codes: Iterable[str], word: Callable[[str], str]) -> dict[str, str]:
    return {f"{kind}_{code}": word(code) for code in codes}
