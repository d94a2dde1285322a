"""The terminal as Mentorat uses it: what comes in, what goes out, and how it is given back."""
