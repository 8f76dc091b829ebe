"""One programme: everything that is known of it, its modules, and where it is known from."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fagloft.contexts.leadership.queries.programmes import (
    DISCONTINUED,
    NoSuchProgramme,
    ProgrammeDetail,
    ProgrammeRow,
    get_programme,
)
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by
from fagloft.web.frame import Crumb
from fagloft.web.leadership import programme_words as say
from fagloft.web.leadership.programme_facts import tell_facts
from fagloft.web.leadership.programmes import tell_line


@require_safe
@may_be_seen_by(SIGNED_IN)
def programme(request: ReaderRequest, programme_id: int) -> HttpResponse:
    detail = find_programme(request, programme_id)
    row = detail.row
    context = {
        "detail": detail,
        "heading": _heading(row),
        "lead": " · ".join((row.text.provider_name.replace(";", ", "), say.age_words(row))),
        "marks": say.marks(row),
        "groups": tell_facts(row),
        "parts": [tell_line(part) for part in detail.parts],
        "versions": [(version, say.age_words(version)) for version in detail.versions],
        "may_be_edited": detail.may_be_edited and detail.newer_id is None,
        "has_ended": row.text.status == DISCONTINUED,
        "unknown_count": sum(fact.is_unknown for group in tell_facts(row) for fact in group.facts),
        "breadcrumb": trail(row.text.title),
    }
    return render(request, "leadership/programme.html", context)


def find_programme(request: ReaderRequest, programme_id: int) -> ProgrammeDetail:
    try:
        return get_programme(scope=request.reader.scope, on=timezone.localdate(), programme_id=programme_id)
    except NoSuchProgramme as absent:
        raise Http404 from absent


def find_own_programme(request: ReaderRequest, programme_id: int) -> ProgrammeDetail:
    """The newest word on a programme the reader writes; others are not there to be written."""
    detail = find_programme(request, programme_id)
    if not detail.may_be_edited or detail.newer_id is not None:
        raise Http404
    return detail


def trail(*steps: str, programme_id: int | None = None) -> tuple[Crumb, ...]:
    """The list, then the programme where a page below it is meant."""
    home = Crumb(_("Lederutdanning"), reverse("programmes"))
    if programme_id is None:
        return (home, *(Crumb(step) for step in steps))
    title, here = steps
    return (home, Crumb(title, reverse("programme", args=[programme_id])), Crumb(here))


def _heading(row: ProgrammeRow) -> str:
    """The title with what one asks first: credits and price, as far as they are known."""
    told = [words for words in (say.credits_words(row.text), say.price_words(row.text)) if words != say.unknown()]
    return f"{row.text.title}: {', '.join(told)}" if told else row.text.title
