"""A unit on a day on which it does not exist: not yet, or no longer."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render

from fagloft.web.access import ReaderRequest


def not_in_use(request: ReaderRequest, unit_id: int, on: date) -> HttpResponse:
    unit = request.reader.tree.nodes[unit_id]
    return render(request, "unit/not_in_use.html", {"unit_name": unit.name, "on": on})
