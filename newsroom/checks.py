"""System checks of what would be unsafe. Registered by newsroom.apps."""
