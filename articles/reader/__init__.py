"""READING: rows and pages that everybody may see. Must never know a working copy."""
