from django.db import migrations

from fagloft.database.row_security import protect


class Migration(migrations.Migration):
    dependencies = [("access", "0002_initial"), ("audit", "0002_row_security")]
    operations = [
        protect("access_roleassignmentevent"),
        protect("access_personaccount", own_account=True),
        protect("access_roleassignment", own_account=True),
    ]
