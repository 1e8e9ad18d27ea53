"""Tags for templates that show photos."""
