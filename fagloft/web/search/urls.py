from django.urls import path

from fagloft.web.search.search import search

urlpatterns = [
    path("search/", search, name="search"),
]
