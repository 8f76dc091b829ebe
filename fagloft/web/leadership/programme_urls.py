from django.urls import path

from fagloft.web.leadership.programme import programme
from fagloft.web.leadership.programme_compare import programme_compare
from fagloft.web.leadership.programme_edit import (
    programme_confirm,
    programme_edit,
    programme_new,
    programme_resume,
    programme_retire,
    programme_unconfirm,
)
from fagloft.web.leadership.programme_export import programme_export
from fagloft.web.leadership.programme_import import programme_import, programme_import_save
from fagloft.web.leadership.programme_print import programme_print
from fagloft.web.leadership.programmes import programmes

urlpatterns = [
    path("lederutdanning/", programmes, name="programmes"),
    path("lederutdanning/eksport.<slug:ending>", programme_export, name="programme_export"),
    path("lederutdanning/sammenlign/", programme_compare, name="programme_compare"),
    path("lederutdanning/utskrift/", programme_print, name="programme_print"),
    path("lederutdanning/import/", programme_import, name="programme_import"),
    path("lederutdanning/import/lagre/", programme_import_save, name="programme_import_save"),
    path("lederutdanning/ny/", programme_new, name="programme_new"),
    path("lederutdanning/<int:programme_id>/", programme, name="programme"),
    path("lederutdanning/<int:programme_id>/endre/", programme_edit, name="programme_edit"),
    path("lederutdanning/<int:programme_id>/bekreft/", programme_confirm, name="programme_confirm"),
    path("lederutdanning/<int:programme_id>/bekreft/angre/", programme_unconfirm, name="programme_unconfirm"),
    path("lederutdanning/<int:programme_id>/avslutt/", programme_retire, name="programme_retire"),
    path("lederutdanning/<int:programme_id>/gjenoppta/", programme_resume, name="programme_resume"),
]
