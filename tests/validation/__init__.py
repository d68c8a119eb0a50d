"""The model against known answers.

Two more limit cases are exact and quick, and stand with the default tests: strategies that differ in name only
(`tests/study/test_compare.py`) and a citizen appended (`tests/model/test_model.py`).
"""
