"""What accounts do: write, publish, answer, campaign."""
