"""What is held when, for which competence, how many places there are and what a place costs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fagloft.contexts.competence.queries.catalogues import get_competence_choices
from fagloft.contexts.offers.queries.offers import OfferRow, get_offers
from fagloft.contexts.offers.queries.ownership import may_edit
from fagloft.contexts.offers.queries.sessions import get_places
from fagloft.documents.safe_cells import Value
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by
from fagloft.web.list_download import list_as_workbook
from fagloft.web.offers.forms import FilterForm
from fagloft.web.offers.words import cost_words, learning_form_word, length_words, owner_word, when_words
from fagloft.web.templatetags.formats import number, short_date

ROWS_PER_PAGE = 100
SORTING: dict[str, Callable[[OfferRow], Any]] = {
    "next": lambda row: (row.offered_next.starts_on if row.offered_next else date.max, row.title.casefold()),
    "title": lambda row: row.title.casefold(),
    "cost": lambda row: (row.offered_next is None, row.offered_next.seat_cost if row.offered_next else 0),
}


@dataclass(frozen=True)
class Chip:
    label: str
    url: str


@dataclass(frozen=True)
class Line:
    """An offer with its words; without a session to come what is said of it is empty."""

    row: OfferRow
    kind: str
    when: str = ""
    more: str = ""
    place: str = ""
    length: str = ""
    places: str = ""
    cost: str = ""


@require_safe
@may_be_seen_by(SIGNED_IN)
def offers(request: ReaderRequest) -> HttpResponse:
    today = timezone.localdate()
    form = _form(request, today)
    rows = _ask(request, form, today)
    page = Paginator(rows, ROWS_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "heading": _heading(rows),
        "lines": [_line(row) for row in page.object_list],
        "page": page,
        "form": form,
        "chips": _chips(form),
        "kept": {"sort": request.GET["sort"]} if request.GET.get("sort") else {},
        "may_edit": may_edit(request.reader.scope),
    }
    return render(request, "offers/offers.html", context)


@require_safe
@may_be_seen_by(SIGNED_IN)
def offers_export(request: ReaderRequest) -> HttpResponse:
    """Exactly what the list shows under the same address, all its pages together."""
    today = timezone.localdate()
    form = _form(request, today)
    rows = _ask(request, form, today)
    return list_as_workbook(
        request,
        title=_("Tilbud og samlinger"),
        file_name="tilbud",
        narrowed_by=(chip.label for chip in _chips(form)),
        headers=_headers(),
        rows=[_exported(row) for row in rows],
        on=today,
    )


def _form(request: ReaderRequest, today: date) -> FilterForm:
    scope = request.reader.scope
    form = FilterForm(
        request.GET,
        competences=get_competence_choices(scope=scope, on=today),
        places=get_places(scope=scope, on=today),
    )
    form.is_valid()
    return form


def _ask(request: ReaderRequest, form: FilterForm, today: date) -> list[OfferRow]:
    rows = get_offers(scope=request.reader.scope, on=today, wanted=form.wanted())
    key = request.GET.get("sort", "next")
    by = SORTING.get(key.removeprefix("-"), SORTING["next"])
    return sorted(rows, key=by, reverse=key.startswith("-"))


def _heading(rows: list[OfferRow]) -> str:
    if not rows:
        return _("Ingen tilbud passer")
    counted = ngettext("%(count)d tilbud", "%(count)d tilbud", len(rows)) % {"count": len(rows)}
    days = [row.offered_next.starts_on for row in rows if row.offered_next]
    if not days:
        return _("%(offers)s, ingen samling satt opp") % {"offers": counted}
    return _("%(offers)s, neste samling %(day)s") % {"offers": counted, "day": short_date(min(days))}


def _line(row: OfferRow) -> Line:
    told = (learning_form_word(row.learning_form), row.provider_name, owner_word(row.is_shared))
    kind, held = " · ".join(word for word in told if word), row.offered_next
    if held is None:
        return Line(row, kind)
    more = held.sessions - 1
    return Line(
        row=row,
        kind=kind,
        when=when_words(held.starts_on, held.days),
        more=_("og %(count)d til") % {"count": more} if more else "",
        place=held.place,
        length=length_words(held.days, held.hours_per_day),
        places=number(held.capacity),
        cost=cost_words(held.seat_cost),
    )


def _chips(form: FilterForm) -> list[Chip]:
    """Each filter in use, with the address of the list without it."""
    query = {name: value for name, value in form.data.items() if name != "page"}
    return [
        Chip(
            label=f"{form.fields[name].label}: {_told(form.fields[name], value)}",
            url=f"?{urlencode({kept: told for kept, told in query.items() if kept != name})}",
        )
        for name, value in form.cleaned_data.items()
        if value
    ]


def _told(field: forms.Field, value: Any) -> str:
    if isinstance(value, date):
        return short_date(value)
    if isinstance(field, forms.ChoiceField):
        return next(str(words) for key, words in field.choices if str(key) == value)  # type: ignore[misc,union-attr]
    return str(value)


def _headers() -> tuple[str, ...]:
    return (
        _("Tilbud"),
        _("Læringsform"),
        _("Gir"),
        _("Neste samling"),
        _("Samlinger"),
        _("Sted"),
        _("Dager"),
        _("Timer per dag"),
        _("Plasser"),
        _("Pris per plass"),
        _("Hvem holder det"),
        _("For hvem"),
    )


def _exported(row: OfferRow) -> tuple[Value, ...]:
    held = row.offered_next
    return (
        row.title,
        learning_form_word(row.learning_form),
        ", ".join(given.name for given in row.gives),
        held.starts_on if held else None,
        held.sessions if held else 0,
        held.place if held else None,
        held.days if held else None,
        float(held.hours_per_day) if held else None,
        held.capacity if held else None,
        float(held.seat_cost) if held else None,
        row.provider_name,
        owner_word(row.is_shared),
    )
