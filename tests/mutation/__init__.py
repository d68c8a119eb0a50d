"""What `tests/mutants.py` is made of: faults, the tests that reach them, scratch copies, and verdicts."""
