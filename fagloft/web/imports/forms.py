from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from fagloft.contexts.imports.actions.stored_files import LARGEST
from fagloft.web.imports.template_words import template_name
from fagloft.web.templatetags.formats import file_size

# Tables from which one can tell who has left.
TELL_WHO_LEFT = frozenset({"staff_list", "employments"})
TOO_LARGE = "too_large"


class UploadForm(forms.Form):
    """What the table is, and the file."""

    def __init__(self, *arguments: Any, templates: Sequence[str], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["template"] = forms.ChoiceField(
            label=_("Hva inneholder filen?"), choices=[(name, template_name(name)) for name in templates]
        )
        self.fields["file"] = forms.FileField(
            label=_("Fil"),
            help_text=_("Excel (.xlsx) eller CSV, høyst 100 MB."),
            widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
            max_length=255,
            allow_empty_file=True,
            error_messages={"required": _("Velg en fil.")},
        )
        if TELL_WHO_LEFT & set(templates):
            self.fields["end_leavers"] = forms.BooleanField(
                label=_("Avslutt ansettelser som ikke står i filen"),
                help_text=_(
                    "Gjelder personalliste og ansettelser. Velg dette bare når filen har alle som er ansatt. "
                    "Ansettelsene avsluttes i dag og slettes ikke."
                ),
                required=False,
            )

    def clean_file(self) -> UploadedFile[bytes]:
        """An empty file is left to the reading, which tells of everything that can be wrong with one."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            found, most = file_size(file.size or 0), file_size(LARGEST)
            raise ValidationError(
                _("Filen er for stor: %(found)s. Høyst %(most)s kan leses. Del den i flere filer.")
                % {"found": found, "most": most},
                code=TOO_LARGE,
            )
        return file

    @property
    def is_too_large(self) -> bool:
        return self.has_error("file", TOO_LARGE)
