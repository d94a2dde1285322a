"""The journal engine: a base and a journal of checksummed lines in a directory."""
