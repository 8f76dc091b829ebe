from django.db import migrations

from fagloft.database.row_security import create_tenant_functions, protect


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [
        create_tenant_functions(),
        protect("audit_reading"),
    ]
