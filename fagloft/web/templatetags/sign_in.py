"""What the sign-in page asks of the installation."""

from django import template

from fagloft.contexts.organisations.queries.demo import is_demo_only

register = template.Library()


@register.simple_tag
def is_demo() -> bool:
    """Whether one may sign in as a person of the demo."""
    return is_demo_only()
