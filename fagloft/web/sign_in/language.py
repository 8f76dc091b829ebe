"""Change the language of the pages; who is signed in has it at the next sign-in too."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_POST
from django.views.i18n import LANGUAGE_QUERY_PARAMETER, set_language

from fagloft.contexts.access.actions import languages
from fagloft.web.access import EVERYBODY, may_be_seen_by


@require_POST
@may_be_seen_by(EVERYBODY)
def choose_language(request: HttpRequest) -> HttpResponseBase:
    chosen = request.POST.get(LANGUAGE_QUERY_PARAMETER, "")
    if request.user.is_authenticated and chosen in dict(settings.LANGUAGES):
        languages.choose(user_id=request.user.pk, language=chosen)
    return set_language(request)
