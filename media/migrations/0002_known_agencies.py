"""Agencies that most newsrooms meet, under the names by which pages and wires call them. Editors change them on the desk."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

STATE = "State agency: check place names and claims."
AGENCIES = [
    ("AAP", ["Australian Associated Press", "AAP Image"], ""),
    ("AFP", ["Agence France-Presse", "AFP Photo"], ""),
    ("Anadolu", ["Anadolu Agency", "AA", "Anadolu Ajansı"], STATE),
    ("ANSA", ["Agenzia ANSA"], ""),
    ("AP", ["Associated Press", "The Associated Press", "AP Photo"], ""),
    ("APA", ["Austria Presse Agentur", "APA-Images"], ""),
    ("Bloomberg", ["Bloomberg News"], ""),
    ("dpa", ["Deutsche Presse-Agentur", "picture alliance", "dpa picture alliance"], ""),
    ("EFE", ["Agencia EFE"], ""),
    ("EPA", ["European Pressphoto Agency", "EPA-EFE", "EPA Images"], ""),
    ("Getty Images", ["Getty"], ""),
    ("IRNA", ["IRNA news agency", "Islamic Republic News Agency"], STATE),
    ("Kyodo", ["Kyodo News"], ""),
    ("Magnum Photos", ["Magnum"], ""),
    ("PA", ["PA Media", "Press Association", "PA Wire"], ""),
    ("PTI", ["Press Trust of India"], ""),
    ("Reuters", ["Thomson Reuters", "REUTERS", "رويترز"], ""),
    ("SANA", ["SANA news agency", "Syrian Arab News Agency"], STATE),
    ("Shutterstock", ["Rex Features", "Shutterstock Editorial"], ""),
    ("TASS", ["TASS news agency", "ITAR-TASS", "TASS agency"], STATE),
    ("Xinhua", ["Xinhua news agency", "Xinhua News"], STATE),
    ("Yonhap", ["Yonhap News", "Yonhap news agency"], ""),
]


def add(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    source = apps.get_model("media", "Source")
    source.objects.bulk_create(
        source(name=name, aliases=aliases, warning=warning) for name, aliases, warning in AGENCIES
    )


class Migration(migrations.Migration):
    dependencies = [("media", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
