def schema_faults(x): return []
