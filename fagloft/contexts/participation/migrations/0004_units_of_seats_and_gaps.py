from django.db import migrations, models
from django.db.models.deletion import PROTECT


class Migration(migrations.Migration):
    """Nothing has written these tables before, so the columns need no default."""

    dependencies = [("participation", "0003_row_security"), ("organisations", "0002_row_security")]
    operations = [
        migrations.AddField(
            model_name=name,
            name="unit",
            field=models.ForeignKey(on_delete=PROTECT, related_name="+", to="organisations.unit"),
            preserve_default=False,
        )
        for name in ("proposedseat", "opengap")
    ]
