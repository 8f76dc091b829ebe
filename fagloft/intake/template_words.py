"""The words of the downloadable templates, by language."""

from typing import Final

from fagloft.intake.template import Kind

WORDS: Final[dict[str, dict[str, str]]] = {
    "nb": {
        "table": "Tabell",
        "explanation": "Forklaring",
        "column": "Kolonne",
        "needed": "Må fylles ut",
        "allowed": "Tillatt innhold",
        "example": "Eksempel",
        "yes": "ja",
        "no": "nei",
        "one_of": "én av: {columns}",
        "delete_example": "Linje 2 er et oppdiktet eksempel. Den blir ikke lest inn så lenge den inneholder EKSEMPEL.",
        "no_formulas": "Skriv verdier, ikke formler. Ikke skriv pasientopplysninger.",
        "range": "{kind} fra {minimum} til {maximum}",
    },
    "nn": {
        "table": "Tabell",
        "explanation": "Forklaring",
        "column": "Kolonne",
        "needed": "Må fyllast ut",
        "allowed": "Tillate innhald",
        "example": "Døme",
        "yes": "ja",
        "no": "nei",
        "one_of": "éin av: {columns}",
        "delete_example": "Linje 2 er eit oppdikta døme. Ho blir ikkje lesen inn så lenge ho inneheld EKSEMPEL.",
        "no_formulas": "Skriv verdiar, ikkje formlar. Ikkje skriv pasientopplysningar.",
        "range": "{kind} frå {minimum} til {maximum}",
    },
    "en": {
        "table": "Table",
        "explanation": "Explanation",
        "column": "Column",
        "needed": "Must be filled in",
        "allowed": "Allowed content",
        "example": "Example",
        "yes": "yes",
        "no": "no",
        "one_of": "one of: {columns}",
        "delete_example": "Row 2 is a fictitious example. It is not read as long as it holds EKSEMPEL.",
        "no_formulas": "Write values, not formulas. Do not write information about patients.",
        "range": "{kind} from {minimum} to {maximum}",
    },
}

KIND_WORDS: Final[dict[str, dict[Kind, str]]] = {
    "nb": {
        Kind.TEXT: "tekst, høyst {limit} tegn",
        Kind.CODE: "kode, høyst {limit} tegn",
        Kind.DATE: "dato, for eksempel 22.11.2026",
        Kind.DECIMAL: "tall",
        Kind.SHARE: "andel, for eksempel 75 % eller 0,75,",
        Kind.WHOLE: "helt tall",
        Kind.BOOLEAN: "ja eller nei",
        Kind.CHOICE: "ett av ordene: {words}",
    },
    "nn": {
        Kind.TEXT: "tekst, høgst {limit} teikn",
        Kind.CODE: "kode, høgst {limit} teikn",
        Kind.DATE: "dato, til dømes 22.11.2026",
        Kind.DECIMAL: "tal",
        Kind.SHARE: "del, til dømes 75 % eller 0,75,",
        Kind.WHOLE: "heilt tal",
        Kind.BOOLEAN: "ja eller nei",
        Kind.CHOICE: "eitt av orda: {words}",
    },
    "en": {
        Kind.TEXT: "text, at most {limit} characters",
        Kind.CODE: "code, at most {limit} characters",
        Kind.DATE: "date, such as 2026-11-22",
        Kind.DECIMAL: "number",
        Kind.SHARE: "share, such as 75 % or 0.75,",
        Kind.WHOLE: "whole number",
        Kind.BOOLEAN: "yes or no",
        Kind.CHOICE: "one of the words: {words}",
    },
}
