"""Frames, their functions, wording and agency."""
