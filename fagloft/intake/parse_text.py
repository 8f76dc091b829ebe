"""Text cells: cleaned of what can't be seen, refused when they could act as a formula."""

from dataclasses import dataclass

import polars as pl

from fagloft.intake.template import Column

Params = dict[str, str | int]

_SPACES = r"[\s\x{A0}\x{1680}\x{2000}-\x{200A}\x{202F}\x{205F}\x{3000}]+"
_INVISIBLE = r"[\x{200B}\x{FEFF}\x{AD}]"
_CONTROL = r"[\x{00}-\x{08}\x{0B}\x{0C}\x{0E}-\x{1F}\x{7F}-\x{9F}\x{200E}\x{200F}\x{202A}-\x{202E}\x{2066}-\x{2069}]"
# UTF-8 read as Latin-1, a letter lost for good, and DOS letters read as Windows-1252 (Bj›rn, M†l).
_GARBLED = r"Ã[¸¥¦˜…†\x{A0}]|\x{FFFD}|\p{L}[†›]\p{L}"
_PHONE_LIKE = r"^\+[0-9][0-9 ()-]{4,}$"


@dataclass(frozen=True)
class Refusal:
    """Where `when` holds in a text, the cell has the fault `code`."""

    code: str
    when: pl.Expr
    params: Params


@dataclass(frozen=True)
class Parsed:
    """What a column's cleaned text becomes: its value, and the refusals in the order they are told."""

    value: pl.Expr
    refusals: tuple[Refusal, ...]


def clean(text: pl.Expr) -> pl.Expr:
    visible = text.str.replace_all(_INVISIBLE, "").str.replace_all(_SPACES, " ").str.strip_chars(" ")
    return pl.when(visible != "").then(visible.str.normalize("NFC"))


def refuse_dangerous(text: pl.Expr, column: Column) -> tuple[Refusal, ...]:
    """What no cell may hold, whatever its kind."""
    signs = ("=", "@") if column.kind in _NUMERIC else ("=", "@", "+")
    begins = pl.any_horizontal([text.str.starts_with(sign) for sign in signs])
    return (
        Refusal("formula_like_text", begins & ~text.str.contains(_PHONE_LIKE), {}),
        Refusal("control_character", text.str.contains(_CONTROL), {}),
        Refusal("garbled_text", text.str.contains(_GARBLED), {}),
        Refusal("too_long", text.str.len_chars() > column.max_length, {"limit": column.max_length}),
    )


def parse_text(text: pl.Expr, column: Column) -> Parsed:
    if column.pattern is None:
        return Parsed(text, ())
    wrong = ~text.str.contains(column.pattern)
    return Parsed(text, (Refusal("wrong_pattern", wrong, {"pattern": column.pattern}),))


_NUMERIC = frozenset({"decimal", "share", "whole"})
