from fagloft.web.leadership.programme_urls import urlpatterns as of_programmes

urlpatterns = [*of_programmes]
