from django.urls import include, path

from fagloft.web.sign_in.demo import demo_sign_in

urlpatterns = [
    path("demo/", demo_sign_in, name="demo_sign_in"),
    path("account/", include("fagloft.web.sign_in.account_urls")),
]
