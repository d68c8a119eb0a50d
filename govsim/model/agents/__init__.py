"""The crowd of agents: one mesa.Agent per citizen, written to be read, debugged and subclassed.

It is the specification: the crowd of arrays must agree with it, count by count.
"""
