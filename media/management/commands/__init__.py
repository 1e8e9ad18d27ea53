"""Commands for the files of photos."""
