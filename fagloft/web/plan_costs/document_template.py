"""The organisation's own Word template: bring it, see what is wrong with it, go back to the standard one."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fagloft.contexts.organisations.scope import DIRECTOR
from fagloft.contexts.planning.actions import document_templates as actions
from fagloft.contexts.planning.queries.document_templates import get_template
from fagloft.documents.own_template import FIELDS, LARGEST, TemplateFault, build_starting_point, look_into
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.frame import Crumb
from fagloft.web.plan_costs.documents import WORD
from fagloft.web.plan_costs.template_words import fault_words, field_words


class TemplateForm(forms.Form):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["file"] = forms.FileField(
            label=_("Word-mal"),
            help_text=_("Word (.docx), høyst 2 MB, uten makroer."),
            widget=forms.FileInput(attrs={"accept": ".docx"}),
            max_length=255,
            allow_empty_file=True,
            error_messages={"required": _("Velg en fil.")},
        )


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(DIRECTOR)
def document_template(request: ReaderRequest) -> HttpResponse:
    is_sent = request.method == "POST"
    form = TemplateForm(request.POST if is_sent else None, request.FILES if is_sent else None)
    if form.is_valid() and _keep(request, form):
        messages.success(request, _("Malen er lagret. Dokumentene lages med den fra nå av."))
        return redirect("document_template")
    own = get_template(scope=request.reader.scope)
    context = {
        "form": form,
        "own": own,
        "heading": _("Dokumentene lages med deres egen mal") if own else _("Dokumentene lages med standardmalen"),
        "fields": [(name, field_words()[name]) for name in FIELDS],
        "breadcrumb": (Crumb(_("Mal for dokumenter")),),
    }
    return render(request, "plan_costs/document_template.html", context)


@require_safe
@may_be_seen_by(DIRECTOR)
def document_template_standard(request: ReaderRequest) -> HttpResponse:
    return _attach(build_starting_point(), "standardmal.docx")


@require_safe
@may_be_seen_by(DIRECTOR)
def document_template_own(request: ReaderRequest) -> HttpResponse:
    own = get_template(scope=request.reader.scope)
    if own is None:
        raise Http404
    return _attach(own.content, "egen_mal.docx")


@require_POST
@may_be_seen_by(DIRECTOR)
def document_template_remove(request: ReaderRequest) -> HttpResponse:
    actions.remove(scope=request.reader.scope)
    messages.success(request, _("Dokumentene lages med standardmalen igjen."))
    return redirect("document_template")


def _keep(request: ReaderRequest, form: TemplateForm) -> bool:
    file = form.cleaned_data["file"]
    try:
        if file.size > LARGEST:
            raise TemplateFault("too_large", {"megabytes": LARGEST // 1024 // 1024})
        content = file.read()
        look_into(content)
    except TemplateFault as fault:
        form.add_error("file", fault_words(fault.code, fault.told))
        return False
    actions.keep(scope=request.reader.scope, name=file.name, content=content, at=timezone.now())
    return True


def _attach(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=WORD)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
