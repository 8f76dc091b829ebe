"""Takes out what no document can hold: control characters and halves of characters in what people wrote."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

_NOT_PRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable[T](content: T) -> T:
    """The same content, with every text in it clean."""
    if isinstance(content, str):
        return cast("T", _NOT_PRINTABLE.sub("", content))
    if isinstance(content, tuple):
        return cast("T", tuple(printable(part) for part in content))
    if is_dataclass(content) and not isinstance(content, type):
        cleaned: dict[str, Any] = {field.name: printable(getattr(content, field.name)) for field in fields(content)}
        return cast("T", replace(content, **cleaned))
    return content
