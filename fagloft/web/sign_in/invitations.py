"""The letter that lets an invited person choose a password."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from fagloft.web.access import ReaderRequest


def send_invitation(request: ReaderRequest, user_id: int, *, is_new: bool) -> None:
    """With a link to choose a password when the account is new; else only that there is more to see."""
    user = get_user_model().objects.get(pk=user_id)
    with translation.override(user.language):
        context = {
            "inviter": request.reader.scope.user_name,
            "organisation": request.reader.workplace.name,
            "is_new": is_new,
            "url": request.build_absolute_uri(_link(user) if is_new else reverse("start")),
        }
        letter = render_to_string("sign_in/invitation.txt", context)
        subject = _("Du har fått tilgang til Fagløft")
    send_mail(subject, letter, None, [user.email])


def _link(user: object) -> str:
    parts = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return reverse("account_reset_password_from_key", kwargs=parts)
