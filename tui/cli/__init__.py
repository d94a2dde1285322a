"""The command line: thin commands that ask the desk, and print tables for people or JSON."""
