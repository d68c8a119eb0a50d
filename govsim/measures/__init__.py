"""What is counted: outcomes and tables of a finished run."""
