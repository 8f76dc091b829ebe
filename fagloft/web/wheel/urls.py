from django.urls import path

from fagloft.web.wheel.calendar_feed import calendar_feed
from fagloft.web.wheel.feeds import calendar_feed_end, calendar_feed_keep, calendar_feed_make
from fagloft.web.wheel.wheel import my_wheel, organisation_wheel, unit_wheel

urlpatterns = [
    path("my-competence/annual-wheel/", my_wheel, name="my_wheel"),
    path("unit/<int:unit_id>/annual-wheel/", unit_wheel, name="unit_wheel"),
    path("organisation/annual-wheel/", organisation_wheel, name="organisation_wheel"),
    path("calendar/feeds/make/", calendar_feed_make, name="calendar_feed_make"),
    path("calendar/feeds/<int:feed_id>/end/", calendar_feed_end, name="calendar_feed_end"),
    path("calendar/feeds/<int:feed_id>/keep/", calendar_feed_keep, name="calendar_feed_keep"),
    path("calendar/<int:tenant_id>/<str:token>.ics", calendar_feed, name="calendar_feed"),
]
