from django.urls import include, path

urlpatterns = [path("", include("fagloft.web.urls"))]

handler403 = "fagloft.web.errors.forbidden"
handler404 = "fagloft.web.errors.not_found"
handler429 = "fagloft.web.sign_in.too_many.too_many"
handler500 = "fagloft.web.errors.broken"
