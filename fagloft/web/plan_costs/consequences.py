"""What a frame has room for, and what stays open then: the note for the budget round."""

from collections.abc import Sequence

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fagloft.contexts.planning.queries.consequences import get_consequences
from fagloft.contexts.planning.queries.plan_details import NoSuchPlan
from fagloft.contexts.planning.queries.plan_facts import thirds_of
from fagloft.engine.costing import in_ore
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.plan_costs.consequences_words import present
from fagloft.web.plan_costs.costs import READERS
from fagloft.web.plan_costs.trail import plan_trail
from fagloft.web.plans.fields import amount_field


class FrameForm(forms.Form):
    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type] # handed on as they came
        self.fields["frame"] = amount_field(
            _("Ramme (kr)"),
            _("Det planen kan bruke av eget budsjett. Uten ramme vises en tredel, to tredeler og alt."),
        )

    def choose_frames(self, whole: int) -> Sequence[int]:
        """Half the frame, the frame and the whole plan, in order; without a frame three equal steps up to all."""
        frame = self.cleaned_data.get("frame") if self.is_valid() else None
        if frame is None:
            return thirds_of(whole)
        asked = in_ore(frame)
        return sorted({asked // 2, asked, whole})


@require_safe
@may_be_seen_by(*READERS)
def plan_consequences(request: ReaderRequest, plan_id: int) -> HttpResponse:
    form = frame_form(request)
    try:
        found = get_consequences(
            scope=request.reader.scope,
            tree=request.reader.tree,
            plan_id=plan_id,
            choose_frames=form.choose_frames,
            on=timezone.localdate(),
        )
    except NoSuchPlan as absent:
        raise Http404 from absent
    frame = form.cleaned_data.get("frame") if form.is_valid() else None
    page = present(found, asked=None if frame is None else in_ore(frame))
    context = {"page": page, "form": form, "breadcrumb": plan_trail(found.costs.plan, _("Hva en ramme gir rom for"))}
    return render(request, "plan_costs/plan_consequences.html", context)


def frame_form(request: ReaderRequest) -> FrameForm:
    """The frame as it stands in the address, so that a note can be shared and downloaded as it is seen."""
    return FrameForm(request.GET if "frame" in request.GET else None)
