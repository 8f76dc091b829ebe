"""Every code a fault or notice can carry, with its parameters and an English sentence for the developer."""

from typing import Final

FAULT_CODES: Final[dict[str, str]] = {
    # about the file
    "file_empty": "The file is empty.",
    "file_too_large": "The file is {found_bytes} bytes; at most {limit_bytes} are read.",
    "not_a_table": "The file is not CSV or Excel (.xlsx): its content is {content}.",
    "not_excel": "The file is named as an Excel file and is none.",
    "old_excel": "The file is in the old Excel format (.xls); save it as .xlsx.",
    "encrypted_excel": "The workbook is protected by a password; save it without.",
    "wrong_encoding": "The text is not UTF-8, UTF-16 with a byte order mark, or Windows-1252.",
    "broken_quotes": "A quotation mark is opened and not closed, or stands inside a cell.",
    "zip_bomb": "Unpacked the file is larger than {limit_bytes} bytes or {limit_ratio} times its own size.",
    "too_many_parts": "The workbook has {found} parts; at most {limit} are read.",
    "hostile_xml": "The workbook holds a document type declaration in {part}; no Excel file has that.",
    "xlsx_unreadable": "The workbook is damaged or not a workbook.",
    "no_matching_sheet": "No sheet has the expected headers.",
    "no_rows": "There are headers and no rows below them.",
    "too_many_rows": "The file has more than {limit} rows.",
    "too_many_columns": "The file has {found} columns; at most {limit} are read.",
    "too_many_cells": "The sheet spans {found} cells; at most {limit} are read.",
    "missing_column": "The column {expected} is missing. The nearest header is: {nearest}.",
    "duplicate_column": "The column {expected} stands more than once.",
    "missing_one_of": "At least one of the columns {expected} is needed.",
    # about a cell or a row
    "required": "The cell is empty; a value is needed.",
    "one_of_required": "At least one of {expected} is needed in the row.",
    "formula": "The cell holds a formula; paste the value instead.",
    "formula_like_text": "The text begins with a sign that starts a formula.",
    "error_value": "The cell holds an Excel error.",
    "garbled_text": "Letters are damaged; the file was saved in another encoding than it was read in.",
    "control_character": "The text holds a character that can't be seen.",
    "too_long": "The text has more than {limit} characters.",
    "wrong_pattern": "The text does not look as expected: {pattern}.",
    "not_a_date": "Not a date such as 2026-11-22 or 22.11.2026.",
    "impossible_date": "The date does not exist.",
    "date_out_of_range": "The date is not between {earliest} and {latest}.",
    "not_a_number": "Not a number such as 0,75.",
    "not_a_whole_number": "Not a whole number.",
    "number_out_of_range": "The number is not between {minimum} and {maximum}.",
    "share_out_of_range": "The share is not between {minimum} and {maximum} per cent.",
    "not_a_boolean": "Neither yes nor no.",
    "not_in_list": "Not one of: {allowed}.",
    "ends_before_it_begins": "{ends} is before {starts}.",
    "duplicate_row": "The same as row {first_row}.",
    "cells_outside_table": "The row has more cells than there are headers.",
}

NOTICE_CODES: Final[dict[str, str]] = {
    "unknown_column": "The column {header} is not known and is left out.",
    "other_sheets_left_out": "Read the sheet {read}; left out {left_out}.",
    "example_rows_left_out": "{count} example rows are left out.",
    "read_as_windows_1252": "The file was read as Windows-1252.",
}
