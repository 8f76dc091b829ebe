"""The pages of sign-in that django-allauth carries out: those we offer and no others, each saying who may see it.

Left out on purpose: signing up, changing e-mail (administrators do), codes by e-mail, connecting social accounts.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as openid
from django.urls import URLPattern, path, re_path

from fagloft.web.access import EVERYBODY, SIGNED_IN, Page, may_be_seen_by
from fagloft.web.sign_in import forms
from fagloft.web.sign_in.no_sign_up import no_sign_up
from fagloft.web.sign_in.openid import may_lead_to_provider


def _open(route: str, view: Page, name: str) -> URLPattern:
    return path(route, may_be_seen_by(EVERYBODY)(view), name=name)


def _own(route: str, view: Page, name: str) -> URLPattern:
    return path(route, may_be_seen_by(SIGNED_IN)(view), name=name)


signing_in = [
    _open("login/", may_lead_to_provider(account.LoginView.as_view(form_class=forms.SignInForm)), "account_login"),
    _open("login/code/", mfa.AuthenticateView.as_view(form_class=forms.CodeForm), "mfa_authenticate"),
    _open("logout/", account.logout, "account_logout"),
    _open("inactive/", account.account_inactive, "account_inactive"),
    _open("no-sign-up/", no_sign_up, "account_signup"),
]
forgotten_password = [
    _open("password/reset/", account.PasswordResetView.as_view(form_class=forms.ResetForm), "account_reset_password"),
    _open("password/reset/done/", account.password_reset_done, "account_reset_password_done"),
    _open("password/reset/key/done/", account.password_reset_from_key_done, "account_reset_password_from_key_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        may_be_seen_by(EVERYBODY)(account.PasswordResetFromKeyView.as_view(form_class=forms.ResetFromKeyForm)),
        name="account_reset_password_from_key",
    ),
]
security = [
    _own("security/", mfa.index, "mfa_index"),
    _own(
        "password/change/",
        account.PasswordChangeView.as_view(form_class=forms.ChangePasswordForm),
        "account_change_password",
    ),
    _own("password/set/", account.PasswordSetView.as_view(form_class=forms.SetPasswordForm), "account_set_password"),
    _own(
        "confirm/", account.ReauthenticateView.as_view(form_class=forms.ConfirmPasswordForm), "account_reauthenticate"
    ),
    _own("confirm/code/", mfa.ReauthenticateView.as_view(form_class=forms.ConfirmCodeForm), "mfa_reauthenticate"),
    _own("app/activate/", totp.ActivateTOTPView.as_view(form_class=forms.ActivateAppForm), "mfa_activate_totp"),
    _own("app/deactivate/", totp.deactivate_totp, "mfa_deactivate_totp"),
    _own("recovery-codes/", recovery.view_recovery_codes, "mfa_view_recovery_codes"),
    _own("recovery-codes/generate/", recovery.generate_recovery_codes, "mfa_generate_recovery_codes"),
    _own("recovery-codes/download/", recovery.download_recovery_codes, "mfa_download_recovery_codes"),
]
openid_connect = [
    _open("openid/<slug:provider_id>/login/", openid.login, "openid_connect_login"),
    _open("openid/<slug:provider_id>/login/callback/", openid.callback, "openid_connect_callback"),
    _open("openid/cancelled/", social.login_cancelled, "socialaccount_login_cancelled"),
    _open("openid/error/", social.login_error, "socialaccount_login_error"),
    _open("openid/unknown/", no_sign_up, "socialaccount_signup"),
]

urlpatterns = signing_in + forgotten_password + security + openid_connect
