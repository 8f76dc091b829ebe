"""Where one lands who has no account: nobody makes one by themselves."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def no_sign_up(request: HttpRequest) -> HttpResponse:
    return render(request, "account/signup_closed.html")
