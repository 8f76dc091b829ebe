"""What was expected, for every code a fault can carry. The words in braces are the fault's own."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OF_THE_FILE: Mapping[str, Promise | str] = {
    "file_empty": _("Filen er tom. Last opp en fil med overskrifter og rader."),
    "file_too_large": _("Filen er for stor: {found_bytes}. Høyst {limit_bytes} kan leses."),
    "not_a_table": _("Filen må være CSV eller Excel (.xlsx). Innholdet er {content}."),
    "not_excel": _("Filen heter noe med .xlsx, men er ikke en Excel-fil. Åpne den i Excel og lagre den som .xlsx."),
    "old_excel": _("Filen er i det gamle Excel-formatet (.xls). Lagre den som .xlsx."),
    "encrypted_excel": _("Arbeidsboken er låst med passord. Lagre den uten passord."),
    "wrong_encoding": _("Bokstavene i filen kan ikke leses. Lagre den som «CSV UTF-8» eller som Excel (.xlsx)."),
    "broken_quotes": _("Et anførselstegn er åpnet og ikke lukket. Se raden, eller lagre filen som Excel (.xlsx)."),
    "zip_bomb": _("Filen blir mye større når den pakkes ut, enn en tabell kan være, og er ikke lest."),
    "too_many_parts": _("Arbeidsboken har {found} deler. Høyst {limit} leses."),
    "hostile_xml": _("Arbeidsboken inneholder noe ingen Excel-fil har ({part}), og er ikke lest."),
    "xlsx_unreadable": _("Arbeidsboken er skadet. Åpne den i Excel og lagre den på nytt."),
    "no_matching_sheet": _("Ingen av arkene har overskriftene i malen. Last ned malen og sammenlign."),
    "no_rows": _("Det er overskrifter, men ingen rader under dem."),
    "too_many_rows": _("Filen har mer enn {limit} rader. Del den i flere filer."),
    "too_many_columns": _("Filen har {found} kolonner. Høyst {limit} leses."),
    "too_many_cells": _("Arket har {found} celler. Høyst {limit} leses. Slett tomme rader og kolonner."),
    "missing_column": _("Kolonnen «{expected}» mangler. Den nærmeste overskriften er «{nearest}»."),
    "missing_column_alone": _("Kolonnen «{expected}» mangler."),
    "duplicate_column": _("Kolonnen «{expected}» står mer enn én gang."),
    "missing_one_of": _("Minst én av kolonnene trengs: {expected}."),
}

OF_A_CELL: Mapping[str, Promise | str] = {
    "required": _("Cellen er tom. Her må det stå noe."),
    "one_of_required": _("Minst én av disse må fylles ut i raden: {expected}."),
    "formula": _("Cellen inneholder en formel. Lim inn verdien i stedet."),
    "formula_like_text": _("Teksten begynner med et tegn som starter en formel (=, +, - eller @)."),
    "error_value": _("Cellen viser en feil fra Excel."),
    "garbled_text": _("Bokstavene er ødelagt. Lagre filen som «CSV UTF-8» eller som Excel (.xlsx)."),
    "control_character": _("Teksten har et tegn som ikke synes. Skriv den på nytt."),
    "too_long": _("Høyst {limit} tegn."),
    "wrong_pattern": _("Skal se slik ut: {pattern}."),
    "not_a_date": _("En dato, for eksempel 22.11.2026."),
    "impossible_date": _("Datoen finnes ikke."),
    "date_out_of_range": _("En dato fra {earliest} til {latest}."),
    "not_a_number": _("Et tall, for eksempel 0,75."),
    "not_a_whole_number": _("Et helt tall."),
    "number_out_of_range": _("Et tall fra {minimum} til {maximum}."),
    "share_out_of_range": _("En andel fra {minimum} til {maximum} %, for eksempel 75 %."),
    "not_a_boolean": _("Ja eller nei."),
    "not_in_list": _("Ett av ordene: {allowed}."),
    "ends_before_it_begins": _("Siste dag må være etter første dag."),
    "duplicate_row": _("Raden er den samme som rad {first_row}."),
    "cells_outside_table": _("Raden har flere celler enn det er overskrifter. Er det et skilletegn for mye?"),
}

OF_THE_REGISTER: Mapping[str, Promise | str] = {
    "longer_than_register": _("Teksten er lengre enn registeret har plass til. Kort den ned."),
    "unknown_person": _("Et ansattnummer eller HPR-nummer som er registrert. Importer personen først."),
    "numbers_of_two_people": _("Ansattnummeret og HPR-nummeret hører til to ulike personer i registeret."),
    "person_contradicted": _("Det samme som i rad {other}, som gjelder samme ansattnummer."),
    "same_person_as_row": _("Et HPR-nummer som er personens eget. Rad {other} gjelder samme person."),
    "unknown_unit": _("Koden til en enhet som er registrert. Importer enheten først."),
    "unit_has_ended": _("En enhet som finnes fra den dagen. Denne er avsluttet."),
    "unit_ring": _("En overordnet enhet som ikke selv ligger under denne."),
    "same_unit_as_row": _("Hver enhet én gang. Rad {other} har samme kode."),
    "ends_before_register_begins": _("En dag etter {other}, da enheten begynner."),
    "leader_since_today": _(
        "En leder som ikke overtar for en som begynner samme dag. Rett dette under Brukere og roller."
    ),
    "unknown_profession": _("Koden eller navnet på et yrke, for eksempel SP eller sykepleier."),
    "before_birth": _("En dag etter at personen ble født."),
    "same_employment_as_row": _("Én linje per person, enhet og startdato. Rad {other} har de samme."),
    "overlaps_row": _("Perioder som ikke overlapper. Rad {other} gjelder samme stilling i samme enhet."),
    "overlaps_register": _(
        "En periode som ikke overlapper den som er registrert fra {other} i samme stilling og enhet."
    ),
    "unknown_competence": _("Koden eller navnet på en kompetanse i katalogen."),
    "code_and_name_disagree": _("Det samme som koden. Kode og navn peker på to ulike kompetanser."),
    "competence_retired": _("En kompetanse som er i bruk. Denne er tatt ut av katalogen."),
    "unknown_level": _("Et nivå som kompetansen har. Det høyeste er {other}."),
    "in_the_future": _("En dag som har vært. Kompetanse registreres når den finnes."),
    "before_employment": _(
        "En dag fra {other}, da personen ble ansatt her. Det leder eller fagansvarlig har sett, kan ikke være eldre."
    ),
    "same_as_row": _("Hver kompetanse én gang. Rad {other} sier det samme på en annen måte."),
    "unknown_target": _("Koden eller navnet på den, de eller det kravet gjelder for, slik det er registrert."),
    "unknown_legal_basis": _("Koden eller navnet på en lov eller avtale som er registrert. Eller la cellen stå tom."),
    "same_requirement_as_row": _("Ett krav om samme kompetanse til de samme. Rad {other} stiller det også."),
    "asked_later": _("En siste dag som er {other} eller før. Fra da av stilles det et annet krav."),
    "same_competence_as_row": _("Hver kompetanse én gang. Rad {other} har samme kode."),
    "shared_competence": _("En kode som er organisasjonens egen. Denne hører til felles katalog."),
    "rule_made_today": _("Det samme som regelen som ble satt i dag ({other} måneder). Prøv igjen i morgen."),
    "fewer_levels": _("Minst {other} nivåer. Nivåer som er i bruk, kan ikke tas bort."),
}

SENTENCES: Mapping[str, Promise | str] = {**OF_THE_FILE, **OF_A_CELL, **OF_THE_REGISTER}
