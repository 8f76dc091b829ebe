from django.urls import path

from fagloft.web.my_competence.my_competence import my_competence

urlpatterns = [
    path("my-competence/", my_competence, name="my_competence"),
]
