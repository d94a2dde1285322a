"""The screens: each takes a key, asks the desk and shows what it gives."""
