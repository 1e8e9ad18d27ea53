"""Every static file that a template names is there: a missing one would be a 500 on the hashed names of production."""

import re
from pathlib import Path

from django.apps import apps
from django.contrib.staticfiles import finders
from django.core.files.storage import FileSystemStorage

from newsroom.apps import EDITOR_PLUGINS_LEFT_OUT
from newsroom.static_names import HashedStaticFiles
from outlet import fonts

ROOT = Path(__file__).resolve().parent.parent
NAMED = re.compile(r"""{%\s*static\s+["']([^"'{]+)["']\s*%}""")
FONTS = {"fonts/fonts.css"} | {f"fonts/{face.name}{cut}.woff2" for face in fonts.FACES for cut in fonts.CUTS}


def named_by_templates() -> dict[str, str]:
    templates = [
        path for folder in ("templates", "articles", "media", "newsroom") for path in (ROOT / folder).rglob("*.html")
    ]
    return {name: path.name for path in templates for name in NAMED.findall(path.read_text())}


def test_every_static_file_that_a_template_names_is_there() -> None:
    missing = {
        name: template
        for name, template in named_by_templates().items()
        if name not in FONTS and finders.find(name) is None
    }

    assert missing == {}


def test_the_fonts_that_pages_ask_for_first_are_of_the_first_page() -> None:
    asked = {name.removeprefix("fonts/") for name in named_by_templates() if name.endswith(".woff2")}

    assert asked
    assert asked <= set(fonts.FIRST_PAGE)


def test_the_parts_of_the_editor_that_are_left_out_are_never_published() -> None:
    patterns = apps.get_app_config("staticfiles").ignore_patterns
    published = [name for finder in finders.get_finders() for name, _storage in finder.list(patterns)]

    assert [
        name for name in published if "ckeditor/plugins/" in name and name.split("/")[3] in EDITOR_PLUGINS_LEFT_OUT
    ] == []
    assert "ckeditor/ckeditor/ckeditor.js" in published


def test_a_module_that_a_script_imports_is_named_by_its_content(tmp_path: Path) -> None:
    for name in ("desk-upload.js", "desk-upload-row.js", "desk-upload-send.js", "desk-upload-drop.js"):
        found = finders.find(f"newsroom/{name}")
        assert isinstance(found, str)
        (tmp_path / name).write_bytes(Path(found).read_bytes())
    source = FileSystemStorage(location=tmp_path)
    storage = HashedStaticFiles(location=tmp_path / "out")
    names = source.listdir("")[1]
    for name in names:
        with source.open(name) as file:
            storage.save(name, file)

    list(storage.post_process({name: (source, name) for name in names}))

    with storage.open(storage.stored_name("desk-upload.js")) as script:
        assert re.search(rb'from "\./desk-upload-row\.[0-9a-f]{12}\.js"', script.read())
