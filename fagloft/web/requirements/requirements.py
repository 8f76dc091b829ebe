"""What is asked, of whom and why; what the reader may change, and who decides the rest."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fagloft.contexts.organisations.scope import DEPUTY, DEVELOPMENT_NURSE, DIRECTOR, LEADER, REGIONAL_ADVISER
from fagloft.contexts.requirements.queries.bar_questions import get_bar_questions
from fagloft.contexts.requirements.queries.choices import Choices, get_profile_choices
from fagloft.contexts.requirements.queries.coverage import get_coverage
from fagloft.contexts.requirements.queries.requirements import RequirementFilter, RequirementRow, get_requirements
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.list_download import list_as_workbook
from fagloft.web.requirements.choices import competences_for
from fagloft.web.requirements.forms import FilterForm
from fagloft.web.requirements.requirement_lines import group_by_decider, group_minimums, own_first
from fagloft.web.requirements.words import OBLIGATIONS, layer_word, obligation_word

ROWS_PER_PAGE = 50
SORTING: dict[str, Any] = {
    "competence": lambda row: row.competence_name.casefold(),
    "target": lambda row: (row.target.layer, row.target_name.casefold()),
    "obligation": lambda row: OBLIGATIONS.index(row.obligation),
    "starts": lambda row: row.starts_on,
}


@dataclass(frozen=True)
class Chip:
    label: str
    url: str


@require_safe
@may_be_seen_by(LEADER, DEPUTY, DEVELOPMENT_NURSE, DIRECTOR, REGIONAL_ADVISER)
def requirements(request: ReaderRequest) -> HttpResponse:
    scope, today = request.reader.scope, timezone.localdate()
    form = _form(request)
    rows = own_first(_ask(request, form, today))
    open_questions = [row for row in get_bar_questions(scope=scope) if row.answered_on is None]
    asked_about = {question.competence_id for question in open_questions}
    page = Paginator(rows, ROWS_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "heading": _heading(rows),
        "groups": group_by_decider(
            list(page.object_list), rows, asked_about, today, is_asked_for=page.number > 1 or _is_narrowed(form)
        ),
        "page": page,
        "form": form,
        "chips": _chips(form),
        "kept": {"sort": request.GET["sort"]} if request.GET.get("sort") else {},
        "minimum_groups": group_minimums(
            get_coverage(scope=scope, on=today), request.reader.tree, _number(form.cleaned_data.get("unit"))
        ),
        "may_decide": bool(scope.lead_by_appointment) or scope.has(DIRECTOR),
        "open_questions": len(open_questions),
        "today": today,
    }
    return render(request, "requirements/requirements.html", context)


@require_safe
@may_be_seen_by(LEADER, DEPUTY, DEVELOPMENT_NURSE, DIRECTOR, REGIONAL_ADVISER)
def requirements_export(request: ReaderRequest) -> HttpResponse:
    """Exactly what the list shows under the same address, all its pages together."""
    today = timezone.localdate()
    form = _form(request)
    rows = _ask(request, form, today)
    return list_as_workbook(
        request,
        title=_("Krav"),
        file_name="krav",
        narrowed_by=(chip.label for chip in _chips(form)),
        headers=_headers(),
        rows=[_exported(row) for row in rows],
        on=today,
    )


def _form(request: ReaderRequest) -> FilterForm:
    scope, tree = request.reader.scope, request.reader.tree
    units: Choices = tuple((node.id, node.name) for node in tree.nodes.values() if scope.sees_numbers_of(node.id))
    return FilterForm(
        _with_own_unit(request),
        units=units,
        competences=competences_for(request),
        profiles=get_profile_choices(scope=scope),
    )


def _with_own_unit(request: ReaderRequest) -> QueryDict:
    """A leader begins with the own unit; an empty unit in the address is the whole organisation."""
    query = request.GET.copy()
    own = request.frame.current_unit
    if "unit" not in query and own is not None and request.reader.scope.sees_people_of(own.id):
        query["unit"] = str(own.id)
    return query


def _ask(request: ReaderRequest, form: FilterForm, today: date) -> list[RequirementRow]:
    form.is_valid()
    told = form.cleaned_data
    wanted = RequirementFilter(
        layer=told.get("layer", ""),
        obligation=told.get("obligation", ""),
        competence_id=_number(told.get("competence")),
        unit_id=_number(told.get("unit")),
        profile_id=_number(told.get("profile")),
    )
    rows = get_requirements(scope=request.reader.scope, tree=request.reader.tree, on=today, wanted=wanted)
    key = request.GET.get("sort", "competence")
    by = SORTING.get(key.removeprefix("-"), SORTING["competence"])
    return sorted(rows, key=by, reverse=key.startswith("-"))


def _number(value: str | None) -> int | None:
    return int(value) if value else None


def _heading(rows: list[RequirementRow]) -> str:
    mandatory = sum(row.obligation == "mandatory" for row in rows)
    if not rows:
        return _("Ingen krav her")
    counted = ngettext("%(count)d krav", "%(count)d krav", len(rows)) % {"count": len(rows)}
    return _("%(requirements)s, %(mandatory)d av dem pålagt") % {"requirements": counted, "mandatory": mandatory}


def _is_narrowed(form: FilterForm) -> bool:
    """By more than the unit, which a leader begins with."""
    return any(value for name, value in form.cleaned_data.items() if name != "unit")


def _chips(form: FilterForm) -> list[Chip]:
    """Each filter in use, with the address of the list without it."""
    query = {name: value for name, value in form.data.items() if name != "page"}
    return [
        Chip(
            label=f"{form.fields[name].label}: {dict(form.fields[name].choices)[_key(form, name)]}",  # type: ignore[attr-defined]
            url=f"?{urlencode(query | {name: ''})}",
        )
        for name in form.fields
        if form.cleaned_data.get(name)
    ]


def _key(form: FilterForm, name: str) -> str | int:
    value: str = form.cleaned_data[name]
    return int(value) if value.isdecimal() else value


def _headers() -> tuple[str, ...]:
    return (
        _("Kompetanse"),
        _("Nivå"),
        _("Lag"),
        _("Gjelder"),
        _("Plikt"),
        _("Lov eller avtale"),
        _("Kravprofil"),
        _("Fra"),
        _("Til"),
    )


def _exported(row: RequirementRow) -> tuple[str | int | date | None, ...]:
    profile = f"{row.profile_name} ({_('demo')})" if row.is_demo else row.profile_name
    return (
        row.competence_name,
        row.level,
        layer_word(row.target.layer),
        row.target_name,
        obligation_word(row.obligation),
        row.legal_basis,
        profile,
        row.starts_on,
        row.ends_on,
    )
