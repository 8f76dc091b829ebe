"""The table of contents of a workbook: its visible sheets, where they lie, and how it counts days."""

import posixpath
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from fagloft.intake.outcome import Unreadable

_TABLE_OF_CONTENTS = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"


@dataclass(frozen=True)
class Workbook:
    """`sheets` gives each visible sheet's part by its name, in the order of the tabs."""

    sheets: dict[str, str]
    date_system_1904: bool


def read_workbook(parts: dict[str, bytes]) -> Workbook:
    contents, relations = _parse(parts, _TABLE_OF_CONTENTS), _parse(parts, _RELATIONS)
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    sheets = {
        sheet.get("name", ""): _part_name(targets.get(_relation_id(sheet), ""))
        for sheet in contents.iterfind("{*}sheets/{*}sheet")
        if sheet.get("state", "visible") == "visible"
    }
    properties = contents.find("{*}workbookPr")
    flag = "" if properties is None else properties.get("date1904", "")
    return Workbook({name: part for name, part in sheets.items() if part in parts}, flag in {"1", "true", "on"})


def _parse(parts: dict[str, bytes], name: str) -> Element:
    try:
        root: Element = fromstring(parts[name], forbid_dtd=True)
    except DefusedXmlException as hostile:
        raise Unreadable("hostile_xml", part=name) from hostile
    except (KeyError, ParseError, ValueError, LookupError) as damaged:
        raise Unreadable("xlsx_unreadable") from damaged
    return root


def _relation_id(sheet: Element) -> str | None:
    return next((value for name, value in sheet.items() if name.endswith("}id")), None)


def _part_name(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
