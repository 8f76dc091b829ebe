from django.urls import path

from fagloft.web.sign_in.language import choose_language
from fagloft.web.start.pages import choose_workplace, start

urlpatterns = [
    path("", start, name="start"),
    path("workplace/", choose_workplace, name="choose_workplace"),
    path("language/", choose_language, name="set_language"),
]
