"""Runs and comparisons: one run and its summary, many runs on the same luck."""
