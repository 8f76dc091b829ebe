"""What is shown to one who tries too often."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def too_many(request: HttpRequest) -> HttpResponse:
    return render(request, "sign_in/too_many.html", status=429)
