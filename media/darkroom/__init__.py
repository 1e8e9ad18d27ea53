"""Where picture files are opened: child processes with bounded memory and time. Imports Pillow, never Django."""
