from django.db import migrations

from fagloft.database.row_security import protect


class Migration(migrations.Migration):
    dependencies = [("imports", "0002_initial"), ("audit", "0002_row_security")]
    operations = [
        protect("imports_importrun"),
    ]
