"""Static files under names that carry a hash of their content, the modules that a script imports among them."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Whitenoise's, with imports between our modules renamed too: no browser mixes the scripts of two releases."""

    support_js_module_import_aggregation = True
