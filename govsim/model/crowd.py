"""The two crowds by name: one object for each citizen, or columns."""

AGENTS, ARRAYS = "agents", "arrays"
CROWDS = (AGENTS, ARRAYS)
