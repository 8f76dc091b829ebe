from django.urls import path

from fagloft.web.offers.offer import offer
from fagloft.web.offers.offer_edit import offer_add, offer_change, offer_restore, offer_retire
from fagloft.web.offers.offers import offers, offers_export
from fagloft.web.offers.seat_shares import seat_shares
from fagloft.web.offers.session_edit import session_add, session_cancel, session_change, session_restore

urlpatterns = [
    path("offers/", offers, name="offers"),
    path("offers/export/", offers_export, name="offers_export"),
    path("offers/add/", offer_add, name="offer_add"),
    path("offers/<int:offer_id>/", offer, name="offer"),
    path("offers/<int:offer_id>/change/", offer_change, name="offer_change"),
    path("offers/<int:offer_id>/retire/", offer_retire, name="offer_retire"),
    path("offers/<int:offer_id>/restore/", offer_restore, name="offer_restore"),
    path("offers/<int:offer_id>/sessions/add/", session_add, name="session_add"),
    path("offers/sessions/<int:session_id>/change/", session_change, name="session_change"),
    path("offers/sessions/<int:session_id>/cancel/", session_cancel, name="session_cancel"),
    path("offers/sessions/<int:session_id>/restore/", session_restore, name="session_restore"),
    path("offers/sessions/<int:session_id>/shares/", seat_shares, name="seat_shares"),
]
