"""What the worker does for photos: each reconciler asks the database what is owed, and does it."""
