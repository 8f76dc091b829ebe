"""Every URL declares who may see it. That it is carried out is tried URL by URL and role by role in tests/web."""

from collections.abc import Callable, Iterable, Iterator

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, include, path

from fagloft.contexts.organisations.scope import ROLES
from tests.architecture.source_files import joined

ALONE = (frozenset({"everybody"}), frozenset({"signed_in"}))
# Packages whose URLs decide for themselves: sign-in must be open, the rest of the account asks for sign-in.
DECIDE_THEMSELVES = ("allauth.",)

type View = Callable[..., object]


def routes(patterns: Iterable[URLPattern | URLResolver], prefix: str = "/") -> Iterator[tuple[str, View]]:
    for pattern in patterns:
        route = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLPattern):
            yield route, pattern.callback
        elif not decides_for_itself(pattern):
            yield from routes(pattern.url_patterns, route)


def decides_for_itself(resolver: URLResolver) -> bool:
    return getattr(resolver.urlconf_name, "__name__", "").startswith(DECIDE_THEMSELVES)


def undeclared(found: Iterable[tuple[str, View]]) -> Iterator[str]:
    for route, view in found:
        declared = getattr(view, "may_be_seen_by", None)
        if not is_declaration(declared):
            yield f"{route} ({view.__module__}) does not declare who may see it: {declared!r}"


def is_declaration(declared: object) -> bool:
    """A set of roles, or one word that stands alone because no role could add to it."""
    if not isinstance(declared, frozenset) or not declared:
        return False
    return declared <= set(ROLES) or declared in ALONE


def test_every_url_declares_who_may_see_it() -> None:
    found = list(routes(get_resolver().url_patterns))
    faults = list(undeclared(found))

    assert [route for route, view in found if view.__module__.startswith("fagloft.web")]
    assert not faults, joined(faults)


@pytest.mark.parametrize(
    ("declared", "is_seen"),
    [
        (None, True),
        (frozenset(), True),
        (frozenset({"leader", "boss"}), True),
        ("leader", True),
        (frozenset({"leader", "everybody"}), True),
        (frozenset({"leader", "deputy"}), False),
        (frozenset({"signed_in"}), False),
        (frozenset({"everybody"}), False),
    ],
)
def test_guard_sees_a_url_that_does_not_declare(declared: object, is_seen: bool) -> None:
    def page(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    if declared is not None:
        page.may_be_seen_by = declared  # type: ignore[attr-defined]
    found = list(routes([path("unit/", include([path("<int:unit_id>/", page)]))]))

    assert [route for route, _view in found] == ["/unit/<int:unit_id>/"]
    assert bool(list(undeclared(found))) == is_seen
