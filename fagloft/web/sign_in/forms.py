"""The forms of sign-in with our own words: the library's words lack nynorsk, and repeat the label inside the field."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.utils.translation import gettext_lazy as _

CODE_HELP = _("Seks sifre fra autentiseringsappen, eller en av reservekodene dine.")


class _Worded:
    """Labels and help instead of words inside the fields."""

    words: dict[str, Any] = {}
    help_texts: dict[str, Any] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for name, field in self.fields.items():
            field.label = self.words[name]
            field.help_text = self.help_texts.get(name, "")
            field.widget.attrs.pop("placeholder", None)


class _CodeInOurWords(_Worded):
    words = {"code": _("Kode")}
    help_texts = {"code": CODE_HELP}

    def clean_code(self) -> str:
        try:
            return str(super().clean_code())  # type: ignore[misc]
        except forms.ValidationError as fault:
            if fault.code != "incorrect_code":
                raise
            raise forms.ValidationError(_("Koden er ikke riktig. Vent på en ny og prøv igjen.")) from fault


class SignInForm(_Worded, account.LoginForm):
    words = {
        "login": _("E-post"),
        "password": _("Passord"),
        "remember": _("Hold meg innlogget når jeg lukker nettleseren (inntil ti timer)"),
    }


class ResetForm(_Worded, account.ResetPasswordForm):
    words = {"email": _("E-post")}


class _NewPasswordForm(_Worded):
    words = {
        "oldpassword": _("Passordet du har nå"),
        "password1": _("Nytt passord"),
        "password2": _("Nytt passord en gang til"),
    }
    help_texts = {"password1": _("Minst 12 tegn. Gjerne flere ord etter hverandre.")}


class ResetFromKeyForm(_NewPasswordForm, account.ResetPasswordKeyForm):
    pass


class ChangePasswordForm(_NewPasswordForm, account.ChangePasswordForm):
    pass


class SetPasswordForm(_NewPasswordForm, account.SetPasswordForm):
    pass


class ConfirmPasswordForm(_Worded, account.ReauthenticateForm):
    words = {"password": _("Passord")}


class CodeForm(_CodeInOurWords, mfa.AuthenticateForm):
    pass


class ConfirmCodeForm(_CodeInOurWords, mfa.ReauthenticateForm):
    pass


class ActivateAppForm(_CodeInOurWords, totp.ActivateTOTPForm):
    help_texts = {"code": _("Seks sifre som appen viser nå.")}
