from django.db import migrations

from fagloft.database.row_security import protect


class Migration(migrations.Migration):
    dependencies = [("imports", "0004_staging")]
    operations = [
        protect("imports_stagedrow"),
    ]
