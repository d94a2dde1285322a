"""Mentorat, the terminal cockpit of a mentoring programme."""

__version__ = "0.1.0"
