"""The document store: one TinyDB per cohort and one registry, domain values in and out."""
