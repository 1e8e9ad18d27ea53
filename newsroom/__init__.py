"""The project: settings, addresses and policies. It holds no stories."""
