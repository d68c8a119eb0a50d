"""The crowd of arrays: citizens as columns and compiled loops."""
