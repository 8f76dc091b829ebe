"""What a leader can study: search, filters, what is current and what is only an old word."""

from dataclasses import dataclass
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

from fagloft.contexts.leadership.queries.programme_ownership import may_edit
from fagloft.contexts.leadership.queries.programmes import (
    FoundProgrammes,
    ProgrammeRow,
    get_programmes,
    get_provider_names,
)
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by
from fagloft.web.leadership import programme_words as say
from fagloft.web.leadership.programme_forms import FilterForm
from fagloft.web.leadership.programme_words import Mark

ROWS_PER_PAGE = 100
LAST = float("inf")


@dataclass(frozen=True)
class Chip:
    label: str
    url: str


@dataclass(frozen=True)
class ProgrammeLine:
    """A programme with its words."""

    row: ProgrammeRow
    kind: str
    credits: str
    form: str
    gatherings: str
    place: str
    price: str
    age: str
    marks: tuple[Mark, ...]


@require_safe
@may_be_seen_by(SIGNED_IN)
def programmes(request: ReaderRequest) -> HttpResponse:
    form = filter_form(request)
    found = find_programmes(request, form)
    page = Paginator(sort_rows(request, found), ROWS_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "heading": _heading(found, form),
        "lead": _lead(found, form),
        "all_url": f"?{urlencode({**_told(form), 'age': 'all'})}" if found.left_out else "",
        "lines": [tell_line(row) for row in page.object_list],
        "page": page,
        "form": form,
        "chips": list_chips(form),
        "kept": {"sort": request.GET["sort"]} if request.GET.get("sort") else {},
        "may_edit": may_edit(request.reader.scope),
    }
    return render(request, "leadership/programmes.html", context)


def filter_form(request: ReaderRequest) -> FilterForm:
    form = FilterForm(request.GET, providers=get_provider_names(scope=request.reader.scope))
    form.is_valid()
    return form


def find_programmes(request: ReaderRequest, form: FilterForm) -> FoundProgrammes:
    return get_programmes(scope=request.reader.scope, on=timezone.localdate(), wanted=form.wanted())


def sort_rows(request: ReaderRequest, found: FoundProgrammes) -> list[ProgrammeRow]:
    """By title unless asked otherwise; what has no number comes last."""
    key = request.GET.get("sort", "title")
    rows = sorted(found.rows, key=lambda row: row.text.title.casefold())
    amount = {"credits": "credits_max", "price": "price", "year": "year"}.get(key.removeprefix("-"))
    if amount is None:
        return rows[::-1] if key == "-title" else rows
    turn = -1 if key.startswith("-") else 1
    return sorted(rows, key=lambda row: _amount(row, amount, turn))


def _amount(row: ProgrammeRow, field: str, turn: int) -> float:
    value = getattr(row.text, field)
    return LAST if value is None else turn * float(value)


def tell_line(row: ProgrammeRow) -> ProgrammeLine:
    text = row.text
    return ProgrammeLine(
        row=row,
        kind=" · ".join(
            filter(None, (text.provider_name.replace(";", ", "), say.level_words(text) if text.level else ""))
        ),
        credits=say.credits_span(text) or say.unknown(),
        form=say.form_words(text),
        gatherings=say.gathering_words(text) if text.gatherings is not None else "",
        place=say.place_words(row),
        price=say.price_words(text),
        age=say.age_words(row),
        marks=say.marks(row),
    )


def list_chips(form: FilterForm) -> list[Chip]:
    """Each filter in use, with the address of the list without it."""
    told = _told(form)
    return [
        Chip(
            label=f"{form.fields[name].label}: {_shown(form.fields[name], value)}",
            url=f"?{urlencode({kept: said for kept, said in told.items() if kept != name})}",
        )
        for name, value in told.items()
    ]


def _told(form: FilterForm) -> dict[str, Any]:
    return {name: value for name, value in form.cleaned_data.items() if value}


def _shown(field: forms.Field, value: str) -> str:
    if isinstance(field, forms.ChoiceField):
        return next(str(words) for key, words in field.choices if str(key) == value)  # type: ignore[misc,union-attr]
    return value


def _heading(found: FoundProgrammes, form: FilterForm) -> str:
    told, count = _told(form), len(found.rows)
    if not count:
        return _("Ingen aktuelle lederutdanninger passer") if found.left_out else _("Ingen lederutdanninger passer")
    if told.get("age") == "all":
        current = sum(row.is_current for row in found.rows)
        words = ngettext(
            "%(count)d lederutdanning, %(current)d aktuell nå",
            "%(count)d lederutdanninger, %(current)d aktuelle nå",
            count,
        )
        return words % {"count": count, "current": current}
    if told:
        words = ngettext("%(count)d aktuell lederutdanning passer", "%(count)d aktuelle lederutdanninger passer", count)
        return words % {"count": count}
    words = ngettext("%(count)d aktuell lederutdanning", "%(count)d aktuelle lederutdanninger", count)
    return words % {"count": count}


def _made_up(found: FoundProgrammes) -> str:
    """In a demo, how much of what is shown nobody offers."""
    count = sum(row.is_fictitious for row in found.rows)
    words = ngettext("%(count)d av dem er et oppdiktet eksempel.", "%(count)d av dem er oppdiktede eksempler.", count)
    return words % {"count": count} if count else ""


def _lead(found: FoundProgrammes, form: FilterForm) -> str:
    made_up = _made_up(found)
    if _told(form).get("age") == "all":
        return _(
            "Det som ikke er bekreftet på to år, er merket med året det ble fortalt. Spør lærestedet før du søker."
        )
    if found.left_out:
        words = ngettext(
            "%(count)d til passer, men er avsluttet eller ikke bekreftet på to år.",
            "%(count)d til passer, men er avsluttet eller ikke bekreftet på to år.",
            found.left_out,
        )
        return f"{made_up} {words % {'count': found.left_out}}".strip()
    return made_up or _("Grader, kurs og moduler for ledere i helse og omsorg, med det som er kjent om hver av dem.")
