"""What goes in and out of a store: documents, tables, snapshots."""
