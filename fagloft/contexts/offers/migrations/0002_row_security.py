from django.db import migrations

from fagloft.database.row_security import protect


class Migration(migrations.Migration):
    dependencies = [("offers", "0001_initial"), ("audit", "0002_row_security")]
    operations = [
        protect("offers_offer", shared=True),
        protect("offers_offerevent", shared=True),
        protect("offers_offercompetence", shared=True),
        protect("offers_session", shared=True),
        protect("offers_sessionevent", shared=True),
        protect("offers_seatshare", shared=True),
    ]
