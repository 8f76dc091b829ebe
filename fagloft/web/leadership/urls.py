from fagloft.web.leadership.leader_urls import urlpatterns as of_leaders

urlpatterns = [*of_leaders]
