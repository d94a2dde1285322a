"""Every verb that a user can ask for: where the charter, the store and access meet."""
