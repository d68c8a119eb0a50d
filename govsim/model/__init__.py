"""What a scenario is, and how an hour passes."""
