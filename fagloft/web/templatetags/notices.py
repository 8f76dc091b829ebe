"""Messages after an action: their colour, and the way to undo it."""

from django import template
from django.contrib.messages.storage.base import Message

from fagloft.web.frame import UNDO

register = template.Library()


@register.filter
def undo_url(message: Message) -> str:
    """Where to undo what a message tells of, or nothing."""
    tags = message.extra_tags or ""
    return tags.removeprefix(UNDO) if tags.startswith(UNDO) else ""


@register.filter
def message_colour(message: Message) -> str:
    """Colour of a notice; red is kept for what someone must act on."""
    return {"success": "success", "warning": "warning", "error": "danger"}.get(message.level_tag, "info")
