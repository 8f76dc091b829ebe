from fagloft.web.leadership.leader_urls import urlpatterns as of_leaders
from fagloft.web.leadership.programme_urls import urlpatterns as of_programmes

urlpatterns = [*of_programmes, *of_leaders]
