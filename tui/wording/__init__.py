"""Codes and values put into words, in a language given as argument."""
