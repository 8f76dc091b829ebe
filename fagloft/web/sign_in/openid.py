"""Signing in with an identity provider, where the installation names one."""

from csp.decorators import csp_update
from django.conf import settings

from fagloft.web.access import Page


def may_lead_to_provider(page: Page) -> Page:
    """Let the form of the page end at the provider.

    Browsers apply form-action to where the answer redirects too, and the provider's sign-in often lives on another
    host than the one in its address, so any host with https is let through, on this page only.
    """
    if not settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]:
        return page
    widened: Page = csp_update({"form-action": ["https:"]})(page)
    return widened
