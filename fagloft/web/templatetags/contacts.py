"""Whom to turn to at another organisation. What an organisation has written itself stays as it is."""

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def contact_word(contact_function: str) -> str:
    """The functions that the product ships with, in the reader's language."""
    return {
        "Regional rådgiver i helsefellesskapet": _("Regional rådgiver i helsefellesskapet"),
        "Samhandlingssjefen": _("Samhandlingssjefen"),
        "Kompetansekoordinator i helse og omsorg": _("Kompetansekoordinator i helse og omsorg"),
        "Leder av utviklingssenteret": _("Leder av utviklingssenteret"),
        "Koordinator for praksis og videreutdanning": _("Koordinator for praksis og videreutdanning"),
        "Rådgiver for kompetanse- og innovasjonstilskudd": _("Rådgiver for kompetanse- og innovasjonstilskudd"),
    }.get(contact_function, contact_function)
