"""A report as tagged PDF, set by typst."""

import json
import re
from dataclasses import asdict
from functools import cache
from pathlib import Path

import typst

from fagloft.documents.report import Report
from fagloft.figures.svg import FONTS

_HERE = Path(__file__).parent
# Latin, Greek and Cyrillic letters with their marks, and common punctuation.
_NOT_DRAWABLE = re.compile(
    "[^\n -~\u00a0-\u017f\u0192\u0218-\u021b\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f"
    "\u1e80-\u1e85\u1e9e\u1ea0-\u1ef9\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2030\u2032\u2033\u2039\u203a"
    "\u20ac\u2122\u2190-\u2193\u2212\u2260\u2264\u2265]"
)


def report_to_pdf(report: Report) -> bytes:
    content = _drawable(json.dumps(asdict(report) | {"made_at": ""}, ensure_ascii=False))
    return typst.compile(
        _template(),
        format="pdf",
        font_paths=_typefaces(),
        ignore_system_fonts=True,
        sys_inputs={"report": content},
        pdf_standards="ua-1",
        timestamp=int(report.made_at.timestamp()),
    )


def _drawable(text: str) -> str:
    """PDF/UA allows no sign without a glyph: those of scripts that no typeface here has become question marks."""
    return _NOT_DRAWABLE.sub("?", text)


@cache
def _template() -> bytes:
    return (_HERE / "report.typ").read_bytes()


@cache
def _typefaces() -> typst.Fonts:
    """Only what comes along, so that a document looks the same on every machine."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])
