"""Nobody makes an account by themselves: administrators invite."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _


class ClosedSignUp(DefaultAccountAdapter):
    # The same words whether the address is unknown, the password wrong or the account closed.
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("E-post eller passord er ikke riktig."),
        "too_many_login_attempts": _("For mange forsøk. Vent fem minutter og prøv igjen."),
        "rate_limited": _("For mange forsøk. Vent litt og prøv igjen."),
        "enter_current_password": _("Passordet du har nå, er ikke riktig."),
        "incorrect_password": _("Passordet er ikke riktig."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def format_email_subject(self, subject: str) -> str:
        return subject

    def post_login(self, request: HttpRequest, user: Any, **named: Any) -> HttpResponse:
        """Go on in the language the person chose."""
        response: HttpResponse = super().post_login(request, user, **named)
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, user.language, samesite="Lax")
        return response


class KnownPeopleOnly(DefaultSocialAccountAdapter):
    """OpenID Connect signs in those who have an account with the same verified address, and nobody else."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: object) -> bool:
        return False

    def can_authenticate_by_email(self, login: object, email: str) -> bool:
        """Only addresses that the provider says it has verified are asked about."""
        return True
