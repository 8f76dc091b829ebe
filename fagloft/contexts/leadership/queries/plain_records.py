"""Frozen records as plain JSON and back, where a whole answer is kept in one field of a row."""

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints


def pack(record: Any) -> Any:
    """Text, numbers, lists and objects only."""
    if is_dataclass(record):
        return {field.name: pack(getattr(record, field.name)) for field in fields(record)}
    if isinstance(record, tuple):
        return [pack(one) for one in record]
    if isinstance(record, date):
        return record.isoformat()
    return str(record) if isinstance(record, Decimal) else record


def unpack[T](kind: type[T], plain: dict[str, Any]) -> T:
    """The record again; what an older version did not know takes its usual value."""
    types = get_type_hints(kind)
    return kind(**{name: _read(types[name], told) for name, told in plain.items() if name in types})


def _read(kind: Any, told: Any) -> Any:
    if isinstance(kind, UnionType):
        return None if told is None else _read(get_args(kind)[0], told)
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], one) for one in told)
    if is_dataclass(kind):
        return unpack(cast("type[Any]", kind), told)
    if kind is date:
        return date.fromisoformat(told)
    return Decimal(told) if kind is Decimal else told
