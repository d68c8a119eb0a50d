"""`python -m govsim`."""

from govsim.cli import entry

entry()
