"""The tests: one folder an app, one file a promise."""
