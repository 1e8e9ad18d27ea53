"""Each original's hash in its four parts, by which pictures that look alike are found."""

from django.db import migrations

PARTS = "abcd"


def part_hashes(apps, schema_editor):
    originals = apps.get_model("media", "Original").objects.using(schema_editor.connection.alias)
    for original in originals.exclude(dhash="").only("dhash").iterator():
        parts = {f"dhash_{part}": int(original.dhash[4 * at : 4 * at + 4], 16) for at, part in enumerate(PARTS)}
        originals.filter(pk=original.pk).update(**parts)


class Migration(migrations.Migration):
    dependencies = [("media", "0011_desk_rows")]
    operations = [migrations.RunPython(part_hashes, migrations.RunPython.noop)]
