"""Helpers for the analysis of news coverage of an interview."""
