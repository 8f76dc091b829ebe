"""The demo's sign-in: choose whom to be. Exists only where every organisation is fictitious."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model, login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fagloft.contexts.access.queries.personas import Persona, get_personas
from fagloft.contexts.organisations.queries.demo import is_demo_only
from fagloft.contexts.organisations.scope import (
    ADMINISTRATOR,
    ANALYST,
    AUDITOR,
    DEPUTY,
    DEVELOPMENT_NURSE,
    DIRECTOR,
    LEADER,
    REGIONAL_ADVISER,
)
from fagloft.web.access import EVERYBODY, may_be_seen_by
from fagloft.web.sign_in.role_words import words_for

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
OF_UNITS = frozenset({LEADER, DEPUTY, DEVELOPMENT_NURSE})
OF_ALL = frozenset({DIRECTOR, REGIONAL_ADVISER, ANALYST})
OF_SYSTEM = frozenset({ADMINISTRATOR, AUDITOR})


@dataclass(frozen=True)
class PersonaChoice:
    user_id: int
    name: str
    role: str
    description: str


@dataclass(frozen=True)
class PersonaGroup:
    heading: str
    choices: tuple[PersonaChoice, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(EVERYBODY)
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    if not is_demo_only():
        raise Http404
    if request.method == "POST":
        return _sign_in(request)
    return render(
        request,
        "sign_in/demo.html",
        {"groups": _group(get_personas(on=timezone.localdate(), language=get_language() or "nb"))},
    )


def _sign_in(request: HttpRequest) -> HttpResponse:
    chosen = request.POST.get("persona", "")
    if not chosen.isdecimal():
        raise Http404
    personas = get_user_model().objects.filter(is_active=True).exclude(persona="")
    login(request, get_object_or_404(personas, pk=int(chosen)), backend=BACKEND)
    return redirect("start")


def _group(personas: tuple[Persona, ...]) -> tuple[PersonaGroup, ...]:
    groups = (
        (_("Leder eller følger opp en enhet"), OF_UNITS),
        (_("Ser helheten"), OF_ALL),
        (_("Passer på løsningen"), OF_SYSTEM),
    )
    left = list(personas)
    drawn = []
    for heading, roles in groups:
        drawn.append(_draw(heading, [persona for persona in left if persona.roles & roles]))
        left = [persona for persona in left if not persona.roles & roles]
    drawn.insert(1, _draw(_("Ser sin egen kompetanse"), left))
    return tuple(group for group in drawn if group.choices)


def _draw(heading: str, personas: list[Persona]) -> PersonaGroup:
    return PersonaGroup(
        heading=heading,
        choices=tuple(
            PersonaChoice(
                user_id=persona.user_id,
                name=persona.name,
                role=f"{words_for(persona.roles)}, {' / '.join(persona.workplaces)}".rstrip(", "),
                description=persona.description,
            )
            for persona in personas
        ),
    )
