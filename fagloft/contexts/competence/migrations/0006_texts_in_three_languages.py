import django.contrib.postgres.indexes
import django.contrib.postgres.search
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('competence', '0005_rules_of_each_organisation'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='competence',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='competence',
            name='update_update',
        ),
        migrations.AddField(
            model_name='competence',
            name='description_en',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='competence',
            name='description_nn',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='competence',
            name='short_name_en',
            field=models.CharField(blank=True, max_length=24),
        ),
        migrations.AddField(
            model_name='competence',
            name='short_name_nn',
            field=models.CharField(blank=True, max_length=24),
        ),
        migrations.AddField(
            model_name='competenceevent',
            name='description_en',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='competenceevent',
            name='description_nn',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='competenceevent',
            name='short_name_en',
            field=models.CharField(blank=True, max_length=24),
        ),
        migrations.AddField(
            model_name='competenceevent',
            name='short_name_nn',
            field=models.CharField(blank=True, max_length=24),
        ),
        # What is generated can only be taken away and made anew.
        migrations.RemoveIndex(model_name='competence', name='competence_search'),
        migrations.RemoveField(model_name='competence', name='search'),
        migrations.AddField(
            model_name='competence',
            name='search',
            field=models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.CombinedSearchVector(django.contrib.postgres.search.CombinedSearchVector(django.contrib.postgres.search.CombinedSearchVector(django.contrib.postgres.search.SearchVector('name_nb', 'name_nn', 'synonyms', 'short_name', 'short_name_nn', config='norwegian', weight='A'), '||', django.contrib.postgres.search.SearchVector('name_en', 'short_name_en', config='english', weight='A'), django.contrib.postgres.search.SearchConfig('norwegian')), '||', django.contrib.postgres.search.SearchVector('description', 'description_nn', config='norwegian', weight='C'), django.contrib.postgres.search.SearchConfig('norwegian')), '||', django.contrib.postgres.search.SearchVector('description_en', config='english', weight='C'), django.contrib.postgres.search.SearchConfig('norwegian')), output_field=django.contrib.postgres.search.SearchVectorField()),
        ),
        migrations.AddIndex(
            model_name='competence',
            index=django.contrib.postgres.indexes.GinIndex(fields=['search'], name='competence_search'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='competence',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "competence_competenceevent" ("code", "competence_class", "component", "counting", "description", "description_en", "description_nn", "id", "name_en", "name_nb", "name_nn", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_on", "review_on", "short_name", "short_name_en", "short_name_nn", "source", "synonyms", "tenant_id") VALUES (NEW."code", NEW."competence_class", NEW."component", NEW."counting", NEW."description", NEW."description_en", NEW."description_nn", NEW."id", NEW."name_en", NEW."name_nb", NEW."name_nn", NEW."owner", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."retired_on", NEW."review_on", NEW."short_name", NEW."short_name_en", NEW."short_name_nn", NEW."source", NEW."synonyms", NEW."tenant_id"); RETURN NULL;', hash='87c49dca17a500318494bdf6ef85d9db79b117c4', operation='INSERT', pgid='pgtrigger_insert_insert_78a3a', table='competence_competence', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='competence',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."competence_class" IS DISTINCT FROM (NEW."competence_class") OR OLD."component" IS DISTINCT FROM (NEW."component") OR OLD."counting" IS DISTINCT FROM (NEW."counting") OR OLD."description" IS DISTINCT FROM (NEW."description") OR OLD."description_en" IS DISTINCT FROM (NEW."description_en") OR OLD."description_nn" IS DISTINCT FROM (NEW."description_nn") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_nb" IS DISTINCT FROM (NEW."name_nb") OR OLD."name_nn" IS DISTINCT FROM (NEW."name_nn") OR OLD."owner" IS DISTINCT FROM (NEW."owner") OR OLD."retired_on" IS DISTINCT FROM (NEW."retired_on") OR OLD."review_on" IS DISTINCT FROM (NEW."review_on") OR OLD."short_name" IS DISTINCT FROM (NEW."short_name") OR OLD."short_name_en" IS DISTINCT FROM (NEW."short_name_en") OR OLD."short_name_nn" IS DISTINCT FROM (NEW."short_name_nn") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."synonyms" IS DISTINCT FROM (NEW."synonyms") OR OLD."tenant_id" IS DISTINCT FROM (NEW."tenant_id"))', func='INSERT INTO "competence_competenceevent" ("code", "competence_class", "component", "counting", "description", "description_en", "description_nn", "id", "name_en", "name_nb", "name_nn", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_on", "review_on", "short_name", "short_name_en", "short_name_nn", "source", "synonyms", "tenant_id") VALUES (NEW."code", NEW."competence_class", NEW."component", NEW."counting", NEW."description", NEW."description_en", NEW."description_nn", NEW."id", NEW."name_en", NEW."name_nb", NEW."name_nn", NEW."owner", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."retired_on", NEW."review_on", NEW."short_name", NEW."short_name_en", NEW."short_name_nn", NEW."source", NEW."synonyms", NEW."tenant_id"); RETURN NULL;', hash='5d2d73b0c31d35ff923f9a193a53bde818bf3dbb', operation='UPDATE', pgid='pgtrigger_update_update_04e92', table='competence_competence', when='AFTER')),
        ),
    ]
